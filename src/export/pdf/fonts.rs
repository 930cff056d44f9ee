//! The faces in use: prepared ones with the letters that Vietnamese offices write, shared by all
//! documents, or cut down to what one document has of them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use harfrust::GlyphId;

use super::face::{EmbeddedFace, Uses, open};
use super::{cannot_draw, prepared, repertoire};
use crate::finding::Finding;
use crate::layout::fonts::{Face, FontSet};
use crate::layout::{Glyph, GlyphRun, Item, Pages};

/// The longest text, in UTF-16 units, that a code stands for; readers refuse long ones (poppler more
/// than 63). No letter of any language needs more.
const LONGEST: usize = 16;

/// How hard a face is packed that one document uses: the hardest takes twice the time for a
/// hundredth in size.
const ONCE: u32 = 3;

/// How hard a face is packed that all documents share.
pub(super) const SHARED: u32 = 6;

/// The faces that documents share. Each is made when the first document needs it and is the same
/// whichever that is.
pub struct Press {
    /// None: every document gets faces of its own.
    fonts: Option<Arc<FontSet>>,
    faces: [OnceLock<Option<Arc<EmbeddedFace>>>; 4],
}

impl Press {
    /// Documents share faces that hold all letters of Vietnamese, as long as they need no others.
    pub fn shared(fonts: Arc<FontSet>) -> Self {
        Self {
            fonts: Some(fonts),
            faces: Default::default(),
        }
    }

    /// Every document gets faces with the letters in it and no others: smaller files, more slowly.
    pub fn exact() -> Self {
        Self {
            fonts: None,
            faces: Default::default(),
        }
    }

    /// The prepared face; none when there is none for these fonts.
    fn face(&self, fonts: &Arc<FontSet>, face: Face) -> Option<Arc<EmbeddedFace>> {
        let own = self.fonts.as_ref().filter(|own| Arc::ptr_eq(own, fonts))?;
        let prepared = self.faces.get(face as usize)?;
        prepared.get_or_init(|| prepare(own, face)).clone()
    }
}

/// A face with all of the repertoire; none when it cannot be made, which is told for each document.
fn prepare(fonts: &FontSet, face: Face) -> Option<Arc<EmbeddedFace>> {
    let uses = everything(fonts, face)?;
    let made = match prepared::program(fonts, face) {
        Some(program) => EmbeddedFace::with_program(fonts, face, uses, (program, SHARED)),
        None => EmbeddedFace::new(fonts, face, uses, SHARED),
    };
    made.ok().map(Arc::new)
}

/// The glyphs of the repertoire with their texts; none when the font cannot be read.
pub(super) fn everything(fonts: &FontSet, face: Face) -> Option<Uses> {
    let font = open(fonts, face)?;
    let charmap = font.charmap();
    let mut uses = Uses::new();
    for letter in repertoire::letters() {
        let glyph = charmap.map_unicode(letter).map(GlyphId::to_u32);
        if let Some(glyph @ 1..) = glyph.and_then(|glyph| u16::try_from(glyph).ok()) {
            // A glyph that serves two characters stands for the first.
            let texts = uses.entry(glyph).or_default();
            if texts.is_empty() {
                texts.insert(letter.to_string());
            }
        }
    }
    Some(uses)
}

/// The faces that the pages use, by the order of [`Face::ALL`].
pub(super) struct Fonts([Option<Arc<EmbeddedFace>>; 4]);

impl Fonts {
    /// Takes the prepared faces where they have all that the pages show, and cuts down the others.
    pub(super) fn collect(pages: &Pages, press: &Press) -> Result<Self, Finding> {
        let mut fonts = Self([const { None }; 4]);
        let mut own = [false; 4];
        for (index, run) in runs(pages) {
            let at = run.face as usize;
            if own[at] {
                continue;
            }
            let face = match &fonts.0[at] {
                Some(face) => Some(face),
                None => {
                    fonts.0[at] = press.face(&pages.fonts, run.face);
                    fonts.0[at].as_ref()
                }
            };
            let fits = face.map_or(Some(false), |face| fits(run, face));
            own[at] = !fits.ok_or_else(|| cannot_draw(index))?;
        }
        for face in Face::ALL.into_iter().filter(|face| own[*face as usize]) {
            let uses = uses(pages, face)?;
            let cut = EmbeddedFace::new(&pages.fonts, face, uses, ONCE)?;
            fonts.0[face as usize] = Some(Arc::new(cut));
        }
        Ok(fonts)
    }

    /// The embedded faces with the names under which pages refer to them.
    pub(super) fn faces(&self) -> impl Iterator<Item = (&'static str, &EmbeddedFace)> {
        let named = Face::ALL.into_iter().zip(&self.0);
        named.filter_map(|(face, embedded)| Some((resource(face), embedded.as_deref()?)))
    }

    /// An embedded face.
    pub(super) fn get(&self, face: Face) -> Option<&EmbeddedFace> {
        self.0.get(face as usize)?.as_deref()
    }
}

/// The name under which pages refer to a face.
pub(super) fn resource(face: Face) -> &'static str {
    match face {
        Face::Regular => "F1",
        Face::Bold => "F2",
        Face::Italic => "F3",
        Face::BoldItalic => "F4",
    }
}

/// All runs with the index of their page.
fn runs(pages: &Pages) -> impl Iterator<Item = (usize, &GlyphRun)> {
    let items = pages.pages.iter().enumerate();
    let items = items.flat_map(|(index, page)| page.items.iter().map(move |item| (index, item)));
    items.filter_map(|(index, item)| match item {
        Item::Glyphs(run) if !run.glyphs.is_empty() => Some((index, run)),
        _ => None,
    })
}

/// Whether a face has codes for all that a run shows; nothing if a glyph points outside its text.
fn fits(run: &GlyphRun, face: &EmbeddedFace) -> Option<bool> {
    for glyph in &run.glyphs {
        if !face.has(glyph.id, text_of(run, glyph)?) {
            return Some(false);
        }
    }
    Some(true)
}

/// The glyphs of a face that the pages use, with their texts.
fn uses(pages: &Pages, face: Face) -> Result<Uses, Finding> {
    let mut uses: BTreeMap<u16, _> = Uses::new();
    for (index, run) in runs(pages).filter(|(_, run)| run.face == face) {
        collect_run(run, &mut uses).ok_or_else(|| cannot_draw(index))?;
    }
    Ok(uses)
}

/// Notes the glyphs of a run; nothing if a glyph points outside the run's text.
fn collect_run(run: &GlyphRun, uses: &mut Uses) -> Option<()> {
    for glyph in &run.glyphs {
        let text = short(text_of(run, glyph)?);
        let texts = uses.entry(glyph.id).or_default();
        if !texts.contains(text) {
            texts.insert(text.to_owned());
        }
    }
    Some(())
}

/// The text that a glyph's code may stand for: the first character of a text that is too long.
pub(super) fn short(text: &str) -> &str {
    if text.len() <= LONGEST || text.encode_utf16().nth(LONGEST).is_none() {
        return text;
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.get(..first).unwrap_or("")
}

/// The text that a glyph stands for.
pub(super) fn text_of<'a>(run: &'a GlyphRun, glyph: &Glyph) -> Option<&'a str> {
    let (start, end) = glyph.text;
    run.text.get(start as usize..end as usize)
}
