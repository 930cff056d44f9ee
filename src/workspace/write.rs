//! Writes outputs: to a temporary name in the same folder, then renamed, so that no one ever sees
//! half a file and a failed write leaves the last good one.

use std::io::Write as _;
use std::path::Path;

use super::{reason, shown};
use crate::finding::{Finding, Message, code};

/// Writes `bytes` to `path`, making its folder when needed.
///
/// # Errors
/// A finding; what stood at `path` is untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Finding> {
    let attempt = || -> std::io::Result<()> {
        let folder = path
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".vanthu-").suffix(".tmp");
        readable_by_all(&mut builder);
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|e| e.error)?;
        Ok(())
    };
    attempt().map_err(|error| cannot_write(path, &error))
}

/// Temporary files are private by default; an output is for the whole office.
#[cfg(unix)]
fn readable_by_all(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn readable_by_all(_: &mut tempfile::Builder<'_, '_>) {}

/// The finding for an output that cannot be written.
pub fn cannot_write(path: &Path, error: &std::io::Error) -> Finding {
    let (vi, en) = reason(error);
    Finding::error(code::WRITE, Message::new(format!("không ghi được: {vi}"), format!("cannot be written: {en}")))
        .in_path(shown(path))
        .hint(
            "Đóng tệp nếu đang mở ở chương trình khác, kiểm tra quyền ghi và chỗ trống; bản cũ vẫn còn nguyên.",
            "Close the file in other programs, check the permissions and the space left; the old one is untouched.",
        )
}
