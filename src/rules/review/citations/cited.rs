//! Citations in running text: the type's name, `số`, number and symbol.

use std::ops::Range;

use chrono::NaiveDate;

use super::symbol::Symbol;

/// The names of types that are cited by number, with the letters each may have; a longer name
/// stands before the one that it ends with.
const TYPES: [(&str, &[&str]); 24] = [
    ("Thông báo kết luận", &["TB", "KL", "TBKL"]),
    ("Thông báo", &["TB"]),
    ("Kết luận", &["KL"]),
    ("Chỉ thị", &["CT"]),
    ("Nghị quyết", &["NQ"]),
    ("Quyết định", &["QĐ"]),
    ("Quy định", &["QĐ", "QĐi", "QyĐ"]),
    ("Quy chế", &["QC"]),
    ("Thông tri", &["TT"]),
    ("Hướng dẫn", &["HD"]),
    ("Báo cáo", &["BC"]),
    ("Kế hoạch", &["KH"]),
    ("Chương trình", &["CTr"]),
    ("Tờ trình", &["TTr"]),
    ("Đề án", &["ĐA"]),
    ("Phương án", &["PA"]),
    ("Dự án", &["DA"]),
    ("Biên bản", &["BB"]),
    ("Công văn", &["CV"]),
    ("Giấy mời", &["GM"]),
    ("Công điện", &["CĐ"]),
    ("Nghị định", &["NĐ"]),
    ("Thông tư liên tịch", &["TTLT"]),
    ("Thông tư", &["TT", "TTLT"]),
];

/// A type's name and the letters that its number may have.
pub(super) type Kind = (&'static str, &'static [&'static str]);

/// The type whose name ends a text, as a word of its own, in small letters or with a capital.
pub(super) fn kind_before(text: &str) -> Option<Kind> {
    let text = text.trim_end_matches([' ', '*']);
    TYPES.into_iter().find(|(name, _)| {
        let first = name.chars().next().unwrap_or(' ');
        let Some(head) = name
            .get(first.len_utf8()..)
            .and_then(|tail| strip_loosely(text, tail))
        else {
            return false;
        };
        let mut back = head.chars().rev();
        let begins = back
            .next()
            .is_some_and(|c| c == first || c.to_uppercase().eq(std::iter::once(first)));
        begins && back.next().is_none_or(|c| !c.is_alphanumeric())
    })
}

/// A text without a tail; words inside a type's name may have capitals (`Thông báo Kết luận`).
fn strip_loosely<'a>(text: &'a str, tail: &str) -> Option<&'a str> {
    if let Some(head) = text.strip_suffix(tail) {
        return Some(head);
    }
    let from = text.len().checked_sub(tail.len())?;
    let same = text.get(from..)?;
    let equal = same.contains('K')
        && same
            .chars()
            .map(|c| if c == 'K' { 'k' } else { c })
            .eq(tail.chars());
    equal.then(|| text.get(..from)).flatten()
}

/// The letters belong to another type than the one named.
pub(super) fn is_of_another_type(kind: Kind, letters: &str) -> bool {
    let same = |one: &&str| one.to_lowercase() == letters.to_lowercase();
    !kind.1.iter().any(same) && TYPES.iter().any(|(_, all)| all.iter().any(same))
}

/// Some type named in a text has these letters: `Quyết định phê duyệt Đề án số 12/QĐ-UBND`.
pub(super) fn names_type_of(text: &str, letters: &str) -> bool {
    TYPES.iter().any(|(name, all)| {
        let skipped = name.chars().next().map_or(0, char::len_utf8);
        let tail = name.get(skipped..).unwrap_or(name);
        all.contains(&letters) && text.contains(tail)
    })
}

/// A citation in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cited<'a> {
    /// The type's name, if the text has one before the number.
    pub(super) kind: Kind,
    /// Number and symbol.
    pub(super) symbol: Symbol<'a>,
    /// Where the word `số` begins.
    pub(super) word: usize,
    /// Where the number begins.
    pub(super) start: usize,
    /// A colon stands after `số`.
    pub(super) colon: bool,
    /// The text before `số`.
    pub(super) before: &'a str,
    /// The text after the symbol.
    pub(super) after: &'a str,
}

impl Cited<'_> {
    /// Where number and symbol stand in the text.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.symbol.text.len()
    }

    /// `số:` with the blanks after it.
    pub(super) fn word_range(&self) -> Range<usize> {
        self.word..self.start
    }

    /// The date right after the symbol and where it stands in the text.
    pub(super) fn date(&self) -> Option<(NaiveDate, Range<usize>)> {
        let rest = self.after.trim_start_matches([',', ' ']);
        let (date, length) = date_at(rest)?;
        let start = self.range().end + (self.after.len() - rest.len());
        Some((date, start..start + length))
    }

    /// The sentence gives a date after the symbol that is not a deadline.
    pub(super) fn is_dated(&self) -> bool {
        let end = self
            .after
            .find(['.', ';', '?', '!'])
            .unwrap_or(self.after.len());
        let sentence = self.after.get(..end).unwrap_or("");
        let mut from = 0;
        while let Some(at) = sentence
            .get(from..)
            .and_then(|rest| rest.find("ngày").map(|at| at + from))
        {
            let before = sentence.get(..at).unwrap_or("").trim_end();
            let limit = ["trước", "đến", "từ", "sau", "hết", "hằng", "hàng"];
            if !limit.iter().any(|word| before.ends_with(word)) {
                return true;
            }
            from = at + "ngày".len();
        }
        sentence.contains("{{")
    }
}

/// Every citation of a text.
pub(super) fn all(text: &str) -> impl Iterator<Item = Cited<'_>> {
    text.match_indices('ố').filter_map(move |(at, letter)| {
        let before = text.get(..at)?.strip_suffix(['s', 'S'])?;
        let rest = text.get(at + letter.len()..)?;
        let (bare, colon) = match rest.trim_start_matches(' ').strip_prefix(':') {
            Some(bare) => (bare, true),
            None => (rest, false),
        };
        let bare = bare.trim_start_matches(' ');
        if !bare.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let kind = kind_before(before)?;
        let symbol = Symbol::parse(bare)?;
        Some(Cited {
            kind,
            symbol,
            word: before.len(),
            start: text.len() - bare.len(),
            colon,
            before,
            after: bare.get(symbol.text.len()..)?,
        })
    })
}

/// A date at the start of a text, `ngày 05/3/2020` or `ngày 05 tháng 3 năm 2020`, and how long it is.
fn date_at(text: &str) -> Option<(NaiveDate, usize)> {
    let rest = text.strip_prefix("ngày ")?;
    let (day, rest) = digits(rest)?;
    let rest = after(rest, &["/", "-", " tháng "])?;
    let (month, rest) = digits(rest)?;
    let rest = after(rest, &["/", "-", " năm "])?;
    let (year, rest) = digits(rest)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (year > 1000).then_some((date, text.len() - rest.len()))
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    Some((text.get(..end)?.parse().ok()?, text.get(end..)?))
}

fn after<'a>(text: &'a str, any: &[&str]) -> Option<&'a str> {
    any.iter().find_map(|one| text.strip_prefix(*one))
}

#[cfg(test)]
mod tests {
    use super::{all, date_at, is_of_another_type, kind_before, names_type_of};

    fn named(text: &str) -> Option<&str> {
        kind_before(text).map(|(name, _)| name)
    }

    #[test]
    fn a_type_is_a_word_of_its_own() {
        assert_eq!(named("Thực hiện Thông báo "), Some("Thông báo"));
        assert_eq!(named("các thông báo "), Some("Thông báo"));
        assert_eq!(named("Thông báo Kết luận "), Some("Thông báo kết luận"));
        assert_eq!(named("theo Kết luận "), Some("Kết luận"));
        assert_eq!(named("đề án "), Some("Đề án"));
        assert_eq!(named("Chi bộ "), None);
        assert_eq!(named("xThông báo "), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn letters_of_another_type_are_told() {
        let kind = kind_before("Thông báo").unwrap();
        assert!(is_of_another_type(kind, "KL"));
        assert!(!is_of_another_type(kind, "TB"));
        assert!(!is_of_another_type(kind, "XYZ"));
        assert!(names_type_of("Quyết định phê duyệt Đề án", "QĐ"));
        assert!(!names_type_of("phê duyệt Đề án", "QĐ"));
    }

    #[test]
    fn citations_need_a_type_and_a_symbol() {
        let found = |text: &'static str| -> Vec<&str> {
            all(text).map(|cited| cited.symbol.text).collect()
        };
        assert_eq!(
            found("Kế hoạch số 12-KH/ĐU và Công văn số: 3/UBND-VX"),
            ["12-KH/ĐU", "3/UBND-VX"]
        );
        assert!(found("Chi bộ số 3, số 12-KH/ĐU, Công điện số 1102 ngày 23/8/2021").is_empty());
    }

    #[test]
    fn a_deadline_is_no_date_of_the_document() {
        let dated = |text| all(text).next().unwrap().is_dated();
        assert!(dated("Kế hoạch số 12-KH/ĐU, ngày 05/3/2026"));
        assert!(dated("Kế hoạch số 12-KH/ĐU của Đảng ủy ngày 05/3/2026"));
        assert!(!dated("Kế hoạch số 12-KH/ĐU trước ngày 05/3/2026"));
        assert!(!dated("Kế hoạch số 12-KH/ĐU. Từ ngày 05/3/2026"));
    }

    #[test]
    fn dates_are_read_in_both_forms() {
        let date = |text| date_at(text).map(|(date, length)| (date.to_string(), length));
        assert_eq!(
            date("ngày 05/3/2020 của").unwrap(),
            ("2020-03-05".into(), 15)
        );
        let words = "ngày 05 tháng 3 năm 2020";
        assert_eq!(date(words).unwrap(), ("2020-03-05".into(), words.len()));
        assert_eq!(date("ngày 31/02/2020"), None);
        assert_eq!(date("tháng 3/2020"), None);
    }
}
