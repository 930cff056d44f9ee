//! Outputs on disk: whether one still stands as it was written, and writing new ones without losing
//! what someone else put in their place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::fingerprint::Fingerprint;
use super::journal::{Journal, Step};
use super::manifest::{Manifest, Output};
use super::{cannot_read, read_bytes, shown, write};
use crate::finding::{Finding, Message, code};

/// Largest output that is compared, in bytes; a notice is a few hundred kilobytes, the report of a
/// hundred thousand notices some tens of megabytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What became of an output that was written whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It stands as it was written.
    Same,
    /// It stands as it was written, though the file has another time now.
    Touched(Box<Output>),
    /// It is gone.
    Missing,
    /// Something else stands there.
    Edited,
}

/// Looks at an output of the manifest.
pub fn standing(out: &Path, output: &Output, manifest: &Manifest) -> Standing {
    let path = out.join(&output.name);
    let meta = match std::fs::symlink_metadata(&path) {
        Ok(meta) if meta.is_file() => meta,
        Err(error) if is_absent(&error) => return Standing::Missing,
        Ok(_) | Err(_) => return Standing::Edited,
    };
    if meta.len() != output.size {
        return Standing::Edited;
    }
    let at = modified(&meta);
    let settled = at.is_some_and(|at| manifest.is_settled(at));
    if nanoseconds(at) == output.modified && settled {
        return Standing::Same;
    }
    let bytes = read_bytes(&path, LARGEST);
    if bytes.is_ok_and(|bytes| Fingerprint::of(&bytes) == output.bytes) {
        return Standing::Touched(Box::new(Output {
            modified: nanoseconds(at),
            ..output.clone()
        }));
    }
    Standing::Edited
}

/// The fingerprints of everything that the program wrote, or was about to write, by output.
pub struct Known<'a>(BTreeMap<&'a str, BTreeSet<&'a Fingerprint>>);

impl<'a> Known<'a> {
    /// What the manifest knows.
    pub fn of(manifest: &'a Manifest) -> Self {
        let mut known: BTreeMap<&str, BTreeSet<&Fingerprint>> = BTreeMap::new();
        let outputs = manifest.entries.values().flat_map(|entry| &entry.outputs);
        for output in outputs.chain(&manifest.reports) {
            known.entry(&output.name).or_default().insert(&output.bytes);
        }
        for (name, prints) in &manifest.begun {
            known.entry(name).or_default().extend(prints);
        }
        Self(known)
    }

    /// Whether the program wrote these bytes to `name`.
    pub fn wrote(&self, name: &str, bytes: &Fingerprint) -> bool {
        self.0
            .get(name)
            .is_some_and(|prints| prints.contains(bytes))
    }
}

/// An output that is to stand below the output folder.
pub struct Wanted {
    /// Its path there, with `/`.
    pub name: String,
    /// Its key in the manifest.
    pub key: Fingerprint,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What came of writing.
#[derive(Debug, Default)]
pub struct Put {
    /// The outputs that stand now.
    pub outputs: Vec<Output>,
    /// Whether any file changed.
    pub changed: bool,
    /// What went wrong, and edits that were kept.
    pub findings: Vec<Finding>,
}

/// Writes outputs into `out`. What stood there and was not the program's is kept under another name.
/// What keeps one from being written keeps the others too, and is told once.
pub fn put(out: &Path, wanted: &[Wanted], known: &Known<'_>, journal: &Journal) -> Put {
    let mut put = Put::default();
    let prints: Vec<Fingerprint> = wanted.iter().map(|w| Fingerprint::of(&w.bytes)).collect();
    let names = wanted.iter().map(|wanted| wanted.name.clone());
    let begin = Step::Begin(names.zip(prints.iter().cloned()).collect());
    if let Err(finding) = journal.add(&begin) {
        put.findings.push(finding);
        return put;
    }
    for (wanted, print) in wanted.iter().zip(prints) {
        let path = out.join(&wanted.name);
        let done = replace(&path, wanted, &print, known, &mut put)
            .and_then(|()| std::fs::metadata(&path).map_err(|error| cannot_read(&path, &error)));
        match done {
            Ok(meta) => put.outputs.push(Output {
                name: wanted.name.clone(),
                key: wanted.key.clone(),
                bytes: print,
                size: meta.len(),
                modified: nanoseconds(modified(&meta)),
            }),
            Err(finding) => {
                put.findings.push(finding);
                break;
            }
        }
    }
    put
}

fn replace(
    path: &Path,
    wanted: &Wanted,
    print: &Fingerprint,
    known: &Known<'_>,
    put: &mut Put,
) -> Result<(), Finding> {
    if let Some(old) = present(path)? {
        let old_print = Fingerprint::of(&old);
        if old_print == *print {
            return Ok(());
        }
        if !known.wrote(&wanted.name, &old_print) {
            let kept = free_name(path);
            write::replace(&kept, &old)?;
            put.findings.push(kept_edit(path, &kept));
        }
    }
    write::replace(path, &wanted.bytes)?;
    put.changed = true;
    Ok(())
}

/// The bytes that stand at an output's path, or none when nothing does. Anything that is not a
/// readable file of sane size is left alone.
fn present(path: &Path) -> Result<Option<Vec<u8>>, Finding> {
    match std::fs::symlink_metadata(path) {
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(cannot_read(path, &error)),
        Ok(meta) if !meta.is_file() => Err(in_the_way(path)),
        Ok(_) => read_bytes(path, LARGEST).map(Some),
    }
}

fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// When a file was written, if the system says.
fn modified(meta: &Metadata) -> Option<SystemTime> {
    meta.modified().ok()
}

fn nanoseconds(at: Option<SystemTime>) -> u64 {
    let since = at.and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    let nanoseconds = since.as_ref().map_or(0, Duration::as_nanos);
    u64::try_from(nanoseconds).unwrap_or(0)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::manifest::Entry;
    use crate::workspace::report::Row;

    /// Writes `a.md` as a build would, and saves what it knows.
    fn build(out: &Path, bytes: &[u8]) -> Put {
        let mut manifest = Manifest::load(out);
        let journal = Journal::open(out).unwrap();
        let wanted = Wanted {
            name: "a.md".to_owned(),
            key: Fingerprint::of(b"key"),
            bytes: bytes.to_vec(),
        };
        let put = put(out, &[wanted], &Known::of(&manifest), &journal);
        let entry = Entry {
            made_from: None,
            outputs: put.outputs.clone(),
            row: Row::of("a.yaml".to_owned(), None, &put.findings),
        };
        manifest.entries.insert("../a.yaml".to_owned(), entry);
        manifest.save(out).unwrap();
        journal.clear().unwrap();
        put
    }

    #[test]
    fn an_edit_is_kept_and_own_output_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        assert!(build(out, b"1").changed);
        assert!(!build(out, b"1").changed);
        assert!(build(out, b"2").changed);
        std::fs::write(out.join("a.md"), b"edited").unwrap();
        let put = build(out, b"3");
        assert!(put.changed);
        let [finding] = &put.findings[..] else {
            panic!()
        };
        assert_eq!(
            finding.message.vi,
            "tệp kết quả đã có người sửa; bản sửa được giữ ở `a.sua-1.md`"
        );
        assert_eq!(std::fs::read(out.join("a.sua-1.md")).unwrap(), b"edited");
        assert_eq!(std::fs::read(out.join("a.md")).unwrap(), b"3");
    }

    #[test]
    fn a_build_cut_short_leaves_nothing_that_looks_edited() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        build(out, b"1");
        // Cut after the journal's line, before the file was written; then after the file.
        let begin = |bytes: &[u8]| {
            let outputs = vec![("a.md".to_owned(), Fingerprint::of(bytes))];
            Journal::open(out)
                .unwrap()
                .add(&Step::Begin(outputs))
                .unwrap();
        };
        begin(b"2");
        begin(b"2b");
        std::fs::write(out.join("a.md"), b"2").unwrap();
        let put = build(out, b"3");
        assert!(put.changed && put.findings.is_empty(), "{put:?}");
    }

    #[test]
    fn a_broken_journal_or_manifest_is_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        build(out, b"1");
        let good = Manifest::load(out);
        assert_eq!(good.entries.len(), 1);
        std::fs::write(
            out.join(".vanthu/journal"),
            b"{not a line\xff\n{\"begin\":[[",
        )
        .unwrap();
        assert_eq!(Manifest::load(out), good);
        for broken in [
            &b"{\"form\":1,\"entries\":{"[..],
            b"\xff",
            b"",
            b"{\"form\":2,\"entries\":{},\"reports\":[]}",
        ] {
            std::fs::write(out.join(".vanthu/manifest.json"), broken).unwrap();
            assert_eq!(Manifest::load(out).entries.len(), 0);
        }
    }

    #[test]
    fn what_stands_is_told_by_its_bytes_when_the_clock_cannot() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        let output = build(out, b"1").outputs.remove(0);
        let path = out.join("a.md");
        let stands = |output: &Output| standing(out, output, &Manifest::load(out));
        // Written a moment ago: of one size and perhaps one time, yet another file.
        assert!(matches!(stands(&output), Standing::Touched(_)));
        std::fs::write(&path, b"2").unwrap();
        assert_eq!(stands(&output), Standing::Edited);
        std::fs::write(&path, b"12").unwrap();
        assert_eq!(stands(&output), Standing::Edited);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(stands(&output), Standing::Missing);
        std::fs::create_dir(&path).unwrap();
        assert_eq!(stands(&output), Standing::Edited);
        // Long before the manifest: size and time are enough.
        std::fs::remove_dir(&path).unwrap();
        std::fs::write(&path, b"1").unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(60);
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(long_ago).unwrap();
        let Standing::Touched(output) = stands(&output) else {
            panic!()
        };
        assert_eq!(stands(&output), Standing::Same);
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a.md")).unwrap();
        let put = build(folder.path(), b"1");
        assert_eq!(put.findings[0].rule, code::OUTPUT);
        assert_eq!(put.outputs, []);
        assert!(folder.path().join("a.md").is_dir());
    }
}
