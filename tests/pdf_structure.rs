//! What an assistive tool reads from the PDF: the structure as poppler tells it.

use std::path::Path;

use crate::pdf_text::{characters, composed, words};
use crate::support::{Library, Test, assert_same, directives, repository, snapshot, stem, tool};

fn told(pdf: &Path) -> String {
    tool("pdfinfo", &["-struct-text".as_ref(), pdf.as_ref()])
}

/// The texts in the order of the tree.
fn texts(told: &str) -> String {
    let text = |line: &str| {
        let line = line.trim_start().strip_prefix('"')?;
        line.strip_suffix('"').map(str::to_owned)
    };
    told.lines().filter_map(text).collect::<Vec<_>>().join("\n")
}

/// The structure holds the whole text, in reading order, without page numbers and ornaments.
fn same_text(folder: &str, library: &Library) {
    let built = Test::new()
        .copy_to(folder, "x")
        .args(["build", "x", "-f", "pdf"])
        .any_stdout()
        .any_stderr()
        .run();
    for source in &library.sources {
        let stem = stem(&source.path);
        let notice = library.notice(source);
        let standard = &notice.standard;
        let ornaments = [&standard.letterhead.organ_closer, &standard.title.closer];
        let ornaments = ornaments.map(characters);
        let mut lines = composed(&notice);
        lines.retain(|line| !ornaments.contains(&Some(line.clone())));
        let told = told(&built.path(&format!("out/{stem}.pdf")));
        assert_same(
            &format!("the structure's text of {stem}.pdf"),
            &words(&lines.join("\n")),
            &words(&texts(&told)),
        );
    }
}

#[test]
fn the_structure_reads_as_composed() {
    same_text("directives", &directives());
    let folder = "tests/fixtures/standards";
    same_text(folder, &Library::of(&repository().join(folder)));
}

#[test]
fn the_structure_of_a_shipped_directive() {
    let name = "2022-01-13-ha-dong-phong-chong-dich";
    let built = Test::new()
        .copy_to("directives", "x")
        .args(["build", "x", "-f", "pdf"])
        .any_stdout()
        .any_stderr()
        .run();
    let told = told(&built.path(&format!("out/{name}.pdf")));
    snapshot(&format!("directives/{name}.structure.txt"), &told);
}
