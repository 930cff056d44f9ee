//! Finds the directive files under the paths that the user named.

use std::path::{Path, PathBuf};

use super::{ORGANS, TEMPLATES, cannot_read};
use crate::finding::Finding;

/// Deepest folder that is searched, below the one named.
const DEEPEST: usize = 16;

/// A directive file and where its outputs go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The file.
    pub path: PathBuf,
    /// The output's path below the output folder, without an ending.
    pub stem: PathBuf,
    /// The file is an organ profile, which is checked but prints nothing.
    pub is_organ: bool,
    /// The user named the file itself, not a folder that holds it.
    pub is_named: bool,
}

/// The directive files under `paths`, sorted by name; folders are searched to the bottom. Organ
/// profiles inside a searched folder are left out: they are read with the directives that use
/// them.
pub fn sources(paths: &[PathBuf], findings: &mut Vec<Finding>) -> Vec<Source> {
    let mut found = Vec::new();
    for path in paths {
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => folder(path, Path::new(""), 0, &mut found, findings),
            Ok(_) => found.push(Source {
                path: path.clone(),
                stem: stem(path, Path::new("")),
                is_organ: in_organs(path),
                is_named: true,
            }),
            Err(error) => findings.push(cannot_read(path, &error)),
        }
    }
    found.sort();
    found.dedup_by(|a, b| a.path == b.path);
    found
}

fn folder(
    path: &Path,
    below: &Path,
    depth: usize,
    found: &mut Vec<Source>,
    findings: &mut Vec<Finding>,
) {
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            findings.push(cannot_read(path, &error));
            return;
        }
    };
    let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        if shown.starts_with(['.', '~', '_']) {
            continue;
        }
        // A linked folder could lead back here; only real folders are entered.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder {
            if depth < DEEPEST && shown != ORGANS && shown != TEMPLATES {
                folder(
                    &entry.path(),
                    &below.join(&name),
                    depth + 1,
                    found,
                    findings,
                );
            }
        } else if is_directive(&entry.path()) {
            let path = entry.path();
            found.push(Source {
                stem: stem(&path, below),
                path,
                is_organ: false,
                is_named: false,
            });
        }
    }
}

/// Whether a file's ending and name make it a directive (`vanthu.yaml` holds the office's
/// switches).
fn is_directive(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .map(str::to_ascii_lowercase);
    let yaml = matches!(ending.as_deref(), Some("yaml" | "yml"));
    yaml && path.file_name().is_none_or(|name| name != "vanthu.yaml") && path.is_file()
}

fn in_organs(path: &Path) -> bool {
    std::path::absolute(path).is_ok_and(|path| {
        path.parent()
            .and_then(Path::file_name)
            .is_some_and(|n| n == ORGANS)
    })
}

fn stem(path: &Path, below: &Path) -> PathBuf {
    below.join(path.file_stem().unwrap_or_default())
}
