//! Finds every everyday fault of a file that the library refused, line by line.
//!
//! The library stops at its first error. This scanner knows less of YAML, but goes on: it follows
//! block texts, quotes, brackets and columns just well enough to look at each value.

mod flow;
mod value;

use std::sync::Arc;

use super::{SourceFile, Span, bullet, fault, silent};
use crate::finding::Finding;

/// A fault, and whether YAML itself stumbles over it.
pub(super) struct Fault {
    pub finding: Finding,
    pub breaking: bool,
}

/// Columns that are followed; deeper ones are not checked.
const MAX_LEVELS: usize = 64;

/// Scans the file.
pub(super) fn scan(file: &Arc<SourceFile>) -> Vec<Fault> {
    let mut scan = Scan {
        file,
        faults: Vec::new(),
        state: State::Lines,
        levels: Vec::new(),
        last: Last::Nothing,
    };
    for (start, line) in silent::lines(&file.text) {
        if scan.faults.len() > fault::MOST {
            return scan.faults;
        }
        scan.line(start, line);
    }
    scan.end();
    scan.faults
}

/// What the next line belongs to.
enum State {
    /// Keys and list entries.
    Lines,
    /// A text after `|` or `>`, deeper than this column.
    Block(usize),
    /// A quoted text that began at this offset, under this column.
    Quote { mark: char, at: usize, under: usize },
    /// A list or mapping in brackets.
    Flow(flow::Flow),
}

/// What the last key or dash was given.
#[derive(Clone, Copy)]
enum Last {
    /// Not known.
    Nothing,
    /// No value: a deeper line may follow.
    Empty,
    /// A text without quotes under this column: it may go on in deeper lines.
    Plain(usize),
    /// Such a text with a comment after or below it.
    Commented { under: usize, comment: Span },
    /// A finished value.
    Closed,
    /// `|` or `>`, and nothing deeper below it.
    EmptyBlock(Span),
    /// A line without a key, already told: the lines after it are its like.
    Told,
}

/// A column where keys (or the dashes of a list) stand.
#[derive(Clone, Copy, PartialEq)]
struct Level {
    column: usize,
    list: bool,
}

struct Scan<'a> {
    file: &'a Arc<SourceFile>,
    faults: Vec<Fault>,
    state: State,
    levels: Vec<Level>,
    last: Last,
}

impl Scan<'_> {
    fn push(&mut self, finding: Finding, breaking: bool) {
        self.faults.push(Fault { finding, breaking });
    }

    fn line(&mut self, start: usize, line: &str) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let content = &line[indent..];
        if content.trim().is_empty() {
            return;
        }
        match std::mem::replace(&mut self.state, State::Lines) {
            State::Block(under) if indent > under => {
                self.state = State::Block(under);
                self.last = Last::Closed;
            }
            State::Quote { mark, at, under } => {
                if indent <= under && is_entry(content) {
                    self.push(fault::unclosed_quote(self.file, at, mark), true);
                    self.entry_line(start, line, indent);
                } else {
                    self.quote_goes_on(start, line, mark, at, under);
                }
            }
            State::Flow(flow) => {
                if indent <= flow.under && is_entry(content) && !content.trim_end().ends_with(',') {
                    self.push(
                        fault::unclosed_bracket(self.file, flow.at(), flow.mark()),
                        true,
                    );
                    self.entry_line(start, line, indent);
                } else {
                    self.flow_goes_on(flow, start, line);
                }
            }
            State::Block(_) | State::Lines => self.entry_line(start, line, indent),
        }
    }

    fn end(&mut self) {
        match std::mem::replace(&mut self.state, State::Lines) {
            State::Quote { mark, at, .. } => {
                self.push(fault::unclosed_quote(self.file, at, mark), true);
            }
            State::Flow(flow) => {
                let finding = fault::unclosed_bracket(self.file, flow.at(), flow.mark());
                self.push(finding, true);
            }
            State::Lines | State::Block(_) => {}
        }
    }

    /// A line that is not inside a text or bracket: dashes, a key, a value.
    fn entry_line(&mut self, start: usize, line: &str, indent: usize) {
        if line[indent..].starts_with('#') {
            if let Last::Plain(under) = self.last {
                let comment = fault::value_from(&self.file.text, start + indent, false);
                self.last = Last::Commented { under, comment };
            }
            return;
        }
        if indent == 0 && (line.starts_with("---") || line.starts_with("...")) {
            self.levels.clear();
            self.last = Last::Nothing;
            return;
        }
        if let Some(finding) = silent::tab(self.file, start, line) {
            self.push(finding, true);
            let content = line.trim_start().len();
            let at = line.len() - content;
            // The column is unknown, but the value can still be looked at.
            let key = key_end(&line[at..]);
            if let Some((_, value)) = key {
                self.value(start + at + value, &line[at + value..], indent);
            }
            self.last = Last::Nothing;
            return;
        }
        if let Last::Plain(under) = self.last
            && indent > under
        {
            self.continuation(start, line, indent, under);
            return;
        }
        if let Last::Commented { under, comment } = self.last
            && indent > under
        {
            self.push(fault::comment_inside(self.file, comment), true);
            self.last = Last::Plain(under);
            return;
        }
        let mut at = indent;
        let mut dashed = false;
        while let Some(rest) = dash(&line[at..]) {
            self.column(start, line, at, true, dashed);
            dashed = true;
            self.last = Last::Empty;
            at = line.len() - rest.len();
        }
        self.after_dashes(start, line, at, dashed);
    }

    fn after_dashes(&mut self, start: usize, line: &str, at: usize, dashed: bool) {
        let rest = &line[at..];
        if rest.is_empty() {
            return;
        }
        if !dashed && self.bullet(start + at, rest, true) {
            return;
        }
        if let Some((_, value)) = key_end(rest) {
            self.column(start, line, at, false, dashed);
            self.value(start + at + value, &rest[value..], at);
        } else if dashed {
            let under = self.levels.last().map_or(at, |level| level.column);
            self.value(start + at, rest, under);
        } else if let Some(colon) = missing_space(rest) {
            let colon = start + at + colon;
            self.push(
                fault::no_space(self.file, Span::new(colon, colon + 1)),
                true,
            );
            self.last = Last::Nothing;
        } else if rest.starts_with(['"', '\'', '[', '{', '|', '>', '&', '!', '*', '@', '%', '`']) {
            self.value(start + at, rest, at.saturating_sub(1));
        } else {
            let span = fault::value_from(&self.file.text, start + at, false);
            match self.last {
                Last::Told => {}
                Last::EmptyBlock(sign) => {
                    self.push(fault::empty_block(self.file, span, sign), true);
                }
                _ => self.push(fault::no_key(self.file, span), true),
            }
            self.last = Last::Told;
        }
    }

    /// A line that begins with another sign than `- `. Its like below it are not told again.
    fn bullet(&mut self, at: usize, line: &str, breaking: bool) -> bool {
        let Some((sign, _)) = bullet::find(line) else {
            return false;
        };
        if !matches!(self.last, Last::Told) {
            self.push(bullet::finding(self.file, at, sign), breaking);
        }
        self.last = Last::Told;
        true
    }

    /// Checks that a key or dash stands in a column of its level.
    fn column(&mut self, start: usize, line: &str, column: usize, list: bool, dashed: bool) {
        let level = Level { column, list };
        if self.levels.len() >= MAX_LEVELS {
            return;
        }
        let columns: Vec<usize> = self.levels.iter().map(|level| level.column).collect();
        self.levels.retain(|known| known.column <= column);
        let left = self.levels.len() < columns.len();
        if !list {
            // The list that stood in the column of its key has ended.
            self.levels.pop_if(|top| top.list && top.column == column);
        }
        let fits = match self.levels.last() {
            Some(top) if *top == level => true,
            Some(_) => !left && matches!(self.last, Last::Empty | Last::Nothing | Last::Told),
            None => columns.is_empty(),
        };
        if !fits && !dashed {
            let rest = line[column..].trim_end();
            let word = rest.find([' ', ':']).unwrap_or(rest.len());
            let span = Span::new(start + column, start + column + word);
            self.push(fault::indent(self.file, span, &columns), true);
        }
        if self.levels.last() != Some(&level) {
            self.levels.push(level);
        }
    }

    /// A deeper line under a text without quotes.
    fn continuation(&mut self, start: usize, line: &str, indent: usize, under: usize) {
        let rest = &line[indent..];
        let in_sentence = rest.starts_with(bullet::is_dash);
        if !in_sentence && self.bullet(start + indent, rest, false) {
            return;
        }
        let Some((key, value)) = key_end(rest) else {
            let span = fault::value_from(&self.file.text, start + indent, false);
            self.hash(span, true);
            return;
        };
        if is_name(&rest[..key]) {
            let span = Span::new(start + indent, start + indent + key);
            self.push(fault::too_far(self.file, span, under), true);
            self.levels.push(Level {
                column: indent,
                list: false,
            });
            self.value(start + indent + value, &rest[value..], indent);
        } else {
            let colon = start + indent + key;
            let finding =
                fault::colon(self.file, Span::new(colon, colon + 1), self.lines_to(colon));
            self.push(finding, true);
        }
    }
}

impl Scan<'_> {
    /// A value of several lines that reaches to `end`: from the end of the line above.
    fn lines_to(&self, end: usize) -> Span {
        let line = fault::line_start(&self.file.text, end);
        Span::new(line.saturating_sub(1), end)
    }
}

/// What follows a list dash.
fn dash(text: &str) -> Option<&str> {
    match text.strip_prefix('-')? {
        "" => Some(""),
        rest if rest.starts_with(' ') => Some(rest.trim_start_matches(' ')),
        _ => None,
    }
}

/// Whether a line certainly begins a new key or list entry.
fn is_entry(content: &str) -> bool {
    let content = dash(content).unwrap_or(content);
    key_end(content).is_some_and(|(key, _)| is_name(&content[..key]))
}

/// A key as the vocabulary has them.
fn is_name(key: &str) -> bool {
    let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    !key.is_empty() && key.bytes().all(word)
}

/// Where the key ends (its colon) and its value begins, both from the start of `text`.
fn key_end(text: &str) -> Option<(usize, usize)> {
    let search = match text.chars().next()? {
        mark @ ('"' | '\'') => value::quote_end(text, mark)?,
        '[' | '{' | '#' | '&' | '*' | '!' | '|' | '>' | '@' | '`' | '%' => return None,
        _ => 0,
    };
    let colon = search + value::colon(&text[search..])?;
    if search > 0 && !text[search..colon].trim().is_empty() {
        return None;
    }
    let gap = text[colon + 1..].len() - text[colon + 1..].trim_start().len();
    Some((colon, colon + 1 + gap))
}

/// The colon of `khóa:giá trị`.
fn missing_space(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    is_name(&text[..colon]).then_some(colon)
}
