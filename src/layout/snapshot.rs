//! A laid-out document as text that people can read and compare.

use std::fmt::Write as _;

use super::fonts::Face;
use super::{Item, Pages};

/// One line for each run and rule, page by page, in reading order: millimetres with one decimal
/// from the paper's left edge and from its top (to the baseline of a run), role, face and size.
///
/// ```text
/// page 2 · 50.0 mm from the left, 34.2 mm from the top · Body(3) · regular 14 pt: "…"
/// page 1 · rule from 127.0, 27.7 mm to 200.1, 27.7 mm · 0.75 pt · National(0)
/// ```
pub fn describe(pages: &Pages) -> String {
    let mut out = String::new();
    for (number, page) in (1..).zip(&pages.pages) {
        for item in &page.items {
            describe_item(&mut out, number, item);
        }
    }
    out
}

fn describe_item(out: &mut String, page: usize, item: &Item) {
    // Writing to a string cannot fail.
    let _ = match item {
        Item::Glyphs(run) => writeln!(
            out,
            "page {page} · {} mm from the left, {} mm from the top · {:?} · {} {} pt: {:?}",
            mm(run.x),
            mm(run.y),
            run.role,
            face(run.face),
            run.size,
            run.text
        ),
        Item::Rule(rule) => writeln!(
            out,
            "page {page} · rule from {}, {} mm to {}, {} mm · {:.2} pt · {:?}",
            mm(rule.from.0),
            mm(rule.from.1),
            mm(rule.to.0),
            mm(rule.to.1),
            rule.thickness,
            rule.role
        ),
    };
}

/// Points as millimetres with one decimal; never `-0.0`.
fn mm(points: f64) -> String {
    let tenths = (points * 254.0 / 72.0).round();
    format!("{:.1}", if tenths == 0.0 { 0.0 } else { tenths / 10.0 })
}

fn face(face: Face) -> &'static str {
    match face {
        Face::Regular => "regular",
        Face::Bold => "bold",
        Face::Italic => "italic",
        Face::BoldItalic => "bold italic",
    }
}
