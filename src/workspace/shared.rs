//! What all documents of a run need, read once: standards, templates, fonts, organ profiles.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::scan::{self, Source};
use super::{ORGANS, beside, fonts, is_yaml, read_text, settings};
use crate::directive::keys::directive as keys;
use crate::directive::organ::{self, Organs};
use crate::export::pdf::Press;
use crate::finding::Finding;
use crate::layout::fonts::FontSet;
use crate::source::{Node, NodeKind, SourceFile, yaml};
use crate::standard::embedded;
use crate::standard::load::Standards;
use crate::standard::office::Office;
use crate::template::{Templates, builtin};

/// Deepest template folder: `bodies/phan/rieng`.
const DEEPEST_TEMPLATE: usize = 4;

/// What a run chooses for its PDFs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PdfChoices {
    /// A PDF carries the files that it was made from.
    pub attach_source: bool,
    /// A PDF has faces cut down to its own letters, instead of those that the PDFs of a run share.
    pub exact_subset: bool,
}

/// Shared by all threads of a run.
pub struct Shared {
    /// The standards.
    pub standards: Standards,
    /// The templates.
    pub templates: Templates,
    /// The text font.
    pub fonts: Arc<FontSet>,
    /// The faces that the PDFs of a run share.
    pub press: Press,
    /// What was chosen for the PDFs; [`Shared::choose`] sets it.
    pub pdf: PdfChoices,
    /// The day on which drafts are looked at, for their deadlines; no output knows it.
    pub today: Option<NaiveDate>,
    /// The office's settings, already put into the standards.
    pub office: Option<Office>,
    /// Organ profiles by the folder they stand in.
    organs: BTreeMap<PathBuf, Organs>,
    /// Where the directives of a folder find their profiles; what a run asks for once a directive.
    organ_folders: BTreeMap<PathBuf, Option<PathBuf>>,
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
        let user = settings::template_folder(roots, findings)
            .map(|folder| template_files(&folder, findings))
            .unwrap_or_default();
        let (standards, templates): (Vec<_>, Vec<_>) = user
            .into_iter()
            .partition(|(name, _)| name.starts_with("standards/"));
        let standards: Vec<SourceFile> = standards.into_iter().map(|(_, file)| file).collect();
        let mut standards = Standards::load(&standards, findings);
        let office = settings::office(roots, &mut standards, findings);
        let templates = Templates::new(templates);
        findings.extend(templates.findings());
        let mut organs = BTreeMap::new();
        let organ_folders = organ_folders(sources);
        for (folder, wanted) in wanted_profiles(sources, &organ_folders) {
            let read = profiles(&folder, &wanted, findings);
            organs.insert(folder, read);
        }
        let fonts = Arc::new(fonts);
        Ok(Self {
            standards,
            templates,
            press: Press::shared(Arc::clone(&fonts)),
            fonts,
            pdf: PdfChoices::default(),
            today: None,
            office,
            organs,
            organ_folders,
        })
    }

    /// Sets what was chosen for the PDFs.
    pub fn choose(&mut self, pdf: PdfChoices) {
        self.press = if pdf.exact_subset {
            Press::exact()
        } else {
            Press::shared(Arc::clone(&self.fonts))
        };
        self.pdf = pdf;
    }

    /// The organ profiles that a directive can name.
    pub fn organs(&self, directive: &Path) -> Option<&Organs> {
        let parent = beside(directive);
        match self.organ_folders.get(parent) {
            Some(known) => self.organs.get(known.as_ref()?),
            None => self.organs.get(&organ_folder(parent)?),
        }
    }
}

/// All organ profiles that a directive at `path` can name, and the folder they stand in.
pub fn profiles_for(path: &Path, findings: &mut Vec<Finding>) -> Option<(PathBuf, Organs)> {
    let folder = organ_folder(beside(path))?;
    let wanted = Wanted {
        all: true,
        ..Wanted::default()
    };
    let organs = profiles(&folder, &wanted, findings);
    Some((folder, organs))
}

/// For each folder that directives stand in, the one with their profiles.
fn organ_folders(sources: &[Source]) -> BTreeMap<PathBuf, Option<PathBuf>> {
    let parents: BTreeSet<&Path> = sources.iter().map(|source| beside(&source.path)).collect();
    let found = |parent: &Path| (parent.to_path_buf(), organ_folder(parent));
    parents.into_iter().map(found).collect()
}

/// The nearest `co-quan` folder: in the folder of the directive, or beside a folder that holds it.
fn organ_folder(parent: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(parent).ok()?;
    if absolute.file_name().is_some_and(|name| name == ORGANS) {
        return Some(parent.to_path_buf());
    }
    let near = parent.join(ORGANS);
    if near.is_dir() {
        return Some(near);
    }
    // As far up as folders are searched downwards.
    let above = absolute.ancestors().skip(1).take(scan::DEEPEST + 1);
    above
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

fn wanted_profiles(
    sources: &[Source],
    organ_folders: &BTreeMap<PathBuf, Option<PathBuf>>,
) -> BTreeMap<PathBuf, Wanted> {
    let mut folders: BTreeMap<PathBuf, Wanted> = BTreeMap::new();
    for source in sources {
        let Some(Some(folder)) = organ_folders.get(beside(&source.path)) else {
            continue;
        };
        let wanted = folders.entry(folder.clone()).or_default();
        if source.is_organ {
            wanted.stems.insert(stem(&source.path));
        } else if source.is_named {
            wanted.stems.extend(organs_named_in(&source.path));
        } else {
            wanted.all = true;
        }
    }
    folders
}

/// The profiles that a directive names, if the file can be read that far.
fn organs_named_in(path: &Path) -> Vec<String> {
    let file = read_text(path).ok().map(Arc::new);
    let node = file.and_then(|file| yaml::parse(&file, &mut Vec::new()));
    let Some(NodeKind::Mapping(entries)) = node.map(|node| node.kind) else {
        return Vec::new();
    };
    let names = [keys::ORGAN.key, keys::ORGAN.alias];
    let value = entries
        .into_iter()
        .find(|(key, _)| names.contains(&key.value.as_str()));
    let nodes = match value.map(|(_, node)| node) {
        Some(node) => match node.kind {
            NodeKind::Sequence(nodes) => nodes,
            kind => vec![Node { kind, ..node }],
        },
        None => Vec::new(),
    };
    let text = |node: Node| match node.kind {
        NodeKind::Scalar { text, .. } => Some(text),
        _ => None,
    };
    nodes.into_iter().filter_map(text).collect()
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
        crate::finding::cap(&mut found);
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
    let mut files = files_in(folder, findings);
    files.retain(|path| is_yaml(path));
    files
}

/// The files of a folder, sorted; hidden ones and editors' leavings are passed over.
fn files_in(folder: &Path, findings: &mut Vec<Finding>) -> Vec<PathBuf> {
    let entries = scan::entries(folder, findings).unwrap_or_default();
    let mut files: Vec<PathBuf> = entries
        .into_iter()
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

/// The user's template files by their name below the folder.
fn template_files(folder: &Path, findings: &mut Vec<Finding>) -> Vec<(String, SourceFile)> {
    let mut found = Vec::new();
    for (below, endings) in [
        ("bodies", &["md"][..]),
        ("pages", &["html", "css", "md"]),
        ("standards", &["yaml", "yml"]),
    ] {
        gather(&folder.join(below), below, endings, &mut found, findings);
    }
    found
}

/// Whether a file is a copy of the built-in template or standard of its name.
fn is_copy(name: &str, text: &str) -> bool {
    builtin::is_copy(name, text) || embedded::is_copy(name, text)
}

/// Adds the files of a folder and of the folders in it.
fn gather(
    folder: &Path,
    below: &str,
    endings: &[&str],
    found: &mut Vec<(String, SourceFile)>,
    findings: &mut Vec<Finding>,
) {
    if !folder.is_dir() || below.split('/').count() > DEEPEST_TEMPLATE {
        return;
    }
    for path in files_in(folder, findings) {
        let ending = path.extension().and_then(|ending| ending.to_str());
        if !ending.is_some_and(|ending| endings.contains(&ending)) {
            continue;
        }
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{below}/{file_name}");
        match read_text(&path) {
            // A copy of a built-in template changes nothing and is not read as the user's own.
            Ok(file) if is_copy(&name, &file.text) => {}
            Ok(file) => found.push((name, file)),
            Err(finding) => findings.push(finding),
        }
    }
    let entries = scan::entries(folder, findings).unwrap_or_default();
    let mut folders: Vec<_> = entries
        .into_iter()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    for inner in folders {
        let below = format!("{below}/{inner}");
        gather(&folder.join(inner), &below, endings, found, findings);
    }
}
