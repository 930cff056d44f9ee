//! A styled text cut into atoms (words and spaces of one face) and the places where a line may end.
//!
//! Vietnamese is parted by spaces, so a line ends at a space, and only where the Unicode line
//! breaking rules allow it; our own ties ([`ties`]) say which of those ends are unwelcome. Numbers
//! such as `28/CĐ-TTg` and dates are never cut; a word longer than the whole line is cut between graphemes as a last resort.

use std::ops::Range;

use super::fonts::Face;
use super::ties::{self, Tie};
use super::typesetter::{Typesetter, Word};
use crate::notice::Inline;

/// A piece of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) enum Span<'a> {
    /// Text in one face.
    Text(&'a str, Face),
    /// A forced end of line.
    Break,
}

impl<'a> Span<'a> {
    /// The pieces of a text, each in the face that `face` has for bold and italic.
    pub(super) fn of(
        text: &'a [Inline],
        face: impl Fn(bool, bool) -> Face,
    ) -> impl Iterator<Item = Self> {
        text.iter().map(move |inline| match inline {
            Inline::Text {
                text, bold, italic, ..
            } => Self::Text(text, face(*bold, *italic)),
            Inline::Break => Self::Break,
        })
    }
}

/// A text that is set as one paragraph, in one size.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Size, pt.
    pub(super) size: f64,
    /// The stretches between forced breaks; never empty lists unless the paragraph is empty.
    pub(super) segments: Vec<Segment>,
}

/// The text between two forced breaks.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// The text.
    pub(super) text: String,
    /// Its words and spaces, in order, without gaps.
    pub(super) atoms: Vec<Atom>,
    /// Where a line may begin, ascending.
    breaks: Vec<Break>,
    /// No line begins up to this byte: the label stays with the first word.
    held: usize,
}

/// A place where a line may begin.
#[derive(Debug, Clone, Copy)]
struct Break {
    /// Byte offset in the segment's text.
    at: usize,
    /// What holds the words at either side together.
    tie: Tie,
}

/// A stretch of atoms between two breaks.
#[derive(Debug)]
pub(super) struct Stretch {
    /// The atoms, with the spaces at the end.
    pub(super) atoms: Range<usize>,
    /// Width in em without those spaces.
    pub(super) width: f64,
    /// What the break at its end parts.
    pub(super) tie: Tie,
}

/// A word, or one space, in one face.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    /// First byte in the segment's text.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// The face.
    pub(super) face: Face,
    /// The glyphs.
    pub(super) word: Word,
    /// What it is.
    pub(super) kind: Kind,
}

/// What an atom is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits, marks.
    Word,
    /// A space at which a line may end; it stretches.
    Space,
    /// A no-break space; it stretches, too.
    Fixed,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '\u{A0}' | '\u{202F}' | '\u{2007}' => Kind::Fixed,
            c if c.is_whitespace() => Kind::Space,
            _ => Kind::Word,
        }
    }
}

impl Paragraph {
    /// Cuts the spans. No line ends inside the first `held` bytes: the label `1. ` stays with the
    /// first word.
    pub(super) fn new(
        typesetter: &mut Typesetter,
        size: f64,
        spans: &[Span<'_>],
        held: usize,
    ) -> Self {
        let mut segments = Vec::new();
        let mut segment = Segment::default();
        for span in spans {
            match *span {
                Span::Text(text, face) => segment.push(typesetter, text, face),
                Span::Break => segments.push(std::mem::take(&mut segment)),
            }
        }
        if !segment.atoms.is_empty() {
            segments.push(segment);
        }
        let mut held = held;
        for segment in &mut segments {
            segment.held = std::mem::take(&mut held);
            segment.find_breaks(typesetter);
        }
        Self { size, segments }
    }

    /// A text in one face.
    pub(super) fn plain(typesetter: &mut Typesetter, text: &str, face: Face, size: f64) -> Self {
        Self::new(typesetter, size, &[Span::Text(text, face)], 0)
    }
}

impl Segment {
    fn push(&mut self, typesetter: &mut Typesetter, text: &str, face: Face) {
        let base = self.text.len();
        self.text.push_str(text);
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let kind = Kind::of(c);
            let mut end = start + c.len_utf8();
            while let Some((at, c)) =
                chars.next_if(|(_, c)| kind == Kind::Word && Kind::of(*c) == Kind::Word)
            {
                end = at + c.len_utf8();
            }
            // A tab or line feed that found its way into a text is drawn as a space.
            let drawn = match kind {
                Kind::Space => " ",
                _ => text.get(start..end).unwrap_or(""),
            };
            self.atoms.push(Atom {
                start: base + start,
                end: base + end,
                face,
                word: typesetter.shape(face, drawn),
                kind,
            });
        }
    }

    fn find_breaks(&mut self, typesetter: &Typesetter) {
        let text = self.text.as_str();
        let tokens = tokens(text);
        let mut token = 0;
        for at in typesetter.line_segmenter.segment_str(text) {
            let after_space = text
                .get(..at)
                .and_then(|t| t.chars().next_back())
                .is_some_and(|c| Kind::of(c) == Kind::Space);
            if at <= self.held || at >= text.len() || !after_space {
                continue;
            }
            while tokens.get(token).is_some_and(|(start, _)| *start < at) {
                token += 1;
            }
            let word = |back: usize| {
                let index = token.checked_sub(back)?;
                tokens.get(index).map(|(_, word)| *word)
            };
            let tie = match (word(1), word(0)) {
                (Some(left), Some(right)) => ties::between(word(2), left, right),
                _ => Tie::Free,
            };
            if tie < Tie::Firm {
                self.breaks.push(Break { at, tie });
            }
        }
    }

    /// Makes every stretch between two breaks, those with a tie up to `loosest` included, at most
    /// `limit` em wide: first by giving up the other ties, then by cutting words between graphemes.
    pub(super) fn fit(&mut self, typesetter: &mut Typesetter, limit: f64, loosest: Tie) {
        if self.widest_stretch(loosest) <= limit {
            return;
        }
        self.loosen(limit, loosest);
        if self.widest_stretch(loosest) > limit {
            self.cut_words(typesetter, limit, loosest);
        }
    }

    /// The widest stretch without a break, in em.
    fn widest_stretch(&self, loosest: Tie) -> f64 {
        let widths = self.stretches(loosest).map(|s| s.width);
        widths.fold(0.0, f64::max)
    }

    /// The stretches between breaks, those with a tie up to `loosest` included.
    pub(super) fn stretches(&self, loosest: Tie) -> impl Iterator<Item = Stretch> {
        let mut next = 0;
        let allowed = self.breaks.iter().filter(move |b| b.tie <= loosest);
        let mut breaks = allowed.copied().peekable();
        std::iter::from_fn(move || {
            let first = next;
            self.atoms.get(first)?;
            let (mut width, mut solid, mut tie) = (0.0, 0.0, Tie::Free);
            while let Some(atom) = self.atoms.get(next) {
                while breaks.next_if(|b| b.at < atom.start).is_some() {}
                if next > first
                    && let Some(end) = breaks.next_if(|b| b.at == atom.start)
                {
                    tie = end.tie;
                    break;
                }
                width += atom.word.width;
                if atom.kind != Kind::Space {
                    solid = width;
                }
                next += 1;
            }
            Some(Stretch {
                atoms: first..next,
                width: solid,
                tie,
            })
        })
    }

    fn loosen(&mut self, limit: f64, loosest: Tie) {
        let mut more = Vec::new();
        for wide in self.stretches(loosest).filter(|s| s.width > limit) {
            let atoms = self.atoms.get(wide.atoms).unwrap_or(&[]);
            let pairs = atoms.iter().zip(atoms.iter().skip(1));
            more.extend(
                pairs
                    .filter(|(a, b)| a.kind == Kind::Space && b.kind != Kind::Space)
                    .map(|(_, b)| b.start),
            );
        }
        self.allow(more);
    }

    fn cut_words(&mut self, typesetter: &mut Typesetter, limit: f64, loosest: Tie) {
        let mut long = vec![false; self.atoms.len()];
        for wide in self.stretches(loosest).filter(|s| s.width > limit) {
            long.get_mut(wide.atoms).unwrap_or(&mut []).fill(true);
        }
        let (text, mut atoms, mut more) = (self.text.as_str(), Vec::new(), Vec::new());
        for (atom, long) in self.atoms.iter().zip(long) {
            if !long || atom.kind == Kind::Space {
                atoms.push(*atom);
                continue;
            }
            let word = text.get(atom.start..atom.end).unwrap_or("");
            let ends: Vec<usize> = typesetter.graphemes.segment_str(word).collect();
            for pair in ends.windows(2) {
                let &[from, to] = pair else { continue };
                let (start, end) = (atom.start + from, atom.start + to);
                if from > 0 {
                    more.push(start);
                }
                atoms.push(Atom {
                    start,
                    end,
                    word: typesetter.shape(atom.face, word.get(from..to).unwrap_or("")),
                    ..*atom
                });
            }
        }
        self.atoms = atoms;
        self.allow(more);
    }

    fn allow(&mut self, more: Vec<usize>) {
        let held = self.held;
        let free = |at| Break { at, tie: Tie::Free };
        let more = more.into_iter().filter(|at| *at > held);
        self.breaks.extend(more.map(free));
        self.breaks.sort_unstable_by_key(|b| (b.at, b.tie));
        self.breaks.dedup_by_key(|b| b.at);
    }
}

/// The words of a text with their first bytes; no-break spaces part words here, too.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| (word.as_ptr() as usize - base, word))
        .collect()
}
