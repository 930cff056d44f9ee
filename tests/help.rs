//! The help texts, whole, in both languages.

use crate::support::{Test, repository};

#[test]
fn every_command_explains_itself_in_both_languages() {
    for lang in ["vi", "en"] {
        Test::new()
            .args(["--help"])
            .lang(lang)
            .stdout_snapshot(&format!("help/vanthu.{lang}.txt"))
            .run();
        for command in [
            "build",
            "check",
            "init",
            "new",
            "preview",
            "render",
            "rules",
            "schema",
            "tasks",
            "completions",
            "doctor",
            "man",
        ] {
            Test::new()
                .args([command, "--help"])
                .lang(lang)
                .stdout_snapshot(&format!("help/{command}.{lang}.txt"))
                .run();
        }
    }
}

#[test]
fn vietnamese_names_lead_to_the_same_help() {
    for (name, command) in [
        ("tao", "build"),
        ("kiem-tra", "check"),
        ("xem", "preview"),
        ("in", "render"),
        ("quy-tac", "rules"),
        ("moi", "new"),
        ("khoi-tao", "init"),
        ("luoc-do", "schema"),
        ("kham", "doctor"),
        ("goi-y", "completions"),
        ("huong-dan", "man"),
        ("nhiem-vu", "tasks"),
    ] {
        Test::new()
            .args([name, "-h"])
            .stdout_snapshot(&format!("help/{command}.vi.txt"))
            .run();
    }
}

#[test]
fn without_a_command_the_help_is_an_error() {
    Test::new()
        .status(2)
        .stderr_snapshot("help/vanthu.vi.txt")
        .run();
}

#[test]
fn the_version_is_that_of_the_package() {
    let manifest = std::fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = "))
        .unwrap()
        .trim_matches('"');
    Test::new()
        .args(["--version"])
        .stdout(&format!("vanthu {version}\n"))
        .run();
}
