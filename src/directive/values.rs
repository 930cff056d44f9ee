//! Reads single values: texts, prose, dates, numbers, words of closed lists.

use chrono::NaiveDate;

use super::date::{self, Deadline};
use super::fault::Fault;
use super::fields::{Fields, MAX_ENTRIES, Reader};
use super::keys::{Choice, Field};
use super::needed::Needed;
use super::number::{self, Number};
use super::suggest::{fold, hint};
use super::{Prose, Text};
use crate::finding::code;
use crate::source::{Located, Node, NodeKind, SourceFile, Span};

impl Reader<'_> {
    /// The scalar's text, trimmed; none (with a finding) for lists and mappings.
    fn scalar<'n>(&mut self, node: &'n Node, needed: Needed) -> Option<&'n str> {
        match &node.kind {
            NodeKind::Scalar { text, .. } => Some(text.trim()),
            NodeKind::Null => None,
            _ => {
                self.wrong_type(node, needed);
                None
            }
        }
    }

    /// A text on one line; several lines are joined.
    pub(crate) fn text(&mut self, node: &Node) -> Option<Text> {
        let text = self.scalar(node, Needed::Line)?;
        if text.contains("{{") || text.contains("{%") {
            self.fault(code::MARKUP, node.span, no_figures_here());
        }
        Some(Located::new(one_line(text), node.span))
    }

    /// A list of texts, or one text.
    pub(crate) fn texts(&mut self, fields: &Fields<'_>, field: Field) -> Vec<Text> {
        self.list(fields, field, Self::text)
    }

    /// A day.
    pub(crate) fn date(&mut self, node: &Node) -> Option<Located<NaiveDate>> {
        let text = self.scalar(node, Needed::Date)?;
        self.parsed(code::DATE, node.span, date::parse(text))
    }

    /// A deadline.
    pub(crate) fn deadline(&mut self, node: &Node) -> Option<Located<Deadline>> {
        let text = self.text(node)?;
        self.parsed(code::DATE, node.span, date::parse_deadline(&text.value))
    }

    /// A number.
    pub(crate) fn number(&mut self, node: &Node) -> Option<Located<Number>> {
        let text = self.scalar(node, Needed::Number)?;
        self.parsed(code::NUMBER, node.span, number::parse(text))
    }

    /// A count from 1, written in digits.
    pub(crate) fn count(&mut self, node: &Node) -> Option<Located<u32>> {
        let text = self.scalar(node, Needed::Number)?;
        self.parsed(code::VALUE, node.span, parse_count(text))
    }

    /// Whether the value is written in digits only.
    pub(crate) fn is_digits(&self, node: &Node) -> bool {
        matches!(&node.kind, NodeKind::Scalar { text, .. }
            if text.trim().bytes().all(|b| b.is_ascii_digit()))
    }

    /// One word of a closed list. Diacritics, capitals and hyphens do not matter.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        node: &Node,
        choices: &[Choice<T>],
    ) -> Option<Located<T>> {
        self.choice_or(node, choices, |text| {
            Fault::new(
                (
                    format!("ở đây không dùng được từ `{text}`"),
                    format!("`{text}` cannot be used here"),
                ),
                hint(text, choices.iter().map(|(vi, _, _)| *vi)),
            )
        })
    }

    /// Such a word, with the fault of another.
    pub(crate) fn choice_or<T: Copy>(
        &mut self,
        node: &Node,
        choices: &[Choice<T>],
        fault: impl FnOnce(&str) -> Fault,
    ) -> Option<Located<T>> {
        let text = self.scalar(node, Needed::Word)?;
        let folded = fold(text);
        let found = choices
            .iter()
            .find(|(vi, en, _)| fold(vi) == folded || fold(en) == folded)
            .map(|(_, _, value)| *value);
        self.parsed(code::VALUE, node.span, found.ok_or_else(|| fault(text)))
    }

    fn parsed<T>(
        &mut self,
        rule: &'static str,
        span: Span,
        result: Result<T, Fault>,
    ) -> Option<Located<T>> {
        match result {
            Ok(value) => Some(Located::new(value, span)),
            Err(fault) => {
                self.fault(rule, span, fault);
                None
            }
        }
    }

    /// Prose: one text with blank lines between paragraphs, or a list of texts.
    pub(crate) fn prose(&mut self, node: &Node) -> Option<Prose> {
        let items = match &node.kind {
            NodeKind::Sequence(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut paragraphs = Vec::new();
        for item in items.iter().take(MAX_ENTRIES) {
            let Some(text) = self.scalar(item, Needed::Prose) else {
                continue;
            };
            let literal = is_literal(self.file, item.span);
            for paragraph in split_paragraphs(text, literal) {
                paragraphs.push(Located::new(paragraph, item.span));
            }
        }
        (!paragraphs.is_empty()).then_some(Prose { paragraphs })
    }
}

/// Joins lines and runs of spaces, but keeps no-break spaces, which the clerk put there on purpose.
fn one_line(text: &str) -> String {
    let pieces: Vec<&str> = text
        .split(|c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}'))
        .filter(|piece| !piece.is_empty())
        .collect();
    pieces.join(" ")
}

fn no_figures_here() -> Fault {
    Fault::new(
        (
            "chỗ này chỉ ghi chữ, không ghi `{{ … }}`".to_owned(),
            "only text may stand here, no `{{ … }}`".to_owned(),
        ),
        (
            "Số liệu `{{ so_lieu.… }}` chỉ dùng trong đoạn văn; ở đây ghi thẳng con số.".to_owned(),
            "Figures `{{ so_lieu.… }}` work in prose only; write the number itself here."
                .to_owned(),
        ),
    )
}

fn parse_count(text: &str) -> Result<u32, Fault> {
    if text.bytes().all(|b| b.is_ascii_digit())
        && let Ok(count @ 1..=99_999) = text.parse()
    {
        return Ok(count);
    }
    if let Some(number) = number_with_symbol(text) {
        return Err(Fault::new(
            (
                format!("`{text}`: chỉ cần số, phần ký hiệu do chương trình ghép"),
                format!("`{text}`: only the number is needed, the program makes the symbol"),
            ),
            (
                format!("Chỉ ghi `so: {number}`."),
                format!("Write only `so: {number}`."),
            ),
        ));
    }
    Err(Fault::new(
        (
            format!("số `{text}` không dùng được"),
            format!("the number `{text}` cannot be used"),
        ),
        (
            "Ghi số bằng chữ số, từ 1 đến 99.999, như `05`.".to_owned(),
            "Write it in digits, from 1 to 99999, as `05`.".to_owned(),
        ),
    ))
}

/// The digits of `05-TB/ĐU` and `Số: 05-TB/ĐU`.
fn number_with_symbol(text: &str) -> Option<&str> {
    let word = text.find(|c: char| c.is_ascii_digit())?;
    let label = fold(text.get(..word)?.trim().trim_end_matches([':', '.']));
    let rest = text.get(word..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let more = digits < rest.len() || word > 0;
    let known = word == 0 || matches!(label.as_str(), "so" | "no" | "number");
    (known && more).then(|| rest.get(..digits))?
}

/// A block text after `|` keeps its line ends; in every other text YAML has already joined the
/// lines of a paragraph, and a line end stands for a blank line.
fn is_literal(file: &SourceFile, span: Span) -> bool {
    if file
        .text
        .get(span.start..)
        .is_some_and(|t| t.starts_with('|'))
    {
        return true;
    }
    let before = file.text.get(..span.start).unwrap_or("").trim_end();
    let line = before.rsplit('\n').next().unwrap_or("");
    let line = line.split(" #").next().unwrap_or("").trim_end();
    let mark = line.rsplit([' ', '\t']).next().unwrap_or("");
    let rest = mark.strip_prefix('|');
    rest.is_some_and(|rest| rest.chars().all(|c| matches!(c, '+' | '-' | '0'..='9')))
}

/// Cuts a text into paragraphs. Lines of one paragraph are joined by a space, except after `\`,
/// which keeps the line end for Markdown's forced break.
fn split_paragraphs(text: &str, literal: bool) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut current = String::new();
    for line in text.lines() {
        let line = line.trim();
        if !current.is_empty() && (line.is_empty() || !literal && !current.ends_with('\\')) {
            paragraphs.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(if current.ends_with('\\') { '\n' } else { ' ' });
        }
        current.push_str(line);
    }
    paragraphs.push(current);
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_prose_into_paragraphs() {
        assert_eq!(
            split_paragraphs("Một\nhai \\\nba\n\n\n  Bốn\n", true),
            ["Một hai \\\nba", "Bốn"]
        );
        assert_eq!(split_paragraphs("Một hai\nBa", false), ["Một hai", "Ba"]);
        assert_eq!(split_paragraphs(" \n ", true), Vec::<String>::new());
    }

    #[test]
    fn tells_block_texts_that_keep_their_lines() {
        let literal = |text: &str, at: &str| {
            let start = text.find(at).unwrap();
            is_literal(
                &SourceFile::new("a.yaml", text),
                Span::new(start, start + 1),
            )
        };
        assert!(literal("a: |\n  Một\n", "|"));
        assert!(literal("a: |-  # ghi chú\n  Một\n", "Một"));
        assert!(literal("a:\n  - |+2\n  Một\n", "Một"));
        assert!(!literal("a: >\n  Một\n", "Một"));
        assert!(!literal("a:\n  Một\n  hai\n", "Một"));
        assert!(!literal("a: \"Một\n\n  hai\"\n", "\"Một"));
    }

    #[test]
    fn a_count_is_a_number_only() {
        assert_eq!(parse_count("05"), Ok(5));
        assert_eq!(parse_count("127"), Ok(127));
        let vi = |text: &str| {
            let fault = parse_count(text).unwrap_err();
            format!("{} | {}", fault.message.vi, fault.hint.vi)
        };
        assert_eq!(
            vi("05-TB/QU"),
            "`05-TB/QU`: chỉ cần số, phần ký hiệu do chương trình ghép | Chỉ ghi `so: 05`."
        );
        assert_eq!(
            vi("Số: 05-TB/ĐU"),
            "`Số: 05-TB/ĐU`: chỉ cần số, phần ký hiệu do chương trình ghép | Chỉ ghi `so: 05`."
        );
        for text in ["0", "TB", "100000", "-5", "khóa 3"] {
            assert_eq!(
                vi(text),
                format!(
                    "số `{text}` không dùng được | Ghi số bằng chữ số, từ 1 đến 99.999, như `05`."
                )
            );
        }
    }
}
