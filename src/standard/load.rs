//! Reads the standards and chooses the one in force.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

use crate::directive::organ::System;

/// Serde helpers for ISO dates.
pub mod iso_date {
    use super::*;

    /// Reads `2026-05-27`.
    ///
    /// # Errors
    /// When the text is no date.
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<NaiveDate, D::Error> {
        let text = String::deserialize(d)?;
        text.parse()
            .map_err(|_| D::Error::custom(format!("not a date: {text}")))
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
        text.map(|t| {
            t.parse()
                .map_err(|_| D::Error::custom(format!("not a date: {t}")))
        })
        .transpose()
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

/// Writes a system as clerks write it (`dang`, `nha-nuoc`).
///
/// # Errors
/// When the serializer fails.
pub fn system_name<S: Serializer>(system: &System, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(match system {
        System::Party => "dang",
        System::State => "nha-nuoc",
    })
}
