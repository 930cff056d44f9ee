//! Word: a package of XML parts, written here because a notice must come out with the same bytes on
//! every machine and with every element where the schema wants it.
//!
//! The file looks like the laid-out pages: letterhead, title and signature have their line ends and
//! heights, rules their lengths, the body its line pitch. Everything else is Word's own business: the
//! text flows, numbers count, styles have names.
//!
//! - `xml`: the element tree; `properties`, `section`, `styles`, `numbering`: what the schema orders
//! - `measure`, `stack`: what the pages tell
//! - `letterhead`, `body`, `table`, `closing`, `annex`, `foot`: the notice, part by part
//! - `document`, `parts`, `relations`, `package`: the files of the package

mod annex;
mod body;
mod closing;
mod document;
mod foot;
mod letterhead;
mod measure;
mod numbering;
mod package;
mod parts;
mod properties;
mod relations;
mod runs;
mod section;
mod stack;
mod styles;
mod table;
#[cfg(test)]
mod tests;

mod units;
mod xml;

use std::fmt::Display;

use crate::finding::{Finding, Message, code};
use crate::layout::Pages;
use crate::notice::Notice;

/// The notice as a Word file (ISO/IEC 29500 transitional) that looks like its laid-out `pages`.
///
/// # Errors
/// The finding that the package cannot be put together.
pub fn export(notice: &Notice, pages: &Pages) -> Result<Vec<u8>, Finding> {
    let written = document::document(notice, pages);
    let standard = &*notice.standard;
    let parts = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", relations::of_package()),
        ("docProps/core.xml", parts::core(notice)),
        ("docProps/app.xml", parts::app(notice, pages)),
        ("word/document.xml", written.document),
        (
            "word/_rels/document.xml.rels",
            relations::of_document(&written.links),
        ),
        (
            "word/styles.xml",
            styles::sheet(standard, &written.measures),
        ),
        ("word/numbering.xml", written.numbering.element()),
        ("word/settings.xml", parts::settings()),
        ("word/fontTable.xml", parts::fonts(&standard.font.family)),
        ("word/header1.xml", foot::numbered_header()),
        ("word/header2.xml", foot::empty("w:hdr")),
        ("word/header3.xml", written.first_header),
        ("word/footer1.xml", foot::empty("w:ftr")),
        ("word/footer2.xml", foot::contact_footer(notice)),
    ];
    package::zip(&parts).map_err(cannot_write)
}

/// The file cannot be put together.
fn cannot_write(reason: impl Display) -> Finding {
    Finding::error(
        code::WRITE,
        Message::new(
            format!("không dựng được tệp Word: {reason}"),
            format!("the Word file cannot be built: {reason}"),
        ),
    )
}
