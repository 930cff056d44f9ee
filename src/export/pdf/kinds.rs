//! What the parts of a notice are: headings, items, paragraphs, cells; and in which order they are
//! read.

use crate::layout::{AnnexPart, Cell, Role, Spot};
use crate::notice::{Annex, Block, Inline, Notice};

/// The names of headings from the highest on. A deeper one takes the last.
const HEADINGS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];

/// What begins a centred line that heads a division, from the widest on.
const DIVISIONS: [&str; 4] = ["Phần ", "Chương ", "Mục ", "Tiểu mục "];

/// What a part of the notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A heading, by the name of its element.
    Heading(&'static str),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item {
        /// From 0.
        depth: u8,
        /// What stands before the text, with its space; may be empty.
        label: &'a str,
    },
    /// An article of running text: its label is a heading, what follows a paragraph.
    Article {
        /// The element of the label.
        heading: &'static str,
        /// `Điều 1. `.
        label: &'a str,
    },
    /// A paragraph in a table's cell.
    Cell(Cell),
}

impl<'a> Kind<'a> {
    /// The element of the part's label or, without one, of its text.
    pub(super) fn tag(self, label: bool) -> &'static str {
        match self {
            Self::Heading(tag) => tag,
            Self::Article { heading, .. } if label => heading,
            Self::Item { .. } if label => "Lbl",
            Self::Item { .. } => "LBody",
            Self::Paragraph | Self::Article { .. } | Self::Cell(_) => "P",
        }
    }

    /// What is marked apart from the text that follows it; empty for nothing.
    pub(super) fn label(self) -> &'a str {
        match self {
            Self::Item { label, .. } | Self::Article { label, .. } => label,
            Self::Heading(_) | Self::Paragraph | Self::Cell(_) => "",
        }
    }
}

/// What the parts of a notice are.
pub(super) struct Kinds<'a> {
    /// The notice.
    pub(super) notice: &'a Notice,
    /// The first part of the heading of the whole: the type name, or a công văn's subject.
    title: Option<Role>,
    body: Vec<Kind<'a>>,
    annexes: Vec<Vec<Kind<'a>>>,
}

impl<'a> Kinds<'a> {
    /// Looks at the bodies once.
    pub(super) fn new(notice: &'a Notice) -> Self {
        let title = title_role(notice);
        let top = usize::from(title.is_some());
        let annexes = notice.annexes.iter();
        Self {
            notice,
            title,
            body: kinds(&notice.body, top),
            annexes: annexes.map(|annex| kinds(&annex.body, top + 1)).collect(),
        }
    }

    /// What a part is.
    pub(super) fn of(&self, role: Role) -> Kind<'a> {
        let whole = self.whole(role);
        match role {
            _ if Some(whole) == self.title => Kind::Heading("H1"),
            Role::Addressee(index) if whole == role => {
                let to = self.notice.addressees.as_ref();
                dashed(to.map_or(&[], |to| to.lines.as_slice()), index)
            }
            Role::Recipient(index) => dashed(&self.notice.recipients.lines, index),
            Role::Body(spot) => kind_at(&self.body, spot),
            Role::Annex(_, AnnexPart::Label | AnnexPart::Title) => {
                Kind::Heading(name(usize::from(self.title.is_some())))
            }
            Role::Annex(index, AnnexPart::Body(spot)) => {
                let body = self.annexes.get(usize::from(index));
                body.map_or(Kind::Paragraph, |body| kind_at(body, spot))
            }
            _ => Kind::Paragraph,
        }
    }

    /// The part whose element holds this one: type name, author and subject are one heading, so are
    /// an annex's label and title, a division's number and title; a single addressee stands in one
    /// paragraph with its label.
    pub(super) fn whole(&self, role: Role) -> Role {
        match role {
            Role::Author | Role::Subject if self.title == Some(Role::TypeName) => Role::TypeName,
            Role::Addressee(_) => {
                let to = self.notice.addressees.as_ref();
                match to.map(|to| to.lines.len()) {
                    Some(1) => Role::AddresseesLabel,
                    _ => role,
                }
            }
            Role::Annex(index, AnnexPart::Title) => Role::Annex(index, AnnexPart::Label),
            Role::Body(spot) => Role::Body(divided(&self.notice.body, spot)),
            Role::Annex(index, AnnexPart::Body(spot)) => {
                let annex = self.notice.annexes.get(usize::from(index));
                let body = annex.map_or(&[][..], |annex| &annex.body);
                Role::Annex(index, AnnexPart::Body(divided(body, spot)))
            }
            _ => role,
        }
    }

    /// Where a part stands in the order of reading. The signatures of several stand above the
    /// recipients; a single one stands beside them and is read last.
    pub(super) fn rank(&self, role: Role) -> [u32; 4] {
        let (recipients, signatures) = match self.notice.signatures.len() {
            0 | 1 => (21, 22),
            _ => (22, 21),
        };
        let signature = |index: u8, line| [signatures, index.into(), line, 0];
        let at = |place| [place, 0, 0, 0];
        match role {
            Role::PageNumber => at(0),
            Role::Superior => at(1),
            Role::Organ => at(2),
            Role::OrganCloser => at(3),
            Role::Number => at(4),
            Role::LetterSubject => at(5),
            Role::Draft => at(6),
            Role::Urgency => at(7),
            Role::Circulation => at(8),
            Role::National(index) => [9, index.into(), 0, 0],
            Role::PlaceDate => at(10),
            Role::TypeName => at(11),
            Role::Author => at(12),
            Role::Subject => at(13),
            Role::TitleCloser => at(14),
            Role::AddresseesLabel => at(15),
            Role::Addressee(index) => [16, index, 0, 0],
            Role::Body(spot) => placed(20, spot),
            Role::RecipientsLabel => at(recipients),
            Role::Recipient(index) => [recipients, 1, index, 0],
            Role::Drafter => [recipients, 2, 0, 0],
            Role::Authority(index) => signature(index, 0),
            Role::Position(index) => signature(index, 1),
            Role::Signer(index) => signature(index, 2),
            Role::Contact => at(30),
            Role::Annex(index, part) => annexed(index.into(), part),
            Role::CirculationLast => at(u32::MAX),
        }
    }
}

/// A spot of the body in the order of reading.
fn placed(first: u32, spot: Spot) -> [u32; 4] {
    let (row, column) = match spot.cell {
        Some(cell) => (cell.row, cell.column),
        None => (0, 0),
    };
    [first, spot.block, row, column]
}

/// An annex's parts in the order of reading: all of one annex before the next.
fn annexed(index: u32, part: AnnexPart) -> [u32; 4] {
    let first = index.saturating_add(40);
    match part {
        AnnexPart::Label => [first, 0, 0, 0],
        AnnexPart::Title => [first, 0, 1, 0],
        AnnexPart::Reference => [first, 0, 2, 0],
        AnnexPart::Closer => [first, 0, 3, 0],
        AnnexPart::Body(spot) => {
            let [_, block, row, column] = placed(first, spot);
            [first, block.saturating_add(1), row, column]
        }
    }
}

/// The first part of the heading of the whole: the type name, or a công văn's subject.
pub(super) fn title_role(notice: &Notice) -> Option<Role> {
    match (&notice.title, &notice.letterhead.subject) {
        (Some(_), _) => Some(Role::TypeName),
        (None, Some(_)) => Some(Role::LetterSubject),
        (None, None) => None,
    }
}

/// The kinds of a body's blocks, under `top` levels of headings: a heading never stands more than a
/// level below the one before it.
fn kinds(body: &[Block], top: usize) -> Vec<Kind<'_>> {
    // The levels of the headings that hold the block.
    let mut above: Vec<u8> = Vec::new();
    let mut heading = |level: u8| {
        while above.pop_if(|above| *above >= level).is_some() {}
        above.push(level);
        name(top + above.len() - 1)
    };
    let mut kinds = Vec::with_capacity(body.len());
    for (index, block) in body.iter().enumerate() {
        let kind = match (block, level(body, index)) {
            (Block::Item { depth, label, .. }, _) => Kind::Item {
                depth: *depth,
                label,
            },
            (Block::Ground { label, .. }, _) if !label.is_empty() => Kind::Item { depth: 0, label },
            (Block::Article { label, .. }, Some(level)) if !block.is_titled_article() => {
                Kind::Article {
                    heading: heading(level),
                    label,
                }
            }
            (_, Some(level)) => Kind::Heading(heading(level)),
            // The title of a division: one heading with its number.
            _ => divisor(body, index)
                .and_then(|first| kinds.get(first).copied())
                .unwrap_or(Kind::Paragraph),
        };
        kinds.push(kind);
    }
    kinds
}

/// How far up a block's heading stands, 1 the highest; none for one that heads nothing.
pub(super) fn level(body: &[Block], index: usize) -> Option<u8> {
    match body.get(index)? {
        Block::Centred { .. } if divisor(body, index) == Some(index) => {
            let line = words(body.get(index)?);
            let at = DIVISIONS.iter().position(|word| line.starts_with(word))?;
            Some(at as u8 + 1)
        }
        Block::Heading { level, .. } => Some(DIVISIONS.len() as u8 + level),
        Block::Article { .. } => Some(DIVISIONS.len() as u8 + 3),
        _ => None,
    }
}

/// The centred line that begins the division which this centred line belongs to: itself, or the one
/// right above; none for a line that heads nothing, as `QUYẾT ĐỊNH:`.
fn divisor(body: &[Block], index: usize) -> Option<usize> {
    let begins = |index: usize| match body.get(index)? {
        block @ Block::Centred { .. } => {
            let line = words(block);
            let begins = DIVISIONS.iter().any(|word| line.starts_with(word));
            begins.then_some(index)
        }
        _ => None,
    };
    if !matches!(body.get(index)?, Block::Centred { .. }) {
        return None;
    }
    begins(index).or_else(|| begins(index.checked_sub(1)?))
}

/// The spot of the heading that holds this one.
fn divided(body: &[Block], spot: Spot) -> Spot {
    match divisor(body, spot.block as usize) {
        Some(first) => Spot {
            block: first as u32,
            ..spot
        },
        None => spot,
    }
}

/// A division's number and title on one line.
pub(super) fn division_title(body: &[Block], index: usize) -> String {
    let lines = [index, index + 1].map(|at| match divisor(body, at) {
        Some(first) if first == index => body.get(at).map(words).unwrap_or_default(),
        _ => String::new(),
    });
    lines.join(" ").trim_end().to_owned()
}

/// An annex's label and title on one line.
pub(super) fn annex_title(annex: &Annex) -> String {
    let both = [annex.label.as_str(), &annex.title].join(" ");
    both.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Label and text of a block on one line.
pub(super) fn words(block: &Block) -> String {
    let mut text = block.label().to_owned();
    for inline in block.text() {
        match inline {
            Inline::Text { text: part, .. } => text.push_str(part),
            Inline::Break => text.push(' '),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The heading below so many levels.
fn name(above: usize) -> &'static str {
    let [.., deepest] = HEADINGS;
    HEADINGS.get(above).copied().unwrap_or(deepest)
}

/// A line with or without a dash, as an item.
fn dashed(lines: &[String], index: u32) -> Kind<'static> {
    let line = lines.get(index as usize);
    let dashed = line.is_some_and(|line| line.starts_with("- "));
    Kind::Item {
        depth: 0,
        label: if dashed { "- " } else { "" },
    }
}

/// What stands at a spot.
fn kind_at<'a>(body: &[Kind<'a>], spot: Spot) -> Kind<'a> {
    match spot.cell {
        Some(cell) => Kind::Cell(cell),
        None => {
            let kind = body.get(spot.block as usize);
            kind.copied().unwrap_or(Kind::Paragraph)
        }
    }
}
