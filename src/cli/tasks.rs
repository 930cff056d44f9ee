//! `vanthu tasks`: who does what by when.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::console::{self, Console};
use super::crew::Crew;
use super::{Common, USAGE, exit_code};
use crate::finding::{Finding, Lang, Message, Severity, code};
use crate::tasks::choose::Choice;
use crate::tasks::{self, Task};
use crate::workspace::shared::Shared;
use crate::workspace::write::{cannot_write, replace};
use crate::workspace::{is_yaml, job, scan, shown};

/// The columns of a table in a file.
const FILE_WIDTH: usize = 80;

/// How the tasks are given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// For people to read.
    Table,
    /// For other programs for tables.
    Csv,
    /// For Excel.
    Xlsx,
    /// For calendars.
    Ics,
    /// For programs.
    Json,
}

impl Form {
    /// All forms.
    pub(super) const ALL: [Form; 5] = [Form::Table, Form::Csv, Form::Xlsx, Form::Ics, Form::Json];

    /// Its name, for files also their ending.
    pub(super) fn name(self) -> &'static str {
        match self {
            Form::Table => "table",
            Form::Csv => "csv",
            Form::Xlsx => "xlsx",
            Form::Ics => "ics",
            Form::Json => "json",
        }
    }
}

/// A checked `tasks` command line.
pub(super) struct TasksConfig {
    pub(super) common: Common,
    pub(super) choice: Choice,
    pub(super) form: Form,
    /// The file to write; none to print.
    pub(super) out: Option<PathBuf>,
    /// A file that is there may be replaced.
    pub(super) force: bool,
    /// Days from a reminder to the last day.
    pub(super) remind: u32,
    /// The day on which deadlines have passed or not; none for today.
    pub(super) today: Option<NaiveDate>,
}

/// Runs the command.
pub(super) fn run(config: &TasksConfig) -> u8 {
    let console = Console::new(config.common.lang);
    if let Some(refusal) = refused(config, std::io::stdout().is_terminal()) {
        console.err(refusal.get(console.lang));
        return USAGE;
    }
    let today = config.today.unwrap_or_else(console::today);
    let mut findings = Vec::new();
    let mut list = collect(config, &mut findings);
    tasks::id::part(&mut list);
    list.retain(|task| config.choice.takes(task, today));
    match bytes(config, &list, today) {
        Ok(bytes) => give(config, &bytes, &list, &console, &mut findings),
        Err(finding) => findings.push(finding),
    }
    crate::finding::sort(&mut findings);
    console.complain(&findings);
    console.code(exit_code(findings.iter()))
}

/// Why nothing is done: bytes of a workbook on a terminal, a directive that would be replaced.
fn refused(config: &TasksConfig, terminal: bool) -> Option<Message> {
    match &config.out {
        None if config.form == Form::Xlsx && terminal => Some(Message::new(
            "lỗi: tệp Excel không đọc được trên màn hình\n  ghi vào tệp: vanthu tasks -o nhiem-vu.xlsx\n",
            "error: an Excel file cannot be read on a terminal\n  write a file: vanthu tasks -o tasks.xlsx\n",
        )),
        Some(path) if is_yaml(path) => Some(Message::new(
            "lỗi: `-o` phải là tệp kết quả, không phải tệp YAML\n",
            "error: `-o` must be a result, not a YAML file\n",
        )),
        _ => None,
    }
}

/// The tasks of all files in their order. Of what was found, only what keeps a file's tasks away is told:
/// `vanthu check` tells the rest.
fn collect(config: &TasksConfig, findings: &mut Vec<Finding>) -> Vec<Task> {
    let mut found = Vec::new();
    let sources = scan::sources(&config.common.paths, &mut found);
    let sources = scan::without_clashes(sources, &mut found);
    let mut list = Vec::new();
    match Shared::load(&sources, &config.common.paths, None, &mut found) {
        Ok(shared) => {
            let bar = console::progress(sources.len());
            let all = Crew::new(config.common.jobs).work(&sources, |worker, source| {
                let taken = job::tasks(source, &shared, worker);
                bar.inc(1);
                taken
            });
            bar.finish_and_clear();
            for (tasks, told) in all {
                list.extend(tasks);
                found.extend(told);
            }
        }
        Err(finding) => found.push(finding),
    }
    findings.extend(found.into_iter().filter(|f| f.severity == Severity::Error));
    list
}

fn bytes(config: &TasksConfig, list: &[Task], today: NaiveDate) -> Result<Vec<u8>, Finding> {
    let lang = config.common.lang;
    let failed = |error: String| {
        let vi = format!("không tạo được danh sách nhiệm vụ: {error}");
        let en = format!("the list of tasks cannot be made: {error}");
        Finding::error(code::OUTPUT, Message::new(vi, en))
    };
    Ok(match config.form {
        Form::Table => {
            // A file is the same whatever window it was asked for in.
            let width = config
                .out
                .as_ref()
                .map_or_else(console::width, |_| FILE_WIDTH);
            tasks::table::table(list, today, width, lang).into_bytes()
        }
        Form::Csv => tasks::csv::csv(list, today, lang).map_err(|e| failed(e.to_string()))?,
        Form::Xlsx => tasks::sheet::sheet(list, today, lang).map_err(|e| failed(e.to_string()))?,
        Form::Ics => tasks::calendar::calendar(list, config.remind, lang).into_bytes(),
        Form::Json => tasks::json::json(list, today).into_bytes(),
    })
}

/// Prints the list, or writes it to its file and says so.
fn give(
    config: &TasksConfig,
    bytes: &[u8],
    list: &[Task],
    console: &Console,
    findings: &mut Vec<Finding>,
) {
    match &config.out {
        None => {
            let mut stream = std::io::stdout().lock();
            if let Err(error) = stream.write_all(bytes).and_then(|()| stream.flush())
                && error.kind() != std::io::ErrorKind::BrokenPipe
            {
                findings.push(cannot_write(Path::new("-"), &error));
            }
        }
        Some(path) => match put(path, bytes, config.force) {
            Ok(()) => console.out(&written(path, list.len(), console.lang)),
            Err(finding) => findings.push(finding),
        },
    }
    let left = list.len() - tasks::calendar::dated(list);
    if config.form == Form::Ics && left > 0 {
        console.err(&match console.lang {
            Lang::Vi => {
                format!("{left} nhiệm vụ không có ngày riêng nên không thành mục trong lịch.\n")
            }
            Lang::En => format!("Not in the calendar, having no day of their own: {left}.\n"),
        });
    }
}

/// Writes the file. Someone may have worked in the one that is there: it is replaced only when that
/// was asked for, or when nothing changes.
fn put(path: &Path, bytes: &[u8], force: bool) -> Result<(), Finding> {
    match std::fs::read(path) {
        Ok(old) if old == bytes => Ok(()),
        Ok(_) if !force => Err(Finding::error(
            code::WRITE,
            Message::new(
                "đã có tệp này, nội dung khác; chưa ghi gì",
                "the file is there with other content; nothing was written",
            ),
        )
        .in_path(shown(path))
        .hint(
            "Thêm `--force` để thay, hoặc đặt tên khác.",
            "Add `--force` to replace it, or choose another name.",
        )),
        _ => replace(path, bytes),
    }
}

fn written(path: &Path, count: usize, lang: Lang) -> String {
    let path = shown(path);
    match (lang, count) {
        (Lang::Vi, _) => format!("Đã ghi {count} nhiệm vụ vào {path}.\n"),
        (Lang::En, 1) => format!("1 task written to {path}.\n"),
        (Lang::En, _) => format!("{count} tasks written to {path}.\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_not_thrown_at_a_terminal() {
        let config = |form, out: Option<&str>| TasksConfig {
            common: Common {
                lang: Lang::Vi,
                paths: Vec::new(),
                jobs: 1,
            },
            choice: Choice::default(),
            form,
            out: out.map(PathBuf::from),
            force: false,
            remind: 3,
            today: None,
        };
        assert!(refused(&config(Form::Xlsx, None), true).is_some());
        assert_eq!(refused(&config(Form::Xlsx, None), false), None);
        assert_eq!(refused(&config(Form::Xlsx, Some("a.xlsx")), true), None);
        assert_eq!(refused(&config(Form::Ics, None), true), None);
    }
}
