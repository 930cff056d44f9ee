//! `vanthu man`: manual pages, made of the same texts as `--help`.

use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;

use super::console::Console;
use super::{FAILED, OK, args};
use crate::finding::{Finding, Lang};
use crate::workspace::{shown, write};

/// A checked `man` command line.
pub(super) struct ManConfig {
    pub(super) lang: Lang,
    /// Where the pages go; none to print that of the whole program.
    pub(super) folder: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(config: &ManConfig) -> u8 {
    let console = Console::new(config.lang);
    let mut command = args::command(config.lang);
    // What all commands share is known to each only now, and so are their whole names.
    command.build();
    let Some(folder) = &config.folder else {
        console.out(&page(command));
        return console.code(OK);
    };
    let version = env!("CARGO_PKG_VERSION");
    let commands = command.get_subcommands().cloned();
    let mut pages: Vec<Command> = commands.map(|sub| sub.version(version)).collect();
    pages.push(command);
    for command in pages {
        if let Err(finding) = save(folder, command, &console) {
            console.complain(&[finding]);
            return console.code(FAILED);
        }
    }
    console.code(OK)
}

fn save(folder: &Path, command: Command, console: &Console) -> Result<(), Finding> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let path = folder.join(format!("{name}.1"));
    write::replace(&path, page(command).as_bytes())?;
    console.out(&format!("{}\n", shown(&path)));
    Ok(())
}

/// A page. It bears no date, so that it is the same whenever it is made.
fn page(command: Command) -> String {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = Man::new(command).render(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
