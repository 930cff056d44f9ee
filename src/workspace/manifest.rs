//! What the program wrote into an output folder: `.vanthu.sha256`, a fingerprint and a name a line.
//!
//! It tells the program's own output, which a build may replace, from a file that someone edited
//! since, which it may not. A line is added *before* the file is written, so a build that is killed
//! never leaves an output that looks edited; a file may have several lines, the last ones counting.
//! A missing or broken list only means that nothing is known.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{cannot_read, read_bytes, shown, write};
use crate::finding::{Finding, Message, code};

/// The list's file name in the output folder.
pub const NAME: &str = ".vanthu.sha256";

/// How many of a file's last fingerprints are kept: what stood there, and what was to take its
/// place.
const KEPT: usize = 2;

/// Largest output that is compared, in bytes; a notice is a few hundred kilobytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The list of an output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Path below the output folder → SHA-256 in hexadecimal, oldest first.
    files: BTreeMap<String, Vec<String>>,
}

impl Manifest {
    /// The list of `folder`; empty when there is none that can be read.
    pub fn load(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join(NAME)).unwrap_or_default();
        let mut list = Self::default();
        for line in text.lines() {
            if let Some((fingerprint, name)) = line.split_once("  ") {
                list.note(name, fingerprint);
            }
        }
        list
    }

    /// Rewrites the list of `folder` without outdated lines. What another build added meanwhile is
    /// kept.
    ///
    /// # Errors
    /// A finding when the folder cannot be written.
    pub fn tidy(folder: &Path) -> Result<(), Finding> {
        let list = Self::load(folder);
        let mut text = String::new();
        for (name, fingerprints) in &list.files {
            for fingerprint in fingerprints {
                text.push_str(&line(name, fingerprint));
            }
        }
        if std::fs::read(folder.join(NAME)).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        write::replace(&folder.join(NAME), text.as_bytes())
    }

    /// Whether `bytes` are what the program wrote, or was about to write, to `name`.
    pub fn wrote(&self, name: &str, bytes: &[u8]) -> bool {
        let fingerprint = fingerprint(bytes);
        let known = self.files.get(name).map(Vec::as_slice).unwrap_or_default();
        known.contains(&fingerprint)
    }

    fn note(&mut self, name: &str, fingerprint: &str) {
        let known = self.files.entry(name.to_owned()).or_default();
        known.retain(|old| old != fingerprint);
        known.push(fingerprint.to_owned());
        let surplus = known.len().saturating_sub(KEPT);
        known.drain(..surplus);
    }
}

/// What became of an output.
#[derive(Debug)]
pub enum Written {
    /// The file was new or has changed.
    Changed,
    /// The file already held exactly these bytes.
    Same,
    /// Someone had edited the file: the edit was kept under another name, and here is the warning.
    KeptEdit(Box<Finding>),
}

/// Writes an output into `folder`, keeping whatever stood there that the program did not write.
///
/// # Errors
/// A finding; what stood there is untouched.
pub fn output(
    folder: &Path,
    name: &str,
    bytes: &[u8],
    known: &Manifest,
) -> Result<Written, Finding> {
    let path = folder.join(name);
    let Some(old) = standing(&path)? else {
        add_line(folder, name, bytes)?;
        return write::replace(&path, bytes).map(|()| Written::Changed);
    };
    let own = known.wrote(name, &old);
    if old == bytes {
        if !own {
            add_line(folder, name, bytes)?;
        }
        return Ok(Written::Same);
    }
    let kept = if own {
        None
    } else {
        let kept = free_name(&path);
        write::replace(&kept, &old)?;
        Some(kept)
    };
    add_line(folder, name, bytes)?;
    write::replace(&path, bytes)?;
    Ok(kept.map_or(Written::Changed, |kept| {
        Written::KeptEdit(Box::new(kept_edit(&path, &kept)))
    }))
}

/// The bytes that stand at an output's path, or none when nothing does. Anything that is not a
/// readable file of sane size is left alone.
fn standing(path: &Path) -> Result<Option<Vec<u8>>, Finding> {
    match std::fs::symlink_metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(cannot_read(path, &error)),
        Ok(meta) if !meta.is_file() => Err(in_the_way(path)),
        Ok(_) => read_bytes(path, LARGEST).map(Some),
    }
}

/// Adds a line to the list, in one write so that two builds at once do not mix theirs.
fn add_line(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Finding> {
    let path = folder.join(NAME);
    let add = || -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let mut options = std::fs::OpenOptions::new();
        let mut file = options.create(true).append(true).open(&path)?;
        file.write_all(line(name, &fingerprint(bytes)).as_bytes())
    };
    add().map_err(|error| write::cannot_write(folder, &error))
}

fn line(name: &str, fingerprint: &str) -> String {
    format!("{fingerprint}  {name}\n")
}

/// `notice.sua-1.md`, or the next number that is free.
fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .map(|e| format!(".{}", e.to_string_lossy()))
        .unwrap_or_default();
    (1_u32..)
        .map(|n| path.with_file_name(format!("{stem}.sua-{n}{ending}")))
        .find(|candidate| std::fs::symlink_metadata(candidate).is_err())
        .unwrap_or_else(|| path.to_path_buf())
}

fn kept_edit(path: &Path, kept: &Path) -> Finding {
    let name = kept.file_name().unwrap_or_default().to_string_lossy();
    Finding::warning(
        code::OUTPUT,
        Message::new(
            format!("tệp kết quả đã có người sửa; bản sửa được giữ ở `{name}`"),
            format!("the output had been edited; the edit is kept as `{name}`"),
        ),
    )
    .in_path(shown(path))
    .hint(
        "Đưa chỗ sửa vào tệp YAML để lần tạo sau không mất, rồi xóa bản giữ lại.",
        "Carry the edit over into the YAML file so that the next build has it, then delete the kept copy.",
    )
}

fn in_the_way(path: &Path) -> Finding {
    Finding::error(
        code::OUTPUT,
        Message::new(
            "chỗ của tệp kết quả đang là thư mục, liên kết hoặc thứ khác",
            "a folder, a link or something else stands where the output belongs",
        ),
    )
    .in_path(shown(path))
    .hint(
        "Chuyển nó đi chỗ khác, hoặc chọn thư mục kết quả khác bằng `-o`.",
        "Move it away, or choose another output folder with `-o`.",
    )
}

/// SHA-256 in hexadecimal.
fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, bytes: &[u8]) -> Written {
        output(folder, "a.md", bytes, &Manifest::load(folder)).unwrap()
    }

    #[test]
    fn an_edit_is_kept_and_own_output_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        assert!(matches!(put(folder, b"1"), Written::Changed));
        assert!(matches!(put(folder, b"1"), Written::Same));
        assert!(matches!(put(folder, b"2"), Written::Changed));
        std::fs::write(folder.join("a.md"), b"edited").unwrap();
        let Written::KeptEdit(finding) = put(folder, b"3") else {
            panic!()
        };
        assert_eq!(
            finding.message.vi,
            "tệp kết quả đã có người sửa; bản sửa được giữ ở `a.sua-1.md`"
        );
        assert_eq!(std::fs::read(folder.join("a.sua-1.md")).unwrap(), b"edited");
        assert_eq!(std::fs::read(folder.join("a.md")).unwrap(), b"3");
    }

    #[test]
    fn a_build_cut_short_leaves_nothing_that_looks_edited() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        put(folder, b"1");
        // Cut after the line was added, before the file was written; then after both.
        add_line(folder, "a.md", b"2").unwrap();
        assert!(matches!(put(folder, b"3"), Written::Changed));
        assert!(matches!(put(folder, b"4"), Written::Changed));
        Manifest::tidy(folder).unwrap();
        let list = std::fs::read_to_string(folder.join(NAME)).unwrap();
        assert_eq!(
            list,
            format!("{}  a.md\n{}  a.md\n", fingerprint(b"3"), fingerprint(b"4"))
        );
        assert!(matches!(put(folder, b"5"), Written::Changed));
    }

    #[test]
    fn a_broken_list_is_an_empty_list() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), b"{not a list\xff").unwrap();
        assert!(!Manifest::load(folder.path()).wrote("a.md", b"1"));
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a.md")).unwrap();
        let list = Manifest::load(folder.path());
        let finding = output(folder.path(), "a.md", b"1", &list).unwrap_err();
        assert_eq!(finding.rule, code::OUTPUT);
        assert!(folder.path().join("a.md").is_dir());
    }
}
