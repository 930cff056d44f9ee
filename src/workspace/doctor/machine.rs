//! The output folder and the console.

use std::path::Path;

use super::Line;
use crate::workspace::{beside, reason, shown};

/// Whether outputs can be written: a file is made there and goes at once. A folder that is not yet
/// there is made by a build, so the one above it counts.
pub(super) fn writable(out: &Path) -> Line {
    let mut folder = out;
    while !folder.exists() && beside(folder) != folder {
        folder = beside(folder);
    }
    let name = shown(out);
    match tempfile::Builder::new()
        .prefix(".vanthu-")
        .tempfile_in(folder)
    {
        Ok(_) => Line::well(
            format!("Ghi được vào thư mục kết quả {name}"),
            format!("The output folder {name} can be written to"),
        ),
        Err(error) => {
            // Without the name of the file that was tried: it is another each time.
            let (vi, en) = reason(&error.kind().into());
            Line::error(
                (
                    format!("Không ghi được vào thư mục kết quả {name}: {vi}"),
                    format!("The output folder {name} cannot be written to: {en}"),
                ),
                (
                    "Xin quyền ghi, hoặc chọn thư mục khác: `vanthu build -o THƯ MỤC`.",
                    "Ask for the permission, or choose another: `vanthu build -o DIR`.",
                ),
            )
        }
    }
}

/// Whether the console shows Vietnamese.
pub(super) fn console() -> Line {
    if cfg!(windows) {
        return Line::well(
            "Cửa sổ lệnh Windows: chữ hiện đúng; khi chuyển ra tệp (`>`) là UTF-8, đọc lại bằng `type` thì gõ `chcp 65001` trước",
            "Windows console: letters are right; redirected (`>`) they are UTF-8, type `chcp 65001` before `type`",
        );
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    of_locale(locale.as_deref())
}

fn of_locale(locale: Option<&str>) -> Line {
    let name = locale.unwrap_or("C");
    let folded = name.to_lowercase().replace('-', "");
    // A Mac says `UTF-8` alone, without a language.
    if folded.contains("utf8") {
        return Line::well(
            format!("Dòng lệnh dùng UTF-8 ({name})"),
            format!("The console uses UTF-8 ({name})"),
        );
    }
    Line::warning(
        (
            format!("Dòng lệnh không khai báo UTF-8 ({name}): chữ tiếng Việt có thể hiện sai"),
            format!("The console does not declare UTF-8 ({name}): Vietnamese may look wrong"),
        ),
        (
            "Đặt `export LANG=C.UTF-8` (hoặc vi_VN.UTF-8). Văn bản tạo ra không bị ảnh hưởng.",
            "Set `export LANG=C.UTF-8` (or vi_VN.UTF-8). Documents are not affected.",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::doctor::State;

    #[test]
    fn a_locale_says_utf8_in_many_ways() {
        for name in ["vi_VN.UTF-8", "C.utf8", "UTF-8", "en_US.UTF8"] {
            assert_eq!(of_locale(Some(name)).state, State::Well, "{name}");
        }
        for name in [None, Some("C"), Some("vi_VN.TCVN"), Some("POSIX")] {
            assert_eq!(of_locale(name).state, State::Warning, "{name:?}");
        }
    }
}
