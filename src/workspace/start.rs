//! What a new file needs around it: a name that is free, the schemas that editors look for.

use std::path::{Path, PathBuf};

use super::write;
use crate::finding::Finding;
use crate::schema::{self, Known, Of};

/// The program's own folder among the clerk's files. Its name keeps it out of every search.
pub const OWN: &str = ".vanthu";

/// Most drafts that are counted; a folder with more has other worries.
const MOST_DRAFTS: usize = 10_000;

/// Puts the schemas of `known` beside the directives, unless they are there.
///
/// # Errors
/// A finding when one cannot be written.
pub fn schemas(folder: &Path, known: &Known) -> Result<(), Finding> {
    for of in Of::ALL {
        let path = folder.join(OWN).join(schema_name(of));
        let text = schema::render(of, known);
        if std::fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
            continue;
        }
        write::replace(&path, text.as_bytes())?;
    }
    Ok(())
}

/// The schema's file as seen from a file in `from`, with `/` on every system; `folder` holds the
/// schemas and is `from` or above it.
pub fn schema_from(from: &Path, folder: &Path, of: Of) -> String {
    let depth = |path: &Path| std::path::absolute(path).map_or(0, |path| path.components().count());
    let up = depth(from).saturating_sub(depth(folder));
    format!("{}{OWN}/{}", "../".repeat(up), schema_name(of))
}

fn schema_name(of: Of) -> String {
    format!("{}.json", of.name())
}

/// The next draft's file: `du-thao-1.yaml`, `du-thao-2.yaml`, …
pub fn draft(folder: &Path) -> PathBuf {
    let names = (1..MOST_DRAFTS).map(|n| folder.join(format!("du-thao-{n}.yaml")));
    let mut free = names.filter(|path| path.symlink_metadata().is_err());
    free.next().unwrap_or_else(|| folder.join("du-thao.yaml"))
}
