//! The reviewer: what a clerk's superior would send a draft back for, each with its clause.
//!
//! [`Review`] holds one directive beside its standard. A family of rules is a file here with one
//! function `check(&mut Review)`; a rule is a small function that looks at [`Review::texts`] or at
//! the directive itself and reports through [`Review::finding`]. How grave a breach is, and which
//! clause it rests on, stands in the standard's data under `rules`; a rule that the standard (or
//! the office) has not is silent. What the rules mean, with a wrong and a right example each,
//! stands in [`super::catalogue`].

mod annexes;
mod capitals;
mod citations;
mod deadlines;
mod districts;
mod figures;
mod grounds;
mod letterhead;
mod naming;
mod numerals;
mod outline;
mod people;
mod recipients;
mod signature;
mod spelling;
mod subject;
mod tasks;

pub(crate) use deadlines::{LastDay, last_day};
pub(crate) use tasks::{named_lead, names_unit};

use super::place;
pub(super) use super::texts::{Piece, Role};

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Observation;
use crate::directive::Directive;
use crate::directive::organ::System;
use crate::finding::{Finding, Message, Severity};
use crate::source::{SourceFile, Span};
use crate::standard::Standard;

/// The families, in the order of the manual.
const FAMILIES: [fn(&mut Review<'_>); 16] = [
    letterhead::check,
    subject::check,
    citations::check,
    grounds::check,
    outline::check,
    signature::check,
    recipients::check,
    annexes::check,
    tasks::check,
    deadlines::check,
    people::check,
    figures::check,
    numerals::check,
    spelling::check,
    capitals::check,
    districts::check,
];

/// A rule by the codes it has in Party papers and in State papers; none where it does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    party: Option<&'static str>,
    state: Option<&'static str>,
}

impl Rule {
    /// A rule that Party and State papers have under codes of their own.
    pub(super) const fn both(party: &'static str, state: &'static str) -> Self {
        Self {
            party: Some(party),
            state: Some(state),
        }
    }

    /// A rule of Party papers.
    pub(super) const fn party(code: &'static str) -> Self {
        Self {
            party: Some(code),
            state: None,
        }
    }

    /// A rule of State papers.
    pub(super) const fn state(code: &'static str) -> Self {
        Self {
            party: None,
            state: Some(code),
        }
    }

    /// A rule of both under one code.
    pub(super) const fn any(code: &'static str) -> Self {
        Self::both(code, code)
    }
}

/// One directive under review.
pub(super) struct Review<'a> {
    /// The directive.
    pub(super) directive: &'a Directive,
    /// The standard that governs it, with the office's switches.
    pub(super) standard: &'a Standard,
    /// The day on which it is reviewed, for drafts; none when it does not matter.
    pub(super) today: Option<NaiveDate>,
    /// Every text that the clerk wrote, in the order it is documented.
    pub(super) texts: &'a [Piece<'a>],
    seen: Vec<Observation>,
}

impl<'a> Review<'a> {
    pub(super) fn new(
        directive: &'a Directive,
        standard: &'a Standard,
        today: Option<NaiveDate>,
        texts: &'a [Piece<'a>],
    ) -> Self {
        Self {
            directive,
            standard,
            today,
            texts,
            seen: Vec::new(),
        }
    }

    /// The code of a rule in this directive's system, and its grade; none when it is off.
    fn graded(&self, rule: Rule) -> Option<(&'static str, Severity, &'a str)> {
        let code = match self.standard.system {
            System::Party => rule.party,
            System::State => rule.state,
        }?;
        let grade = self.standard.rules.get(code)?;
        Some((code, grade.severity.severity()?, &grade.clause))
    }

    /// Whether a rule is applied. A rule whose search costs something asks first.
    pub(super) fn on(&self, rule: Rule) -> bool {
        self.graded(rule).is_some()
    }

    /// Whether the directive is a Party paper.
    pub(super) fn is_party(&self) -> bool {
        self.standard.system == System::Party
    }

    /// A finding of a rule with its severity and clause, yet without a place; none when the rule is
    /// off. Put it in place and hand it to [`Self::push`].
    pub(super) fn finding(&self, rule: Rule, vi: &str, en: &str) -> Option<Finding> {
        let (code, severity, clause) = self.graded(rule)?;
        let message = Message::new(vi, en);
        Some(Finding::new(code, severity, message).clause(clause))
    }

    /// Adds what a rule found.
    pub(super) fn push(&mut self, finding: Finding) {
        self.seen.push(finding.into());
    }

    /// The place of a range of a piece's text. The whole value where the file has the text otherwise
    /// (decomposed letters, an escape).
    pub(super) fn place(&self, piece: usize, range: &Range<usize>) -> Span {
        let Some(this) = self.texts.get(piece) else {
            return Span::default();
        };
        if self.seen.len() > place::MANY {
            return this.text.span;
        }
        place::find(self.texts, piece, range).unwrap_or(this.text.span)
    }

    /// Puts a finding at a range of a piece's text and adds it.
    pub(super) fn push_at(&mut self, finding: Finding, piece: usize, range: &Range<usize>) {
        let span = self.place(piece, range);
        let Some(file) = self.texts.get(piece).map(|piece| Arc::clone(piece.file)) else {
            return;
        };
        self.push(finding.at(&file, span));
    }

    /// The same for a finding about figures, which an acknowledgement may name.
    pub(super) fn push_about(
        &mut self,
        finding: Finding,
        piece: usize,
        range: &Range<usize>,
        figures: Vec<String>,
    ) {
        self.push_at(finding, piece, range);
        if let Some(seen) = self.seen.last_mut() {
            seen.figures = figures;
        }
    }

    /// The same, with a mend: `instead` stands in for the range. There is no mend where the file has
    /// other letters than the text.
    pub(super) fn push_fix(
        &mut self,
        finding: Finding,
        piece: usize,
        range: &Range<usize>,
        instead: &str,
    ) {
        let span = self.place(piece, range);
        let Some(this) = self.texts.get(piece) else {
            return;
        };
        let file: Arc<SourceFile> = Arc::clone(this.file);
        let written = file.text.get(span.start..span.end);
        let same = written.is_some() && written == this.text.value.get(range.clone());
        let finding = finding.at(&file, span);
        self.push(if same {
            finding.fix(span, instead)
        } else {
            finding
        });
    }

    /// The same for a mend of spaces only: `shown` is what the finding marks, `spaces` (inside it) is
    /// all that changes, so that mends of the words around it can be made in the same run.
    pub(super) fn push_spaces(
        &mut self,
        finding: Finding,
        piece: usize,
        shown: &Range<usize>,
        spaces: &Range<usize>,
        instead: &str,
    ) {
        let from = spaces.start - shown.start;
        self.push_fix(finding, piece, shown, "");
        let Some(seen) = self.seen.last_mut() else {
            return;
        };
        if let Some(fix) = &mut seen.finding.fix {
            let start = fix.span.start + from;
            fix.span = Span::new(start, start + spaces.len());
            instead.clone_into(&mut fix.text);
        }
    }
}

/// Reviews a directive.
pub(super) fn check(
    directive: &Directive,
    standard: &Standard,
    today: Option<NaiveDate>,
    texts: &[Piece<'_>],
) -> Vec<Observation> {
    let mut review = Review::new(directive, standard, today, texts);
    for family in FAMILIES {
        family(&mut review);
    }
    review.seen
}
