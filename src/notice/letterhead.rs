//! The letterhead's own texts: organs, number, subject of a công văn, place and date, marks.

use super::Letterhead;
use super::text::GAP_LINE;
use crate::directive::{Directive, Organ, Urgency};
use crate::standard::{Standard, grammar};

/// The letterhead.
pub(super) fn letterhead(directive: &Directive, standard: &Standard) -> Letterhead {
    let organ = &directive.organ;
    let number = directive.number.as_ref().map(|n| n.value);
    let kind = standard.types.get(&directive.kind.value);
    let written = directive.subject.as_ref().map(|s| s.value.as_str());
    let marks = &standard.marks;
    let at_foot = |mark: &String| marks.circulation_at_foot.contains(mark);
    Letterhead {
        superior: organ
            .superior
            .as_ref()
            .map(|line| line.value.to_uppercase()),
        organ: organ_lines(directive, standard),
        number: number_line(directive, standard, number),
        subject: kind
            .is_some_and(|kind| !kind.name_printed)
            .then(|| subject(written, &standard.letterhead.subject.prefix)),
        place_date: kind.is_none_or(|kind| kind.place_date_printed).then(|| {
            grammar::place_date_line(
                standard,
                organ.place.as_ref().map(|p| p.value.as_str()),
                directive.issue_date.as_ref().map(|d| d.value),
            )
        }),
        urgency: directive.urgency.as_ref().map(|urgency| {
            let (urgent, very, express) = &marks.urgency_words;
            match urgency.value {
                Urgency::Urgent => urgent.clone(),
                Urgency::VeryUrgent => very.clone(),
                Urgency::Express => express.clone(),
            }
        }),
        draft: directive.draft.as_ref().map(|draft| match draft.value {
            0 => marks.draft_text.clone(),
            count => grammar::fill(&marks.draft_pattern, &[("lan", &count.to_string())]),
        }),
        circulation: circulation(directive, |mark| !at_foot(mark)),
        circulation_last: circulation(directive, at_foot),
    }
}

/// The circulation marks that belong at one place, in capitals.
fn circulation(directive: &Directive, here: impl Fn(&String) -> bool) -> Option<String> {
    let marks = directive.circulation.iter();
    let marks: Vec<String> = marks
        .map(|mark| mark.value.to_uppercase())
        .filter(here)
        .collect();
    (!marks.is_empty()).then(|| marks.join(" - "))
}

/// Number and symbol; a joint document bears the symbols of its organs, the lead organ's first.
pub(crate) fn number_line(
    directive: &Directive,
    standard: &Standard,
    number: Option<u32>,
) -> String {
    let symbols = directive.organs().map(|organ| organ.symbol.as_ref());
    let symbols = symbols.map(|symbol| symbol.map_or(grammar::GAP_WORD, |s| s.value.as_str()));
    let symbol = symbols.collect::<Vec<_>>().join("-");
    let office = directive
        .office
        .as_ref()
        .map(|office| office.value.as_str());
    grammar::number_line(
        standard,
        &directive.kind.value,
        number,
        Some(&symbol),
        office,
    )
}

/// The organ's name; those of a joint document one below the other, the lead organ's first, with
/// a dash at the end of each but the last.
fn organ_lines(directive: &Directive, standard: &Standard) -> Vec<String> {
    let mut lines = Vec::new();
    for organ in directive.organs() {
        if let Some(before) = lines.last_mut() {
            *before = format!("{before} -");
        }
        lines.extend(own_lines(organ, standard));
    }
    lines
}

/// One organ's name in its lines.
fn own_lines(organ: &Organ, standard: &Standard) -> Vec<String> {
    match organ.name_lines.as_slice() {
        [] => name_lines(
            organ.name.value.to_uppercase(),
            &standard.letterhead.organ_breaks,
        ),
        lines => lines.iter().map(|line| line.value.to_uppercase()).collect(),
    }
}

/// The issuing organs in a sentence: `A`, `A và B`, `A, B và C`.
pub(crate) fn names_in_text(directive: &Directive) -> String {
    let names: Vec<&str> = directive.organs().map(|o| o.name.value.as_str()).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} và {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// Ways in which clerks begin a subject; the standard's own prefix takes their place.
const SUBJECT_PREFIXES: [&str; 4] = ["về việc ", "v/v: ", "v/v ", "về "];

/// The subject of a công văn with the standard's prefix, once.
fn subject(text: Option<&str>, prefix: &str) -> String {
    let text = text.unwrap_or(GAP_LINE);
    let bare = SUBJECT_PREFIXES.into_iter().find_map(|begin| {
        let (typed, rest) = text.split_at_checked(begin.len())?;
        (typed.to_lowercase() == begin).then_some(rest)
    });
    format!("{prefix}{}", bare.unwrap_or(text).trim_start())
}

/// The organ's name, broken after the words that the standard names: `ỦY BAN NHÂN DÂN` and the
/// unit's name below it.
fn name_lines(name: String, breaks: &[String]) -> Vec<String> {
    let parted = breaks.iter().find_map(|words| {
        let rest = name.strip_prefix(words.as_str())?.strip_prefix(' ')?;
        Some(vec![words.clone(), rest.to_owned()])
    });
    parted.unwrap_or_else(|| vec![name])
}

#[cfg(test)]
mod tests {
    use super::{name_lines, subject};

    #[test]
    fn the_subject_of_a_letter_bears_its_prefix_once() {
        for typed in [
            "rà soát hồ sơ",
            "V/v rà soát hồ sơ",
            "Về việc rà soát hồ sơ",
        ] {
            assert_eq!(subject(Some(typed), "V/v "), "V/v rà soát hồ sơ");
            assert_eq!(subject(Some(typed), "về việc "), "về việc rà soát hồ sơ");
        }
        assert_eq!(
            subject(Some("Về công tác thi đua"), "V/v "),
            "V/v công tác thi đua"
        );
        assert_eq!(subject(None, "V/v "), "V/v ……………………");
    }

    #[test]
    fn the_name_of_a_peoples_committee_has_two_lines() {
        let breaks = ["ỦY BAN NHÂN DÂN".to_owned()];
        let lines = |name: &str| name_lines(name.to_owned(), &breaks).join(" / ");
        assert_eq!(
            lines("ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH"),
            "ỦY BAN NHÂN DÂN / PHƯỜNG BA ĐÌNH"
        );
        assert_eq!(lines("ỦY BAN NHÂN DÂN"), "ỦY BAN NHÂN DÂN");
        assert_eq!(lines("SỞ Y TẾ"), "SỞ Y TẾ");
    }
}
