//! A face cut down to some glyphs: their codes, widths and texts, and the objects that embed it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use harfrust::{Font, GlyphId};
use pdf_writer::Chunk;
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

#[cfg(test)]
use super::file::Packer;
use super::fonts::short;
use super::{cannot_write, embed};
use crate::finding::Finding;
use crate::layout::fonts::{Face, FontSet};

/// Codes of a face: the numbers are 16 bits wide.
const MOST_CODES: usize = 60_000;

/// The texts that each glyph of a face stands for.
pub(super) type Uses = BTreeMap<u16, BTreeSet<String>>;

/// The texts of each glyph with their codes, in the order of the texts.
type Codes = BTreeMap<u16, Vec<(String, u16)>>;

/// A face cut down to the glyphs in use, ready to be put into a file.
pub(super) struct EmbeddedFace {
    /// `ABCDEF+LiberationSerif-Bold`.
    pub(super) name: String,
    /// The font and what belongs to it, numbered from 1.
    pub(super) objects: Chunk,
    /// Where in `texts` the texts of a glyph begin, by glyph id; one more than there are glyphs.
    starts: Vec<u32>,
    /// The texts and their codes, glyph after glyph.
    texts: Vec<(String, u16)>,
    /// Width of each code in thousandths of an em, exactly as written to the file.
    widths: Vec<f32>,
}

impl EmbeddedFace {
    /// Cuts a face down; `level` is how hard its streams are packed.
    pub(super) fn new(set: &FontSet, face: Face, uses: Uses, level: u32) -> Result<Self, Finding> {
        let cut = Cut::new(set, face, uses, None)?;
        Self::from(cut, level)
    }

    /// A face whose program was cut down and packed before, to just these glyphs.
    pub(super) fn with_program(
        set: &FontSet,
        face: Face,
        uses: Uses,
        (program, level): (Program, u32),
    ) -> Result<Self, Finding> {
        Self::from(Cut::new(set, face, uses, Some(program))?, level)
    }

    fn from(cut: Cut, level: u32) -> Result<Self, Finding> {
        let objects = embed::objects(&cut, level)?;
        let mut starts = Vec::new();
        let mut texts = Vec::new();
        for (glyph, list) in cut.codes {
            starts.resize(usize::from(glyph) + 1, texts.len() as u32);
            texts.extend(list);
        }
        starts.push(texts.len() as u32);
        Ok(Self {
            name: cut.name,
            objects,
            starts,
            texts,
            widths: cut.widths,
        })
    }

    /// The program of a face cut down to some glyphs, as it is stored: its length and itself, packed.
    #[cfg(test)]
    pub(super) fn packed_program(
        set: &FontSet,
        face: Face,
        uses: Uses,
        level: u32,
    ) -> Result<Vec<u8>, Finding> {
        let program = Cut::new(set, face, uses, None)?.program.bytes;
        let mut stored = u32::try_from(program.len()).unwrap().to_be_bytes().to_vec();
        stored.extend_from_slice(Packer::new(level).pack(&program)?.bytes());
        Ok(stored)
    }

    /// The texts of a glyph with their codes.
    fn texts(&self, glyph: u16) -> &[(String, u16)] {
        let at = usize::from(glyph);
        match self.starts.get(at..at + 2) {
            Some([start, end]) => self.texts.get(*start as usize..*end as usize),
            _ => None,
        }
        .unwrap_or(&[])
    }

    /// Whether there is a code for a glyph where it stands for just this text.
    pub(super) fn has(&self, glyph: u16, text: &str) -> bool {
        self.texts(glyph).iter().any(|(known, _)| known == text)
    }

    /// The code for a glyph where it stands for `text`, and the text that the code stands for:
    /// another one when `text` is too long or there are no more codes.
    pub(super) fn code(&self, glyph: u16, text: &str) -> Option<(u16, &str)> {
        let codes = self.texts(glyph);
        let at = match codes {
            [_] => 0,
            _ => codes
                .binary_search_by(|(known, _)| known.as_str().cmp(short(text)))
                .unwrap_or(0),
        };
        let (known, code) = codes.get(at)?;
        Some((*code, known))
    }

    /// The width of a code, in thousandths of an em.
    pub(super) fn width(&self, code: u16) -> f64 {
        self.widths
            .get(usize::from(code))
            .copied()
            .unwrap_or_default()
            .into()
    }
}

/// What of a face is embedded.
pub(super) struct Cut {
    /// `ABCDEF+LiberationSerif-Bold`.
    pub(super) name: String,
    pub(super) program: Program,
    /// Codes by glyph id, one for each text that the glyph stands for.
    codes: Codes,
    /// Width of each code in thousandths of an em.
    pub(super) widths: Vec<f32>,
    /// Glyph of each code in the program.
    glyphs: Vec<u16>,
    pub(super) shape: Shape,
}

/// A font program, cut down to some glyphs.
pub(super) struct Program {
    /// As it is, or packed.
    pub(super) bytes: Cow<'static, [u8]>,
    /// How long it is unpacked; none when it is not packed.
    pub(super) unpacked: Option<u32>,
}

impl Program {
    fn plain(bytes: Vec<u8>) -> Self {
        Self {
            bytes: bytes.into(),
            unpacked: None,
        }
    }
}

/// A face's own measures, in thousandths of an em unless said otherwise.
pub(super) struct Shape {
    pub(super) ascent: i64,
    pub(super) descent: i64,
    pub(super) cap_height: i64,
    pub(super) bounds: [i64; 4],
    /// Degrees, negative when the face leans to the right.
    pub(super) italic_angle: f32,
    pub(super) stem: i64,
}

impl Cut {
    /// Without a `program` it is made anew.
    fn new(
        set: &FontSet,
        face: Face,
        uses: Uses,
        program: Option<Program>,
    ) -> Result<Self, Finding> {
        let font = open(set, face).ok_or_else(|| cannot_write("phông chữ hỏng"))?;
        let mut remapper = GlyphRemapper::new();
        uses.keys().for_each(|glyph| {
            remapper.remap(*glyph);
        });
        let program = match program {
            Some(program) => program,
            None => Program::plain(
                subsetter::subset(set.bytes(face), 0, &remapper).map_err(cannot_write)?,
            ),
        };
        let codes = assign_codes(uses, &remapper, program.bytes.starts_with(b"OTTO"));
        let (glyphs, widths) = measure(&codes, &remapper, &font);
        Ok(Self {
            name: format!(
                "{}+{}",
                tag(set, face, &codes),
                face_name(&set.family, face)
            ),
            shape: Shape::of(&font),
            program,
            codes,
            widths,
            glyphs,
        })
    }

    /// Every code with the text that it stands for.
    pub(super) fn codes(&self) -> impl Iterator<Item = (u16, &str)> {
        let lists = self.codes.values().flatten();
        lists.map(|(text, code)| (*code, text.as_str()))
    }

    /// The glyph of each code as a stream's bytes; none when they are the same.
    pub(super) fn glyph_map(&self) -> Option<Vec<u8>> {
        let mut pairs = self.glyphs.iter().enumerate();
        let same = pairs.all(|(code, glyph)| code == usize::from(*glyph));
        let bytes = || self.glyphs.iter().flat_map(|glyph| glyph.to_be_bytes());
        (!same).then(|| bytes().collect())
    }
}

/// A face of the set, to be asked about its glyphs.
pub(super) fn open(set: &FontSet, face: Face) -> Option<Font> {
    let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(set.bytes(face).clone());
    Font::new(bytes, 0)
}

/// Gives the first text of each glyph the glyph's own number in the program as its code, and every
/// other text a code behind those, as long as there are any. A face with PostScript outlines has no
/// table from codes to glyphs, so there a glyph keeps its first text.
fn assign_codes(uses: Uses, remapper: &GlyphRemapper, single: bool) -> Codes {
    let most = if single { 0 } else { MOST_CODES };
    let mut next = remapper.num_gids();
    let mut codes = BTreeMap::new();
    for (glyph, texts) in uses {
        let own = remapper.get(glyph).unwrap_or_default();
        let mut list = Vec::with_capacity(texts.len());
        for text in texts {
            if list.is_empty() {
                list.push((text, own));
            } else if usize::from(next) < most {
                list.push((text, next));
                next += 1;
            } else {
                break;
            }
        }
        codes.insert(glyph, list);
    }
    codes
}

/// The glyph in the program and the width for every code.
fn measure(codes: &Codes, remapper: &GlyphRemapper, font: &Font) -> (Vec<u16>, Vec<f32>) {
    let metrics = font.glyph_metrics();
    let per_unit = 1000.0 / f64::from(font.units_per_em().max(1));
    let width = |glyph| (metrics.h_advance_exact(GlyphId::from(glyph)).to_f64() * per_unit) as f32;
    let mut both: BTreeMap<u16, (u16, f32)> = BTreeMap::from([(0, (0, width(0)))]);
    for (glyph, list) in codes {
        let own = remapper.get(*glyph).unwrap_or_default();
        for (_, code) in list {
            both.insert(*code, (own, width(*glyph)));
        }
    }
    both.into_values().unzip()
}

/// Six capitals made from the face and what is kept of it.
fn tag(set: &FontSet, face: Face, codes: &Codes) -> String {
    let mut print = Sha256::new();
    print.update(set.family.as_bytes());
    print.update([face as u8]);
    for (glyph, list) in codes {
        print.update(glyph.to_be_bytes());
        for (text, _) in list {
            print.update(text.as_bytes());
        }
    }
    let letter = |byte: u8| char::from(b'A' + byte % 26);
    print.finalize().into_iter().take(6).map(letter).collect()
}

/// `LiberationSerif-BoldItalic`.
fn face_name(family: &str, face: Face) -> String {
    let mut name: String = family.chars().filter(char::is_ascii_alphanumeric).collect();
    name.push_str(match face {
        Face::Regular => "",
        Face::Bold => "-Bold",
        Face::Italic => "-Italic",
        Face::BoldItalic => "-BoldItalic",
    });
    name
}

impl Shape {
    fn of(font: &Font) -> Self {
        let metrics = font.metrics();
        let per_unit = 1000.0 / f64::from(font.units_per_em().max(1));
        let scale = |units: f64| (units * per_unit).round() as i64;
        let line = metrics.h_line();
        let ascent = line.map_or(900, |line| scale(line.ascender.to_f64()));
        let weight = f64::from(font.default_attributes().weight.value());
        let bounds = metrics.bounds;
        Self {
            ascent,
            descent: line.map_or(-200, |line| scale(line.descender.to_f64())),
            cap_height: metrics
                .cap_height
                .map_or(ascent, |units| scale(units.to_f64())),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
                .map(|units| scale(units.to_f64())),
            italic_angle: font
                .style_metrics()
                .italic_angle
                .map_or(0.0, |angle| (angle.to_f32() * 1000.0).round() / 1000.0),
            // No table carries it; the usual estimate from the weight: 88 at 400, 166 at 700.
            stem: 50 + (weight / 65.0).powi(2).round() as i64,
        }
    }
}
