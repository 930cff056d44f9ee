//! Files that travel inside the PDF: the sources that it was made from; ISO 19005-3, 6.8 and
//! annex E.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};
use md5::{Digest, Md5};

use super::xmp;
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

/// Writes the files and leads to them from the catalogue; nothing without files.
pub(super) fn write(
    document: &mut Document,
    meta: &Meta,
    attachments: &[Attachment],
) -> lopdf::Result<()> {
    if attachments.is_empty() {
        return Ok(());
    }
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let mut names = Vec::new();
    let mut files = Vec::new();
    for attachment in sorted {
        let file = specification(document, meta, attachment);
        names.extend([text_string(&attachment.name), file.into()]);
        files.push(Object::from(file));
    }
    let tree = document.add_object(dictionary! { "Names" => names });
    let catalog = document.catalog_mut()?;
    catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
    catalog.set("AF", files);
    Ok(())
}

fn specification(document: &mut Document, meta: &Meta, attachment: &Attachment) -> ObjectId {
    let bytes = attachment.text.as_bytes();
    let sum = Object::String(
        Md5::digest(bytes).to_vec(),
        lopdf::StringFormat::Hexadecimal,
    );
    let date = xmp::moment(meta).unwrap_or_else(|| NO_DATE.to_owned());
    let kind: Dictionary = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => "application/yaml",
        "Params" => dictionary! {
            "Size" => bytes.len() as i64,
            "CheckSum" => sum,
            "ModDate" => text_string(&date),
        },
    };
    let stream = document.add_object(Stream::new(kind, bytes.to_vec()));
    document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => text_string(&attachment.name),
        "UF" => text_string(&attachment.name),
        "Desc" => text_string(&attachment.description),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    })
}
