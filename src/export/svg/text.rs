//! A run of glyphs as an element of text.

use super::{attribute, number, put};
use crate::layout::GlyphRun;
use crate::layout::fonts::Face;

/// Letters that follow one another, each with its place.
#[derive(Default)]
struct Piece {
    /// Left edge of each letter; the last one may have letters behind it that have none.
    places: Vec<f64>,
    text: String,
}

/// Writes a run, in a colour unless it is black.
pub(super) fn write(out: &mut String, run: &GlyphRun, colour: Option<[u8; 3]>) {
    out.push_str("<text");
    attribute(out, "y", run.y);
    attribute(out, "font-size", run.size);
    if matches!(run.face, Face::Bold | Face::BoldItalic) {
        out.push_str(r#" font-weight="bold""#);
    }
    if matches!(run.face, Face::Italic | Face::BoldItalic) {
        out.push_str(r#" font-style="italic""#);
    }
    if let Some([red, green, blue]) = colour {
        put(
            out,
            format_args!(r##" fill="#{red:02x}{green:02x}{blue:02x}""##),
        );
    }
    if spaces_matter(&run.text) {
        out.push_str(r#" xml:space="preserve""#);
    }
    match pieces(run).as_slice() {
        [piece] => {
            places(out, piece);
            out.push('>');
            escape(out, &piece.text);
        }
        pieces => {
            out.push('>');
            for piece in pieces {
                out.push_str("<tspan");
                places(out, piece);
                out.push('>');
                escape(out, &piece.text);
                out.push_str("</tspan>");
            }
        }
    }
    out.push_str("</text>");
}

/// Whether a browser would drop spaces of a text, and give the places of its letters to others. It must
/// be told so at each text: what is said of the whole drawing is not heard.
fn spaces_matter(text: &str) -> bool {
    let is_space = |c| matches!(c, ' ' | '\t' | '\n' | '\r');
    let mut last = true;
    let doubled = text.chars().any(|c| {
        let before = std::mem::replace(&mut last, is_space(c));
        before && last
    });
    doubled || last
}

/// The run in pieces: a cluster of several letters has one place only and ends its piece.
fn pieces(run: &GlyphRun) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut piece = Piece::default();
    let mut pen = run.x;
    for cluster in run.glyphs.chunk_by(|a, b| a.text == b.text) {
        let place = pen;
        pen += cluster.iter().map(|glyph| glyph.advance).sum::<f64>();
        let text = cluster.first().and_then(|glyph| {
            let (start, end) = glyph.text;
            run.text.get(start as usize..end as usize)
        });
        let text = text.unwrap_or_default();
        if text.is_empty() {
            continue;
        }
        piece.places.push(place);
        piece.text.push_str(text);
        // A letter of two UTF-16 units counts as two in some browsers.
        if text.encode_utf16().nth(1).is_some() {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    if !piece.text.is_empty() {
        pieces.push(piece);
    }
    pieces
}

fn places(out: &mut String, piece: &Piece) {
    for (index, place) in piece.places.iter().enumerate() {
        out.push_str(if index == 0 { r#" x=""# } else { " " });
        number(out, *place);
    }
    out.push('"');
}

/// Text between tags. What XML has no character for becomes the sign that stands for such, so that
/// the letters behind it keep their places.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
}
