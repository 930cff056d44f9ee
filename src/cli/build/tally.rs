//! What a run adds up to.

use std::time::Duration;

use super::super::console::Count;
use super::super::{OK, exit_code, stop};
use super::Plan;
use super::one::Outcome;
use crate::finding::{Finding, Lang};
use crate::workspace::manifest::Manifest;
use crate::workspace::report::Row;

/// What a run adds up to.
pub(super) struct Tally {
    count: Count,
    sources: usize,
    built: usize,
    unchanged: usize,
    failed: usize,
    /// Outputs removed because their source is gone.
    pub(super) removed: usize,
    /// Documents that were not begun.
    pub(super) left: usize,
    /// Findings in documents that were not built, which are only counted.
    untold: bool,
    worst: u8,
}

impl Tally {
    /// Begins with what was found before any document.
    pub(super) fn new(findings: &[Finding], sources: usize) -> Self {
        let mut tally = Self {
            count: Count::default(),
            sources,
            built: 0,
            unchanged: 0,
            failed: 0,
            removed: 0,
            left: 0,
            untold: false,
            worst: OK,
        };
        tally.add(findings);
        tally
    }

    /// Adds findings.
    pub(super) fn add(&mut self, findings: &[Finding]) {
        self.count.add(Count::of(findings));
        self.worst = self.worst.max(exit_code(findings.iter()));
    }

    /// Adds a document that was worked on.
    pub(super) fn done(&mut self, outcome: &Outcome) {
        self.add(&outcome.findings);
        if exit_code(outcome.findings.iter()) != OK {
            self.failed += 1;
        } else if outcome.changed {
            self.built += 1;
        } else {
            self.unchanged += 1;
        }
    }

    /// Adds a document that needed no work.
    pub(super) fn unchanged(&mut self, row: &Row) {
        let count = Count::from(row);
        self.unchanged += 1;
        self.untold |= count != Count::default();
        self.count.add(count);
    }

    /// Adds what a plan that is only shown would do.
    pub(super) fn plan(&mut self, plan: &Plan, manifest: &Manifest) {
        for step in &plan.steps {
            match manifest.entries.get(&step.name) {
                Some(entry) if step.todo.is_empty() => self.unchanged(&entry.row),
                _ => self.left += 1,
            }
        }
    }

    /// Whether nothing was done and nothing went wrong.
    pub(super) fn is_idle(&self) -> bool {
        self.built + self.failed + self.removed == 0 && self.worst == OK
    }

    /// The exit code.
    pub(super) fn worst(&self) -> u8 {
        if stop::asked() {
            stop::STOPPED
        } else {
            self.worst
        }
    }

    /// The last line: documents, findings, and the time when the work was done.
    pub(super) fn line(&self, lang: Lang, time: Option<Duration>) -> String {
        let counts = [
            (self.built, "đã tạo", "built"),
            (self.unchanged, "không đổi", "unchanged"),
            (self.failed, "bị lỗi", "failed"),
            (self.left, "chưa làm", "not built yet"),
        ];
        let counts = counts.iter().filter(|(count, ..)| *count > 0);
        let words = counts.map(|(count, vi, en)| format!("{count} {}", lang.pick(vi, en)));
        let words: Vec<String> = words.collect();
        let sources = self.sources;
        let mut line = match lang {
            Lang::Vi => format!("Tổng cộng {sources} văn bản"),
            Lang::En => format!("{sources} in all"),
        };
        if !words.is_empty() {
            line.push_str(&format!(": {}", words.join(", ")));
        }
        if self.removed > 0 {
            let removed = self.removed;
            line.push_str(&match lang {
                Lang::Vi => format!("; xóa {removed} tệp không còn nguồn"),
                Lang::En => format!("; {removed} outputs without a source removed"),
            });
        }
        let found = self.count.words(lang);
        if !found.is_empty() {
            line.push_str(&format!("; {found}"));
        }
        line.push('.');
        if let Some(time) = time {
            line.push_str(&seconds(time, lang));
        }
        line.push('\n');
        if self.untold {
            line.push_str(lang.pick(
                "Muốn xem lại cảnh báo của các văn bản không đổi: `vanthu check`.\n",
                "To read the findings of unchanged notices again: `vanthu check`.\n",
            ));
        }
        if stop::asked() {
            line.push_str(lang.pick(
                "Đã dừng theo yêu cầu; chạy lại `vanthu build` để làm tiếp.\n",
                "Stopped on request; run `vanthu build` again to go on.\n",
            ));
        }
        line
    }
}

fn seconds(time: Duration, lang: Lang) -> String {
    let seconds = format!("{:.2}", time.as_secs_f64());
    match lang {
        Lang::Vi => format!(" Thời gian: {} giây.", seconds.replace('.', ",")),
        Lang::En => format!(" Time: {seconds} s."),
    }
}
