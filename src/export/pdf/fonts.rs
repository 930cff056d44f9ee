//! The faces in use: which glyphs, cut down to those, and described as the PDF needs it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use harfrust::{Font, GlyphId};
use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{FontId, FontMetrics, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::{cannot_draw, cannot_write};
use crate::finding::Finding;
use crate::layout::fonts::{Face, FontSet};
use crate::layout::{Glyph, GlyphRun, Item, Pages};

/// Flag bits of a font descriptor.
const SERIF: i64 = 1 << 1;
const SYMBOLIC: i64 = 1 << 2;
const ITALIC: i64 = 1 << 6;

/// The longest text, in UTF-16 units, that a code stands for; readers refuse long ones (poppler more
/// than 63). No letter of any language needs more.
const LONGEST: usize = 16;

/// Codes of a face: the numbers are 16 bits wide.
const MOST_CODES: usize = 60_000;

/// The faces that the pages use, in the order of [`Face::ALL`].
pub(super) struct Fonts(BTreeMap<Face, EmbeddedFace>);

/// The texts that each glyph of a face stands for.
type Uses = BTreeMap<u16, BTreeSet<String>>;

impl Fonts {
    /// Finds the glyphs in use and cuts the faces down to them.
    pub(super) fn collect(pages: &Pages) -> Result<Self, Finding> {
        let mut uses: BTreeMap<Face, Uses> = BTreeMap::new();
        for (index, page) in pages.pages.iter().enumerate() {
            for item in &page.items {
                if let Item::Glyphs(run) = item {
                    let face = uses.entry(run.face).or_default();
                    collect_run(run, face).ok_or_else(|| cannot_draw(index))?;
                }
            }
        }
        let faces = uses
            .into_iter()
            .map(|(face, uses)| Ok((face, EmbeddedFace::new(&pages.fonts, face, uses)?)))
            .collect::<Result<_, Finding>>()?;
        Ok(Self(faces))
    }

    /// The embedded faces.
    pub(super) fn faces(&self) -> impl Iterator<Item = &EmbeddedFace> {
        self.0.values()
    }

    /// An embedded face.
    pub(super) fn get(&self, face: Face) -> Option<&EmbeddedFace> {
        self.0.get(&face)
    }
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
fn short(text: &str) -> &str {
    if text.encode_utf16().nth(LONGEST).is_none() {
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

/// A face cut down to the glyphs in use.
pub(super) struct EmbeddedFace {
    face: Face,
    /// `ABCDEF+LiberationSerif-Bold`.
    name: String,
    /// The font program.
    program: Vec<u8>,
    /// Codes by glyph id, one for each text that the glyph stands for, in the order of the texts.
    codes: BTreeMap<u16, Vec<(String, u16)>>,
    /// Width of each code in thousandths of an em, exactly as written to the file.
    widths: Vec<f32>,
    /// Glyph of each code in the program.
    glyphs: Vec<u16>,
    shape: Shape,
}

/// A face's own measures, in thousandths of an em unless said otherwise.
struct Shape {
    ascent: i64,
    descent: i64,
    cap_height: i64,
    bounds: [i64; 4],
    /// Degrees, negative when the face leans to the right.
    italic_angle: f32,
    stem: i64,
}

impl EmbeddedFace {
    fn new(set: &FontSet, face: Face, uses: Uses) -> Result<Self, Finding> {
        let bytes = set.bytes(face);
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(bytes));
        let font = Font::new(shared, 0).ok_or_else(|| cannot_write("phông chữ hỏng"))?;

        let mut remapper = GlyphRemapper::new();
        uses.keys().for_each(|glyph| {
            remapper.remap(*glyph);
        });
        let program = subsetter::subset(bytes, 0, &remapper).map_err(cannot_write)?;

        let codes = assign_codes(uses, &remapper, program.starts_with(b"OTTO"));
        let (glyphs, widths) = measure(&codes, &remapper, &font);
        Ok(Self {
            name: format!(
                "{}+{}",
                tag(set, face, &codes),
                face_name(&set.family, face)
            ),
            shape: Shape::of(&font),
            face,
            program,
            codes,
            widths,
            glyphs,
        })
    }

    /// The code for a glyph where it stands for `text`, and the text that the code stands for:
    /// another one when `text` is too long or there are no more codes.
    pub(super) fn code(&self, glyph: u16, text: &str) -> Option<(u16, &str)> {
        let codes = self.codes.get(&glyph)?;
        let at = codes.binary_search_by(|(known, _)| known.as_str().cmp(short(text)));
        let (known, code) = codes.get(at.unwrap_or(0))?;
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

    /// The name under which pages refer to the face: `F1` to `F4`.
    pub(super) fn resource(&self) -> FontId {
        FontId(format!("F{}", self.face as usize + 1))
    }

    /// The face as `printpdf` embeds it: the codes are its glyph ids.
    pub(super) fn for_printpdf(&self) -> ParsedFont {
        let clamp = |value: i64| value.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
        let mut font = ParsedFont::with_glyph_data(
            self.program.clone(),
            0,
            Some(self.name.clone()),
            BTreeMap::new(),
            BTreeMap::new(),
            1000,
            FontMetrics {
                ascent: clamp(self.shape.ascent),
                descent: clamp(self.shape.descent),
            },
        );
        let [x_min, y_min, x_max, y_max] = self.shape.bounds.map(clamp);
        font.pdf_font_metrics = PdfFontMetricsStub {
            x_min,
            y_min,
            x_max,
            y_max,
            ..PdfFontMetricsStub::default()
        };
        font
    }

    /// Writes what `printpdf` does not know or rounds into the font's dictionaries.
    pub(super) fn mend(&self, document: &mut Document, font: &mut Dictionary) -> lopdf::Result<()> {
        let descendant = match font
            .get_mut(b"DescendantFonts")?
            .as_array_mut()?
            .first_mut()
        {
            Some(descendant) => descendant.as_dict_mut()?,
            None => return Err(lopdf::Error::DictKey("DescendantFonts".into())),
        };
        let widths = self.widths.iter().map(|width| (*width).into()).collect();
        descendant.set("W", vec![0.into(), Object::Array(widths)]);
        if let Some(map) = self.glyph_map() {
            let map = document.add_object(Stream::new(Dictionary::new(), map));
            descendant.set("CIDToGIDMap", map);
        }
        let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
        let descriptor = document.get_dictionary_mut(descriptor)?;
        let slant = if self.shape.italic_angle == 0.0 {
            0
        } else {
            ITALIC
        };
        descriptor.set("Flags", SERIF | SYMBOLIC | slant);
        descriptor.set("ItalicAngle", self.shape.italic_angle);
        descriptor.set("CapHeight", self.shape.cap_height);
        descriptor.set("StemV", self.shape.stem);
        Ok(())
    }

    /// The glyph of each code as a stream's bytes; none when they are the same.
    fn glyph_map(&self) -> Option<Vec<u8>> {
        let same = self
            .glyphs
            .iter()
            .enumerate()
            .all(|(code, glyph)| code == usize::from(*glyph));
        (!same).then(|| {
            self.glyphs
                .iter()
                .flat_map(|glyph| glyph.to_be_bytes())
                .collect()
        })
    }
}

/// Gives the first text of each glyph the glyph's own number in the program as its code, and every
/// other text a code behind those, as long as there are any. A face with PostScript outlines has no
/// table from codes to glyphs, so there a glyph keeps its first text.
fn assign_codes(
    uses: Uses,
    remapper: &GlyphRemapper,
    single: bool,
) -> BTreeMap<u16, Vec<(String, u16)>> {
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
fn measure(
    codes: &BTreeMap<u16, Vec<(String, u16)>>,
    remapper: &GlyphRemapper,
    font: &Font,
) -> (Vec<u16>, Vec<f32>) {
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
fn tag(set: &FontSet, face: Face, codes: &BTreeMap<u16, Vec<(String, u16)>>) -> String {
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
