//! A face as objects of the file: `printpdf` makes them, here they get what it rounds or does not
//! know, and are packed and written down once, to be copied into every document that uses the face.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use pdf_writer::{Chunk, Name, Null, Obj, Ref, Str};
use printpdf::{
    Codepoint, FontId, FontMetrics, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt, Rect, TextItem,
};

use super::cannot_write;
use super::face::Cut;
use super::file::{Packed, Packer, SETTINGS};
use crate::finding::Finding;

/// Flag bits of a font descriptor.
const SERIF: i64 = 1 << 1;
const SYMBOLIC: i64 = 1 << 2;
const ITALIC: i64 = 1 << 6;

/// The key of a stream that is packed already.
const FILTER: &str = "Filter";

/// The name of the only face of `printpdf`'s document.
const RESOURCE: &str = "F";

/// The objects of a face, numbered from 1; the first is the font itself.
pub(super) fn objects(cut: &Cut, level: u32) -> Result<Chunk, Finding> {
    let mut document = document(cut)?;
    let mut font = take_font(&document).map_err(cannot_write)?;
    mend(cut, &mut document, &mut font).map_err(cannot_write)?;
    Copier::new(&document, level).copy(&font)
}

/// Lets `printpdf` embed the face: a document whose only page shows every code once.
fn document(cut: &Cut) -> Result<Document, Finding> {
    let mut document = PdfDocument::default();
    let resource = FontId(RESOURCE.to_owned());
    let fonts = &mut document.resources.fonts.map;
    fonts.insert(resource.clone(), PdfFont::new(parsed(cut)));
    let shown = cut
        .codes()
        .map(|(code, text)| Codepoint::with_cid(code, 0.0, text.to_owned()));
    let paper = Rect::from_wh(Pt(1.0), Pt(1.0));
    document.pages = vec![PdfPage {
        media_box: paper.clone(),
        trim_box: paper.clone(),
        crop_box: paper,
        ops: vec![
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(resource),
                size: Pt(1.0),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(shown.collect())],
            },
            Op::EndTextSection,
        ],
    }];
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let document = document.to_lopdf_document(&options, &mut warnings);
    match warnings
        .into_iter()
        .find(|warning| warning.severity == PdfParseErrorSeverity::Error)
    {
        Some(warning) => Err(cannot_write(warning.msg)),
        None => Ok(document),
    }
}

/// The face as `printpdf` takes it: the codes are its glyph ids.
fn parsed(cut: &Cut) -> ParsedFont {
    let clamp = |value: i64| value.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
    let shape = &cut.shape;
    let mut font = ParsedFont::with_glyph_data(
        cut.program.bytes.to_vec(),
        0,
        Some(cut.name.clone()),
        BTreeMap::new(),
        BTreeMap::new(),
        1000,
        FontMetrics {
            ascent: clamp(shape.ascent),
            descent: clamp(shape.descent),
        },
    );
    let [x_min, y_min, x_max, y_max] = shape.bounds.map(clamp);
    font.pdf_font_metrics = PdfFontMetricsStub {
        x_min,
        y_min,
        x_max,
        y_max,
        ..PdfFontMetricsStub::default()
    };
    font
}

/// The font's dictionary in `printpdf`'s document.
fn take_font(document: &Document) -> lopdf::Result<Dictionary> {
    let page = document.page_iter().next();
    let page = page.ok_or_else(|| lopdf::Error::DictKey("Page".into()))?;
    let resources = document.get_dictionary(page)?.get(b"Resources")?;
    let resources = document.get_dictionary(resources.as_reference()?)?;
    let names = document.get_dictionary(resources.get(b"Font")?.as_reference()?)?;
    let font = names.get(RESOURCE.as_bytes())?.as_reference()?;
    document.get_dictionary(font).cloned()
}

/// Writes what `printpdf` does not know or rounds into the font's dictionaries.
fn mend(cut: &Cut, document: &mut Document, font: &mut Dictionary) -> lopdf::Result<()> {
    let descendants = font.get_mut(b"DescendantFonts")?.as_array_mut()?;
    let Some(descendant) = descendants.first_mut() else {
        return Err(lopdf::Error::DictKey("DescendantFonts".into()));
    };
    let descendant = descendant.as_dict_mut()?;
    let widths = cut.widths.iter().map(|width| (*width).into()).collect();
    descendant.set("W", vec![0.into(), Object::Array(widths)]);
    if let Some(map) = cut.glyph_map() {
        let map = document.add_object(Stream::new(Dictionary::new(), map));
        descendant.set("CIDToGIDMap", map);
    }
    let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
    let descriptor = document.get_dictionary_mut(descriptor)?;
    let shape = &cut.shape;
    let slant = if shape.italic_angle == 0.0 { 0 } else { ITALIC };
    descriptor.set("Flags", SERIF | SYMBOLIC | slant);
    descriptor.set("ItalicAngle", shape.italic_angle);
    descriptor.set("CapHeight", shape.cap_height);
    descriptor.set("StemV", shape.stem);
    if let Some(length) = cut.program.unpacked {
        let program = descriptor.get(b"FontFile2")?.as_reference()?;
        let program = document.get_object_mut(program)?.as_stream_mut()?;
        program.dict.set("Length1", i64::from(length));
        program.dict.set(FILTER, "FlateDecode");
    }
    Ok(())
}

/// Copies an object and all that it refers to.
struct Copier<'a> {
    document: &'a Document,
    numbers: BTreeMap<ObjectId, Ref>,
    waiting: VecDeque<ObjectId>,
    packer: Packer,
}

impl<'a> Copier<'a> {
    fn new(document: &'a Document, level: u32) -> Self {
        Self {
            document,
            numbers: BTreeMap::new(),
            waiting: VecDeque::new(),
            packer: Packer::new(level),
        }
    }

    fn copy(mut self, first: &Dictionary) -> Result<Chunk, Finding> {
        let mut chunk = Chunk::with_settings(SETTINGS);
        self.dictionary(chunk.indirect(Ref::new(1)), first);
        while let Some(id) = self.waiting.pop_front() {
            let number = self.number(id);
            match self.document.get_object(id).map_err(cannot_write)? {
                Object::Stream(stream) => self.stream(&mut chunk, number, stream)?,
                object => self.object(chunk.indirect(number), object),
            }
        }
        Ok(chunk)
    }

    /// The number of an object in the copy, behind that of the font.
    fn number(&mut self, id: ObjectId) -> Ref {
        let next = self.numbers.len() as i32 + 2;
        *self.numbers.entry(id).or_insert_with(|| {
            self.waiting.push_back(id);
            Ref::new(next)
        })
    }

    fn stream(&mut self, chunk: &mut Chunk, number: Ref, stream: &Stream) -> Result<(), Finding> {
        let packed = if stream.dict.has(FILTER.as_bytes()) {
            Packed::already(&stream.content)
        } else {
            self.packer.pack(&stream.content)?
        };
        let mut target = packed.stream(chunk, number);
        for (key, value) in stream.dict.iter() {
            if key != b"Length" && key != FILTER.as_bytes() {
                self.object(target.insert(Name(key)), value);
            }
        }
        Ok(())
    }

    fn dictionary(&mut self, target: Obj<'_>, dictionary: &Dictionary) {
        let mut target = target.dict();
        for (key, value) in dictionary.iter() {
            self.object(target.insert(Name(key)), value);
        }
    }

    fn object(&mut self, target: Obj<'_>, object: &Object) {
        match object {
            Object::Boolean(value) => target.primitive(*value),
            Object::Integer(value) => target.primitive(i32::try_from(*value).unwrap_or(i32::MAX)),
            Object::Real(value) => target.primitive(*value),
            Object::Name(value) => target.primitive(Name(value)),
            Object::String(value, _) => target.primitive(Str(value)),
            Object::Array(values) => {
                let mut target = target.array();
                for value in values {
                    self.object(target.push(), value);
                }
            }
            Object::Dictionary(value) => self.dictionary(target, value),
            Object::Reference(id) => target.primitive(self.number(*id)),
            // A stream stands by itself, never inside another object.
            Object::Null | Object::Stream(_) => target.primitive(Null),
        }
    }
}
