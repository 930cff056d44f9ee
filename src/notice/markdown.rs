//! The body's Markdown, as a body template wrote it, into blocks.
//!
//! | Markdown | block |
//! |---|---|
//! | `# …` | a centred line |
//! | `## …`, `### …` | heading of level 1 or 2, numbered by the standard |
//! | `#### …` | an article, numbered from 1 |
//! | `> …` | a legal base on its own line |
//! | `1. …` and `1. …` nested in it | numbered items, `1.` then `1.1.` where the standard has it, else `a)` |
//! | `1) …` | lettered items |
//! | `- …` and what is nested in it | dashed, then plus items |
//! | `1. ### …` | a heading that bears its item's label |
//! | a table of pipes | a table |
//! | anything else | paragraphs |

use crate::source::composed::nfc;
use pulldown_cmark::{self as cmark, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::text::BREAK;
use super::{Alignment, Block, Inline, Table};
use crate::standard::Standard;
use crate::standard::grammar::{fill, letter, roman};

/// Reads a body.
pub(super) fn blocks(markdown: &str, standard: &Standard) -> Vec<Block> {
    let mut reader = Reader::new(standard);
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, markdown.get(range).unwrap_or(""));
    }
    reader.flush();
    close_grounds(&mut reader.blocks, standard);
    reader.blocks
}

/// A list being read.
struct List {
    mark: Mark,
    /// The number of the item that is open.
    number: u64,
}

/// What stands before the items of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `1.`
    Numbered,
    /// `1)`, printed as `a)`.
    Lettered,
    /// `-`
    Dashed,
}

/// A heading being read.
#[derive(Clone, Copy)]
enum Heading {
    Centred,
    Numbered(u8),
    Article,
}

/// The look of the text that is read next.
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
    heading: Option<Heading>,
    quotation: u32,
    /// Numbers of the headings so far, by level.
    headings: [u64; 2],
    /// The articles so far.
    articles: u64,
    table: Option<Table>,
    /// The cells of the table's row that is open.
    row: Vec<Vec<Inline>>,
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
            articles: 0,
            table: None,
            row: Vec::new(),
        }
    }

    /// Takes an event and the Markdown it was read from.
    fn event(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::Start(tag) => self.start(tag, source),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.push(&text)
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.text.push(Inline::Break),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, source: &str) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(match level {
                    HeadingLevel::H1 => Heading::Centred,
                    HeadingLevel::H2 => Heading::Numbered(1),
                    HeadingLevel::H3 => Heading::Numbered(2),
                    _ => Heading::Article,
                });
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotation += 1;
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(List {
                    mark: mark(first, source),
                    number: first.unwrap_or(1).saturating_sub(1),
                });
            }
            Tag::Item => {
                self.flush();
                self.label = Some(self.item_label());
            }
            Tag::Table(columns) => {
                self.flush();
                self.table = Some(Table {
                    columns: columns.into_iter().map(alignment).collect(),
                    header: Vec::new(),
                    rows: Vec::new(),
                });
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
            TagEnd::TableCell => self.row.push(tidy(std::mem::take(&mut self.text))),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(tag == TagEnd::TableHead),
            TagEnd::Table => self.blocks.extend(self.table.take().map(Block::Table)),
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
            (Some(heading), label) => self.heading_block(heading, label, text),
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

    fn end_row(&mut self, is_header: bool) {
        let row = std::mem::take(&mut self.row);
        match &mut self.table {
            Some(table) if is_header => table.header = row,
            Some(table) => table.rows.push(row),
            None => {}
        }
    }

    /// A heading; `label` is that of the item which it begins.
    fn heading_block(
        &mut self,
        heading: Heading,
        label: Option<String>,
        text: Vec<Inline>,
    ) -> Block {
        let outline = &self.standard.outline;
        match heading {
            Heading::Centred => Block::Centred { text },
            Heading::Article => {
                self.articles += 1;
                let number = self.articles.to_string();
                Block::Article {
                    label: fill(&self.standard.articles.label, &[("n", &number)]),
                    text,
                }
            }
            Heading::Numbered(level) => {
                let style = match level {
                    1 => &outline.heading_style,
                    _ => &outline.subheading_style,
                };
                Block::Heading {
                    level,
                    label: label.unwrap_or_else(|| self.heading_label(level)),
                    text: if style.caps {
                        text.into_iter().map(capitals).collect()
                    } else {
                        text
                    },
                }
            }
        }
    }

    /// The next label of a heading of level 1 or 2.
    fn heading_label(&mut self, level: u8) -> String {
        let outline = &self.standard.outline;
        let [first, second] = &mut self.headings;
        let (pattern, number) = if level == 1 {
            *first += 1;
            *second = 0;
            (&outline.heading, *first)
        } else {
            *second += 1;
            (&outline.subheading, *second)
        };
        let (roman, number) = (roman(number), number.to_string());
        fill(pattern, &[("R", &roman), ("n", &number)])
    }

    /// The label of the next item of the innermost list.
    fn item_label(&mut self) -> String {
        let outline = &self.standard.outline;
        let Some((list, around)) = self.lists.split_last_mut() else {
            return String::new();
        };
        list.number += 1;
        let number = list.number.to_string();
        let outer = around.iter().rfind(|list| list.mark == Mark::Numbered);
        let dashed = around.iter().any(|list| list.mark == Mark::Dashed);
        match (list.mark, outer) {
            (Mark::Numbered, None) => fill(&outline.numbered, &[("n", &number)]),
            (Mark::Numbered, Some(outer)) if !outline.decimal.is_empty() => {
                let outer = outer.number.to_string();
                fill(&outline.decimal, &[("n", &outer), ("m", &number)])
            }
            (Mark::Numbered | Mark::Lettered, _) => {
                let letter = letter(self.standard, list.number);
                fill(&outline.lettered, &[("a", &letter)])
            }
            (Mark::Dashed, _) if dashed => outline.plus.clone(),
            (Mark::Dashed, _) => outline.dashed.clone(),
        }
    }
}

/// The mark of a list that begins with `first`, as its Markdown shows.
fn mark(first: Option<u64>, source: &str) -> Mark {
    let after = source
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    match first {
        None => Mark::Dashed,
        Some(_) if after.starts_with(')') => Mark::Lettered,
        Some(_) => Mark::Numbered,
    }
}

fn alignment(column: cmark::Alignment) -> Alignment {
    match column {
        cmark::Alignment::None | cmark::Alignment::Left => Alignment::Left,
        cmark::Alignment::Center => Alignment::Centre,
        cmark::Alignment::Right => Alignment::Right,
    }
}

fn depth(lists: usize) -> u8 {
    u8::try_from(lists.saturating_sub(1)).unwrap_or(u8::MAX)
}

/// Trims the ends, drops empty runs, and writes every run in NFC.
fn tidy(runs: Vec<Inline>) -> Vec<Inline> {
    let mut runs: Vec<Inline> = runs
        .into_iter()
        .map(|run| run.map(|text| nfc(&text).into_owned()))
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
    run.map(|text| text.to_uppercase())
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
