//! `vanthu build`: every notice that is not what it would become, in every format asked for.

mod lines;
mod list;
mod one;
mod refused;
mod report;
mod tally;
mod work;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use super::console::Console;
use super::crew::Crew;
use super::watch::{Turn, Watch, Watched};
use super::{Common, exit_code, stop};
use crate::finding::{Finding, Message, code};
use crate::workspace::inputs::SharedInputs;
use crate::workspace::job::{self, Format};
use crate::workspace::lock::Lock;
use crate::workspace::manifest::Manifest;
use crate::workspace::plan::{self, Planner, Step};
use crate::workspace::scan::{self, Source};
use crate::workspace::shared::{PdfChoices, Shared};
use crate::workspace::{gone, is_yaml, shown};
use refused::Refused;
use tally::Tally;

/// A checked `build` command line.
pub(super) struct BuildConfig {
    pub(super) common: Common,
    pub(super) out: PathBuf,
    pub(super) formats: Vec<Format>,
    pub(super) fonts: Option<PathBuf>,
    pub(super) pdf: PdfChoices,
    /// Build everything, needed or not.
    pub(super) force: bool,
    /// Say why each document is built, and name those that are not.
    pub(super) explain: bool,
    /// Write the pages about the whole folder.
    pub(super) report: bool,
    /// What to do with the plan.
    pub(super) mode: Mode,
    /// Stay and build again when a file changes.
    pub(super) watch: Option<Watch>,
}

/// What a command line wants of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Do it.
    Build,
    /// Show it.
    DryRun,
    /// Print it for programs.
    List,
}

/// A plan of the whole folder.
struct Plan {
    steps: Vec<Step>,
    /// Sources that are no longer there.
    gone: Vec<String>,
    refused: Refused,
}

/// Runs the command.
pub(super) fn run(config: &BuildConfig) -> u8 {
    let console = Console::new(config.common.lang);
    match &config.watch {
        None => once(config, Turn::First, &console),
        Some(watch) => {
            stop::on_request();
            let folders = Watched {
                roots: &config.common.paths,
                fonts: config.fonts.as_deref(),
                out: &config.out,
            };
            watch.run(&folders, &console, |turn| {
                once(config, turn, &console);
            })
        }
    }
}

/// Builds once.
fn once(config: &BuildConfig, turn: Turn, console: &Console) -> u8 {
    let began = Instant::now();
    let mut findings = Vec::new();
    let sources = sources(config, &mut findings);
    let paths = &config.common.paths;
    let shared = match Shared::load(&sources, paths, config.fonts.as_deref(), &mut findings) {
        Ok(mut shared) => {
            shared.choose(config.pdf);
            shared
        }
        Err(finding) => {
            findings.push(finding);
            console.complain(&findings);
            return console.code(exit_code(findings.iter()));
        }
    };
    let lock = match lock(config, &sources, console) {
        Ok(lock) => lock,
        Err(finding) => {
            findings.push(finding);
            console.complain(&findings);
            return console.code(exit_code(findings.iter()));
        }
    };
    let manifest = Manifest::load(&config.out);
    let crew = Crew::new(config.common.jobs);
    let inputs = SharedInputs::of(&shared);
    let plan = plan(
        config,
        sources,
        &shared,
        &inputs,
        &manifest,
        &crew,
        &mut findings,
    );
    console.complain(&findings);
    let mut tally = Tally::new(&findings, plan.steps.len());
    match config.mode {
        Mode::Build => {
            let folder = work::Folder {
                config,
                console,
                shared: &shared,
                inputs: &inputs,
                alone: lock.as_ref().is_some_and(Lock::is_held),
            };
            folder.work(&plan, &manifest, &crew, &mut tally);
            if turn == Turn::First || !tally.is_idle() {
                console.out(&tally.line(console.lang, Some(began.elapsed())));
            }
        }
        Mode::DryRun => {
            lines::plan(config, &plan, &manifest, console);
            tally.plan(&plan, &manifest);
            console.out(&tally.line(console.lang, None));
        }
        Mode::List => list::print(config, &plan, console),
    }
    console.code(tally.worst())
}

/// The lock of the output folder; none when nothing will be written. An output folder that cannot be
/// made is told once, before any work.
fn lock(
    config: &BuildConfig,
    sources: &[Source],
    console: &Console,
) -> Result<Option<Lock>, Finding> {
    if config.mode != Mode::Build || (sources.is_empty() && !config.out.is_dir()) {
        return Ok(None);
    }
    stop::on_request();
    Lock::take(&config.out, || {
        console.err(&lines::waits(console.lang, &config.out))
    })
    .map(Some)
}

/// What is to be done, found by all threads.
fn plan(
    config: &BuildConfig,
    sources: Vec<Source>,
    shared: &Shared,
    inputs: &SharedInputs,
    manifest: &Manifest,
    crew: &Crew,
    findings: &mut Vec<Finding>,
) -> Plan {
    let (out, formats) = (&config.out, &config.formats);
    let admitted = plan::admitted(sources, formats, out, manifest, findings);
    let here: BTreeSet<&str> = admitted.iter().map(|(_, name)| name.as_str()).collect();
    let gone = gone::sources(manifest, out, &config.common.paths, &here);
    let planner = Planner {
        out,
        formats,
        force: config.force,
        manifest,
        shared,
        inputs,
    };
    let steps = crew.work(&admitted, |_, (source, name)| {
        planner.step(source, name.clone())
    });
    let refused = Refused::of(findings, out);
    Plan {
        steps,
        gone,
        refused,
    }
}

/// The directives to build: no profiles, no two of one output, none that an output would replace.
fn sources(config: &BuildConfig, findings: &mut Vec<Finding>) -> Vec<Source> {
    let found = scan::sources(&config.common.paths, findings);
    let (profiles, directives): (Vec<_>, Vec<_>) = found.into_iter().partition(|s| s.is_organ);
    findings.extend(profiles.iter().filter(|s| s.is_named).map(prints_nothing));
    let directives = scan::without_clashes(directives, findings);
    let mut reals = scan::Reals::default();
    // Outputs never end in `.yaml`, so most folders have no file that one could replace.
    let inputs: BTreeSet<PathBuf> = directives
        .iter()
        .map(|source| reals.of(&source.path))
        .filter(|path| !is_yaml(path))
        .collect();
    let mut replaces = |source: &Source| {
        let mut outputs = config.formats.iter().map(|f| job::output_name(source, *f));
        !inputs.is_empty() && outputs.any(|name| inputs.contains(&reals.of(&config.out.join(name))))
    };
    let (refused, kept): (Vec<_>, Vec<_>) =
        directives.into_iter().partition(|source| replaces(source));
    findings.extend(refused.iter().map(replaces_input));
    kept
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
