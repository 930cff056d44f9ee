//! Files and folders: the outside world of the program.
//!
//! [`scan`] finds directives, [`shared`] reads what all documents need (organ profiles, templates,
//! standards, fonts), [`job`] makes one document, [`mod@write`] puts it on disk without ever losing
//! what stood there.

pub mod doctor;
pub mod fingerprint;
pub mod fonts;
pub mod gone;
pub mod inputs;
pub mod job;
pub mod journal;
pub mod lock;
pub mod manifest;
pub mod mend;
pub mod outputs;
pub mod paths;
pub mod plan;
pub mod report;
pub mod scan;
mod settings;
pub mod shared;
mod sources;
pub mod start;
pub mod watch;
pub mod write;

use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use crate::finding::{Finding, Message, code};
use crate::source::{SourceFile, text};

/// The folder of organ profiles, beside the directives.
pub const ORGANS: &str = "co-quan";
/// The folder of the user's templates, beside the folder of directives.
pub const TEMPLATES: &str = "templates";
/// The office's own settings, beside the folder of directives; never a directive.
pub const SETTINGS: &str = "vanthu.yaml";
/// A path as shown to the user: `/` on every system, and no control character that could reach a
/// terminal.
pub fn shown(path: &Path) -> String {
    let text = path
        .to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/");
    text.replace(char::is_control, "\u{fffd}")
}

/// The folder that a file stands in, `.` for a bare name.
pub fn beside(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Whether a file's ending says YAML.
pub fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"))
}

/// Reads and decodes a text file.
///
/// # Errors
/// A finding when it cannot be opened, is too large or is not text.
pub fn read_text(path: &Path) -> Result<SourceFile, Finding> {
    text::decode(&shown(path), &beginning(path, text::MAX_BYTES as u64)?)
}

/// How often a file that is being written is read again, and how long to wait before that.
const ATTEMPTS: usize = 5;
const PAUSE: Duration = Duration::from_millis(40);

/// Reads a directive that someone may be saving at this moment: its bytes as they are when nothing
/// is being written to it.
///
/// # Errors
/// A finding when it cannot be opened, is too large or does not come to rest.
pub fn read_settled(path: &Path) -> Result<Vec<u8>, Finding> {
    let state = || {
        let meta = std::fs::metadata(path).map_err(|error| cannot_read(path, &error))?;
        Ok((meta.len(), meta.modified().ok()))
    };
    let mut before = state()?;
    for _ in 0..ATTEMPTS {
        let bytes = beginning(path, text::MAX_BYTES as u64)?;
        let after = state()?;
        if before == after {
            return Ok(bytes);
        }
        before = after;
        std::thread::sleep(PAUSE);
    }
    Err(being_written(path))
}

fn being_written(path: &Path) -> Finding {
    Finding::error(
        code::READ,
        Message::new(
            "tệp đang được ghi, chưa đọc được trọn vẹn",
            "the file is being written and could not be read whole",
        ),
    )
    .in_path(shown(path))
    .hint(
        "Đợi chương trình khác lưu xong rồi chạy lại.",
        "Wait until the other program has saved it, then run again.",
    )
}

/// Reads a file of at most `largest` bytes.
///
/// # Errors
/// A finding when it cannot be opened or is larger.
pub fn read_bytes(path: &Path, largest: u64) -> Result<Vec<u8>, Finding> {
    let bytes = beginning(path, largest)?;
    if bytes.len() as u64 <= largest {
        return Ok(bytes);
    }
    let size = largest / 1024;
    Err(Finding::error(
        code::LIMIT,
        Message::new(
            format!("tệp quá lớn (trên {size} KiB)"),
            format!("the file is too large (over {size} KiB)"),
        ),
    )
    .in_path(shown(path))
    .hint(
        "Kiểm tra xem có đúng tệp cần dùng không.",
        "Check that this is the file you meant.",
    ))
}

/// The first `largest` bytes of a file and one more, which tells a file that is larger, has grown
/// or has no end.
fn beginning(path: &Path, largest: u64) -> Result<Vec<u8>, Finding> {
    let failed = |error: &std::io::Error| cannot_read(path, error);
    let file = std::fs::File::open(path).map_err(|e| failed(&e))?;
    let mut bytes = Vec::new();
    file.take(largest + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| failed(&e))?;
    Ok(bytes)
}

/// The finding for a file or folder that cannot be read.
pub fn cannot_read(path: &Path, error: &std::io::Error) -> Finding {
    let (vi, en) = reason(error);
    let hint = if error.kind() == std::io::ErrorKind::NotFound {
        (
            "Kiểm tra lại đường dẫn. Không ghi đường dẫn nào thì chương trình tìm thư mục `directives` ở nơi đang đứng.",
            "Check the path. Without one the program looks for a folder `directives` where you are.",
        )
    } else {
        (
            "Kiểm tra quyền đọc và ổ đĩa.",
            "Check the permissions and the disk.",
        )
    };
    Finding::error(
        code::READ,
        Message::new(
            format!("không đọc được: {vi}"),
            format!("cannot be read: {en}"),
        ),
    )
    .in_path(shown(path))
    .hint(hint.0, hint.1)
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
        K::AddrInUse => "cổng đang bận",
        K::AddrNotAvailable => "máy này không có địa chỉ ấy",
        K::InvalidFilename => "tên tệp không hợp lệ",
        _ => return (error.to_string(), error.to_string()),
    };
    (vi.to_owned(), error.to_string())
}
