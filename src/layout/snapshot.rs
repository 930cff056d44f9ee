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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::layout::fonts::FontSet;
    use crate::layout::{Fit, GlyphRun, Page, Role, Rule};

    #[test]
    fn one_line_for_each_item() {
        let run = GlyphRun {
            x: 141.732_283_464_566_93,
            y: 96.9,
            face: Face::BoldItalic,
            size: 13.5,
            text: "Số\u{A0}“5”".into(),
            glyphs: Vec::new(),
            role: Role::body(3),
            repeated: false,
        };
        let rule = Rule {
            from: (-0.01, 72.0),
            to: (144.0, 72.0),
            thickness: 0.75,
            role: Role::National(1),
        };
        let pages = Pages {
            width: 595.0,
            height: 842.0,
            fonts: Arc::new(FontSet::embedded()),
            fit: Fit::default(),
            pages: vec![
                Page::default(),
                Page {
                    items: vec![Item::Glyphs(run), Item::Rule(rule)],
                    ..Page::default()
                },
            ],
        };
        assert_eq!(
            describe(&pages),
            "page 2 · 50.0 mm from the left, 34.2 mm from the top · Body(3) · bold italic 13.5 pt: \
             \"Số\\u{a0}“5”\"\n\
             page 2 · rule from 0.0, 25.4 mm to 50.8, 25.4 mm · 0.75 pt · National(1)\n"
        );
    }
}
