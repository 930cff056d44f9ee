//! Files that travel inside the PDF: the sources that it was made from; ISO 19005-3, 6.8 and
//! annex E.

use md5::{Digest, Md5};
use pdf_writer::{Name, Ref, Str, TextStr};

use super::file::File;
use super::xmp;
use crate::finding::Finding;
use crate::notice::Meta;

/// The date of a file whose document has none: the format asks for one, and none may be invented
/// that looks true.
const NO_DATE: &str = "D:19700101000000Z";

/// A file that is put into the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its path below the folder of directives, with `/`.
    pub name: String,
    /// The text.
    pub text: String,
    /// What it is, in a few words.
    pub description: String,
}

/// Where the catalogue finds the files.
pub(super) struct Attached {
    /// The tree of names.
    pub(super) names: Ref,
    /// The files' descriptions.
    pub(super) files: Vec<Ref>,
}

/// Writes the files; nothing without files.
pub(super) fn write(
    file: &mut File,
    meta: &Meta,
    attachments: &[Attachment],
) -> Result<Option<Attached>, Finding> {
    if attachments.is_empty() {
        return Ok(None);
    }
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let mut files = Vec::new();
    for attachment in &sorted {
        files.push(specification(file, meta, attachment)?);
    }
    let names = file.number();
    let mut tree = file.pdf.indirect(names).dict();
    let mut pairs = tree.insert(Name(b"Names")).array();
    for (attachment, specification) in sorted.iter().zip(&files) {
        pairs.item(TextStr(&attachment.name)).item(*specification);
    }
    Ok(Some(Attached { names, files }))
}

fn specification(file: &mut File, meta: &Meta, attachment: &Attachment) -> Result<Ref, Finding> {
    let bytes = attachment.text.as_bytes();
    let date = xmp::moment(meta).unwrap_or_else(|| NO_DATE.to_owned());
    let content = file.number();
    file.stream(content, bytes, |stream| {
        stream.pair(Name(b"Type"), Name(b"EmbeddedFile"));
        stream.pair(Name(b"Subtype"), Name(b"application/yaml"));
        let mut known = stream.insert(Name(b"Params")).dict();
        known.pair(Name(b"Size"), bytes.len() as i32);
        known.pair(Name(b"CheckSum"), Str(&Md5::digest(bytes)));
        known.pair(Name(b"ModDate"), TextStr(&date));
    })?;
    let specification = file.number();
    let mut object = file.pdf.indirect(specification).dict();
    object.pair(Name(b"Type"), Name(b"Filespec"));
    object.pair(Name(b"F"), TextStr(&attachment.name));
    object.pair(Name(b"UF"), TextStr(&attachment.name));
    object.pair(Name(b"Desc"), TextStr(&attachment.description));
    object.pair(Name(b"AFRelationship"), Name(b"Source"));
    let mut embedded = object.insert(Name(b"EF")).dict();
    embedded
        .pair(Name(b"F"), content)
        .pair(Name(b"UF"), content);
    Ok(specification)
}
