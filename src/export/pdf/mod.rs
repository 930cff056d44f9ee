//! PDF. The only room that knows `printpdf` and `lopdf`.
//!
//! [`fonts`] cuts the faces down to the glyphs in use, [`content`] turns positions into drawing
//! operators, `printpdf` puts pages and fonts together, and [`finish`] goes over the result with
//! `lopdf` before it is written: [`kinds`] says what is a heading, a list, a cell or a paragraph,
//! [`tree`] and [`structure`] write it down, and [`spaces`] has given the text back the spaces at
//! which lines were broken.
//!
//! What `printpdf` (0.12.8) does otherwise than a notice needs, and where it is set right:
//!
//! - glyph widths are floored to integers, so a line drifts by up to a point: [`fonts`] writes the
//!   exact ones and [`content`] counts with them;
//! - a glyph stands for one text only: [`fonts`] gives each (glyph, text) pair a code of its own;
//! - whole faces are embedded: it is handed a subset, already renumbered and named;
//! - runs that follow a text matrix are merged with the floored widths: [`content`] places text
//!   with `Td`, which is left alone;
//! - version 1.3, a file identifier from a process-wide counter, dates of 1970, empty resource
//!   dictionaries, flat bookmarks in alphabetical order: [`finish`] replaces them all.

mod attach;
mod claims;
mod colour;
mod content;
mod finish;
mod fonts;
mod icc;
mod kinds;
mod outline;
mod spaces;
mod structure;
#[cfg(test)]
mod tests;
mod tree;
mod xmp;

use std::fmt::Display;

use printpdf::{PdfDocument, PdfFont, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt, Rect};

use crate::finding::{Finding, Message, code};
use crate::layout::Pages;
use crate::notice::Notice;
pub use attach::Attachment;
use content::PageContent;
use fonts::Fonts;
use kinds::Kinds;

/// Writes the laid-out notice as a tagged PDF 1.7 file.
///
/// The file says that it is PDF/A-2a and PDF/UA-1 when it may: it has a title and every character
/// has a glyph. What that rests on is told in `docs/compliance/pdf.md`.
///
/// The bytes depend on the notice, the pages and the program's version only.
///
/// # Errors
///
/// [`code::PAGE`] when a position cannot be drawn, [`code::WRITE`] when a face cannot be embedded
/// or the file cannot be put together.
pub fn export(notice: &Notice, pages: &Pages) -> Result<Vec<u8>, Finding> {
    export_with(notice, pages, &[])
}

/// As [`export`], with files inside; then the file says PDF/A-3a instead of PDF/A-2a.
///
/// # Errors
///
/// As [`export`].
pub fn export_with(
    notice: &Notice,
    pages: &Pages,
    attachments: &[Attachment],
) -> Result<Vec<u8>, Finding> {
    let kinds = Kinds::new(notice);
    let pages = &spaces::restore(&kinds, pages);
    let fonts = Fonts::collect(pages)?;
    let mut contents = content::draw(&kinds, pages, &fonts)?;
    let document = assemble(pages, &fonts, &mut contents)?;
    let parts = finish::Parts {
        kinds: &kinds,
        pages,
        fonts: &fonts,
        contents: &contents,
        attachments,
    };
    finish::finish(document, &parts)
}

/// Lets `printpdf` put pages and fonts together; it takes the operators, the marks stay.
fn assemble(
    pages: &Pages,
    fonts: &Fonts,
    contents: &mut [PageContent],
) -> Result<lopdf::Document, Finding> {
    let paper = Rect::from_wh(Pt(pages.width as f32), Pt(pages.height as f32));
    let mut document = PdfDocument::default();
    for face in fonts.faces() {
        let font = PdfFont::new(face.for_printpdf());
        document.resources.fonts.map.insert(face.resource(), font);
    }
    document.pages = contents
        .iter_mut()
        .map(|content| PdfPage {
            media_box: paper.clone(),
            trim_box: paper.clone(),
            crop_box: paper.clone(),
            ops: std::mem::take(&mut content.ops),
        })
        .collect();
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let lopdf = document.to_lopdf_document(&options, &mut warnings);
    match warnings
        .into_iter()
        .find(|warning| warning.severity == PdfParseErrorSeverity::Error)
    {
        Some(warning) => Err(cannot_write(warning.msg)),
        None => Ok(lopdf),
    }
}

/// The file cannot be put together.
fn cannot_write(reason: impl Display) -> Finding {
    Finding::error(
        code::WRITE,
        Message::new(
            format!("không dựng được tệp PDF: {reason}"),
            format!("the PDF cannot be built: {reason}"),
        ),
    )
}

/// Something on page `index` (from 0) cannot be drawn.
fn cannot_draw(index: usize) -> Finding {
    let page = index + 1;
    Finding::error(
        code::PAGE,
        Message::new(
            format!("không đặt được chữ trên trang {page} của tệp PDF"),
            format!("text on page {page} of the PDF cannot be placed"),
        ),
    )
    .hint(
        "kiểm tra khổ giấy, lề và cỡ chữ trong thể thức đang dùng",
        "check the paper, margins and sizes in the standard in use",
    )
}
