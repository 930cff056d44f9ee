//! Reads the standards and chooses the one in force.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

use super::embedded::{self, Embedded};
use super::{Standard, check};
use crate::{
    directive::organ::System,
    finding::Finding,
    source::{SourceFile, typed},
};

/// All standards of a run, by system and first day in force.
#[derive(Debug, Clone, Default)]
pub struct Standards {
    all: Vec<Entry>,
    /// The files of those that the user gave, by id.
    own: BTreeMap<String, Arc<SourceFile>>,
}

/// A standard of a run.
#[derive(Debug, Clone)]
enum Entry {
    /// As it is built in.
    Embedded(&'static Embedded),
    /// The user's, or one that the office's settings have changed.
    Own(Arc<Standard>),
}

impl Entry {
    fn id(&self) -> &str {
        match self {
            Entry::Embedded(embedded) => embedded.id,
            Entry::Own(standard) => &standard.id,
        }
    }

    fn system(&self) -> System {
        match self {
            Entry::Embedded(embedded) => embedded.system,
            Entry::Own(standard) => standard.system,
        }
    }

    fn valid_from(&self) -> Option<NaiveDate> {
        match self {
            Entry::Embedded(embedded) => embedded.valid_from,
            Entry::Own(standard) => Some(standard.valid_from),
        }
    }

    fn standard(&self) -> Option<&Arc<Standard>> {
        match self {
            Entry::Embedded(embedded) => embedded.standard(),
            Entry::Own(standard) => Some(standard),
        }
    }
}

impl Standards {
    /// The standards that are built into the program. A test holds that they are sound.
    pub fn embedded() -> Self {
        Self::load(&[], &mut Vec::new())
    }

    /// The built-in standards together with the user's: a file whose stem is a built-in id takes
    /// its place, any other is added.
    ///
    /// Every file that cannot be read, says something that no page can follow, or would be in force
    /// beside another is told in `findings` and left out; a built-in one then keeps its place.
    pub fn load(files: &[SourceFile], findings: &mut Vec<Finding>) -> Self {
        if files.is_empty() {
            return Self {
                all: embedded::ALL.iter().map(Entry::Embedded).collect(),
                own: BTreeMap::new(),
            };
        }
        let mut read: Vec<check::Read> = files
            .iter()
            .filter_map(|file| one(file.clone(), true, findings))
            .collect();
        for embedded in &embedded::ALL {
            if !read.iter().any(|r| r.standard.id == embedded.id) {
                read.extend(embedded.file_and_standard());
            }
        }
        read.sort_by_key(|r| (r.standard.system, r.standard.valid_from));
        check::family(&mut read, findings);
        let users = read.iter().filter(|r| r.by_user);
        let own = users
            .map(|r| (r.standard.id.clone(), Arc::clone(&r.file)))
            .collect();
        let all = read.into_iter().map(|r| Entry::Own(Arc::new(r.standard)));
        Self {
            all: all.collect(),
            own,
        }
    }

    /// The file of a standard that the user gave; none for one that is built in.
    pub fn own_file(&self, id: &str) -> Option<&Arc<SourceFile>> {
        self.own.get(id)
    }

    /// What decides which standard is chosen: each one's system, name and first day, a line each.
    pub fn family(&self) -> String {
        let line = |entry: &Entry| {
            let day = entry.valid_from().unwrap_or_default();
            format!("{} {} {day}\n", entry.system().word(), entry.id())
        };
        self.all.iter().map(line).collect()
    }

    /// Changes every standard.
    pub(super) fn change(&mut self, mut change: impl FnMut(&mut Standard)) {
        for entry in &mut self.all {
            if let Some(standard) = entry.standard() {
                let mut standard = Standard::clone(standard);
                change(&mut standard);
                *entry = Entry::Own(Arc::new(standard));
            }
        }
    }

    /// The codes of the reviewer's rules that any standard has, sorted.
    pub fn rule_codes(&self) -> BTreeSet<&str> {
        let all = self.all.iter().filter_map(Entry::standard);
        all.flat_map(|s| s.rules.keys().map(String::as_str))
            .collect()
    }

    /// The standard of `system` in force at `date`. A date before the oldest gives the oldest; no
    /// date, or one after the last, gives the newest. None only for a system without standards.
    pub fn choose(&self, system: System, date: Option<NaiveDate>) -> Option<Arc<Standard>> {
        let mut family = self.all.iter().filter(|entry| entry.system() == system);
        let chosen = match date {
            None => family.next_back(),
            Some(date) => {
                let oldest = family.clone().next();
                family
                    .rfind(|entry| entry.valid_from() <= Some(date))
                    .or(oldest)
            }
        };
        chosen?.standard().cloned()
    }

    /// The standard called `id`, such as `party-2018`.
    pub fn by_id(&self, id: &str) -> Option<Arc<Standard>> {
        let entry = self.all.iter().find(|entry| entry.id() == id)?;
        entry.standard().cloned()
    }

    /// The names of all standards, by system and first day in force.
    pub fn ids(&self) -> Vec<&str> {
        self.all.iter().map(Entry::id).collect()
    }
}

/// Reads and checks one file.
pub(super) fn one(
    file: SourceFile,
    by_user: bool,
    findings: &mut Vec<Finding>,
) -> Option<check::Read> {
    let file = Arc::new(file);
    let standard = typed::read::<Standard>(&file, findings)?;
    check::standard(&standard, &file, findings).then_some(check::Read {
        standard,
        file,
        by_user,
    })
}

/// A path's last part without its extension.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The default of a switch that is on.
pub fn yes() -> bool {
    true
}

/// Serde helpers for ISO dates.
pub mod iso_date {
    use super::*;

    /// Reads `2026-05-27`.
    ///
    /// # Errors
    /// When the text is no date.
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<NaiveDate, D::Error> {
        parse(&String::deserialize(d)?)
    }

    /// A date, or the error that says one is needed.
    pub(super) fn parse<E: Error>(text: &str) -> Result<NaiveDate, E> {
        text.parse().map_err(|_| E::custom("a date"))
    }

    /// Writes `2026-05-27`.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(date: &NaiveDate, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&date.to_string())
    }
}

/// Serde helpers for optional ISO dates.
pub mod iso_date_option {
    use super::*;

    /// Reads a date or nothing.
    ///
    /// # Errors
    /// When the text is no date.
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<NaiveDate>, D::Error> {
        let text = Option::<String>::deserialize(d)?;
        text.as_deref().map(iso_date::parse).transpose()
    }

    /// Writes a date or nothing.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(date: &Option<NaiveDate>, s: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => s.serialize_str(&date.to_string()),
            None => s.serialize_none(),
        }
    }
}

/// Serde helpers for the word of a system (`dang`, `nha-nuoc`).
pub mod system_word {
    use super::*;

    /// Reads the word.
    ///
    /// # Errors
    /// When it is no system's word.
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<System, D::Error> {
        Ok(match Word::deserialize(d)? {
            Word::Party => System::Party,
            Word::State => System::State,
        })
    }

    /// The words as variants, so that the reader places a wrong one at its value.
    #[derive(Deserialize)]
    enum Word {
        #[serde(rename = "dang")]
        Party,
        #[serde(rename = "nha-nuoc")]
        State,
    }

    /// Writes the word.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(system: &System, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(system.word())
    }
}

#[cfg(test)]
mod tests;
