//! What is wrong with one value, before it is known where the value stands.

use std::sync::Arc;

use crate::finding::{Finding, Message};
use crate::source::{SourceFile, Span};

/// A fault of a value: the message, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub message: Message,
    /// How to mend it.
    pub hint: Message,
}

impl Fault {
    /// A fault from its texts in Vietnamese and English.
    pub fn new(message: (String, String), hint: (String, String)) -> Self {
        Self {
            message: Message::new(message.0, message.1),
            hint: Message::new(hint.0, hint.1),
        }
    }

    /// The fault as an error at a place.
    pub fn at(self, rule: &'static str, file: &Arc<SourceFile>, span: Span) -> Finding {
        Finding::error(rule, self.message)
            .at(file, span)
            .hint(self.hint.vi, self.hint.en)
    }
}
