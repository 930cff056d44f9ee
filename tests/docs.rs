//! What the documentation shows is run as a reader would: its files are written where it says, its
//! commands leave with 0 and print what is shown, its directives pass the check.

mod blocks;
mod guide;
mod links;

use blocks::{Fence, Page, commands, pages, shows};

use crate::support::Test;

/// The shipped directives with every file that a page tells the reader to write.
fn followed(page: &Page) -> Test {
    let yaml = |fence: &&Fence| fence.language == "yaml" && guide::is_written(page, fence);
    let files = page.fences.iter().filter(yaml);
    files.fold(Test::new().copy("directives"), |test, fence| {
        let path = fence.path.as_deref().unwrap_or_default();
        test.file(path, &fence.text)
    })
}

#[test]
fn commands_in_the_documentation_work_as_shown() {
    let mut run = 0;
    for page in pages().iter().filter(|page| !guide::is_guide(page)) {
        let mut test = followed(page);
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
    for page in pages()
        .iter()
        .filter(|page| page.name != "docs/rules.md" && !guide::is_guide(page))
    {
        for fence in page.fences.iter().filter(|fence| fence.language == "yaml") {
            if !fence.text.lines().any(|line| line.starts_with("loai:")) {
                continue;
            }
            let path = fence.path.clone().unwrap_or_else(|| {
                format!(
                    "directives/{}-{}.yaml",
                    page.name.replace('/', "-"),
                    fence.line
                )
            });
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

/// The example of `docs/templates.md` changes what it says it changes.
#[test]
fn the_template_example_works() {
    let page = include_str!("../docs/templates.md");
    let (_, rest) = page.split_once("```jinja\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let source = "directives/2022-01-13-ha-dong-phong-chong-dich.yaml";
    let printed = Test::new()
        .copy("directives")
        .file("templates/bodies/thong-bao-ket-luan.md", example)
        .args(["render", source, "-f", "md"])
        .any_stderr()
        .any_stdout()
        .run()
        .stdout;
    assert!(
        printed.contains("Đoạn mở đầu riêng của cơ quan."),
        "{printed}"
    );
}
