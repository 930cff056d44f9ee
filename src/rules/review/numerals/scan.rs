//! The runs of digits in a text, and what stands around them.

use std::ops::Range;

/// The spaces of prose: the plain one and the one at which no line is broken.
pub(in crate::rules::review) const SPACES: [char; 2] = [' ', '\u{a0}'];

/// Whether a text holds any digit. What holds none is left alone before anything else is done.
pub(in crate::rules::review) fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// The runs of digits outside the marks in braces; a joiner between two digits belongs to the run.
pub(in crate::rules::review) fn runs<'a>(
    text: &'a str,
    joiners: &'a [u8],
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_digit(text, at)?;
        at = end_of_run(text.as_bytes(), start, joiners);
        Some(start..at)
    })
}

/// The next digit that does not stand in a mark.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b'0'..=b'9' => return Some(at),
            b'{' if bytes.get(at + 1) == Some(&b'{') => at += text.get(at..)?.find("}}")? + 2,
            _ => at += 1,
        }
    }
}

fn end_of_run(bytes: &[u8], start: usize, joiners: &[u8]) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    loop {
        if digit(at) {
            at += 1;
        } else if digit(at + 1) && bytes.get(at).is_some_and(|b| joiners.contains(b)) {
            at += 2;
        } else {
            return at;
        }
    }
}

/// Whether a run is a number by itself: no part of a document's number, a range, a code, an hour, a
/// telephone number.
pub(in crate::rules::review) fn is_free(text: &str, run: &Range<usize>) -> bool {
    let before = text.get(..run.start).and_then(|t| t.chars().next_back());
    before.is_none_or(|c| c.is_whitespace() || "(“\"*[‘'".contains(c)) && is_open(text, run.end)
}

/// Whether nothing is joined to a run's end.
pub(in crate::rules::review) fn is_open(text: &str, end: usize) -> bool {
    let mut after = text.get(end..).unwrap_or("").chars();
    match after.next() {
        Some(':' | '.' | ',') => !after.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric() && !"/-–_{@+".contains(c),
        None => true,
    }
}

/// The word right before a place; empty when something else than space and an opening mark parts
/// them.
pub(in crate::rules::review) fn word_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    let before = before.trim_end_matches(|c: char| SPACES.contains(&c) || "(*“\"".contains(c));
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(before.len(), |(at, _)| at);
    before.get(start..).unwrap_or("")
}

/// The word that follows a place after space; empty when there is something else.
pub(in crate::rules::review) fn word_after(text: &str, at: usize) -> &str {
    let after = text.get(at..).unwrap_or("").trim_start_matches(SPACES);
    let letter = |c: char| c.is_alphabetic() || matches!(c, '²' | '³');
    let end = after.find(|c| !letter(c)).unwrap_or(after.len());
    after.get(..end).unwrap_or("")
}

/// Whether a word equals one of a list, in any case. Nothing is allocated.
pub(in crate::rules::review) fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| same(word, one))
}

/// Two words are the same but for capitals.
pub(in crate::rules::review) fn same(a: &str, b: &str) -> bool {
    a == b
        || a.chars()
            .flat_map(char::to_lowercase)
            .eq(b.chars().flat_map(char::to_lowercase))
}

#[cfg(test)]
mod tests {
    use super::{is_free, runs, word_after, word_before};

    fn free(text: &str) -> Vec<&str> {
        let all = runs(text, b".,").filter(|run| is_free(text, run));
        all.map(|run| &text[run]).collect()
    }

    #[test]
    fn runs_are_numbers_and_nothing_else() {
        assert_eq!(free("Có 1.873 ca, đạt 97,58%."), ["1.873", "97,58"]);
        assert_eq!(free("năm 2026. Đến 12"), ["2026", "12"]);
        for text in [
            "số 12/2026",
            "30/2020/NĐ-CP",
            "632-TB/TU",
            "14h00",
            "14:30",
            "F1",
            "10-15",
            "+84",
            "{{ so_lieu.f1 }}",
            "{{ 12",
            "5K",
        ] {
            let none: [&str; 0] = [];
            assert_eq!(free(text), none, "{text}");
        }
    }

    #[test]
    fn the_words_around_a_run() {
        let text = "tổng số (1.873 lượt người";
        let at = text.find('1').unwrap();
        assert_eq!(word_before(text, at), "số");
        assert_eq!(word_after(text, at + 5), "lượt");
        assert_eq!(word_before("số: 5", 6), "");
        assert_eq!(word_after("5, ca", 1), "");
        assert_eq!(word_after("5 m²", 1), "m²");
    }
}
