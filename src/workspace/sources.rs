//! The files that a document is made from, as they are put into its PDF: without the clerk's own
//! notes.

use std::path::Path;
use std::sync::Arc;

use super::{ORGANS, SETTINGS, shown};
use crate::directive::Directive;
use crate::export::pdf::Attachment;
use crate::finding::{Finding, Message, code};
use crate::source::{SourceFile, comments};
use crate::standard::office::Office;

/// The directive, the profiles of its organs, each once, and the office's settings when the page
/// depends on them. Below a folder of their own, they give
/// the same document again.
///
/// # Errors
/// A finding when a file cannot be rid of its comments.
pub(super) fn attachments(
    path: &Path,
    directive: &Directive,
    office: Option<&Office>,
) -> Result<Vec<Attachment>, Finding> {
    let mut attachments = vec![Attachment {
        name: name(path),
        text: stripped(&directive.file)?,
        description: "Tệp nguồn của văn bản".to_owned(),
    }];
    for organ in directive.organs() {
        let file = organ.file.path.rsplit('/').next().unwrap_or_default();
        let name = format!("{ORGANS}/{file}");
        if attachments.iter().all(|other| other.name != name) {
            attachments.push(Attachment {
                name,
                text: stripped(&organ.file)?,
                description: "Hồ sơ cơ quan ban hành".to_owned(),
            });
        }
    }
    let printing = office.filter(|office| office.prints(directive.organ.system.value));
    if let Some(office) = printing {
        attachments.push(Attachment {
            name: SETTINGS.to_owned(),
            text: stripped(&office.file)?,
            description: "Cài đặt của cơ quan".to_owned(),
        });
    }
    Ok(attachments)
}

/// The file's own name, with nothing in it that a terminal or a folder could take for a sign.
fn name(path: &Path) -> String {
    shown(Path::new(path.file_name().unwrap_or_default()))
}

fn stripped(file: &Arc<SourceFile>) -> Result<String, Finding> {
    comments::strip(file).ok_or_else(|| {
        Finding::error(
            code::WRITE,
            Message::new(
                "không bỏ được các ghi chú `#` để đính kèm tệp này vào PDF",
                "the comments of this file cannot be left out, so it cannot be attached to the PDF",
            ),
        )
        .in_path(file.path.clone())
        .hint(
            "Bỏ các dòng ghi chú `#` trong tệp rồi chạy lại, hoặc chạy không có `--attach-source`.",
            "Take the `#` comments out of the file and run again, or run without `--attach-source`.",
        )
    })
}
