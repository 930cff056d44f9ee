//! Numbering typed by hand: where the program numbers itself it would print twice; in a paragraph it
//! may be the other system's.

use super::super::{Review, Role, Rule};
use crate::directive::{Directive, Prose, Section, Task, Text};

const NUMBERING: Rule = Rule::both("P-ROMAN", "S-OUTLINE");

/// Letters of points, in the order of the Vietnamese alphabet.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// Numbering at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `I.`, `II-`.
    Roman,
    /// `1.`, `1)`, `1.2.`.
    Arabic,
    /// `a)`, `a.`.
    Letter,
    /// `-`, `+`.
    Dash,
    /// `Điều 1.`.
    Article,
}

/// A numbering: its form, where it begins behind the marks of bold, where it ends without and with
/// the space behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Typed {
    form: Form,
    from: usize,
    bare: usize,
    whole: usize,
}

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(NUMBERING) {
        return;
    }
    let numbered = numbered(review.directive);
    let numerals = numerals(review);
    let mut next = numbered.iter().copied().peekable();
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        let text = &piece.text.value;
        let by_program = next.next_if(|text| std::ptr::eq(*text, piece.text));
        let Some(typed) = numbering(text).filter(|typed| is_sure(typed, text, &numerals)) else {
            continue;
        };
        if by_program.is_some() {
            twice(review, at, text, typed);
        } else if matches!(piece.role, Role::Prose | Role::Task) {
            foreign(review, at, text, typed);
        }
    }
}

/// Every Roman numeral that a text begins with.
fn numerals<'a>(review: &Review<'a>) -> Vec<&'a str> {
    let texts = review.texts.iter().map(|piece| piece.text.value.as_str());
    texts
        .filter_map(|text| {
            numbering(text)
                .filter(|typed| typed.form == Form::Roman)
                .map(|typed| stem(&text[typed.from..typed.bare]))
        })
        .collect()
}

/// A lone `V. Lênin`, `X - quang` is a name or a word: one letter is a numeral where the count goes
/// on beside it (`I` with a `II`, `V` with a `IV`).
fn is_sure(typed: &Typed, text: &str, numerals: &[&str]) -> bool {
    if typed.form != Form::Roman {
        return true;
    }
    let beside: &[&str] = match stem(&text[typed.from..typed.bare]) {
        "I" => &["II"],
        "V" => &["IV", "VI"],
        "X" => &["IX", "XI"],
        _ => return true,
    };
    beside.iter().any(|one| numerals.contains(one))
}

/// A numbering without its marks.
fn stem(written: &str) -> &str {
    written.trim_end_matches(['.', ')', '-', '–', ' '])
}

/// The texts before which the program writes a number, a letter or a dash, in the order of
/// [`Review::texts`].
fn numbered(directive: &Directive) -> Vec<&Text> {
    let mut all = Vec::with_capacity(32);
    let meeting = directive.meeting.as_ref();
    let superior = meeting.and_then(|meeting| meeting.superior.as_ref());
    let directions = superior.and_then(|superior| superior.directions.as_ref());
    all.extend(directions.iter().flat_map(|prose| &prose.paragraphs));
    for petition in &directive.petitions {
        all.extend(first(&petition.content));
    }
    sections(&directive.sections, &mut all);
    for article in &directive.articles {
        let text = article.content.as_ref().and_then(first);
        all.extend(article.title.as_ref().or(text));
        for clause in &article.clauses {
            all.extend(first(&clause.content));
            all.extend(clause.points.iter().filter_map(first));
        }
    }
    tasks(&directive.tasks, &mut all);
    for annex in &directive.annexes {
        sections(&annex.sections, &mut all);
    }
    all
}

fn first(prose: &Prose) -> Option<&Text> {
    prose.paragraphs.first()
}

fn sections<'a>(sections_: &'a [Section], all: &mut Vec<&'a Text>) {
    for section in sections_ {
        let text = section.content.as_ref().and_then(first);
        all.extend(section.title.as_ref().or(text));
        sections(&section.items, all);
    }
}

fn tasks<'a>(tasks_: &'a [Task], all: &mut Vec<&'a Text>) {
    for task in tasks_ {
        all.extend(first(&task.content));
        tasks(&task.items, all);
    }
}

/// Typed before a text that the program numbers.
fn twice(review: &mut Review<'_>, at: usize, text: &str, typed: Typed) {
    let written = &text[typed.from..typed.bare];
    let Some(finding) = review.finding(
        NUMBERING,
        &format!("`{written}` gõ tay ở chỗ chương trình tự ghi"),
        &format!("`{written}` is typed where the program writes it itself"),
    ) else {
        return;
    };
    let finding = finding.hint(
        format!("Bỏ `{written}`: chương trình tự đánh số, tự ghi gạch đầu dòng."),
        format!("Delete `{written}`: the program writes numbers and dashes itself."),
    );
    // Behind a quotation mark or an asterisk the rest could be read otherwise by YAML.
    if text[typed.whole..].starts_with(char::is_alphabetic) {
        review.push_fix(finding, at, &(typed.from..typed.whole), "");
    } else {
        review.push_at(finding, at, &(typed.from..typed.bare));
    }
}

/// Typed in a paragraph as the other system writes it.
fn foreign(review: &mut Review<'_>, at: usize, text: &str, typed: Typed) {
    let written = &text[typed.from..typed.bare];
    let dashed = review.standard.outline.heading.contains('-');
    let Some(right) = own(written, typed.form, review.is_party(), dashed) else {
        return;
    };
    let Some(finding) = review.finding(
        NUMBERING,
        &format!("đoạn văn đánh số `{written}`, văn bản này dùng `{right}`"),
        &format!("a paragraph is numbered `{written}`; this document uses `{right}`"),
    ) else {
        return;
    };
    let finding = finding
        .need(format!("`{right}`"), format!("`{right}`"))
        .hint(format!("Ghi `{right}`."), format!("Write `{right}`."));
    review.push_fix(finding, at, &(typed.from..typed.bare), &right);
}

/// How this system writes what is typed, Roman numerals with a hyphen or a stop as the office chose;
/// none when it writes it so.
fn own(written: &str, form: Form, party: bool, dashed: bool) -> Option<String> {
    let stem = stem(written);
    let right = match (form, party) {
        (Form::Roman, _) if dashed => format!("{stem}-"),
        (Form::Roman, _) => format!("{stem}."),
        // `1-` and `1/` are old habits of both; only the bracket is certainly wrong.
        (Form::Arabic, false) if written.ends_with(')') => format!("{stem}."),
        (Form::Letter, false) => format!("{stem})"),
        _ => return None,
    };
    // `I -` and `I–` are the Party's as well as `I-`.
    let so = dashed && form == Form::Roman && written.ends_with(['-', '–']);
    (written != right && !so).then_some(right)
}

/// The numbering at the start of a text. A year (`2022. `), a count (`5 ca`), a share (`1/3 số ca`)
/// and initials (`V. I. Lênin`) are none. Bold does not hide it (`**I. Tình hình**`).
fn numbering(text: &str) -> Option<Typed> {
    let from = text.len() - text.trim_start_matches('*').len();
    let (form, length) = start(text.get(from..)?)?;
    let bare = from + length;
    let rest = text.get(bare..)?;
    let after = rest.trim_start_matches(' ');
    if after.len() == rest.len() || after.is_empty() {
        return None;
    }
    let whole = text.len() - after.len();
    Some(Typed {
        form,
        from,
        bare,
        whole,
    })
}

fn start(text: &str) -> Option<(Form, usize)> {
    let c = text.chars().next()?;
    match c {
        '-' | '+' | '–' | '•' => Some((Form::Dash, c.len_utf8())),
        '0'..='9' => arabic(text).map(|end| (Form::Arabic, end)),
        'I' | 'V' | 'X' => roman(text).map(|end| (Form::Roman, end)),
        'Đ' => article(text).map(|end| (Form::Article, end)),
        _ if LETTERS.contains(c) => {
            let mark = text.get(c.len_utf8()..)?.chars().next()?;
            let end = c.len_utf8() + 1;
            matches!(mark, ')' | '.').then_some((Form::Letter, end))
        }
        _ => None,
    }
}

/// `1.`, `1)`, `1/`, `1-`, `1.2.`: groups of one or two digits.
fn arabic(text: &str) -> Option<usize> {
    let mut end = 0;
    loop {
        let rest = text.get(end..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let mark = *rest.as_bytes().get(digits)?;
        if !(1..=2).contains(&digits) || !matches!(mark, b'.' | b')' | b'/' | b'-') {
            return None;
        }
        end += digits + 1;
        let more = text.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
        if !more {
            // `5- 7 ngày` is a range.
            let range = mark != b'.'
                && text
                    .get(end..)?
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit());
            return (!range).then_some(end);
        }
        if mark != b'.' {
            return None;
        }
    }
}

/// `I.`, `II-`, `III -`. Initials have a letter with a stop behind them.
fn roman(text: &str) -> Option<usize> {
    let numeral = text.bytes().take_while(|b| b"IVX".contains(b)).count();
    let rest = text.get(numeral..)?;
    let spaced = rest
        .strip_prefix(' ')
        .filter(|rest| rest.starts_with(['-', '–']));
    let gap = usize::from(spaced.is_some());
    let mark = spaced.unwrap_or(rest).chars().next()?;
    if !matches!(mark, '.' | '-' | '–' | ')') {
        return None;
    }
    let end = numeral + gap + mark.len_utf8();
    let mut after = text.get(end..)?.trim_start().chars();
    let initials = after.next().is_some_and(char::is_uppercase) && after.next() == Some('.');
    (!initials).then_some(end)
}

/// `Điều 1.`, `Điều 12:`.
fn article(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("Điều ")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mark = *rest.as_bytes().get(digits)?;
    (digits > 0 && matches!(mark, b'.' | b':')).then(|| text.len() - rest.len() + digits + 1)
}

#[cfg(test)]
mod tests {
    use super::{Form, numbering, own};

    fn form(text: &str) -> Option<(Form, &str)> {
        numbering(text).map(|typed| (typed.form, &text[typed.from..typed.bare]))
    }

    #[test]
    fn numbers_letters_and_dashes_are_numbering() {
        assert_eq!(form("I. Tình hình"), Some((Form::Roman, "I.")));
        assert_eq!(form("**I. Tình hình**"), Some((Form::Roman, "I.")));
        assert_eq!(form("II- Tình hình"), Some((Form::Roman, "II-")));
        assert_eq!(form("II - Tình hình"), Some((Form::Roman, "II -")));
        assert_eq!(form("1. Lập danh mục"), Some((Form::Arabic, "1.")));
        assert_eq!(form("1.2. Lập danh mục"), Some((Form::Arabic, "1.2.")));
        assert_eq!(form("1) Lập danh mục"), Some((Form::Arabic, "1)")));
        assert_eq!(form("đ) Lập danh mục"), Some((Form::Letter, "đ)")));
        assert_eq!(form("a. Lập danh mục"), Some((Form::Letter, "a.")));
        assert_eq!(form("- Lập danh mục"), Some((Form::Dash, "-")));
        assert_eq!(form("Điều 1. Thành lập"), Some((Form::Article, "Điều 1.")));
    }

    #[test]
    fn years_counts_and_initials_are_not() {
        for text in [
            "2022. Năm đầu",
            "5 ca mới",
            "1.1 triệu liều",
            "1.200 hồ sơ",
            "1/3 số hồ sơ",
            "5- 7 ngày",
            "12/10/2026 họp",
            "V. I. Lênin",
            "X-quang",
            "I",
            "VB đi",
            "Điều 1 của Quy định",
            "-5 độ",
            "1.",
            "a",
            "là việc",
            "**Kết quả**",
            "** I.",
        ] {
            assert_eq!(form(text), None, "{text}");
        }
    }

    #[test]
    fn each_system_has_its_marks() {
        let party = |written, form| own(written, form, true, true);
        assert_eq!(party("I.", Form::Roman).as_deref(), Some("I-"));
        assert_eq!(party("I-", Form::Roman), None);
        assert_eq!(party("I -", Form::Roman), None);
        assert_eq!(party("1)", Form::Arabic), None);
        let chosen = |written, form| own(written, form, true, false);
        assert_eq!(chosen("I.", Form::Roman), None);
        assert_eq!(chosen("I-", Form::Roman).as_deref(), Some("I."));
        let state = |written, form| own(written, form, false, false);
        assert_eq!(state("I-", Form::Roman).as_deref(), Some("I."));
        assert_eq!(state("I -", Form::Roman).as_deref(), Some("I."));
        assert_eq!(state("I.", Form::Roman), None);
        assert_eq!(state("1)", Form::Arabic).as_deref(), Some("1."));
        assert_eq!(state("1.", Form::Arabic), None);
        assert_eq!(state("a.", Form::Letter).as_deref(), Some("a)"));
        assert_eq!(state("a)", Form::Letter), None);
        assert_eq!(state("-", Form::Dash), None);
    }
}
