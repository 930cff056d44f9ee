//! Blank files for a clerk to fill in: a directive of a kind, an organ's profile, the office's
//! settings. Gaps are marked `…` and count as not written, so `vanthu check` tells them one by one.

pub mod editor;
pub mod kept;
mod pieces;
pub mod profile;

pub use kept::Kept;

use chrono::{Datelike as _, NaiveDate};

use crate::directive::Organ;
use crate::directive::keys::directive as keys;
use crate::directive::suggest::fold;

/// What is known of a directive before anything is written in it.
#[derive(Debug, Clone)]
pub struct Blank<'a> {
    /// The kind, as `giay-moi`.
    pub kind: &'a str,
    /// Its name, as `Giấy mời`.
    pub kind_name: &'a str,
    /// The stem of the organ's profile.
    pub organ_name: &'a str,
    /// The profile.
    pub organ: &'a Organ,
    /// The day of the meeting, or of issue for a kind without one.
    pub date: Option<NaiveDate>,
    /// Where the schema is, as seen from the file.
    pub schema: &'a str,
    /// What is taken over from an older directive.
    pub kept: &'a Kept,
}

/// The text of a blank directive.
pub fn directive(blank: &Blank<'_>) -> String {
    let system = blank.organ.system.value;
    let fields = pieces::body(blank.kind, system);
    let meets = fields.contains(&keys::MEETING);
    let mut out = format!(
        "{}# {}. Dấu … là chỗ phải ghi; dòng bắt đầu bằng # là ghi chú, không in ra.\n",
        editor_line(blank.schema),
        blank.kind_name
    );
    out += &format!("loai: {}\n", blank.kind);
    match &blank.kept.organ {
        Some(text) => out += text,
        None => out += &format!("co_quan: {}\n", blank.organ_name),
    }
    out += "# Số: để trống khi chưa được cấp số. Ngày ban hành: để trống khi chưa ký.\nso:\n";
    match blank.date.filter(|_| !meets) {
        Some(date) => out += &format!("ngay_ban_hanh: {}\n", written(date)),
        None => out += "ngay_ban_hanh:\n",
    }
    out +=
        "# Trích yếu: văn bản nói về việc gì, không nhắc lại tên loại, không có dấu chấm cuối.\n";
    out += "trich_yeu: …\n";
    for field in fields {
        out.push('\n');
        let piece = pieces::piece(*field, blank.kind);
        if *field == keys::MEETING {
            out += &meeting(piece, blank);
        } else {
            out += piece;
        }
    }
    out.push('\n');
    out += &closing(blank);
    out
}

/// The first line of a file, by which editors find the schema.
pub fn editor_line(schema: &str) -> String {
    format!("# yaml-language-server: $schema={schema}\n")
}

/// The meeting, with its day and chair where they are known.
fn meeting(piece: &str, blank: &Blank<'_>) -> String {
    let mut out = String::new();
    for line in piece.lines() {
        match (
            line.trim_end_matches([' ', '…']),
            blank.date,
            &blank.kept.chair,
        ) {
            ("  ngay:", Some(date), _) => out += &format!("  ngay: {}\n", written(date)),
            ("  chu_tri:", _, Some(chair)) => out += chair,
            _ => {
                out += line;
                out.push('\n');
            }
        }
    }
    out
}

/// Recipients and signature: those kept, a gap, or nothing when the organ's own are meant.
fn closing(blank: &Blank<'_>) -> String {
    let several = blank.kind == "bien-ban";
    let Blank { organ, kept, .. } = blank;
    let parts = [
        (
            keys::RECIPIENTS,
            &kept.recipients,
            !organ.recipients.is_empty(),
        ),
        (
            keys::SIGNATURE,
            &kept.signature,
            organ.signature.is_some() && !several,
        ),
    ];
    let mut out = String::new();
    for (field, kept, of_organ) in parts {
        let key = field.key;
        match kept {
            Some(text) => out += text,
            None if of_organ => {
                out +=
                    &format!("# `{key}` lấy của hồ sơ cơ quan; muốn khác thì ghi ở đây.\n{key}:\n");
            }
            None => out += pieces::piece(field, blank.kind),
        }
    }
    out
}

/// A day as it is written in a directive: `05/10/2026`.
fn written(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// A file's name without its ending: the day, and what it is about; only letters and digits that
/// every system takes.
pub fn file_stem(date: Option<NaiveDate>, about: &str) -> String {
    let slug = slug(about);
    match date {
        Some(date) if slug.is_empty() => date.to_string(),
        Some(date) => format!("{date}-{slug}"),
        None => slug,
    }
}

/// A name for a file: `Đảng ủy phường Mẫu` becomes `dang-uy-phuong-mau`.
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests;
