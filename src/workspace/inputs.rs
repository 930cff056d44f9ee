//! What an output was made from: the fingerprint of everything that could have made it another one.
//!
//! Two outputs with equal keys are the same bytes, so one that stands need not be made again. What
//! comes with the program (templates, standards, fonts) counts through the program's own
//! fingerprint; only what the office put in its place is told by name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::job::{Format, Trace};
use super::shared::Shared;
use crate::finding::Lang;
use crate::template;

/// The program: its version and what it was made from.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("VANTHU_MADE_FROM"));

/// One thing that an output is made from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// The directive.
    Source,
    /// An organ profile, by its name.
    Profile(String),
    /// A standard of the office's own, by its name.
    Standard(String),
    /// Which standards there are, and from what day.
    Standards,
    /// `vanthu.yaml`.
    Settings,
    /// A body template of the office's own.
    Body(String),
    /// A page template of the office's own, which one format only is printed through.
    Page(Page, String),
    /// The office's own fonts.
    Fonts,
    /// The program.
    Program,
    /// The PDF carries its sources.
    Attached,
    /// The PDF has faces of its own.
    Subset,
}

/// A format that is printed through page templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Page {
    const ALL: [Page; 2] = [Page::Markdown, Page::Html];

    fn format(self) -> Format {
        match self {
            Page::Markdown => Format::Markdown,
            Page::Html => Format::Html,
        }
    }

    /// The templates that the exporter renders.
    fn templates(self) -> &'static [&'static str] {
        match self {
            Page::Markdown => &["pages/notice.md"],
            Page::Html => &["pages/notice.html", "pages/notice.css"],
        }
    }
}

impl Input {
    /// Whether an output of `format` depends on it.
    pub fn matters(&self, format: Format) -> bool {
        match self {
            Input::Page(page, _) => page.format() == format,
            Input::Attached | Input::Subset => format == Format::Pdf,
            _ => true,
        }
    }

    /// What it is, for people.
    pub fn words(&self, lang: Lang) -> String {
        let (vi, en) = match self {
            Input::Source => ("tệp nguồn", "the source"),
            Input::Profile(name) => {
                return named(lang, "hồ sơ cơ quan", "organ profile", name);
            }
            Input::Standard(name) => {
                return named(lang, "tiêu chuẩn", "standard", name);
            }
            Input::Standards => ("danh mục tiêu chuẩn", "the list of standards"),
            Input::Settings => ("cài đặt `vanthu.yaml`", "the settings in `vanthu.yaml`"),
            Input::Body(name) | Input::Page(_, name) => {
                return named(lang, "mẫu", "template", name);
            }
            Input::Fonts => ("phông chữ", "the fonts"),
            Input::Program => ("chương trình", "the program"),
            Input::Attached => ("tùy chọn `--attach-source`", "the option `--attach-source`"),
            Input::Subset => ("tùy chọn `--subset`", "the option `--subset`"),
        };
        lang.pick(vi, en).to_owned()
    }
}

fn named(lang: Lang, vi: &str, en: &str, name: &str) -> String {
    format!("{} `{name}`", lang.pick(vi, en))
}

/// Everything that a document's outputs are made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Inputs(#[serde(with = "pairs")] BTreeMap<Input, Fingerprint>);

impl Inputs {
    /// The key of the output in `format`.
    pub fn key(&self, format: Format) -> Fingerprint {
        let mut text = format.ending().to_owned();
        for (input, fingerprint) in self.0.iter().filter(|(input, _)| input.matters(format)) {
            // No name holds a line end, so the lines say one thing only.
            text.push_str(&format!("\n{input:?} {fingerprint:?}"));
        }
        Fingerprint::of(text.as_bytes())
    }

    /// What is not the same in `old`: changed, new or gone.
    pub fn changed(&self, old: &Inputs) -> BTreeSet<Input> {
        let differs = |input: &&Input| self.0.get(*input) != old.0.get(*input);
        let all = self.0.keys().chain(old.0.keys());
        all.filter(differs).cloned().collect()
    }
}

/// A map whose keys are more than texts, as a list of pairs.
mod pairs {
    use super::{BTreeMap, Deserialize, Fingerprint, Input};
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        map: &BTreeMap<Input, Fingerprint>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Input, Fingerprint>, D::Error> {
        let pairs = Vec::<(Input, Fingerprint)>::deserialize(deserializer)?;
        Ok(pairs.into_iter().collect())
    }
}

/// The fingerprints of what all documents of a run share, taken once.
pub struct SharedInputs {
    always: BTreeMap<Input, Fingerprint>,
    /// The office's own templates that each kind is composed from.
    bodies: Mutex<BTreeMap<String, BTreeMap<Input, Fingerprint>>>,
}

impl SharedInputs {
    /// Takes the fingerprints of a run.
    pub fn of(shared: &Shared) -> Self {
        let mut always = BTreeMap::new();
        always.insert(Input::Program, Fingerprint::of(PROGRAM.as_bytes()));
        let family = shared.standards.family();
        always.insert(Input::Standards, Fingerprint::of(family.as_bytes()));
        if let Some(office) = &shared.office {
            let print = Fingerprint::of(office.file.text.as_bytes());
            always.insert(Input::Settings, print);
        }
        if !shared.fonts.is_embedded() {
            let files = shared.fonts.data.iter().map(|data| &**data);
            let family = std::iter::once(shared.fonts.family.as_bytes());
            always.insert(Input::Fonts, Fingerprint::of_all(family.chain(files)));
        }
        if shared.pdf.attach_source {
            always.insert(Input::Attached, Fingerprint::of(b""));
        }
        if shared.pdf.exact_subset {
            always.insert(Input::Subset, Fingerprint::of(b""));
        }
        for page in Page::ALL {
            for from in page.templates() {
                always.extend(own(shared, from, |name| Input::Page(page, name)));
            }
        }
        Self {
            always,
            bodies: Mutex::default(),
        }
    }

    /// What the document at `path` is made from, when its own content is what `trace` says. None
    /// when an organ profile that it needs is not there (any more).
    pub fn of_document(&self, path: &Path, trace: &Trace, shared: &Shared) -> Option<Inputs> {
        let mut all = self.always.clone();
        all.insert(Input::Source, trace.source.clone());
        for name in &trace.organs {
            let organ = shared.organs(path)?.find(name).ok()?;
            let print = Fingerprint::of(organ.file.text.as_bytes());
            all.insert(Input::Profile(name.clone()), print);
        }
        if let Some(file) = shared.standards.own_file(&trace.standard) {
            let print = Fingerprint::of(file.text.as_bytes());
            all.insert(Input::Standard(trace.standard.clone()), print);
        }
        all.extend(self.bodies(&trace.kind, shared));
        Some(Inputs(all))
    }

    fn bodies(&self, kind: &str, shared: &Shared) -> BTreeMap<Input, Fingerprint> {
        let mut known = self.bodies.lock().unwrap_or_else(PoisonError::into_inner);
        let find = || {
            let roots = template::roots(kind).into_iter();
            roots
                .flat_map(|from| own(shared, &from, Input::Body))
                .collect()
        };
        known.entry(kind.to_owned()).or_insert_with(find).clone()
    }
}

/// The office's own templates that `from` takes in.
fn own(shared: &Shared, from: &str, input: impl Fn(String) -> Input) -> Vec<(Input, Fingerprint)> {
    let own = shared.templates.own(from).into_iter();
    own.map(|(name, text)| (input(name.to_owned()), Fingerprint::of(text.as_bytes())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(pairs: &[(Input, &str)]) -> Inputs {
        let pair =
            |(input, text): &(Input, &str)| (input.clone(), Fingerprint::of(text.as_bytes()));
        Inputs(pairs.iter().map(pair).collect())
    }

    #[test]
    fn a_key_knows_what_matters_to_its_format_only() {
        let plain = inputs(&[(Input::Source, "a")]);
        let page = Input::Page(Page::Html, "pages/notice.css".to_owned());
        let styled = inputs(&[(Input::Source, "a"), (page.clone(), "b")]);
        assert_ne!(plain.key(Format::Html), styled.key(Format::Html));
        for format in [Format::Markdown, Format::Pdf, Format::Docx] {
            assert_eq!(plain.key(format), styled.key(format));
        }
        assert_ne!(plain.key(Format::Pdf), plain.key(Format::Docx));
        assert_eq!(plain.changed(&styled), [page.clone()].into());
        assert_eq!(styled.changed(&plain), [page].into());
    }

    #[test]
    fn inputs_outlive_the_program() {
        let all = inputs(&[
            (Input::Source, "a"),
            (Input::Profile("quận ủy".to_owned()), "b"),
            (
                Input::Page(Page::Markdown, "pages/notice.md".to_owned()),
                "c",
            ),
        ]);
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Inputs>(&text).unwrap(), all);
    }
}
