//! Faults in files that YAML accepts, but reads otherwise than the clerk meant.

use std::sync::Arc;

use super::events::Reading;
use super::{Node, NodeKind, SourceFile, Span, bullet, commas, fault, joined};
use crate::finding::Finding;

/// Looks through a file that was read, and mends in the reading what is told here.
pub(super) fn check(file: &Arc<SourceFile>, reading: &mut Reading, findings: &mut Vec<Finding>) {
    let cut = reading.plain.iter().filter_map(|span| cut(file, *span));
    findings.extend(cut.take(fault::MOST + 1));
    let plain = reading.plain.iter();
    let run_in = plain.filter_map(|span| {
        bullet::in_value(file, *span).or_else(|| joined::check(file, *span, true))
    });
    findings.extend(run_in.take(fault::MOST + 1));
    let texts = reading.joined.iter();
    let run_in = texts.filter_map(|span| joined::check(file, *span, false));
    findings.extend(run_in.take(fault::MOST + 1));
    commas::check(file, &mut reading.node, findings);
    tabs(file, &reading.sheltered, findings);
    braces(file, &reading.node, findings);
}

/// A value without quotes that a `#` cuts.
fn cut(file: &Arc<SourceFile>, value: Span) -> Option<Finding> {
    let text = &file.text;
    let rest = &text[value.end..];
    let after = rest.trim_start_matches([' ', '\t']);
    let gap = rest.len() - after.len();
    if gap == 0 || !after.starts_with('#') {
        return None;
    }
    let lost = fault::value_from(text, value.end + gap, false);
    if !cuts(
        &text[value.start..value.end],
        &text[lost.start + 1..lost.end],
    ) {
        return None;
    }
    let start = if value.start == value.end {
        lost.start
    } else {
        value.start
    };
    Some(fault::hash(file, lost, Span::new(start, lost.end)))
}

/// Whether `#` with `after` behind it cut a value rather than began a comment: no space follows it,
/// or the value before it has a bracket or quote that is still open.
pub(super) fn cuts(before: &str, after: &str) -> bool {
    let first = after.trim_start_matches('#').chars().next();
    first.is_some_and(|c| !c.is_whitespace()) || still_open(before)
}

fn still_open(text: &str) -> bool {
    let count = |c: char| text.matches(c).count();
    let more = |open, close| count(open) > count(close);
    more('(', ')') || more('[', ']') || more('“', '”') || more('«', '»') || count('"') % 2 == 1
}

/// Lines that begin with a tab, outside the texts that may hold any character.
fn tabs(file: &Arc<SourceFile>, sheltered: &[Span], findings: &mut Vec<Finding>) {
    let mut sheltered = sheltered.to_vec();
    sheltered.sort_unstable();
    let mut next = sheltered.into_iter().peekable();
    let mut shelter_end = 0;
    for (start, line) in lines(&file.text) {
        while let Some(span) = next.next_if(|span| span.start < start || is_block(span, start)) {
            shelter_end = shelter_end.max(span.end);
        }
        if findings.len() > fault::MOST {
            return;
        }
        if start >= shelter_end {
            findings.extend(tab(file, start, line));
        }
    }
}

/// A block begins on the line itself; a quote or bracket that begins there shelters only what
/// follows it.
fn is_block(span: &Span, line: usize) -> bool {
    span.start == line
}

/// A tab in the indentation of a line that says something.
pub(super) fn tab(file: &Arc<SourceFile>, start: usize, line: &str) -> Option<Finding> {
    let content = line.trim_start_matches([' ', '\t']);
    let blank = &line[..line.len() - content.len()];
    let first = blank.find('\t')?;
    if content.is_empty() || content.starts_with('#') {
        return None;
    }
    let last = blank.rfind('\t').map_or(first, |i| i + 1);
    Some(fault::tab(file, Span::new(start + first, start + last)))
}

/// The lines of a text with their offsets, without their ends.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive(['\n', '\r']).map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end_matches(['\n', '\r']))
    })
}

/// `{{ name }}` that was read as a mapping in a mapping.
fn braces(file: &Arc<SourceFile>, node: &Node, findings: &mut Vec<Finding>) {
    let span = node.span;
    match &node.kind {
        _ if findings.len() > fault::MOST => {}
        NodeKind::Null | NodeKind::Scalar { .. } => {}
        NodeKind::Mapping(_) if file.text[span.start..].starts_with("{{") => {
            findings.push(fault::braces(file, span, span));
        }
        NodeKind::Sequence(items) => {
            for item in items {
                braces(file, item, findings);
            }
        }
        NodeKind::Mapping(entries) => {
            for (_, value) in entries {
                braces(file, value, findings);
            }
        }
    }
}
