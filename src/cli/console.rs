//! The terminal: colours, progress, counted words.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::finding::{Finding, Lang, Severity, terminal};

/// Whether a stream wants colours: a terminal, and `NO_COLOR` is not set.
fn colour(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none()
}

/// Prints findings to the error stream.
pub(super) fn to_stderr(findings: &[Finding], lang: Lang) {
    let colour = colour(std::io::stderr().is_terminal());
    for finding in findings {
        eprintln!("{}\n", terminal::render(finding, lang, colour));
    }
}

/// Prints findings to the output stream.
pub(super) fn to_stdout(findings: &[Finding], lang: Lang) {
    let colour = colour(std::io::stdout().is_terminal());
    for finding in findings {
        println!("{}\n", terminal::render(finding, lang, colour));
    }
}

/// A bar on the terminal for work that lasts; nothing elsewhere or for a handful of files.
pub(super) fn progress(count: usize) -> ProgressBar {
    let shown = count > 50 && std::io::stderr().is_terminal();
    let target = if shown {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(count as u64), target);
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Counts of findings by severity.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
}

impl Count {
    /// Counts a list.
    pub(super) fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// Adds another count.
    pub(super) fn add(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }

    /// `1 lỗi, 2 cảnh báo`; what is nought is left out; empty when all are nought.
    pub(super) fn words(self, lang: Lang) -> String {
        let words = [
            (self.errors, lang.pick("lỗi", "error"), "errors"),
            (self.warnings, lang.pick("cảnh báo", "warning"), "warnings"),
            (self.notes, lang.pick("lưu ý", "note"), "notes"),
        ];
        let counted = words.into_iter().filter(|(n, ..)| *n > 0);
        let phrase = |(n, one, many)| match lang {
            Lang::En if n != 1 => format!("{n} {many}"),
            _ => format!("{n} {one}"),
        };
        counted.map(phrase).collect::<Vec<_>>().join(", ")
    }
}
