//! What the program knows of an output folder: `.vanthu/manifest.json` in it.
//!
//! Each document has an entry: what its outputs were made from, which of them were written whole, and
//! what was found. It tells an output that need not be made again, and the program's own output, which a
//! build may replace, from a file that someone edited since, which it may not. A missing or broken
//! manifest, or one of another form, only means that nothing is known.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::inputs::Inputs;
use super::job::Trace;
use super::report::Row;
use super::{journal, write};
use crate::finding::Finding;

/// The folder of the program's own files, in the output folder.
pub const FOLDER: &str = ".vanthu";
/// The manifest's file name there.
const NAME: &str = "manifest.json";
/// The version of the form; it grows when an older program could misread it.
const FORM: u32 = 1;
/// The coarsest clock of a file system in use: FAT tells times to two seconds.
const COARSEST: Duration = Duration::from_secs(2);

/// What is known of an output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The documents, by their source's path as seen from the output folder.
    pub entries: BTreeMap<String, Entry>,
    /// The pages about the whole folder.
    pub reports: Vec<Output>,
    /// Fingerprints that a build cut short was about to write, by output.
    pub(super) begun: BTreeMap<String, BTreeSet<Fingerprint>>,
    /// Outputs written before this instant have not been written since when size and time are the
    /// same; of later ones the clock may not tell.
    settled: Option<SystemTime>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What the last outputs were made from; none when the document had an error.
    pub made_from: Option<MadeFrom>,
    /// The outputs that were written whole, by name.
    pub outputs: Vec<Output>,
    /// What the report tells of it, but for the outputs, which stand above.
    pub row: Row,
}

/// What outputs were made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeFrom {
    /// What the document says itself.
    pub trace: Trace,
    /// Everything, with fingerprints.
    pub inputs: Inputs,
}

/// An output that was written whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// Path below the output folder, with `/`.
    pub name: String,
    /// [`Inputs::key`].
    pub key: Fingerprint,
    /// Its bytes.
    pub bytes: Fingerprint,
    /// Its size in bytes.
    pub size: u64,
    /// When it was written, in nanoseconds since 1970 by the file system; 0 when it does not say.
    pub modified: u64,
}

/// The file's form.
#[derive(Serialize, Deserialize)]
struct Form<E> {
    form: u32,
    entries: E,
    reports: Vec<Output>,
}

impl Manifest {
    /// What is known of the output folder `out`, with what a build that was cut short had done.
    pub fn load(out: &Path) -> Self {
        let path = path(out);
        let mut manifest = Self::read(&path).unwrap_or_default();
        let written = std::fs::metadata(&path).and_then(|meta| meta.modified());
        manifest.settled = written.ok().and_then(|at| at.checked_sub(COARSEST));
        journal::replay(out, &mut manifest);
        manifest
    }

    fn read(path: &Path) -> Option<Self> {
        let bytes = std::fs::read(path).ok()?;
        let form: Form<BTreeMap<String, Entry>> = serde_json::from_slice(&bytes).ok()?;
        (form.form == FORM).then(|| Self {
            entries: form.entries,
            reports: form.reports,
            ..Self::default()
        })
    }

    /// Writes the manifest. What a journal has told is in it then.
    ///
    /// # Errors
    /// A finding when it cannot be written.
    pub fn save(&self, out: &Path) -> Result<(), Finding> {
        let form = Form {
            form: FORM,
            entries: &self.entries,
            reports: self.reports.clone(),
        };
        let path = path(out);
        let text =
            serde_json::to_vec(&form).map_err(|error| write::cannot_write(&path, &error.into()))?;
        write::replace(&path, &text)
    }

    /// Which document an output belongs to: the paths of outputs, in lower case because Windows does
    /// not tell capitals apart, and their sources.
    pub fn owners(&self) -> BTreeMap<String, &str> {
        let mut owners = BTreeMap::new();
        for (source, entry) in &self.entries {
            for output in &entry.outputs {
                owners.insert(output.name.to_lowercase(), source.as_str());
            }
        }
        owners
    }

    /// Whether a file changed at `modified` could have been changed once more unseen.
    pub(super) fn is_settled(&self, modified: SystemTime) -> bool {
        self.settled.is_some_and(|settled| modified < settled)
    }
}

fn path(out: &Path) -> PathBuf {
    out.join(FOLDER).join(NAME)
}
