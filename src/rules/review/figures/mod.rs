//! Numbers in prose: beside the declared figures, as parts of a total, as percentages.

mod percents;
mod sums;
mod twice;

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::numerals::scan::{has_digit, is_free, is_one_of, runs, word_after};
use super::{Review, Rule};
use crate::directive::number::{self, format};
use crate::directive::reference::expand;
use crate::directive::{Directive, Figure, Number};
use crate::finding::Finding;

/// A number typed in prose that contradicts the figure declared with its unit.
const PROSE: Rule = Rule::any("D-FIGURE-PROSE");

/// Words that tell of another period or of a part: the number may rightly differ.
const APART: [&str; 5] = ["trong đó", "riêng", "cùng kỳ", "so với", "trước đó"];

/// Words that, with the one behind, name a period or a place, as `năm 2025`, `khu 2`.
const NAMING: [&str; 21] = [
    "ngày",
    "tuần",
    "tháng",
    "quý",
    "năm",
    "kỳ",
    "đợt",
    "tổ",
    "thôn",
    "xóm",
    "ấp",
    "khu",
    "phố",
    "phường",
    "xã",
    "quận",
    "huyện",
    "tỉnh",
    "bộ",
    "trường",
    "số",
];

/// Words behind them that point at another one than this.
const OTHER: [&str; 6] = ["trước", "qua", "ngoái", "tới", "sau", "khác"];

pub(super) fn check(review: &mut Review<'_>) {
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if !piece.role.is_prose() || !has_digit(&piece.text.value) {
            continue;
        }
        typed(review, at);
        let Some(said) = Said::of(review.directive, &piece.text.value) else {
            continue;
        };
        sums::check(review, at, &said);
        percents::check(review, at, &said);
    }
    twice::check(review);
}

/// A number of a text, with what is needed to compare it.
#[derive(Debug, Clone)]
struct Found {
    range: Range<usize>,
    number: Number,
}

/// A paragraph as it is printed: the figures in it resolved.
struct Said<'a> {
    text: Cow<'a, str>,
    numbers: Vec<Found>,
    /// The names of the figures in it.
    figures: Vec<String>,
}

impl<'a> Said<'a> {
    /// None for one number that is no percentage, or when a figure in it is not known.
    fn of(directive: &Directive, paragraph: &'a str) -> Option<Self> {
        let text = if paragraph.contains("{{") {
            Cow::Owned(expand(directive, paragraph).ok()?.replace('\\', ""))
        } else {
            Cow::Borrowed(paragraph)
        };
        let numbers = numbers(&text);
        let named = |figure: &&Figure| paragraph.contains(figure.name.value.as_str());
        let figures = match text {
            Cow::Borrowed(_) => Vec::new(),
            Cow::Owned(_) => directive.figures.iter().filter(named).collect(),
        };
        let figures = figures.iter().map(|figure| figure.name.value.clone());
        let some = numbers.len() > 1 || numbers.iter().any(|found| found.number.percent);
        some.then(|| Self {
            text,
            numbers,
            figures: figures.collect(),
        })
    }

    /// Puts a finding at a range of the text; at the whole paragraph when figures stand in it.
    fn push(&self, review: &mut Review<'_>, finding: Finding, at: usize, range: &Range<usize>) {
        let range = match self.text {
            Cow::Borrowed(_) => range.clone(),
            Cow::Owned(_) => 0..review.texts[at].text.value.len(),
        };
        review.push_about(finding, at, &range, self.figures.clone());
    }
}

/// The numbers of a text that stand by themselves.
fn numbers(text: &str) -> Vec<Found> {
    let all = runs(text, b".,").filter_map(|run| {
        let percent = text
            .get(run.end..)
            .is_some_and(|rest| rest.starts_with('%'));
        let end = run.end + usize::from(percent);
        let number = number::parse(text.get(run.start..end)?).ok()?;
        let free = percent || is_free(text, &run);
        free.then_some(Found {
            range: run.start..end,
            number,
        })
    });
    all.collect()
}

/// The sentence around a place: from the stop before it to the one behind.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let ends = |part: &str, i: usize| {
        part.get(i + 1..)
            .is_none_or(|r| r.is_empty() || r.starts_with(' '))
    };
    let before = text.get(..at).unwrap_or("");
    let start = before.match_indices('.').rfind(|(i, _)| ends(text, *i));
    let start = start.map_or(0, |(i, _)| i + 1);
    let after = text.get(at..).unwrap_or("");
    let end = after.match_indices('.').find(|(i, _)| ends(after, *i));
    start..end.map_or(text.len(), |(i, _)| at + i)
}

/// Typed numbers followed by the unit of a declared figure, of two or more words, that look like
/// the figure with a slip of the key. Any other number of that unit may count something else.
fn typed(review: &mut Review<'_>, at: usize) {
    let directive = review.directive;
    let text = review.texts[at].text.value.as_str();
    let in_text = |figure: &&Figure| {
        let unit = figure.unit.as_ref();
        unit.is_some_and(|unit| unit.value.contains(' ') && text.contains(unit.value.as_str()))
    };
    let mut found = None;
    for figure in directive.figures.iter().filter(in_text) {
        let unit = figure.unit.as_ref().map_or("", |unit| unit.value.as_str());
        let declared = figure.value.value.value;
        for number in found.get_or_insert_with(|| numbers(text)) {
            let value = number.number.value;
            if follows(text, number, unit)
                && slip(value, declared)
                && !known(directive, unit, value)
            {
                contradicts(review, at, number, (&figure.name.value, unit, declared));
            }
        }
    }
}

/// Whether the unit stands behind a number, in a sentence that speaks of no other period or part.
fn follows(text: &str, number: &Found, unit: &str) -> bool {
    let rest = text.get(number.range.end..).unwrap_or("").trim_start();
    let whole = rest
        .strip_prefix(unit)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    whole && {
        let around = text.get(sentence(text, number.range.start)).unwrap_or("");
        let lower = around.to_lowercase();
        let own = text.get(number.range.clone()).unwrap_or("");
        !APART.iter().any(|words| lower.contains(words)) && !names(around, own)
    }
}

/// Whether a sentence names a period or a place: what it counts may be another figure.
fn names(sentence: &str, number: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || "./".contains(c);
    let words: Vec<&str> = sentence
        .split(|c| !part(c))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(2).any(|pair| match pair {
        [one, next] => {
            let pointed = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            let other = pointed && *next != number || is_one_of(next, &OTHER);
            is_one_of(one, &NAMING) && other
        }
        _ => false,
    })
}

/// Whether two numbers differ by a slip of the key: digits changed places, or one digit of three or
/// more is another.
fn slip(written: Decimal, declared: Decimal) -> bool {
    let digits = |value: Decimal| -> Vec<char> {
        let text = format(value);
        text.chars().filter(char::is_ascii_digit).collect()
    };
    let (mut one, mut two) = (digits(written), digits(declared));
    if one.len() != two.len() || one == two {
        return false;
    }
    let changed = one.iter().zip(&two).filter(|(a, b)| a != b).count();
    one.sort_unstable();
    two.sort_unstable();
    one == two || (changed == 1 && one.len() > 2)
}

/// Whether a value is declared with a unit, in a figure or a part of one.
fn known(directive: &Directive, unit: &str, value: Decimal) -> bool {
    let mut figures = directive.figures.iter();
    figures.any(|figure| {
        let parts = figure.parts.iter().chain(&figure.among);
        let mut values = parts
            .map(|(_, n)| n.value.value)
            .chain([figure.value.value.value]);
        figure.unit.as_ref().is_some_and(|own| own.value == unit) && values.any(|v| v == value)
    })
}

fn contradicts(review: &mut Review<'_>, at: usize, found: &Found, figure: (&str, &str, Decimal)) {
    let (name, unit, declared) = figure;
    let (written, declared) = (format(found.number.value), format(declared));
    let Some(finding) = review.finding(
        PROSE,
        &format!("câu ghi {written} {unit}, số liệu `{name}` khai {declared}"),
        &format!("the sentence says {written} {unit}, the figure `{name}` is {declared}"),
    ) else {
        return;
    };
    let finding = finding.hint(
        format!("Ghi `{{{{ so_lieu.{name} }}}}` thay cho con số, hoặc sửa số liệu."),
        format!("Write `{{{{ so_lieu.{name} }}}}` instead of the number, or mend the figure."),
    );
    review.push_about(finding, at, &found.range, vec![name.to_owned()]);
}

/// The word behind a number, none before a mark.
fn unit_of<'t>(text: &'t str, found: &Found) -> &'t str {
    word_after(text, found.range.end)
}

#[cfg(test)]
mod tests {
    use super::{Decimal, slip};

    #[test]
    fn a_slip_of_the_key_looks_like_the_number() {
        let slip = |a: i64, b: i64| slip(Decimal::from(a), Decimal::from(b));
        assert!(slip(1783, 1873));
        assert!(slip(62, 26));
        assert!(slip(122, 120));
        assert!(!slip(36, 26));
        assert!(!slip(12, 26));
        assert!(!slip(1873, 1873));
        assert!(!slip(187, 1873));
    }
}
