//! Tasks: who, what, by when. What many tasks lack is said once a notice, not once a task.

mod said;

pub(crate) use said::{named_lead, names_unit};

use super::deadlines::sets_deadline;
use super::{Review, Rule};
use crate::directive::{Directive, Task, Text};
use crate::finding::{Finding, Message};

const TASK: Rule = Rule::both("P-TASK", "S-TASK");
const LEAD: Rule = Rule::any("D-TASK-LEAD");
const WITH: Rule = Rule::any("D-TASK-WITH");
const VAGUE: Rule = Rule::any("D-TASK-VAGUE");
const PRODUCT: Rule = Rule::any("D-TASK-PRODUCT");

/// Other places that a finding points to, at most.
pub(super) const RELATED: usize = 3;

/// Deadlines that set no day.
const VAGUE_WORDS: [&str; 12] = [
    "sớm",
    "sớm nhất",
    "kịp thời",
    "khẩn trương",
    "nhanh chóng",
    "thời gian tới",
    "trong thời gian tới",
    "trong thời gian sớm nhất",
    "thời gian sớm nhất",
    "sớm nhất có thể",
    "càng sớm càng tốt",
    "khi có điều kiện",
];

/// A task with its number, as `3.1`.
type Numbered<'a> = (String, &'a Task);

pub(super) fn check(review: &mut Review<'_>) {
    let directive = review.directive;
    if directive.tasks.is_empty() {
        return;
    }
    if concludes(directive) {
        incomplete(review, directive);
        products(review, directive);
    }
    leads(review, directive);
    each(review, &directive.tasks, &[]);
}

/// The conclusion of a meeting that shares out work. One task, or two that are bare sentences, are
/// told by the notice around them.
fn concludes(directive: &Directive) -> bool {
    let kind = matches!(
        directive.kind.value.as_str(),
        "thong-bao-ket-luan" | "ket-luan"
    );
    let faulty = directive.written.get("nhiem_vu").is_some_and(|k| k.faulty);
    let assigned = |task: &Task| !task.units.is_empty() || task.deadline.is_some();
    let shared = match leaves(&directive.tasks) {
        0 | 1 => false,
        2 => directive.tasks.iter().any(assigned),
        _ => true,
    };
    kind && !faulty && shared
}

fn leaves(tasks: &[Task]) -> usize {
    let count = |task: &Task| leaves(&task.items).max(1);
    tasks.iter().map(count).sum()
}

fn incomplete(review: &mut Review<'_>, directive: &Directive) {
    if !review.on(TASK) {
        return;
    }
    let tasks = &directive.tasks;
    let no_unit = without(tasks, &has_unit);
    let hint = (
        "Ghi `don_vi:` là cơ quan chủ trì của từng nhiệm vụ.",
        "Write the lead unit of each task in `don_vi:`.",
    );
    let said = ("chưa ghi cơ quan chủ trì", "without a lead unit");
    listed(review, TASK, &no_unit, said, hint);
    let no_deadline = without(tasks, &has_deadline);
    let hint = (
        "Ghi `thoi_han:` của từng nhiệm vụ, như `30/6/2026`.",
        "Write the deadline of each task in `thoi_han:`, as `30/6/2026`.",
    );
    let said = ("chưa ghi thời hạn", "without a deadline");
    listed(review, TASK, &no_deadline, said, hint);
    follow_up(review, directive);
}

/// Somebody must follow the tasks up: in its own paragraph, or in any sentence of the notice.
fn follow_up(review: &mut Review<'_>, directive: &Directive) {
    let written = directive.written.get("to_chuc_thuc_hien");
    if directive.implementation.is_some() || written.is_some_and(|key| key.faulty) {
        return;
    }
    if review
        .texts
        .iter()
        .any(|piece| said::follows_up(&piece.text.value))
    {
        return;
    }
    let Some(key) = directive.written.get("nhiem_vu") else {
        return;
    };
    let said = (
        "chưa ghi cơ quan theo dõi việc thực hiện",
        "nobody is named to follow the tasks up",
    );
    if let Some(finding) = review.finding(TASK, said.0, said.1) {
        let finding = finding.hint(
            "Thêm `to_chuc_thuc_hien:`, ghi rõ cơ quan nào theo dõi, đôn đốc và báo cáo ai.",
            "Add `to_chuc_thuc_hien:` saying which unit follows up and to whom it reports.",
        );
        review.push(finding.at(&directive.file, key.span));
    }
}

fn has_unit(task: &Task) -> bool {
    let given = |text: &Text| names_unit(&text.value);
    !task.units.is_empty() || task.content.paragraphs.iter().any(given)
}

fn has_deadline(task: &Task) -> bool {
    let given = |text: &Text| sets_deadline(&text.value) || said::names_time(&text.value);
    task.deadline.is_some() || task.content.paragraphs.iter().any(given)
}

/// The tasks that lack something. An item has what its parent has; a parent stands for its items
/// when all of them lack it, and lacks nothing when they have it.
fn without<'a>(tasks: &'a [Task], has: &dyn Fn(&Task) -> bool) -> Vec<Numbered<'a>> {
    let mut found = Vec::new();
    for (at, task) in tasks.iter().enumerate() {
        lacking(task, &(at + 1).to_string(), has, &mut found);
    }
    found
}

fn lacking<'a>(
    task: &'a Task,
    number: &str,
    has: &dyn Fn(&Task) -> bool,
    found: &mut Vec<Numbered<'a>>,
) -> bool {
    if has(task) {
        return false;
    }
    let before = found.len();
    let mut all = true;
    for (at, item) in task.items.iter().enumerate() {
        all &= lacking(item, &format!("{number}.{}", at + 1), has, found);
    }
    if all {
        found.truncate(before);
        found.push((number.to_owned(), task));
    }
    all
}

/// One finding about several tasks, at the first of them.
fn listed(
    review: &mut Review<'_>,
    rule: Rule,
    tasks: &[Numbered<'_>],
    said: (&str, &str),
    hint: (&str, &str),
) {
    let Some(((_, first), others)) = tasks.split_first() else {
        return;
    };
    let numbers: Vec<&str> = tasks.iter().map(|(number, _)| number.as_str()).collect();
    let numbers = numbers.join(", ");
    let vi = format!("nhiệm vụ {numbers} {}", said.0);
    let en = format!("tasks {} (numbers {numbers})", said.1);
    let Some(finding) = review.finding(rule, &vi, &en) else {
        return;
    };
    let finding = finding.hint(hint.0, hint.1);
    let file = &review.directive.file;
    let mut finding = at_task(finding, review, first);
    for (number, task) in others.iter().take(RELATED) {
        if let Some(text) = task.content.paragraphs.first() {
            let label = Message::new(format!("nhiệm vụ {number}"), format!("task {number}"));
            finding = finding.related(file, text.span, label);
        }
    }
    review.push(finding);
}

fn at_task(finding: Finding, review: &Review<'_>, task: &Task) -> Finding {
    let text = task.content.paragraphs.first();
    finding.at(
        &review.directive.file,
        text.map_or(task.span, |text| text.span),
    )
}

fn products(review: &mut Review<'_>, directive: &Directive) {
    let mut due = Vec::new();
    let mut named = false;
    walk(&directive.tasks, &mut |task| {
        if task.deadline.is_some() {
            due.push(task);
        }
        named |= task.deliverable.is_some();
    });
    if named || due.len() < 2 {
        return;
    }
    let said = (
        "có thời hạn nhưng không nhiệm vụ nào ghi sản phẩm phải có",
        "there are deadlines, but no task names a deliverable",
    );
    if let Some(finding) = review.finding(PRODUCT, said.0, said.1) {
        let finding = finding.hint(
            "Ghi `san_pham:` ở nhiệm vụ có kết quả cụ thể, như `san_pham: kế hoạch`.",
            "Write `san_pham:` in tasks that end in a paper, as `san_pham: kế hoạch`.",
        );
        let finding = at_task(finding, review, due[0]);
        review.push(finding);
    }
}

fn walk<'a>(tasks: &'a [Task], see: &mut dyn FnMut(&'a Task)) {
    for task in tasks {
        see(task);
        walk(&task.items, see);
    }
}

fn leads(review: &mut Review<'_>, directive: &Directive) {
    if !review.on(LEAD) {
        return;
    }
    let mut found = Vec::new();
    for (at, task) in directive.tasks.iter().enumerate() {
        leaderless(task, &(at + 1).to_string(), &mut found);
    }
    let said = (
        "giao từ hai đơn vị trở lên, chưa rõ đơn vị nào chủ trì",
        "given to two or more units without saying which leads",
    );
    let hint = (
        "Để một đơn vị ở `don_vi:`, các đơn vị khác ghi ở `phoi_hop:`.",
        "Leave one unit in `don_vi:` and put the others in `phoi_hop:`.",
    );
    listed(review, LEAD, &found, said, hint);
}

fn leaderless<'a>(task: &'a Task, number: &str, found: &mut Vec<Numbered<'a>>) {
    if task.units.len() >= 2 && !leader_known(task) {
        found.push((number.to_owned(), task));
    }
    for (at, item) in task.items.iter().enumerate() {
        leaderless(item, &format!("{number}.{}", at + 1), found);
    }
}

/// The units or the sentence say who leads, or that each acts in its own area.
fn leader_known(task: &Task) -> bool {
    let leads = |text: &Text| {
        let has = |word: &&str| text.value.contains(*word);
        ["chủ trì", "Chủ trì", "đầu mối"].iter().any(has)
    };
    let each = |text: &Text| {
        let has = |word: &&str| text.value.contains(*word);
        ["mỗi ", "Mỗi ", "từng "].iter().any(has)
    };
    let kinds = |text: &Text| text.value.starts_with("các ") || text.value.contains(" cấp ");
    let content = &task.content.paragraphs;
    task.units.iter().any(|unit| leads(unit) || kinds(unit))
        || content.iter().any(|text| leads(text) || each(text))
}

/// `above` are the lead units of the task that these are items of; they lead an item without its own.
fn each(review: &mut Review<'_>, tasks: &[Task], above: &[Text]) {
    for task in tasks {
        let units = if task.units.is_empty() {
            above
        } else {
            &task.units
        };
        with(review, task, units);
        vague(review, task);
        each(review, &task.items, units);
    }
}

fn with(review: &mut Review<'_>, task: &Task, units: &[Text]) {
    let lead = |other: &&Text| units.iter().any(|unit| unit.value == other.value);
    let Some(other) = task.with.iter().find(lead) else {
        return;
    };
    let vi = format!("`{}` vừa chủ trì vừa phối hợp", other.value);
    let en = format!("`{}` both leads and co-operates", other.value);
    if let Some(finding) = review.finding(WITH, &vi, &en) {
        let finding = finding.hint(
            "Bỏ đơn vị chủ trì khỏi `phoi_hop:`.",
            "Take the lead unit out of `phoi_hop:`.",
        );
        review.push(finding.at(&review.directive.file, other.span));
    }
}

fn vague(review: &mut Review<'_>, task: &Task) {
    let Some(deadline) = &task.deadline else {
        return;
    };
    if !is_vague(&deadline.value.text) {
        return;
    }
    let vi = format!("thời hạn `{}` không định được ngày", deadline.value.text);
    let en = format!("the deadline `{}` sets no day", deadline.value.text);
    if let Some(finding) = review.finding(VAGUE, &vi, &en) {
        let finding = finding.hint(
            "Ghi ngày phải xong, như `30/6/2026`.",
            "Write the day it must be done, as `30/6/2026`.",
        );
        review.push(finding.at(&review.directive.file, deadline.span));
    }
}

/// The whole deadline is a word that sets no day.
fn is_vague(text: &str) -> bool {
    let bare = text.trim_end_matches('.').to_lowercase();
    VAGUE_WORDS.contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn only_a_whole_vague_deadline_is_vague() {
        assert!(is_vague("Sớm nhất."));
        assert!(is_vague("trong thời gian tới"));
        assert!(!is_vague("sớm, trước 30/6/2026"));
        assert!(!is_vague("trước 28 tháng Chạp"));
    }
}
