//! The terminal: what is said, colours, progress, counted words.

use std::cell::Cell;
use std::io::{ErrorKind, IsTerminal as _, Write};
use std::time::SystemTime;

use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::FAILED;
use crate::finding::{Finding, Lang, Severity, terminal};
use crate::workspace::report::Row;

/// The two streams of a run. A reader that has gone away (`| head`) ends the talk, not the work; any
/// other failure to write is remembered for the exit code.
pub(super) struct Console {
    pub(super) lang: Lang,
    failed: Cell<bool>,
}

impl Console {
    /// Speaks `lang`.
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            failed: Cell::new(false),
        }
    }

    /// Prints to the output stream.
    pub(super) fn out(&self, text: &str) {
        self.put(std::io::stdout().lock(), text);
    }

    /// Prints to the error stream.
    pub(super) fn err(&self, text: &str) {
        self.put(std::io::stderr().lock(), text);
    }

    /// Prints findings to the error stream.
    pub(super) fn complain(&self, findings: &[Finding]) {
        let colour = colour(std::io::stderr().is_terminal());
        for finding in findings {
            self.err(&format!(
                "{}\n\n",
                terminal::render(finding, self.lang, colour)
            ));
        }
    }

    /// Prints findings to the output stream.
    pub(super) fn list(&self, findings: &[Finding]) {
        let colour = colour(std::io::stdout().is_terminal());
        for finding in findings {
            self.out(&format!(
                "{}\n\n",
                terminal::render(finding, self.lang, colour)
            ));
        }
    }

    /// The exit code, once everything has been said.
    pub(super) fn code(&self, code: u8) -> u8 {
        if self.failed.get() {
            code.max(FAILED)
        } else {
            code
        }
    }

    fn put(&self, mut stream: impl Write, text: &str) {
        let written = stream
            .write_all(text.as_bytes())
            .and_then(|()| stream.flush());
        if written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe) {
            self.failed.set(true);
        }
    }
}

/// Today by the machine's clock, in Viet Nam (UTC+7).
pub(super) fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs()) + 7 * 60 * 60;
    let days = i64::try_from(seconds / (24 * 60 * 60)).unwrap_or(0);
    NaiveDate::from_epoch_days(i32::try_from(days).unwrap_or(0)).unwrap_or_default()
}

/// The columns of the terminal that the output stream is; of a file or a pipe 80.
pub(super) fn width() -> usize {
    let size = ::console::Term::stdout().size_checked();
    let terminal = std::io::stdout().is_terminal();
    size.filter(|_| terminal)
        .map_or(80, |(_, columns)| usize::from(columns))
}

/// Whether a stream wants colours: a terminal, and `NO_COLOR` is not set.
fn colour(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none()
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

impl From<&Row> for Count {
    fn from(row: &Row) -> Self {
        Self {
            errors: row.errors,
            warnings: row.warnings,
            notes: row.notes,
        }
    }
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
            (self.errors, Severity::Error.word(lang), "errors"),
            (self.warnings, Severity::Warning.word(lang), "warnings"),
            (self.notes, Severity::Note.word(lang), "notes"),
        ];
        let counted = words.into_iter().filter(|(n, ..)| *n > 0);
        let phrase = |(n, one, many)| match lang {
            Lang::En if n != 1 => format!("{n} {many}"),
            _ => format!("{n} {one}"),
        };
        counted.map(phrase).collect::<Vec<_>>().join(", ")
    }
}
