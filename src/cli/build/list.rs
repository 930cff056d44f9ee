//! The plan for other programs: a line of JSON a document. `docs/scale.md` describes it.

use serde::Serialize;

use super::super::console::Console;
use super::{BuildConfig, Plan};
use crate::workspace::plan::{Step, output_name};
use crate::workspace::shown;

/// The version of the form; it grows when a field changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Line {
    version: u32,
    source: String,
    state: &'static str,
    reasons: Vec<String>,
    outputs: Vec<Target>,
}

#[derive(Serialize)]
struct Target {
    format: &'static str,
    path: String,
}

/// Prints the plan to the output stream.
pub(super) fn print(config: &BuildConfig, plan: &Plan, console: &Console) {
    for step in &plan.steps {
        // Texts and numbers always become JSON.
        let line = serde_json::to_string(&line(config, step, console)).unwrap_or_default();
        console.out(&format!("{line}\n"));
    }
}

fn line(config: &BuildConfig, step: &Step, console: &Console) -> Line {
    let reasons = step.reasons.iter();
    let target = |format: &crate::workspace::job::Format| Target {
        format: format.ending(),
        path: shown(&config.out.join(output_name(&step.source, *format))),
    };
    Line {
        version: VERSION,
        source: shown(&step.source.path),
        state: if step.todo.is_empty() {
            "unchanged"
        } else {
            "build"
        },
        reasons: reasons.map(|reason| reason.words(console.lang)).collect(),
        outputs: step.todo.iter().map(target).collect(),
    }
}
