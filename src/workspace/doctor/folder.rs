//! Fonts, templates, settings, profiles and directives: read as a run reads them.

use std::path::{Path, PathBuf};

use super::Line;
use crate::export::pdf;
use crate::finding::{Finding, Severity};
use crate::layout::fonts::{Face, FontSet};
use crate::layout::typesetter::Typesetter;
use crate::workspace::shared::{self, Shared};
use crate::workspace::{ORGANS, scan, shown};

/// Most letters that are named when a font lacks some.
const NAMED: usize = 10;

/// The lines about them.
pub(super) fn examine(folder: &Path, fonts: Option<&Path>) -> Vec<Line> {
    let mut findings = Vec::new();
    let roots = [folder.to_path_buf()];
    let sources = scan::sources(&roots, &mut findings);
    let mut lines = Vec::new();
    match Shared::load(&[], &roots, fonts, &mut findings) {
        Ok(shared) => {
            lines.extend(letters(&shared.fonts, fonts));
            lines.extend(templates(&shared));
            lines.extend(settings(&shared));
        }
        Err(finding) => lines.push(Line::of(&finding)),
    }
    lines.extend(profiles(folder, &mut findings));
    lines.extend(directives(folder, sources.len()));
    // What is to be said of the folder itself was said by the line before.
    let own = shown(folder);
    let told = |finding: &&Finding| {
        finding.path.as_deref() != Some(own.as_str()) && finding.severity > Severity::Note
    };
    lines.extend(findings.iter().filter(told).map(Line::of));
    lines
}

fn letters(fonts: &std::sync::Arc<FontSet>, folder: Option<&Path>) -> Vec<Line> {
    let mut setter = match Typesetter::new(std::sync::Arc::clone(fonts)) {
        Ok(setter) => setter,
        Err(finding) => return vec![Line::of(&finding)],
    };
    let of = folder.map_or_else(|| "(có sẵn)".to_owned(), shown);
    let family = &fonts.family;
    let mut lines = Vec::new();
    for face in Face::ALL {
        let lacking: Vec<char> = setter.lacking(face, pdf::letters());
        if lacking.is_empty() {
            continue;
        }
        let some: String = lacking
            .iter()
            .take(NAMED)
            .map(|c| format!(" {c}"))
            .collect();
        let (vi, en) = face_name(face);
        lines.push(Line::warning(
            (
                format!(
                    "Phông {family}, kiểu {vi}, thiếu {} chữ:{some}",
                    lacking.len()
                ),
                format!(
                    "Font {family}, {en}, lacks {} letters:{some}",
                    lacking.len()
                ),
            ),
            (
                "Dùng phông đủ chữ tiếng Việt, hoặc bỏ `--fonts` để dùng phông có sẵn.",
                "Use a font with all Vietnamese letters, or leave `--fonts` out.",
            ),
        ));
    }
    if lines.is_empty() {
        let of_en = folder.map_or_else(|| "(built in)".to_owned(), shown);
        lines.push(Line::well(
            format!("Phông {family} {of}: bốn kiểu, đủ chữ tiếng Việt"),
            format!("Font {family} {of_en}: four faces, all Vietnamese letters"),
        ));
    }
    lines
}

fn face_name(face: Face) -> (&'static str, &'static str) {
    match face {
        Face::Regular => ("thường", "regular"),
        Face::Bold => ("đậm", "bold"),
        Face::Italic => ("nghiêng", "italic"),
        Face::BoldItalic => ("đậm nghiêng", "bold italic"),
    }
}

/// Which templates are the office's own. Those that cannot be read are among the findings.
fn templates(shared: &Shared) -> Option<Line> {
    let names = shared.templates.overridden();
    if names.is_empty() {
        return Some(Line::well(
            "Mẫu văn bản: dùng mẫu có sẵn",
            "Templates: the built-in ones",
        ));
    }
    let list = names.join(", ");
    Some(Line::well(
        format!("Mẫu của cơ quan: {list}"),
        format!("The office's own templates: {list}"),
    ))
}

fn settings(shared: &Shared) -> Option<Line> {
    let office = shared.office.as_ref()?;
    let path = &office.file.path;
    Some(Line::well(
        format!("Cài đặt của cơ quan: {path}"),
        format!("The office's settings: {path}"),
    ))
}

fn profiles(folder: &Path, findings: &mut Vec<Finding>) -> Option<Line> {
    let found = shared::profiles_for(&folder.join("moi.yaml"), findings);
    let (place, organs) = match found {
        Some((place, organs)) if organs.names().next().is_some() => (place, organs),
        _ => {
            let place = shown(&folder.join(ORGANS));
            return Some(Line::error(
                (
                    format!("Chưa có hồ sơ cơ quan nào trong {place}"),
                    format!("There is no organ profile in {place}"),
                ),
                (
                    "Gõ `vanthu init` để lập hồ sơ cơ quan.",
                    "`vanthu init` makes one.",
                ),
            ));
        }
    };
    let usable: Vec<&str> = organs.usable().map(|(stem, _)| stem).collect();
    // Profiles that cannot be used are told by their findings.
    (!usable.is_empty()).then(|| {
        let (place, list) = (shown(&place), usable.join(", "));
        Line::well(
            format!("Hồ sơ cơ quan trong {place}: {list}"),
            format!("Organ profiles in {place}: {list}"),
        )
    })
}

fn directives(folder: &Path, count: usize) -> Option<Line> {
    let name = shown(folder);
    if !PathBuf::from(folder).is_dir() {
        return Some(Line::error(
            (
                format!("Không có thư mục {name}"),
                format!("There is no folder {name}"),
            ),
            (
                "Đứng ở thư mục chứa `directives` rồi gõ lại, hoặc gõ `vanthu init`.",
                "Go to the folder that holds `directives`, or type `vanthu init`.",
            ),
        ));
    }
    Some(if count == 0 {
        Line::warning(
            (
                format!("Thư mục {name} chưa có văn bản nào"),
                format!("The folder {name} has no directive yet"),
            ),
            ("Gõ `vanthu new`.", "Type `vanthu new`."),
        )
    } else {
        Line::well(
            format!("Thư mục {name}: {count} văn bản"),
            format!(
                "The folder {name}: {count} {}",
                if count == 1 {
                    "directive"
                } else {
                    "directives"
                }
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_tells_which_letters_it_lacks() {
        let fonts = std::sync::Arc::new(FontSet::embedded());
        let mut setter = Typesetter::new(fonts).unwrap();
        let lacking = setter.lacking(Face::Bold, "Ệ漢a語".chars());
        assert_eq!(lacking, ['漢', '語']);
    }
}
