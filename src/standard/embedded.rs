//! The standards that are built into the program. Each is read when it is first asked for: one
//! notice needs one of them, and reading all took a seventh of its time.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::load::one;
use super::{Standard, check};
use crate::directive::organ::System;
use crate::source::SourceFile;

/// A built-in standard; what decides when it is chosen stands here too, and a test holds that its
/// file says the same.
#[derive(Debug)]
pub(super) struct Embedded {
    pub(super) id: &'static str,
    pub(super) system: System,
    pub(super) valid_from: Option<NaiveDate>,
    path: &'static str,
    text: &'static str,
    read: OnceLock<Option<Arc<Standard>>>,
}

/// By system and first day in force.
pub(super) static ALL: [Embedded; 3] = [
    Embedded {
        id: "party-2018",
        system: System::Party,
        valid_from: NaiveDate::from_ymd_opt(2018, 4, 3),
        path: "standards/party-2018.yaml",
        text: include_str!("../../templates/standards/party-2018.yaml"),
        read: OnceLock::new(),
    },
    Embedded {
        id: "party-2026",
        system: System::Party,
        valid_from: NaiveDate::from_ymd_opt(2026, 5, 27),
        path: "standards/party-2026.yaml",
        text: include_str!("../../templates/standards/party-2026.yaml"),
        read: OnceLock::new(),
    },
    Embedded {
        id: "state-2020",
        system: System::State,
        valid_from: NaiveDate::from_ymd_opt(2020, 3, 5),
        path: "standards/state-2020.yaml",
        text: include_str!("../../templates/standards/state-2020.yaml"),
        read: OnceLock::new(),
    },
];

impl Embedded {
    /// The standard; always there, as a test holds.
    pub(super) fn standard(&self) -> Option<&Arc<Standard>> {
        let read = || Some(Arc::new(self.file_and_standard()?.standard));
        self.read.get_or_init(read).as_ref()
    }

    /// The standard with the file it stands in.
    pub(super) fn file_and_standard(&self) -> Option<check::Read> {
        one(
            SourceFile::new(self.path, self.text),
            false,
            &mut Vec::new(),
        )
    }
}

/// Whether a file is a copy of the built-in standard of its name, such as
/// `standards/party-2026.yaml`.
pub fn is_copy(name: &str, text: &str) -> bool {
    ALL.iter()
        .any(|embedded| embedded.path == name && embedded.text == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_sound_and_is_what_the_table_says() {
        for embedded in &ALL {
            let mut findings = Vec::new();
            let file = SourceFile::new(embedded.path, embedded.text);
            let standard = one(file, false, &mut findings).unwrap().standard;
            assert!(findings.is_empty(), "{findings:?}");
            assert_eq!(standard.id, embedded.id);
            assert_eq!(standard.system, embedded.system);
            assert_eq!(Some(standard.valid_from), embedded.valid_from);
        }
    }
}
