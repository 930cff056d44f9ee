//! Tasks and petitions.

use crate::directive::fields::Reader;
use crate::directive::keys::{petition, task as keys};
use crate::directive::{Petition, Prose, Task};
use crate::finding::{Finding, Message, code};
use crate::source::{Node, NodeKind};

/// How deep tasks may hold parts of their own: `1.`, `a)`, `-`.
const MAX_DEPTH: usize = 3;

impl Reader<'_> {
    /// A task: a mapping, or only what is to be done. `depth` counts from 1.
    pub(super) fn task(&mut self, node: &Node, depth: usize) -> Option<Task> {
        if depth > MAX_DEPTH {
            self.too_deep(node, MAX_DEPTH);
            return None;
        }
        if matches!(node.kind, NodeKind::Scalar { .. }) {
            return Some(bare(self.prose(node)?, node));
        }
        let fields = self.mapping(node, keys::ALL)?;
        let content = self.needed(&fields, keys::CONTENT, Reader::prose);
        let units = self.texts(&fields, keys::UNIT);
        let with = self.texts(&fields, keys::WITH);
        let deadline = self.maybe(&fields, keys::DEADLINE, Reader::deadline);
        let deliverable = self.maybe(&fields, keys::DELIVERABLE, Reader::text);
        let report_to = self.maybe(&fields, keys::REPORT_TO, Reader::text);
        let items = self.list(&fields, keys::ITEMS, |r, n| r.task(n, depth + 1));
        Some(Task {
            content: content?,
            units,
            with,
            deadline,
            deliverable,
            report_to,
            items,
            span: node.span,
        })
    }

    /// `muc` is nested in more than `most` levels.
    pub(super) fn too_deep(&mut self, node: &Node, most: usize) {
        let message = Message::new(
            format!("`muc` lồng quá {most} tầng"),
            format!("`muc` is nested more than {most} levels deep"),
        );
        let finding = Finding::error(code::LIMIT, message)
            .at(self.file, node.span)
            .hint(
                "Đưa mục này lên một tầng, hoặc viết gộp vào mục chứa nó.",
                "Move this item one level up, or write it into the item that holds it.",
            );
        self.push(finding);
    }

    /// A petition: a mapping, or only what was asked.
    pub(super) fn petition(&mut self, node: &Node) -> Option<Petition> {
        if matches!(node.kind, NodeKind::Scalar { .. }) {
            return Some(Petition {
                unit: None,
                content: self.prose(node)?,
                answer: None,
            });
        }
        let fields = self.mapping(node, petition::ALL)?;
        let unit = self.maybe(&fields, petition::UNIT, Reader::text);
        let content = self.needed(&fields, petition::CONTENT, Reader::prose);
        let answer = self.maybe(&fields, petition::ANSWER, Reader::prose);
        Some(Petition {
            unit,
            content: content?,
            answer,
        })
    }
}

fn bare(content: Prose, node: &Node) -> Task {
    Task {
        content,
        units: Vec::new(),
        with: Vec::new(),
        deadline: None,
        deliverable: None,
        report_to: None,
        items: Vec::new(),
        span: node.span,
    }
}
