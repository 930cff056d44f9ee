//! What the program wrote into an output folder: `.vanthu.json`, a fingerprint per file.
//!
//! It tells the program's own output, which a build may replace, from a file that someone edited
//! since, which it may not. A missing or broken list only means that nothing is known.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{shown, write};
use crate::finding::{Finding, Message, code};

/// The list's file name in the output folder.
pub const NAME: &str = ".vanthu.json";

/// The list of an output folder.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// Path below the output folder → SHA-256 in hexadecimal.
    files: BTreeMap<String, String>,
}

impl Manifest {
    /// The list of `folder`; empty when there is none that can be read.
    pub fn load(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join(NAME)).unwrap_or_default();
        let read: Result<Self, _> = serde_json::from_str(&text);
        read.ok().filter(|list| list.version == 1).unwrap_or(Self {
            version: 1,
            files: BTreeMap::new(),
        })
    }

    /// Writes the list.
    ///
    /// # Errors
    /// A finding when the folder cannot be written.
    pub fn save(&self, folder: &Path) -> Result<(), Finding> {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        if std::fs::read(folder.join(NAME)).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        write::replace(&folder.join(NAME), text.as_bytes())
    }

    /// Notes that the program wrote bytes with this fingerprint to `name`.
    pub fn note(&mut self, name: String, fingerprint: String) {
        self.files.insert(name, fingerprint);
    }

    /// Whether the program wrote `bytes` to `name` last time.
    pub fn wrote(&self, name: &str, bytes: &[u8]) -> bool {
        self.files
            .get(name)
            .is_some_and(|known| *known == fingerprint(bytes))
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
    let Ok(old) = std::fs::read(&path) else {
        return write::replace(&path, bytes).map(|()| Written::Changed);
    };
    if old == bytes {
        return Ok(Written::Same);
    }
    if known.wrote(name, &old) {
        return write::replace(&path, bytes).map(|()| Written::Changed);
    }
    let kept = free_name(&path);
    write::replace(&kept, &old)?;
    write::replace(&path, bytes)?;
    Ok(Written::KeptEdit(Box::new(kept_edit(&path, &kept))))
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

/// SHA-256 in hexadecimal.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_kept_and_own_output_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let mut list = Manifest::load(folder.path());
        assert!(matches!(
            output(folder.path(), "a.md", b"1", &list).unwrap(),
            Written::Changed
        ));
        list.note("a.md".to_owned(), fingerprint(b"1"));
        list.save(folder.path()).unwrap();
        let list = Manifest::load(folder.path());
        assert!(matches!(
            output(folder.path(), "a.md", b"1", &list).unwrap(),
            Written::Same
        ));
        assert!(matches!(
            output(folder.path(), "a.md", b"2", &list).unwrap(),
            Written::Changed
        ));
        std::fs::write(folder.path().join("a.md"), b"edited").unwrap();
        let Written::KeptEdit(finding) = output(folder.path(), "a.md", b"3", &list).unwrap() else {
            panic!()
        };
        assert_eq!(
            finding.message.vi,
            "tệp kết quả đã có người sửa; bản sửa được giữ ở `a.sua-1.md`"
        );
        assert_eq!(
            std::fs::read(folder.path().join("a.sua-1.md")).unwrap(),
            b"edited"
        );
        assert_eq!(std::fs::read(folder.path().join("a.md")).unwrap(), b"3");
    }

    #[test]
    fn a_broken_list_is_an_empty_list() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), b"{not json").unwrap();
        assert!(!Manifest::load(folder.path()).wrote("a.md", b"1"));
    }
}
