//! The office's settings, `vanthu.yaml`: how grave a rule is taken here, and the points on which
//! usage differs. Each is a change of the standards' data, so nothing else knows of them.
//!
//! ```yaml
//! quy_tac:
//!   P-TASK: luu-y          # loi, canh-bao, luu-y, tat
//! dang: {dau_thanh: uỷ, dau_het: ./., de_muc: I.}
//! nha_nuoc: {dau_thanh: ủy, dau_het: cham}
//! ```

use std::sync::Arc;

use super::{Clause, Grade, Standard, Standards, ToneForm};
use crate::directive::fault::Fault;
use crate::directive::fields::Reader;
use crate::directive::keys::{office as keys, switches};
use crate::directive::organ::System;
use crate::directive::suggest;
use crate::finding::{Finding, Message, code};
use crate::source::{Located, Node, SourceFile, Span};

/// The clause of what the office has chosen.
const CHOSEN: &str = "vanthu.yaml";

/// `vanthu.yaml`.
#[derive(Debug, Clone)]
pub struct Office {
    /// The file.
    pub file: Arc<SourceFile>,
    grades: Vec<(Located<String>, Grade)>,
    party: Switches,
    state: Switches,
}

/// The points that usage differs on, for one system.
#[derive(Debug, Clone, Default)]
struct Switches {
    tone: Option<Located<ToneForm>>,
    end_mark: Option<Located<&'static str>>,
    heading: Option<Located<&'static str>>,
}

impl Switches {
    /// Whether the page looks different for them.
    fn print(&self) -> bool {
        self.end_mark.is_some() || self.heading.is_some()
    }
}

/// The words for a grade.
const GRADES: [(&str, Grade); 8] = [
    ("loi", Grade::Error),
    ("canh-bao", Grade::Warning),
    ("luu-y", Grade::Note),
    ("tat", Grade::Off),
    ("error", Grade::Error),
    ("warning", Grade::Warning),
    ("note", Grade::Note),
    ("off", Grade::Off),
];
const TONES: [(&str, ToneForm); 2] = [("uỷ", ToneForm::Last), ("ủy", ToneForm::First)];
const END_MARKS: [(&str, &str); 2] = [("./.", "./."), ("cham", ".")];
const HEADINGS: [(&str, &str); 2] = [("I-", "{R}- "), ("I.", "{R}. ")];

/// Reads the settings; what is wrong in them is told and left out.
pub fn read(file: &Arc<SourceFile>, node: &Node, findings: &mut Vec<Finding>) -> Option<Office> {
    let mut reader = Reader::new(file, findings);
    let r = &mut reader;
    let fields = r.mapping(node, keys::ALL)?;
    Some(Office {
        file: Arc::clone(file),
        grades: r.maybe(&fields, keys::RULES, grades).unwrap_or_default(),
        party: r.maybe(&fields, keys::PARTY, points).unwrap_or_default(),
        state: r.maybe(&fields, keys::STATE, points).unwrap_or_default(),
    })
}

fn grades(r: &mut Reader<'_>, node: &Node) -> Option<Vec<(Located<String>, Grade)>> {
    let mut grades = Vec::new();
    for (code, value) in r.names(node) {
        if let Some(grade) = r.within(&code.value, |r| one_of(r, value, &GRADES)) {
            grades.push((code.clone(), grade.value));
        }
    }
    Some(grades)
}

fn points(r: &mut Reader<'_>, node: &Node) -> Option<Switches> {
    let fields = r.mapping(node, switches::ALL)?;
    Some(Switches {
        tone: r.maybe(&fields, switches::TONE, |r, n| one_of(r, n, &TONES)),
        end_mark: r.maybe(&fields, switches::END_MARK, |r, n| one_of(r, n, &END_MARKS)),
        heading: r.maybe(&fields, switches::HEADING, |r, n| one_of(r, n, &HEADINGS)),
    })
}

/// One of some words, letter for letter: `uỷ` and `ủy` differ in nothing else.
fn one_of<T: Copy>(r: &mut Reader<'_>, node: &Node, words: &[(&str, T)]) -> Option<Located<T>> {
    let text = r.text(node)?;
    let found = words.iter().find(|(word, _)| *word == text.value);
    if let Some((_, value)) = found {
        return Some(Located::new(*value, text.span));
    }
    // The English words are left out of the list; it is long enough.
    let list = suggest::quoted_list(words.iter().map(|(word, _)| *word).take(4));
    let fault = Fault::new(
        (
            format!("ở đây không dùng được `{}`", text.value),
            format!("`{}` cannot be used here", text.value),
        ),
        (
            format!("Ghi một trong: {list}."),
            format!("Write one of: {list}."),
        ),
    );
    r.fault(code::VALUE, text.span, fault);
    None
}

impl Office {
    /// Whether what it says changes the printed page.
    pub fn prints(&self, system: System) -> bool {
        self.switches(system).print()
    }

    fn switches(&self, system: System) -> &Switches {
        match system {
            System::Party => &self.party,
            System::State => &self.state,
        }
    }

    /// Puts the settings into the standards. Where the page will differ from a standard, a note
    /// says so once; a code that no standard has is a warning.
    pub fn apply(&self, standards: &mut Standards, findings: &mut Vec<Finding>) {
        let codes: Vec<String> = standards
            .rule_codes()
            .into_iter()
            .map(str::to_owned)
            .collect();
        for (code, _) in &self.grades {
            if !codes.contains(&code.value) {
                findings.push(self.unknown(code, &codes));
            }
        }
        let mut told: Vec<(Span, String)> = Vec::new();
        standards.change(|standard| {
            for (code, grade) in &self.grades {
                if let Some(rule) = standard.rules.get_mut(&code.value) {
                    rule.severity = *grade;
                }
            }
            self.switch(standard, &mut told);
        });
        // Two standards of a system differ from the office in the same point: told once, of the
        // newest.
        let mut spans: Vec<Span> = Vec::new();
        for (span, standard) in told.iter().rev() {
            if !spans.contains(span) {
                spans.push(*span);
                findings.push(self.departs(*span, standard));
            }
        }
    }

    fn switch(&self, standard: &mut Standard, told: &mut Vec<(Span, String)>) {
        let switches = self.switches(standard.system);
        if let Some(tone) = &switches.tone {
            standard.spelling.tone = Some(tone.value);
            CHOSEN.clone_into(&mut standard.spelling.clause);
        }
        if let Some(mark) = &switches.end_mark {
            let told_of = replace(&mut standard.body.end_mark, mark.value);
            told.extend(told_of.map(|clause| (mark.span, clause)));
        }
        if let Some(heading) = &switches.heading
            && standard.outline.heading != heading.value
        {
            heading.value.clone_into(&mut standard.outline.heading);
            told.push((heading.span, standard.outline.clause.clone()));
        }
    }

    fn departs(&self, span: Span, clause: &str) -> Finding {
        let message = Message::new(
            "văn bản in theo lựa chọn này của cơ quan, không theo tiêu chuẩn",
            "documents are printed as the office chose here, not as the standard says",
        );
        Finding::note(code::STANDARD, message)
            .at(&self.file, span)
            .clause(clause)
    }

    fn unknown(&self, rule: &Located<String>, codes: &[String]) -> Finding {
        let name = &rule.value;
        let message = Message::new(
            format!("không có quy tắc `{name}` để đổi mức"),
            format!("there is no rule `{name}` to be graded"),
        );
        let ask = suggest::ask(name, codes.iter().map(String::as_str));
        Finding::warning(code::STANDARD, message)
            .at(&self.file, rule.span)
            .hint(
                format!("{}Gõ `vanthu rules` để xem các mã đổi được mức.", ask.0),
                format!(
                    "{}`vanthu rules` lists the codes that can be graded.",
                    ask.1
                ),
            )
    }
}

/// Sets a value; gives the clause that it departs from, if it does.
fn replace(place: &mut Clause<String>, value: &str) -> Option<String> {
    if place.value == value {
        return None;
    }
    value.clone_into(&mut place.value);
    Some(std::mem::replace(&mut place.clause, CHOSEN.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml;

    fn apply(text: &str) -> (Standards, Vec<String>) {
        let file = Arc::new(SourceFile::new("vanthu.yaml", text));
        let mut findings = Vec::new();
        let node = yaml::parse(&file, &mut findings).unwrap();
        let mut standards = Standards::embedded();
        if let Some(office) = read(&file, &node, &mut findings) {
            office.apply(&mut standards, &mut findings);
        }
        let texts = findings
            .iter()
            .map(|f| format!("{:?} {} {}", f.severity, f.rule, f.message.vi));
        (standards, texts.collect())
    }

    #[test]
    fn a_grade_is_changed_in_every_standard_that_has_the_rule() {
        let (standards, told) = apply("quy_tac: {P-SIG-FORM: luu-y, S-SIG: tat}\n");
        assert_eq!(told, [""; 0]);
        let grade = |id: &str, code: &str| standards.by_id(id).unwrap().rules[code].severity;
        assert_eq!(grade("party-2026", "P-SIG-FORM"), Grade::Note);
        assert_eq!(grade("party-2018", "P-SIG-FORM"), Grade::Note);
        assert_eq!(grade("state-2020", "S-SIG"), Grade::Off);
    }

    #[test]
    fn what_prints_differently_is_told_once() {
        let (standards, told) = apply("dang: {dau_het: ./., de_muc: I., dau_thanh: uỷ}\n");
        assert_eq!(
            told,
            ["Note D-STANDARD văn bản in theo lựa chọn này của cơ quan, không theo tiêu chuẩn"; 2]
        );
        let standard = standards.by_id("party-2018").unwrap();
        assert_eq!(standard.body.end_mark.value, "./.");
        assert_eq!(standard.outline.heading, "{R}. ");
        assert_eq!(standard.spelling.tone, Some(ToneForm::Last));
        let (_, told) = apply("dang: {de_muc: I-}\nnha_nuoc: {dau_het: ./.}\n");
        assert_eq!(told, [""; 0]);
    }

    #[test]
    fn what_it_does_not_know_is_told() {
        let (_, told) = apply("quy_tac: {P-SIG-FROM: tat, S-SIG: bỏ}\ndang: {de_muc: I)}\n");
        assert_eq!(
            told,
            [
                "Error Y-VALUE ở đây không dùng được `bỏ`",
                "Error Y-VALUE ở đây không dùng được `I)`",
                "Warning D-STANDARD không có quy tắc `P-SIG-FROM` để đổi mức"
            ]
        );
    }
}
