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

/// Words after the number of an annex that do not make it a count.
const GOES_ON: [&str; 12] = [
    "kèm", "đính", "và", "hoặc", "này", "về", "để", "thì", "là", "theo", "gửi", "trước",
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
        if !read || !(text.contains("hụ lục") || text.contains("HỤ LỤC")) {
            continue;
        }
        let cites = tells_of_others(text);
        for named in named(text) {
            if cites && !is_own(sentence(text, named.range.start)) {
                continue;
            }
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

/// A number with its symbol: `12-KH/ĐU`, `30/2020/NĐ-CP`; no `1/3`.
fn cites(text: &str) -> bool {
    text.split([' ', '(']).any(|word| {
        let letter = |rest: &str| rest.starts_with(char::is_uppercase);
        word.starts_with(|c: char| c.is_ascii_digit()) && word.split('/').skip(1).any(letter)
    })
}

/// A sentence, in a paragraph that cites another paper, whose annex is surely this document's: it
/// comes with the paper and the sentence names no other.
fn is_own(sentence: &str) -> bool {
    sentence.contains("kèm theo") && !tells_of_others(sentence)
}

/// The sentence around a place in a text.
fn sentence(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|before| before.rfind(". "));
    let start = start.map_or(0, |stop| stop + ". ".len());
    let end = text.get(at..).and_then(|rest| rest.find(". "));
    let end = end.map_or(text.len(), |stop| at + stop);
    text.get(start..end).unwrap_or("")
}

/// Every `Phụ lục` with a number of digits or Roman letters, and the numbers that go on from it:
/// `Phụ lục 1, 3 và 4`.
fn named(text: &str) -> Vec<Named> {
    let mut all = Vec::new();
    let labels = text
        .match_indices("hụ lục ")
        .chain(text.match_indices("HỤ LỤC "));
    for (at, word) in labels {
        let from = at + word.len();
        let rest = &text[from..];
        let bare = rest.strip_prefix("số ").unwrap_or(rest);
        let mut from = from + rest.len() - bare.len();
        while let Some(named) = named_at(text, from) {
            let end = named.range.end;
            all.push(named);
            let rest = &text[end..];
            let Some(next) = [", ", " và "].iter().find(|and| rest.starts_with(**and)) else {
                break;
            };
            from = end + next.len();
        }
    }
    all.sort_by_key(|named| named.range.start);
    all
}

/// The number of an annex at a place in a text. `phụ lục 12 trang` counts pages, `1, 30%` and `1.2`
/// are no numbers of annexes.
fn named_at(text: &str, from: usize) -> Option<Named> {
    let bare = text.get(from..)?;
    let end = bare.find(|c: char| !c.is_alphanumeric());
    let token = bare.get(..end.unwrap_or(bare.len()))?;
    let (number, roman) = number(token)?;
    let range = from..from + token.len();
    (roman || is_over(bare.get(token.len()..)?)).then_some(Named {
        range,
        number,
        roman,
    })
}

/// What follows a number of digits counts nothing by it: a mark and a space, or a word that goes on
/// with the sentence.
fn is_over(rest: &str) -> bool {
    let Some(words) = rest.strip_prefix(' ') else {
        let after = rest.trim_start_matches([',', ';', '.', ':', ')', '*', '”', '"']);
        let marked = after.len() < rest.len();
        return rest.is_empty() || (marked && (after.is_empty() || after.starts_with(' ')));
    };
    let word = words.split([' ', ',', '.', ';']).next().unwrap_or("");
    word.starts_with('(') || GOES_ON.contains(&word)
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
            "tên phụ lục ghi cả chữ “Phụ lục”",
            "the title of the annex repeats the label",
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

/// How many bytes `Phụ lục 1` takes at the start of a title, or `Phụ lục` before a mark.
fn label(title: &str) -> Option<usize> {
    let word = ["Phụ lục", "PHỤ LỤC"]
        .into_iter()
        .find(|word| title.starts_with(word))?;
    let rest = title.get(word.len()..)?;
    if rest.trim_start().starts_with([':', '.', '-', '–']) {
        return Some(word.len());
    }
    let rest = rest.strip_prefix(' ')?;
    let bare = rest.strip_prefix("số ").unwrap_or(rest);
    let token = bare.split(|c: char| !c.is_alphanumeric()).next()?;
    number(token)?;
    Some(title.len() - bare.len() + token.len())
}

#[cfg(test)]
mod tests {
    use super::{is_own, label, named, number, sentence, tells_of_others};

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
        assert_eq!(
            numbers("PHỤ LỤC 3. Các Phụ lục 1, 3 và 4 kèm theo, Phụ lục 2"),
            [(3, false), (1, false), (3, false), (4, false), (2, false)]
        );
        assert_eq!(numbers("Phụ lục I và II kèm theo"), [(1, true), (2, true)]);
        assert_eq!(number("IIII"), None);
    }

    #[test]
    fn what_is_counted_is_no_number_of_an_annex() {
        for text in [
            "kèm phụ lục 12 trang",
            "phụ lục 3 biểu mẫu",
            "Phụ lục 1.2 kèm theo",
            "phụ lục 15/6",
        ] {
            assert_eq!(numbers(text), [], "{text}");
        }
        assert_eq!(numbers("Phụ lục 1, 30% hộ"), [(1, false)]);
        assert_eq!(numbers("Phụ lục 1 và 30 hộ"), [(1, false)]);
        assert_eq!(numbers("Phụ lục 1, 2."), [(1, false), (2, false)]);
    }

    #[test]
    fn a_sentence_by_itself_may_tell_whose_annex_it_is() {
        let text = "Thực hiện Kế hoạch số 12-KH/ĐU. Mẫu tại Phụ lục 3 kèm theo. Hết";
        let at = text.find("Phụ lục").unwrap();
        assert_eq!(sentence(text, at), "Mẫu tại Phụ lục 3 kèm theo");
        assert!(is_own(sentence(text, at)));
        assert!(!is_own("Mẫu tại Phụ lục 3"));
        assert!(!is_own("Phụ lục 3 kèm theo Kế hoạch số 12-KH/ĐU"));
    }

    #[test]
    fn other_papers_have_annexes_too() {
        assert!(tells_of_others("Phụ lục I Nghị định 30/2020/NĐ-CP"));
        assert!(tells_of_others("Phụ lục I của Kế hoạch số 12-KH/ĐU"));
        assert!(tells_of_others("Phụ lục I Kế hoạch 12-KH/ĐU"));
        assert!(!tells_of_others("tổng số 12 hồ sơ tại Phụ lục I"));
        assert!(!tells_of_others("1/3 hồ sơ tại Phụ lục I"));
        assert!(!tells_of_others("chi tiết tại Phụ lục I kèm theo"));
    }

    #[test]
    fn a_title_need_not_say_what_it_is() {
        assert_eq!(label("Phụ lục 1. Danh sách"), Some("Phụ lục 1".len()));
        assert_eq!(label("Phụ lục: Danh mục"), Some("Phụ lục".len()));
        assert_eq!(label("Phụ lục - Danh mục"), Some("Phụ lục".len()));
        assert_eq!(label("PHỤ LỤC II"), Some("PHỤ LỤC II".len()));
        assert_eq!(label("Phụ lục số liệu"), None);
        assert_eq!(label("Danh sách"), None);
    }
}
