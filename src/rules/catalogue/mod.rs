//! What the reviewer's rules mean: for each a title, the reason, a wrong and a right example. The
//! texts are data beside this file, one file a family; `vanthu rules` and `docs/rules.md` print them.

mod texts;

pub use texts::{Met, RuleText, Words};

use std::sync::Arc;

use crate::source::{SourceFile, typed};

/// The families, in the order of the manual.
const FAMILIES: [(&str, &str); 16] = [
    ("letterhead.yaml", include_str!("letterhead.yaml")),
    ("subject.yaml", include_str!("subject.yaml")),
    ("citations.yaml", include_str!("citations.yaml")),
    ("grounds.yaml", include_str!("grounds.yaml")),
    ("outline.yaml", include_str!("outline.yaml")),
    ("signature.yaml", include_str!("signature.yaml")),
    ("recipients.yaml", include_str!("recipients.yaml")),
    ("annexes.yaml", include_str!("annexes.yaml")),
    ("tasks.yaml", include_str!("tasks.yaml")),
    ("deadlines.yaml", include_str!("deadlines.yaml")),
    ("people.yaml", include_str!("people.yaml")),
    ("figures.yaml", include_str!("figures.yaml")),
    ("numerals.yaml", include_str!("numerals.yaml")),
    ("spelling.yaml", include_str!("spelling.yaml")),
    ("capitals.yaml", include_str!("capitals.yaml")),
    ("districts.yaml", include_str!("districts.yaml")),
];

/// What the program lays out by itself, so that no source can break it.
const MET: &str = include_str!("met.yaml");

/// Every rule, family by family. A test holds that the built-in texts can be read.
pub fn rules() -> Vec<RuleText> {
    FAMILIES
        .iter()
        .flat_map(|(name, text)| read::<Vec<RuleText>>(name, text).unwrap_or_default())
        .collect()
}

/// The rules of the standards' lists that the program keeps by itself.
pub fn met() -> Vec<Met> {
    read("met.yaml", MET).unwrap_or_default()
}

fn read<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Option<T> {
    let file = Arc::new(SourceFile::new(name, text));
    typed::read(&file, &mut Vec::new())
}

#[cfg(test)]
mod tests;
