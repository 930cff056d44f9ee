//! What a report tells of a document, taken from its directive.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::directive::Directive;
use crate::finding::code;
use crate::notice::letterhead;
use crate::standard::Standard;
use crate::standard::load::iso_date_option;

/// What a directive says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The kind's key, as `thong-bao-ket-luan`.
    pub kind: String,
    /// The kind's name as printed, as `Thông báo`.
    pub kind_name: String,
    /// The issuing organs as a reader knows them: `Quận ủy Hà Đông`, `A và B`.
    pub organ: String,
    /// Number and symbol as printed, as `12-TB/QU`; none while there is no number.
    pub number: Option<String>,
    /// The date of issue.
    #[serde(with = "iso_date_option")]
    pub date: Option<NaiveDate>,
    /// The meeting's day.
    #[serde(with = "iso_date_option")]
    pub meeting: Option<NaiveDate>,
    /// The subject; empty when it is not given.
    pub subject: String,
    /// It bears the mark `Dự thảo`.
    pub draft: bool,
    /// Number and date are given, as far as its page has a place for them: the State's minutes bear no date.
    pub issued: bool,
    /// How many of its warnings only say that its number or its date is not given yet.
    pub blanks: usize,
}

impl Facts {
    /// The facts of a directive under its standard.
    pub fn of(directive: &Directive, standard: &Standard) -> Self {
        let kind = standard.types.get(&directive.kind.value);
        let dated = kind.is_none_or(|kind| kind.place_date_printed);
        let open = [
            directive.number.is_none(),
            dated && directive.issue_date.is_none(),
        ];
        let open = open.into_iter().filter(|open| *open).count();
        let meeting = directive.meeting.as_ref().and_then(|m| m.date.as_ref());
        Self {
            kind: directive.kind.value.clone(),
            kind_name: kind
                .map_or(&directive.kind.value, |kind| &kind.name)
                .clone(),
            organ: letterhead::names_in_text(directive),
            number: directive.number.as_ref().map(|number| {
                symbol(&letterhead::number_line(
                    directive,
                    standard,
                    Some(number.value),
                ))
            }),
            date: directive.issue_date.as_ref().map(|date| date.value),
            meeting: meeting.map(|date| date.value),
            subject: directive
                .subject
                .as_ref()
                .map_or_else(String::new, |s| s.value.clone()),
            draft: directive.draft.is_some(),
            issued: open == 0,
            blanks: if acknowledged(directive) { 0 } else { open },
        }
    }

    /// The day under which a reader looks for it: the day of issue, before it is known the
    /// meeting's.
    pub fn day(&self) -> Option<NaiveDate> {
        self.date.or(self.meeting)
    }
}

/// Whether the clerk has acknowledged what is missing: then no warning tells of it.
fn acknowledged(directive: &Directive) -> bool {
    let mut entries = directive.acknowledgements.iter();
    entries.any(|entry| entry.rule.value == code::COMPONENT && entry.figure.is_none())
}

/// Number and symbol without the word before them.
fn symbol(line: &str) -> String {
    let bare = line.strip_prefix("Số").unwrap_or(line);
    bare.trim_start_matches(':').trim().to_owned()
}
