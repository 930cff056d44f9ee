//! The clerk's files as JSON Schema (2020-12), for editors: each key in both spellings, with a
//! Vietnamese title and help.
//!
//! The keys are those of [`crate::directive::keys`]; a test holds that each of them is described
//! here and nothing else is.

mod nested;
mod office;
mod shape;
mod top;

pub use shape::Known;

use serde_json::{Map, Value, json};

use crate::directive::keys::Field;
use crate::rules::catalogue;
use crate::standard::Standards;
use shape::Shape;

/// The files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A directive.
    Directive,
    /// An organ's profile.
    Organ,
    /// `vanthu.yaml`.
    Office,
}

impl Of {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Directive, Self::Organ, Self::Office];

    /// Its name on the command line; the schema's file is called so, too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Directive => "van-ban",
            Self::Organ => "co-quan",
            Self::Office => "vanthu",
        }
    }

    fn table(self) -> &'static str {
        match self {
            Self::Directive => "directive",
            Self::Organ => "organ",
            Self::Office => "office",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Directive => "Văn bản (tệp trong directives/)",
            Self::Organ => "Hồ sơ cơ quan (tệp trong directives/co-quan/)",
            Self::Office => "Cài đặt của cơ quan (vanthu.yaml)",
        }
    }
}

/// A key and what may stand there.
#[derive(Debug, Clone, Copy)]
struct Part {
    field: Field,
    shape: Shape,
    title: &'static str,
    help: &'static str,
    needed: bool,
}

const fn part(field: Field, shape: Shape, title: &'static str, help: &'static str) -> Part {
    Part {
        field,
        shape,
        title,
        help,
        needed: false,
    }
}

impl Part {
    /// The mapping means nothing without it.
    const fn needed(self) -> Self {
        Self {
            needed: true,
            ..self
        }
    }
}

/// A mapping and its parts, by the name of its table of keys.
type Mapping = (&'static str, &'static [Part]);

fn mappings() -> impl Iterator<Item = Mapping> {
    let files = [top::DIRECTIVE, top::ORGAN].into_iter();
    files
        .chain(nested::ALL.iter().copied())
        .chain(office::ALL.iter().copied())
}

/// What is known of kinds, standards and rules. Kinds are those that a body template `prints`.
pub fn known(standards: &Standards, prints: impl Fn(&str) -> bool) -> Known {
    let mut kinds = std::collections::BTreeMap::new();
    for id in standards.ids() {
        let Some(standard) = standards.by_id(id) else {
            continue;
        };
        let printed = standard.types.iter().filter(|(kind, _)| prints(kind));
        for (kind, about) in printed {
            kinds
                .entry(kind.clone())
                .or_insert_with(|| called(kind, &about.name));
        }
    }
    let rules = catalogue::rules().into_iter();
    let titles: std::collections::BTreeMap<_, _> = rules
        .map(|rule| (rule.code, rule.title.vi.clone()))
        .collect();
    let codes = standards.rule_codes().into_iter();
    let rules = codes.map(|code| {
        let title = titles.get(code).cloned().unwrap_or_default();
        (code.to_owned(), title)
    });
    Known {
        kinds: kinds.into_iter().collect(),
        standards: standards.ids().into_iter().map(str::to_owned).collect(),
        rules: rules.collect(),
    }
}

/// What a kind is called where kinds are chosen: two of them print one name.
fn called(kind: &str, name: &str) -> String {
    match kind {
        "thong-bao-ket-luan" => format!("{name} kết luận"),
        _ => name.to_owned(),
    }
}

/// The schema of a file, as JSON text.
pub fn render(of: Of, known: &Known) -> String {
    let mut schema = Map::new();
    schema.insert(
        "$schema".to_owned(),
        Value::from("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".to_owned(), Value::from(of.title()));
    let mut definitions = Map::new();
    for (table, parts) in mappings() {
        if table == of.table() {
            schema.extend(object(parts, known));
        } else if !Of::ALL.iter().any(|of| of.table() == table) {
            definitions.insert(table.to_owned(), object(parts, known).into());
        }
    }
    schema.insert("$defs".to_owned(), reached(&schema, definitions).into());
    format!("{:#}\n", Value::Object(schema))
}

/// The definitions that a schema refers to, those that they refer to, and so on.
fn reached(schema: &Map<String, Value>, all: Map<String, Value>) -> Map<String, Value> {
    let mut text = Value::Object(schema.clone()).to_string();
    let mut kept = Map::new();
    loop {
        let more: Vec<_> = all
            .iter()
            .filter(|(name, _)| text.contains(&format!("\"#/$defs/{name}\"")))
            .filter(|(name, _)| !kept.contains_key(*name))
            .map(|(name, schema)| (name.clone(), schema.clone()))
            .collect();
        if more.is_empty() {
            return kept;
        }
        text.extend(more.iter().map(|(_, schema)| schema.to_string()));
        kept.extend(more);
    }
}

fn object(parts: &[Part], known: &Known) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut needed = Vec::new();
    for part in parts {
        let Field { key, alias } = part.field;
        properties.insert(key.to_owned(), property(part, known, part.help));
        let help = format!("Tên tiếng Anh của `{key}`. {}", part.help);
        properties.insert(alias.to_owned(), property(part, known, help.trim_end()));
        if part.needed {
            needed.push(json!({"anyOf": [{"required": [key]}, {"required": [alias]}]}));
        }
    }
    let mut schema = Map::new();
    schema.insert("type".to_owned(), Value::from("object"));
    schema.insert("properties".to_owned(), properties.into());
    schema.insert("additionalProperties".to_owned(), Value::from(false));
    if !needed.is_empty() {
        schema.insert("allOf".to_owned(), needed.into());
    }
    schema
}

fn property(part: &Part, known: &Known, help: &str) -> Value {
    let mut schema = part.shape.schema(known);
    schema.insert("title".to_owned(), Value::from(part.title));
    let help = if part.shape == Shape::Kind {
        let kinds = known.kinds.iter();
        let names: Vec<String> = kinds
            .map(|(kind, name)| format!("`{kind}` ({name})"))
            .collect();
        format!("{help} {}.", names.join(", "))
    } else {
        help.to_owned()
    };
    schema.insert("description".to_owned(), Value::from(help));
    schema.into()
}

#[cfg(test)]
mod tests;
