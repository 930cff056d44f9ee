//! Tera templates, built in and overridden file by file.
//!
//! A user's `templates/bodies/chi-thi.md` takes the place of the built-in one of that name and may
//! extend it as `goc/bodies/chi-thi.md`. A user template that cannot be read is a finding, and so
//! is every notice that needs it; the built-in one never slips in silently.

pub mod builtin;
mod error;
mod filters;
mod functions;
mod phrases;
mod uses;

pub use filters::capitalised;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use functions::Bounded;
use tera::{Context, ErrorKind, Tera};

use crate::finding::{Finding, Message, code};
use crate::source::SourceFile;

/// What stands where a user's template cannot be read; it fails when it is rendered.
const STAND_IN: &str = "{{ throw(message=\"\") }}";

/// All templates, ready to render. Shared between threads.
pub struct Templates {
    tera: Tera,
    /// The text of each template, to point findings into.
    sources: BTreeMap<String, Arc<SourceFile>>,
    /// User templates that cannot be used, with the finding that says why.
    broken: BTreeMap<String, Finding>,
    /// What is known of the values that templates print: reading their text is slow.
    used: Mutex<BTreeMap<(String, String), bool>>,
}

impl Templates {
    /// The built-in templates, overridden by `user` files: pairs of name (`bodies/chi-thi.md`) and
    /// file.
    pub fn new(user: Vec<(String, SourceFile)>) -> Self {
        let mut sources = BTreeMap::new();
        // Reading all of them twice takes a notable part of the time of a single notice.
        let extended = user
            .iter()
            .any(|(_, file)| file.text.contains(builtin::ORIGINAL));
        for (name, text) in builtin::ALL {
            let path = format!("(mẫu có sẵn) templates/{name}");
            let file = Arc::new(SourceFile::new(path, *text));
            if extended {
                sources.insert(format!("{}{name}", builtin::ORIGINAL), Arc::clone(&file));
            }
            sources.insert((*name).to_owned(), file);
        }
        for (name, file) in user {
            sources.insert(name, Arc::new(file));
        }
        let mut templates = Self {
            tera: Tera::new(),
            sources,
            broken: BTreeMap::new(),
            used: Mutex::default(),
        };
        templates.compile();
        templates
    }

    /// The findings about templates that cannot be used.
    pub fn findings(&self) -> Vec<Finding> {
        self.broken.values().cloned().collect()
    }

    /// Whether a template of this name exists, usable or not.
    pub fn contains(&self, name: &str) -> bool {
        self.sources.contains_key(name)
    }

    /// Whether a body template exists for a kind of document.
    pub fn prints(&self, kind: &str) -> bool {
        self.contains(&body_name(kind))
    }

    /// Whether the body template of a kind, or a part that it takes in, prints the value `name`.
    pub fn uses(&self, kind: &str, name: &str) -> bool {
        let find = || uses::uses(&self.sources, &body_name(kind), name);
        // A lock that another thread left in a panic is no reason to stop: then it is read again.
        let Ok(mut used) = self.used.lock() else {
            return find();
        };
        *used
            .entry((kind.to_owned(), name.to_owned()))
            .or_insert_with(find)
    }

    /// The office's own templates among `from` and all that it takes in: name and text, sorted.
    pub fn own(&self, from: &str) -> Vec<(&str, &str)> {
        let reached = uses::reached(&self.sources, from);
        let own = self
            .sources
            .iter()
            .filter(|(name, _)| reached.contains(*name) && !self.is_builtin(name));
        own.map(|(name, file)| (name.as_str(), file.text.as_str()))
            .collect()
    }

    /// The names of the office's own templates, sorted.
    pub fn overridden(&self) -> Vec<&str> {
        let names = self.sources.keys().map(String::as_str);
        names.filter(|name| !self.is_builtin(name)).collect()
    }

    /// Renders a template.
    ///
    /// # Errors
    /// A finding in the template: it is missing, it cannot be read, or it failed while rendering.
    pub fn render(&self, name: &str, context: &Context) -> Result<String, Finding> {
        if let Some(finding) = self.broken.get(name) {
            return Err(finding.clone());
        }
        if !self.contains(name) {
            return Err(Finding::error(
                code::TEMPLATE_RENDER,
                Message::new(format!("không có mẫu `{name}`"), format!("there is no template `{name}`")),
            )
            .hint(
                format!("Tạo tệp `templates/{name}` cạnh thư mục chỉ thị, hoặc sửa lại tên loại văn bản."),
                format!("Create `templates/{name}` beside the directives, or mend the kind's name."),
            ));
        }
        let limit = limit(name);
        let mut printed = Bounded::new(limit);
        match self.tera.render_to(name, context, &mut printed) {
            Ok(()) => Ok(printed.into_text()),
            Err(e) => Err(match e.kind() {
                ErrorKind::Io(_) => error::too_long(name, limit, &self.sources),
                _ => self.stood_in_for(&e).unwrap_or_else(|| {
                    error::finding(&e, name, &self.sources, code::TEMPLATE_RENDER)
                }),
            }),
        }
    }

    /// Why a template that the failed one needs cannot be used, if that is what made it fail.
    fn stood_in_for(&self, error: &tera::Error) -> Option<Finding> {
        self.broken.get(&error::template_name(error)?).cloned()
    }

    /// Compiles all. A stand-in takes the place of a template that cannot be read, so that those
    /// which need it are sound in themselves and only fail when they come to it.
    fn compile(&mut self) {
        loop {
            let mut tera = Tera::new();
            tera.autoescape_on(vec![".html"]);
            filters::register(&mut tera);
            functions::register(&mut tera);
            let texts = self.sources.iter().map(|(name, file)| {
                let broken = self.broken.contains_key(name);
                (name.as_str(), if broken { STAND_IN } else { &file.text })
            });
            match tera.add_raw_templates(texts) {
                Ok(()) => {
                    self.tera = tera;
                    return;
                }
                Err(error) => {
                    let Some(name) = self.culprit(&error) else {
                        return;
                    };
                    let finding =
                        error::finding(&error, &name, &self.sources, code::TEMPLATE_SYNTAX);
                    self.broken.insert(name, finding);
                }
            }
        }
    }

    /// The template an error is about, else the first usable one of the user's.
    fn culprit(&self, error: &tera::Error) -> Option<String> {
        let named = error::template_name(error).filter(|name| !self.broken.contains_key(name));
        named
            .filter(|name| self.sources.contains_key(name))
            .or_else(|| {
                let mut names = self.sources.keys();
                names
                    .find(|name| !self.is_builtin(name) && !self.broken.contains_key(*name))
                    .cloned()
            })
    }

    fn is_builtin(&self, name: &str) -> bool {
        let plain = name.strip_prefix(builtin::ORIGINAL).unwrap_or(name);
        builtin::ALL
            .iter()
            .any(|(n, text)| *n == plain && self.sources.get(name).is_some_and(|f| f.text == *text))
    }
}

/// How much a template may print, in bytes. Everything a directive can say fits four times into a
/// body; a page puts tags around each paragraph of it. The page of a folder needs some 1 KiB for
/// each notice.
fn limit(name: &str) -> usize {
    let mib = match name {
        "pages/index.html" => 128,
        name if name.starts_with("pages/") => 16,
        _ => 4,
    };
    mib * 1024 * 1024
}

/// The templates that a notice of this kind is composed from.
pub fn roots(kind: &str) -> [String; 2] {
    [body_name(kind), ANNEX.to_owned()]
}

/// The template of an annex's body.
pub const ANNEX: &str = "bodies/phan/phu-luc.md";

/// The name of a kind's body template.
pub fn body_name(kind: &str) -> String {
    format!("bodies/{kind}.md")
}

#[cfg(test)]
mod tests;
