//! Lines under one another at the heights of the laid-out page: the letterhead's columns, the title,
//! the signature, an annex's head.

use super::measure::{BASELINE, Line, Printed};
use super::properties::{Border, Borders, Indent, ParagraphProperties, Spacing};
use super::runs;
use super::styles::{self, Look};
use super::units::twips;
use super::xml::Element;
use crate::layout::{Role, Rule};

/// Height of the line that carries a drawn rule, pt: as small as a word processor takes.
const RULE_LINE: f64 = 1.0;

/// A line that has less than this free in its column gets more room at either side, pt, so that a
/// word processor that measures a little differently does not break it.
const NARROW: f64 = 4.0;
const MORE_ROOM: f64 = 20.0;

/// Paragraphs that are set from `y` on between two edges, all in points of the page.
pub(super) struct Stack<'a> {
    printed: &'a Printed,
    left: f64,
    right: f64,
    y: f64,
    paragraphs: Vec<Element>,
    keep_next: bool,
}

impl<'a> Stack<'a> {
    /// An empty stack.
    pub(super) fn new(printed: &'a Printed, (left, right): (f64, f64), y: f64) -> Self {
        Self {
            printed,
            left,
            right,
            y,
            paragraphs: Vec::new(),
            keep_next: false,
        }
    }

    /// The same stack, each of whose paragraphs stays with the next.
    pub(super) fn kept(mut self) -> Self {
        self.keep_next = true;
        self
    }

    /// Adds a text on the lines that the page has for it; on one line when the page has none.
    pub(super) fn text(&mut self, look: &Look, role: Role, text: &str) {
        self.text_below(look, role, text, 0.0);
    }

    /// Adds a text; when the page has none, `gap` pt below the one before.
    pub(super) fn text_below(&mut self, look: &Look, role: Role, text: &str, gap: f64) {
        let lines = self.lines(role, text);
        if lines.is_empty() {
            self.push(look, &[text], Some(self.y + gap), None);
            return;
        }
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let top = lines.first().map(|line| line.y - BASELINE * look.pitch);
        let indent = lines.iter().find_map(|line| self.room_for(line));
        self.push(look, &texts, top, indent);
    }

    /// Adds the texts, each on a line of its own, unless the page has other lines for them.
    pub(super) fn texts(&mut self, look: &Look, role: Role, texts: &[String]) {
        let all = texts.concat();
        if !self.lines(role, &all).is_empty() {
            self.text(look, role, &all);
            return;
        }
        for text in texts {
            self.push(look, &[text], None, None);
        }
    }

    /// The lines that the page has for a text: none when they say something else.
    fn lines(&self, role: Role, text: &str) -> &'a [Line] {
        let lines = self.printed.lines(role);
        let letters = lines.iter().flat_map(|line| line.text.chars());
        let same = letters
            .filter(|c| !c.is_whitespace())
            .eq(text.chars().filter(|c| !c.is_whitespace()));
        if same { lines } else { &[] }
    }

    fn push(&mut self, look: &Look, lines: &[&str], top: Option<f64>, indent: Option<Indent>) {
        let before = self.space_to(top);
        let properties = ParagraphProperties {
            keep_next: self.keep_next,
            spacing: Spacing {
                before,
                ..Spacing::default()
            },
            indent,
            ..ParagraphProperties::of(look.style)
        };
        let paragraph = Element::new("w:p").children(properties.element());
        self.paragraphs.push(paragraph.child(runs::printed(lines)));
        self.y += look.pitch * lines.len() as f64;
    }

    /// The space above a paragraph whose top is known, and the stack moved down by it.
    fn space_to(&mut self, top: Option<f64>) -> Option<f64> {
        let space = twips(top? - self.y).max(0);
        let space = space as f64 / 20.0;
        self.y += space;
        (space > 0.0).then_some(space)
    }

    /// The indents of a line that fills its column or is wider.
    fn room_for(&self, line: &Line) -> Option<Indent> {
        let (left, right) = (line.left - self.left, self.right - line.right);
        (left + right < 2.0 * NARROW).then_some(Indent {
            left: left - MORE_ROOM,
            right: right - MORE_ROOM,
            first: 0.0,
        })
    }

    /// Draws the rule of a part of the notice: the upper border of a line a point high, indented at
    /// both ends. Word and LibreOffice both draw it exactly between the indents, it moves with the
    /// text, and nothing is typed that is not text.
    pub(super) fn rule(&mut self, role: Role) {
        let Some(rule) = self.printed.rules(role).first() else {
            return;
        };
        let border = Border {
            thickness: rule.thickness,
            space: 0.0,
            colour: None,
        };
        let before = self.space_to(Some(rule.from.1 - rule.thickness / 2.0));
        let properties = ParagraphProperties {
            keep_next: self.keep_next,
            borders: Borders {
                top: Some(border),
                ..Borders::default()
            },
            spacing: Spacing {
                before,
                after: None,
                line: Some(RULE_LINE),
            },
            indent: Some(self.between(rule.from.0, rule.to.0)),
            ..ParagraphProperties::of(styles::RULE)
        };
        self.paragraphs
            .push(Element::new("w:p").children(properties.element()));
        self.y += rule.thickness + RULE_LINE;
    }

    fn between(&self, left: f64, right: f64) -> Indent {
        Indent {
            left: left - self.left,
            right: self.right - right,
            first: 0.0,
        }
    }

    /// Adds a text in a drawn frame of a colour, as the page has it.
    pub(super) fn framed(&mut self, look: &Look, role: Role, text: &str, colour: Option<[u8; 3]>) {
        let rules = self.printed.rules(role);
        let line = self.printed.lines(role).first();
        let (Some(frame), Some(line)) = (Stamp::around(rules), line) else {
            self.text(look, role, text);
            return;
        };
        let before = self.space_to(Some(frame.top - frame.thickness / 2.0));
        let (borders, line) = frame.borders(line.y, look.pitch, colour);
        let properties = ParagraphProperties {
            borders,
            spacing: Spacing {
                before,
                after: None,
                line: Some(line),
            },
            indent: Some(frame.indent(self.left, self.right)),
            ..ParagraphProperties::of(look.style)
        };
        let paragraph = Element::new("w:p").children(properties.element());
        self.paragraphs
            .push(paragraph.child(runs::printed(&[text])));
        self.y += frame.bottom - frame.top + frame.thickness;
    }

    /// The y below the last paragraph, pt.
    pub(super) fn bottom(&self) -> f64 {
        self.y
    }

    /// The paragraphs.
    pub(super) fn finish(self) -> Vec<Element> {
        self.paragraphs
    }
}

/// A drawn frame around a text.
pub(super) struct Stamp {
    /// Left rule, pt.
    pub(super) left: f64,
    /// Right rule, pt.
    pub(super) right: f64,
    /// Upper rule, pt.
    pub(super) top: f64,
    /// Lower rule, pt.
    pub(super) bottom: f64,
    /// Thickness of the rules, pt.
    pub(super) thickness: f64,
}

impl Stamp {
    /// The box that rules make; none when there are none.
    pub(super) fn around(rules: &[Rule]) -> Option<Self> {
        let first = rules.first()?;
        let start = Self {
            left: first.from.0,
            right: first.from.0,
            top: first.from.1,
            bottom: first.from.1,
            thickness: first.thickness,
        };
        let ends = rules.iter().flat_map(|rule| [rule.from, rule.to]);
        Some(ends.fold(start, |all, (x, y)| Self {
            left: all.left.min(x),
            right: all.right.max(x),
            top: all.top.min(y),
            bottom: all.bottom.max(y),
            ..all
        }))
    }

    /// The indents of a paragraph between these edges whose side borders are the frame's: Word draws
    /// them outside the indents.
    pub(super) fn indent(&self, left: f64, right: f64) -> Indent {
        let half = self.thickness / 2.0;
        Indent {
            left: self.left + half - left,
            right: right - self.right + half,
            first: 0.0,
        }
    }

    /// The borders, in a colour, of a paragraph whose baseline is to stand at `baseline`, and the height of its
    /// line. Borders keep whole points from the text; the line takes the rest.
    pub(super) fn borders(
        &self,
        baseline: f64,
        pitch: f64,
        colour: Option<[u8; 3]>,
    ) -> (Borders, f64) {
        let above = (baseline - BASELINE * pitch - self.top).floor().max(0.0);
        let line = (baseline - above - self.top) / BASELINE;
        let below = self.bottom - self.top - above - line;
        let side = |space| {
            Some(Border {
                thickness: self.thickness,
                space,
                colour,
            })
        };
        let borders = Borders {
            top: side(above),
            left: side(0.0),
            bottom: side(below.max(0.0)),
            right: side(0.0),
        };
        (borders, line)
    }
}
