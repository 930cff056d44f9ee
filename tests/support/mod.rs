//! What the tests stand on: the binary in a folder of its own, snapshots, readable differences.

mod chance;
mod composed;
mod diff;
mod library;
mod process;
mod workplace;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) use chance::Chance;
pub(crate) use composed::composed;
pub(crate) use library::{Library, directives};
pub(crate) use process::{tool, without_time};
pub(crate) use workplace::{Workplace, said};

/// The output folder of a test, and of the program when none is named.
const OUT: &str = "out";

/// The program's own folder in an output folder.
const OWN: &str = ".vanthu";

/// One run of the binary: the folder it works in, what is typed, and everything that must come of
/// it. What is not named is expected to be empty (streams) or nought (the exit code).
#[must_use]
pub(crate) struct Test {
    folder: Folder,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    stdout: Expected,
    stderr: Expected,
    status: Option<i32>,
    written: Option<BTreeSet<String>>,
    memory: Option<u64>,
    typed: String,
}

/// What a stream must hold.
enum Expected {
    Text(String),
    Snapshot(String),
    Anything,
}

/// A temporary folder, deleted with the last run that uses it.
pub(crate) struct Folder(tempfile::TempDir);

/// What a run left behind.
pub(crate) struct Ran {
    folder: Folder,
    /// The exit code.
    pub(crate) status: i32,
    /// The output stream, with the folder's path as `[THƯ MỤC]`.
    pub(crate) stdout: String,
}

impl Test {
    /// A run in an empty folder.
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("vanthu-test-")
            .tempdir()
            .expect("a temporary folder");
        Self::within(Folder(folder))
    }

    fn within(folder: Folder) -> Self {
        Self {
            folder,
            arguments: Vec::new(),
            variables: Vec::new(),
            stdout: Expected::Text(String::new()),
            stderr: Expected::Text(String::new()),
            status: Some(0),
            written: None,
            memory: None,
            typed: String::new(),
        }
    }

    /// Writes a file before the run, making its folders.
    #[track_caller]
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, content).expect("a file");
        self
    }

    /// Copies a file or folder of the repository before the run, under the same path.
    #[track_caller]
    pub(crate) fn copy(self, path: &str) -> Self {
        self.copy_to(path, path)
    }

    /// Copies a file or folder of the repository before the run.
    #[track_caller]
    pub(crate) fn copy_to(self, path: &str, to: &str) -> Self {
        copy(&repository().join(path), &self.folder.path(to));
        self
    }

    /// Adds what is typed after `vanthu`.
    pub(crate) fn args<const N: usize>(mut self, arguments: [&str; N]) -> Self {
        self.arguments.extend(arguments.map(str::to_owned));
        self
    }

    /// Asks for messages in a language.
    pub(crate) fn lang(self, lang: &str) -> Self {
        self.args(["--lang", lang])
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Caps the address space of the run, in MiB.
    pub(crate) fn memory(mut self, mib: u64) -> Self {
        self.memory = Some(mib);
        self
    }

    /// Types an answer while it runs.
    pub(crate) fn types(mut self, text: &str) -> Self {
        text.clone_into(&mut self.typed);
        self
    }

    /// The whole output stream.
    pub(crate) fn stdout(mut self, text: &str) -> Self {
        self.stdout = Expected::Text(text.to_owned());
        self
    }

    /// The whole output stream is kept in `tests/snapshots/`.
    pub(crate) fn stdout_snapshot(mut self, name: &str) -> Self {
        self.stdout = Expected::Snapshot(name.to_owned());
        self
    }

    /// The output stream is looked at by the caller.
    pub(crate) fn any_stdout(mut self) -> Self {
        self.stdout = Expected::Anything;
        self
    }

    /// The whole error stream.
    pub(crate) fn stderr(mut self, text: &str) -> Self {
        self.stderr = Expected::Text(text.to_owned());
        self
    }

    /// The whole error stream is kept in `tests/snapshots/`.
    pub(crate) fn stderr_snapshot(mut self, name: &str) -> Self {
        self.stderr = Expected::Snapshot(name.to_owned());
        self
    }

    /// The error stream is looked at by the caller, or tested elsewhere.
    pub(crate) fn any_stderr(mut self) -> Self {
        self.stderr = Expected::Anything;
        self
    }

    /// The exit code.
    pub(crate) fn status(mut self, status: i32) -> Self {
        self.status = Some(status);
        self
    }

    /// The exit code is looked at by the caller.
    pub(crate) fn any_status(mut self) -> Self {
        self.status = None;
        self
    }

    /// The exact set of files in the output folder after the run.
    pub(crate) fn writes(mut self, names: &[&str]) -> Self {
        self.written = Some(names.iter().map(|name| (*name).to_owned()).collect());
        self
    }

    /// Runs the binary for an output stream that is no text; the exit code must be nought.
    #[track_caller]
    pub(crate) fn bytes(self) -> Vec<u8> {
        let done = self.process();
        assert_eq!(done.status, 0, "{}", done.stderr);
        done.raw
    }

    #[track_caller]
    fn process(&self) -> process::Done {
        process::vanthu(
            &self.folder,
            &self.arguments,
            &self.variables,
            self.memory,
            &self.typed,
        )
    }

    /// Runs the binary and compares everything.
    #[track_caller]
    pub(crate) fn run(self) -> Ran {
        let done = self.process();
        assert!(std::str::from_utf8(&done.raw).is_ok(), "output in UTF-8");
        let typed = format!("vanthu {}", self.arguments.join(" "));
        if let Some(expected) = self.status
            && expected != done.status
        {
            panic!(
                "`{typed}` left with {}, not {expected}\n--- stdout\n{}--- stderr\n{}",
                done.status, done.stdout, done.stderr
            );
        }
        compare_stream(&format!("stdout of `{typed}`"), &self.stdout, &done.stdout);
        compare_stream(&format!("stderr of `{typed}`"), &self.stderr, &done.stderr);
        if let Some(expected) = &self.written {
            let lines = |names: &BTreeSet<String>| {
                names
                    .iter()
                    .fold(String::new(), |all, name| all + name + "\n")
            };
            diff::assert_same(
                &format!("files written by `{typed}`"),
                &lines(expected),
                &lines(&self.folder.outputs()),
            );
        }
        Ran {
            folder: self.folder,
            status: done.status,
            stdout: done.stdout,
        }
    }
}

#[track_caller]
fn compare_stream(what: &str, expected: &Expected, actual: &str) {
    match expected {
        Expected::Text(text) => diff::assert_same(what, text, actual),
        Expected::Snapshot(name) => snapshot(name, actual),
        Expected::Anything => {}
    }
}

impl Ran {
    /// Another run in the same folder.
    pub(crate) fn again(self) -> Test {
        Test::within(self.folder)
    }

    /// The bytes of a file in the folder.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.folder.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file of the folder, as a path that other tools can open.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path(path)
    }

    /// The files in the output folder, but for the program's own.
    pub(crate) fn outputs(&self) -> BTreeSet<String> {
        self.folder.outputs()
    }
}

impl Folder {
    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn outputs(&self) -> BTreeSet<String> {
        let root = self.path(OUT);
        let mut names = BTreeSet::new();
        walk(&root, &mut |path| {
            let below = path.strip_prefix(&root).expect("below the folder");
            let below = below.to_string_lossy().replace('\\', "/");
            if !below.split('/').any(|part| part == OWN) {
                names.insert(below);
            }
        });
        names
    }
}

/// The repository's root.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder of the repository, sorted; the folder must exist and hold some.
#[track_caller]
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(repository().join(folder))
        .unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|p| p.is_file())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} is empty");
    files
}

/// A file's name without its ending.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

/// Compares with `tests/snapshots/<name>`; writes it anew when `VANTHU_UPDATE=1`.
#[track_caller]
pub(crate) fn snapshot(name: &str, actual: &str) {
    snapshot_at(&Path::new("tests/snapshots").join(name), actual);
}

/// Compares a text with a file of the repository, or writes that file when asked to update.
#[track_caller]
pub(crate) fn snapshot_at(name: &Path, actual: &str) {
    let path = repository().join(name);
    let name = name.display();
    if std::env::var_os("VANTHU_UPDATE").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(&path, actual).expect("a snapshot");
        return;
    }
    let expected = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{name}: {error}; run with VANTHU_UPDATE=1 and read it"));
    diff::assert_same(&name.to_string(), &expected, actual);
}

/// Compares two whole texts.
#[track_caller]
pub(crate) fn assert_same(what: &str, expected: &str, actual: &str) {
    diff::assert_same(what, expected, actual);
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        std::fs::create_dir_all(to.parent().expect("a parent")).expect("a folder");
        std::fs::copy(from, to).expect("a copied file");
        return;
    }
    assert!(from.is_dir(), "{} is missing", from.display());
    walk(from, &mut |path| {
        copy(
            path,
            &to.join(path.strip_prefix(from).expect("below the folder")),
        )
    });
}

/// Calls `visit` for every file below `folder`; a folder that is not there has none.
pub(crate) fn walk(folder: &Path, visit: &mut dyn FnMut(&Path)) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, visit)
        } else {
            visit(&path)
        }
    }
}
