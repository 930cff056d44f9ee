//! Doing a plan: batch by batch, each document whole, what became of it written down at once.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::console::{self, Console};
use super::super::crew::Crew;
use super::super::stop;
use super::one::Making;
use super::tally::Tally;
use super::{BuildConfig, Plan, lines, report};
use crate::finding::Finding;
use crate::workspace::inputs::SharedInputs;
use crate::workspace::journal::{self, Journal};
use crate::workspace::manifest::{Entry, Manifest};
use crate::workspace::outputs::Known;
use crate::workspace::plan::{Step, output_name};
use crate::workspace::shared::Shared;
use crate::workspace::{beside, gone, write};

/// Documents in hand at once for each thread: enough to keep every thread busy, few enough that
/// memory does not grow with the folder.
const BATCH_PER_THREAD: usize = 32;

/// An output folder that is built.
pub(super) struct Folder<'a> {
    pub(super) config: &'a BuildConfig,
    pub(super) console: &'a Console,
    pub(super) shared: &'a Shared,
    pub(super) inputs: &'a SharedInputs,
    /// No other build can be at work in it.
    pub(super) alone: bool,
}

impl Folder<'_> {
    /// Does the plan and brings the manifest up to date.
    pub(super) fn work(&self, plan: &Plan, manifest: &Manifest, crew: &Crew, tally: &mut Tally) {
        if plan.steps.is_empty() && manifest.entries.is_empty() {
            return;
        }
        self.pass_over(plan, manifest, tally);
        let todo: Vec<&Step> = plan.steps.iter().filter(|s| !s.todo.is_empty()).collect();
        let touched = plan.steps.iter().any(|step| !step.touched.is_empty());
        let reported = !self.config.report || report::stands(self, manifest);
        let reported = reported && plan.refused.are_in(manifest);
        if todo.is_empty() && plan.gone.is_empty() && !touched && reported {
            return;
        }
        if let Err(finding) = self.change(plan, &todo, manifest, crew, tally) {
            self.console.complain(std::slice::from_ref(&finding));
            tally.add(std::slice::from_ref(&finding));
        }
    }

    /// What needs no building.
    fn pass_over(&self, plan: &Plan, manifest: &Manifest, tally: &mut Tally) {
        for step in plan.steps.iter().filter(|step| step.todo.is_empty()) {
            let Some(entry) = manifest.entries.get(&step.name) else {
                continue;
            };
            tally.unchanged(&entry.row);
            if self.config.explain {
                let line = lines::unchanged(step, &entry.row, self.console.lang);
                self.console.out(&line);
            }
        }
    }

    fn change(
        &self,
        plan: &Plan,
        todo: &[&Step],
        manifest: &Manifest,
        crew: &Crew,
        tally: &mut Tally,
    ) -> Result<(), Finding> {
        let journal = Journal::open(&self.config.out)?;
        let mut next = manifest.clone();
        refresh(plan, &mut next);
        plan.refused.tell(&mut next);
        self.sweep(todo);
        self.build(todo, manifest, &mut next, &journal, crew, tally);
        if !stop::asked() {
            self.remove(plan, manifest, &mut next, &journal, tally);
        }
        if self.config.report {
            let findings = report::write(self, manifest, &mut next, &journal);
            self.console.complain(&findings);
            tally.add(&findings);
        }
        next.save(&self.config.out)?;
        journal.clear()
    }

    /// Temporary files of a build that was killed.
    fn sweep(&self, todo: &[&Step]) {
        let names = todo.iter().flat_map(|step| {
            let formats = step.todo.iter();
            formats.map(|format| output_name(&step.source, *format))
        });
        let mut folders: BTreeSet<_> = names
            .map(|name| beside(&self.config.out.join(name)).to_path_buf())
            .collect();
        folders.insert(self.config.out.clone());
        for folder in folders {
            write::sweep(&folder, self.alone);
        }
    }

    /// Builds batch by batch, in order.
    fn build(
        &self,
        todo: &[&Step],
        manifest: &Manifest,
        next: &mut Manifest,
        journal: &Journal,
        crew: &Crew,
        tally: &mut Tally,
    ) {
        let known = Known::of(manifest);
        let making = Making {
            out: &self.config.out,
            shared: self.shared,
            inputs: self.inputs,
            known: &known,
            journal,
        };
        let bar = console::progress(todo.len());
        for batch in todo.chunks(BATCH_PER_THREAD * self.config.common.jobs) {
            let outcomes = crew.work(batch, |worker, step| {
                if stop::asked() {
                    return None;
                }
                let old = manifest.entries.get(&step.name);
                let outcome = making.one(step, old, worker);
                bar.inc(1);
                Some(outcome)
            });
            for (step, outcome) in batch.iter().zip(outcomes) {
                let Some(outcome) = outcome else {
                    tally.left += 1;
                    continue;
                };
                bar.suspend(|| {
                    self.console.complain(&outcome.findings);
                    let explain = self.config.explain;
                    self.console
                        .out(&lines::built(step, &outcome, explain, self.console.lang));
                });
                tally.done(&outcome);
                next.entries.insert(step.name.clone(), outcome.entry);
            }
        }
        bar.finish_and_clear();
    }

    /// Removes the outputs whose source is gone, unless someone edited them.
    fn remove(
        &self,
        plan: &Plan,
        manifest: &Manifest,
        next: &mut Manifest,
        journal: &Journal,
        tally: &mut Tally,
    ) {
        let gone = plan.gone.iter();
        let gone: Vec<_> = gone
            .filter_map(|source| Some((source, next.entries.remove(source)?)))
            .collect();
        // An output that another document has by now is that one's.
        let taken: BTreeSet<String> = next.owners().into_keys().collect();
        for (source, mut entry) in gone {
            let findings = self.remove_outputs(&mut entry, manifest, &taken, tally);
            self.console.complain(&findings);
            tally.add(&findings);
            if !entry.outputs.is_empty() {
                next.entries.insert(source.clone(), entry);
                continue;
            }
            if let Err(finding) = journal.add(&journal::Step::Gone(source.clone())) {
                self.console.complain(std::slice::from_ref(&finding));
                tally.add(std::slice::from_ref(&finding));
            }
        }
    }

    /// Removes the outputs of a document; those that could not be removed are left in its entry.
    fn remove_outputs(
        &self,
        entry: &mut Entry,
        manifest: &Manifest,
        taken: &BTreeSet<String>,
        tally: &mut Tally,
    ) -> Vec<Finding> {
        let out: &Path = &self.config.out;
        let mut findings = Vec::new();
        let mut left = BTreeSet::new();
        for (name, own) in gone::outputs(entry, out, manifest, taken) {
            if !own {
                findings.push(gone::kept(out, name));
                continue;
            }
            match gone::remove(out, name) {
                Ok(()) => {
                    tally.removed += 1;
                    let line = lines::removed(out, name, self.console.lang);
                    self.console.out(&line);
                }
                Err(finding) => {
                    findings.push(finding);
                    left.insert(name.to_owned());
                }
            }
        }
        entry.outputs.retain(|output| left.contains(&output.name));
        findings
    }
}

/// Outputs that stand may have another time now.
fn refresh(plan: &Plan, next: &mut Manifest) {
    for step in plan.steps.iter().filter(|step| !step.touched.is_empty()) {
        let Some(entry) = next.entries.get_mut(&step.name) else {
            continue;
        };
        for touched in &step.touched {
            if let Some(output) = entry.outputs.iter_mut().find(|o| o.name == touched.name) {
                output.clone_from(touched);
            }
        }
    }
}
