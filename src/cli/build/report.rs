//! The pages about the whole output folder, written after its documents.

use super::work::Folder;
use crate::finding::Finding;
use crate::workspace::fingerprint::Fingerprint;
use crate::workspace::inputs::PROGRAM;
use crate::workspace::journal::Journal;
use crate::workspace::manifest::{Entry, Manifest};
use crate::workspace::outputs::{self, Known, Standing, Wanted};
use crate::workspace::report::{self, NAMES, Row};

/// Whether the pages stand and were made by this program through these templates. What they tell
/// changes with the manifest, and then they are written.
pub(super) fn stands(folder: &Folder<'_>, manifest: &Manifest) -> bool {
    let key = key(folder);
    NAMES.iter().all(|name| {
        let output = manifest.reports.iter().find(|output| output.name == *name);
        output.is_some_and(|output| {
            let standing = || outputs::standing(&folder.config.out, output, manifest);
            output.key == key && !matches!(standing(), Standing::Missing | Standing::Edited)
        })
    })
}

/// Writes the pages. A page that cannot be made is told and leaves the old one.
pub(super) fn write(
    folder: &Folder<'_>,
    manifest: &Manifest,
    next: &mut Manifest,
    journal: &Journal,
) -> Vec<Finding> {
    let rows: Vec<Row> = next.entries.values().map(row).collect();
    let [page_name, data_name] = NAMES;
    let templates = &folder.shared.templates;
    let (page, data) = rayon::join(|| report::page(&rows, templates), || report::json(&rows));
    let page = match page {
        Ok(page) => page,
        Err(finding) => return vec![finding],
    };
    let wanted = [(page_name, page), (data_name, data)];
    let wanted = wanted.map(|(name, text)| Wanted {
        name: name.to_owned(),
        key: key(folder),
        bytes: text.into_bytes(),
    });
    let known = Known::of(manifest);
    let put = outputs::put(&folder.config.out, &wanted, &known, journal);
    next.reports = put.outputs;
    put.findings
}

fn row(entry: &Entry) -> Row {
    Row {
        outputs: entry.outputs.iter().map(|o| o.name.clone()).collect(),
        ..entry.row.clone()
    }
}

fn key(folder: &Folder<'_>) -> Fingerprint {
    let own = folder.shared.templates.own("pages/index.html");
    let own = own.into_iter().flat_map(|(name, text)| [name, text]);
    let pieces = std::iter::once(PROGRAM).chain(own);
    Fingerprint::of_all(pieces.map(str::as_bytes))
}
