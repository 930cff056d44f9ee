//! The blocks of a page of documentation, and what its commands show.

use std::path::PathBuf;

use crate::support::{repository, walk};

/// Stands for any number of lines in shown output.
const LEFT_OUT: &str = "…";

/// A page of the documentation with its fenced blocks.
pub(super) struct Page {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) fences: Vec<Fence>,
}

/// A fenced block.
pub(super) struct Fence {
    pub(super) line: usize,
    pub(super) language: String,
    pub(super) text: String,
    /// The lines above say that it is wrong.
    pub(super) wrong: bool,
    /// The file that the lines above name, as `directives/a.yaml`.
    pub(super) path: Option<String>,
}

/// The README and `docs/`.
pub(super) fn pages() -> Vec<Page> {
    let mut paths: Vec<PathBuf> = vec![repository().join("README.md")];
    walk(&repository().join("docs"), &mut |path| {
        paths.push(path.to_path_buf());
    });
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    let page = |path: &PathBuf| {
        let text = std::fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Page {
            name: path
                .strip_prefix(repository())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/"),
            fences: fences(&text),
            text,
        }
    };
    paths.iter().map(page).collect()
}

pub(super) fn fences(text: &str) -> Vec<Fence> {
    let lines: Vec<&str> = text.lines().collect();
    let mut fences = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let bare = lines[at].trim_start();
        let Some(language) = bare.strip_prefix("```") else {
            at += 1;
            continue;
        };
        // A block in a list is indented as far as its fence.
        let indent = &lines[at][..lines[at].len() - bare.len()];
        let block = lines[at + 1..]
            .iter()
            .map(|line| line.strip_prefix(indent).unwrap_or(line.trim_start()));
        let block: Vec<&str> = block.take_while(|line| !line.starts_with("```")).collect();
        let above = &lines[at.saturating_sub(3)..at];
        let wrong = above
            .iter()
            .any(|line| line.trim_start().starts_with("Sai"));
        let path = above.iter().rev().find_map(|line| yaml_path(line));
        let text = block.join("\n") + "\n";
        fences.push(Fence {
            line: at + 1,
            language: language.trim().to_owned(),
            text,
            wrong,
            path,
        });
        at += block.len() + 2;
    }
    fences
}

/// A path of a YAML file in backquotes.
fn yaml_path(line: &str) -> Option<String> {
    let quoted = line.split('`').skip(1).step_by(2);
    quoted
        .filter(|text| text.ends_with(".yaml") && !text.contains(' '))
        .last()
        .map(str::to_owned)
}

/// The `$ vanthu …` commands of a block with the output shown below each.
pub(super) fn commands(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            commands.push((command, Vec::new()));
        } else if let Some((_, output)) = commands.last_mut() {
            output.push(line);
        }
    }
    commands.retain(|(command, _)| command.split_whitespace().next() == Some("vanthu"));
    commands
}

/// Whether shown lines are the printed ones, with [`LEFT_OUT`] for any number of lines.
pub(super) fn shows(shown: &[&str], printed: &[&str]) -> bool {
    match shown {
        [] => printed.is_empty(),
        [LEFT_OUT, rest @ ..] => {
            (0..=printed.len()).any(|skipped| shows(rest, &printed[skipped..]))
        }
        [first, rest @ ..] => {
            printed.first().is_some_and(|line| line == first) && shows(rest, &printed[1..])
        }
    }
}

#[test]
fn shown_output_may_leave_lines_out() {
    assert!(shows(&["a", "…", "d"], &["a", "b", "c", "d"]));
    assert!(shows(&["…"], &[]));
    assert!(!shows(&["a", "…", "d"], &["a", "b", "c"]));
    assert!(!shows(&["a"], &["a", "b"]));
}

#[test]
fn a_block_in_a_list_loses_its_indent_and_keeps_its_file() {
    let page = "1. Ghi vào `directives/a.yaml`:\n\n   ```yaml\n   loai: x\n   muc:\n     - y\n   ```\n\n```console\n$ vanthu check  # kiểm tra\nxong\n```\n";
    let fences = fences(page);
    assert_eq!(fences.len(), 2);
    assert_eq!(
        (fences[0].text.as_str(), fences[0].line),
        ("loai: x\nmuc:\n  - y\n", 3)
    );
    assert_eq!(fences[0].path.as_deref(), Some("directives/a.yaml"));
    assert_eq!(
        commands(&fences[1].text),
        [("vanthu check  # kiểm tra", vec!["xong"])]
    );
}
