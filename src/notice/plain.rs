//! Parts of a directive as plain text, in the words that the notice prints.

use super::{Inline, context, markdown};
use crate::directive::{Deadline, Directive, Prose};
use crate::standard::Standard;

/// The paragraphs with their figures filled in and without emphasis, each on one line.
pub fn paragraphs(directive: &Directive, standard: &Standard, prose: &Prose) -> Vec<String> {
    let texts = context::prose(directive, Some(prose));
    texts.iter().map(|text| plain(text, standard)).collect()
}

fn plain(markdown: &str, standard: &Standard) -> String {
    let blocks = markdown::blocks(markdown, standard);
    let runs = blocks.iter().flat_map(|block| block.text());
    let text: String = runs
        .map(|run| match run {
            Inline::Break => " ",
            Inline::Text { text, .. } => text,
        })
        .collect();
    // A no-break space keeps words on one line of a page; a list is searched and sorted.
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// A deadline as the notice prints it.
pub fn deadline(deadline: &Deadline) -> String {
    context::deadline_text(deadline)
}
