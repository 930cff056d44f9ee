//! The reviewer's rules that a standard has, each with how grave a breach is and the clause it
//! rests on. A rule that is not listed is not applied.

use serde::{Deserialize, Serialize};

use crate::finding::{Lang, Severity};

/// How a standard (or the office's switches) grades one rule.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RuleGrade {
    /// How grave a breach is.
    pub severity: Grade,
    /// The clause, `thông lệ` for practice.
    pub clause: String,
}

/// How grave a breach of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// The notice is not built.
    Error,
    /// Probably wrong; the notice is built.
    Warning,
    /// Worth knowing.
    Note,
    /// The rule is switched off.
    Off,
}

impl Grade {
    /// The severity of a finding; none when the rule is switched off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Grade::Error => Some(Severity::Error),
            Grade::Warning => Some(Severity::Warning),
            Grade::Note => Some(Severity::Note),
            Grade::Off => None,
        }
    }

    /// Its name: `lỗi`, `cảnh báo`, `lưu ý`, `tắt`.
    pub fn word(self, lang: Lang) -> &'static str {
        self.severity()
            .map_or(lang.pick("tắt", "off"), |severity| severity.word(lang))
    }
}

/// Where the mark of a rime is written on `oa, oe, uy`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// The form that is wanted; without it, either, but one form in a document.
    #[serde(default)]
    pub tone: Option<ToneForm>,
    /// The clause.
    pub clause: String,
}

/// The two places of a tone mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToneForm {
    /// On the last vowel: `uỷ, hoà, khoẻ`.
    Last,
    /// On the first vowel: `ủy, hòa, khỏe`.
    First,
}
