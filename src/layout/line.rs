//! A line of a paragraph, and how it becomes runs of glyphs.

use std::ops::Range;

use super::paragraph::{Atom, Kind, Paragraph};
use super::typesetter::Typesetter;
use super::{Glyph, GlyphRun, Item, Role};

/// A line of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The stretch between forced breaks that it belongs to.
    pub(super) segment: usize,
    /// Its words and spaces, without the spaces at its end.
    pub(super) atoms: Range<usize>,
    /// Natural width, pt.
    pub(super) width: f64,
    /// The last line before a forced or final end: it is not stretched.
    pub(super) last: bool,
}

impl Paragraph {
    /// Natural width of a line's spaces, pt.
    pub(super) fn spaces(&self, line: &Line) -> f64 {
        let segment = self.segments.get(line.segment);
        let atoms = segment.and_then(|s| s.atoms.get(line.atoms.clone()));
        let spaces = atoms.unwrap_or(&[]).iter().filter(|a| a.kind != Kind::Word);
        spaces.map(|a| a.word.width).sum::<f64>() * self.size
    }

    /// How many words stand on a line.
    pub(super) fn words(&self, line: &Line) -> usize {
        let segment = self.segments.get(line.segment);
        let atoms = segment.and_then(|s| s.atoms.get(line.atoms.clone()));
        let spaces = atoms.unwrap_or(&[]).iter().filter(|a| a.kind != Kind::Word);
        spaces.count() + 1
    }

    /// Puts a line's glyphs at their place, its spaces filling the place's `stretch` if it has one.
    pub(super) fn set(
        &self,
        typesetter: &mut Typesetter,
        line: &Line,
        place: Place,
        items: &mut Vec<Item>,
    ) {
        let Some(segment) = self.segments.get(line.segment) else {
            return;
        };
        let atoms = segment.atoms.get(line.atoms.clone()).unwrap_or(&[]);
        // Spaces share the room by their natural width; a last line shrinks but does not stretch.
        let room = place.stretch.map_or(0.0, |width| width - line.width);
        let room = if line.last { room.min(0.0) } else { room };
        let spaces = self.spaces(line);
        let gap = if spaces > 0.0 { room / spaces } else { 0.0 };
        let mut x = place.x;
        let mut run: Option<GlyphRun> = None;
        for atom in atoms {
            if let Some(done) = run.take_if(|run| run.face != atom.face) {
                items.push(Item::Glyphs(done));
            }
            let run = run.get_or_insert_with(|| GlyphRun {
                x,
                y: place.y,
                face: atom.face,
                size: self.size,
                text: String::new(),
                glyphs: Vec::with_capacity(line.atoms.len() * 4),
                role: place.role,
                repeated: false,
            });
            let text = segment.text.get(atom.start..atom.end).unwrap_or("");
            if atom.word.lacking {
                typesetter.complain(atom.word, text, place.role);
            }
            let gap = match atom.kind {
                Kind::Word => 0.0,
                Kind::Space | Kind::Fixed => gap * atom.word.width * self.size,
            };
            x += push_atom(typesetter, atom, text, gap, run);
        }
        items.extend(run.map(Item::Glyphs));
    }
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Left edge, pt.
    pub(super) x: f64,
    /// Baseline, pt.
    pub(super) y: f64,
    /// The width that the line's spaces fill, pt.
    pub(super) stretch: Option<f64>,
    /// What it is part of.
    pub(super) role: Role,
}

/// Appends an atom to a run; returns its width with the `gap` that justification adds.
fn push_atom(
    typesetter: &Typesetter,
    atom: &Atom,
    text: &str,
    gap: f64,
    run: &mut GlyphRun,
) -> f64 {
    let base = run.text.len() as u32;
    run.text.push_str(text);
    let mut width = 0.0;
    let glyphs = typesetter.glyphs(atom.word);
    for (i, glyph) in glyphs.iter().enumerate() {
        let last = i + 1 == glyphs.len();
        let advance = glyph.advance * run.size + if last { gap } else { 0.0 };
        // A wider space is drawn as the plain one; its range is still that of its own bytes.
        let (from, to) = match atom.kind {
            Kind::Space => (0, text.len() as u32),
            _ => glyph.text,
        };
        run.glyphs.push(Glyph {
            id: glyph.id,
            advance,
            text: (base + from, base + to),
        });
        width += advance;
    }
    width
}
