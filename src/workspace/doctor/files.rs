//! The files of the folder: their encoding, their names, what a cloud drive left behind.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Line;
use crate::source::{composed, text};
use crate::workspace::{is_yaml, read_bytes, scan, shown};

/// The lines about them.
pub(super) fn examine(folder: &Path) -> Vec<Line> {
    let mut files = Vec::new();
    gather(folder, 0, &mut files);
    files.sort();
    let mut lines = Vec::new();
    for path in &files {
        lines.extend(encoding(path));
        lines.extend(name(path));
        lines.extend(foreign(path));
        lines.extend(conflict(path));
    }
    lines.extend(twins(&files));
    if lines.is_empty() && !files.is_empty() {
        lines.push(Line::well(
            format!(
                "{} tệp YAML: đều là UTF-8, không có bản trùng tên hay bản xung đột",
                files.len()
            ),
            format!(
                "{} YAML files: all in UTF-8, no twins, no conflict copies",
                files.len()
            ),
        ));
    }
    lines
}

/// The YAML files below a folder, hidden ones left out; real folders only.
fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    if depth > scan::DEEPEST {
        return;
    }
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if hidden {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => gather(&path, depth + 1, files),
            Ok(_) if is_yaml(&path) => files.push(path),
            _ => {}
        }
    }
}

fn encoding(path: &Path) -> Option<Line> {
    let bytes = match read_bytes(path, text::MAX_BYTES as u64) {
        Ok(bytes) => bytes,
        Err(finding) => return Some(Line::of(&finding)),
    };
    let file = match text::decode(&shown(path), &bytes) {
        Ok(file) => file,
        Err(finding) => return Some(Line::of(&finding)),
    };
    let name = shown(path);
    if matches!(bytes.as_slice(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        return Some(Line::warning(
            (format!("{name}: mã UTF-16"), format!("{name}: in UTF-16")),
            (
                "Đọc được, nhưng nên lưu lại với mã UTF-8.",
                "It can be read, but is better saved in UTF-8.",
            ),
        ));
    }
    (composed::nfc(&file.text) != file.text.as_str()).then(|| {
        Line::warning(
            (
                format!("{name}: có chữ viết rời dấu (Unicode tổ hợp)"),
                format!("{name}: letters apart from their marks (decomposed Unicode)"),
            ),
            (
                "In ra vẫn đúng, nhưng tìm chữ trong tệp có thể không thấy; chọn Unicode dựng sẵn trong bộ gõ.",
                "It prints well, but searching in the file may miss them; choose composed Unicode for typing.",
            ),
        )
    })
}

/// A file's name with marks apart: another machine takes it for another name.
fn name(path: &Path) -> Option<Line> {
    let own = path.file_name()?.to_string_lossy();
    (composed::nfc(&own) != own).then(|| {
        let name = shown(path);
        Line::warning(
            (
                format!("{name}: tên tệp viết rời dấu"),
                format!("{name}: the name has letters apart from their marks"),
            ),
            (
                "Đặt lại tên không dấu, như `2026-10-05-giao-ban.yaml`.",
                "Rename it without marks, as `2026-10-05-giao-ban.yaml`.",
            ),
        )
    })
}

/// A name that Windows does not take: a device's, one with a sign of its own, one that ends in a dot or space.
fn foreign(path: &Path) -> Option<Line> {
    let own = path.file_name()?.to_string_lossy();
    is_foreign(&own).then(|| {
        let name = shown(path);
        Line::warning(
            (
                format!("{name}: Windows không nhận tên tệp này"),
                format!("{name}: Windows does not take this name"),
            ),
            (
                "Đặt lại tên, như `2026-10-05-giao-ban.yaml`: không dùng `< > : \" | ? * \\`, không đặt là CON, NUL, COM1…",
                "Rename it, as `2026-10-05-giao-ban.yaml`: none of `< > : \" | ? * \\`, not CON, NUL, COM1 and the like.",
            ),
        )
    })
}

fn is_foreign(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    let port = |kind| {
        let number = stem.strip_prefix(kind).unwrap_or_default();
        matches!(number.as_bytes(), [b'1'..=b'9'])
    };
    DEVICES.contains(&stem.as_str())
        || port("com")
        || port("lpt")
        || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
        || name.ends_with([' ', '.'])
}

/// Copies that cloud drives make when two people save at once.
fn conflict(path: &Path) -> Option<Line> {
    let own = path.file_name()?.to_string_lossy().to_lowercase();
    is_conflict(&own).then(|| {
        let name = shown(path);
        Line::warning(
            (
                format!("{name}: giống bản xung đột do ổ đồng bộ để lại"),
                format!("{name}: looks like a conflict copy of a cloud drive"),
            ),
            (
                "So với bản chính, gộp lại rồi xóa bản này; để đó thì thành một văn bản nữa.",
                "Compare it with the other, merge them and delete this one; else it becomes a document of its own.",
            ),
        )
    })
}

fn is_conflict(name: &str) -> bool {
    // Dropbox and Nextcloud, Syncthing, Seafile.
    const MARKS: [&str; 3] = ["conflicted copy", "sync-conflict", "sfconflict"];
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // `hop (1).yaml`: the second of two files of one name.
    let counted = stem
        .strip_suffix(')')
        .and_then(|stem| stem.rsplit_once(" ("));
    let counted =
        counted.is_some_and(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    counted || MARKS.iter().any(|mark| name.contains(mark))
}

/// Files whose names differ in capitals only: Windows and Macs have one of them.
fn twins(files: &[PathBuf]) -> Vec<Line> {
    let mut by_name: BTreeMap<String, Vec<&PathBuf>> = BTreeMap::new();
    for path in files {
        let name = composed::nfc(&path.to_string_lossy()).to_lowercase();
        by_name.entry(name).or_default().push(path);
    }
    let twins = by_name.into_values().filter(|paths| paths.len() > 1);
    twins
        .map(|paths| {
            let names: Vec<String> = paths.iter().map(|path| shown(path)).collect();
            let names = names.join(", ");
            Line::warning(
                (
                    format!("Tên chỉ khác chữ hoa, chữ thường: {names}"),
                    format!("Names that differ in capitals only: {names}"),
                ),
                (
                    "Đặt lại tên: trên Windows và máy Mac chỉ còn một trong các tệp này.",
                    "Rename: on Windows and on a Mac only one of these is left.",
                ),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_cloud_drives_are_known_by_their_names() {
        for name in [
            "hop (1).yaml",
            "hop (văn thư's conflicted copy 2026-10-05).yaml",
            "hop.sync-conflict-20261005-101010-abcdefg.yaml",
        ] {
            assert!(is_conflict(name), "{name}");
        }
        for name in [
            "hop.yaml",
            "hop (lần hai).yaml",
            "2026-10-05-giao-ban.yaml",
            "hop ().yaml",
        ] {
            assert!(!is_conflict(name), "{name}");
        }
    }

    #[test]
    fn names_that_windows_does_not_take_are_known() {
        let taken = [
            "hop.yaml",
            "con-so.yaml",
            "Kế hoạch 1.yaml",
            "com.yaml",
            "com10.yaml",
        ];
        assert!(!taken.into_iter().any(is_foreign));
        for name in [
            "CON.yaml",
            "nul",
            "com1.yaml",
            "LPT9.a.yaml",
            "a?.yaml",
            "a:b",
            "a. ",
        ] {
            assert!(is_foreign(name), "{name}");
        }
    }

    #[test]
    fn names_that_differ_in_capitals_only_are_twins() {
        let files = ["a/Hop.yaml", "a/hop.yaml", "b/hop.yaml"].map(PathBuf::from);
        let lines = twins(&files);
        assert_eq!(lines.len(), 1);
        let text = &lines[0].text.vi;
        assert_eq!(
            text,
            "Tên chỉ khác chữ hoa, chữ thường: a/Hop.yaml, a/hop.yaml"
        );
    }
}
