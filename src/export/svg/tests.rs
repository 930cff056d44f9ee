use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::export::sample;
use crate::layout::fonts::{Face, FontSet};
use crate::layout::{Fit, Glyph, GlyphRun};

fn run(x: f64, text: &str, glyphs: &[(f64, u32, u32)]) -> GlyphRun {
    let glyph = |(advance, start, end)| Glyph {
        id: 1,
        advance,
        text: (start, end),
    };
    GlyphRun {
        x,
        y: 100.0,
        face: Face::Regular,
        size: 14.0,
        text: text.to_owned(),
        glyphs: glyphs.iter().copied().map(glyph).collect(),
        role: Role::body(3),
        repeated: false,
    }
}

fn drawn(items: Vec<Item>) -> String {
    let page = Page {
        items,
        ..Page::default()
    };
    let pages = Pages {
        width: 595.276,
        height: 841.89,
        fonts: Arc::new(FontSet::embedded()),
        fit: Fit::default(),
        pages: vec![page],
    };
    export(&sample::state(), &pages).pop().unwrap()
}

/// What stands in the only group of a page.
fn group(items: Vec<Item>) -> String {
    let svg = drawn(items);
    let (_, rest) = svg.split_once("<g ").unwrap();
    rest.strip_suffix("</g></svg>").unwrap().to_owned()
}

#[test]
fn a_page_is_one_whole_drawing() {
    let rule = Rule {
        from: (85.04, 110.5),
        to: (185.0, 110.5),
        thickness: 0.75,
        role: Role::TitleCloser,
    };
    let run = run(85.04, "Đỏ", &[(10.004, 0, 2), (7.0, 2, 5)]);
    assert_eq!(
        drawn(vec![Item::Glyphs(run), Item::Rule(rule)]),
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595.28 841.89" lang="vi" "#,
            r#"font-family="vanthu" font-variant="none">"#,
            r#"<g data-paragraph="body-3"><text y="100" font-size="14" x="85.04 95.04">Đỏ</text></g>"#,
            r##"<g aria-hidden="true"><line x1="85.04" y1="110.5" x2="185" y2="110.5" stroke-width="0.75" stroke="#000000"/></g>"##,
            "</svg>"
        )
    );
}

#[test]
fn clusters_of_several_letters_have_one_place() {
    // A letter with a mark of its own, then a letter outside the first 65 536, then one more.
    let run = run(
        10.0,
        "ae\u{323}𝐀b",
        &[
            (5.0, 0, 1),
            (6.0, 1, 4),
            (0.0, 1, 4),
            (7.0, 4, 8),
            (4.0, 8, 9),
        ],
    );
    assert_eq!(
        group(vec![Item::Glyphs(run)]),
        concat!(
            r#"data-paragraph="body-3"><text y="100" font-size="14">"#,
            "<tspan x=\"10 15\">ae\u{323}</tspan>",
            r#"<tspan x="21">𝐀</tspan><tspan x="28">b</tspan></text>"#
        )
    );
}

#[test]
fn what_means_something_in_xml_is_text() {
    let text = "<&>\t\u{1}";
    let glyphs: Vec<_> = (0..5).map(|at| (1.0, at, at + 1)).collect();
    let mut bold = run(0.0, text, &glyphs);
    bold.face = Face::BoldItalic;
    assert_eq!(
        group(vec![Item::Glyphs(bold)]),
        concat!(
            r#"data-paragraph="body-3"><text y="100" font-size="14" font-weight="bold" font-style="italic" "#,
            "x=\"0 1 2 3 4\">&lt;&amp;&gt; \u{fffd}</text>"
        )
    );
}

#[test]
fn spaces_that_a_browser_would_drop_are_kept() {
    let kept = |text: &str| {
        let glyphs: Vec<_> = (0..text.len() as u32).map(|at| (1.0, at, at + 1)).collect();
        group(vec![Item::Glyphs(run(0.0, text, &glyphs))]).contains(r#" xml:space="preserve""#)
    };
    let kept = [" a", "a ", "a  b", "a\n b", "a b", "a"].map(kept);
    assert_eq!(kept, [true, true, true, true, false, false]);
}

#[test]
fn a_repeated_header_is_no_paragraph_of_its_own() {
    let mut header = run(0.0, "a", &[(1.0, 0, 1)]);
    header.repeated = true;
    let first = run(0.0, "b", &[(1.0, 0, 1)]);
    assert_eq!(
        group(vec![Item::Glyphs(header), Item::Glyphs(first)]),
        concat!(
            r#"aria-hidden="true"><text y="100" font-size="14" x="0">a</text></g>"#,
            r#"<g data-paragraph="body-3"><text y="100" font-size="14" x="0">b</text>"#
        )
    );
}

#[test]
fn an_urgency_mark_has_the_colour_it_is_printed_in() {
    let notice = sample::state();
    let svg = export(&notice, &sample::pages(&notice)).concat();
    let [red, green, blue] = notice.standard.marks.urgency_rgb().unwrap();
    let colour = format!("#{red:02x}{green:02x}{blue:02x}");
    let (_, mark) = svg.split_once("data-paragraph=\"urgency\">").unwrap();
    let (mark, after) = mark.split_once("</g>").unwrap();
    assert!(mark.contains(&format!("fill=\"{colour}\"")), "{mark}");
    assert!(mark.contains(&format!("stroke=\"{colour}\"")), "{mark}");
    assert!(!after.contains(&colour));
}

#[test]
fn what_is_no_number_stands_at_nought() {
    let lost = run(f64::NAN, "a", &[(f64::INFINITY, 0, 1)]);
    assert!(drawn(vec![Item::Glyphs(lost)]).contains(r#"x="0">a<"#));
    let written = |value| {
        let mut out = String::new();
        number(&mut out, value);
        out
    };
    let numbers = [-0.004, -1.5, 0.056, 12.0, 12.999].map(written);
    assert_eq!(numbers, ["0", "-1.5", "0.06", "12", "13"]);
}

/// The texts of a drawing, by the name of their paragraph, in the order of the drawing.
fn texts(svg: &str) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for part in svg.split("<g data-paragraph=\"").skip(1) {
        let (name, part) = part.split_once("\">").unwrap();
        let (part, _) = part.split_once("</g>").unwrap();
        for piece in part.split('<') {
            let (_, text) = piece.split_once('>').unwrap_or_default();
            // The rules of a table have no text.
            if !text.is_empty() {
                texts.entry(name.to_owned()).or_default().push_str(text);
            }
        }
    }
    texts
}

#[test]
fn every_letter_of_the_pages_is_in_the_drawing_under_its_part() {
    let notices = [
        sample::party(),
        sample::state(),
        sample::letter(),
        sample::decision(),
        sample::minutes(),
        sample::annexed(),
        sample::long(),
    ];
    for notice in notices {
        let pages = sample::pages(&notice);
        let svgs = export(&notice, &pages);
        assert_eq!(svgs.len(), pages.pages.len());
        let mut expected: BTreeMap<String, String> = BTreeMap::new();
        let mut roles = BTreeMap::new();
        for (_, run) in pages.runs() {
            let role = roles.entry(name(run.role)).or_insert(run.role);
            assert_eq!(*role, run.role, "two parts are called alike");
            if !run.repeated && !is_ornament(run.role) {
                expected
                    .entry(name(run.role))
                    .or_default()
                    .push_str(&run.text);
            }
        }
        assert_eq!(texts(&svgs.concat()), expected);
    }
}
