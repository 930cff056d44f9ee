//! `vanthu check`: everything that is wrong, nothing built.

use chrono::NaiveDate;

use super::console::{self, Console, Count};
use super::crew::Crew;
use super::fix::{self, Consent};
use super::{Common, exit_code};
use crate::finding::{self, Finding, Lang, json};
use crate::workspace::job::{self, Depth};
use crate::workspace::scan;
use crate::workspace::shared::Shared;

/// A checked `check` command line.
pub(super) struct CheckConfig {
    pub(super) common: Common,
    pub(super) json: bool,
    /// How far each document is taken.
    pub(super) depth: Depth,
    /// Mend what can be mended, asking first or not; none to mend nothing.
    pub(super) fix: Option<Consent>,
    /// The day on which drafts are looked at; none for today.
    pub(super) today: Option<NaiveDate>,
}

/// Runs the command.
pub(super) fn run(config: &CheckConfig) -> u8 {
    let console = Console::new(config.common.lang);
    let (mut files, mut findings) = survey(config);
    let mut failed = Vec::new();
    let mut offered = true;
    if let Some(consent) = config.fix {
        let done = fix::run(&findings, consent, &console);
        failed = done.failed;
        // A mend can show another: the run says that there is more to do.
        offered = done.mended > 0;
        if done.mended > 0 {
            (files, findings) = survey(config);
        }
    }
    findings.extend(failed);
    finding::sort(&mut findings);
    if config.json {
        console.out(&format!("{}\n", json::render(&findings, console.lang)));
    } else {
        console.list(&findings);
        console.out(&total(files, Count::of(&findings), console.lang));
        if offered {
            console.out(&fixable(&findings, console.lang));
        }
    }
    console.code(exit_code(findings.iter()))
}

/// How many files were checked, and all that was found, sorted.
fn survey(config: &CheckConfig) -> (usize, Vec<Finding>) {
    let mut findings = Vec::new();
    let sources = scan::sources(&config.common.paths, &mut findings);
    let files = sources.len();
    let sources = scan::without_clashes(sources, &mut findings);
    match Shared::load(&sources, &config.common.paths, None, &mut findings) {
        Ok(mut shared) => {
            shared.today = Some(config.today.unwrap_or_else(console::today));
            findings.extend(check_all(config, &sources, &shared));
        }
        Err(finding) => findings.push(finding),
    }
    finding::sort(&mut findings);
    (files, findings)
}

/// Tells of the mends that the program can make; nothing when there are none.
fn fixable(findings: &[Finding], lang: Lang) -> String {
    let count = findings.iter().filter(|f| f.fix.is_some()).count();
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::Vi) => {
            format!("Máy sửa được {count} chỗ: chạy lại với `--fix` để xem trước rồi sửa.\n")
        }
        (1, Lang::En) => "1 place can be mended: run again with `--fix` to see it first.\n".into(),
        (_, Lang::En) => {
            format!("{count} places can be mended: run again with `--fix` to see them first.\n")
        }
    }
}

fn check_all(config: &CheckConfig, sources: &[scan::Source], shared: &Shared) -> Vec<Finding> {
    let bar = console::progress(sources.len());
    let lists = Crew::new(config.common.jobs).work(sources, |worker, source| {
        let findings = job::check(source, shared, worker, config.depth);
        bar.inc(1);
        findings
    });
    bar.finish_and_clear();
    lists.into_iter().flatten().collect()
}

fn total(files: usize, count: Count, lang: Lang) -> String {
    let words = count.words(lang);
    let found = if words.is_empty() {
        lang.pick("không có lỗi", "nothing found").to_owned()
    } else {
        words
    };
    match lang {
        Lang::Vi => format!("Đã kiểm tra {files} tệp: {found}.\n"),
        Lang::En => format!(
            "Checked {files} {}: {found}.\n",
            if files == 1 { "file" } else { "files" }
        ),
    }
}
