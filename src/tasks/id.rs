//! The names of tasks. A name is made of what the clerk does not change on the way from a draft to a
//! finished task: the meeting and the task's own words. Its deadline, its unit, its place in the
//! list, the notice's number and the figures' values are no part of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::Task;
use crate::directive::{self, Directive, suggest};

/// What a name begins with (nhiệm vụ).
const PREFIX: &str = "nv-";
/// Bytes of the fingerprint that a name shows: among a hundred thousand tasks two of different words
/// share a name once in two hundred folders, and then the second gets `-2`.
const SHOWN: usize = 5;

/// Gives out the names of one notice's tasks.
pub(super) struct Names {
    notice: String,
    given: BTreeMap<String, usize>,
}

impl Names {
    /// For a directive: its organ, its kind, and its meeting (its day and name). Without a meeting's
    /// day the file's own name stands for it.
    pub(super) fn of(directive: &Directive) -> Self {
        let meeting = directive.meeting.as_ref();
        let day = meeting.and_then(|meeting| meeting.date.as_ref());
        let name = meeting.and_then(|meeting| meeting.name.as_ref());
        let which = match day {
            Some(day) => {
                let name = name.map_or("", |name| name.value.as_str());
                format!("{} {}", day.value, words(name))
            }
            None => {
                let stem = Path::new(&directive.file.path).file_stem();
                stem.unwrap_or_default().to_string_lossy().into_owned()
            }
        };
        let organ = suggest::fold(&directive.organ_name.value);
        Self {
            notice: [organ.as_str(), &directive.kind.value, &which].join("\n"),
            given: BTreeMap::new(),
        }
    }

    /// The next task's name.
    pub(super) fn next(&mut self, task: &directive::Task) -> String {
        let paragraphs = task.content.paragraphs.iter();
        let content: Vec<String> = paragraphs.map(|text| words(&text.value)).collect();
        let whole = format!("{}\n\n{}", self.notice, content.join("\n"));
        let sum = Sha256::digest(whole.as_bytes());
        let hex: String = sum.iter().take(SHOWN).map(|b| format!("{b:02x}")).collect();
        let name = format!("{PREFIX}{hex}");
        let count = self.given.entry(name.clone()).or_default();
        *count += 1;
        numbered(&name, *count)
    }
}

/// The words alone: capitals, tone marks, stops and spaces may be mended without a new name.
fn words(text: &str) -> String {
    let folded = suggest::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn numbered(name: &str, count: usize) -> String {
    match count {
        0 | 1 => name.to_owned(),
        _ => format!("{name}-{count}"),
    }
}

/// Makes names that two notices share (one meeting, the same words) different again; the first
/// notice keeps its own.
pub fn part(tasks: &mut [Task]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut renamed: BTreeMap<(String, String), String> = BTreeMap::new();
    for task in tasks {
        if let Some(parent) = &task.parent {
            let new = renamed.get(&(task.source.clone(), parent.clone()));
            task.parent = new.or(Some(parent)).cloned();
        }
        if taken.contains(&task.id) {
            let base: String = task.id.chars().take(PREFIX.len() + 2 * SHOWN).collect();
            let free = (2..).map(|count| numbered(&base, count));
            if let Some(free) = free.into_iter().find(|name| !taken.contains(name)) {
                let old = std::mem::replace(&mut task.id, free.clone());
                renamed.insert((task.source.clone(), old), free);
            }
        }
        taken.insert(task.id.clone());
    }
}
