//! Every kind of document in both systems: each builds without an error, and what was found and
//! composed is kept whole.

use crate::support::{Library, Test, composed, files, repository, snapshot, stem};

/// The folders of the fixtures, one a system.
const SYSTEMS: [&str; 2] = ["dang", "nha-nuoc"];

/// The kinds that an office issues; the State has no Kết luận.
const KINDS: [&str; 13] = [
    "bao-cao",
    "bien-ban",
    "chi-thi",
    "chuong-trinh",
    "cong-van",
    "giay-moi",
    "ke-hoach",
    "ket-luan",
    "nghi-quyet",
    "quyet-dinh",
    "thong-bao",
    "thong-bao-ket-luan",
    "to-trinh",
];

/// What a build writes beside the documents.
const REPORT: [&str; 2] = ["index.html", "report.json"];

fn folder(system: &str) -> String {
    format!("tests/fixtures/kinds/{system}")
}

#[test]
fn there_is_a_fixture_of_every_kind_in_each_system_that_has_it() {
    for system in SYSTEMS {
        let library = Library::of(&repository().join(folder(system)));
        let mut kinds: Vec<String> = library
            .sources
            .iter()
            .map(|source| library.notice(source).meta.kind)
            .collect();
        kinds.sort();
        kinds.dedup();
        let expected: Vec<&str> = KINDS
            .into_iter()
            .filter(|kind| system == "dang" || *kind != "ket-luan")
            .collect();
        assert_eq!(kinds, expected, "{system}");
    }
}

#[test]
fn every_kind_builds_in_every_format_without_an_error() {
    for system in SYSTEMS {
        let names: Vec<String> = files(&folder(system))
            .iter()
            .flat_map(|path| {
                ["docx", "html", "md", "pdf"].map(|ending| format!("{}.{ending}", stem(path)))
            })
            .collect();
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.extend(REPORT);
        Test::new()
            .copy_to(&folder(system), "directives")
            .args(["build", "-f", "md,html,pdf,docx"])
            .any_stdout()
            .stderr_snapshot(&format!("kinds/{system}/findings.txt"))
            .writes(&names)
            .run();
    }
}

#[test]
fn every_kind_is_composed_as_its_standard_says() {
    for system in SYSTEMS {
        let library = Library::of(&repository().join(folder(system)));
        for source in &library.sources {
            let name = format!("kinds/{system}/{}.txt", stem(&source.path));
            snapshot(&name, &composed(&library.notice(source)));
        }
    }
}
