//! What may be wrong around the documents: fonts, templates, the folder, its files, the machine.
//!
//! Each look gives one line: all well, or what is not and how to mend it. Nothing is changed.

mod files;
mod folder;
mod machine;

use std::path::Path;

use crate::finding::{Finding, Message, Severity};

/// How a look turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// All well.
    Well,
    /// Works, but may surprise.
    Warning,
    /// Documents cannot be made, or not all.
    Error,
}

/// One line of the examination.
#[derive(Debug, Clone)]
pub struct Line {
    /// How it turned out.
    pub state: State,
    /// What was looked at and seen.
    pub text: Message,
    /// How to mend it; none when all is well.
    pub hint: Option<Message>,
}

impl Line {
    fn well(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            state: State::Well,
            text: Message::new(vi, en),
            hint: None,
        }
    }

    fn warning(text: (String, String), hint: (&str, &str)) -> Self {
        Self {
            state: State::Warning,
            text: Message::new(text.0, text.1),
            hint: Some(Message::new(hint.0, hint.1)),
        }
    }

    fn error(text: (String, String), hint: (&str, &str)) -> Self {
        Self {
            state: State::Error,
            ..Self::warning(text, hint)
        }
    }

    /// A finding that a stage made, as a line.
    fn of(finding: &Finding) -> Self {
        let held = finding.place.as_ref().map(|place| &place.file.path);
        let path = held.or(finding.path.as_ref());
        let at = path.map(|path| format!("{path}: ")).unwrap_or_default();
        Self {
            state: match finding.severity {
                Severity::Error => State::Error,
                _ => State::Warning,
            },
            text: Message::new(
                format!("{at}{}", finding.message.vi),
                format!("{at}{}", finding.message.en),
            ),
            hint: finding.hint.clone(),
        }
    }
}

/// Looks at everything that documents of `folder` need.
pub fn examine(folder: &Path, out: &Path, fonts: Option<&Path>) -> Vec<Line> {
    let mut lines = folder::examine(folder, fonts);
    lines.extend(files::examine(folder));
    lines.push(machine::writable(out));
    lines.push(machine::console());
    lines
}
