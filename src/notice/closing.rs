//! What closes a document: recipients and signatures.

use super::text::GAP_LINE;
use super::{Recipients, SignatureBlock};
use crate::directive::{Directive, Drafter, Recipient, Signature};
use crate::standard::{Standard, grammar};

/// Nơi nhận. A document with addressees begins with `Như trên`, one in articles as its standard
/// says, unless the clerk wrote that line.
pub(super) fn recipients(
    directive: &Directive,
    standard: &Standard,
    addressed: bool,
) -> Recipients {
    let format = &standard.recipients;
    let mut lines: Vec<String> = directive
        .recipients
        .iter()
        .map(|recipient| match recipient {
            Recipient::Named {
                name,
                purpose: Some(purpose),
            } => {
                format!(
                    "{}{}",
                    name.value,
                    grammar::fill(&format.purpose, &[("de", &purpose.value)])
                )
            }
            Recipient::Named {
                name,
                purpose: None,
            } => name.value.clone(),
            Recipient::Archive(unit) => archive_line(&format.archive, &unit.value),
        })
        .collect();
    let named = |r: &Recipient| matches!(r, Recipient::Named { .. });
    let archived = |r: &Recipient| matches!(r, Recipient::Archive(_));
    match first_line(directive, standard, addressed) {
        Some(line) => {
            let begin = line
                .split_whitespace()
                .take(2)
                .collect::<Vec<_>>()
                .join(" ");
            let written = |line: &String| line.to_lowercase().starts_with(&begin.to_lowercase());
            if !lines.iter().any(written) {
                lines.insert(0, line);
            }
        }
        None if !directive.recipients.iter().any(named) => lines.insert(0, GAP_LINE.to_owned()),
        None => {}
    }
    if !directive.recipients.iter().any(archived) {
        lines.push(grammar::fill(&format.archive, &[("luu", GAP_LINE)]));
    }
    Recipients {
        label: format.label_text.clone(),
        lines: punctuated(lines, (&format.prefix, &format.separator, &format.last)),
        drafter: directive
            .drafter
            .as_ref()
            .map(|drafter| drafter_line(drafter, &format.drafter_pattern)),
    }
}

/// The line that the standard puts first.
fn first_line(directive: &Directive, standard: &Standard, addressed: bool) -> Option<String> {
    let format = &standard.recipients;
    let articles = directive.articles.len();
    let line = if addressed {
        format.as_above.clone()
    } else if articles > 0 {
        grammar::fill(&format.as_article, &[("n", &articles.to_string())])
    } else {
        String::new()
    };
    (!line.is_empty()).then_some(line)
}

/// Lines with their prefix and closing marks: (prefix, separator, last).
pub(super) fn punctuated(lines: Vec<String>, marks: (&str, &str, &str)) -> Vec<String> {
    let (prefix, separator, last) = marks;
    let count = lines.len();
    let close = |(i, line): (usize, String)| {
        let bare = line.trim_end_matches([';', '.', ',']);
        let mark = if i + 1 == count { last } else { separator };
        format!("{prefix}{bare}{mark}")
    };
    lines.into_iter().enumerate().map(close).collect()
}

/// The drafter's code with the count of copies; the code alone when no count is given.
fn drafter_line(drafter: &Drafter, pattern: &str) -> String {
    let code = &drafter.code.value;
    match &drafter.copies {
        Some(copies) => grammar::fill(pattern, &[("ma", code), ("ban", &copies.value.to_string())]),
        None => code.clone(),
    }
}

/// The archive line: the pattern with the unit. A clerk who repeats what the pattern has already
/// (`luu: VT, VP` where the standard prints `Lưu: VT, …`) gets it once.
fn archive_line(pattern: &str, unit: &str) -> String {
    let (before, after) = pattern.split_once("{luu}").unwrap_or((pattern, ""));
    let fixed = before.trim_end_matches([',', ' ']);
    let word = fixed.rsplit(' ').next().unwrap_or("");
    let repeats = !word.is_empty() && before != format!("{fixed} ");
    match unit.strip_prefix(word).filter(|_| repeats) {
        Some("") => format!("{fixed}{after}"),
        Some(rest) if rest.starts_with(',') => {
            format!("{before}{}{after}", rest.trim_start_matches([',', ' ']))
        }
        _ => format!("{before}{unit}{after}"),
    }
}

/// The signature blocks from left to right: the principal signer at the right.
pub(super) fn signatures(directive: &Directive, standard: &Standard) -> Vec<SignatureBlock> {
    let kind = standard.types.get(&directive.kind.value);
    let given = directive.signers(kind.is_some_and(|kind| kind.signed_by_several));
    let usual = kind.map_or(&[][..], |kind| &kind.signers);
    let organs = 1 + directive.partners.len();
    let count = given.len().max(usual.len()).max(organs);
    let block = |i: usize| signature(given.get(i), usual.get(i).map(String::as_str));
    (0..count).rev().map(block).collect()
}

fn signature(signature: Option<&Signature>, usual: Option<&str>) -> SignatureBlock {
    let gap = || vec![GAP_LINE.to_owned()];
    let nothing = Signature::default();
    let given = signature.unwrap_or(&nothing);
    let authority: Vec<String> = given
        .authority
        .iter()
        .map(|line| line.value.to_uppercase())
        .collect();
    let position: Vec<String> = given
        .position
        .iter()
        .flat_map(|line| position_lines(&line.value))
        .collect();
    let (authority, position) = match (authority, position, usual) {
        (authority, position, Some(usual)) if authority.is_empty() && position.is_empty() => {
            (authority, vec![usual.to_uppercase()])
        }
        (authority, position, _) if position.is_empty() && signature.is_none() => (
            if authority.is_empty() {
                gap()
            } else {
                authority
            },
            gap(),
        ),
        (authority, position, _) if position.is_empty() => (authority, gap()),
        (authority, position, _) => (authority, position),
    };
    SignatureBlock {
        authority,
        position,
        name: given
            .name
            .as_ref()
            .map_or_else(|| GAP_LINE.to_owned(), |name| name.value.clone()),
    }
}

/// The word that joins two offices of one signer; it stands alone and in small letters.
const JOINING: &str = "kiêm";

/// A position in capitals; `Bí thư kiêm Trưởng ban` in three lines.
fn position_lines(position: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for word in position.split_whitespace() {
        if word.to_lowercase() == JOINING {
            lines.extend(Some(words.join(" ").to_uppercase()).filter(|line| !line.is_empty()));
            lines.push(JOINING.to_owned());
            words.clear();
        } else {
            words.push(word);
        }
    }
    lines.extend(Some(words.join(" ").to_uppercase()).filter(|line| !line.is_empty()));
    lines
}

#[cfg(test)]
mod tests {
    use super::{archive_line, position_lines};

    #[test]
    fn kiem_stands_alone_in_small_letters() {
        assert_eq!(
            position_lines("Bí thư kiêm Trưởng ban chỉ đạo"),
            ["BÍ THƯ", "kiêm", "TRƯỞNG BAN CHỈ ĐẠO"]
        );
        assert_eq!(position_lines("Kiêm"), ["kiêm"]);
        assert_eq!(position_lines("Kiểm sát viên"), ["KIỂM SÁT VIÊN"]);
    }

    #[test]
    fn the_archive_line_says_vt_once() {
        let state = "Lưu: VT, {luu}";
        assert_eq!(archive_line(state, "VP"), "Lưu: VT, VP");
        assert_eq!(archive_line(state, "VT, VP"), "Lưu: VT, VP");
        assert_eq!(archive_line(state, "VT"), "Lưu: VT");
        assert_eq!(archive_line(state, "VTLT"), "Lưu: VT, VTLT");
        assert_eq!(archive_line("Lưu {luu}", "VPQU"), "Lưu VPQU");
        assert_eq!(archive_line("Lưu {luu}", "Lưu trữ"), "Lưu Lưu trữ");
    }
}
