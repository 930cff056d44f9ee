//! Documents that are cited: number and symbol, date, organ.

mod again;
mod cited;
mod complete;
mod dated;
mod form;
mod symbol;
mod types;

use std::ops::Range;

use chrono::NaiveDate;

use super::{Review, Role, Rule};
use crate::directive::Ground;
use cited::Cited;
use symbol::Symbol;
use types::Kind;

/// A Party paper has no colon after `số`.
const COLON: Rule = Rule::party("P-NUM-COLON");

pub(super) fn check(review: &mut Review<'_>) {
    let mut ground = 0;
    let mut known = again::Known::default();
    let annexes = review.directive.annex_prose();
    let first_annexed = annexes.iter().find_map(|prose| prose.paragraphs.first());
    let mut annexed = false;
    let mut in_parts = false;
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        let text = piece.text.value.as_str();
        annexed |= first_annexed.is_some_and(|text| std::ptr::eq(text, piece.text));
        if piece.role == Role::Ground {
            complete::ground(review, ground);
            in_parts = review
                .directive
                .grounds
                .get(ground)
                .is_some_and(complete::is_in_parts);
            ground += 1;
        }
        if piece.role == Role::GroundNumber {
            let directive = review.directive;
            let ground = ground.checked_sub(1).and_then(|i| directive.grounds.get(i));
            if let Some(ground) = ground {
                number(review, at, ground);
            }
            if let Some(symbol) = without_word(text).and_then(|(_, bare)| Symbol::parse(bare)) {
                let subject = ground.and_then(|ground| ground.subject.as_ref());
                let organ = ground.and_then(|ground| ground.organ.as_ref());
                known.add(
                    symbol.text,
                    organ.and_then(|organ| dated::unit_of(&organ.value)),
                    subject.map(|subject| again::bare(&subject.value)),
                );
            }
            continue;
        }
        for cited in cited::all(text) {
            colon(review, at, &cited);
            form::check(review, &Mention::in_text(at, &cited));
            // An annex is read by itself, so it may cite in full once more.
            if !annexed {
                again::check(review, at, &cited, &known);
            }
            if piece.role != Role::Ground || !in_parts {
                complete::prose(review, at, &cited, &mut known);
            }
        }
    }
}

/// Number and symbol of a document, with what the place says about it.
struct Mention<'a> {
    /// The text it stands in.
    piece: usize,
    /// The type named before it.
    kind: Option<Kind>,
    symbol: Symbol<'a>,
    /// Where it stands in the text.
    range: Range<usize>,
    /// The document's date.
    date: Option<NaiveDate>,
    /// The text before it.
    before: &'a str,
    /// Who issued it, where the place says so.
    organ: &'a str,
}

impl<'a> Mention<'a> {
    fn in_text(piece: usize, cited: &Cited<'a>) -> Self {
        Self {
            piece,
            kind: Some(cited.kind),
            symbol: cited.symbol,
            range: cited.range(),
            date: cited.date().map(|(date, _)| date),
            before: cited.before,
            organ: "",
        }
    }
}

/// `can_cu[].so`: the program writes `số` itself, so the value begins with the number.
fn number<'a>(review: &mut Review<'a>, at: usize, ground: &'a Ground) {
    let text = review.texts[at].text.value.as_str();
    let Some((start, bare)) = without_word(text) else {
        return;
    };
    if start > 0 {
        word(review, at, start);
    }
    let Some(symbol) = Symbol::parse(bare) else {
        return;
    };
    let organ = ground.organ.as_ref();
    let mention = Mention {
        piece: at,
        kind: types::kind_before(&ground.kind.value),
        symbol,
        range: start..start + symbol.text.len(),
        date: ground.date.as_ref().map(|date| date.value),
        before: &ground.kind.value,
        organ: organ.map_or("", |organ| organ.value.as_str()),
    };
    form::check(review, &mention);
}

/// A number's text without the word `số`, and where it begins then.
fn without_word(text: &str) -> Option<(usize, &str)> {
    let word = ["Số", "số"].into_iter().find(|word| text.starts_with(word));
    let start = word.map_or(0, str::len);
    let bare = text.get(start..)?.trim_start_matches([':', ' ']);
    Some((text.len() - bare.len(), bare))
}

fn word(review: &mut Review<'_>, at: usize, end: usize) {
    let Some(finding) = review.finding(
        form::MARKS,
        "chữ `số` in hai lần",
        "the word `số` is printed twice",
    ) else {
        return;
    };
    let finding = finding
        .need("chỉ số và ký hiệu", "number and symbol alone")
        .hint(
            "Bỏ chữ `số`: chương trình tự in trước số và ký hiệu.",
            "Leave `số` out: the program prints it before the number.",
        );
    review.push_fix(finding, at, &(0..end), "");
}

fn colon(review: &mut Review<'_>, at: usize, cited: &Cited<'_>) {
    if !cited.colon {
        return;
    }
    let Some(finding) = review.finding(
        COLON,
        "có dấu hai chấm sau chữ `số`",
        "there is a colon after `số`",
    ) else {
        return;
    };
    let finding = finding.need("không có dấu hai chấm", "no colon").hint(
        "Bỏ dấu hai chấm, giữ một dấu cách giữa chữ `số` và con số.",
        "Leave the colon out and keep one blank between `số` and the number.",
    );
    let text = review.texts[at].text.value.as_str();
    let range = cited.word_range();
    let word: String = text
        .get(range.clone())
        .unwrap_or("")
        .chars()
        .take(2)
        .collect();
    review.push_fix(finding, at, &range, &format!("{word} "));
}

#[cfg(test)]
mod tests {
    use super::without_word;

    #[test]
    fn the_word_before_a_number_is_told_from_it() {
        assert_eq!(without_word("12-TB/ĐU"), Some((0, "12-TB/ĐU")));
        let (start, bare) = without_word("Số: 12-TB/ĐU").unwrap();
        assert_eq!((start, bare), ("Số: ".len(), "12-TB/ĐU"));
    }
}
