//! What the documentation shows is run as a reader would: its files are written where it says, its
//! commands leave with 0 and print what is shown, its directives pass the check.

use std::path::PathBuf;

use crate::support::{Test, files, repository};

/// Stands for any number of lines in shown output.
const LEFT_OUT: &str = "…";

/// A page of the documentation with its fenced blocks.
struct Page {
    name: String,
    fences: Vec<Fence>,
}

/// A fenced block.
struct Fence {
    line: usize,
    language: String,
    text: String,
    /// The file that the lines above name, as `directives/a.yaml`.
    path: Option<String>,
}

/// The README and `docs/`.
fn pages() -> Vec<Page> {
    let mut paths: Vec<PathBuf> = files("docs");
    paths.push(repository().join("README.md"));
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    let page = |path: &PathBuf| {
        let text = std::fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Page {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            fences: fences(&text),
        }
    };
    paths.iter().map(page).collect()
}

fn fences(text: &str) -> Vec<Fence> {
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
        let path = lines[at.saturating_sub(3)..at]
            .iter()
            .rev()
            .find_map(|line| yaml_path(line));
        let text = block.join("\n") + "\n";
        fences.push(Fence {
            line: at + 1,
            language: language.trim().to_owned(),
            text,
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
fn commands(text: &str) -> Vec<(&str, Vec<&str>)> {
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
fn shows(shown: &[&str], printed: &[&str]) -> bool {
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

/// The shipped directives with every file that a page tells the reader to write.
fn followed(page: &Page) -> Test {
    let files = page.fences.iter().filter(|fence| fence.language == "yaml");
    files.fold(Test::new().copy("directives"), |test, fence| {
        match &fence.path {
            Some(path) if path.starts_with("directives/") || path == "vanthu.yaml" => {
                test.file(path, &fence.text)
            }
            _ => test,
        }
    })
}

#[test]
fn commands_in_the_documentation_work_as_shown() {
    let mut run = 0;
    for page in pages() {
        let mut test = followed(&page);
        for fence in page
            .fences
            .iter()
            .filter(|fence| fence.language == "console")
        {
            for (line, shown) in commands(&fence.text) {
                let command = line.split(" #").next().unwrap_or(line);
                let typed = command
                    .split_whitespace()
                    .skip(1)
                    .fold(test, |test, argument| test.args([argument]));
                let ran = typed.any_stdout().any_stderr().run();
                let printed: Vec<&str> = ran.stdout.lines().collect();
                assert!(
                    shown.is_empty() || shows(&shown, &printed),
                    "{} line {}: `{command}` prints something else:\n{}",
                    page.name,
                    fence.line,
                    ran.stdout
                );
                test = ran.again();
                run += 1;
            }
        }
    }
    assert!(run > 0, "the README shows no command");
}

#[test]
fn directives_in_the_documentation_have_no_faults() {
    let mut checked = 0;
    // The examples in the manual of the rules are pieces; the rules' own test runs them.
    for page in pages().iter().filter(|page| page.name != "rules.md") {
        for fence in page.fences.iter().filter(|fence| fence.language == "yaml") {
            if !fence.text.lines().any(|line| line.starts_with("loai:")) {
                continue;
            }
            let path = fence
                .path
                .clone()
                .unwrap_or_else(|| format!("directives/{}-{}.yaml", page.name, fence.line));
            // A draft may lack its number and date, which is a warning; an error is not allowed.
            followed(page)
                .file(&path, &fence.text)
                .args(["check", &path])
                .any_stdout()
                .run();
            checked += 1;
        }
    }
    assert!(checked > 0, "the README shows no directive");
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

/// The example of `docs/findings.md` is what the program prints for a real faulty file.
#[test]
fn the_json_example_is_real() {
    let page = include_str!("../docs/findings.md");
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (example, _) = rest.split_once("\n```").unwrap();
    Test::new()
        .copy_to("tests/fixtures/broken/co-quan", "directives/co-quan")
        .copy_to(
            "tests/fixtures/broken/khoa-trung.yaml",
            "directives/hop.yaml",
        )
        .args([
            "check",
            "directives/hop.yaml",
            "directives/mat.yaml",
            "--json",
        ])
        .lang("en")
        .status(3)
        .stdout(&format!("{example}\n"))
        .run();
}
