//! Annexes: label, title, what they belong to, and their body.

use tera::Context;

use super::context::annex_view;
use super::text::GAP_LINE;
use super::{Annex, Block, Inline, letterhead, markdown};
use crate::directive::{self, Directive};
use crate::finding::Finding;
use crate::standard::Standard;
use crate::standard::grammar::{self, GAP_WORD, fill, roman};
use crate::template::{ANNEX, Templates};

/// The annexes in order. `context` is the document's; each annex stands in it in turn as `phu_luc`.
///
/// # Errors
/// A finding in the template.
pub(super) fn annexes(
    directive: &Directive,
    standard: &Standard,
    templates: &Templates,
    context: &mut Context,
) -> Result<Vec<Annex>, Finding> {
    let mut composed = Vec::with_capacity(directive.annexes.len());
    for (i, annex) in directive.annexes.iter().enumerate() {
        context.insert("phu_luc", &annex_view(directive, standard, annex));
        let body = templates.render(ANNEX, context)?;
        let mut body = markdown::blocks(&body, standard);
        if body.is_empty() {
            body.push(Block::Paragraph {
                text: vec![Inline::plain(GAP_LINE)],
            });
        }
        composed.push(Annex {
            label: label(standard, i + 1, directive.annexes.len()),
            title: title(standard, annex),
            reference: reference(directive, standard),
            body,
        });
    }
    Ok(composed)
}

/// `Phụ lục`, or with its number among several.
fn label(standard: &Standard, number: usize, count: usize) -> String {
    let format = &standard.annexes;
    if count == 1 {
        return format.label_alone.clone();
    }
    let (roman, number) = (roman(number as u64), number.to_string());
    fill(&format.label, &[("R", &roman), ("n", &number)])
}

fn title(standard: &Standard, annex: &directive::Annex) -> String {
    let title = annex.title.as_ref().map(|title| title.value.as_str());
    let title = title.unwrap_or(GAP_LINE);
    if standard.annexes.title.caps {
        title.to_uppercase()
    } else {
        title.to_owned()
    }
}

/// What the annex belongs to. A number or date not yet given shows as a gap.
fn reference(directive: &Directive, standard: &Standard) -> String {
    let kind = standard.types.get(&directive.kind.value);
    let date = directive.issue_date.as_ref().map(|date| date.value);
    fill(
        &standard.annexes.reference,
        &[
            ("loai", kind.map_or(GAP_WORD, |kind| kind.name.as_str())),
            ("so", &number(directive, standard)),
            ("ngay", &grammar::date_in_sentence(standard, date)),
            ("co_quan", &letterhead::names_in_text(directive)),
        ],
    )
}

/// Number and symbol without the word `Số`.
fn number(directive: &Directive, standard: &Standard) -> String {
    let given = directive.number.as_ref().map(|number| number.value);
    let line = letterhead::number_line(directive, standard, given);
    let bare = line.trim_start_matches("Số").trim_start_matches([':', ' ']);
    match given {
        Some(_) => bare.to_owned(),
        // The letterhead leaves room to write a number in; in a sentence the gap must be seen.
        None => bare.replacen(&standard.number.blank, GAP_WORD, 1),
    }
}
