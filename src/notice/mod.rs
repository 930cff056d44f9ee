//! The notice: a format-neutral document that every exporter prints.
//!
//! [`compose`] makes it from a directive, a standard and a body template. Every text here is final:
//! what an exporter prints, letter by letter, in NFC.

mod annexes;
mod closing;
pub mod compose;
mod context;
pub(crate) mod letterhead;
mod markdown;
pub mod plain;
pub mod text;

use std::sync::Arc;

use crate::standard::{SignatureFormat, Standard, TextStyle};

/// A whole notice.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The standard whose sizes, margins and rules the page follows.
    pub standard: Arc<Standard>,
    /// The letterhead.
    pub letterhead: Letterhead,
    /// Type name, author and subject; none for a công văn, whose subject is in the letterhead.
    pub title: Option<Title>,
    /// Kính gửi, Kính trình.
    pub addressees: Option<Addressees>,
    /// The body, in order.
    pub body: Vec<Block>,
    /// Nơi nhận.
    pub recipients: Recipients,
    /// The signature blocks from left to right; at least one. A document signed by several (minutes,
    /// joint documents) has the first of them at the right.
    pub signatures: Vec<SignatureBlock>,
    /// What the document carries after its signature, each beginning a page.
    pub annexes: Vec<Annex>,
    /// Address and telephone at the foot of the page that the standard names, on one line.
    pub contact: Option<String>,
    /// What describes the document in HTML, PDF and Word.
    pub meta: Meta,
}

/// The letterhead's own texts (the fixed lines are in the standard).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The line above the organ, in capitals; none when there is no superior.
    pub superior: Option<String>,
    /// The organ's name in capitals: one line, or the lines that the profile asks for.
    pub organ: Vec<String>,
    /// Number and symbol, as `Số 05-TB/ĐU`.
    pub number: String,
    /// The subject of a công văn with its prefix, as `về việc …`.
    pub subject: Option<String>,
    /// Place and date; none where the standard leaves them out.
    pub place_date: Option<String>,
    /// KHẨN and its siblings.
    pub urgency: Option<String>,
    /// `Dự thảo lần 2`.
    pub draft: Option<String>,
    /// The circulation mark at the top of page 1, in capitals.
    pub circulation: Option<String>,
    /// The circulation mark at the foot of the last page (KHÔNG PHỔ BIẾN …), in capitals.
    pub circulation_last: Option<String>,
}

/// Type name, author and subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The type name in capitals, as `THÔNG BÁO`.
    pub name: String,
    /// The author in capitals, as `CỦA BAN THƯỜNG VỤ THÀNH ỦY`.
    pub author: Option<String>,
    /// The subject (a dotted gap when it is missing).
    pub subject: String,
}

/// Kính gửi, Kính trình: whom the document addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressees {
    /// `Kính gửi:`.
    pub label: String,
    /// A single addressee, printed behind the label as it is; or several lines with prefix and
    /// punctuation, as `- Ban Thường vụ Tỉnh ủy;`, each on its own line under the label.
    pub lines: Vec<String>,
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// `Phụ lục`, or with its number when there are several, as `Phụ lục 1`.
    pub label: String,
    /// Its title; in capitals where the standard says so.
    pub title: String,
    /// `(Kèm theo Thông báo số 12-TB/ĐU, ngày 05/02/2026 của …)`.
    pub reference: String,
    /// The body, in order.
    pub body: Vec<Block>,
}

/// One block of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading with its number: `I- ĐÁNH GIÁ` (level 1, capitals) or `1. …` (level 2).
    Heading {
        /// 1 or 2.
        level: u8,
        /// The number with its mark and space, as `I- `; empty for none.
        label: String,
        /// The text; already in capitals at level 1.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The text.
        text: Vec<Inline>,
    },
    /// A legal base on its own line.
    Ground {
        /// `- ` or empty.
        label: String,
        /// The text with its closing mark.
        text: Vec<Inline>,
    },
    /// A numbered, lettered or dashed item, set as a paragraph.
    Item {
        /// Depth from 0.
        depth: u8,
        /// The label with its mark and space, as `1. `, `a) `, `- `.
        label: String,
        /// The text.
        text: Vec<Inline>,
    },
    /// An article: the label is bold, the text only where its runs are.
    Article {
        /// `Điều 1. `.
        label: String,
        /// The title, in bold, or the article's only sentence.
        text: Vec<Inline>,
    },
    /// A centred line of the outline's centred style: the issuing authority, `QUYẾT ĐỊNH:`,
    /// `Phần I` and its title. It stays with what follows.
    Centred {
        /// The text.
        text: Vec<Inline>,
    },
    /// A table.
    Table(Table),
}

/// A table: its header row is repeated on each page and no row is split that a page can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How each column is aligned; as many as every row has cells.
    pub columns: Vec<Alignment>,
    /// The header row.
    pub header: Vec<Vec<Inline>>,
    /// The other rows; each cell is a text.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl Table {
    /// The text of a cell, the header being row 0; empty where there is none.
    pub fn cell(&self, row: u32, column: u32) -> &[Inline] {
        let row = match row.checked_sub(1) {
            None => Some(&self.header),
            Some(row) => self.rows.get(row as usize),
        };
        let cell = row.and_then(|row| row.get(column as usize));
        cell.map_or(&[], Vec::as_slice)
    }
}

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Flush left.
    Left,
    /// Centred.
    Centre,
    /// Flush right: numbers.
    Right,
}

impl Block {
    /// The block's label: empty where there is none.
    pub fn label(&self) -> &str {
        match self {
            Block::Heading { label, .. }
            | Block::Ground { label, .. }
            | Block::Item { label, .. }
            | Block::Article { label, .. } => label,
            Block::Paragraph { .. } | Block::Centred { .. } | Block::Table(_) => "",
        }
    }

    /// The block's text; none for a table, whose texts are its cells'.
    pub fn text(&self) -> &[Inline] {
        match self {
            Block::Heading { text, .. }
            | Block::Ground { text, .. }
            | Block::Item { text, .. }
            | Block::Article { text, .. }
            | Block::Centred { text }
            | Block::Paragraph { text } => text,
            Block::Table(_) => &[],
        }
    }

    /// Whether the block announces the next one: `… như sau:` does not stay behind at a page's foot.
    pub fn announces(&self) -> bool {
        let last = self.text().iter().rev().find_map(|inline| match inline {
            Inline::Text { text, .. } => Some(text.trim_end()),
            Inline::Break => None,
        });
        last.is_some_and(|text| text.ends_with(':'))
    }

    /// Whether the block is an article with nothing but its title, all in bold, and no sentence.
    pub fn is_titled_article(&self) -> bool {
        let bold = |inline: &Inline| match inline {
            Inline::Text { text, bold, .. } => *bold || text.trim().is_empty(),
            Inline::Break => true,
        };
        matches!(self, Block::Article { text, .. } if text.iter().all(bold))
    }
}

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text.
    Text {
        /// The characters.
        text: String,
        /// Bold.
        bold: bool,
        /// Italic.
        italic: bool,
        /// The address it links to (http, https or mailto), if any.
        link: Option<String>,
    },
    /// A forced line break.
    Break,
}

impl Inline {
    /// Upright regular text.
    pub fn plain(text: impl Into<String>) -> Self {
        Inline::Text {
            text: text.into(),
            bold: false,
            italic: false,
            link: None,
        }
    }

    /// The same run with its text changed; a break stays one.
    fn map(self, change: impl FnOnce(String) -> String) -> Self {
        match self {
            Inline::Text {
                text,
                bold,
                italic,
                link,
            } => Inline::Text {
                text: change(text),
                bold,
                italic,
                link,
            },
            Inline::Break => Inline::Break,
        }
    }
}

/// Nơi nhận.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients {
    /// `Nơi nhận:`.
    pub label: String,
    /// The lines with prefix and punctuation, as `- Thường trực Thành ủy (để b/c),`.
    pub lines: Vec<String>,
    /// The drafter's code and the count of copies under the lines, as `PL.(300)`.
    pub drafter: Option<String>,
}

/// The signature block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureBlock {
    /// Authority lines in capitals, as `T/M BAN THƯỜNG VỤ`.
    pub authority: Vec<String>,
    /// Position lines in capitals; `kiêm` stands in small letters on a line of its own.
    pub position: Vec<String>,
    /// The name (a dotted gap when it is missing).
    pub name: String,
}

impl SignatureBlock {
    /// How the position looks: a head who signs without an authority line may have a look of his own.
    pub fn position_style<'a>(&self, format: &'a SignatureFormat) -> &'a TextStyle {
        if self.authority.is_empty() {
            &format.position_alone
        } else {
            &format.position
        }
    }
}

/// What describes the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// `Thông báo kết luận của …`: one line.
    pub title: String,
    /// The issuing organ.
    pub author: String,
    /// Number and symbol as printed, spaces folded.
    pub number: String,
    /// The issue date as `2022-01-13`, if given.
    pub date: Option<String>,
    /// The kind's key.
    pub kind: String,
}
