//! Abbreviations that nothing explains.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::{Review, Role, Rule};

/// The full words come first, the abbreviation in parentheses after them.
const ABBR: Rule = Rule::both("P-ABBR", "S-ABBR");

/// Notes of one directive at most.
const MOST: usize = 5;

/// What every reader of these papers knows, and names that are words of their own.
const KNOWN: [&str; 52] = [
    "UBND", "HĐND", "MTTQ", "UBMTTQ", "MTTQVN", "UBMTTQVN", "BCH", "BTV", "CNTT", "KTXH", "TTHC",
    "GPMB", "QĐND", "CAND", "QPAN", "LLVT", "PCCC", "ANTT", "ATGT", "BHXH", "BHYT", "BHTN", "CCCD",
    "THCS", "THPT", "TNHH", "HTX", "TDP", "HCM", "TPHCM", "ATM", "PCR", "COVID", "HIV", "AIDS",
    "GDP", "GRDP", "FDI", "ODA", "USD", "VND", "VNĐ", "ASEAN", "WHO", "UNESCO", "ISO", "SMS",
    "PDF", "OCOP", "VNPT", "EVN", "VNEID",
];

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(ABBR) {
        return;
    }
    for (at, range) in unexplained(review) {
        report(review, at, &range);
    }
}

/// The first place of each abbreviation that prose uses before anything explains it.
fn unexplained(review: &Review<'_>) -> Vec<(usize, Range<usize>)> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    known.extend(
        review
            .directive
            .organs()
            .filter_map(|organ| Some(organ.symbol.as_ref()?.value.as_str())),
    );
    let mut found = Vec::new();
    for (at, piece) in review.texts.iter().enumerate() {
        let text = piece.text.value.as_str();
        let prose = matches!(piece.role, Role::Prose | Role::Task);
        let mut from = 0;
        while let Some(range) = next_capitals(text, from) {
            from = range.end;
            let Some(word) = text.get(range.clone()) else {
                break;
            };
            if explains(text, &range) {
                known.insert(word);
                continue;
            }
            if prose && !known.contains(word) && is_abbreviation(text, &range) {
                known.insert(word);
                found.push((at, range));
            }
            if found.len() == MOST {
                return found;
            }
        }
    }
    found
}

fn report(review: &mut Review<'_>, at: usize, range: &Range<usize>) {
    let text = &review.texts[at].text.value;
    let word = text.get(range.clone()).unwrap_or("");
    let Some(finding) = review.finding(
        ABBR,
        &format!("`{word}` viết tắt mà trước đó chưa ghi đủ cụm từ"),
        &format!("`{word}` is used before the full words are given"),
    ) else {
        return;
    };
    let finding = finding.need(
        format!("cụm từ đầy đủ, rồi `({word})`"),
        format!("the full words, then `({word})`"),
    );
    let finding = finding.hint(
        format!("Lần đầu ghi đủ cụm từ rồi mở ngoặc ghi `({word})`; chỉ dùng một lần thì ghi đủ, không viết tắt."),
        format!("Give the full words first and `({word})` after them; used once only, they need no abbreviation."),
    );
    review.push_at(finding, at, range);
}

/// The next word of three or more letters that begins with three capitals.
fn next_capitals(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let begins = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80);
        if begins && may_be_capital(bytes, at) {
            let rest = text.get(at..)?;
            let length = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            let word = rest.get(..length)?;
            let capitals = word.chars().take_while(|c| c.is_uppercase()).count();
            if capitals >= 3 && word.chars().all(char::is_uppercase) {
                return Some(at..at + length);
            }
            at += length.max(1);
        } else {
            at += 1;
        }
    }
    None
}

/// An ASCII capital or `Đ` at a byte.
fn may_be_capital(bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1).copied().unwrap_or(0);
    match bytes[at] {
        0xC4 => next == 0x90,
        byte => byte.is_ascii_uppercase() && (next.is_ascii_uppercase() || next >= 0xC3),
    }
}

/// The word stands in parentheses, or after `viết tắt là`, `gọi tắt là`.
fn explains(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or("");
    let opened = before.rfind('(');
    let within = opened.is_some_and(|open| before.rfind(')').is_none_or(|close| close < open));
    within
        || before
            .trim_end_matches([' ', '“', '"', ':'])
            .ends_with("tắt là")
}

/// A word of capitals is an abbreviation: no numeral, no part of a symbol, no word of a heading.
fn is_abbreviation(text: &str, range: &Range<usize>) -> bool {
    let word = text.get(range.clone()).unwrap_or("");
    if KNOWN.contains(&word) || word.bytes().all(|b| b"IVXLC".contains(&b)) {
        return false;
    }
    // A syllable written out has a marked vowel; an abbreviation has not.
    let bare = |c: char| c.is_ascii_uppercase() || matches!(c, 'Đ' | 'Ư');
    if !word.chars().all(bare) {
        return false;
    }
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    let joins = |c: char| {
        matches!(
            c,
            '-' | '–' | '/' | '.' | '_' | '@' | '&' | '`' | '“' | '"' | '*'
        )
    };
    let symbol_before = before.chars().next_back().is_some_and(joins);
    let mut following = after.chars();
    let next = following.next();
    let symbol_after = next.is_some_and(joins)
        && (next != Some('.') || following.next().is_some_and(char::is_alphanumeric));
    let figure = before
        .rfind("{{")
        .is_some_and(|open| before.rfind("}}").is_none_or(|close| close < open));
    let earlier = before.split_whitespace().next_back().unwrap_or("");
    let later = after.split_whitespace().next().unwrap_or("");
    !(symbol_before || symbol_after || figure || shouted(earlier) || shouted(later))
}

/// A word of two or more capitals beside it: the line is written in capitals.
fn shouted(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abbreviation(text: &str) -> Option<&str> {
        let range = next_capitals(text, 0)?;
        (is_abbreviation(text, &range) && !explains(text, &range)).then(|| &text[range])
    }

    #[test]
    fn tells_abbreviations() {
        assert_eq!(abbreviation("giao BQLDA theo dõi"), Some("BQLDA"));
        assert_eq!(abbreviation("hồ sơ của ĐVSN."), Some("ĐVSN"));
    }

    #[test]
    fn passes_what_is_none() {
        for text in [
            "UBND phường",
            "Ban Quản lý dự án (BQLDA)",
            "gọi tắt là BQLDA",
            "Thông báo 12-TB/BQL",
            "Đại hội XIII",
            "QUYẾT ĐỊNH VỀ BQLDA",
            "ca F0, thông điệp 5K, Covid-19, SARS-CoV-2",
            "TP.HCMX và PGS.TS.",
            "TỔNG KẾT",
            "{{ so_lieu.\"BQLDA\" }}",
        ] {
            assert_eq!(abbreviation(text), None, "{text}");
        }
    }
}
