//! What the file says of itself as an archive file, and what the outside validators do not look at.

use std::sync::Arc;

use harfrust::{Font, GlyphId};
use lopdf::Document;

use super::super::export;
use super::reader::{Program, packet, programs};
use super::{export_letters, letters, notice};
use crate::layout::{GlyphRun, Item};
use crate::notice::Notice;

#[test]
fn only_a_sound_file_says_that_it_conforms() {
    let says = |change: fn(&mut Notice, &mut GlyphRun)| {
        let (mut notice, mut pages) = (notice(Vec::new()), letters());
        match &mut pages.pages[0].items[0] {
            Item::Glyphs(run) => change(&mut notice, run),
            Item::Rule(_) => unreachable!(),
        }
        let file = Document::load_mem(&export(&notice, &pages).unwrap()).unwrap();
        let packet = packet(&file);
        let says = packet.contains("<pdfaid:conformance>A<");
        assert_eq!(says, packet.contains("<pdfuaid:part>1<"));
        assert_eq!(says, packet.contains("<pdfaSchema:prefix>pdfuaid<"));
        says
    };
    assert!(says(|_, _| {}));
    assert!(!says(|_, run| run.glyphs[0].id = 0));
    assert!(!says(|_, run| run.text.replace_range(0..1, "\0")));
    assert!(!says(|notice, _| notice.meta.title.clear()));
    assert!(!says(|notice, _| notice.meta.title = "ă".repeat(9000)));
}

#[test]
fn widths_are_those_of_the_embedded_programs() {
    let programs = programs(&Document::load_mem(&export_letters()).unwrap());
    assert_eq!(programs.len(), 4);
    for Program {
        bytes,
        widths,
        glyphs,
    } in programs
    {
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
        let font = Font::new(bytes, 0).unwrap();
        let (metrics, em) = (font.glyph_metrics(), f64::from(font.units_per_em()));
        assert!(widths.len() > 20);
        for (code, width) in widths.iter().enumerate() {
            let glyph = glyphs.get(code).map_or(code as u16, |glyph| *glyph);
            let own = metrics.h_advance_exact(GlyphId::from(glyph)).to_f64() * 1000.0 / em;
            assert!((own - width).abs() < 0.01, "{code}: {width}, not {own}");
        }
    }
}
