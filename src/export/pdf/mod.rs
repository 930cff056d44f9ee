//! PDF. The only room that knows `printpdf`, `lopdf` and `pdf-writer`.
//!
//! [`fonts`] chooses the faces, prepared ones that documents share or such as are cut down to the
//! glyphs in use; [`face`] cuts and [`embed`] lets `printpdf` make the font's objects, once for each
//! face. [`content`] turns positions into [`operators`], and [`finish`] puts the [`mod@file`] together
//! with `pdf-writer`: [`kinds`] says what is a heading, a list, a cell or a paragraph, [`tree`] and
//! [`structure`] write it down, and [`spaces`] has given the text back the spaces at which lines were
//! broken.
//!
//! What `printpdf` (0.12.8) does otherwise than a notice needs, and where it is set right:
//!
//! - glyph widths are floored to integers, so a line drifts by up to a point: [`embed`] writes the
//!   exact ones and [`content`] counts with them;
//! - a glyph stands for one text only: [`face`] gives each (glyph, text) pair a code of its own;
//! - whole faces are embedded: it is handed a subset, already renumbered and named;
//! - pages, operators and objects go through lists and maps of small allocations, which took three
//!   quarters of the time of a PDF: it makes the fonts only, which can be kept.

mod attach;
mod claims;
mod colour;
mod content;
mod embed;
mod face;
mod file;
mod finish;
mod fonts;
mod icc;
mod kinds;
mod operators;
mod outline;
mod prepared;
mod repertoire;
mod spaces;
mod structure;
#[cfg(test)]
mod tests;
mod tree;
mod xmp;

use std::fmt::Display;

use crate::finding::{Finding, Message, code};
use crate::layout::Pages;
use crate::notice::Notice;
pub use attach::Attachment;
use fonts::Fonts;
pub use fonts::Press;
use kinds::Kinds;
pub use repertoire::letters;

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
    export_with(notice, pages, &[], &Press::exact())
}

/// As [`export`], with faces from a press, and with files inside; then the file says PDF/A-3a
/// instead of PDF/A-2a.
///
/// # Errors
///
/// As [`export`].
pub fn export_with(
    notice: &Notice,
    pages: &Pages,
    attachments: &[Attachment],
    press: &Press,
) -> Result<Vec<u8>, Finding> {
    let kinds = Kinds::new(notice);
    let pages = &spaces::restore(&kinds, pages);
    let fonts = Fonts::collect(pages, press)?;
    let contents = content::draw(&kinds, pages, &fonts)?;
    finish::finish(&finish::Parts {
        kinds: &kinds,
        pages,
        fonts: &fonts,
        contents: &contents,
        attachments,
    })
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
