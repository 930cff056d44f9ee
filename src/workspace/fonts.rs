//! The text font: the embedded family, or the user's own four faces.

use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::{cannot_read, read_bytes, shown};
use crate::finding::{Finding, Message, code};
use crate::layout::fonts::{Face, FontSet};

/// Largest font file, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The file names a face may have, in lower case: Windows' Times New Roman, then the usual ones.
fn names(face: Face) -> (&'static str, &'static [&'static str]) {
    match face {
        Face::Regular => ("times.ttf", &["-regular.ttf", "_regular.ttf"]),
        Face::Bold => ("timesbd.ttf", &["-bold.ttf", "_bold.ttf"]),
        Face::Italic => ("timesi.ttf", &["-italic.ttf", "_italic.ttf"]),
        Face::BoldItalic => (
            "timesbi.ttf",
            &["-bolditalic.ttf", "_bolditalic.ttf", "-bold-italic.ttf"],
        ),
    }
}

/// The family in `folder`: Times New Roman as Windows names it, or `…-Regular.ttf` and its siblings.
///
/// # Errors
/// A finding that names the faces that are missing or cannot be read.
pub fn from_folder(folder: &Path) -> Result<FontSet, Finding> {
    let entries = std::fs::read_dir(folder).map_err(|e| cannot_read(folder, &e))?;
    let mut files: Vec<PathBuf> = entries
        .collect::<Result<Vec<_>, _>>()
        .map_err(|e| cannot_read(folder, &e))?
        .into_iter()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let mut data = Vec::new();
    let mut family = String::new();
    for face in Face::ALL {
        let path = find(&files, face).ok_or_else(|| missing(folder, face))?;
        if face == Face::Regular {
            family = family_name(path);
        }
        data.push(Bytes::from(read_bytes(path, LARGEST)?));
    }
    let data: [Bytes; 4] = data
        .try_into()
        .map_err(|_| missing(folder, Face::Regular))?;
    Ok(FontSet { family, data })
}

fn find(files: &[PathBuf], face: Face) -> Option<&PathBuf> {
    let (windows, endings) = names(face);
    let name = |path: &PathBuf| {
        path.file_name()
            .map(|n| n.to_string_lossy().to_lowercase())
            .unwrap_or_default()
    };
    files.iter().find(|path| name(path) == windows).or_else(|| {
        files
            .iter()
            .find(|path| endings.iter().any(|ending| name(path).ends_with(ending)))
    })
}

/// The family's name as a PDF font name: letters and digits of the regular face's file name.
fn family_name(path: &Path) -> String {
    let stem = path
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    if stem.eq_ignore_ascii_case("times") {
        return "TimesNewRoman".to_owned();
    }
    let base = stem
        .rsplit_once(['-', '_'])
        .map_or(stem.as_str(), |(base, _)| base);
    base.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn missing(folder: &Path, face: Face) -> Finding {
    let (windows, endings) = names(face);
    let usual = endings.first().copied().unwrap_or_default();
    Finding::error(
        code::READ,
        Message::new(
            format!("thư mục phông chữ thiếu tệp `{windows}` (hoặc `…{usual}`)"),
            format!("the font folder lacks `{windows}` (or `…{usual}`)"),
        ),
    )
    .in_path(shown(folder))
    .hint(
        "Cần đủ bốn kiểu: thường, đậm, nghiêng, đậm nghiêng. Bỏ `--fonts` để dùng phông có sẵn.",
        "All four faces are needed: regular, bold, italic, bold italic. Leave `--fonts` out to use the built-in font.",
    )
}
