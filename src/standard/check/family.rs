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
    /// The user's own, not built in.
    pub by_user: bool,
}

/// Checks the standards together, sorted by system and first day: no id twice, no two of one
/// system in force on one day. Of two that clash the user's is told and taken out, of two of the
/// user's the later.
pub(in crate::standard) fn family(read: &mut Vec<Read>, findings: &mut Vec<Finding>) {
    while let Some((faulty, other, message)) = clash(read) {
        let label = Message::new("tiêu chuẩn kia ở đây", "the other standard is here");
        let taken = read.remove(faulty);
        // What stood after the one taken out has moved up.
        let other = read.get(if other > faulty { other - 1 } else { other });
        let finding = Finding::error(code::STANDARD_FILE, message)
            .at(&taken.file, first_day(&taken))
            .hint(
                "sửa `valid_from`, `valid_to`, hoặc đặt tên tệp trùng tiêu chuẩn muốn thay",
                "mend `valid_from` or `valid_to`, or name the file after the standard it replaces",
            );
        findings.push(match other {
            Some(other) => finding.related(&other.file, first_day(other), label),
            None => finding,
        });
    }
}

/// The first two that clash: which is at fault, the other one, and what is wrong.
fn clash(read: &[Read]) -> Option<(usize, usize, Message)> {
    for (at, later) in read.iter().enumerate() {
        for (before, earlier) in read.iter().enumerate().take(at) {
            let message = if earlier.standard.id == later.standard.id {
                twice(&later.standard)
            } else if overlap(&earlier.standard, &later.standard) {
                both(&earlier.standard, &later.standard)
            } else {
                continue;
            };
            return Some(if later.by_user {
                (at, before, message)
            } else {
                (before, at, message)
            });
        }
    }
    None
}

fn first_day(read: &Read) -> Span {
    yaml::parse(&read.file, &mut Vec::new())
        .map_or(Span::default(), |root| locate(&root, "valid_from"))
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
