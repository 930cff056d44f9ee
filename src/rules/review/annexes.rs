//! Annexes and how the body names them. That the body must name them at all, the components see to.

mod none;

use std::ops::Range;

use super::{Review, Role, Rule};
use crate::standard::grammar::roman;

const ANNEX: Rule = Rule::both("P-ANNEX", "S-ANNEX");

/// Words after which an annex may be another paper's.
const OTHERS: [&str; 7] = [
    "Nghị định",
    "Thông tư",
    "Luật ",
    "Pháp lệnh",
    "Hướng dẫn",
    "Quy định",
    "ban hành kèm theo",
];

/// How the body names an annex by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    /// The number in the text.
    range: Range<usize>,
    number: usize,
    roman: bool,
}

pub(super) fn check(review: &mut Review<'_>) {
    let count = review.directive.annexes.len();
    if !review.on(ANNEX) {
        return;
    }
    if count == 0 {
        return none::check(review);
    }
    titles(review);
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        let read = piece.role.is_prose() || piece.role == Role::TaskDetail;
        let text = &piece.text.value;
        if !read || !text.contains("hụ lục") || tells_of_others(text) {
            continue;
        }
        for named in named(text) {
            if named.number > count {
                missing(review, at, text, &named, count);
            } else if count > 1 && named.roman == review.is_party() {
                form(review, at, text, &named);
            }
        }
    }
}

/// The paragraph cites another paper, so the annex may be that paper's.
fn tells_of_others(text: &str) -> bool {
    OTHERS.iter().any(|words| text.contains(words)) || cites(text)
}

/// `số` and a number with its symbol: `số 12-KH/ĐU`, `số 30/2020/NĐ-CP`.
fn cites(text: &str) -> bool {
    text.split("số ").skip(1).any(|rest| {
        let word = rest.split(' ').next().unwrap_or("");
        word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('/')
    })
}

/// Every `Phụ lục` with a number of digits or Roman letters.
fn named(text: &str) -> Vec<Named> {
    let mut all = Vec::new();
    for (at, word) in text.match_indices("hụ lục ") {
        let from = at + word.len();
        let rest = &text[from..];
        let bare = rest.strip_prefix("số ").unwrap_or(rest);
        let from = from + rest.len() - bare.len();
        let end = bare.find(|c: char| !c.is_alphanumeric());
        let token = &bare[..end.unwrap_or(bare.len())];
        if let Some((number, roman)) = number(token) {
            let range = from..from + token.len();
            all.push(Named {
                range,
                number,
                roman,
            });
        }
    }
    all
}

/// A number of an annex, and whether it is Roman.
fn number(token: &str) -> Option<(usize, bool)> {
    if token.is_empty() || token.len() > 6 {
        return None;
    }
    if token.bytes().all(|b| b.is_ascii_digit()) {
        return token.parse().ok().map(|number| (number, false));
    }
    if !token.bytes().all(|b| b"IVXL".contains(&b)) {
        return None;
    }
    let found = (1..=60).find(|number| roman(*number) == token)?;
    usize::try_from(found).ok().map(|number| (number, true))
}

/// The body names an annex that the document has not.
fn missing(review: &mut Review<'_>, at: usize, text: &str, named: &Named, count: usize) {
    let written = &text[named.range.clone()];
    let Some(finding) = review.finding(
        ANNEX,
        &format!("nội dung nhắc đến Phụ lục {written}, văn bản chỉ có {count} phụ lục"),
        &format!("the body names Phụ lục {written}; the document has {count}"),
    ) else {
        return;
    };
    let finding = finding.hint(
        "Sửa số của phụ lục, hoặc thêm phụ lục còn thiếu vào `phu_luc`.",
        "Mend the number, or add the annex that is missing to `phu_luc`.",
    );
    review.push_at(finding, at, &named.range);
}

/// The body numbers an annex otherwise than the annex itself is numbered in print.
fn form(review: &mut Review<'_>, at: usize, text: &str, named: &Named) {
    let written = &text[named.range.clone()];
    let right = if named.roman {
        named.number.to_string()
    } else {
        roman(named.number as u64)
    };
    let Some(finding) = review.finding(
        ANNEX,
        &format!("nội dung ghi `Phụ lục {written}`, phụ lục ấy in là `Phụ lục {right}`"),
        &format!("the body says `Phụ lục {written}`; the annex is printed as `Phụ lục {right}`"),
    ) else {
        return;
    };
    let finding = finding
        .need(format!("`{right}`"), format!("`{right}`"))
        .hint(
            format!("Ghi `Phụ lục {right}`."),
            format!("Write `Phụ lục {right}`."),
        );
    review.push_at(finding, at, &named.range);
}

/// A title that begins with the label which the program prints above it.
fn titles(review: &mut Review<'_>) {
    let directive = review.directive;
    let titles: Vec<_> = directive
        .annexes
        .iter()
        .filter_map(|a| a.title.as_ref())
        .collect();
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        let is_title = titles.iter().any(|title| std::ptr::eq(*title, piece.text));
        let Some(label) = Some(&piece.text.value)
            .filter(|_| is_title)
            .and_then(|text| label(text))
        else {
            continue;
        };
        let Some(finding) = review.finding(
            ANNEX,
            "tên phụ lục ghi cả chữ “Phụ lục” và số",
            "the title of the annex repeats the label and the number",
        ) else {
            return;
        };
        let finding = finding.hint(
            "Chỉ ghi tên; chương trình tự in chữ “Phụ lục” và số ở trên.",
            "Write the title alone; the program prints the label and the number above it.",
        );
        review.push_at(finding, at, &(0..label));
    }
}

/// How many bytes `Phụ lục 1` takes at the start of a title.
fn label(title: &str) -> Option<usize> {
    let starts = ["Phụ lục ", "PHỤ LỤC "]
        .iter()
        .find(|word| title.starts_with(**word))?;
    let rest = title.get(starts.len()..)?;
    let bare = rest.strip_prefix("số ").unwrap_or(rest);
    let token = bare.split(|c: char| !c.is_alphanumeric()).next()?;
    number(token)?;
    Some(title.len() - bare.len() + token.len())
}

#[cfg(test)]
mod tests {
    use super::{label, named, number, tells_of_others};

    fn numbers(text: &str) -> Vec<(usize, bool)> {
        named(text).iter().map(|n| (n.number, n.roman)).collect()
    }

    #[test]
    fn annexes_are_named_by_numbers_of_both_kinds() {
        assert_eq!(
            numbers("tại Phụ lục I và phụ lục số 2"),
            [(1, true), (2, false)]
        );
        assert_eq!(numbers("tại Phụ lục kèm theo"), []);
        assert_eq!(numbers("tại Phụ lục 1A, Phụ lục Xanh"), []);
        assert_eq!(numbers("(Phụ lục IV)"), [(4, true)]);
        assert_eq!(number("IIII"), None);
    }

    #[test]
    fn other_papers_have_annexes_too() {
        assert!(tells_of_others("Phụ lục I Nghị định 30/2020/NĐ-CP"));
        assert!(tells_of_others("Phụ lục I của Kế hoạch số 12-KH/ĐU"));
        assert!(!tells_of_others("tổng số 12 hồ sơ tại Phụ lục I"));
        assert!(!tells_of_others("chi tiết tại Phụ lục I kèm theo"));
    }

    #[test]
    fn a_title_need_not_say_what_it_is() {
        assert_eq!(label("Phụ lục 1. Danh sách"), Some("Phụ lục 1".len()));
        assert_eq!(label("PHỤ LỤC II"), Some("PHỤ LỤC II".len()));
        assert_eq!(label("Phụ lục số liệu"), None);
        assert_eq!(label("Danh sách"), None);
    }
}
