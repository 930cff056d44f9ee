//! The body's Markdown, as a body template wrote it, into blocks.
//!
//! | Markdown | block |
//! |---|---|
//! | `## …`, `### …` | heading of level 1 or 2, numbered by the standard |
//! | `> …` | a legal base on its own line |
//! | `1. …` and what is nested in it | numbered, then lettered items |
//! | `- …` and what is nested in it | dashed, then plus items |
//! | anything else | paragraphs |

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

use super::text::BREAK;
use super::{Block, Inline};
use crate::standard::Standard;
use crate::standard::grammar::{fill, letter, roman};

/// Reads a body.
pub(super) fn blocks(markdown: &str, standard: &Standard) -> Vec<Block> {
    let mut reader = Reader::new(standard);
    for event in Parser::new_ext(markdown, Options::empty()) {
        reader.event(event);
    }
    reader.flush();
    close_grounds(&mut reader.blocks, standard);
    reader.blocks
}

/// A list being read.
struct List {
    /// The next number, or none for a dashed list.
    next: Option<u64>,
}

/// Text being gathered for the block that is open.
#[derive(Default)]
struct Style {
    bold: u32,
    italic: u32,
    link: Option<String>,
}

struct Reader<'a> {
    standard: &'a Standard,
    blocks: Vec<Block>,
    text: Vec<Inline>,
    style: Style,
    lists: Vec<List>,
    /// The label of the item that is open and has not had its first paragraph yet.
    label: Option<String>,
    heading: Option<u8>,
    quotation: u32,
    /// Numbers of the headings so far, by level.
    headings: [u64; 2],
}

impl<'a> Reader<'a> {
    fn new(standard: &'a Standard) -> Self {
        Self {
            standard,
            blocks: Vec::new(),
            text: Vec::new(),
            style: Style::default(),
            lists: Vec::new(),
            label: None,
            heading: None,
            quotation: 0,
            headings: [0, 0],
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.push(&text)
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.text.push(Inline::Break),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(if level <= HeadingLevel::H2 { 1 } else { 2 });
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotation += 1;
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(List { next: first });
            }
            Tag::Item => {
                self.flush();
                self.label = Some(self.item_label());
            }
            Tag::Strong => self.style.bold += 1,
            Tag::Emphasis => self.style.italic += 1,
            Tag::Link { dest_url, .. } => self.style.link = Some(dest_url.into_string()),
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.style.bold = self.style.bold.saturating_sub(1),
            TagEnd::Emphasis => self.style.italic = self.style.italic.saturating_sub(1),
            TagEnd::Link => self.style.link = None,
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotation = self.quotation.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.flush()
            }
            _ => {}
        }
    }

    /// Adds text in the current style, joining it to the run before when the style is the same.
    fn push(&mut self, text: &str) {
        for (i, piece) in text.split(BREAK).enumerate() {
            if i > 0 {
                self.text.push(Inline::Break);
            }
            if piece.is_empty() {
                continue;
            }
            let (bold, italic) = (self.style.bold > 0, self.style.italic > 0);
            match self.text.last_mut() {
                Some(Inline::Text {
                    text,
                    bold: b,
                    italic: i,
                    link,
                }) if *b == bold && *i == italic && *link == self.style.link => {
                    text.push_str(piece);
                }
                _ => {
                    let link = self.style.link.clone();
                    self.text.push(Inline::Text {
                        text: piece.to_owned(),
                        bold,
                        italic,
                        link,
                    });
                }
            }
        }
    }

    /// Ends the block that is open, if it has any text.
    fn flush(&mut self) {
        let text = tidy(std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        let block = match (self.heading, self.label.take()) {
            (Some(level), _) => self.heading_block(level, text),
            (None, Some(label)) => Block::Item {
                depth: depth(self.lists.len()),
                label,
                text,
            },
            (None, None) if self.quotation > 0 => Block::Ground {
                label: String::new(),
                text,
            },
            (None, None) => Block::Paragraph { text },
        };
        self.blocks.push(block);
    }

    fn heading_block(&mut self, level: u8, text: Vec<Inline>) -> Block {
        let outline = &self.standard.outline;
        let (pattern, style) = match level {
            1 => (&outline.heading, &outline.heading_style),
            _ => (&outline.subheading, &outline.subheading_style),
        };
        let slot = usize::from(level > 1);
        self.headings[slot] += 1;
        if slot == 0 {
            self.headings[1] = 0;
        }
        let number = self.headings[slot];
        let (roman, number) = (roman(number), number.to_string());
        let label = fill(pattern, &[("R", &roman), ("n", &number)]);
        let text = if style.caps {
            text.into_iter().map(capitals).collect()
        } else {
            text
        };
        Block::Heading { level, label, text }
    }

    /// The label of the next item of the innermost list.
    fn item_label(&mut self) -> String {
        let outline = &self.standard.outline;
        let numbered_around = self
            .lists
            .iter()
            .rev()
            .skip(1)
            .filter(|l| l.next.is_some())
            .count();
        let dashed_around = self
            .lists
            .iter()
            .rev()
            .skip(1)
            .filter(|l| l.next.is_none())
            .count();
        let Some(list) = self.lists.last_mut() else {
            return String::new();
        };
        match list.next.as_mut() {
            Some(next) => {
                let number = *next;
                *next += 1;
                if numbered_around == 0 {
                    fill(&outline.numbered, &[("n", &number.to_string())])
                } else {
                    fill(&outline.lettered, &[("a", &letter(self.standard, number))])
                }
            }
            None if dashed_around == 0 => outline.dashed.clone(),
            None => outline.plus.clone(),
        }
    }
}

fn depth(lists: usize) -> u8 {
    u8::try_from(lists.saturating_sub(1)).unwrap_or(u8::MAX)
}

/// Trims the ends, drops empty runs, and writes every run in NFC.
fn tidy(runs: Vec<Inline>) -> Vec<Inline> {
    let mut runs: Vec<Inline> = runs
        .into_iter()
        .map(|run| match run {
            Inline::Text {
                text,
                bold,
                italic,
                link,
            } => Inline::Text {
                text: text.nfc().collect(),
                bold,
                italic,
                link,
            },
            Inline::Break => Inline::Break,
        })
        .collect();
    if let Some(Inline::Text { text, .. }) = runs.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text { text, .. }) = runs.last_mut() {
        *text = text.trim_end().to_owned();
    }
    runs.retain(|run| !matches!(run, Inline::Text { text, .. } if text.is_empty()));
    runs
}

fn capitals(run: Inline) -> Inline {
    match run {
        Inline::Text {
            text,
            bold,
            italic,
            link,
        } => Inline::Text {
            text: text.to_uppercase(),
            bold,
            italic,
            link,
        },
        Inline::Break => Inline::Break,
    }
}

/// Gives each run of legal bases the standard's dash, slant and closing marks.
fn close_grounds(blocks: &mut [Block], standard: &Standard) {
    let format = &standard.grounds;
    for i in 0..blocks.len() {
        let followed = matches!(blocks.get(i + 1), Some(Block::Ground { .. }));
        let Some(Block::Ground { label, text }) = blocks.get_mut(i) else {
            continue;
        };
        label.clone_from(&format.prefix);
        for run in text.iter_mut() {
            if let Inline::Text { italic, .. } = run {
                *italic |= format.italic;
            }
        }
        if let Some(Inline::Text { text, .. }) = text.last_mut() {
            let bare = text.trim_end_matches([';', '.', ',', ' ']);
            *text = format!(
                "{bare}{}",
                if followed {
                    &format.separator
                } else {
                    &format.last
                }
            );
        }
    }
}

#[cfg(test)]
mod tests;
