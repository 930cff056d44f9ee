//! The profile of an organ: what never changes between its notices.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::fields::Reader;
use super::keys::{organ as keys, words};
use super::suggest;
use super::{Recipient, Signature, Text};
use crate::finding::{Finding, Message, code};
use crate::source::{Located, Node, SourceFile};

/// The political system an organ belongs to; it picks the family of standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// `dang`: Party organs.
    Party,
    /// `nha-nuoc`: State organs.
    State,
}

impl System {
    /// The word that stands for it in YAML and templates.
    pub fn word(self) -> &'static str {
        match self {
            System::Party => "dang",
            System::State => "nha-nuoc",
        }
    }
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

/// Reads an organ's profile. Returns none when anything in it is wrong; the findings say what.
pub fn read(file: &Arc<SourceFile>, node: &Node, findings: &mut Vec<Finding>) -> Option<Organ> {
    let mut reader = Reader::new(file, findings);
    let r = &mut reader;
    let fields = r.mapping(node, keys::ALL)?;
    let system = r.needed(&fields, keys::SYSTEM, |r, n| r.choice(n, words::SYSTEMS));
    let name = r.needed(&fields, keys::NAME, Reader::text);
    let superior = r.maybe(&fields, keys::SUPERIOR, Reader::text);
    let name_lines = r.texts(&fields, keys::NAME_LINES);
    let symbol = r.maybe(&fields, keys::SYMBOL, Reader::text);
    let place = r.maybe(&fields, keys::PLACE, Reader::text);
    let term_start = r.maybe(&fields, keys::TERM_START, Reader::date);
    let recipients = r.list(&fields, keys::RECIPIENTS, Reader::recipient);
    let signature = r.maybe(&fields, keys::SIGNATURE, Reader::signature);
    if r.errors() > 0 {
        return None;
    }
    Some(Organ {
        file: Arc::clone(file),
        system: system?,
        superior,
        name: name?,
        name_lines,
        symbol,
        place,
        term_start,
        recipients,
        signature,
    })
}

/// The organ profiles of a folder by their files' stems.
#[derive(Debug, Clone, Default)]
pub struct Organs {
    profiles: BTreeMap<String, Option<Organ>>,
}

impl Organs {
    /// No profiles yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the profile of the file called `stem`; none when the profile has errors of its own.
    pub fn insert(&mut self, stem: impl Into<String>, organ: Option<Organ>) {
        self.profiles.insert(stem.into(), organ);
    }

    /// The stems of all profiles, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// The profiles that can be used, by their stems.
    pub fn usable(&self) -> impl Iterator<Item = (&str, &Organ)> {
        let all = self.profiles.iter();
        all.filter_map(|(stem, organ)| Some((stem.as_str(), organ.as_ref()?)))
    }

    /// The profile that a directive asks for.
    ///
    /// # Errors
    /// A finding without a place when there is no such profile or it has errors.
    pub fn find(&self, name: &str) -> Result<&Organ, Finding> {
        match self.profiles.get(name) {
            Some(Some(organ)) => Ok(organ),
            Some(None) => Err(broken(name)),
            None => Err(self.unknown(name)),
        }
    }

    /// The profile of the organ that is called so; diacritics and capitals do not matter.
    fn called(&self, name: &str) -> Option<&str> {
        let folded = suggest::fold(name);
        let mut profiles = self.profiles.iter();
        let found = profiles.find(|(_, organ)| {
            let organ = organ.as_ref();
            organ.is_some_and(|organ| suggest::fold(&organ.name.value) == folded)
        });
        found.map(|(stem, _)| stem.as_str())
    }

    fn unknown(&self, name: &str) -> Finding {
        let message = Message::new(
            format!("không có hồ sơ cơ quan `{name}`"),
            format!("there is no organ profile `{name}`"),
        );
        let (mut vi, mut en) = match self.called(name) {
            Some(stem) => (
                format!("Ghi tên tệp hồ sơ của cơ quan này: `co_quan: {stem}`. "),
                format!("Write the name of this organ's profile: `co_quan: {stem}`. "),
            ),
            None => suggest::ask(name, self.names()),
        };
        if self.profiles.is_empty() {
            vi += &format!("Thư mục `co-quan` chưa có hồ sơ nào; tạo tệp `co-quan/{name}.yaml`.");
            en += &format!("The folder `co-quan` is empty; create `co-quan/{name}.yaml`.");
        } else {
            let known = suggest::quoted_list(self.names());
            vi += &format!("Các hồ sơ hiện có: {known}.");
            en += &format!("Profiles: {known}.");
        }
        Finding::error(code::ORGAN, message).hint(vi, en)
    }
}

fn broken(name: &str) -> Finding {
    let message = Message::new(
        format!("hồ sơ cơ quan `{name}` còn lỗi nên chưa dùng được"),
        format!("the organ profile `{name}` has errors and cannot be used"),
    );
    Finding::error(code::ORGAN, message).hint(
        format!("Sửa tệp `co-quan/{name}.yaml` trước."),
        format!("Mend `co-quan/{name}.yaml` first."),
    )
}
