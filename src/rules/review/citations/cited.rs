//! Citations in running text: the type's name, `số`, number and symbol.

use std::ops::Range;

use chrono::NaiveDate;

use super::dated;
use super::symbol::Symbol;
use super::types::{Kind, is_type, kind_before};

/// A citation in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cited<'a> {
    /// The type's name before the number.
    pub(super) kind: Kind,
    /// Number and symbol.
    pub(super) symbol: Symbol<'a>,
    /// Where the word `số` begins; where the number begins if there is no such word.
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

    /// The document's date and where it stands in the text.
    pub(super) fn date(&self) -> Option<(NaiveDate, Range<usize>)> {
        let (date, start, length) = dated::date(self.after)?;
        let start = self.range().end + start;
        Some((date, start..start + length))
    }

    /// The sentence gives a date after the symbol that may be the document's.
    pub(super) fn is_dated(&self) -> bool {
        dated::is_dated(self.after)
    }
}

/// Every citation of a text.
pub(super) fn all(text: &str) -> impl Iterator<Item = Cited<'_>> {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts =
        (0..text.len()).filter(move |at| digit(*at) && !at.checked_sub(1).is_some_and(digit));
    starts.filter_map(|start| at(text, start))
}

/// The citation whose number begins here.
fn at(text: &str, start: usize) -> Option<Cited<'_>> {
    let lead = text.get(..start)?;
    let worded = lead.trim_end_matches(' ');
    let (worded, colon) = match worded.strip_suffix(':') {
        Some(before) => (before.trim_end_matches(' '), true),
        None => (worded, false),
    };
    let named = worded
        .strip_suffix("số")
        .or_else(|| worded.strip_suffix("Số"));
    let before = match named {
        Some(before) => before,
        None if lead.ends_with(' ') && !colon => lead,
        None => return None,
    };
    let kind = kind_before(before)?;
    let symbol = Symbol::parse(text.get(start..)?)?;
    if named.is_none() && !is_sure(&symbol) {
        return None;
    }
    Some(Cited {
        kind,
        symbol,
        word: before.len(),
        start,
        colon,
        before,
        after: text.get(start + symbol.text.len()..)?,
    })
}

/// Without `số` before it only a number with the letters of a type, or of a known organ, is one:
/// `Kế hoạch 10/2026 - UBND` is none.
fn is_sure(symbol: &Symbol<'_>) -> bool {
    let known = is_type(symbol.kind) || (symbol.year.is_none() && symbol.system().is_some());
    known && !symbol.spaced
}

#[cfg(test)]
mod tests {
    use super::all;

    fn found(text: &str) -> Vec<&str> {
        all(text).map(|cited| cited.symbol.text).collect()
    }

    #[test]
    fn citations_need_a_type_and_a_symbol() {
        assert_eq!(
            found("Kế hoạch số 12-KH/ĐU và Công văn số: 3/UBND-VX"),
            ["12-KH/ĐU", "3/UBND-VX"]
        );
        assert!(found("Chi bộ số 3, số 12-KH/ĐU, Công điện số 1102 ngày 23/8/2021").is_empty());
    }

    #[test]
    fn a_citation_need_not_have_the_word_before_its_number() {
        assert_eq!(
            found("theo Nghị định 30/2020/NĐ-CP, công văn 1234/CV-UBND, Công văn 35/UBND-VP"),
            ["30/2020/NĐ-CP", "1234/CV-UBND", "35/UBND-VP"]
        );
        assert_eq!(found("Kế hoạch 27-KH/ĐU"), ["27-KH/ĐU"]);
        for text in [
            "Báo cáo 10/2026 - UBND phường",
            "phương án 1-A/B",
            "Kế hoạch 5/HKI-2026",
            "Báo cáo: 12-BC/ĐU",
            "Đề án 06/CP",
            "Chương trình 12/10/2026",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
