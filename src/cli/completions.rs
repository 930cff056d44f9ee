//! `vanthu completions`: what a shell needs to complete a command line.

use clap_complete::Shell;

use super::args;
use super::console::Console;
use crate::finding::Lang;

/// A checked `completions` command line.
pub(super) struct CompletionsConfig {
    pub(super) lang: Lang,
    pub(super) shell: Shell,
}

/// Runs the command.
pub(super) fn run(config: &CompletionsConfig) -> u8 {
    let console = Console::new(config.lang);
    let mut script = Vec::new();
    let mut command = args::command(config.lang);
    clap_complete::generate(config.shell, &mut command, "vanthu", &mut script);
    console.out(&String::from_utf8_lossy(&script));
    console.code(super::OK)
}
