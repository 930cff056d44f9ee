//! Composes a notice: directive × standard × body template.

use std::sync::Arc;

use super::text::{GAP_LINE, end_with};
use super::{
    Addressees, Block, Inline, Letterhead, Meta, Notice, Title, annexes, closing, context,
    letterhead, markdown,
};
use crate::directive::Directive;
use crate::finding::{Finding, Message, code, grouped};
use crate::standard::Standard;
use crate::template::{Templates, body_name, capitalised};

/// Most paragraphs and items of one notice: some four hundred pages, far beyond any real one.
const MOST_BLOCKS: usize = 5_000;

/// Makes the notice.
///
/// What the directive does not give prints as a gap; nothing is invented. The directive must have
/// passed [`crate::rules::check`] without errors in its figures and kind.
///
/// # Errors
/// A finding in the body template, or one that says the notice is far too long.
pub fn compose(
    directive: &Directive,
    standard: &Arc<Standard>,
    templates: &Templates,
) -> Result<Notice, Finding> {
    let mut context = context::context(directive, standard)?;
    let body = templates.render(&body_name(&directive.kind.value), &context)?;
    let mut blocks = markdown::blocks(&body, standard);
    let annexes = annexes::annexes(directive, standard, templates, &mut context)?;
    let count = blocks.len() + annexes.iter().map(|annex| annex.body.len()).sum::<usize>();
    if count > MOST_BLOCKS {
        return Err(too_long(directive, count));
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph {
            text: vec![Inline::plain(GAP_LINE)],
        });
    }
    close_body(&mut blocks, &standard.body.end_mark.value);
    let letterhead = letterhead::letterhead(directive, standard);
    let title = title(directive, standard);
    let addressees = addressees(directive, standard);
    Ok(Notice {
        standard: Arc::clone(standard),
        meta: meta(directive, standard, &letterhead, title.as_ref()),
        letterhead,
        title,
        recipients: closing::recipients(directive, standard, addressees.is_some()),
        addressees,
        body: blocks,
        signatures: closing::signatures(directive, standard),
        annexes,
        contact: directive.contact.as_ref().map(|text| text.value.clone()),
    })
}

fn too_long(directive: &Directive, count: usize) -> Finding {
    let (count, most) = (grouped(count), grouped(MOST_BLOCKS));
    Finding::error(
        code::LIMIT,
        Message::new(
            format!("văn bản có {count} đoạn, nhiều nhất là {most}"),
            format!("the notice has {count} paragraphs, at most {most} are allowed"),
        ),
    )
    .at(&directive.file, directive.kind.span)
    .hint(
        "Tách thành nhiều văn bản.",
        "Split it into several documents.",
    )
}

/// The title; none for a type whose subject stands in the letterhead.
fn title(directive: &Directive, standard: &Standard) -> Option<Title> {
    let kind = standard.types.get(&directive.kind.value);
    if kind.is_some_and(|kind| !kind.name_printed) {
        return None;
    }
    let name = kind.map_or(directive.kind.value.as_str(), |kind| kind.name.as_str());
    let subject = directive
        .subject
        .as_ref()
        .map_or_else(|| GAP_LINE.to_owned(), |s| s.value.clone());
    let subject = if standard.title.subject_capital.value {
        capitalised(&subject)
    } else {
        subject
    };
    Some(Title {
        name: name.to_uppercase(),
        author: directive
            .author
            .as_ref()
            .map(|author| author.value.to_uppercase()),
        subject,
    })
}

/// Whom the document addresses. A type that must address someone shows a gap when nobody is named.
fn addressees(directive: &Directive, standard: &Standard) -> Option<Addressees> {
    let kind = standard.types.get(&directive.kind.value)?;
    let label = kind.addressees_label.clone()?;
    let format = &standard.addressees;
    let lines = match directive.addressees.as_slice() {
        [] if !kind.addressees_needed => return None,
        [] => vec![GAP_LINE.to_owned()],
        [only] => vec![only.value.clone()],
        several => closing::punctuated(
            several.iter().map(|line| line.value.clone()).collect(),
            (&format.prefix, &format.separator, &format.last),
        ),
    };
    Some(Addressees { label, lines })
}

fn meta(
    directive: &Directive,
    standard: &Standard,
    letterhead: &Letterhead,
    title: Option<&Title>,
) -> Meta {
    let kind = standard.types.get(&directive.kind.value);
    let name = kind.map_or(directive.kind.value.as_str(), |kind| kind.name.as_str());
    let author = directive
        .author
        .as_ref()
        .map(|author| author.value.as_str());
    // The clerk's own letters: in a line of running text the subject needs no capital of its own.
    let written = directive.subject.as_ref().map(|s| s.value.as_str());
    let words = match (title, &letterhead.subject) {
        (Some(title), _) => [Some(name), author, Some(written.unwrap_or(&title.subject))],
        (None, subject) => [Some(name), None, subject.as_deref()],
    };
    Meta {
        title: words.into_iter().flatten().collect::<Vec<_>>().join(" "),
        author: letterhead::names_in_text(directive),
        number: letterhead
            .number
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        date: directive
            .issue_date
            .as_ref()
            .map(|date| date.value.to_string()),
        kind: directive.kind.value.clone(),
    }
}

/// Ends the last text of the body with the standard's mark.
fn close_body(blocks: &mut [Block], mark: &str) {
    let text = match blocks.last_mut() {
        Some(
            Block::Paragraph { text } | Block::Item { text, .. } | Block::Article { text, .. },
        ) => text,
        _ => return,
    };
    if let Some(Inline::Text { text, .. }) = text.last_mut() {
        *text = end_with(text, mark);
    }
}
