//! The parts that not every document has: the subject of a công văn, addressees, articles, tables,
//! annexes, the contact line.

use serde::{Deserialize, Serialize};

use super::{Closer, TextStyle};

/// The subject of a công văn, in the letterhead's left column.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LetterSubjectFormat {
    /// How it looks.
    pub style: TextStyle,
    /// Before the subject, with its space: `về việc `, `V/v `.
    pub prefix: String,
    /// Space between the number and it, pt.
    pub gap_pt: f64,
}

/// Kính gửi, Kính trình.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AddresseesFormat {
    /// The label.
    pub label: TextStyle,
    /// An addressee.
    pub line: TextStyle,
    /// Before each of several addressees: `- `.
    pub prefix: String,
    /// After each of several addressees but the last.
    pub separator: String,
    /// After the last of several; a single addressee has no mark.
    pub last: String,
    /// Line pitch as a multiple of the size.
    pub line_pitch: f64,
    /// Space between the addressees and the body, pt.
    pub space_after_pt: f64,
    /// The clause.
    pub clause: String,
}

/// Articles.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ArticlesFormat {
    /// The label, pattern with `{n}`: `Điều {n}. `.
    pub label: String,
    /// The label and a title.
    pub style: TextStyle,
}

/// Tables.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableFormat {
    /// The header row: centred.
    pub header: TextStyle,
    /// The other cells.
    pub cell: TextStyle,
    /// Line pitch as a multiple of the size.
    pub line_pitch: f64,
    /// Free space between a cell's text and its borders, pt: above and below, at either side.
    pub padding_pt: (f64, f64),
    /// Thickness of the borders, pt.
    pub border_pt: f64,
    /// The clause.
    pub clause: String,
}

/// Annexes.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexFormat {
    /// The label of a document's only annex: `Phụ lục`.
    pub label_alone: String,
    /// The label of one of several: pattern with `{n}` (Arabic) or `{R}` (Roman).
    pub label: String,
    /// How the label looks.
    pub label_style: TextStyle,
    /// The title.
    pub title: TextStyle,
    /// What the annex belongs to: pattern with `{loai}` (type name), `{so}` (number and symbol
    /// without the word `Số`), `{ngay}` (date) and `{co_quan}`.
    pub reference: String,
    /// How the reference looks.
    pub reference_style: TextStyle,
    /// What stands under the reference: `-----` or a rule.
    pub closer: Closer,
    /// Line pitch as a multiple of the size.
    pub line_pitch: f64,
    /// Space between the closer and the annex's body, pt.
    pub space_after_pt: f64,
    /// The clause.
    pub clause: String,
}

/// Address and telephone.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ContactFormat {
    /// The text, under a rule across the text's width.
    pub style: TextStyle,
    /// Line pitch as a multiple of the size.
    pub line_pitch: f64,
    /// Thickness of the rule, pt.
    pub rule_pt: f64,
    /// At the foot of the first page (State); else of the last one (Party).
    pub first_page: bool,
    /// The clause.
    pub clause: String,
}
