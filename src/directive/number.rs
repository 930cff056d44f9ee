//! Numbers as Vietnamese offices write them: `1.873`, `97,58%`, `05`.

use rust_decimal::Decimal;

/// A number with the text the clerk wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As written, which is also how it is printed.
    pub text: String,
    /// The value; `97,58%` has the value 97.58.
    pub value: Decimal,
    /// Written with `%`.
    pub percent: bool,
}
