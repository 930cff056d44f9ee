//! A small reader of our own files: what a viewer would show and where.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

/// A glyph as a viewer shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) text: String,
    /// From the left, pt.
    pub(super) x: f64,
    /// From the bottom, pt.
    pub(super) y: f64,
}

/// A font's widths and texts by code.
struct Face {
    widths: Vec<f64>,
    texts: BTreeMap<u16, String>,
}

pub(super) fn catalog(file: &Document) -> &Dictionary {
    file.catalog().unwrap()
}

/// A page's operators as text, strings as hexadecimal digits.
pub(super) fn content(file: &Document, page: u32) -> String {
    let page = file.get_pages()[&page];
    let content = file.get_page_content(page);
    // The library ends each stream with a line end of its own.
    let mut rest = content.strip_suffix(b"\n").unwrap();
    let mut text = String::new();
    while let Some((byte, next)) = rest.split_first() {
        rest = next;
        if *byte == b'(' {
            text.push('<');
            while let Some((byte, next)) = rest.split_first().filter(|(byte, _)| **byte != b')') {
                rest = next;
                let mut byte = *byte;
                if byte == b'\\' {
                    byte = if rest[0] == b'r' { b'\r' } else { rest[0] };
                    rest = &rest[1..];
                }
                write!(text, "{byte:02X}").unwrap();
            }
            rest = &rest[1..];
            text.push('>');
        } else {
            text.push(char::from(*byte));
        }
    }
    text
}

fn font_dictionaries(file: &Document) -> BTreeMap<Vec<u8>, &Dictionary> {
    let page = file.page_iter().next().unwrap();
    file.get_page_fonts(page).unwrap()
}

fn descendant(font: &Dictionary) -> &Dictionary {
    font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]
        .as_dict()
        .unwrap()
}

/// Every glyph shown, in the order of the content.
pub(super) fn read(bytes: &[u8]) -> Vec<Shown> {
    let file = Document::load_mem(bytes).unwrap();
    let faces: BTreeMap<_, _> = font_dictionaries(&file)
        .into_iter()
        .map(|(name, font)| (name, face(&file, font)))
        .collect();
    file.page_iter()
        .flat_map(|page| show(&file.get_page_content(page), &faces))
        .collect()
}

fn show(content: &[u8], faces: &BTreeMap<Vec<u8>, Face>) -> Vec<Shown> {
    let (mut shown, mut face, mut size) = (Vec::new(), None, 0.0);
    let (mut x, mut y) = (0.0, 0.0);
    let number = |object: &Object| f64::from(object.as_float().unwrap());
    for step in Content::decode(content).unwrap().operations {
        match step.operator.as_str() {
            "BT" => (x, y) = (0.0, 0.0),
            "Tf" => {
                face = faces.get(step.operands[0].as_name().unwrap());
                size = number(&step.operands[1]);
            }
            "Td" => {
                x += number(&step.operands[0]);
                y += number(&step.operands[1]);
            }
            "TJ" => {
                for part in step.operands[0].as_array().unwrap() {
                    let Object::String(code, _) = part else {
                        x -= number(part) / 1000.0 * size;
                        continue;
                    };
                    let face: &Face = face.unwrap();
                    for code in code.chunks(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        let text = face.texts[&code].clone();
                        shown.push(Shown { text, x, y });
                        x += face.widths[usize::from(code)] / 1000.0 * size;
                    }
                }
            }
            _ => {}
        }
    }
    shown
}

fn face(file: &Document, font: &Dictionary) -> Face {
    let widths = descendant(font).get(b"W").unwrap().as_array().unwrap();
    assert_eq!(widths[0].as_i64().unwrap(), 0);
    let widths = widths[1].as_array().unwrap().iter();
    let map = font
        .get_deref(b"ToUnicode", file)
        .unwrap()
        .as_stream()
        .unwrap();
    let map = String::from_utf8(map.get_plain_content().unwrap()).unwrap();
    let pair = |line: &str| {
        let (code, text) = line
            .strip_prefix('<')?
            .strip_suffix('>')?
            .split_once("> <")?;
        let code = u16::from_str_radix(code, 16).ok()?;
        let units = text
            .as_bytes()
            .chunks(4)
            .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap());
        Some((
            code,
            String::from_utf16(&units.collect::<Vec<_>>()).unwrap(),
        ))
    };
    Face {
        widths: widths
            .map(|width| f64::from(width.as_float().unwrap()))
            .collect(),
        texts: map
            .lines()
            .filter(|line| *line != "<0000> <FFFF>")
            .filter_map(pair)
            .collect(),
    }
}

/// The glyph of each code of the first face.
pub(super) fn glyph_map(bytes: &[u8]) -> Vec<u16> {
    let file = Document::load_mem(bytes).unwrap();
    let fonts = font_dictionaries(&file);
    glyphs(&file, fonts.values().next().unwrap())
}

/// The glyph of each code; empty when they are the same.
fn glyphs(file: &Document, font: &Dictionary) -> Vec<u16> {
    let map = descendant(font).get_deref(b"CIDToGIDMap", file).unwrap();
    let Ok(map) = map.as_stream() else {
        assert_eq!(map.as_name().unwrap(), b"Identity");
        return Vec::new();
    };
    let map = map.get_plain_content().unwrap();
    map.chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect()
}

/// An embedded font.
pub(super) struct Program {
    pub(super) bytes: Vec<u8>,
    /// By code, as the file says, in thousandths of an em.
    pub(super) widths: Vec<f64>,
    /// By code; empty when the codes are the glyphs.
    pub(super) glyphs: Vec<u16>,
}

/// The embedded fonts.
pub(super) fn programs(file: &Document) -> Vec<Program> {
    let program = |font: &&Dictionary| {
        let descriptor = descendant(font).get_deref(b"FontDescriptor", file).unwrap();
        let descriptor = descriptor.as_dict().unwrap();
        let bytes = descriptor.get_deref(b"FontFile2", file).unwrap();
        Program {
            bytes: bytes.as_stream().unwrap().get_plain_content().unwrap(),
            widths: face(file, font).widths,
            glyphs: glyphs(file, font),
        }
    };
    font_dictionaries(file).values().map(program).collect()
}

/// Name and measures of every face.
pub(super) fn fonts(file: &Document) -> Vec<String> {
    let describe = |font: &&Dictionary| {
        let name = String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap());
        let (tag, _) = name.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()));
        let descriptor = descendant(font).get_deref(b"FontDescriptor", file).unwrap();
        let descriptor = descriptor.as_dict().unwrap();
        assert_eq!(
            descriptor.get(b"FontName").unwrap().as_name().unwrap(),
            name.as_bytes()
        );
        let keys = [
            "Flags",
            "ItalicAngle",
            "Ascent",
            "Descent",
            "CapHeight",
            "StemV",
        ];
        keys.iter().fold(format!("{name} "), |mut text, key| {
            let separator = if text.ends_with(' ') { "" } else { " " };
            let value = descriptor.get(key.as_bytes()).unwrap().as_float().unwrap();
            write!(text, "{separator}{key} {value}").unwrap();
            text
        })
    };
    font_dictionaries(file).values().map(describe).collect()
}

/// The information dictionary, a line for each key.
pub(super) fn information(file: &Document) -> Vec<String> {
    let info = file
        .trailer
        .get_deref(b"Info", file)
        .unwrap()
        .as_dict()
        .unwrap();
    let line = |(key, value): (&Vec<u8>, &Object)| {
        let key = String::from_utf8_lossy(key);
        format!("{key}={}", decode_text_string(value).unwrap())
    };
    info.iter().map(line).collect()
}

/// The XMP packet.
pub(super) fn packet(file: &Document) -> String {
    let metadata = catalog(file)
        .get_deref(b"Metadata", file)
        .unwrap()
        .as_stream()
        .unwrap();
    assert!(metadata.dict.get(b"Filter").is_err());
    String::from_utf8(metadata.content.clone()).unwrap()
}

/// The bookmarks, indented, with their places.
pub(super) fn bookmarks(file: &Document) -> String {
    let root = catalog(file)
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let mut text = String::new();
    list(file, root, 0, &pages, &mut text);
    text
}

fn list(file: &Document, parent: ObjectId, depth: usize, pages: &[ObjectId], text: &mut String) {
    let at = |dictionary: &Dictionary, key: &[u8]| {
        dictionary
            .get(key)
            .ok()
            .map(|object| object.as_reference().unwrap())
    };
    let above = file.get_dictionary(parent).unwrap();
    let (mut next, mut before) = (at(above, b"First"), None);
    while let Some(id) = next {
        let item = file.get_dictionary(id).unwrap();
        assert_eq!(at(item, b"Parent"), Some(parent));
        assert_eq!(at(item, b"Prev"), before);
        let title = decode_text_string(item.get(b"Title").unwrap()).unwrap();
        let place = item.get(b"Dest").unwrap().as_array().unwrap();
        let page = place[0].as_reference().unwrap();
        let page = pages.iter().position(|known| *known == page).unwrap() + 1;
        let top = place[3].as_float().unwrap();
        let below = item
            .get(b"Count")
            .map_or(0, |count| count.as_i64().unwrap());
        let indent = "  ".repeat(depth);
        writeln!(
            text,
            "{indent}{title} · page {page}, {top:.2} · {below} below"
        )
        .unwrap();
        list(file, id, depth + 1, pages, text);
        (before, next) = (Some(id), at(item, b"Next"));
    }
    assert_eq!(at(above, b"Last"), before);
}
