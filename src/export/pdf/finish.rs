//! The file put together: pages, fonts, description, language, colour, bookmarks, structure and an
//! identifier made from the content.

use pdf_writer::{Finish, Name, Ref, TextStr};
use sha2::{Digest, Sha256};

use super::attach::{self, Attached, Attachment};
use super::colour::Intent;
use super::content::PageContent;
use super::face::EmbeddedFace;
use super::file::File;
use super::fonts::Fonts;
use super::kinds::Kinds;
use super::{claims, outline, structure, xmp};
use crate::finding::Finding;
use crate::layout::Pages;

/// Room for a page with its part of the structure.
const BYTES_A_PAGE: usize = 24 * 1024;

/// Bytes of the identifier.
const ID: usize = 16;

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

/// Writes the file.
pub(super) fn finish(parts: &Parts<'_>) -> Result<Vec<u8>, Finding> {
    let faces = parts.fonts.faces().map(|(_, face)| face.objects.len());
    let bytes = faces.sum::<usize>() + BYTES_A_PAGE * (1 + parts.pages.pages.len());
    let mut file = File::new(bytes);
    let catalog = file.number();
    let fonts = number_fonts(&mut file, parts.fonts);
    let sheets = Sheets::new(&mut file, parts.pages);
    let about = About::write(&mut file, parts, &sheets.pages)?;
    sheets.write(&mut file, parts, &fonts, about.structure.is_some())?;
    about.write_catalog(&mut file, catalog, sheets.tree);
    // Fonts come last: their names say what is in them, so the identifier needs no more of them.
    let id = identifier(&file, parts.fonts);
    file.pdf.set_file_id((id.clone(), id));
    for ((_, face), first) in parts.fonts.faces().zip(fonts) {
        let before = first.get() - 1;
        let moved = |number: Ref| Ref::new(number.get() + before);
        face.objects.renumber_into(&mut file.pdf, moved);
    }
    Ok(file.pdf.finish())
}

/// The number of each embedded font.
fn number_fonts(file: &mut File, fonts: &Fonts) -> Vec<Ref> {
    let mut number = |face: &EmbeddedFace| file.numbers(face.objects.refs().len() as i32);
    fonts.faces().map(|(_, face)| number(face)).collect()
}

/// Made from everything written so far and from the names of the fonts.
fn identifier(file: &File, fonts: &Fonts) -> Vec<u8> {
    let mut print = Sha256::new_with_prefix(file.pdf.as_bytes());
    fonts.faces().for_each(|(_, face)| print.update(&face.name));
    print.finalize().into_iter().take(ID).collect()
}

/// The pages' numbers.
struct Sheets {
    tree: Ref,
    pages: Vec<Ref>,
}

impl Sheets {
    fn new(file: &mut File, pages: &Pages) -> Self {
        Self {
            tree: file.number(),
            pages: pages.pages.iter().map(|_| file.number()).collect(),
        }
    }

    fn write(
        &self,
        file: &mut File,
        parts: &Parts<'_>,
        fonts: &[Ref],
        tagged: bool,
    ) -> Result<(), Finding> {
        let mut tree = file.pdf.indirect(self.tree).dict();
        tree.pair(Name(b"Type"), Name(b"Pages"));
        tree.insert(Name(b"Kids"))
            .array()
            .items(self.pages.iter().copied());
        tree.pair(Name(b"Count"), self.pages.len() as i32);
        tree.finish();
        let resources = file.number();
        let mut object = file.pdf.indirect(resources).dict();
        let mut names = object.insert(Name(b"Font")).dict();
        for ((name, _), number) in parts.fonts.faces().zip(fonts) {
            names.pair(Name(name.as_bytes()), *number);
        }
        names.finish();
        object.finish();
        for ((index, number), content) in (0_i32..).zip(&self.pages).zip(parts.contents) {
            let contents = file.number();
            file.stream(contents, content.operators.bytes(), |_| {})?;
            let mut page = file.pdf.indirect(*number).dict();
            page.pair(Name(b"Type"), Name(b"Page"));
            page.pair(Name(b"Parent"), self.tree);
            let size = [0.0, 0.0, parts.pages.width, parts.pages.height];
            let size = size.map(|edge| edge as f32);
            page.insert(Name(b"MediaBox")).array().items(size);
            page.pair(Name(b"Resources"), resources);
            page.pair(Name(b"Contents"), contents);
            if tagged {
                page.pair(Name(b"StructParents"), index);
                page.pair(Name(b"Tabs"), Name(b"S"));
            }
        }
        Ok(())
    }
}

/// What the catalogue leads to besides the pages.
struct About {
    outline: Option<Ref>,
    structure: Option<Ref>,
    attached: Option<Attached>,
    metadata: Ref,
    intent: Intent,
}

impl About {
    fn write(file: &mut File, parts: &Parts<'_>, pages: &[Ref]) -> Result<Self, Finding> {
        let notice = parts.kinds.notice;
        let meta = &notice.meta;
        let height = parts.pages.height;
        let outline = outline::write(file, notice, parts.contents, pages, height);
        let structure = structure::write(file, parts.kinds, parts.contents, pages);
        let attached = attach::write(file, meta, parts.attachments)?;
        let archival = structure.is_some() && claims::conforms(notice, parts.pages);
        let part = if attached.is_some() { 3 } else { 2 };
        let packet = xmp::packet(meta, archival.then_some(part));
        // The packet is not packed, so that any tool can find it.
        let metadata = file.number();
        let mut stream = file.pdf.stream(metadata, packet.as_bytes());
        stream.pair(Name(b"Type"), Name(b"Metadata"));
        stream.pair(Name(b"Subtype"), Name(b"XML"));
        stream.finish();
        let information = file.number();
        xmp::information(meta, &mut file.pdf.document_info(information));
        let intent = Intent::new(file, notice)?;
        Ok(Self {
            outline,
            structure,
            attached,
            metadata,
            intent,
        })
    }

    fn write_catalog(&self, file: &mut File, number: Ref, pages: Ref) {
        let mut catalog = file.pdf.catalog(number);
        catalog.pair(Name(b"Pages"), pages);
        catalog.pair(Name(b"PageMode"), Name(b"UseNone"));
        catalog.pair(Name(b"Lang"), TextStr(xmp::LANGUAGE));
        let mut preferences = catalog.insert(Name(b"ViewerPreferences")).dict();
        preferences.pair(Name(b"DisplayDocTitle"), true);
        preferences.finish();
        if let Some(attached) = &self.attached {
            let mut names = catalog.insert(Name(b"Names")).dict();
            names.pair(Name(b"EmbeddedFiles"), attached.names);
            names.finish();
            catalog
                .insert(Name(b"AF"))
                .array()
                .items(attached.files.iter().copied());
        }
        catalog.pair(Name(b"Metadata"), self.metadata);
        let mut intents = catalog.insert(Name(b"OutputIntents")).array();
        self.intent.write(&mut intents.push().dict());
        intents.finish();
        if let Some(outline) = self.outline {
            catalog.pair(Name(b"Outlines"), outline);
        }
        if let Some(structure) = self.structure {
            let mut mark = catalog.insert(Name(b"MarkInfo")).dict();
            mark.pair(Name(b"Marked"), true);
            mark.finish();
            catalog.pair(Name(b"StructTreeRoot"), structure);
        }
    }
}
