//! Files and folders: the outside world of the program.
//!
//! [`scan`] finds directives, [`shared`] reads what all documents need (organ profiles, templates,
//! standards, fonts), [`job`] makes one document, [`mod@write`] puts it on disk without ever losing
//! what stood there.

pub mod fonts;
pub mod job;
pub mod manifest;
pub mod scan;
pub mod shared;
pub mod write;

use std::path::Path;

use crate::finding::{Finding, Message, code};
use crate::source::{SourceFile, text};

/// The folder of organ profiles, beside the directives.
pub const ORGANS: &str = "co-quan";
/// The folder of the user's templates, beside the folder of directives.
pub const TEMPLATES: &str = "templates";
/// Largest file that is read, in bytes; a directive is a few kilobytes.
pub const LARGEST: u64 = 1024 * 1024;

/// A path as shown to the user: `/` on every system.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// Reads and decodes a text file.
///
/// # Errors
/// A finding when it cannot be opened, is too large or is not text.
pub fn read_text(path: &Path) -> Result<SourceFile, Finding> {
    text::decode(&shown(path), &read_bytes(path, LARGEST)?)
}

/// Reads a file of at most `largest` bytes.
///
/// # Errors
/// A finding when it cannot be opened or is larger.
pub fn read_bytes(path: &Path, largest: u64) -> Result<Vec<u8>, Finding> {
    use std::io::Read as _;
    let failed = |error: &std::io::Error| cannot_read(path, error);
    let file = std::fs::File::open(path).map_err(|e| failed(&e))?;
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that grew or has no length (a pipe, a device).
    file.take(largest + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| failed(&e))?;
    if bytes.len() as u64 > largest {
        return Err(Finding::error(
            code::LIMIT,
            Message::new(
                format!("tệp quá lớn (trên {} KiB)", largest / 1024),
                format!("the file is too large (over {} KiB)", largest / 1024),
            ),
        )
        .in_path(shown(path))
        .hint(
            "Kiểm tra xem có đúng tệp cần dùng không.",
            "Check that this is the file you meant.",
        ));
    }
    Ok(bytes)
}

/// The finding for a file or folder that cannot be read.
pub fn cannot_read(path: &Path, error: &std::io::Error) -> Finding {
    let (vi, en) = reason(error);
    Finding::error(
        code::READ,
        Message::new(
            format!("không đọc được: {vi}"),
            format!("cannot be read: {en}"),
        ),
    )
    .in_path(shown(path))
    .hint(
        "Kiểm tra tên, quyền đọc và ổ đĩa.",
        "Check the name, the permissions and the disk.",
    )
}

/// The system's reason in plain words of both languages.
pub fn reason(error: &std::io::Error) -> (String, String) {
    use std::io::ErrorKind as K;
    let vi = match error.kind() {
        K::NotFound => "không có tệp hay thư mục này",
        K::PermissionDenied => "không đủ quyền",
        K::AlreadyExists => "đã có tệp cùng tên",
        K::StorageFull | K::QuotaExceeded => "ổ đĩa đầy",
        K::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        K::IsADirectory => "đây là thư mục",
        K::NotADirectory => "đây không phải thư mục",
        K::InvalidFilename => "tên tệp không hợp lệ",
        _ => return (error.to_string(), error.to_string()),
    };
    (vi.to_owned(), error.to_string())
}
