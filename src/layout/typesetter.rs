//! Words to glyphs: shaping with kerning, remembered per face and word.

use std::collections::HashMap;
use std::sync::Arc;

use harfrust::font::{Blob, Font};
use harfrust::{
    Buffer, Direction, Feature, GlyphId, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{
    GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed, LineSegmenter,
    LineSegmenterBorrowed,
};

use super::Role;
use super::fonts::{Face, FontSet};
use crate::finding::{Finding, Message, code};

/// Words and glyphs remembered before the cache is emptied; together some 4 MB.
const CACHED_WORDS: usize = 20_000;
const CACHED_GLYPHS: usize = 120_000;

/// Characters without a glyph that are named before the rest of them is passed over in silence.
const MISSING_NAMED: usize = 40;

/// Shapes words with the four faces of a [`FontSet`] and remembers them.
///
/// Making one reads the fonts, so keep it: one per thread, for many notices. What it has
/// remembered never changes a result.
pub struct Typesetter {
    fonts: Arc<FontSet>,
    faces: [FaceData; 4],
    features: [Feature; 2],
    language: Option<Language>,
    buffer: Buffer,
    glyphs: Vec<UnitGlyph>,
    missing: Vec<(char, Role)>,
    digit_height: f64,
    pub(super) line_segmenter: LineSegmenterBorrowed<'static>,
    pub(super) graphemes: GraphemeClusterSegmenterBorrowed<'static>,
}

/// One face: the font, its shaping plan and the words shaped so far.
struct FaceData {
    font: Font,
    plan: ShapePlan,
    words: HashMap<Box<str>, Word>,
}

/// A shaped word: a stretch of the typesetter's glyphs. Valid until [`Typesetter::begin`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    first: u32,
    count: u32,
    /// Width in em.
    pub(super) width: f64,
    /// The face lacks one of the word's characters.
    pub(super) lacking: bool,
}

/// A glyph at size 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnitGlyph {
    /// Glyph id.
    pub(super) id: u16,
    /// Advance in em.
    pub(super) advance: f64,
    /// Byte range in the word. Of several glyphs for one character only the first has a range
    /// that is not empty, so that all ranges together are the word.
    pub(super) text: (u32, u32),
}

impl Typesetter {
    /// Reads the four faces.
    ///
    /// # Errors
    /// When a face is no font that can set text; the finding names the face.
    pub fn new(fonts: Arc<FontSet>) -> Result<Self, Finding> {
        // Ligatures stay off, as in the word processors that offices use: one letter, one glyph.
        let features = [b"liga", b"clig"].map(|tag| Feature::new(Tag::new(tag), 0, ..));
        let language = Language::new("vi");
        let read = |face| read_face(&fonts, face, language.as_ref(), &features);
        let faces = [
            read(Face::Regular)?,
            read(Face::Bold)?,
            read(Face::Italic)?,
            read(Face::BoldItalic)?,
        ];
        let digit_height = digit_height(&faces[Face::Regular as usize].font);
        Ok(Self {
            fonts,
            faces,
            features,
            language,
            buffer: Buffer::new(),
            glyphs: Vec::new(),
            missing: Vec::new(),
            digit_height,
            line_segmenter: LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()),
            graphemes: GraphemeClusterSegmenter::new(),
        })
    }

    /// The fonts it was made from.
    pub fn fonts(&self) -> &Arc<FontSet> {
        &self.fonts
    }

    /// Height of the regular digits above the baseline, em.
    pub(super) fn digit_height(&self) -> f64 {
        self.digit_height
    }

    /// Starts a document: forgets the words if there are too many, and earlier complaints.
    pub(super) fn begin(&mut self) {
        self.missing.clear();
        let words: usize = self.faces.iter().map(|face| face.words.len()).sum();
        if words > CACHED_WORDS || self.glyphs.len() > CACHED_GLYPHS {
            self.glyphs.clear();
            for face in &mut self.faces {
                face.words.clear();
            }
        }
    }

    /// Shapes a word (or a single space).
    pub(super) fn shape(&mut self, face: Face, text: &str) -> Word {
        let data = &self.faces[face as usize];
        if let Some(word) = data.words.get(text) {
            return *word;
        }
        self.buffer.clear();
        self.buffer.push_str(text);
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.set_script(Some(Script::LATIN));
        self.buffer.set_language(self.language.clone());
        let options = ShapeOptions::new()
            .plan(Some(&data.plan))
            .features(&self.features);
        let shaped =
            harfrust::shape(&ShaperFont::new(&data.font), &mut self.buffer, options).is_ok();
        let em = f64::from(data.font.units_per_em());
        let word = keep(&mut self.glyphs, &self.buffer, text, em, shaped);
        self.faces[face as usize].words.insert(text.into(), word);
        word
    }

    /// Which of these letters a face cannot draw.
    pub fn lacking(&mut self, face: Face, letters: impl Iterator<Item = char>) -> Vec<char> {
        let mut lacking = Vec::new();
        for letter in letters {
            let word = self.shape(face, letter.encode_utf8(&mut [0; 4]));
            let glyphs = self.glyphs(word);
            if glyphs.is_empty() || glyphs.iter().any(|glyph| glyph.id == 0) {
                lacking.push(letter);
            }
        }
        lacking
    }

    /// The glyphs of a word.
    pub(super) fn glyphs(&self, word: Word) -> &[UnitGlyph] {
        let first = word.first as usize;
        self.glyphs
            .get(first..first + word.count as usize)
            .unwrap_or(&[])
    }

    /// Notes the characters of a printed word that the face lacks.
    pub(super) fn complain(&mut self, word: Word, text: &str, role: Role) {
        let glyphs = self.glyphs.iter().skip(word.first as usize);
        for glyph in glyphs.take(word.count as usize).filter(|g| g.id == 0) {
            let range = glyph.text.0 as usize..glyph.text.1 as usize;
            for c in text.get(range).unwrap_or("").chars() {
                let known = self.missing.iter().any(|(known, _)| *known == c);
                if !known && self.missing.len() < MISSING_NAMED {
                    self.missing.push((c, role));
                }
            }
        }
    }

    /// The characters of this document that a face lacked, each once, where first met.
    pub(super) fn take_missing(&mut self) -> Vec<(char, Role)> {
        std::mem::take(&mut self.missing)
    }
}

fn read_face(
    fonts: &FontSet,
    face: Face,
    language: Option<&Language>,
    features: &[Feature],
) -> Result<FaceData, Finding> {
    let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(fonts.bytes(face).clone());
    let Some(font) = Font::new(Blob::Shared(bytes), 0).filter(is_usable) else {
        return Err(not_a_font(&fonts.family, face));
    };
    let plan = ShapePlan::new(
        &font,
        Direction::LeftToRight,
        Some(Script::LATIN),
        language,
        features,
    );
    Ok(FaceData {
        font,
        plan,
        words: HashMap::new(),
    })
}

/// The font knows its size, its letters and their shapes; a file that was cut off does not.
fn is_usable(font: &Font) -> bool {
    let metrics = font.glyph_metrics();
    let drawn = |c: char| metrics.extents(font.charmap().map_unicode(c)?);
    font.metrics().raw_units_per_em > 0
        && font.charmap().map_unicode(' ').is_some()
        && "nNệ9".chars().all(|c| drawn(c).is_some())
}

fn not_a_font(family: &str, face: Face) -> Finding {
    let (vi, en) = match face {
        Face::Regular => ("thường", "regular"),
        Face::Bold => ("đậm", "bold"),
        Face::Italic => ("nghiêng", "italic"),
        Face::BoldItalic => ("đậm nghiêng", "bold italic"),
    };
    Finding::error(
        code::READ,
        Message::new(
            format!("tệp phông chữ kiểu {vi} của `{family}` không phải là phông dùng được"),
            format!("the {en} font file of `{family}` is not a usable font"),
        ),
    )
    .hint(
        "dùng tệp TrueType (`.ttf`) nguyên vẹn có đủ chữ tiếng Việt, hoặc bỏ phần phông riêng để \
         dùng phông có sẵn",
        "use an undamaged TrueType file (`.ttf`) with the Vietnamese letters, or leave out your \
         own fonts to use the built-in ones",
    )
}

/// The height of the tallest digit; a printer's usual two thirds of an em if the font is silent.
fn digit_height(font: &Font) -> f64 {
    let metrics = font.glyph_metrics();
    let em = f64::from(font.units_per_em());
    let height = ('0'..='9')
        .filter_map(|digit| metrics.extents(font.charmap().map_unicode(digit)?))
        .map(|extents| f64::from(extents.y_bearing) / em)
        .fold(0.0, f64::max);
    if height > 0.0 { height } else { 0.66 }
}

/// Copies the buffer's glyphs behind `glyphs`. Offsets along the line become part of the advances.
fn keep(glyphs: &mut Vec<UnitGlyph>, buffer: &Buffer, text: &str, em: f64, shaped: bool) -> Word {
    let infos = buffer.glyph_infos();
    let positions = if shaped {
        buffer.glyph_positions()
    } else {
        &[]
    };
    let first = glyphs.len();
    let mut end = 0;
    for (i, info) in infos.iter().enumerate() {
        let start = end.max(info.cluster);
        if info.cluster >= end {
            let mut later = infos.iter().skip(i + 1).map(|n| n.cluster);
            let next = later.find(|cluster| *cluster > info.cluster);
            end = next.unwrap_or(text.len() as u32);
        }
        let (advance, offset) = positions.get(i).map_or((em, 0.0), |p| {
            (f64::from(p.x_advance), f64::from(p.x_offset))
        });
        let onward = positions.get(i + 1).map_or(0.0, |p| f64::from(p.x_offset));
        let id = GlyphId::new(if shaped { info.glyph_id } else { 0 });
        glyphs.push(UnitGlyph {
            id: u16::try_from(id.to_u32()).unwrap_or(0),
            advance: (advance + onward - offset) / em,
            text: (start, end),
        });
    }
    let new = glyphs.get(first..).unwrap_or(&[]);
    Word {
        first: first as u32,
        count: new.len() as u32,
        width: new.iter().map(|g| g.advance).sum(),
        lacking: new.iter().any(|g| g.id == 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 134 accented letters and the rest of the alphabet, small and capital, in NFC.
    fn letters() -> Vec<char> {
        use unicode_normalization::UnicodeNormalization;
        let bases = "aăâeêioôơuưy";
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let mut all: Vec<char> = "bcdđghklmnpqrstvx".chars().collect();
        for base in bases.chars() {
            all.extend(
                tones
                    .iter()
                    .flat_map(|t| format!("{base}{t}").nfc().collect::<Vec<_>>()),
            );
        }
        let upper: Vec<char> = all.iter().flat_map(|c| c.to_uppercase()).collect();
        all.extend(upper);
        all
    }

    #[test]
    fn every_vietnamese_letter_is_one_glyph_in_all_faces() {
        let letters = letters();
        assert_eq!(letters.len(), 2 * (17 + 12 * 6));
        let mut typesetter = Typesetter::new(Arc::new(FontSet::embedded())).unwrap();
        for face in Face::ALL {
            for c in &letters {
                let word = typesetter.shape(face, &c.to_string());
                let glyphs = typesetter.glyphs(word);
                assert_eq!(glyphs.len(), 1, "{face:?} {c}");
                assert_ne!(glyphs[0].id, 0, "{face:?} {c}");
                assert_eq!(glyphs[0].text, (0, c.len_utf8() as u32));
            }
        }
    }

    #[test]
    fn ranges_of_a_word_cover_its_text_once() {
        let mut typesetter = Typesetter::new(Arc::new(FontSet::embedded())).unwrap();
        for text in [
            "Nghị",
            "office",
            "AVATAR",
            "x\u{301}\u{323}y",
            "“28/CĐ-TTg”",
        ] {
            let word = typesetter.shape(Face::Regular, text);
            let mut at = 0;
            for glyph in typesetter.glyphs(word) {
                assert_eq!(glyph.text.0, at, "{text}");
                at = glyph.text.1;
            }
            assert_eq!(at as usize, text.len(), "{text}");
        }
    }

    #[test]
    fn kerning_is_applied() {
        let mut typesetter = Typesetter::new(Arc::new(FontSet::embedded())).unwrap();
        let pair = typesetter.shape(Face::Regular, "AV").width;
        let apart =
            typesetter.shape(Face::Regular, "A").width + typesetter.shape(Face::Regular, "V").width;
        assert!(pair < apart - 0.05, "{pair} {apart}");
    }

    #[test]
    fn files_that_are_no_fonts_are_a_finding() {
        let mut fonts = FontSet::embedded();
        fonts.data[2] = bytes::Bytes::from_static(b"not a font at all");
        let finding = Typesetter::new(Arc::new(fonts)).err().unwrap();
        assert_eq!(finding.rule, code::READ);
        assert_eq!(
            finding.message.vi,
            "tệp phông chữ kiểu nghiêng của `LiberationSerif` không phải là phông dùng được"
        );
        let whole = FontSet::embedded();
        for cut in [4, 100, 1000, 40_000] {
            let mut fonts = whole.clone();
            fonts.data[0] = whole.data[0].slice(..cut);
            assert!(Typesetter::new(Arc::new(fonts)).is_err(), "{cut} bytes");
        }
    }
}
