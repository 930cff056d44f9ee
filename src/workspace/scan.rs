//! Finds the directive files under the paths that the user named.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{ORGANS, SETTINGS, TEMPLATES, beside, cannot_read, is_yaml, shown};
use crate::finding::{Finding, Message, code};

/// Deepest folder that is searched, below the one named.
pub const DEEPEST: usize = 16;

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

/// The directive files under `paths`, sorted by name, each once however often it was named; folders
/// are searched to the bottom. Organ profiles inside a searched folder are left out: they are read
/// with the directives that use them. What cannot be read is a finding and stops nothing else.
pub fn sources(paths: &[PathBuf], findings: &mut Vec<Finding>) -> Vec<Source> {
    let mut search = Search {
        found: Vec::new(),
        findings,
    };
    for path in paths {
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => search.named_folder(path),
            Ok(meta) if meta.is_file() => search.found.push(Source {
                path: path.clone(),
                stem: stem(path, Path::new("")),
                is_organ: in_organs(path),
                is_named: true,
            }),
            Ok(_) => search.findings.push(not_a_file(path)),
            Err(error) => search.findings.push(cannot_read(path, &error)),
        }
    }
    let mut found = search.found;
    found.sort();
    let mut seen = BTreeSet::new();
    let mut reals = Reals::default();
    found.retain(|source| seen.insert(reals.of(&source.path)));
    found
}

/// Leaves out the sources that would write one output, each with a finding.
pub fn without_clashes(sources: Vec<Source>, findings: &mut Vec<Finding>) -> Vec<Source> {
    let mut by_output: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for source in sources {
        // Windows does not tell capitals apart, so neither may two outputs.
        let output = source.stem.to_string_lossy().to_lowercase();
        by_output.entry(output).or_default().push(source);
    }
    let mut kept = Vec::new();
    for mut group in by_output.into_values() {
        if group.iter().filter(|source| !source.is_organ).count() < 2 {
            kept.append(&mut group);
            continue;
        }
        for (i, source) in group.iter().enumerate() {
            let other = &group[usize::from(i == 0)];
            findings.push(clash(source, other));
        }
    }
    kept.sort();
    kept
}

struct Search<'a> {
    found: Vec<Source>,
    findings: &'a mut Vec<Finding>,
}

impl Search<'_> {
    fn named_folder(&mut self, path: &Path) {
        let (found, faults) = (self.found.len(), self.findings.len());
        let profiles = absolute_name(path).is_some_and(|name| name == ORGANS);
        self.folder(path, Path::new(""), 0, profiles);
        if self.found.len() == found && self.findings.len() == faults {
            self.findings.push(nothing_in(path));
        }
    }

    fn folder(&mut self, path: &Path, below: &Path, depth: usize, profiles: bool) {
        if depth > DEEPEST {
            self.findings.push(too_deep(path));
            return;
        }
        let mut entries = match entries(path, self.findings) {
            Some(entries) => entries,
            None => return,
        };
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let starts = name.to_string_lossy();
            if starts.starts_with(['.', '~', '_']) || starts == SETTINGS {
                continue;
            }
            let path = entry.path();
            // A linked folder could lead back here; only real folders are entered.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                if starts != ORGANS && starts != TEMPLATES {
                    self.folder(&path, &below.join(&name), depth + 1, profiles);
                }
            } else if is_yaml(&path) {
                self.file(path, below, profiles);
            }
        }
    }

    /// A file with a directive's ending; links to files count, pipes and devices do not.
    fn file(&mut self, path: PathBuf, below: &Path, profiles: bool) {
        match std::fs::metadata(&path) {
            Ok(meta) if meta.is_file() => self.found.push(Source {
                stem: stem(&path, below),
                path,
                is_organ: profiles,
                is_named: false,
            }),
            Ok(meta) if meta.is_dir() => {}
            Ok(_) => self.findings.push(not_a_file(&path)),
            Err(error) => self.findings.push(cannot_read(&path, &error)),
        }
    }
}

/// The entries of a folder; those that cannot be read are findings.
pub(super) fn entries(path: &Path, findings: &mut Vec<Finding>) -> Option<Vec<std::fs::DirEntry>> {
    let reading = match std::fs::read_dir(path) {
        Ok(reading) => reading,
        Err(error) => {
            findings.push(cannot_read(path, &error));
            return None;
        }
    };
    let mut entries = Vec::new();
    for entry in reading {
        match entry {
            Ok(entry) => entries.push(entry),
            Err(error) => findings.push(cannot_read(path, &error)),
        }
    }
    Some(entries)
}

/// The file itself, whatever way leads to it.
pub fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// [`real`] for many files of few folders: each folder is followed once.
#[derive(Default)]
pub struct Reals {
    folders: BTreeMap<PathBuf, PathBuf>,
}

impl Reals {
    /// The file itself, whatever way leads to it.
    pub fn of(&mut self, path: &Path) -> PathBuf {
        let plain = std::fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
        match path.file_name() {
            // On Windows a name may be typed in other capitals than the file has.
            Some(name) if plain && !cfg!(windows) => {
                let folder = beside(path);
                let known = self.folders.get(folder).map(|folder| folder.join(name));
                known.unwrap_or_else(|| {
                    let found = real(folder);
                    self.folders.insert(folder.to_path_buf(), found.clone());
                    found.join(name)
                })
            }
            _ => real(path),
        }
    }
}

fn in_organs(path: &Path) -> bool {
    absolute_name(beside(path)).is_some_and(|name| name == ORGANS)
}

fn absolute_name(folder: &Path) -> Option<std::ffi::OsString> {
    std::path::absolute(folder)
        .ok()?
        .file_name()
        .map(OsStr::to_owned)
}

fn stem(path: &Path, below: &Path) -> PathBuf {
    below.join(path.file_stem().unwrap_or_default())
}

fn clash(source: &Source, other: &Source) -> Finding {
    let other = shown(&other.path);
    Finding::error(
        code::OUTPUT,
        Message::new(
            format!("tệp này và `{other}` sẽ ghi vào cùng một tệp kết quả"),
            format!("this file and `{other}` would write one output"),
        ),
    )
    .in_path(shown(&source.path))
    .hint(
        "Đổi tên một trong hai tệp; lần này cả hai chưa được tạo.",
        "Rename one of the two; neither was built this time.",
    )
}

fn not_a_file(path: &Path) -> Finding {
    Finding::error(
        code::READ,
        Message::new("đây không phải là tệp", "this is not a file"),
    )
    .in_path(shown(path))
    .hint(
        "Chỉ đường đến một tệp YAML hoặc một thư mục.",
        "Name a YAML file or a folder.",
    )
}

fn nothing_in(path: &Path) -> Finding {
    Finding::note(
        code::READ,
        Message::new(
            "thư mục này không có tệp `.yaml` nào",
            "there is no `.yaml` file in this folder",
        ),
    )
    .in_path(shown(path))
}

fn too_deep(path: &Path) -> Finding {
    Finding::error(
        code::LIMIT,
        Message::new(
            format!("thư mục lồng quá {DEEPEST} tầng, không tìm tiếp"),
            format!("the folders are nested over {DEEPEST} deep, the search ends here"),
        ),
    )
    .in_path(shown(path))
    .hint(
        "Chuyển thư mục này lên trên, hoặc chỉ thẳng đến nó.",
        "Move this folder up, or name it on the command line.",
    )
}
