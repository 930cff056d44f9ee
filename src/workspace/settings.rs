//! What stands beside the directives for the whole run: the folder `templates`, the file
//! `vanthu.yaml`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{SETTINGS, TEMPLATES, beside, read_text, scan, shown};
use crate::finding::{Finding, Message, code};
use crate::source::{NodeKind, yaml};
use crate::standard::Standards;
use crate::standard::office::{self, Office};

/// The user's `templates` folder. The first one found serves the whole run; another one is told and
/// not used.
pub(super) fn template_folder(roots: &[PathBuf], findings: &mut Vec<Finding>) -> Option<PathBuf> {
    let mut folders = nearest(roots, TEMPLATES, 1, Path::is_dir).into_iter();
    let first = folders.next()?;
    findings.extend(folders.map(|other| second_templates(&first, &other)));
    Some(first)
}

/// The office's settings, put into the standards.
pub(super) fn office(
    roots: &[PathBuf],
    standards: &mut Standards,
    findings: &mut Vec<Finding>,
) -> Option<Office> {
    // As far up as folders are searched downwards: the settings are the whole office's.
    let mut files = nearest(roots, SETTINGS, scan::DEEPEST + 1, Path::is_file).into_iter();
    let first = files.next()?;
    findings.extend(files.map(|other| second_settings(&first, &other)));
    let file = match read_text(&first) {
        Ok(file) => Arc::new(file),
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let node = yaml::parse(&file, findings)?;
    // Nothing in it, or comments only, is no fault.
    if node.kind == NodeKind::Null {
        return None;
    }
    let office = office::read(&file, &node, findings)?;
    office.apply(standards, findings);
    Some(office)
}

/// What is called `name` in the folders that were named, or in one of the `above` folders over each;
/// each once.
fn nearest(roots: &[PathBuf], name: &str, above: usize, is: fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = Vec::new();
    for root in roots {
        let folder = if root.is_dir() { root } else { beside(root) };
        let inside = folder.join(name);
        let over = std::path::absolute(folder).unwrap_or_default();
        let over = over.ancestors().skip(1).take(above).map(|f| f.join(name));
        // A path below where the program runs is shorter to read than the whole one.
        let over = over.map(|path| relative(&path).unwrap_or(path));
        let found = std::iter::once(inside).chain(over).find(|path| is(path));
        let Some(found) = found else { continue };
        let known = all
            .iter()
            .any(|known| scan::real(known) == scan::real(&found));
        if !known {
            all.push(found);
        }
    }
    all
}

/// The path as seen from where the program runs, when it is below.
fn relative(path: &Path) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    path.strip_prefix(here).ok().map(Path::to_path_buf)
}

fn second_templates(first: &Path, other: &Path) -> Finding {
    let first = shown(first);
    Finding::warning(
        code::TEMPLATE_RENDER,
        Message::new(
            format!("không dùng thư mục mẫu này, vì cả lần chạy dùng `{first}`"),
            format!("this template folder is not used: the whole run uses `{first}`"),
        ),
    )
    .in_path(shown(other))
    .hint(
        "Chạy riêng từng thư mục có mẫu riêng.",
        "Run each folder that has its own templates by itself.",
    )
}

fn second_settings(first: &Path, other: &Path) -> Finding {
    let first = shown(first);
    Finding::warning(
        code::STANDARD,
        Message::new(
            format!("không dùng tệp này, vì cả lần chạy dùng `{first}`"),
            format!("this file is not used: the whole run uses `{first}`"),
        ),
    )
    .in_path(shown(other))
    .hint(
        "Chạy riêng từng thư mục có `vanthu.yaml` riêng.",
        "Run each folder that has its own `vanthu.yaml` by itself.",
    )
}
