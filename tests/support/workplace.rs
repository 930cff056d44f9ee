//! An office's folder that a test changes between runs: files by name, the program as often as needed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use super::{copy, repository, walk};

/// A folder of its own, deleted at the end.
pub(crate) struct Workplace(tempfile::TempDir);

impl Workplace {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("vanthu-test-").tempdir();
        Self(folder.expect("a temporary folder"))
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, making its folders.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }

    /// Copies a file or folder of the repository to the same path.
    pub(crate) fn copy(&self, name: &str) {
        copy(&repository().join(name), &self.path(name));
    }

    /// The command, in this folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("VANTHU_LANG")
            .env("VANTHU_TODAY", "25/11/2026")
            .stdin(Stdio::null());
        command
    }

    /// Runs it to the end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        let output = self.command(arguments).output().expect("a process");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!stderr.contains("panicked at"), "{stderr}");
        output
    }

    /// Runs it well and returns what it printed, without the time.
    #[track_caller]
    pub(crate) fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        said(&output)
    }

    /// Begins it and leaves it running.
    pub(crate) fn begin(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("a process")
    }

    /// All files below a folder and their bytes, without the program's own in `.vanthu/`.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.path(folder))
    }
}

/// The output stream, without the time.
pub(crate) fn said(output: &Output) -> String {
    super::process::without_time(&String::from_utf8_lossy(&output.stdout))
}

fn files_below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    walk(root, &mut |path| {
        let name = path.strip_prefix(root).expect("below the folder");
        let name = name.to_string_lossy().replace('\\', "/");
        if !name.starts_with(".vanthu/") {
            files.insert(name, std::fs::read(path).expect("a file"));
        }
    });
    files
}
