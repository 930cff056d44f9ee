//! `vanthu doctor`: what may be wrong around the documents, line by line.

use std::path::PathBuf;

use super::console::Console;
use super::{FINDINGS, OK};
use crate::finding::Lang;
use crate::workspace::doctor::{self, Line, State};

/// A checked `doctor` command line.
pub(super) struct DoctorConfig {
    pub(super) lang: Lang,
    pub(super) folder: PathBuf,
    pub(super) out: PathBuf,
    pub(super) fonts: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(config: &DoctorConfig) -> u8 {
    let console = Console::new(config.lang);
    let lines = doctor::examine(&config.folder, &config.out, config.fonts.as_deref());
    for line in &lines {
        console.out(&shown(line, config.lang));
    }
    console.out(&total(&lines, config.lang));
    let failed = lines.iter().any(|line| line.state == State::Error);
    console.code(if failed { FINDINGS } else { OK })
}

fn shown(line: &Line, lang: Lang) -> String {
    let word = match line.state {
        State::Well => lang.pick("tốt", "ok"),
        State::Warning => lang.pick("cảnh báo", "warning"),
        State::Error => lang.pick("lỗi", "error"),
    };
    let hint = line.hint.as_ref().map(|hint| hint.get(lang));
    let hint = hint.map_or_else(String::new, |hint| format!("{:11}{hint}\n", ""));
    format!("{word:<9}  {}\n{hint}", line.text.get(lang))
}

fn total(lines: &[Line], lang: Lang) -> String {
    let count = |state| lines.iter().filter(|line| line.state == state).count();
    let (errors, warnings) = (count(State::Error), count(State::Warning));
    match (errors, warnings, lang) {
        (0, 0, Lang::Vi) => "\nMọi thứ đều tốt.\n".to_owned(),
        (0, 0, Lang::En) => "\nAll is well.\n".to_owned(),
        (_, _, Lang::Vi) => format!("\n{errors} lỗi, {warnings} cảnh báo.\n"),
        (_, _, Lang::En) => format!("\nErrors: {errors}, warnings: {warnings}.\n"),
    }
}
