//! Which tasks were asked for.

use chrono::NaiveDate;

use super::{State, Task};
use crate::directive::suggest;

/// What was asked for; nothing asked leaves all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only tasks that this unit leads or helps with.
    pub unit: Option<String>,
    /// Only tasks whose last day is before this one.
    pub due_before: Option<NaiveDate>,
    /// Only tasks whose last day has passed.
    pub overdue: bool,
}

impl Choice {
    /// Whether a task is one of those asked for on `today`.
    pub fn takes(&self, task: &Task, today: NaiveDate) -> bool {
        let unit = self.unit.as_deref();
        let day = self.due_before;
        unit.is_none_or(|unit| concerns(task, unit))
            && day.is_none_or(|before| task.day().is_some_and(|day| day < before))
            && (!self.overdue || task.state(today) == State::Overdue)
    }
}

/// Whether a unit leads a task, co-operates, or is the one that the sentence of a task without a
/// unit begins with.
fn concerns(task: &Task, unit: &str) -> bool {
    let asked = spelled(unit);
    let sentence = task.sentence_names_unit.then_some(&task.what);
    let mut names = task.lead.iter().chain(&task.with).chain(sentence);
    names.any(|name| spelled(name).contains(&asked))
}

/// Abbreviations of units that every reader knows, folded, and what they stand for.
const ABBREVIATIONS: [(&str, &str); 14] = [
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("mttq", "mat tran to quoc"),
    ("ubmttq", "uy ban mat tran to quoc"),
    ("mttqvn", "mat tran to quoc viet nam"),
    ("ubmttqvn", "uy ban mat tran to quoc viet nam"),
    ("bch", "ban chap hanh"),
    ("btv", "ban thuong vu"),
    ("bcd", "ban chi dao"),
    ("bhxh", "bao hiem xa hoi"),
    ("thcs", "trung hoc co so"),
    ("thpt", "trung hoc pho thong"),
    ("tp", "thanh pho"),
    ("vp", "van phong"),
];

/// A name as it is compared: folded, abbreviations in full, whole words with a space on both sides.
fn spelled(name: &str) -> String {
    let folded = suggest::fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let mut text = String::from(" ");
    for word in words.filter(|word| !word.is_empty()) {
        let known = ABBREVIATIONS.iter().find(|(short, _)| *short == word);
        text.push_str(known.map_or(word, |(_, long)| long));
        text.push(' ');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn a_unit_is_found_however_it_is_typed() {
        for (asked, name) in [
            ("ubnd", "Ủy ban nhân dân phường"),
            ("Uỷ ban nhân dân", "UBND quận"),
            ("tram y te", "Trạm Y tế phường"),
            ("ĐOÀN THANH NIÊN", "Đoàn Thanh niên"),
            ("TP. Hạ Long", "thành phố Hạ Long"),
            ("mttq", "UBMTTQ phường"),
        ] {
            assert!(spelled(name).contains(&spelled(asked)), "{asked}: {name}");
        }
        for (asked, name) in [
            ("an", "Ủy ban nhân dân"),
            ("y te", "Đoàn Thanh niên"),
            ("công an", "Công anh"),
        ] {
            assert!(!spelled(name).contains(&spelled(asked)), "{asked}: {name}");
        }
    }
}
