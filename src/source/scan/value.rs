//! Looks at one value.

use super::flow::Flow;
use super::{Last, Scan, State};
use crate::source::{Span, fault, silent};

impl Scan<'_> {
    /// The value `text` at `at`, of a key or dash in the column `under`.
    pub(super) fn value(&mut self, at: usize, text: &str, under: usize) {
        let whole = Span::new(at, at + text.trim_end().len());
        self.last = Last::Closed;
        let mut chars = text.chars();
        let Some(first) = chars.next() else {
            self.last = Last::Empty;
            return;
        };
        match first {
            '#' => {
                if silent::cuts("", chars.as_str()) {
                    self.push(fault::hash(self.file, whole, whole), false);
                }
                self.last = Last::Empty;
            }
            '"' | '\'' => self.quoted(at, text, first, under),
            '{' if text.starts_with("{{") => {
                self.push(fault::braces(self.file, whole, whole), true);
            }
            '[' | '{' => self.flow_goes_on(Flow::new(under), at, text),
            '|' | '>' if is_header(chars.as_str()) => {
                self.state = State::Block(under);
                self.last = Last::EmptyBlock(whole);
            }
            '&' if is_word(chars.as_str()) => {
                let name = text.find(' ').unwrap_or(text.len());
                let gap = text[name..].len() - text[name..].trim_start().len();
                let rest = &text[name + gap..];
                // A value has one name; a second `&` is text.
                if rest.starts_with('&') {
                    self.push(fault::sign(self.file, first, whole), true);
                } else {
                    self.value(at + name + gap, rest, under);
                }
            }
            // A reference stands alone; `**đậm**` and `* ý` are text.
            '*' if is_word(chars.as_str()) && !chars.as_str().trim_end().contains([' ', '*']) => {}
            '!' => {
                let end = text.find(' ').unwrap_or(text.trim_end().len());
                self.push(fault::tag(self.file, Span::new(at, at + end), whole), true);
            }
            '|' | '>' | '&' | '*' | '@' | '%' | '`' | ',' | ']' | '}' => {
                self.push(fault::sign(self.file, first, whole), true);
            }
            '-' if super::dash(text).is_some() => {
                self.push(fault::dash(self.file, whole), true);
            }
            _ => self.plain(at, text, under),
        }
    }

    fn plain(&mut self, at: usize, text: &str, under: usize) {
        let whole = Span::new(at, at + text.trim_end().len());
        let hash = comment(text);
        let before = hash.map_or(text, |hash| &text[..hash]);
        self.last = match hash {
            Some(hash) => Last::Commented {
                under,
                comment: Span::new(at + hash, whole.end),
            },
            None => Last::Plain(under),
        };
        if let Some(colon) = colon(before) {
            let mark = Span::new(at + colon, at + colon + 1);
            self.push(fault::colon(self.file, mark, whole), true);
        } else {
            self.hash(whole, false);
        }
    }

    /// Looks for a `#` that cuts the text without quotes in `whole`, `below` its first line.
    pub(super) fn hash(&mut self, whole: Span, below: bool) {
        let text = &self.file.text[whole.start..whole.end];
        if let Some(hash) = comment(text)
            && silent::cuts(&text[..hash], &text[hash + 1..])
        {
            let lost = Span::new(whole.start + hash, whole.end);
            let value = if below {
                self.lines_to(whole.end)
            } else {
                whole
            };
            self.push(fault::hash(self.file, lost, value), false);
        }
    }

    fn quoted(&mut self, at: usize, text: &str, mark: char, under: usize) {
        match quote_end(text, mark) {
            Some(end) => self.after_close(mark, at, at + end, &text[end..]),
            None => self.state = State::Quote { mark, at, under },
        }
    }

    /// A further line of a quoted text.
    pub(super) fn quote_goes_on(
        &mut self,
        start: usize,
        line: &str,
        mark: char,
        at: usize,
        under: usize,
    ) {
        match close(line, mark) {
            Some(end) => self.after_close(mark, at, start + end, &line[end..]),
            None => self.state = State::Quote { mark, at, under },
        }
    }

    /// What stands after a closing quote or bracket: only a comment may.
    pub(super) fn after_close(&mut self, mark: char, at: usize, end: usize, rest: &str) {
        let text = rest.trim();
        if text.is_empty() || (text.starts_with('#') && rest.starts_with([' ', '\t'])) {
            return;
        }
        let gap = rest.len() - rest.trim_start().len();
        let lost = Span::new(end + gap, end + gap + text.len());
        let one_line = !self.file.text[at..lost.end].contains(['\n', '\r']);
        let whole = one_line.then_some(Span::new(at, lost.end));
        self.push(fault::after(self.file, mark, lost, whole), true);
    }
}

/// The end of a quoted text that begins `text`, after its closing quote.
pub(super) fn quote_end(text: &str, mark: char) -> Option<usize> {
    close(&text[1..], mark).map(|end| end + 1)
}

/// The place after the closing quote in the inside of a quoted text.
pub(super) fn close(inside: &str, mark: char) -> Option<usize> {
    let mut chars = inside.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if mark == '"' && c == '\\' {
            chars.next();
        } else if c == mark {
            if mark == '\'' && chars.next_if(|(_, c)| *c == '\'').is_some() {
                continue;
            }
            return Some(i + 1);
        }
    }
    None
}

/// The first colon that YAML takes for the end of a key.
pub(super) fn colon(text: &str) -> Option<usize> {
    let text = comment(text).map_or(text, |hash| &text[..hash]).trim_end();
    text.match_indices(':')
        .map(|(i, _)| i)
        .find(|i| text[i + 1..].is_empty() || text[i + 1..].starts_with([' ', '\t']))
}

/// The `#` that begins a comment.
pub(super) fn comment(text: &str) -> Option<usize> {
    text.match_indices('#')
        .map(|(i, _)| i)
        .find(|i| *i > 0 && text[..*i].ends_with([' ', '\t']))
}

/// What may stand after `|` or `>` on its line.
fn is_header(text: &str) -> bool {
    let signs = text.trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    text.len() - signs.len() <= 2
        && (signs.trim().is_empty()
            || (signs.starts_with([' ', '\t']) && signs.trim_start().starts_with('#')))
}

/// Whether the sign before `text` begins a name.
fn is_word(text: &str) -> bool {
    text.chars().next().is_some_and(|c| !c.is_whitespace())
}
