//! What is wrong in a standard, and where in its file.

use std::{ops::RangeInclusive, sync::Arc};

use crate::{
    finding::{Finding, Message, code},
    source::{Node, NodeKind, SourceFile, Span, yaml},
};

/// Something wrong, with the keys that lead to it.
struct Fault {
    keys: String,
    message: Message,
}

/// The faults of one standard.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    /// Notes a fault at `keys`, which are joined by dots.
    pub(super) fn push(
        &mut self,
        keys: impl Into<String>,
        vi: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.0.push(Fault {
            keys: keys.into(),
            message: Message::new(vi, en),
        });
    }

    /// Notes a value outside its range.
    pub(super) fn range(&mut self, keys: &str, value: f64, range: RangeInclusive<f64>) {
        if !range.contains(&value) {
            let short = |x: f64| (x * 100.0).round() / 100.0;
            let (low, high) = (short(*range.start()), short(*range.end()));
            self.push(
                keys,
                format!("`{keys}` là {value}, phải từ {low} đến {high}"),
                format!("`{keys}` is {value}, needs {low} to {high}"),
            );
        }
    }

    /// Notes placeholders that a pattern lacks and those that nothing would fill.
    pub(super) fn pattern(&mut self, keys: &str, pattern: &str, names: &[&str]) {
        for name in names {
            if !pattern.contains(&format!("{{{name}}}")) {
                self.push(
                    keys,
                    format!("mẫu `{keys}` thiếu `{{{name}}}`"),
                    format!("the pattern `{keys}` lacks `{{{name}}}`"),
                );
            }
        }
        let unknown = pattern
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name)
            .filter(|name| !names.contains(name));
        for name in unknown {
            self.push(
                keys,
                format!("mẫu `{keys}` có `{{{name}}}` mà không gì thay vào được"),
                format!("nothing fills `{{{name}}}` in the pattern `{keys}`"),
            );
        }
    }

    /// Turns the faults into findings, each at its value; tells whether there was none.
    pub(super) fn place(self, file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let root = yaml::parse(file, &mut Vec::new());
        findings.extend(self.0.into_iter().map(|fault| {
            let span = root
                .as_ref()
                .map_or(Span::default(), |root| locate(root, &fault.keys));
            Finding::error(code::STANDARD_FILE, fault.message).at(file, span)
        }));
        false
    }
}

/// The place of the value that `keys` lead to, or of the nearest one around it.
pub(super) fn locate(root: &Node, keys: &str) -> Span {
    let mut node = root;
    let mut span = Span::default();
    for key in keys.split('.') {
        let next = match &node.kind {
            NodeKind::Mapping(entries) => entries.iter().find(|(k, _)| k.value == key),
            _ => None,
        };
        let Some((name, value)) = next else { break };
        span = match value.kind {
            NodeKind::Scalar { .. } => value.span,
            // Quoted blanks are no value, but they stand somewhere.
            NodeKind::Null if value.span.start < value.span.end => value.span,
            _ => name.span,
        };
        node = value;
    }
    span
}
