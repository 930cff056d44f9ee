//! The tasks as JSON, for programs. `docs/tasks.md` describes every field.

use chrono::NaiveDate;
use serde::Serialize;

use super::{From, State, Task};
use crate::workspace::report::Facts;

/// The version of the form; it grows when a field changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    today: String,
    tasks: Vec<Item<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    parent: Option<&'a str>,
    number: &'a str,
    what: &'a str,
    lead: &'a [String],
    with: &'a [String],
    deadline: Option<Deadline<'a>>,
    state: &'static str,
    product: Option<&'a str>,
    report_to: Option<&'a str>,
    notice: Notice<'a>,
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct Deadline<'a> {
    words: &'a str,
    day: Option<String>,
    time: Option<String>,
    from: &'static str,
}

#[derive(Serialize)]
struct Notice<'a> {
    kind: &'a str,
    kind_name: &'a str,
    organ: &'a str,
    number: Option<&'a str>,
    date: Option<String>,
    meeting: Option<String>,
    subject: Option<&'a str>,
}

#[derive(Serialize, Default)]
struct Summary {
    tasks: usize,
    overdue: usize,
    due: usize,
    undated: usize,
}

/// The tasks as pretty-printed JSON with a line break at the end.
pub fn json(tasks: &[Task], today: NaiveDate) -> String {
    let mut summary = Summary::default();
    for task in tasks {
        summary.tasks += 1;
        *match task.state(today) {
            State::Overdue => &mut summary.overdue,
            State::Due => &mut summary.due,
            State::Undated => &mut summary.undated,
        } += 1;
    }
    let list = List {
        version: VERSION,
        today: today.to_string(),
        tasks: tasks.iter().map(|task| item(task, today)).collect(),
        summary,
    };
    // Strings and numbers only: nothing here can fail to be written.
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

fn item(task: &Task, today: NaiveDate) -> Item<'_> {
    Item {
        id: &task.id,
        parent: task.parent.as_deref(),
        number: &task.number,
        what: &task.what,
        lead: &task.lead,
        with: &task.with,
        deadline: task.deadline.as_ref().map(|deadline| Deadline {
            words: &deadline.words,
            day: deadline.day.map(|day| day.to_string()),
            time: deadline
                .time
                .map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
            from: match deadline.from {
                From::Field => "field",
                From::Sentence => "sentence",
                From::Parent => "parent",
            },
        }),
        state: match task.state(today) {
            State::Overdue => "overdue",
            State::Due => "due",
            State::Undated => "undated",
        },
        product: task.product.as_deref(),
        report_to: task.report_to.as_deref(),
        notice: notice(&task.notice),
        file: &task.source,
        line: task.line,
    }
}

fn notice(facts: &Facts) -> Notice<'_> {
    Notice {
        kind: &facts.kind,
        kind_name: &facts.kind_name,
        organ: &facts.organ,
        number: facts.number.as_deref(),
        date: facts.date.map(|date| date.to_string()),
        meeting: facts.meeting.map(|date| date.to_string()),
        subject: Some(facts.subject.as_str()).filter(|subject| !subject.is_empty()),
    }
}
