//! The one finding type: what is wrong, where, what is needed, how to mend it, and the clause it
//! rests on. Findings are collected, never only the first, and rendered apart for the terminal
//! ([`terminal`]) and for programs ([`json`]).

pub mod code;
pub mod json;
pub mod terminal;

use std::cmp::Reverse;
use std::sync::Arc;

use crate::source::{SourceFile, Span};

/// The language of messages. Vietnamese unless the user asked for English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese, the clerk's language.
    #[default]
    Vi,
    /// English, for programmers.
    En,
}

impl Lang {
    /// Picks the text in this language.
    pub fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// A message in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The Vietnamese text.
    pub vi: String,
    /// The English text.
    pub en: String,
}

impl Message {
    /// A message from its two texts.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// A whole number as Vietnamese messages write it: `1.001`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// How grave a finding is. The order is from light to grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Note,
    /// Probably wrong; the notice is still built.
    Warning,
    /// Wrong; `check` and `build` exit with 1.
    Error,
}

impl Severity {
    /// Its name: `lỗi`, `cảnh báo`, `lưu ý`.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Severity::Error => lang.pick("lỗi", "error"),
            Severity::Warning => lang.pick("cảnh báo", "warning"),
            Severity::Note => lang.pick("lưu ý", "note"),
        }
    }
}

/// A place in a file that the clerk (or the template's author) wrote.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The byte range in the file's decoded text.
    pub span: Span,
}

/// One thing that a stage of the program found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's code, one of [`code`].
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Where it is; none for a finding about a whole folder.
    pub place: Option<Place>,
    /// The file's path when there is no text to point into (a file that cannot be read).
    pub path: Option<String>,
    /// What is wrong, in one line, no full stop.
    pub message: Message,
    /// The label under the marked text: what is needed there.
    pub need: Option<Message>,
    /// How to mend it, in one or two sentences.
    pub hint: Option<Message>,
    /// The clause of the standard, or the design rule, that it rests on.
    pub clause: Option<String>,
    /// Other places that explain it (the first of two duplicate keys), each with a label.
    pub related: Vec<(Place, Message)>,
    /// A mechanical mend: what to write in the place's file. Names, numbers and dates have none.
    pub fix: Option<Edit>,
}

/// A piece of a file and what is to stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the file's decoded text that go.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
}

impl Finding {
    /// A finding of the given severity.
    pub fn new(rule: &'static str, severity: Severity, message: Message) -> Self {
        Self {
            rule,
            severity,
            place: None,
            path: None,
            message,
            need: None,
            hint: None,
            clause: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// An error.
    pub fn error(rule: &'static str, message: Message) -> Self {
        Self::new(rule, Severity::Error, message)
    }

    /// A warning.
    pub fn warning(rule: &'static str, message: Message) -> Self {
        Self::new(rule, Severity::Warning, message)
    }

    /// A note.
    pub fn note(rule: &'static str, message: Message) -> Self {
        Self::new(rule, Severity::Note, message)
    }

    /// Puts the finding at `span` of `file`.
    #[must_use]
    pub fn at(mut self, file: &Arc<SourceFile>, span: Span) -> Self {
        self.place = Some(Place {
            file: Arc::clone(file),
            span,
        });
        self
    }

    /// Names a file that could not be opened as text.
    #[must_use]
    pub fn in_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Says what is needed at the marked place.
    #[must_use]
    pub fn need(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.need = Some(Message::new(vi, en));
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn hint(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Some(Message::new(vi, en));
        self
    }

    /// Names the clause it rests on.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<String>) -> Self {
        self.clause = Some(clause.into());
        self
    }

    /// Offers to write `text` instead of what stands at `span`.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        self.fix = Some(Edit { span, text });
        self
    }

    /// Adds another place that explains the finding.
    #[must_use]
    pub fn related(mut self, file: &Arc<SourceFile>, span: Span, label: Message) -> Self {
        self.related.push((
            Place {
                file: Arc::clone(file),
                span,
            },
            label,
        ));
        self
    }
}

/// Puts findings in the order of the files, places and codes, and drops repetitions.
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    findings.dedup_by(|a, b| key(a) == key(b));
}

/// Findings about one document that are kept. More would not be read.
const MOST: usize = 100;

/// Keeps the gravest of a document's findings, in their order, and says in one more how many there
/// are besides. That one is as grave as the gravest left out, so the exit code stays the same.
pub fn cap(findings: &mut Vec<Finding>) {
    // A list that ends with such a finding already is left alone.
    if findings.len() <= MOST + 1 {
        return;
    }
    findings.sort_by_key(|finding| Reverse(finding.severity));
    let left_out = findings.split_off(MOST);
    sort(findings);
    let Some(gravest) = left_out.first() else {
        return;
    };
    let (count, severity) = (left_out.len(), gravest.severity);
    let message = Message::new(
        format!("còn {count} chỗ nữa cần xem trong văn bản này, chưa kể ra ở đây"),
        format!("{count} more findings about this document are not listed"),
    );
    let mut more = Finding::new(code::LIMIT, severity, message).hint(
        "Sửa những chỗ ở trên trước rồi chạy lại.",
        "Mend the places above first, then run again.",
    );
    more.place.clone_from(&gravest.place);
    more.path.clone_from(&gravest.path);
    findings.push(more);
}

fn key(finding: &Finding) -> (&str, Span, &str, &str) {
    let place = finding.place.as_ref();
    let path = place.map(|place| place.file.path.as_str());
    (
        path.or(finding.path.as_deref()).unwrap_or(""),
        place.map_or(Span::default(), |place| place.span),
        finding.rule,
        &finding.message.vi,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(file: &Arc<SourceFile>, offset: usize, severity: Severity) -> Finding {
        let message = Message::new(format!("chỗ {offset}"), "");
        Finding::new(code::VALUE, severity, message).at(file, Span::new(offset, offset + 1))
    }

    #[test]
    fn the_gravest_findings_are_kept_and_the_others_counted() {
        let file = Arc::new(SourceFile::new("a.yaml", "x".repeat(400)));
        let warnings = (0..200).map(|offset| at(&file, offset, Severity::Warning));
        let errors = (200..230).map(|offset| at(&file, offset, Severity::Error));
        let mut findings: Vec<Finding> = warnings.chain(errors).collect();
        cap(&mut findings);
        let told: Vec<&str> = findings.iter().map(|f| f.message.vi.as_str()).collect();
        let mut expected: Vec<String> = (0..70).map(|n| format!("chỗ {n}")).collect();
        expected.extend((200..230).map(|n| format!("chỗ {n}")));
        expected.push("còn 130 chỗ nữa cần xem trong văn bản này, chưa kể ra ở đây".into());
        assert_eq!(told, expected);
        let more = findings.last().unwrap();
        assert_eq!((more.rule, more.severity), (code::LIMIT, Severity::Warning));
        assert_eq!(more.place.as_ref().unwrap().span.start, 70);
        // Doing it again changes nothing.
        cap(&mut findings);
        assert_eq!(findings.len(), MOST + 1);
    }

    #[test]
    fn errors_left_out_stay_an_error() {
        let file = Arc::new(SourceFile::new("a.yaml", "x".repeat(400)));
        let mut findings: Vec<Finding> = (0..102).map(|n| at(&file, n, Severity::Error)).collect();
        cap(&mut findings);
        assert_eq!(findings.last().unwrap().severity, Severity::Error);
        assert_eq!(
            findings.last().unwrap().message.vi,
            "còn 2 chỗ nữa cần xem trong văn bản này, chưa kể ra ở đây"
        );
    }
}
