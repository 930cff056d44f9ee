//! `vanthu schema`: the clerk's files as JSON Schema.

use std::path::PathBuf;

use super::console::Console;
use super::exit_code;
use crate::finding::{Finding, Lang};
use crate::schema::{self, Known, Of};
use crate::workspace::shared::Shared;

/// A checked `schema` command line.
pub(super) struct SchemaConfig {
    pub(super) lang: Lang,
    pub(super) of: Of,
}

/// Runs the command.
pub(super) fn run(config: &SchemaConfig) -> u8 {
    let console = Console::new(config.lang);
    let mut findings = Vec::new();
    let known = known(PathBuf::from("directives"), &mut findings);
    console.complain(&findings);
    console.out(&schema::render(config.of, &known));
    console.code(exit_code(findings.iter()))
}

/// The kinds, standards and rules of a folder, which may have standards of its own.
pub(super) fn known(folder: PathBuf, findings: &mut Vec<Finding>) -> Known {
    match Shared::load(&[], &[folder], None, findings) {
        Ok(shared) => schema::known(&shared.standards, |kind| shared.templates.prints(kind)),
        Err(finding) => {
            findings.push(finding);
            Known::default()
        }
    }
}
