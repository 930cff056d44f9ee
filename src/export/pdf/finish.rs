//! The finishing pass over `printpdf`'s document: exact fonts, plain resources, description,
//! language, colour, bookmarks and an identifier made from the content.

use flate2::{Compress, CompressError, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::attach::{self, Attachment};
use super::content::PageContent;
use super::fonts::Fonts;
use super::kinds::Kinds;
use super::{cannot_write, claims, colour, outline, structure, xmp};
use crate::finding::Finding;
use crate::layout::Pages;
use crate::notice::Notice;

/// Stands in the trailer until the content is known; as long as the identifier.
const NO_ID: [u8; 16] = [0; 16];

/// How hard streams are compressed: the hardest takes twice the time for a hundredth in size.
const LEVEL: u32 = 3;

/// Streams below this many bytes stay as they are.
const WORTHWHILE: usize = 512;

/// What the document is made from.
pub(super) struct Parts<'a> {
    /// The notice, and what its parts are.
    pub(super) kinds: &'a Kinds<'a>,
    /// The pages.
    pub(super) pages: &'a Pages,
    /// The embedded faces.
    pub(super) fonts: &'a Fonts,
    /// What is drawn on each page.
    pub(super) contents: &'a [PageContent],
    /// The files to put inside.
    pub(super) attachments: &'a [Attachment],
}

/// Finishes the document and writes it.
pub(super) fn finish(mut document: Document, parts: &Parts<'_>) -> Result<Vec<u8>, Finding> {
    mend(&mut document, parts).map_err(cannot_write)?;
    document.prune_objects();
    document.renumber_objects();
    compress(&mut document).map_err(cannot_write)?;
    write(&mut document)
}

/// Compresses the streams worth it, always alike. One state serves all: `lopdf` makes a new one for
/// each stream, which costs more than compressing a small one.
fn compress(document: &mut Document) -> Result<(), CompressError> {
    let mut state = Compress::new(Compression::new(LEVEL), true);
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let size = stream.content.len();
        if !stream.allows_compression || size < WORTHWHILE {
            continue;
        }
        state.reset();
        let mut packed = Vec::with_capacity(size);
        let status = state.compress_vec(&stream.content, &mut packed, FlushCompress::Finish)?;
        if status == Status::StreamEnd {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}

fn mend(document: &mut Document, parts: &Parts<'_>) -> lopdf::Result<()> {
    let Parts {
        kinds,
        pages,
        fonts,
        contents,
        attachments,
    } = *parts;
    let notice = kinds.notice;
    document.version = "1.7".into();
    let page_ids: Vec<ObjectId> = document.page_iter().collect();
    if let Some(first) = page_ids.first() {
        let resources = mend_fonts(document, *first, fonts)?;
        for page in &page_ids {
            mend_page(document, *page, resources, pages)?;
        }
    }
    let outline = outline::write(document, notice, contents, &page_ids, pages.height);
    let structure = structure::write(document, kinds, contents, &page_ids)?;
    let archival = structure.is_some() && claims::conforms(notice, pages);
    let part = if attachments.is_empty() { 2 } else { 3 };
    attach::write(document, &notice.meta, attachments)?;
    let metadata = document.add_object(metadata(notice, archival.then_some(part)));
    let intent = colour::output_intent(document, notice);
    let catalog = document.catalog_mut()?;
    describe(catalog, metadata, intent);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    if let Some(structure) = structure {
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("StructTreeRoot", structure);
    }
    let information = document.add_object(xmp::information(&notice.meta));
    document.trailer.set("Info", information);
    Ok(())
}

/// Sets the fonts right and returns the resources that all pages share.
fn mend_fonts(document: &mut Document, page: ObjectId, fonts: &Fonts) -> lopdf::Result<ObjectId> {
    let resources = document.get_dictionary(page)?.get(b"Resources")?;
    let resources = document.get_dictionary(resources.as_reference()?)?;
    let names = resources.get(b"Font")?.as_reference()?;
    for face in fonts.faces() {
        let id = document.get_dictionary(names)?;
        let id = id.get(face.resource().0.as_bytes())?.as_reference()?;
        let mut font = document.get_dictionary(id)?.clone();
        face.mend(document, &mut font)?;
        document.set_object(id, font);
    }
    Ok(document.add_object(dictionary! { "Font" => names }))
}

/// Keeps of a page what it needs.
fn mend_page(
    document: &mut Document,
    page: ObjectId,
    resources: ObjectId,
    pages: &Pages,
) -> lopdf::Result<()> {
    let page = document.get_dictionary_mut(page)?;
    let size = [0.0, 0.0, pages.width, pages.height].map(|edge| Object::Real(edge as f32));
    *page = dictionary! {
        "Type" => "Page",
        "Parent" => page.get(b"Parent")?.clone(),
        "MediaBox" => size.to_vec(),
        "Resources" => resources,
        "Contents" => page.get(b"Contents")?.clone(),
    };
    Ok(())
}

/// The XMP packet, left uncompressed so that any tool can find it.
fn metadata(notice: &Notice, archival: Option<u8>) -> Stream {
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = xmp::packet(&notice.meta, archival).into_bytes();
    Stream::new(dictionary, packet).with_compression(false)
}

fn describe(catalog: &mut Dictionary, metadata: ObjectId, intent: Dictionary) {
    catalog.remove(b"PageLayout");
    catalog.set("PageMode", "UseNone");
    catalog.set("Lang", lopdf::text_string(xmp::LANGUAGE));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
}

/// Writes the file with an identifier of everything before it.
fn write(document: &mut Document) -> Result<Vec<u8>, Finding> {
    let mut bytes = Vec::new();
    set_id(document, NO_ID);
    document.save_to(&mut bytes).map_err(cannot_write)?;
    let mut id = NO_ID;
    for (slot, byte) in id.iter_mut().zip(Sha256::digest(&bytes)) {
        *slot = byte;
    }
    // Both have the same length, so nothing moves.
    bytes.clear();
    set_id(document, id);
    document.save_to(&mut bytes).map_err(cannot_write)?;
    Ok(bytes)
}

fn set_id(document: &mut Document, id: [u8; 16]) {
    let id = Object::String(id.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}
