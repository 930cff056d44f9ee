//! `vanthu build`: every notice, in every format asked for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::console::{self, Console, Count};
use super::crew::Crew;
use super::{Common, OK, exit_code};
use crate::export::pdf::Press;
use crate::finding::{Finding, Lang, Message, code};
use crate::workspace::job::{self, Format, Worker};
use crate::workspace::manifest::{self, Manifest, Written};
use crate::workspace::scan::{self, Source};
use crate::workspace::shared::Shared;
use crate::workspace::{shown, write};

/// Documents in hand at once for each thread: enough to keep every thread busy, few enough that
/// memory does not grow with the folder.
const BATCH_PER_THREAD: usize = 32;

/// A checked `build` command line.
pub(super) struct BuildConfig {
    pub(super) common: Common,
    pub(super) out: PathBuf,
    pub(super) formats: Vec<Format>,
    pub(super) fonts: Option<PathBuf>,
    pub(super) attach_source: bool,
    /// Whether each PDF gets faces cut down to its own letters.
    pub(super) exact: bool,
}

/// What became of one document.
struct Outcome {
    findings: Vec<Finding>,
    pages: Option<usize>,
    /// Format endings of the outputs that stand now, and whether any of them changed.
    written: Vec<&'static str>,
    changed: bool,
}

/// Runs the command.
pub(super) fn run(config: &BuildConfig) -> u8 {
    let console = Console::new(config.common.lang);
    let mut findings = Vec::new();
    let sources = sources(config, &mut findings);
    let paths = &config.common.paths;
    let mut shared = match Shared::load(&sources, paths, config.fonts.as_deref(), &mut findings) {
        Ok(shared) => shared,
        Err(finding) => {
            findings.push(finding);
            console.complain(&findings);
            return console.code(exit_code(findings.iter()));
        }
    };
    shared.attach_source = config.attach_source;
    if config.exact {
        shared.press = Press::exact();
    }
    console.complain(&findings);
    let mut tally = Tally::new(&findings);
    work(config, &sources, &shared, &console, &mut tally);
    if tally.built > 0
        && let Err(finding) = Manifest::tidy(&config.out)
    {
        console.complain(std::slice::from_ref(&finding));
        tally.add(std::slice::from_ref(&finding));
    }
    console.out(&tally.line(sources.len(), console.lang));
    console.code(tally.worst)
}

/// The directives to build: no profiles, no two of one output, none that an output would replace.
fn sources(config: &BuildConfig, findings: &mut Vec<Finding>) -> Vec<Source> {
    let found = scan::sources(&config.common.paths, findings);
    let (profiles, directives): (Vec<_>, Vec<_>) = found.into_iter().partition(|s| s.is_organ);
    findings.extend(profiles.iter().filter(|s| s.is_named).map(prints_nothing));
    let directives = scan::without_clashes(directives, findings);
    let inputs: BTreeSet<PathBuf> = directives.iter().map(|s| scan::real(&s.path)).collect();
    let replaces = |source: &Source| {
        let mut outputs = config.formats.iter().map(|f| job::output_name(source, *f));
        outputs.any(|name| inputs.contains(&scan::real(&config.out.join(name))))
    };
    let (refused, kept): (Vec<_>, Vec<_>) = directives.into_iter().partition(replaces);
    findings.extend(refused.iter().map(replaces_input));
    kept
}

/// Builds batch by batch, in order.
fn work(
    config: &BuildConfig,
    sources: &[Source],
    shared: &Shared,
    console: &Console,
    tally: &mut Tally,
) {
    let list = Manifest::load(&config.out);
    write::sweep(&config.out);
    let bar = console::progress(sources.len());
    let crew = Crew::new(config.common.jobs);
    for batch in sources.chunks(BATCH_PER_THREAD * config.common.jobs) {
        let outcomes = crew.work(batch, |worker, source| {
            let outcome = one(source, config, shared, worker, &list);
            bar.inc(1);
            outcome
        });
        for (source, outcome) in batch.iter().zip(outcomes) {
            bar.suspend(|| {
                console.complain(&outcome.findings);
                console.out(&line(source, &outcome, console.lang));
            });
            tally.add(&outcome.findings);
            tally.built += usize::from(!outcome.written.is_empty());
        }
    }
    bar.finish_and_clear();
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
        changed: false,
    };
    for (format, bytes) in made.outputs {
        let name = job::output_name(source, format);
        let name = name
            .to_string_lossy()
            .replace(std::path::MAIN_SEPARATOR, "/");
        match manifest::output(&config.out, &name, &bytes, list) {
            Ok(written) => {
                outcome.changed |= !matches!(written, Written::Same);
                if let Written::KeptEdit(finding) = written {
                    outcome.findings.push(*finding);
                }
                outcome.written.push(format.ending());
            }
            // What keeps one output from being written keeps the others too: told once.
            Err(finding) => {
                outcome.findings.push(finding);
                break;
            }
        }
    }
    outcome
}

fn prints_nothing(source: &Source) -> Finding {
    Finding::note(
        code::OUTPUT,
        Message::new(
            "đây là hồ sơ cơ quan, không in thành văn bản",
            "this is an organ profile, it prints nothing by itself",
        ),
    )
    .in_path(shown(&source.path))
    .hint(
        "Kiểm tra hồ sơ bằng `vanthu check`.",
        "Check it with `vanthu check`.",
    )
}

fn replaces_input(source: &Source) -> Finding {
    Finding::error(
        code::OUTPUT,
        Message::new(
            "tệp kết quả sẽ đè lên một tệp nguồn",
            "an output would replace a source file",
        ),
    )
    .in_path(shown(&source.path))
    .hint(
        "Chọn thư mục kết quả khác bằng `-o`, hoặc đổi tên tệp nguồn thành `.yaml`.",
        "Choose another output folder with `-o`, or name the source `.yaml`.",
    )
}

/// What a run adds up to.
struct Tally {
    count: Count,
    built: usize,
    worst: u8,
}

impl Tally {
    fn new(findings: &[Finding]) -> Self {
        let mut tally = Self {
            count: Count::default(),
            built: 0,
            worst: OK,
        };
        tally.add(findings);
        tally
    }

    fn add(&mut self, findings: &[Finding]) {
        self.count.add(Count::of(findings));
        self.worst = self.worst.max(exit_code(findings.iter()));
    }

    fn line(&self, sources: usize, lang: Lang) -> String {
        let words = self.count.words(lang);
        let words = if words.is_empty() {
            String::new()
        } else {
            format!("; {words}")
        };
        let built = self.built;
        match lang {
            Lang::Vi => format!("Tổng cộng {sources} văn bản, {built} tạo được{words}.\n"),
            Lang::En => format!("{sources} in all, {built} built{words}.\n"),
        }
    }
}

/// One document's line: `đã tạo  2022-01-13-….yaml → md, html, pdf (2 trang); 1 cảnh báo`.
fn line(source: &Source, outcome: &Outcome, lang: Lang) -> String {
    let failed = exit_code(outcome.findings.iter()) != OK;
    let word = match (failed, outcome.changed) {
        (true, _) => lang.pick("lỗi        ", "failed     "),
        (false, true) => lang.pick("đã tạo     ", "built      "),
        (false, false) => lang.pick("không đổi  ", "unchanged  "),
    };
    let mut text = format!("{word}{}", shown(&source.path));
    if !outcome.written.is_empty() {
        text.push_str(&format!(" → {}", outcome.written.join(", ")));
        if let Some(pages) = outcome.pages {
            let unit = lang.pick("trang", if pages == 1 { "page" } else { "pages" });
            text.push_str(&format!(" ({pages} {unit})"));
        }
    }
    let words = Count::of(&outcome.findings).words(lang);
    if !words.is_empty() {
        text.push_str(&format!("; {words}"));
    }
    text.push('\n');
    text
}
