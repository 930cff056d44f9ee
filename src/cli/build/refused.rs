//! Directives that may not be built because of where their outputs would go: two of one name, or an
//! output that is another's. The report tells them as failed; what they have from before stays.

use std::collections::BTreeMap;
use std::path::Path;

use crate::finding::{Finding, Severity, code};
use crate::workspace::manifest::{Entry, Manifest};
use crate::workspace::paths;
use crate::workspace::report::Row;

/// What the report says of each, by name in the manifest.
pub(super) struct Refused(BTreeMap<String, Row>);

impl Refused {
    /// Those that `findings` are about.
    pub(super) fn of(findings: &[Finding], out: &Path) -> Self {
        let mut by_path: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
        for finding in findings {
            let refuses = finding.rule == code::OUTPUT && finding.severity == Severity::Error;
            if let Some(path) = finding.path.as_deref().filter(|_| refuses) {
                by_path.entry(path).or_default().push(finding.clone());
            }
        }
        let rows = by_path.into_iter().filter_map(|(path, findings)| {
            let name = paths::seen_from(out, Path::new(path))?;
            Some((name, Row::of(path.to_owned(), None, &findings)))
        });
        Self(rows.collect())
    }

    /// Whether the manifest tells them already.
    pub(super) fn are_in(&self, manifest: &Manifest) -> bool {
        let mut rows = self.0.iter();
        rows.all(|(name, row)| {
            let entry = manifest.entries.get(name);
            entry.is_some_and(|entry| entry.made_from.is_none() && is_told(&entry.row, row))
        })
    }

    /// Tells them in the manifest.
    pub(super) fn tell(&self, next: &mut Manifest) {
        for (name, row) in &self.0 {
            let entry = next.entries.entry(name.clone()).or_insert_with(|| Entry {
                made_from: None,
                outputs: Vec::new(),
                row: row.clone(),
            });
            entry.made_from = None;
            entry.row = Row {
                facts: entry.row.facts.take(),
                ..row.clone()
            };
        }
    }
}

/// The same but for the facts, which are from before.
fn is_told(known: &Row, row: &Row) -> bool {
    let known = Row {
        facts: None,
        ..known.clone()
    };
    known == *row
}
