//! Numbers in prose: beside the declared figures, as parts of a total, as percentages.

mod percents;
mod sums;

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::numerals::scan::{has_digit, is_free, runs, word_after};
use super::{Review, Rule};
use crate::directive::number::{self, format};
use crate::directive::reference::expand;
use crate::directive::{Directive, Number};

/// A number typed in prose that contradicts the figure declared with its unit.
const PROSE: Rule = Rule::any("D-FIGURE-PROSE");

/// Words that tell of another period or of a part: the number may rightly differ.
const APART: [&str; 5] = ["trong đó", "riêng", "cùng kỳ", "so với", "trước đó"];

pub(super) fn check(review: &mut Review<'_>) {
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if !piece.role.is_prose() || !(has_digit(&piece.text.value)) {
            continue;
        }
        typed(review, at);
        let Some(said) = Said::of(review.directive, &piece.text.value) else {
            continue;
        };
        sums::check(review, at, &said);
        percents::check(review, at, &said);
    }
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
}

impl<'a> Said<'a> {
    /// None for fewer than two numbers, or when a figure in it is not known.
    fn of(directive: &Directive, paragraph: &'a str) -> Option<Self> {
        let text = if paragraph.contains("{{") {
            Cow::Owned(expand(directive, paragraph).ok()?.replace('\\', ""))
        } else {
            Cow::Borrowed(paragraph)
        };
        let numbers = numbers(&text);
        (numbers.len() > 1).then_some(Self { text, numbers })
    }

    /// Puts a finding at a range of the text; at the whole paragraph when figures stand in it.
    fn place(&self, review: &Review<'_>, at: usize, range: &Range<usize>) -> Range<usize> {
        match self.text {
            Cow::Borrowed(_) => range.clone(),
            Cow::Owned(_) => 0..review.texts[at].text.value.len(),
        }
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

/// Typed numbers followed by the unit of a declared figure, of two or more words.
fn typed(review: &mut Review<'_>, at: usize) {
    let directive = review.directive;
    let text = review.texts[at].text.value.as_str();
    let named = |figure: &&crate::directive::Figure| {
        let unit = figure.unit.as_ref();
        unit.is_some_and(|unit| unit.value.contains(' ') && text.contains(unit.value.as_str()))
    };
    for figure in directive.figures.iter().filter(named) {
        let unit = figure.unit.as_ref().map_or("", |unit| unit.value.as_str());
        for found in numbers(text) {
            let rest = text.get(found.range.end..).unwrap_or("").trim_start();
            let whole = rest
                .strip_prefix(unit)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            let around = text.get(sentence(text, found.range.start)).unwrap_or("");
            let around = around.to_lowercase();
            if !whole
                || known(directive, unit, found.number.value)
                || APART.iter().any(|w| around.contains(w))
            {
                continue;
            }
            contradicts(
                review,
                at,
                &found,
                (&figure.name.value, unit, figure.value.value.value),
            );
        }
    }
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
    let span = review.place(at, &found.range);
    let file = std::sync::Arc::clone(review.texts[at].file);
    review.push_about(finding.at(&file, span), vec![name.to_owned()]);
}

/// The word behind a number, none before a mark.
fn unit_of<'t>(text: &'t str, found: &Found) -> &'t str {
    word_after(text, found.range.end)
}
