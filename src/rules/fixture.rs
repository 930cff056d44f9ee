//! What the rules' tests share: a directive read from text, a standard with short clauses, and
//! findings written on one line each.

use std::sync::Arc;

use super::Observation;
use crate::directive::organ::Organs;
use crate::directive::{Directive, organ, read};
use crate::finding::{Finding, Lang};
use crate::source::{SourceFile, yaml};
use crate::standard::Standard;
use crate::standard::load::Standards;

/// A directive of the organ `a` (complete) or `tran` (with a name only).
pub(crate) fn directive(text: &str) -> Directive {
    let mut organs = Organs::new();
    let profiles = [
        ("a", "he: dang\nten: A\nky_hieu: A\ndia_danh: A\n"),
        ("tran", "he: dang\nten: A\n"),
    ];
    for (stem, text) in profiles {
        let mut findings = Vec::new();
        let file = Arc::new(SourceFile::new(format!("co-quan/{stem}.yaml"), text));
        let node = yaml::parse(&file, &mut findings).unwrap();
        organs.insert(stem, organ::read(&file, &node, &mut findings));
    }
    let mut findings = Vec::new();
    let file = Arc::new(SourceFile::new("a.yaml", text));
    let node = yaml::parse(&file, &mut findings).unwrap();
    read::read(&file, &node, &organs, &mut findings).unwrap()
}

/// A standard whose clauses name the component.
pub(crate) fn standard() -> Standard {
    let embedded = Standards::embedded();
    let mut standard = Standard::clone(&embedded.by_id("party-2026").unwrap());
    standard.name = "Hướng dẫn thử".into();
    standard.number.clause = "số".into();
    standard.place_date.clause = "địa danh".into();
    standard.components_clause = "thành phần".into();
    standard.types.retain(|key, _| key.starts_with("thong-bao"));
    for kind in standard.types.values_mut() {
        kind.clause = "loại".into();
    }
    standard
}

/// `CODE line:column message [need] | hint (clause)`.
pub(crate) fn text_of(finding: &Finding) -> String {
    let mut text = finding.rule.to_owned();
    if let Some(place) = &finding.place {
        let (line, column) = place.file.line_column(place.span.start);
        text += &format!(" {line}:{column}");
    }
    text += &format!(" {}", finding.message.get(Lang::Vi));
    if let Some(need) = &finding.need {
        text += &format!(" [{}]", need.vi);
    }
    if let Some(hint) = &finding.hint {
        text += &format!(" | {}", hint.vi);
    }
    if let Some(clause) = &finding.clause {
        text += &format!(" ({clause})");
    }
    text
}

/// All findings in Vietnamese, one a line.
pub(crate) fn vi(seen: &[Observation]) -> String {
    let texts: Vec<String> = seen.iter().map(|o| text_of(&o.finding)).collect();
    texts.join("\n")
}
