//! What a value may look like, as JSON Schema.
//!
//! Every value may be blank: a gap is the reviewer's to tell, not a fault of writing.

use serde_json::{Map, Value, json};

use crate::directive::suggest::fold;

/// A value's shape. Names in it are those of the tables in [`crate::directive::keys`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// A text on one line.
    Line,
    /// One text or a list of texts; prose is the same.
    Lines,
    /// A day.
    Date,
    /// A number of a document, a count.
    Count,
    /// A figure.
    Number,
    /// A word of a closed list, in Vietnamese and English.
    Word(&'static [(&'static str, &'static str)]),
    /// Such words in a list.
    Words(&'static [(&'static str, &'static str)]),
    /// A word letter for letter.
    Exactly(&'static [&'static str]),
    /// `có`, `không`, or a count.
    Draft,
    /// A kind of document.
    Kind,
    /// A standard's name.
    Standard,
    /// A mapping.
    One(&'static str),
    /// A mapping, or only a text.
    OneOrLine(&'static str),
    /// A mapping or a list of them.
    Many(&'static str),
    /// A list of mappings and texts, or one of them.
    ManyOrLines(&'static str),
    /// Mappings or figures by names of the clerk's own.
    Named(&'static str),
    /// Figures by names of the clerk's own.
    NamedNumbers,
    /// Severities by the code of a rule.
    Grades,
    /// A row of a table.
    Row,
    /// The rows of a table.
    Rows,
}

/// The words that only the program's data know.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Kinds of document with their names, as `giay-moi`, `Giấy mời`.
    pub kinds: Vec<(String, String)>,
    /// Names of standards.
    pub standards: Vec<String>,
    /// Rules with their titles.
    pub rules: Vec<(String, String)>,
}

/// What editors say of a value that does not fit its pattern; the pattern itself tells a clerk nothing.
const SAID: &str = "patternErrorMessage";
/// Blank: spaces and dots only.
const BLANK: &str = r"[\s.…]*";
/// Day, month and year, with an hour before them or not, in every way that is read.
const DAY: &str = r"([Nn][Gg][Àà][Yy]\s*)?(\d{1,2}\s*(/\s*\d{1,2}\s*/|-\s*\d{1,2}\s*-|\.\s*\d{1,2}\s*\.)\s*\d{4}|\d{4}\s*(/\s*\d{1,2}\s*/|-\s*\d{1,2}\s*-|\.\s*\d{1,2}\s*\.)\s*\d{1,2}|\d{1,2}\s*[Tt]háng\s*\d{1,2}\s*[Nn]ăm\s*\d{4})";
/// A number without its unit.
const NUMBER: &str = r"\D?\s*\d[\d.,\s]*%?";
/// The severities of a rule.
const GRADES: &[&str] = &[
    "loi", "canh-bao", "luu-y", "tat", "error", "warning", "note", "off",
];
/// Yes and no, as they are read.
pub(super) const YES_NO: &[(&str, &str)] = &[("có", "yes"), ("không", "no")];

impl Shape {
    /// The mapping that it holds.
    #[cfg(test)]
    pub(super) fn table(self) -> Option<&'static str> {
        match self {
            Self::One(table)
            | Self::OneOrLine(table)
            | Self::Many(table)
            | Self::ManyOrLines(table)
            | Self::Named(table) => Some(table),
            _ => None,
        }
    }

    /// The shape as JSON Schema.
    pub(super) fn schema(self, known: &Known) -> Map<String, Value> {
        let value = match self {
            Self::Line => line(),
            Self::Lines => either([line(), list(line())]),
            Self::Date => json!({
                "type": ["string", "null"],
                "pattern": format!(r"^({BLANK}|\s*{DAY}\s*)$"),
                SAID: "Ghi ngày, tháng, năm như 13/01/2022.",
            }),
            Self::Count => json!({
                "type": ["string", "integer", "null"],
                "pattern": format!(r"^({BLANK}|\s*\d{{1,5}}\s*)$"),
                SAID: "Chỉ ghi con số, không kèm chữ, như 05.",
                "minimum": 1,
                "maximum": 99_999,
            }),
            Self::Number => json!({
                "type": ["string", "number", "null"],
                "pattern": format!(r"^({BLANK}|\s*{NUMBER}\s*)$"),
                SAID: "Ghi con số, như 1.873 hoặc 2,5; đơn vị ghi ở don_vi.",
            }),
            Self::Word(words) => word(words),
            Self::Words(words) => either([word(words), list(word(words))]),
            Self::Exactly(words) => one_of(words.iter().copied()),
            Self::Draft => either([Self::Count.schema(known).into(), yes_no()]),
            Self::Kind => one_of(known.kinds.iter().map(|(kind, _)| kind.as_str())),
            Self::Standard => one_of(known.standards.iter().map(String::as_str)),
            Self::One(table) => either([reference(table), null()]),
            Self::OneOrLine(table) => either([reference(table), line()]),
            Self::Many(table) => {
                let one = either([reference(table), null()]);
                either([reference(table), null(), list(one)])
            }
            Self::ManyOrLines(table) => {
                // A text of several paragraphs may be a list of texts.
                let one = either([reference(table), line(), list(line())]);
                either([reference(table), line(), list(one)])
            }
            Self::Named(table) => {
                let one = either([reference(table), Self::Number.schema(known).into()]);
                json!({"type": ["object", "null"], "additionalProperties": one})
            }
            Self::NamedNumbers => json!({
                "type": ["object", "null"],
                "additionalProperties": Value::from(Self::Number.schema(known)),
            }),
            Self::Grades => grades(known),
            Self::Row => list(line()),
            Self::Rows => list(list(line())),
        };
        match value {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }
}

fn line() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}

fn null() -> Value {
    json!({"type": "null"})
}

fn list(items: Value) -> Value {
    json!({"type": ["array", "null"], "items": items, "maxItems": crate::directive::fields::MAX_ENTRIES})
}

fn either<const N: usize>(shapes: [Value; N]) -> Value {
    json!({"anyOf": shapes.to_vec()})
}

fn reference(table: &str) -> Value {
    json!({"$ref": format!("#/$defs/{table}")})
}

fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> Value {
    let mut all: Vec<Value> = words.map(Value::from).collect();
    all.extend([Value::from("…"), Value::Null]);
    json!({"enum": all})
}

/// The words as they are documented, for an editor to offer; and however else they are read.
fn word(words: &[(&str, &str)]) -> Value {
    let listed = words.iter().flat_map(|(vi, en)| [*vi, *en]);
    let mut patterns: Vec<String> = listed.clone().map(loosely).collect();
    patterns.push(BLANK.to_owned());
    let pattern = format!(r"^\s*({})\s*$", patterns.join("|"));
    let listed: Vec<&str> = listed.collect();
    either([
        json!({"enum": listed}),
        json!({"type": "string", "pattern": pattern}),
        null(),
    ])
}

fn yes_no() -> Value {
    let mut schema = word(YES_NO);
    if let Some(Value::Array(shapes)) = schema.get_mut("anyOf") {
        shapes.push(json!({"type": "boolean"}));
    }
    schema
}

/// A pattern of a word with or without diacritics, capitals and hyphens.
fn loosely(word: &str) -> String {
    let letters = fold(word);
    letters.chars().map(any_form).collect()
}

/// Every letter that is read as this one.
fn any_form(letter: char) -> String {
    const MARKED: &str = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
    if letter == '_' {
        return "[-_ ]".to_owned();
    }
    let own = [letter, letter.to_ascii_uppercase()].into_iter();
    let marked = MARKED
        .chars()
        .filter(|c| fold(&c.to_string()).starts_with(letter));
    let marked = marked.flat_map(|c| c.to_lowercase().chain(c.to_uppercase()));
    let all: String = own.chain(marked).collect();
    format!("[{all}]")
}

fn grades(known: &Known) -> Value {
    let rules = known.rules.iter().map(|(code, title)| {
        let mut schema = one_of(GRADES.iter().copied());
        if let Value::Object(schema) = &mut schema {
            schema.insert("title".to_owned(), Value::from(title.as_str()));
        }
        (code.clone(), schema)
    });
    let rules: Map<String, Value> = rules.collect();
    json!({"type": ["object", "null"], "properties": rules, "additionalProperties": false})
}
