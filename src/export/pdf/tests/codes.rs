//! Which text a glyph's code stands for, and what stands on the page instead.

use super::*;

#[test]
fn a_glyph_may_stand_for_two_texts() {
    let mut items = vec![run(Face::Regular, "a-b-c", (85.0, 100.0), Role::body(0))];
    let Item::Glyphs(run) = &mut items[0] else {
        unreachable!()
    };
    run.text = "a-b\u{2011}c".into();
    run.glyphs[3].text = (3, 6);
    run.glyphs[4].text = (6, 7);
    let pages = pages(vec![items]);
    let file = export(&notice(Vec::new()), &pages).unwrap();
    let text: String = read(&file).iter().map(|s| s.text.as_str()).collect();
    assert_eq!(text, "a-b\u{2011}c");
    // The two codes share a glyph, so the codes are no longer the glyphs' own numbers.
    assert_eq!(reader::glyph_map(&file), [0, 1, 2, 3, 4, 1]);
}

#[test]
fn glyphs_that_stand_for_one_text_together_are_copied_as_a_whole() {
    let mut items = vec![run(Face::Regular, "xe^y", (85.0, 100.0), Role::body(0))];
    let Item::Glyphs(run) = &mut items[0] else {
        unreachable!()
    };
    run.text = "xêy".into();
    run.glyphs[1].text = (1, 3);
    run.glyphs[2].text = (1, 3);
    run.glyphs[3].text = (3, 4);
    let file = export(&notice(Vec::new()), &pages(vec![items])).unwrap();
    let drawn = content(&Document::load_mem(&file).unwrap(), 1);
    let span =
        "[<0003>] TJ\n/Span <</ActualText<FEFF00EA>>> BDC\n[<00020001>] TJ\nEMC\n[<0004>] TJ";
    assert!(drawn.contains(span), "{drawn}");
}

/// A reader's table of codes takes short texts only.
#[test]
fn a_text_too_long_for_a_code_is_copied_from_the_page() {
    let long = format!("x{}", "\u{302}".repeat(127));
    let mut items = vec![run(Face::Regular, "axb", (85.0, 100.0), Role::body(0))];
    let Item::Glyphs(run) = &mut items[0] else {
        unreachable!()
    };
    let end = 1 + long.len() as u32;
    run.text = format!("a{long}b");
    run.glyphs[1].text = (1, end);
    run.glyphs[2].text = (end, end + 1);
    let bytes = export(&notice(Vec::new()), &pages(vec![items])).unwrap();
    let drawn = content(&Document::load_mem(&bytes).unwrap(), 1);
    let span = format!(
        "[<0001>] TJ\n/Span <</ActualText<FEFF0078{}>>> BDC\n[<0003>] TJ\nEMC\n[<0002>] TJ",
        "0302".repeat(127)
    );
    assert!(drawn.contains(&span), "{drawn}");
    let codes: String = read(&bytes).iter().map(|s| s.text.as_str()).collect();
    assert_eq!(codes, "axb");
}

/// One glyph, more texts than there are codes: each is on the page or in the table.
#[test]
fn more_texts_than_codes() {
    let letters: Vec<char> = ('\u{10000}'..).take(70_000).collect();
    let mut items = vec![run(Face::Regular, "a", (85.0, 100.0), Role::body(0))];
    let Item::Glyphs(run) = &mut items[0] else {
        unreachable!()
    };
    run.text = letters.iter().collect();
    let glyph = run.glyphs[0];
    run.glyphs = (0..letters.len() as u32)
        .map(|at| Glyph {
            text: (4 * at, 4 * at + 4),
            ..glyph
        })
        .collect();
    let bytes = export(&notice(Vec::new()), &pages(vec![items])).unwrap();
    let drawn = content(&Document::load_mem(&bytes).unwrap(), 1);
    assert_eq!(
        drawn.matches("/Span <</ActualText<FEFF").count(),
        70_000 - (60_000 - 1)
    );
}
