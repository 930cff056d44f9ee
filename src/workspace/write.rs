//! Writes outputs: to a temporary name in the same folder, then renamed, so that no one ever sees
//! half a file and a failed write leaves the last good one.

use std::fs::Permissions;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use super::{beside, reason, shown};
use crate::finding::{Finding, Message, code};

/// How the names of temporary files begin and end.
const PREFIX: &str = ".vanthu-";
const SUFFIX: &str = ".tmp";

/// A temporary file this old belongs to a build that was killed.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// Removes the temporary files that killed builds left in a folder: all when this build is `alone` there,
/// else the old ones. What cannot be removed stays.
pub fn sweep(folder: &Path, alone: bool) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let old = || {
            let modified = entry.metadata().and_then(|meta| meta.modified()).ok()?;
            Some(modified.elapsed().ok()? > ABANDONED)
        };
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) && (alone || old() == Some(true)) {
            // Another build may have removed it first.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Writes `bytes` to `path`, making its folder when needed.
///
/// # Errors
/// A finding; what stood at `path` is untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Finding> {
    swap(path, bytes, None).map_err(|error| cannot_write(path, &error))
}

/// Writes `bytes` to `path`, a file of the clerk's own, which keeps its permissions. A file that may
/// only be read is left alone.
///
/// # Errors
/// A finding; what stood at `path` is untouched.
pub fn replace_own(path: &Path, bytes: &[u8]) -> Result<(), Finding> {
    let attempt = || {
        let permissions = std::fs::metadata(path)?.permissions();
        if permissions.readonly() {
            return Err(std::io::ErrorKind::PermissionDenied.into());
        }
        swap(path, bytes, Some(permissions))
    };
    attempt().map_err(|error| cannot_write(path, &error))
}

/// Writes `bytes` to a new file, making its folder when needed. A file that is there stays.
///
/// # Errors
/// A finding, also when there is a file already.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Finding> {
    let attempt = || {
        let mut file = temporary(path, bytes)?;
        file.as_file_mut().sync_all()?;
        file.persist_noclobber(path).map_err(|e| e.error)?;
        Ok(())
    };
    attempt().map_err(|error| not_created(path, &error))
}

fn swap(path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> std::io::Result<()> {
    let file = temporary(path, bytes)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// A temporary file beside `path` that holds `bytes`.
fn temporary(path: &Path, bytes: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
    let folder = beside(path);
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    readable_by_all(&mut builder);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Temporary files are private by default; an output is for the whole office.
#[cfg(unix)]
fn readable_by_all(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(Permissions::from_mode(0o666));
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

fn not_created(path: &Path, error: &std::io::Error) -> Finding {
    let mut finding = cannot_write(path, error);
    if error.kind() == std::io::ErrorKind::AlreadyExists {
        finding.hint = Some(Message::new(
            "Tệp đã có được giữ nguyên; đặt tên khác.",
            "The file that is there stays as it is; take another name.",
        ));
    }
    finding
}
