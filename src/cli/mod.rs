//! Commands: what was typed becomes a checked configuration once; one file a subcommand.

mod args;
mod ask;
mod build;
mod check;
mod completions;
mod console;
mod crew;
mod doctor;
mod fix;
mod init;
mod man;
mod new;
mod preview;
mod render;
mod rules;
mod schema;
mod stop;
mod tasks;
mod usage;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::finding::{Finding, Lang, Severity};

/// All went well; warnings are allowed.
pub const OK: u8 = 0;
/// Some document has an error; the others were done.
pub const FINDINGS: u8 = 1;
/// The command line cannot be understood.
pub const USAGE: u8 = 2;
/// Something could not be read or written.
pub const FAILED: u8 = 3;

/// Runs the program on the process's own arguments.
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os().collect()))
}

/// Runs the program and returns its exit code.
pub fn run(arguments: Vec<OsString>) -> u8 {
    let lang = args::language(&arguments);
    let matches = match args::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::report(&error, lang),
    };
    match matches.subcommand() {
        Some(("build", matches)) => build::run(&args::build::config(matches, lang)),
        Some(("check", matches)) => check::run(&args::check::config(matches, lang)),
        Some(("render", matches)) => render::run(&args::render::config(matches, lang)),
        Some(("preview", matches)) => preview::run(&args::preview::config(matches, lang)),
        Some(("rules", matches)) => rules::run(&args::rules::config(matches, lang)),
        Some(("tasks", matches)) => tasks::run(&args::tasks::config(matches, lang)),
        Some(("init", matches)) => init::run(&args::init::config(matches, lang)),
        Some(("new", matches)) => new::run(&args::new::config(matches, lang)),
        Some(("schema", matches)) => schema::run(&args::schema::config(matches, lang)),
        Some(("doctor", matches)) => doctor::run(&args::doctor::config(matches, lang)),
        Some(("completions", matches)) => {
            completions::run(&args::completions::config(matches, lang))
        }
        Some(("man", matches)) => man::run(&args::man::config(matches, lang)),
        _ => USAGE,
    }
}

/// The exit code that a run's findings ask for.
fn exit_code<'a>(findings: impl Iterator<Item = &'a Finding>) -> u8 {
    use crate::finding::code::{OUTPUT, READ, WRITE};
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| {
            if matches!(finding.rule, READ | WRITE | OUTPUT) {
                FAILED
            } else {
                FINDINGS
            }
        })
        .max()
        .unwrap_or(OK)
}

/// Everything a command needs to know, from the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Common {
    lang: Lang,
    paths: Vec<std::path::PathBuf>,
    jobs: usize,
}
