//! What all documents of a run need, read once: standards, templates, fonts, organ profiles.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::scan::Source;
use super::{ORGANS, TEMPLATES, cannot_read, fonts, read_text, shown};
use crate::directive::keys::directive as keys;
use crate::directive::organ::{self, Organs};
use crate::finding::Finding;
use crate::layout::fonts::FontSet;
use crate::source::{NodeKind, SourceFile, yaml};
use crate::standard::load::Standards;
use crate::template::{Templates, builtin};

/// Shared by all threads of a run.
pub struct Shared {
    /// The standards.
    pub standards: Standards,
    /// The templates.
    pub templates: Templates,
    /// The text font.
    pub fonts: Arc<FontSet>,
    /// Organ profiles by the folder they stand in.
    organs: BTreeMap<PathBuf, Organs>,
}

impl Shared {
    /// Reads everything that `sources` need. Findings about templates, standards and profiles are
    /// pushed once, here.
    ///
    /// # Errors
    /// A finding when the font folder cannot be used.
    pub fn load(
        sources: &[Source],
        roots: &[PathBuf],
        font_folder: Option<&Path>,
        findings: &mut Vec<Finding>,
    ) -> Result<Self, Finding> {
        let fonts = match font_folder {
            Some(folder) => fonts::from_folder(folder)?,
            None => FontSet::embedded(),
        };
        let user = template_folder(roots)
            .map(|folder| template_files(&folder, findings))
            .unwrap_or_default();
        let (standards, templates): (Vec<_>, Vec<_>) = user
            .into_iter()
            .partition(|(name, _)| name.starts_with("standards/"));
        let standards: Vec<SourceFile> = standards.into_iter().map(|(_, file)| file).collect();
        let standards = Standards::load(&standards, findings);
        let templates = Templates::new(templates);
        findings.extend(templates.findings());
        let mut organs = BTreeMap::new();
        for (folder, wanted) in wanted_profiles(sources) {
            let read = profiles(&folder, &wanted, findings);
            organs.insert(folder, read);
        }
        Ok(Self {
            standards,
            templates,
            fonts: Arc::new(fonts),
            organs,
        })
    }

    /// The organ profiles that a directive can name.
    pub fn organs(&self, directive: &Path) -> Option<&Organs> {
        organ_folder(directive).and_then(|folder| self.organs.get(&folder))
    }
}

/// The nearest `co-quan` folder: beside the directive, or beside a folder that holds it.
fn organ_folder(directive: &Path) -> Option<PathBuf> {
    let parent = directive.parent()?;
    let parent = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    if parent.file_name().is_some_and(|name| name == ORGANS) {
        return Some(parent.to_path_buf());
    }
    let near = parent.join(ORGANS);
    if near.is_dir() {
        return Some(near);
    }
    let absolute = std::path::absolute(parent).ok()?;
    absolute
        .ancestors()
        .skip(1)
        .take(8)
        .map(|folder| folder.join(ORGANS))
        .find(|folder| folder.is_dir())
}

/// Which profiles of a folder the run is about. All are read; faults of the others are not told.
#[derive(Default)]
struct Wanted {
    /// All: the user named a whole folder of directives.
    all: bool,
    /// Those that the files named by the user ask for.
    stems: BTreeSet<String>,
}

fn wanted_profiles(sources: &[Source]) -> BTreeMap<PathBuf, Wanted> {
    let mut folders: BTreeMap<PathBuf, Wanted> = BTreeMap::new();
    for source in sources {
        let Some(folder) = organ_folder(&source.path) else {
            continue;
        };
        let wanted = folders.entry(folder).or_default();
        if source.is_organ {
            wanted.stems.insert(stem(&source.path));
        } else if source.is_named {
            wanted.stems.extend(organ_named_in(&source.path));
        } else {
            wanted.all = true;
        }
    }
    folders
}

/// The profile that a directive names, if the file can be read that far.
fn organ_named_in(path: &Path) -> Option<String> {
    let file = Arc::new(read_text(path).ok()?);
    let node = yaml::parse(&file, &mut Vec::new())?;
    let NodeKind::Mapping(entries) = node.kind else {
        return None;
    };
    let (_, value) = entries
        .into_iter()
        .find(|(key, _)| [keys::ORGAN.key, keys::ORGAN.alias].contains(&key.value.as_str()))?;
    match value.kind {
        NodeKind::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

fn profiles(folder: &Path, wanted: &Wanted, findings: &mut Vec<Finding>) -> Organs {
    let mut organs = Organs::default();
    for path in yaml_files(folder, findings) {
        let stem = stem(&path);
        let mut found = Vec::new();
        let organ = match read_text(&path) {
            Ok(file) => {
                let file = Arc::new(file);
                yaml::parse(&file, &mut found)
                    .and_then(|node| organ::read(&file, &node, &mut found))
            }
            Err(finding) => {
                found.push(finding);
                None
            }
        };
        if wanted.all || wanted.stems.contains(&stem) {
            findings.append(&mut found);
        }
        organs.insert(stem, organ);
    }
    organs
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn yaml_files(folder: &Path, findings: &mut Vec<Finding>) -> Vec<PathBuf> {
    files_in(folder, findings)
        .into_iter()
        .filter(|path| {
            path.extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"))
        })
        .collect()
}

/// The files of a folder, sorted; hidden ones and editors' leavings are passed over.
fn files_in(folder: &Path, findings: &mut Vec<Finding>) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            findings.push(cannot_read(folder, &error));
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .filter(|path| {
            path.file_name()
                .is_some_and(|n| !n.to_string_lossy().starts_with(['.', '~']))
        })
        .collect();
    files.sort();
    files
}

/// The user's `templates` folder: in the folder that was named, or beside it.
fn template_folder(roots: &[PathBuf]) -> Option<PathBuf> {
    let root = roots.first()?;
    let folder = if root.is_dir() {
        root.clone()
    } else {
        root.parent()?.to_path_buf()
    };
    let absolute = std::path::absolute(&folder).ok()?;
    let beside = absolute
        .parent()
        .map(|parent| parent.join(TEMPLATES))
        .filter(|path| path.is_dir());
    let inside = folder.join(TEMPLATES);
    if inside.is_dir() {
        Some(inside)
    } else {
        beside
    }
}

/// The user's template files by their name below the folder.
fn template_files(folder: &Path, findings: &mut Vec<Finding>) -> Vec<(String, SourceFile)> {
    let mut found = Vec::new();
    for below in ["bodies", "bodies/phan", "pages", "standards"] {
        let inner = folder.join(below);
        if !inner.is_dir() {
            continue;
        }
        for path in files_in(&inner, findings) {
            let name = format!(
                "{below}/{}",
                path.file_name().unwrap_or_default().to_string_lossy()
            );
            match read_text(&path) {
                // A copy of a built-in template changes nothing and is not read as the user's own.
                Ok(file)
                    if builtin::ALL
                        .iter()
                        .any(|(n, text)| *n == name && *text == file.text) => {}
                Ok(mut file) => {
                    file.path = shown(&path);
                    found.push((name, file));
                }
                Err(finding) => findings.push(finding),
            }
        }
    }
    found
}
