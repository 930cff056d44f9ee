//! The tasks as a table for people: notice by notice, one block a task, columns aligned.

use chrono::NaiveDate;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::columns::{notice, state};
use super::{From, State, Task};
use crate::finding::Lang;
use crate::standard::grammar::running_date;

/// Columns of the page are this far apart.
const GAP: usize = 2;
/// The width of the columns for the id and the deadline.
const ID: usize = 15;
const DEADLINE: usize = 12;
/// The narrowest and the widest table.
const NARROWEST: usize = 60;
const WIDEST: usize = 160;

/// The table, at most `width` columns wide, with a last line that counts.
pub fn table(tasks: &[Task], today: NaiveDate, width: usize, lang: Lang) -> String {
    let widths = Widths::of(width);
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let mut out = String::new();
    if !tasks.is_empty() {
        let head = [
            t("Mã", "ID"),
            t("Thời hạn", "Deadline"),
            t("Đơn vị", "Unit"),
            t("Nhiệm vụ", "Task"),
        ];
        widths.row(&mut out, head.map(|word| vec![word.to_owned()]));
        out.push_str(&"─".repeat(widths.whole()));
        out.push('\n');
    }
    let mut source = None;
    for (at, task) in tasks.iter().enumerate() {
        if source != Some(&task.source) {
            source = Some(&task.source);
            heading(&mut out, task, widths.whole(), lang);
        }
        widths.row(
            &mut out,
            cells(
                task,
                above(task, tasks.get(..at).unwrap_or_default()),
                today,
                lang,
            ),
        );
    }
    out.push_str(&total(tasks, today, lang));
    out
}

/// The widths of the four columns.
struct Widths([usize; 4]);

impl Widths {
    fn of(width: usize) -> Self {
        let width = width.clamp(NARROWEST, WIDEST);
        let rest = width - ID - DEADLINE - 3 * GAP;
        let unit = rest * 3 / 10;
        Self([ID, DEADLINE, unit, rest - unit])
    }

    fn whole(&self) -> usize {
        self.0.iter().sum::<usize>() + 3 * GAP
    }

    /// A row of cells, each of paragraphs that are broken into lines.
    fn row(&self, out: &mut String, cells: [Vec<String>; 4]) {
        let columns: Vec<Vec<String>> = cells
            .iter()
            .zip(self.0)
            .map(|(cell, width)| cell.iter().flat_map(|text| wrap(text, width)).collect())
            .collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut line = String::new();
            for (column, width) in columns.iter().zip(self.0) {
                let text = column.get(at).map_or("", String::as_str);
                line.push_str(text);
                line.push_str(&" ".repeat(width.saturating_sub(text.width()) + GAP));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

/// The notice above its tasks.
fn heading(out: &mut String, task: &Task, width: usize, lang: Lang) {
    let facts = &task.notice;
    let day = match (facts.date, facts.meeting) {
        (Some(date), _) => format!(", {}", running_date(date)),
        (None, Some(date)) => {
            let date = running_date(date);
            format!(", {} {date}", lang.pick("họp ngày", "meeting on"))
        }
        (None, None) => String::new(),
    };
    let subject = match facts.subject.as_str() {
        "" => String::new(),
        subject => format!(": {subject}"),
    };
    let told = format!("{}, {}{day}{subject}", facts.organ, notice(task, lang));
    out.push('\n');
    for line in wrap(&task.source, width)
        .into_iter()
        .chain(wrap(&told, width))
    {
        out.push_str(&line);
        out.push('\n');
    }
    out.push('\n');
}

/// The task that one is an item of, when the table has it: among those `before` it.
fn above<'a>(task: &Task, before: &'a [Task]) -> Option<&'a Task> {
    let parent = task.parent.as_ref()?;
    let mut notice = before.iter().rev().take_while(|b| b.source == task.source);
    notice.find(|other| other.id == *parent)
}

fn cells(task: &Task, above: Option<&Task>, today: NaiveDate, lang: Lang) -> [Vec<String>; 4] {
    // What an item has from its task stands there already.
    let same = above.map(|above| format!("{} {}", lang.pick("như mục", "as"), above.number));
    let mut deadline: Vec<String> = Vec::new();
    match (&task.deadline, &same) {
        (Some(due), Some(same)) if due.from == From::Parent => deadline.push(same.clone()),
        // In a narrow column a day needs no word before it.
        (Some(due), _) => {
            let bare = due.words.strip_prefix("ngày ").unwrap_or(&due.words);
            deadline.push(bare.to_owned());
        }
        (None, _) => {}
    }
    if task.state(today) == State::Overdue {
        deadline.push(state(State::Overdue, lang).to_uppercase());
    }
    let mut units = Vec::new();
    match &same {
        Some(same) if !task.lead.is_empty() && above.is_some_and(|a| a.lead == task.lead) => {
            units.push(same.clone());
        }
        _ => units.push(task.lead.join("; ")),
    }
    if !task.with.is_empty() {
        let with = task.with.join(", ");
        units.push(format!("{} {with}", lang.pick("cùng", "with")));
    }
    let mut what = vec![format!("{}. {}", task.number, task.what)];
    let told = [
        (lang.pick("Sản phẩm", "Product"), &task.product),
        (lang.pick("Báo cáo", "Report to"), &task.report_to),
    ];
    for (name, text) in told {
        what.extend(text.as_ref().map(|text| format!("{name}: {text}")));
    }
    [vec![task.id.clone()], deadline, units, what]
}

fn total(tasks: &[Task], today: NaiveDate, lang: Lang) -> String {
    if tasks.is_empty() {
        return lang
            .pick("Không có nhiệm vụ nào.\n", "No tasks.\n")
            .to_owned();
    }
    let count = |wanted: State| tasks.iter().filter(|t| t.state(today) == wanted).count();
    let states = [State::Overdue, State::Due, State::Undated];
    let counts = states.map(|wanted| (count(wanted), state(wanted, lang)));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = counts
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let all = tasks.len();
    let name = match (lang, all) {
        (Lang::Vi, _) => "nhiệm vụ",
        (Lang::En, 1) => "task",
        (Lang::En, _) => "tasks",
    };
    format!("\n{all} {name}: {}.\n", words.join(", "))
}

/// Lines of at most `width` columns; a word that is longer is cut.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let needed = line.width() + usize::from(!line.is_empty()) + word.width();
        if !line.is_empty() && needed > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if line.width() + c.width().unwrap_or(0) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
