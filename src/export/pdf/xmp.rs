//! What describes the document, said twice in step: in the information dictionary and in XMP.

use std::fmt::Write;

use pdf_writer::{Dict, Name, TextStr};

use super::claims::conformance;
use crate::notice::Meta;

/// The program that made the file.
pub(super) const PRODUCER: &str = concat!("vanthu ", env!("CARGO_PKG_VERSION"));

/// The document's language.
pub(super) const LANGUAGE: &str = "vi-VN";

/// Fills the information dictionary.
pub(super) fn information(meta: &Meta, information: &mut Dict<'_>) {
    let texts = [
        (b"Title".as_slice(), meta.title.as_str()),
        (b"Author", &meta.author),
        (b"Subject", &meta.number),
        (b"Creator", PRODUCER),
        (b"Producer", PRODUCER),
    ];
    for (key, text) in texts {
        let text = sound(text);
        if !text.is_empty() {
            information.pair(Name(key), TextStr(&text));
        }
    }
    if let Some(moment) = moment(meta) {
        information.pair(Name(b"CreationDate"), TextStr(&moment));
        information.pair(Name(b"ModDate"), TextStr(&moment));
    }
}

/// The XMP packet; it says what the file conforms to when it is `archival`, by the part of PDF/A.
pub(super) fn packet(meta: &Meta, archival: Option<u8>) -> String {
    let conformance = archival.map(conformance).unwrap_or_default();
    let mut fields = String::from("<dc:format>application/pdf</dc:format>\n");
    let mut field = |open: &str, text: &str, close: &str| {
        let text = escape(&sound(text));
        if !text.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(fields, "<{open}>{text}</{close}>");
        }
    };
    let alternative = |name| {
        (
            format!("{name}><rdf:Alt><rdf:li xml:lang=\"x-default\""),
            format!("rdf:li></rdf:Alt></{name}"),
        )
    };
    let (open, close) = alternative("dc:title");
    field(&open, &meta.title, &close);
    let (open, close) = alternative("dc:description");
    field(&open, &meta.number, &close);
    field(
        "dc:creator><rdf:Seq><rdf:li",
        &meta.author,
        "rdf:li></rdf:Seq></dc:creator",
    );
    field(
        "dc:language><rdf:Bag><rdf:li",
        LANGUAGE,
        "rdf:li></rdf:Bag></dc:language",
    );
    field("xmp:CreatorTool", PRODUCER, "xmp:CreatorTool");
    field("pdf:Producer", PRODUCER, "pdf:Producer");
    if let Some((year, month, day)) = date(meta) {
        let moment = format!("{year}-{month}-{day}T00:00:00+07:00");
        for name in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
            field(name, &moment, name);
        }
    }
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n\
         {fields}</rdf:Description>\n{conformance}</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// The day of issue as a PDF's moment, if given.
pub(super) fn moment(meta: &Meta) -> Option<String> {
    let (year, month, day) = date(meta)?;
    Some(format!("D:{year}{month}{day}000000+07'00'"))
}

/// Year, month and day of issue, if given.
fn date(meta: &Meta) -> Option<(&str, &str, &str)> {
    let mut parts = meta.date.as_deref()?.split('-');
    let parts = [parts.next()?, parts.next()?, parts.next()?];
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = parts.map(str::len) == [4, 2, 2] && parts.iter().all(|part| digits(part));
    let [year, month, day] = parts;
    sound.then_some((year, month, day))
}

/// A text without what no reader can show: the characters that XML 1.0 forbids, and the controls and
/// non-characters that it discourages. A tab or line end becomes a space.
pub(super) fn sound(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() => None,
            '\u{FDD0}'..='\u{FDEF}' => None,
            c if u32::from(c) & 0xFFFE == 0xFFFE => None,
            c => Some(c),
        })
        .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
