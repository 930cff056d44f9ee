//! Filters for body templates, with Vietnamese names.

use tera::{Kwargs, State, Tera};

/// Registers the filters in a Tera instance.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("cau", |text: &str, _: Kwargs, _: &State<'_>| sentence(text));
    tera.register_filter("hoa_dau", |text: &str, _: Kwargs, _: &State<'_>| {
        capitalised(text)
    });
    tera.register_filter("bo_cham", |text: &str, _: Kwargs, _: &State<'_>| {
        without_stop(text)
    });
}

/// `cau`: ends the text with a full stop unless it already ends a clause.
fn sentence(text: &str) -> String {
    let trimmed = text.trim_end();
    let last = trimmed
        .trim_end_matches(['*', '”', '"', ')', '’'])
        .chars()
        .last();
    match last {
        Some('.' | '!' | '?' | '…' | ':' | ';' | ',') | None => trimmed.to_owned(),
        Some(_) => format!("{trimmed}."),
    }
}

/// `hoa_dau`: the first letter in capital, the rest as it is.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// `bo_cham`: without the full stop at the end.
fn without_stop(text: &str) -> String {
    text.trim_end().trim_end_matches(['.', ';', ',']).to_owned()
}
