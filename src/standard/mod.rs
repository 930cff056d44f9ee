//! The standards: dated data that say what a page looks like. Nothing here decides; every value is
//! read from `templates/standards/*.yaml` and carries the clause it rests on.
//!
//! Sizes are points (pt), lengths on the page millimetres (mm).

mod check;
pub mod embedded;
pub mod grammar;
pub mod load;
mod marks;
pub mod office;
mod parts;
mod rules;

pub use load::Standards;
pub use marks::MarksFormat;
pub use parts::{
    AddresseesFormat, AnnexFormat, ArticlesFormat, ContactFormat, LetterSubjectFormat, TableFormat,
};
pub use rules::{Grade, RuleGrade, Spelling, ToneForm};

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::directive::organ::System;

/// One standard, such as `party-2026`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// The file's stem: `party-2026`, `party-2018`, `state-2020`.
    pub id: String,
    /// The governing document, as `Hướng dẫn 05-HD/VPTW`.
    pub name: String,
    /// Which organs it governs.
    #[serde(with = "load::system_word")]
    pub system: System,
    /// First day it is in force.
    #[serde(with = "load::iso_date")]
    pub valid_from: NaiveDate,
    /// Last day it is in force, if it has been replaced; without it the next standard of the
    /// same system ends it.
    #[serde(default, with = "load::iso_date_option")]
    pub valid_to: Option<NaiveDate>,
    /// What the values were taken from.
    pub sources: Vec<String>,
    /// The clause that lists the components every document must have.
    pub components_clause: String,
    /// Paper and margins.
    pub page: PageFormat,
    /// The font family named in HTML and Word.
    pub font: FontFamily,
    /// Page numbers.
    pub page_number: PageNumber,
    /// The letterhead.
    pub letterhead: LetterheadFormat,
    /// Type name and subject.
    pub title: TitleFormat,
    /// Kính gửi, Kính trình.
    pub addressees: AddresseesFormat,
    /// Body text.
    pub body: BodyFormat,
    /// Numbering forms of headings and items.
    pub outline: Outline,
    /// Articles (Điều).
    pub articles: ArticlesFormat,
    /// Tables.
    pub tables: TableFormat,
    /// Legal bases.
    pub grounds: GroundsFormat,
    /// Number and symbol grammar.
    pub number: NumberGrammar,
    /// Place-and-date grammar.
    pub place_date: PlaceDateGrammar,
    /// The signature block.
    pub signature: SignatureFormat,
    /// The recipients.
    pub recipients: RecipientsFormat,
    /// Urgency, draft and circulation marks.
    pub marks: MarksFormat,
    /// Annexes.
    pub annexes: AnnexFormat,
    /// Address and telephone at a page's foot.
    pub contact: ContactFormat,
    /// How a person is addressed in a notice of this system, as `đồng chí`; empty for none.
    pub address: Clause<String>,
    /// The types of document by key (`thong-bao-ket-luan`).
    pub types: BTreeMap<String, DocumentType>,
    /// Spelling on which usage differs.
    pub spelling: Spelling,
    /// The reviewer's rules by their codes.
    pub rules: BTreeMap<String, RuleGrade>,
}

/// A single value with its clause.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Clause<T> {
    /// The value.
    pub value: T,
    /// The clause it rests on.
    pub clause: String,
}

/// Paper and margins in mm.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PageFormat {
    /// Width of the paper (A4: 210).
    pub width_mm: f64,
    /// Height of the paper (A4: 297).
    pub height_mm: f64,
    /// Top margin.
    pub top_mm: f64,
    /// Bottom margin.
    pub bottom_mm: f64,
    /// Left margin.
    pub left_mm: f64,
    /// Right margin.
    pub right_mm: f64,
    /// The clause.
    pub clause: String,
}

impl PageFormat {
    /// Width of the text block, in mm.
    pub fn text_width_mm(&self) -> f64 {
        self.width_mm - self.left_mm - self.right_mm
    }
}

/// The font family.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FontFamily {
    /// The family's name.
    pub family: String,
    /// The clause.
    pub clause: String,
}

/// Page numbers.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    /// Size, pt.
    pub size_pt: f64,
    /// From the paper's top edge to the top of the digits, mm.
    pub from_top_mm: f64,
    /// Not shown on page 1.
    pub hide_first: bool,
    /// The clause.
    pub clause: String,
}

/// How one component's text looks.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// Size, pt.
    pub size_pt: f64,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// Printed in capitals.
    #[serde(default)]
    pub caps: bool,
    /// Underlined by an unbroken rule of the text's own width.
    #[serde(default)]
    pub underline: bool,
    /// The clause.
    pub clause: String,
}

/// A drawn, solid, horizontal rule.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFormat {
    /// Length as a share of the widest line of the text above it; 1 is exactly as long.
    pub share: f64,
    /// Thickness, pt.
    pub thickness_pt: f64,
    /// From the text's baseline down to the rule, pt.
    pub gap_pt: f64,
    /// The clause.
    pub clause: String,
}

/// What closes a letterhead column's name or the subject: a rule, or characters on their own line.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Closer {
    /// A drawn rule.
    Rule(RuleFormat),
    /// Characters on a centred line, as `*` or `-----`.
    Characters {
        /// The characters.
        text: String,
        /// Size, pt.
        size_pt: f64,
        /// The clause.
        clause: String,
    },
}

/// One fixed line of the letterhead's right column.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FixedLine {
    /// The exact text.
    pub text: String,
    /// How it looks.
    pub style: TextStyle,
}

/// The letterhead: two columns, both centred, tops level.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LetterheadFormat {
    /// Width of the left column, mm.
    pub left_mm: f64,
    /// Width of the right column, mm.
    pub right_mm: f64,
    /// The clause for the columns.
    pub clause: String,
    /// The right column's fixed lines (Party title; or national title and motto).
    pub national: Vec<FixedLine>,
    /// The rule under the last fixed line, as long as that line.
    pub national_rule: RuleFormat,
    /// The superior organ.
    pub superior: TextStyle,
    /// The issuing organ.
    pub organ: TextStyle,
    /// Words after which the organ's name goes on in a line of its own, in capitals.
    pub organ_breaks: Vec<String>,
    /// What stands under the organ: `*` or a rule.
    pub organ_closer: Closer,
    /// Number and symbol.
    pub number: TextStyle,
    /// The subject of a công văn, under its number.
    pub subject: LetterSubjectFormat,
    /// Place and date.
    pub place_date: TextStyle,
    /// Number and place-date stand on one row (State) or each follows its own column (Party).
    pub level_number_and_date: bool,
    /// Line pitch in the letterhead as a multiple of the size.
    pub line_pitch: f64,
    /// Space between the letterhead and the title, pt.
    pub space_after_pt: f64,
}

/// Type name and subject.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TitleFormat {
    /// The type name.
    pub name: TextStyle,
    /// The author line in capitals between type and subject.
    pub author: TextStyle,
    /// The subject.
    pub subject: TextStyle,
    /// The subject starts with a capital (State) or in lower case (Party).
    pub subject_capital: Clause<bool>,
    /// What stands under the subject: `-----` or a rule.
    pub closer: Closer,
    /// Line pitch as a multiple of the size.
    pub line_pitch: f64,
    /// Space between the closer and the body, pt.
    pub space_after_pt: f64,
}

/// Body text: justified.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BodyFormat {
    /// The text.
    pub style: TextStyle,
    /// First-line indent, mm.
    pub first_line_mm: f64,
    /// Space after each paragraph, pt.
    pub space_after_pt: f64,
    /// Distance of baselines, pt; the size the page starts from.
    pub line_pitch_pt: f64,
    /// The freedom of the line pitch, pt: least and most.
    pub line_pitch_range_pt: (f64, f64),
    /// The mark that ends the body: `.` or `./.`.
    pub end_mark: Clause<String>,
    /// The clause.
    pub clause: String,
}

/// Numbering forms.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Headings (`I- `, `II. `): pattern with `{R}`; printed bold capitals.
    pub heading: String,
    /// The heading's look.
    pub heading_style: TextStyle,
    /// Second-level headings: pattern with `{n}`; printed bold.
    pub subheading: String,
    /// The second-level heading's look.
    pub subheading_style: TextStyle,
    /// A centred line: Phần, Chương and their titles, the issuing authority, `QUYẾT ĐỊNH:`.
    pub centred_style: TextStyle,
    /// Numbered items: pattern with `{n}`.
    pub numbered: String,
    /// Items in a numbered item, as `1.1. `: pattern with `{n}` and `{m}`; empty where the standard
    /// goes on with letters.
    #[serde(default)]
    pub decimal: String,
    /// Lettered items: pattern with `{a}` over `letters`.
    pub lettered: String,
    /// The letters in order (Vietnamese alphabet).
    pub letters: Vec<String>,
    /// Dashed items.
    pub dashed: String,
    /// Items under a dash.
    pub plus: String,
    /// The clause.
    pub clause: String,
}

/// Legal bases and citations.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GroundsFormat {
    /// Before each base on its own line: `- ` or nothing.
    pub prefix: String,
    /// Printed in italics.
    pub italic: bool,
    /// After each base but the last.
    pub separator: String,
    /// After the last.
    pub last: String,
    /// Between number and `ngày` in a citation: `, ` (Party) or a space (State).
    pub before_date: String,
    /// A citation's date is written in words, `ngày 05 tháng 3 năm 2020`, not `05/3/2020`.
    pub date_in_words: bool,
    /// The clause.
    pub clause: String,
}

/// Number and symbol.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NumberGrammar {
    /// The pattern with `{so}`, `{loai}` and `{co_quan}`, as `Số {so}-{loai}/{co_quan}`.
    pub pattern: String,
    /// Least count of digits (2: `05`).
    pub digits: usize,
    /// What stands in place of a number not yet given (no-break spaces).
    pub blank: String,
    /// The clause.
    pub clause: String,
}

/// Place and date.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceDateGrammar {
    /// The pattern with `{dia_danh}`, `{ngay}`, `{thang}` and `{nam}`.
    pub pattern: String,
    /// Days below this are padded with a zero.
    pub pad_day_below: u32,
    /// Months below this are padded with a zero.
    pub pad_month_below: u32,
    /// What stands in place of a day, month or year not yet known (no-break spaces).
    pub blank: String,
    /// The clause.
    pub clause: String,
}

/// The signature block.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureFormat {
    /// Authority (T/M, K/T …).
    pub authority: TextStyle,
    /// Position under an authority.
    pub position: TextStyle,
    /// Position of a head who signs alone, without an authority line.
    pub position_alone: TextStyle,
    /// Name.
    pub name: TextStyle,
    /// Space for the signature between position and name, mm.
    pub space_mm: f64,
    /// Line pitch as a multiple of the size.
    pub line_pitch: f64,
    /// Width of the signature's column, at the right, mm.
    pub column_mm: f64,
    /// Forms of authority that the standard knows (`T/M`, `K/T` …).
    pub forms: Vec<String>,
    /// The clause.
    pub clause: String,
}

/// The recipients.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientsFormat {
    /// The label's text, `Nơi nhận:`.
    pub label_text: String,
    /// The label.
    pub label: TextStyle,
    /// A line.
    pub line: TextStyle,
    /// Before each line: `- `.
    pub prefix: String,
    /// After each line but the last.
    pub separator: String,
    /// After the last line.
    pub last: String,
    /// The archive line, pattern with `{luu}`.
    pub archive: String,
    /// The first line of a document that has addressees: `Như trên`; empty for none.
    #[serde(default)]
    pub as_above: String,
    /// The first line of a document in articles, pattern with `{n}`, the last article's number:
    /// `Như Điều {n}`; empty for none.
    #[serde(default)]
    pub as_article: String,
    /// What is added after a recipient's name for the purpose: pattern with `{de}`, with the space
    /// before it, as ` ({de})`.
    pub purpose: String,
    /// The drafter's code under the lines.
    pub drafter: TextStyle,
    /// The drafter's code with the count of copies: pattern with `{ma}` and `{ban}`.
    pub drafter_pattern: String,
    /// Line pitch as a multiple of the size.
    pub line_pitch: f64,
    /// Width of the column, at the left, mm.
    pub column_mm: f64,
    /// The clause.
    pub clause: String,
}

/// A type of document.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentType {
    /// The type name, as `Thông báo` (printed in capitals).
    pub name: String,
    /// Its abbreviation in the number, as `TB`; empty for a type that has none.
    pub abbreviation: String,
    /// The type name is printed above the subject; not so for a công văn.
    #[serde(default = "load::yes")]
    pub name_printed: bool,
    /// A number pattern of its own, for a type whose number has no abbreviation (the State's công
    /// văn, `Số: 12/UBND-VX`); `{bo_phan}` stands for the drafting unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_pattern: Option<String>,
    /// The label of its addressees, as `Kính gửi:`, for a type that may have some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressees_label: Option<String>,
    /// It must address someone: a công văn, a tờ trình.
    #[serde(default)]
    pub addressees_needed: bool,
    /// Place and date are printed; not so for minutes.
    #[serde(default = "load::yes")]
    pub place_date_printed: bool,
    /// Several sign it in columns, the first of them at the right (minutes).
    #[serde(default)]
    pub signed_by_several: bool,
    /// What stands above each signer's name when the file does not say, the principal first, as
    /// `Chủ tọa`, `Thư ký` (minutes).
    #[serde(default)]
    pub signers: Vec<String>,
    /// The clause.
    pub clause: String,
}
