//! Numbers with a decimal comma between brackets: `{gia_tri: 12,5}` is read as two entries.

use std::sync::Arc;

use super::{Located, Node, NodeKind, SourceFile, Span, fault};
use crate::finding::{Finding, Message, code};

/// Finds the numbers that a comma cut in two, and puts them together again so that nothing else is
/// said about them.
pub(super) fn check(file: &Arc<SourceFile>, node: &mut Node, findings: &mut Vec<Finding>) {
    if findings.len() > fault::MOST {
        return;
    }
    match &mut node.kind {
        NodeKind::Null | NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => {
            list(file, items, findings);
            for item in items {
                check(file, item, findings);
            }
        }
        NodeKind::Mapping(entries) => {
            mapping(file, entries, findings);
            for (_, value) in entries {
                check(file, value, findings);
            }
        }
    }
}

fn mapping(
    file: &Arc<SourceFile>,
    entries: &mut Vec<(Located<String>, Node)>,
    findings: &mut Vec<Finding>,
) {
    let mut whole: Vec<(Located<String>, Node)> = Vec::with_capacity(entries.len());
    let mut cut = Vec::new();
    for (key, value) in entries.drain(..) {
        let bare = value.kind == NodeKind::Null && !followed_by_colon(file, key.span);
        let joined = match whole.last_mut() {
            Some((_, before)) if bare => rejoin(file, before, &key.value, key.span),
            _ => false,
        };
        if joined {
            cut.push(whole.len() - 1);
        } else {
            whole.push((key, value));
        }
    }
    *entries = whole;
    cut.dedup();
    let cut = cut.into_iter().filter_map(|i| entries.get(i));
    for (key, value) in cut.take(fault::MOST + 1) {
        findings.extend(finding(file, value, &format!("{}: ", key.value)));
    }
}

fn list(file: &Arc<SourceFile>, items: &mut Vec<Node>, findings: &mut Vec<Finding>) {
    let mut whole: Vec<Node> = Vec::with_capacity(items.len());
    let mut cut = Vec::new();
    for item in items.drain(..) {
        // `[khu 1, 2]` are two entries; a decimal comma has no space behind it.
        let close = file.text[..item.span.start].ends_with(',');
        let joined = match (&item.kind, whole.last_mut()) {
            (NodeKind::Scalar { text, plain: true }, Some(before)) if close => {
                rejoin(file, before, text, item.span)
            }
            _ => false,
        };
        if joined {
            cut.push(whole.len() - 1);
        } else {
            whole.push(item);
        }
    }
    *items = whole;
    cut.dedup();
    let cut = cut.into_iter().filter_map(|i| items.get(i));
    for value in cut.take(fault::MOST + 1) {
        findings.extend(finding(file, value, ""));
    }
}

/// Puts `tail` behind the number that `before` ends with. Tells whether it belonged there.
fn rejoin(file: &SourceFile, before: &mut Node, tail: &str, at: Span) -> bool {
    let number = tail.strip_suffix('%').unwrap_or(tail).trim_end();
    let is_digits = number.bytes().all(|b| b.is_ascii_digit());
    let between = file.text.get(before.span.end..at.start).unwrap_or("");
    // `12,5 tấn`: with a unit behind it only a comma without a space tells.
    if !tail.starts_with(|c: char| c.is_ascii_digit()) || !(is_digits || between == ",") {
        return false;
    }
    match &mut before.kind {
        NodeKind::Scalar { text, .. }
            if between.trim() == "," && text.ends_with(|c: char| c.is_ascii_digit()) =>
        {
            let sentence = text.contains(char::is_alphabetic) && between.ends_with(' ');
            text.push_str(if sentence { ", " } else { "," });
            text.push_str(tail);
            before.span.end = at.end;
            true
        }
        _ => false,
    }
}

fn followed_by_colon(file: &SourceFile, key: Span) -> bool {
    let after = file.text.get(key.end..).unwrap_or("");
    after.trim_start().starts_with(':')
}

fn finding(file: &Arc<SourceFile>, value: &Node, key: &str) -> Option<Finding> {
    let NodeKind::Scalar { text, .. } = &value.kind else {
        return None;
    };
    let message = Message::new(
        "dấu phẩy trong số bị YAML coi là dấu ngăn giữa hai mục",
        "YAML takes the comma in this number for the end of the entry",
    );
    let finding = Finding::error(code::NUMBER, message)
        .at(file, value.span)
        .need(
            "số có dấu phẩy phải đặt trong dấu nháy",
            "a number with a comma needs quotes",
        )
        .hint(
            format!("Đặt số trong dấu nháy: `{key}\"{text}\"`."),
            format!("Put the number in quotes: `{key}\"{text}\"`."),
        );
    Some(finding)
}
