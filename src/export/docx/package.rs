//! The zip file around the parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::xml::Element;

/// Compression: the usual level, named so that no default of a library can change the bytes.
const LEVEL: i64 = 6;

/// Puts the parts into a package in this order. Every entry bears the same date, the earliest that a
/// zip file knows.
///
/// # Errors
/// Never in practice: what is written stays in memory.
pub(super) fn zip(parts: &[(&str, Element)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        // Windows would write another byte here.
        .system(System::Unix);
    for (name, part) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(&part.to_bytes()?)?;
    }
    Ok(zip.finish()?.into_inner())
}
