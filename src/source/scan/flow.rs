//! Follows `[…]` and `{…}`.

use super::{Last, Scan, State, value};
use crate::source::{Span, fault, silent};

/// Brackets that are still open.
pub(super) struct Flow {
    /// The column of the key that they belong to.
    pub under: usize,
    open: Vec<Bracket>,
    /// A quote that is open inside, with its offset.
    quote: Option<(char, usize)>,
}

struct Bracket {
    mark: char,
    at: usize,
    /// Where the value of the entry begins, once its key has ended.
    value: Option<usize>,
    /// Whether a fault of the entry was already told.
    told: bool,
}

impl Flow {
    /// Brackets under the key in the column `under`, before the first is opened.
    pub(super) fn new(under: usize) -> Self {
        Self {
            under,
            open: Vec::new(),
            quote: None,
        }
    }

    /// The bracket or quote to name when the end is missing.
    pub(super) fn mark(&self) -> char {
        self.open.last().map_or('[', |bracket| bracket.mark)
    }

    /// Where it stands.
    pub(super) fn at(&self) -> usize {
        self.open.last().map_or(0, |bracket| bracket.at)
    }
}

impl Scan<'_> {
    /// Reads on in `text`, which begins at `base`: a line, or the rest of one.
    pub(super) fn flow_goes_on(&mut self, mut flow: Flow, base: usize, text: &str) {
        let mut i = 0;
        let mut fresh = true;
        let mut cut = false;
        while let Some(c) = text[i..].chars().next() {
            if let Some((mark, at)) = flow.quote.take() {
                match value::close(&text[i..], mark) {
                    Some(end) => i += end,
                    None => {
                        flow.quote = Some((mark, at));
                        break;
                    }
                }
                fresh = false;
                continue;
            }
            match c {
                '#' if !cut && (i == 0 || text[..i].ends_with([' ', '\t'])) => {
                    cut = true;
                    if self.flow_comment(&mut flow, base, text, i) {
                        break;
                    }
                }
                '"' | '\'' if fresh => flow.quote = Some((c, base + i)),
                '{' if fresh && text[i..].starts_with("{{") => {
                    let span = fault::value_from(&self.file.text, base + i, false);
                    let end = text[i..].find("}}").map_or(span.end, |j| base + i + j + 2);
                    let rest = fault::value_from(&self.file.text, end, true);
                    let whole = Span::new(base + i, rest.end);
                    self.push(fault::braces(self.file, whole, whole), true);
                    i = whole.end - base;
                    fresh = false;
                    continue;
                }
                '[' | '{' => {
                    flow.open.push(Bracket {
                        mark: c,
                        at: base + i,
                        value: None,
                        told: false,
                    });
                    fresh = true;
                }
                ']' | '}' => {
                    let closed = flow.open.pop();
                    let open = if c == ']' { '[' } else { '{' };
                    if closed.as_ref().is_some_and(|bracket| bracket.mark != open) {
                        // The library says so; what follows cannot be told.
                        return;
                    }
                    if flow.open.is_empty() {
                        self.last = Last::Closed;
                        let at = closed.map_or(base, |bracket| bracket.at);
                        self.after_close(c, at, base + i + 1, &text[i + 1..]);
                        return;
                    }
                    fresh = false;
                }
                ',' => {
                    if let Some(bracket) = flow.open.last_mut() {
                        bracket.value = None;
                        bracket.told = false;
                    }
                    fresh = true;
                }
                ':' if text[i + 1..].is_empty() || text[i + 1..].starts_with(' ') => {
                    self.flow_colon(&mut flow, base, text, i);
                    fresh = true;
                }
                ' ' | '\t' => {}
                _ => fresh = false,
            }
            i += c.len_utf8();
        }
        if !flow.open.is_empty() {
            self.state = State::Flow(flow);
        }
    }

    /// The second `: ` of an entry stands inside its value.
    fn flow_colon(&mut self, flow: &mut Flow, base: usize, text: &str, i: usize) {
        let Some(bracket) = flow.open.last_mut() else {
            return;
        };
        match bracket.value {
            None => {
                let gap = text[i + 1..].len() - text[i + 1..].trim_start().len();
                bracket.value = Some(base + i + 1 + gap);
            }
            Some(_) if bracket.told => {}
            Some(start) => {
                bracket.told = true;
                let colon = Span::new(base + i, base + i + 1);
                let value = fault::value_from(&self.file.text, start, true);
                if colon.end <= value.end {
                    self.push(fault::colon(self.file, colon, value), true);
                }
            }
        }
    }

    /// A `#` inside brackets. Tells whether the rest of the line is a comment.
    fn flow_comment(&mut self, flow: &mut Flow, base: usize, text: &str, i: usize) -> bool {
        if !silent::cuts("", &text[i + 1..]) {
            return true;
        }
        let start = self.flow_value_start(flow, base, text, i);
        let value = fault::value_from(&self.file.text, start, true);
        let lost = fault::value_from(&self.file.text, base + i, false);
        self.push(fault::hash(self.file, lost, value), true);
        false
    }

    /// Where the entry that `i` stands in has its value.
    fn flow_value_start(&self, flow: &Flow, base: usize, text: &str, i: usize) -> usize {
        let bracket = flow.open.last();
        bracket
            .and_then(|bracket| bracket.value)
            .unwrap_or_else(|| {
                let before = text[..i].rfind([',', '[', '{']).map_or(0, |j| j + 1);
                let gap = text[before..i].len() - text[before..i].trim_start().len();
                base + before + gap
            })
    }
}
