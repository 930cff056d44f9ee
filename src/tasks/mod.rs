//! Who does what by when: the tasks of many notices as one list.
//!
//! [`of`] takes them from a directive; [`choose`] leaves those that were asked for; one file an
//! exporter prints them. Nothing here knows files or the clock: "today" is an argument.

pub mod calendar;
pub mod choose;
pub mod columns;
pub mod csv;
pub mod id;
pub mod json;
pub mod sheet;
pub mod table;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::directive::{self, Directive, Text};
use crate::notice::plain;
use crate::rules::{LastDay, last_day, named_lead, names_unit};
use crate::source::LineIndex;
use crate::standard::Standard;
use crate::workspace::report::Facts;

/// A task of a notice, or an item of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The name that it keeps; [`id`] says how it is made.
    pub id: String,
    /// The name of the task that it is an item of.
    pub parent: Option<String>,
    /// Its place in the notice: `3`, or `3.1` for an item.
    pub number: String,
    /// The file that it stands in.
    pub source: String,
    /// Its line there, counted from 1.
    pub line: usize,
    /// The notice that gives it.
    pub notice: Arc<Facts>,
    /// The unit that leads, or several that answer together; an item has its task's.
    pub lead: Vec<String>,
    /// The units that co-operate.
    pub with: Vec<String>,
    /// What is to be done, as the notice prints it, on one line.
    pub what: String,
    /// No unit is given, but the sentence begins with the one that acts.
    pub sentence_names_unit: bool,
    /// What must come of it.
    pub product: Option<String>,
    /// Whom to report to.
    pub report_to: Option<String>,
    /// By when; none when nothing says so.
    pub deadline: Option<Deadline>,
}

/// By when a task must be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// As the notice prints it.
    pub words: String,
    /// The last day, when the words set one: that before `trước ngày …`.
    pub day: Option<NaiveDate>,
    /// The hour on that day.
    pub time: Option<(u32, u32)>,
    /// Where it stands.
    pub from: From,
}

/// Where a deadline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// In the task's field.
    Field,
    /// In its sentence only.
    Sentence,
    /// In the task that this is an item of.
    Parent,
}

/// How a task stands on a day. Whether it was done the program cannot know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Its last day has passed.
    Overdue,
    /// Its last day has not passed.
    Due,
    /// No day is set.
    Undated,
}

impl Task {
    /// How it stands on `today`. The hour is left out: a task is not overdue on its last day.
    pub fn state(&self, today: NaiveDate) -> State {
        match self.day() {
            Some(day) if day < today => State::Overdue,
            Some(_) => State::Due,
            None => State::Undated,
        }
    }

    /// Its last day.
    pub fn day(&self) -> Option<NaiveDate> {
        self.deadline.as_ref()?.day
    }
}

/// The tasks of a directive, in the order of the notice, each before its items.
pub fn of(directive: &Directive, standard: &Standard) -> Vec<Task> {
    let mut taken = Taken {
        directive,
        standard,
        notice: Arc::new(Facts::of(directive, standard)),
        lines: LineIndex::new(&directive.file),
        names: id::Names::of(directive),
        tasks: Vec::new(),
    };
    taken.list(&directive.tasks, None);
    taken.tasks
}

struct Taken<'a> {
    directive: &'a Directive,
    standard: &'a Standard,
    notice: Arc<Facts>,
    lines: LineIndex,
    names: id::Names,
    tasks: Vec<Task>,
}

impl Taken<'_> {
    /// Takes a list of tasks, items of the task at `above`.
    fn list(&mut self, tasks: &[directive::Task], above: Option<usize>) {
        for (at, task) in tasks.iter().enumerate() {
            let row = self.row(task, at + 1, above);
            let place = self.tasks.len();
            self.tasks.push(row);
            self.list(&task.items, Some(place));
        }
    }

    fn row(&mut self, task: &directive::Task, at: usize, above: Option<usize>) -> Task {
        let above = above.and_then(|place| self.tasks.get(place));
        let file = &self.directive.file;
        let what = plain::paragraphs(self.directive, self.standard, &task.content);
        let first = task.content.paragraphs.first();
        let first = first.map_or("", |text| text.value.as_str());
        let lead = lead(task, first, above);
        Task {
            id: self.names.next(task),
            parent: above.map(|above| above.id.clone()),
            number: above.map_or_else(|| at.to_string(), |above| format!("{}.{at}", above.number)),
            source: file.path.clone(),
            line: self.lines.line_column(file, task.span.start).0,
            notice: Arc::clone(&self.notice),
            sentence_names_unit: lead.is_empty() && names_unit(first),
            lead,
            with: texts(&task.with),
            what: what.join(" "),
            product: text(task.deliverable.as_ref()),
            report_to: text(task.report_to.as_ref()),
            deadline: deadline(task).or_else(|| {
                let above = above?.deadline.clone()?;
                Some(Deadline {
                    from: From::Parent,
                    ..above
                })
            }),
        }
    }
}

/// The lead units: of the field, of a sentence that begins with one in bold, of the task above.
fn lead(task: &directive::Task, sentence: &str, above: Option<&Task>) -> Vec<String> {
    if !task.units.is_empty() {
        return texts(&task.units);
    }
    if let Some(unit) = named_lead(sentence) {
        return vec![unit.to_owned()];
    }
    above.map(|above| above.lead.clone()).unwrap_or_default()
}

fn deadline(task: &directive::Task) -> Option<Deadline> {
    let last = last_day(task);
    let (day, time) = last
        .as_ref()
        .map_or((None, None), |last| (Some(last.day), last.time));
    if let Some(field) = &task.deadline {
        return Some(Deadline {
            words: plain::deadline(&field.value),
            day,
            time,
            from: From::Field,
        });
    }
    let LastDay { words, .. } = last?;
    Some(Deadline {
        words,
        day,
        time,
        from: From::Sentence,
    })
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn texts(list: &[Text]) -> Vec<String> {
    list.iter().map(|text| text.value.clone()).collect()
}
