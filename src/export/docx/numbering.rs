//! Real numbering: labels that Word counts itself, so that a clerk who adds an item gets the next
//! number.
//!
//! Each run of labels in sequence is a list of its own that begins at its first number, so the labels
//! come out as they are in the notice whatever stands between them.
//!
//! Letters are numbered only in lists that end at `d)`. Word counts a, b, c, d, e, f; the Vietnamese
//! alphabet goes a, b, c, d, đ, e, g. No number format of the schema knows it (`vietnameseCounting`
//! spells numbers out), and a custom format is a pattern of digits, not an alphabet. The labels of a
//! longer list are therefore plain text: right on paper, and right in every reader. So is any label
//! that is not in the standard's form.

use std::collections::BTreeMap;

use super::styles::id;
use super::units::twips;
use super::xml::Element;
use crate::notice::Block;
use crate::standard::Standard;
use crate::standard::grammar::roman;

/// Letters up to this one are the same in Word's alphabet: a, b, c, d.
const COMMON_LETTERS: usize = 4;

/// How Word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Count {
    Decimal,
    Roman,
    Letter,
    Bullet,
}

impl Count {
    fn word(self) -> &'static str {
        match self {
            Count::Decimal => "decimal",
            Count::Roman => "upperRoman",
            Count::Letter => "lowerLetter",
            Count::Bullet => "bullet",
        }
    }
}

/// What labels of one list have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    /// The style of the paragraphs.
    style: &'static str,
    depth: u8,
    count: Count,
    /// The label without its last space; `%1` stands for the number.
    text: String,
}

#[derive(Debug)]
struct List {
    form: Form,
    start: u64,
    last: u64,
}

/// The lists of a document.
#[derive(Debug)]
pub(super) struct Numbering<'a> {
    standard: &'a Standard,
    lists: Vec<List>,
}

impl<'a> Numbering<'a> {
    /// No list yet.
    pub(super) fn new(standard: &'a Standard) -> Self {
        Self {
            standard,
            lists: Vec::new(),
        }
    }

    /// The id of each block's list; none for a block without a label and for a label that is text.
    pub(super) fn assign(&mut self, blocks: &[Block]) -> Vec<Option<u32>> {
        let mut open = BTreeMap::new();
        let assigned: Vec<Option<usize>> = blocks
            .iter()
            .map(|block| {
                let (form, number) = form(block, self.standard)?;
                Some(self.list(&mut open, form, number))
            })
            .collect();
        let real = |index: &usize| {
            (self.lists.get(*index)).is_some_and(|list| {
                list.form.count != Count::Letter || list.last <= COMMON_LETTERS as u64
            })
        };
        let ids = assigned.into_iter();
        ids.map(|list| list.filter(real).map(|index| index as u32 + 1))
            .collect()
    }

    /// The list of the body that a label goes on with, else a new one. `open` has the latest list of
    /// each form.
    fn list(&mut self, open: &mut BTreeMap<Form, usize>, form: Form, number: u64) -> usize {
        if let Some(index) = open.get(&form)
            && let Some(list) = self.lists.get_mut(*index)
            && (form.count == Count::Bullet || number == list.last + 1)
        {
            list.last = number;
            return *index;
        }
        let index = self.lists.len();
        open.insert(form.clone(), index);
        self.lists.push(List {
            form,
            start: number,
            last: number,
        });
        index
    }

    /// `word/numbering.xml`.
    pub(super) fn element(&self) -> Element {
        let first_line = super::units::mm(self.standard.body.first_line_mm);
        let definitions = self.lists.iter().enumerate().map(|(id, list)| {
            Element::new("w:abstractNum")
                .with("w:abstractNumId", id)
                .child(Element::val("w:multiLevelType", "singleLevel"))
                .child(list.level(first_line))
        });
        let instances = self.lists.iter().enumerate().map(|(id, _)| {
            Element::new("w:num")
                .with("w:numId", id + 1)
                .child(Element::val("w:abstractNumId", id))
        });
        super::parts::word("w:numbering")
            .children(definitions)
            .children(instances)
    }
}

impl List {
    fn level(&self, first_line: f64) -> Element {
        let indent = Element::new("w:ind")
            .with("w:left", 0)
            .with("w:firstLine", twips(first_line));
        let bold = self.form.style == id::ARTICLE;
        let look = Element::new("w:rPr")
            .switch(bold, "w:b")
            .switch(bold, "w:bCs");
        Element::new("w:lvl")
            .with("w:ilvl", 0)
            .child(Element::val("w:start", self.start))
            .child(Element::val("w:numFmt", self.form.count.word()))
            .child(Element::val("w:suff", "space"))
            .child(Element::val("w:lvlText", &self.form.text))
            .child(Element::val("w:lvlJc", "left"))
            .child(Element::new("w:pPr").child(indent))
            .children(bold.then_some(look))
    }
}

/// The form of a block's label and its number; none when Word cannot count it.
fn form(block: &Block, standard: &Standard) -> Option<(Form, u64)> {
    let outline = &standard.outline;
    let (style, depth, patterns): (_, _, &[&String]) = match block {
        Block::Heading { level: 1, .. } => (id::HEADING, 0, &[&outline.heading]),
        Block::Heading { .. } => (id::SUBHEADING, 0, &[&outline.subheading]),
        Block::Ground { .. } => (id::GROUND, 0, &[&standard.grounds.prefix]),
        Block::Item { depth, .. } => (
            id::ITEM,
            *depth,
            &[
                &outline.numbered,
                &outline.lettered,
                &outline.dashed,
                &outline.plus,
            ],
        ),
        Block::Article { .. } => (id::ARTICLE, 0, &[&standard.articles.label]),
        Block::Paragraph { .. } | Block::Centred { .. } | Block::Table(_) => return None,
    };
    let label = block.label().strip_suffix(' ')?;
    let letters = &outline.letters;
    let mut known = patterns.iter().filter_map(|p| p.strip_suffix(' '));
    known.find_map(|pattern| {
        let (count, text, number) = read(pattern, label, letters)?;
        let form = Form {
            style,
            depth,
            count,
            text,
        };
        Some((form, number))
    })
}

/// Reads a label by a pattern: how it is counted, Word's pattern, the number.
fn read(pattern: &str, label: &str, letters: &[String]) -> Option<(Count, String, u64)> {
    let places = [
        ("{R}", Count::Roman),
        ("{n}", Count::Decimal),
        ("{a}", Count::Letter),
    ];
    let Some((place, count)) = places.into_iter().find(|(p, _)| pattern.contains(p)) else {
        let same = !pattern.is_empty() && pattern == label;
        return same.then(|| (Count::Bullet, label.to_owned(), 1));
    };
    let (before, after) = pattern.split_once(place)?;
    let middle = label.strip_prefix(before)?.strip_suffix(after)?;
    let number = match count {
        Count::Decimal => middle
            .parse()
            .ok()
            .filter(|n: &u64| n.to_string() == middle),
        // No document has more headings than this.
        Count::Roman => (1..=399).find(|n| roman(*n) == middle),
        Count::Letter => {
            let index = letters.iter().position(|letter| letter == middle)?;
            Some(index as u64 + 1)
        }
        Count::Bullet => None,
    }?;
    Some((count, format!("{before}%1{after}"), number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn item(depth: u8, label: &str) -> Block {
        Block::Item {
            depth,
            label: label.to_owned(),
            text: Vec::new(),
        }
    }

    fn assigned(blocks: &[Block]) -> Vec<Option<u32>> {
        let standard = sample::standard("party-2026");
        Numbering::new(&standard).assign(blocks)
    }

    #[test]
    fn a_list_goes_on_below_its_parts_and_a_part_begins_anew() {
        let blocks = ["1. ", "a) ", "b) ", "2. ", "a) ", "- "]
            .map(|label| item(u8::from(label.contains(')')), label));
        let lists = assigned(&blocks);
        assert_eq!(
            lists,
            [Some(1), Some(2), Some(2), Some(1), Some(3), Some(4)]
        );
    }

    #[test]
    fn letters_are_counted_by_word_only_while_its_alphabet_is_the_vietnamese_one() {
        let list = |labels: &[&str]| -> Vec<Option<u32>> {
            let blocks: Vec<Block> = labels.iter().map(|label| item(0, label)).collect();
            assigned(&blocks)
        };
        assert_eq!(list(&["a) ", "b) ", "c) ", "d) "]), [Some(1); 4]);
        assert_eq!(list(&["a) ", "b) ", "c) ", "d) ", "đ) "]), [None; 5]);
    }

    #[test]
    fn a_label_that_is_in_no_form_of_the_standard_stays_text() {
        let blocks = ["01. ", "1.", "e- ", "* ", ""].map(|label| item(0, label));
        assert_eq!(assigned(&blocks), [None; 5]);
    }
}
