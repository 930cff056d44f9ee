//! The profile of an organ: what never changes between its notices.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Recipient, Signature, Text};
use crate::source::{Located, SourceFile};

/// The political system an organ belongs to; it picks the family of standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// `dang`: Party organs.
    #[serde(rename = "dang")]
    Party,
    /// `nha-nuoc`: State organs.
    #[serde(rename = "nha-nuoc")]
    State,
}

/// A profile in `co-quan/<name>.yaml`.
#[derive(Debug, Clone)]
pub struct Organ {
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// `he`: Party or State.
    pub system: Located<System>,
    /// `cap_tren`: the line above the organ's name in the letterhead, if any.
    pub superior: Option<Text>,
    /// `ten`: the organ's name, as `Quận ủy Hà Đông`.
    pub name: Text,
    /// `dong_ten`: the lines of the name in the letterhead when the clerk breaks it; else empty.
    pub name_lines: Vec<Text>,
    /// `ky_hieu`: the symbol in the number, as `QU`.
    pub symbol: Option<Text>,
    /// `dia_danh`: the place in the place-and-date line.
    pub place: Option<Text>,
    /// `nhiem_ky_tu`: the day the committee's term began (numbers run through a term).
    pub term_start: Option<Located<NaiveDate>>,
    /// `noi_nhan`: the usual recipients.
    pub recipients: Vec<Recipient>,
    /// `ky`: the usual signer.
    pub signature: Option<Signature>,
}
