//! The end of the body: the program writes the last stop itself (`close_body`), so `./.` is not
//! typed, and the last paragraph is a whole sentence.

use super::super::{Review, Role, Rule};
use crate::directive::{Directive, Prose, Section, Task, Text};

const END: Rule = Rule::both("P-BODY-END", "S-END");

/// The mark at the end of State papers.
const MARK: &str = "./.";

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(END) {
        return;
    }
    let last = last(review.directive);
    // The office may have chosen the other system's mark.
    let closes = review.standard.body.end_mark.value == MARK;
    let annexes = review.directive.annex_prose();
    let first_annexed = annexes.iter().find_map(|prose| prose.paragraphs.first());
    let mut annexed = false;
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        annexed |= first_annexed.is_some_and(|text| std::ptr::eq(text, piece.text));
        if !piece.role.is_prose() {
            continue;
        }
        let text = &piece.text.value;
        let is_last = last.is_some_and(|text| std::ptr::eq(text, piece.text));
        // Where the last text is not known, and in annexes, a paper with this mark may end so.
        let may_end = closes && (is_last || last.is_none() || annexed || piece.role == Role::Cell);
        mark(review, at, text, closes, may_end);
        if is_last {
            open(review, at, text);
        }
    }
}

/// `./.` that the program does not want.
fn mark(review: &mut Review<'_>, at: usize, text: &str, closes: bool, may_end: bool) {
    let Some(from) = text.find(MARK) else { return };
    if may_end && from + MARK.len() == text.trim_end().len() {
        return;
    }
    let message = match (closes, review.is_party()) {
        (true, _) => (
            "`./.` đứng giữa văn bản, trước khi hết nội dung",
            "`./.` stands before the end of the body",
        ),
        (false, true) => (
            "văn bản của Đảng không dùng `./.`",
            "Party papers do not use `./.`",
        ),
        (false, false) => (
            "cơ quan chọn kết thúc văn bản bằng dấu chấm, không dùng `./.`",
            "the office has chosen to end documents with a stop, not with `./.`",
        ),
    };
    let Some(finding) = review.finding(END, message.0, message.1) else {
        return;
    };
    let finding = finding.need("`.`", "`.`").hint(
        "Ghi dấu chấm; dấu ở chỗ hết nội dung thì chương trình tự ghi.",
        "Write a stop; the program writes the mark at the end of the body itself.",
    );
    review.push_fix(finding, at, &(from..from + MARK.len()), ".");
}

/// The last paragraph of the body ends as if more came.
fn open(review: &mut Review<'_>, at: usize, text: &str) {
    let bare = text.trim_end();
    let Some(mark) = bare.chars().next_back().filter(|c| is_open(*c)) else {
        return;
    };
    let Some(finding) = review.finding(
        END,
        &format!("nội dung kết thúc bằng dấu `{mark}`"),
        &format!("the body ends with `{mark}`"),
    ) else {
        return;
    };
    let finding = finding.hint(
        "Viết tiếp phần còn thiếu, hoặc kết thúc đoạn cuối bằng dấu chấm.",
        "Write what is missing, or end the last paragraph with a stop.",
    );
    review.push_at(finding, at, &(bare.len() - 1..bare.len()));
}

fn is_open(mark: char) -> bool {
    matches!(mark, ';' | ',' | ':')
}

/// The last text of the body, where it is certainly the last in print: a template may print
/// petitions, sections or its own sentence below what stands last in the file.
fn last(d: &Directive) -> Option<&Text> {
    let kind = d.kind.value.as_str();
    if matches!(kind, "bien-ban" | "giay-moi") || !d.petitions.is_empty() {
        return None;
    }
    if let Some(prose) = d.closing.as_ref().or(d.implementation.as_ref()) {
        return end(prose);
    }
    if let Some(task) = d.tasks.last() {
        return last_of_task(task);
    }
    if let Some(prose) = &d.direction {
        let alone = d.sections.is_empty() && d.content.is_none() && d.articles.is_empty();
        return end(prose).filter(|_| alone);
    }
    match (&d.articles[..], &d.sections[..]) {
        ([.., article], []) => match article.clauses.last() {
            Some(clause) => end(clause.points.last().unwrap_or(&clause.content)),
            None => article.content.as_ref().and_then(end),
        },
        ([], [.., section]) => last_of_section(section),
        ([], []) if d.table.is_none() => d.content.as_ref().and_then(end),
        _ => None,
    }
}

fn end(prose: &Prose) -> Option<&Text> {
    prose.paragraphs.last()
}

/// Behind a task's words stand its deadline and what else it has.
fn last_of_task(task: &Task) -> Option<&Text> {
    if let Some(item) = task.items.last() {
        return last_of_task(item);
    }
    let more = task.deadline.is_some() || task.deliverable.is_some() || task.report_to.is_some();
    end(&task.content).filter(|_| !more)
}

fn last_of_section(section: &Section) -> Option<&Text> {
    match section.items.last() {
        Some(item) => last_of_section(item),
        None if section.table.is_some() => None,
        None => section.content.as_ref().and_then(end),
    }
}

#[cfg(test)]
mod tests {
    use super::last;
    use crate::rules::fixture::directive;

    fn text(yaml: &str) -> Option<String> {
        let directive = directive(&format!("loai: thong-bao\nco_quan: a\n{yaml}"));
        last(&directive).map(|text| text.value.clone())
    }

    #[test]
    fn the_last_text_is_known_or_it_is_none() {
        assert_eq!(text("noi_dung: Hết;\n").as_deref(), Some("Hết;"));
        assert_eq!(
            text("noi_dung: Một.\nket_thuc: Hết.\n").as_deref(),
            Some("Hết.")
        );
        assert_eq!(
            text("noi_dung: \"Như sau:\"\nbang: {cot: [a], dong: [[b]]}\n"),
            None
        );
        assert_eq!(
            text("nhiem_vu:\n  - {noi_dung: Lập;, thoi_han: 16/10/2026}\n"),
            None
        );
        assert_eq!(text("nhiem_vu: [Một., Hai.]\n").as_deref(), Some("Hai."));
    }
}
