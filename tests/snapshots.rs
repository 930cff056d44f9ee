//! Every shipped directive in every form that can be read: Markdown, HTML, pages as text.

use vanthu::layout::snapshot::describe;

use crate::support::{Library, Test, directives, files, repository, snapshot, stem};

#[test]
fn shipped_directives_as_markdown_and_html() {
    let built = Test::new()
        .copy("directives")
        .args(["build", "-f", "md,html"])
        .any_stdout()
        .any_stderr()
        .run();
    for directive in files("directives") {
        let stem = stem(&directive);
        let read =
            |ending: &str| String::from_utf8(built.read(&format!("out/{stem}.{ending}"))).unwrap();
        snapshot(&format!("directives/{stem}.md"), &read("md"));
        snapshot(&format!("directives/{stem}.html"), body(&read("html")));
    }
}

/// The part of a page that says something; its style comes from the standard, not the directive.
fn body(page: &str) -> &str {
    let start = page.find("<body").expect("a body");
    let end = page.find("</html>").expect("the end");
    &page[start..end]
}

#[test]
fn shipped_directives_as_laid_out_pages() {
    let library = directives();
    for source in &library.sources {
        let pages = library.pages(&library.notice(source));
        snapshot(
            &format!("directives/{}.pages.txt", stem(&source.path)),
            &describe(&pages),
        );
    }
}

#[test]
fn the_three_standards_lay_out_one_notice_each_in_its_own_way() {
    let library = Library::of(&repository().join("tests/fixtures/standards"));
    let mut seen = Vec::new();
    for source in &library.sources {
        let notice = library.notice(source);
        seen.push(notice.standard.id.clone());
        snapshot(
            &format!("standards/{}.pages.txt", stem(&source.path)),
            &describe(&library.pages(&notice)),
        );
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen, ["party-2018", "party-2026", "state-2020"]);
}

#[test]
fn every_kind_as_markdown_and_as_laid_out_pages() {
    for system in ["dang", "nha-nuoc"] {
        let folder = format!("tests/fixtures/kinds/{system}");
        let library = Library::of(&repository().join(&folder));
        let built = Test::new()
            .copy(&folder)
            .args(["build", &folder, "-f", "md"])
            .any_stdout()
            .any_stderr()
            .run();
        for source in &library.sources {
            let stem = stem(&source.path);
            let pages = library.pages(&library.notice(source));
            snapshot(
                &format!("kinds/{system}/{stem}.pages.txt"),
                &describe(&pages),
            );
            let markdown = String::from_utf8(built.read(&format!("out/{stem}.md"))).unwrap();
            snapshot(&format!("kinds/{system}/{stem}.md"), &markdown);
        }
    }
}
