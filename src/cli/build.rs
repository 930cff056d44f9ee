//! `vanthu build`: every notice, in every format asked for.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::console::{self, Count};
use super::crew::Crew;
use super::{Common, exit_code};
use crate::finding::{Finding, Lang, Message, Severity, code};
use crate::workspace::job::{self, Format, Worker};
use crate::workspace::manifest::{self, Manifest, Written};
use crate::workspace::scan::{self, Source};
use crate::workspace::shared::Shared;
use crate::workspace::shown;

/// Documents in hand at once for each thread: enough to keep every thread busy, few enough that
/// memory does not grow with the folder.
const BATCH_PER_THREAD: usize = 32;

/// A checked `build` command line.
pub(super) struct BuildConfig {
    pub(super) common: Common,
    pub(super) out: PathBuf,
    pub(super) formats: Vec<Format>,
    pub(super) fonts: Option<PathBuf>,
}

/// What became of one document.
struct Outcome {
    findings: Vec<Finding>,
    pages: Option<usize>,
    /// Output names with what happened; empty when the document failed.
    written: Vec<(String, bool)>,
    /// Name and fingerprint of each output, for the manifest.
    noted: Vec<(String, String)>,
}

/// Runs the command.
pub(super) fn run(config: &BuildConfig) -> u8 {
    let lang = config.common.lang;
    let mut findings = Vec::new();
    let sources = scan::sources(&config.common.paths, &mut findings);
    let sources: Vec<Source> = sources
        .into_iter()
        .filter(|source| !source.is_organ)
        .collect();
    findings.extend(same_output(&sources));
    if !findings.is_empty() {
        return stop(&findings, lang);
    }
    let shared = match Shared::load(
        &sources,
        &config.common.paths,
        config.fonts.as_deref(),
        &mut findings,
    ) {
        Ok(shared) => shared,
        Err(finding) => return stop(&[finding], lang),
    };
    console::to_stderr(&findings, lang);
    let mut worst = exit_code(findings.iter());
    let mut count = Count::of(&findings);
    let mut built = 0;
    let mut list = Manifest::load(&config.out);
    let bar = console::progress(sources.len());
    let crew = Crew::new(config.common.jobs);
    for batch in sources.chunks(BATCH_PER_THREAD * config.common.jobs) {
        let outcomes = crew.work(batch, |worker, source| {
            let outcome = one(source, config, &shared, worker, &list);
            bar.inc(1);
            outcome
        });
        for (source, outcome) in batch.iter().zip(outcomes) {
            bar.suspend(|| {
                console::to_stderr(&outcome.findings, lang);
                println!("{}", line(source, &outcome, lang));
            });
            worst = worst.max(exit_code(outcome.findings.iter()));
            count.add(Count::of(&outcome.findings));
            built += usize::from(!outcome.written.is_empty());
            for (name, fingerprint) in outcome.noted {
                list.note(name, fingerprint);
            }
        }
    }
    bar.finish_and_clear();
    if built > 0
        && let Err(finding) = list.save(&config.out)
    {
        worst = worst.max(stop(&[finding], lang));
    }
    println!("{}", total(sources.len(), built, count, lang));
    worst
}

fn one(
    source: &Source,
    config: &BuildConfig,
    shared: &Shared,
    worker: &mut Worker,
    list: &Manifest,
) -> Outcome {
    let made = job::make(source, shared, worker, &config.formats);
    let mut outcome = Outcome {
        findings: made.findings,
        pages: made.pages,
        written: Vec::new(),
        noted: Vec::new(),
    };
    for (format, bytes) in made.outputs {
        let name = shown(&job::output_name(source, format));
        match manifest::output(&config.out, &name, &bytes, list) {
            Ok(Written::Changed) => outcome.written.push((name.clone(), true)),
            Ok(Written::Same) => outcome.written.push((name.clone(), false)),
            Ok(Written::KeptEdit(finding)) => {
                outcome.findings.push(*finding);
                outcome.written.push((name.clone(), true));
            }
            Err(finding) => {
                outcome.findings.push(finding);
                continue;
            }
        }
        outcome.noted.push((name, manifest::fingerprint(&bytes)));
    }
    outcome
}

/// Two sources that would write one output: an error before anything is written.
fn same_output(sources: &[Source]) -> Vec<Finding> {
    let mut first: BTreeMap<String, &Source> = BTreeMap::new();
    let mut findings = Vec::new();
    for source in sources {
        // Windows does not tell capitals apart, so neither may two outputs.
        let stem = shown(&source.stem).to_lowercase();
        if let Some(other) = first.get(&stem) {
            let other = shown(&other.path);
            findings.push(
                Finding::error(
                    code::OUTPUT,
                    Message::new(
                        format!("tệp này và `{other}` sẽ ghi vào cùng một tệp kết quả"),
                        format!("this file and `{other}` would write one output"),
                    ),
                )
                .in_path(shown(&source.path))
                .hint("Đổi tên một trong hai tệp.", "Rename one of the two."),
            );
        } else {
            first.insert(stem, source);
        }
    }
    findings
}

fn stop(findings: &[Finding], lang: Lang) -> u8 {
    console::to_stderr(findings, lang);
    exit_code(findings.iter())
}

/// One document's line: `đã tạo  2022-01-13-….md .html .pdf  (2 trang)  1 cảnh báo`.
fn line(source: &Source, outcome: &Outcome, lang: Lang) -> String {
    let failed = outcome
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    let changed = outcome.written.iter().any(|(_, changed)| *changed);
    let word = match (failed, changed) {
        (true, _) => lang.pick("lỗi        ", "failed     "),
        (false, true) => lang.pick("đã tạo     ", "built      "),
        (false, false) => lang.pick("không đổi  ", "unchanged  "),
    };
    let mut text = format!("{word}{}", shown(&source.path));
    if !outcome.written.is_empty() {
        let endings: Vec<&str> = outcome
            .written
            .iter()
            .filter_map(|(name, _)| name.rsplit('.').next())
            .collect();
        text.push_str(&format!(" → {}", endings.join(", ")));
    }
    if let Some(pages) = outcome.pages.filter(|_| !outcome.written.is_empty()) {
        let unit = lang.pick("trang", if pages == 1 { "page" } else { "pages" });
        text.push_str(&format!(" ({pages} {unit})"));
    }
    let words = Count::of(&outcome.findings).words(lang);
    if !words.is_empty() {
        text.push_str(&format!("; {words}"));
    }
    text
}

fn total(sources: usize, built: usize, count: Count, lang: Lang) -> String {
    let words = count.words(lang);
    let words = if words.is_empty() {
        String::new()
    } else {
        format!("; {words}")
    };
    match lang {
        Lang::Vi => format!("Tổng cộng {sources} văn bản, {built} tạo được{words}."),
        Lang::En => format!("{sources} in all, {built} built{words}."),
    }
}
