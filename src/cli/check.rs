//! `vanthu check`: everything that is wrong, nothing built.

use super::console::{self, Count};
use super::crew::Crew;
use super::{Common, exit_code};
use crate::finding::{self, Finding, json};
use crate::workspace::job;
use crate::workspace::scan;
use crate::workspace::shared::Shared;

/// A checked `check` command line.
pub(super) struct CheckConfig {
    pub(super) common: Common,
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(config: &CheckConfig) -> u8 {
    let lang = config.common.lang;
    let mut findings = Vec::new();
    let sources = scan::sources(&config.common.paths, &mut findings);
    match Shared::load(&sources, &config.common.paths, None, &mut findings) {
        Ok(shared) => findings.extend(check_all(config, &sources, &shared)),
        Err(finding) => findings.push(finding),
    }
    finding::sort(&mut findings);
    if config.json {
        println!("{}", json::render(&findings, lang));
    } else {
        console::to_stdout(&findings, lang);
        println!("{}", total(sources.len(), Count::of(&findings), lang));
    }
    exit_code(findings.iter())
}

fn check_all(config: &CheckConfig, sources: &[scan::Source], shared: &Shared) -> Vec<Finding> {
    let bar = console::progress(sources.len());
    let lists = Crew::new(config.common.jobs).work(sources, |worker, source| {
        let findings = job::check(source, shared, worker);
        bar.inc(1);
        findings
    });
    bar.finish_and_clear();
    lists.into_iter().flatten().collect()
}

fn total(files: usize, count: Count, lang: finding::Lang) -> String {
    let words = count.words(lang);
    let found = if words.is_empty() {
        lang.pick("không có lỗi", "nothing found").to_owned()
    } else {
        words
    };
    match lang {
        finding::Lang::Vi => format!("Đã kiểm tra {files} tệp: {found}."),
        finding::Lang::En => format!(
            "Checked {files} {}: {found}.",
            if files == 1 { "file" } else { "files" }
        ),
    }
}
