//! Checks of a directive against its standard: pure functions from a directive to findings.
//!
//! One file a family. Every family sees the whole directive and reports all it finds;
//! [`acknowledge`] then turns warnings that the clerk has looked at into notes.

pub mod acknowledge;
pub mod catalogue;
mod components;
mod figures;
mod kinds;
mod markup;
mod place;
mod prose;
mod review;
mod secrecy;
mod texts;
mod unprinted;

pub(crate) use review::{LastDay, last_day, named_lead, names_unit};

use chrono::NaiveDate;

use crate::directive::Directive;
use crate::finding::Finding;
use crate::standard::Standard;

#[cfg(test)]
pub(crate) mod fixture;

/// Something a rule saw: the finding, and the figures it is about (for acknowledgements).
pub(crate) struct Observation {
    pub(crate) finding: Finding,
    pub(crate) figures: Vec<String>,
}

impl From<Finding> for Observation {
    fn from(finding: Finding) -> Self {
        Self {
            finding,
            figures: Vec::new(),
        }
    }
}

/// Checks a directive. `printable` tells whether a body template exists for a kind, `prints` whether
/// the kind's template prints a value. `today` is the day on which a draft is looked at. The findings
/// come in the order of their places.
pub fn check(
    directive: &Directive,
    standard: &Standard,
    today: Option<NaiveDate>,
    printable: impl Fn(&str) -> bool,
    prints: impl Fn(&str, &str) -> bool,
) -> Vec<Finding> {
    let kind = directive.kind.value.as_str();
    let texts = texts::all(directive);
    let mut seen = Vec::new();
    if printable(kind) {
        seen.extend(unprinted::check(directive, standard, |name| {
            prints(kind, name)
        }));
    }
    seen.extend(kinds::check(directive, standard, printable));
    seen.extend(secrecy::check(directive, standard, &texts));
    seen.extend(components::check(directive, standard));
    seen.extend(figures::check(directive));
    seen.extend(prose::check(directive, &texts));
    seen.extend(review::check(directive, standard, today, &texts));
    let mut findings = acknowledge::apply(directive, seen);
    findings.sort_by(|a, b| place(a).cmp(&place(b)));
    findings
}

fn place(finding: &Finding) -> Option<(&str, usize)> {
    let place = finding.place.as_ref()?;
    Some((place.file.path.as_str(), place.span.start))
}
