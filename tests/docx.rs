//! Word files: what is in the package, part by part.

use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::{Reader, Writer};
use zip::ZipArchive;

use crate::support::{Ran, Test, repository, snapshot};

/// The files of a package in their order.
const PARTS: [&str; 15] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/app.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/header1.xml",
    "word/header2.xml",
    "word/header3.xml",
    "word/footer1.xml",
    "word/footer2.xml",
];

fn build(path: &str) -> Ran {
    Test::new()
        .copy_to(path, "directives")
        .args(["build", "--formats", "docx"])
        .any_stdout()
        .any_stderr()
        .run()
}

fn package(ran: &Ran, name: &str) -> ZipArchive<Cursor<Vec<u8>>> {
    ZipArchive::new(Cursor::new(ran.read(&format!("out/{name}.docx")))).unwrap()
}

fn part(package: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    let mut part = package.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// An XML part with each element on a line of its own.
fn pretty(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Text(text) if text.chars().all(|c| c == '\n') => {}
            event => writer.write_event(event).unwrap(),
        }
    }
    String::from_utf8(writer.into_inner()).unwrap() + "\n"
}

#[test]
fn the_parts_of_a_party_and_a_state_notice() {
    let ran = build("tests/fixtures/standards");
    for name in ["party-2026", "state-2020"] {
        let mut package = package(&ran, name);
        let parts: Vec<String> = package
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert_eq!(parts, PARTS);
        for file in ["document", "styles", "numbering"] {
            let text = pretty(&part(&mut package, &format!("word/{file}.xml")));
            snapshot(&format!("docx/{name}.{file}.xml"), &text);
        }
        let core = pretty(&part(&mut package, "docProps/core.xml"));
        snapshot(&format!("docx/{name}.core.xml"), &core);
    }
}

#[test]
fn every_part_is_referred_to_and_every_reference_leads_to_a_part() {
    let ran = build("tests/fixtures/standards");
    let mut package = package(&ran, "state-2020");
    let types = part(&mut package, "[Content_Types].xml");
    let relations = part(&mut package, "word/_rels/document.xml.rels");
    for name in PARTS.iter().filter(|name| !name.ends_with(".rels")).skip(1) {
        let known = types.contains(&format!("PartName=\"/{name}\""));
        assert!(known, "{name} has no content type");
    }
    let parts = PARTS.iter().filter_map(|name| name.strip_prefix("word/"));
    let inner = parts.filter(|name| *name != "document.xml" && !name.ends_with(".rels"));
    let mut count = 0;
    for name in inner {
        count += 1;
        let known = relations.contains(&format!("Target=\"{name}\""));
        assert!(known, "nothing refers to {name}");
    }
    assert_eq!(relations.matches("<Relationship ").count(), count);
}

#[test]
fn two_processes_give_the_same_bytes() {
    let (one, other) = (
        build("tests/fixtures/standards"),
        build("tests/fixtures/standards"),
    );
    for name in ["party-2018", "party-2026", "state-2020"] {
        let name = format!("out/{name}.docx");
        assert!(one.read(&name) == other.read(&name), "{name} differs");
    }
}

#[test]
fn markup_in_a_directive_stays_text_in_every_part() {
    let path = repository().join("tests/fixtures/standards/party-2026.yaml");
    let directive = std::fs::read_to_string(path).unwrap();
    let hostile = "</w:t></w:r> & \"'> ]]";
    let directive = directive
        .replace("trong ngày làm việc", &format!("trong ngày {hostile}"))
        .replace(
            "noi_nhan:",
            &format!("noi_nhan:\n  - '{}'", hostile.replace('\'', "''")),
        );
    let ran = Test::new()
        .copy_to("tests/fixtures/standards/co-quan", "directives/co-quan")
        .file("directives/x.yaml", directive)
        .args(["build", "--formats", "docx"])
        .any_stdout()
        .any_stderr()
        .any_status()
        .run();
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    let mut package = package(&ran, "x");
    let document = part(&mut package, "word/document.xml");
    let escaped = "&lt;/w:t&gt;&lt;/w:r&gt; &amp; &quot;&apos;&gt; ]]";
    assert_eq!(document.matches(escaped).count(), 2);
    for name in PARTS {
        pretty(&part(&mut package, name));
    }
}
