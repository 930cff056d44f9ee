//! The shape of the catalogue's texts.

use serde::Deserialize;

use crate::finding::Lang;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// A rule explained.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// Its code: `P-` in Party papers, `S-` in State papers, `D-` in both.
    pub code: String,
    /// What must be so, in one line without a full stop.
    pub title: Words,
    /// Why, what is looked at, what is not.
    pub why: Words,
    /// YAML that breaks the rule: keys of a directive, or of an organ profile.
    pub wrong: String,
    /// The same YAML, mended.
    pub right: String,
    /// The examples are an organ profile's.
    #[serde(default)]
    pub profile: bool,
}

/// A rule of the standards' lists that needs no finding: the program lays it out so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Met {
    /// Its code in the standard's list.
    pub code: String,
    /// What the program does.
    pub title: Words,
    /// The names of the tests, or the codes of the findings, that hold it.
    pub proof: Vec<String>,
}
