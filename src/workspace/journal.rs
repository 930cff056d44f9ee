//! What a build is doing: `.vanthu/journal` in the output folder, a line a step.
//!
//! A line is added *before* the outputs of a document are written and another one after, so a build that
//! is killed leaves nothing that looks edited, and what it had finished is not done again. Once the
//! manifest is written, the journal is empty.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::manifest::{Entry, FOLDER, Manifest};
use super::write;
use crate::finding::Finding;

/// The journal's file name.
const NAME: &str = "journal";

/// One step of a build.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// These outputs are about to be written.
    Begin(Vec<(String, Fingerprint)>),
    /// The document of this source is done.
    Done(String, Box<Entry>),
    /// The source is gone and so are its outputs.
    Gone(String),
}

/// An open journal.
pub struct Journal {
    file: Mutex<File>,
    path: PathBuf,
}

impl Journal {
    /// Opens the journal of `out`, after what a build that was cut short left in it.
    ///
    /// # Errors
    /// A finding when it cannot be written.
    pub fn open(out: &Path) -> Result<Self, Finding> {
        let path = path(out);
        let open = || {
            std::fs::create_dir_all(out.join(FOLDER))?;
            let mut file = File::options().create(true).append(true).open(&path)?;
            // Half a line may stand at the end: the next one begins on its own.
            if file.metadata()?.len() > 0 {
                file.write_all(b"\n")?;
            }
            Ok(file)
        };
        match open() {
            Ok(file) => Ok(Self {
                file: Mutex::new(file),
                path,
            }),
            Err(error) => Err(write::cannot_write(&path, &error)),
        }
    }

    /// Adds a step, in one write.
    ///
    /// # Errors
    /// A finding when it cannot be written.
    pub fn add(&self, step: &Step) -> Result<(), Finding> {
        let add = || {
            let mut line = serde_json::to_vec(step)?;
            line.push(b'\n');
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.write_all(&line)
        };
        add().map_err(|error| write::cannot_write(&self.path, &error))
    }

    /// Empties the journal: the manifest says all that it said.
    ///
    /// # Errors
    /// A finding when it cannot be written.
    pub fn clear(&self) -> Result<(), Finding> {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.set_len(0)
            .map_err(|error| write::cannot_write(&self.path, &error))
    }
}

/// Puts what the journal of `out` tells into the manifest. Lines that cannot be read are passed over.
pub(super) fn replay(out: &Path, manifest: &mut Manifest) {
    let bytes = std::fs::read(path(out)).unwrap_or_default();
    for line in bytes.split(|byte| *byte == b'\n') {
        match serde_json::from_slice(line) {
            Ok(Step::Begin(outputs)) => {
                for (name, print) in outputs {
                    manifest.begun.entry(name).or_default().insert(print);
                }
            }
            Ok(Step::Done(source, entry)) => {
                manifest.entries.insert(source, *entry);
            }
            Ok(Step::Gone(source)) => {
                manifest.entries.remove(&source);
            }
            Err(_) => {}
        }
    }
}

fn path(out: &Path) -> PathBuf {
    out.join(FOLDER).join(NAME)
}
