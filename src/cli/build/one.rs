//! One document of a plan: made, written, and written down in the journal.

use std::path::Path;

use crate::finding::Finding;
use crate::workspace::inputs::SharedInputs;
use crate::workspace::job::{self, Made, Worker};
use crate::workspace::journal::{self, Journal};
use crate::workspace::manifest::{Entry, MadeFrom};
use crate::workspace::outputs::{self, Known, Wanted};
use crate::workspace::plan::{Step, output_name};
use crate::workspace::report::Row;
use crate::workspace::shared::Shared;
use crate::workspace::shown;

/// What became of one document.
pub(super) struct Outcome {
    pub(super) findings: Vec<Finding>,
    /// Format endings of the outputs that were made.
    pub(super) made: Vec<&'static str>,
    /// Whether any file changed.
    pub(super) changed: bool,
    /// What the manifest is to know.
    pub(super) entry: Entry,
}

/// What every document of a run is made with.
pub(super) struct Making<'a> {
    pub(super) out: &'a Path,
    pub(super) shared: &'a Shared,
    pub(super) inputs: &'a SharedInputs,
    pub(super) known: &'a Known<'a>,
    pub(super) journal: &'a Journal,
}

impl Making<'_> {
    /// Makes and writes the outputs that a step asks for; `old` is what was known of the document.
    pub(super) fn one(&self, step: &Step, old: Option<&Entry>, worker: &mut Worker) -> Outcome {
        let made = job::make(&step.source, self.shared, worker, &step.todo);
        let made_from = self.made_from(step, &made);
        let mut outcome = Outcome {
            findings: made.findings,
            made: Vec::new(),
            changed: false,
            entry: Entry {
                made_from: None,
                outputs: old.map(|old| old.outputs.clone()).unwrap_or_default(),
                row: Row::of(shown(&step.source.path), made.facts, &[]),
            },
        };
        if let Some(made_from) = made_from {
            let wanted = made.outputs.into_iter().map(|(format, bytes)| Wanted {
                name: output_name(&step.source, format),
                key: made_from.inputs.key(format),
                bytes,
            });
            let wanted: Vec<Wanted> = wanted.collect();
            let put = outputs::put(self.out, &wanted, self.known, self.journal);
            outcome.changed = put.changed;
            outcome.findings.extend(put.findings);
            let stands = |name: String| put.outputs.iter().any(|output| output.name == name);
            let formats = step.todo.iter();
            outcome.made = formats
                .filter(|format| stands(output_name(&step.source, **format)))
                .map(|format| format.ending())
                .collect();
            let outputs = &mut outcome.entry.outputs;
            outputs.retain(|old| put.outputs.iter().all(|new| new.name != old.name));
            outputs.extend(put.outputs);
            outputs.sort_by(|a, b| a.name.cmp(&b.name));
            outcome.entry.made_from = Some(made_from);
        }
        let row = &mut outcome.entry.row;
        *row = Row {
            pages: made.pages,
            ..Row::of(row.source.clone(), row.facts.take(), &outcome.findings)
        };
        let done = journal::Step::Done(step.name.clone(), Box::new(outcome.entry.clone()));
        if let Err(finding) = self.journal.add(&done) {
            outcome.findings.push(finding);
        }
        outcome
    }

    /// What the outputs are made from; none when an error keeps the document from being built.
    fn made_from(&self, step: &Step, made: &Made) -> Option<MadeFrom> {
        if made.failed() {
            return None;
        }
        let trace = made.trace.clone()?;
        let path = &step.source.path;
        let inputs = self.inputs.of_document(path, &trace, self.shared)?;
        Some(MadeFrom { trace, inputs })
    }
}
