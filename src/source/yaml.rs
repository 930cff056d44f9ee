//! Reads YAML into [`Node`]s.
//!
//! The library decides where values begin and end; what a plain scalar *means* is ours: numbers,
//! booleans and dates stay the text that the clerk wrote.

use std::sync::Arc;

use super::fault::MOST;
use super::{Node, SourceFile, events, scan, silent};
use crate::finding::{self, Finding, Message, code};

/// Reads the file's text. Faults are pushed to `findings`, all that can be told apart at once, each
/// once; with a fault that ends the reading nothing is returned. An empty file is
/// [`super::NodeKind::Null`].
pub fn parse(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> Option<Node> {
    let mut found = Vec::new();
    let node = match events::read(file, &mut found) {
        Ok(mut reading) => {
            silent::check(file, &mut reading, &mut found);
            Some(reading.node)
        }
        Err(error) => {
            merge(file, &mut found, *error);
            None
        }
    };
    finding::sort(&mut found);
    shorten(file, &mut found);
    findings.append(&mut found);
    node
}

/// Adds what the scanner sees in a file that the library refused, and the library's own error
/// unless it only follows from one of these.
fn merge(file: &Arc<SourceFile>, found: &mut Vec<Finding>, error: Finding) {
    if error.rule == code::LIMIT {
        found.push(error);
        return;
    }
    let start = |finding: &Finding| finding.place.as_ref().map_or(0, |p| p.span.start);
    let line = |offset: usize| file.line_column(offset).0;
    let scanned = scan::scan(file);
    let stopped_at = line(start(&error));
    let explained = scanned.iter().any(|fault| {
        // The library reports a tab at the start of the value that it stands in.
        let same_tab = fault.finding.rule == code::TAB && error.rule == code::TAB;
        fault.breaking && (same_tab || line(start(&fault.finding)) <= stopped_at)
    });
    found.retain(|finding| {
        let twin = |fault: &scan::Fault| start(&fault.finding) == start(finding);
        finding.rule == code::ENCODING || !scanned.iter().any(twin)
    });
    found.extend(scanned.into_iter().map(|fault| fault.finding));
    if !explained {
        found.push(error);
    }
}

fn shorten(file: &Arc<SourceFile>, found: &mut Vec<Finding>) {
    let Some(next) = found.get(MOST).and_then(|f| f.place.clone()) else {
        return;
    };
    found.truncate(MOST);
    let message = Message::new(
        "tệp này còn nhiều lỗi nữa, bắt đầu từ đây",
        "there are more faults in this file, from here on",
    );
    found.push(
        Finding::error(code::LIMIT, message)
            .at(file, next.span)
            .hint(
                "Sửa các lỗi ở trên trước rồi chạy lại.",
                "Mend the faults above first, then run again.",
            ),
    );
}

#[cfg(test)]
mod tests;
