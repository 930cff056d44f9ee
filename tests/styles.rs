//! The size and face of every part as it is laid out, gathered over all kinds of documents: a row
//! for each row of the clauses' font tables. And the paper of a PDF.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vanthu::layout::{AnnexPart, GlyphRun, Role, Spot};
use vanthu::notice::{Block, Notice};
use vanthu::standard::Standards;

use crate::support::{Library, Test, repository, snapshot, tool};

/// The font tables: the standard and the folder of documents that are laid out by it.
const TABLES: [(&str, &str); 3] = [
    ("party-2018", "dang"),
    ("party-2026", "dang"),
    ("state-2020", "nha-nuoc"),
];

#[test]
fn every_part_has_the_style_of_its_standard() {
    let standards = Standards::embedded();
    for (id, folder) in TABLES {
        let library = Library::of(&repository().join("tests/fixtures/kinds").join(folder));
        // The first document that shows a part in a style stands for all that do.
        let mut seen: BTreeMap<(Role, String), String> = BTreeMap::new();
        for source in &library.sources {
            let mut notice = library.notice(source);
            notice.standard = standards.by_id(id).unwrap();
            if notice.letterhead.superior.is_none() {
                notice.letterhead.superior = Some("UBND THÀNH PHỐ MẪU".into());
            }
            for (_, run) in library.pages(&notice).runs() {
                let shown = seen.entry((first_of(run.role), style(run, &notice)));
                shown.or_insert_with(|| run.text.clone());
            }
        }
        let mut table = String::new();
        for ((_, style), text) in seen {
            writeln!(table, "{style}: {text:?}").unwrap();
        }
        snapshot(&format!("kinds/{id}.styles.txt"), &table);
    }
}

/// The role of the first of several parts that are alike, so that they are told once and in the
/// order of reading.
fn first_of(role: Role) -> Role {
    let spot = Spot {
        block: 0,
        cell: None,
    };
    match role {
        Role::National(line) => Role::National(line),
        Role::Addressee(_) => Role::Addressee(0),
        Role::Body(_) => Role::Body(spot),
        Role::Recipient(_) => Role::Recipient(0),
        Role::Authority(_) => Role::Authority(0),
        Role::Position(_) => Role::Position(0),
        Role::Signer(_) => Role::Signer(0),
        Role::Annex(_, AnnexPart::Body(_)) => Role::Annex(0, AnnexPart::Body(spot)),
        Role::Annex(_, part) => Role::Annex(0, part),
        alone => alone,
    }
}

/// The part with its face and size.
fn style(run: &GlyphRun, notice: &Notice) -> String {
    let part = match run.role {
        Role::Body(spot) => block(&notice.body, spot),
        Role::Annex(annex, AnnexPart::Body(spot)) => {
            let body = &notice.annexes[usize::from(annex)].body;
            format!("annex, {}", block(body, spot))
        }
        Role::Annex(_, part) => format!("annex, {part:?}"),
        Role::National(line) => format!("National, line {line}"),
        role => {
            let name = format!("{role:?}");
            name.split('(').next().unwrap_or_default().to_owned()
        }
    };
    format!("{part} · {:?} {} pt", run.face, run.size)
}

/// What kind of block it is, and where in it.
fn block(body: &[Block], spot: Spot) -> String {
    match (&body[spot.block as usize], spot.cell) {
        (Block::Heading { level, .. }, _) => format!("heading of level {level}"),
        (Block::Paragraph { .. }, _) => "paragraph".into(),
        (Block::Ground { .. }, _) => "ground".into(),
        (Block::Item { depth, .. }, _) => format!("item of depth {depth}"),
        (Block::Article { .. }, _) => "article".into(),
        (Block::Centred { .. }, _) => "centred line".into(),
        (Block::Table(_), Some(cell)) if cell.row == 0 => "header of a table".into(),
        (Block::Table(_), _) => "cell of a table".into(),
    }
}

#[test]
fn every_page_of_a_pdf_is_an_upright_a4() {
    for (folder, least) in [("dang", 1), ("nha-nuoc", 4)] {
        let built = Test::new()
            .copy_to(&format!("tests/fixtures/kinds/{folder}"), "directives")
            .args(["build", "-f", "pdf", "directives/bao-cao.yaml"])
            .any_stdout()
            .any_stderr()
            .run();
        let pdf = built.path("out/bao-cao.pdf");
        let told = tool("pdfinfo", &["-l".as_ref(), "9".as_ref(), pdf.as_os_str()]);
        let sizes: Vec<&str> = told
            .lines()
            .filter(|line| line.starts_with("Page"))
            .filter_map(|line| Some(line.split_once(" size:")?.1.trim()))
            .collect();
        // The body and, in the State's report, two annexes with wide tables.
        assert!(sizes.len() >= least, "{told}");
        for size in sizes {
            assert_eq!(size, "595.276 x 841.89 pts (A4)");
        }
    }
}
