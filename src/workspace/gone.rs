//! Outputs whose source is gone: they are removed only if the program wrote them and nobody has changed
//! them since.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::manifest::{Entry, Manifest};
use super::outputs::{Standing, standing};
use super::{paths, shown, write};
use crate::finding::{Finding, Message, code};

/// The sources of the manifest that are no longer there: those below the folders `roots`, which are
/// there themselves. A drive that is not connected, or a folder that may not be read, is no reason to
/// think so.
pub fn sources(
    manifest: &Manifest,
    out: &Path,
    roots: &[PathBuf],
    here: &BTreeSet<&str>,
) -> Vec<String> {
    let roots: Vec<PathBuf> = roots
        .iter()
        .filter(|root| root.is_dir())
        .filter_map(|root| paths::seen_from(out, root).map(|seen| paths::from(out, &seen)))
        .collect();
    let names = manifest.entries.keys();
    let gone = names.filter(|name| {
        !here.contains(name.as_str()) && {
            let path = paths::from(out, name);
            roots.iter().any(|root| path.starts_with(root)) && is_gone(&path)
        }
    });
    gone.cloned().collect()
}

fn is_gone(path: &Path) -> bool {
    let error = std::fs::symlink_metadata(path).err();
    error.is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// The outputs of `entry` that a build removes: not those that another document has taken over
/// (`taken`, in lower case), not those that are gone already.
pub fn outputs<'a>(
    entry: &'a Entry,
    out: &Path,
    manifest: &Manifest,
    taken: &BTreeSet<String>,
) -> Vec<(&'a str, bool)> {
    let own = entry.outputs.iter();
    let own = own.filter(|output| !taken.contains(&output.name.to_lowercase()));
    own.filter_map(|output| match standing(out, output, manifest) {
        Standing::Missing => None,
        Standing::Edited => Some((output.name.as_str(), false)),
        Standing::Same | Standing::Touched(_) => Some((output.name.as_str(), true)),
    })
    .collect()
}

/// Removes an output, and the folders below `out` that are empty then.
///
/// # Errors
/// A finding when it cannot be removed.
pub fn remove(out: &Path, name: &str) -> Result<(), Finding> {
    let path = out.join(name);
    std::fs::remove_file(&path).map_err(|error| write::cannot_write(&path, &error))?;
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != out);
    for folder in folders {
        // A folder with something in it stays.
        if std::fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// The note about an output that someone edited, whose source is gone.
pub fn kept(out: &Path, name: &str) -> Finding {
    Finding::note(
        code::OUTPUT,
        Message::new(
            "tệp nguồn không còn, nhưng tệp kết quả này đã có người sửa nên được giữ lại",
            "the source is gone, but this output was edited and is kept",
        ),
    )
    .in_path(shown(&out.join(name)))
    .hint(
        "Không cần nữa thì xóa tay.",
        "Delete it by hand when it is no longer needed.",
    )
}
