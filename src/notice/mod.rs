//! The notice: a format-neutral document that every exporter prints.
//!
//! [`compose`] makes it from a directive, a standard and a body template. Every text here is final:
//! what an exporter prints, letter by letter, in NFC.

pub mod compose;
mod context;
mod markdown;
pub mod text;

use std::sync::Arc;

use crate::standard::Standard;

/// A whole notice.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The standard whose sizes, margins and rules the page follows.
    pub standard: Arc<Standard>,
    /// The letterhead.
    pub letterhead: Letterhead,
    /// Type name, author and subject.
    pub title: Title,
    /// The body, in order.
    pub body: Vec<Block>,
    /// Nơi nhận.
    pub recipients: Recipients,
    /// The signature block.
    pub signature: SignatureBlock,
    /// What describes the document in HTML and PDF.
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
    /// Place and date.
    pub place_date: String,
    /// KHẨN and its siblings.
    pub urgency: Option<String>,
    /// `Dự thảo lần 2`.
    pub draft: Option<String>,
    /// The circulation mark, in capitals.
    pub circulation: Option<String>,
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
}

impl Block {
    /// The block's label: empty for a paragraph.
    pub fn label(&self) -> &str {
        match self {
            Block::Heading { label, .. }
            | Block::Ground { label, .. }
            | Block::Item { label, .. } => label,
            Block::Paragraph { .. } => "",
        }
    }

    /// The block's text.
    pub fn text(&self) -> &[Inline] {
        match self {
            Block::Heading { text, .. }
            | Block::Ground { text, .. }
            | Block::Item { text, .. }
            | Block::Paragraph { text } => text,
        }
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
}

/// Nơi nhận.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients {
    /// `Nơi nhận:`.
    pub label: String,
    /// The lines with prefix and punctuation, as `- Thường trực Thành ủy (để b/c),`.
    pub lines: Vec<String>,
}

/// The signature block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureBlock {
    /// Authority lines in capitals, as `T/M BAN THƯỜNG VỤ`.
    pub authority: Vec<String>,
    /// Position lines in capitals.
    pub position: Vec<String>,
    /// The name (a dotted gap when it is missing).
    pub name: String,
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
