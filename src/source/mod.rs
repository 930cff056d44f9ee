//! From bytes to values that know where they stood.
//!
//! [`text`] decodes a file, [`yaml`] reads it into [`Node`]s with the text of every scalar as it
//! was written. Meaning (numbers, dates, keys) comes later, in [`crate::directive`].

mod bullet;
mod commas;
pub mod comments;
pub mod composed;
mod events;
mod fault;
mod joined;
mod mend;
mod plain;
mod scan;
mod silent;
mod syntax;
pub mod text;
pub mod typed;
mod unseen;
pub mod yaml;

pub use text::{LineIndex, SourceFile, Span};

/// A value together with the byte range where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Located<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// One value of a YAML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it was written. For a list or mapping: from its first to its last value.
    pub span: Span,
}

/// What a YAML value is. Scalars keep the text as written: `1.873`, `05`, `no` and `1e3` are text
/// here, in NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing: an empty value, `""`, `~`, `null`, or only dots (`…`), which mark a place left open.
    Null,
    /// A text. `plain` tells that it was written without quotes on one line.
    Scalar {
        /// The text in NFC; folded and block texts are already joined as YAML asks.
        text: String,
        /// Written without quotes or block indicator.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping in the order written; keys may repeat (the reader of the mapping reports it).
    Mapping(Vec<(Located<String>, Node)>),
}

impl Node {
    /// Whether another node says the same, wherever it stands and however it is written.
    pub fn says_the_same(&self, other: &Self) -> bool {
        comments::same(self, other)
    }
}
