//! Whether the standards of a run go together.

use std::sync::Arc;

use super::fault::locate;
use crate::{
    finding::{Finding, Message, code},
    source::{SourceFile, Span, yaml},
    standard::Standard,
};

/// A standard with the file it was read from.
pub(in crate::standard) struct Read {
    pub standard: Standard,
    pub file: Arc<SourceFile>,
}

/// Checks the standards together, sorted by system and first day: no id twice, no two of one
/// system in force on one day.
pub(in crate::standard) fn family(read: &[Read], findings: &mut Vec<Finding>) {
    for (at, later) in read.iter().enumerate() {
        for earlier in read.iter().take(at) {
            let message = if earlier.standard.id == later.standard.id {
                twice(&later.standard)
            } else if overlap(&earlier.standard, &later.standard) {
                both(&earlier.standard, &later.standard)
            } else {
                continue;
            };
            let span = |r: &Read| {
                yaml::parse(&r.file, &mut Vec::new())
                    .map_or(Span::default(), |root| locate(&root, "valid_from"))
            };
            let label = Message::new("tiêu chuẩn kia ở đây", "the other standard is here");
            findings.push(
                Finding::error(code::STANDARD_FILE, message)
                    .at(&later.file, span(later))
                    .related(&earlier.file, span(earlier), label),
            );
        }
    }
}

/// Both in force on some day. An end that is not given is the next one's beginning.
fn overlap(earlier: &Standard, later: &Standard) -> bool {
    earlier.system == later.system
        && (earlier.valid_from == later.valid_from
            || earlier.valid_to.is_some_and(|to| to >= later.valid_from))
}

fn twice(s: &Standard) -> Message {
    Message::new(
        format!("hai tệp cùng mang tiêu chuẩn `{}`", s.id),
        format!("two files hold the standard `{}`", s.id),
    )
}

fn both(earlier: &Standard, later: &Standard) -> Message {
    let (a, b, day) = (&earlier.id, &later.id, later.valid_from);
    Message::new(
        format!("`{a}` và `{b}` cùng có hiệu lực từ {day}"),
        format!("`{a}` and `{b}` are both in force from {day}"),
    )
}
