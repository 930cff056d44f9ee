//! Positions to drawing operators, with a mark around every block.
//!
//! A block's text stands between `/P <</MCID n>> BDC` and `EMC`, where `n` counts from 0 on each
//! page: what a structure tree refers to. Page numbers, rules and the ornaments `*` and `-----` are
//! artefacts: on the page, but not part of the text.

use std::collections::BTreeSet;

use super::face::EmbeddedFace;
use super::fonts::{Fonts, resource, text_of};
use super::kinds::Kinds;
use super::operators::Operators;
use super::{cannot_draw, colour};
use crate::finding::Finding;
use crate::layout::{AnnexPart, Glyph, GlyphRun, Item, Page, Pages, Role, Rule};

/// The pen may be off by this many thousandths of an em before it is corrected (0.0007 pt at 14 pt).
const TOLERANCE: f64 = 0.05;

/// What is drawn on a page.
pub(super) struct PageContent {
    /// The operators.
    pub(super) operators: Operators,
    /// The marked blocks; the index is the mark's number.
    pub(super) marks: Vec<Mark>,
}

/// A marked block, or the part of it on one page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    /// Which part of the notice.
    pub(super) role: Role,
    /// Whether it is the label before an item's text.
    pub(super) label: bool,
    /// Top of its first line, pt from the top of the page.
    pub(super) top: f64,
}

/// Draws every page.
pub(super) fn draw(
    kinds: &Kinds<'_>,
    pages: &Pages,
    fonts: &Fonts,
) -> Result<Vec<PageContent>, Finding> {
    // The parts that have begun.
    let mut begun = BTreeSet::new();
    let draw = |(index, page)| {
        Painter::new(kinds, pages.height, fonts)
            .page(page, &mut begun)
            .ok_or_else(|| cannot_draw(index))
    };
    pages.pages.iter().enumerate().map(draw).collect()
}

/// How a part of the notice is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    /// Text, by the name of its structure element.
    Text(&'static str),
    /// Not part of the text: `Pagination` or `Layout`.
    Artifact(&'static str),
}

impl Tag {
    fn of(role: Role, label: bool, kinds: &Kinds<'_>) -> Self {
        match role {
            Role::PageNumber => Self::Artifact("Pagination"),
            Role::OrganCloser | Role::TitleCloser | Role::Annex(_, AnnexPart::Closer) => {
                Self::Artifact("Layout")
            }
            _ => Self::Text(kinds.of(role).tag(label)),
        }
    }
}

struct Painter<'a> {
    kinds: &'a Kinds<'a>,
    height: f64,
    fonts: &'a Fonts,
    /// The part whose mark is open, and whether it is that of its label.
    open: Option<(Role, bool)>,
    content: PageContent,
}

impl<'a> Painter<'a> {
    fn new(kinds: &'a Kinds<'a>, height: f64, fonts: &'a Fonts) -> Self {
        let mut operators = Operators::default();
        operators.black_letters();
        operators.black_lines();
        Self {
            kinds,
            height,
            fonts,
            open: None,
            content: PageContent {
                operators,
                marks: Vec::new(),
            },
        }
    }

    /// Draws a page; nothing when a position cannot be written.
    fn page(mut self, page: &Page, begun: &mut BTreeSet<Role>) -> Option<PageContent> {
        let stamp = colour::stamp(self.kinds.notice);
        for item in &page.items {
            let coloured = stamp.filter(|_| role(item) == Role::Urgency);
            if let Some(rgb) = coloured {
                self.close();
                self.paint(item, rgb);
            }
            match item {
                Item::Glyphs(run) if run.glyphs.is_empty() => {}
                Item::Glyphs(run) if run.repeated => self.repeated(run)?,
                Item::Glyphs(run) if begun.insert(run.role) => self.first(run)?,
                Item::Glyphs(run) => self.marked(run, false)?,
                Item::Rule(rule) => {
                    self.close();
                    self.rule(rule)?;
                }
            }
            if coloured.is_some() {
                self.close();
                self.paint_black(item);
            }
        }
        self.close();
        Some(self.content)
    }

    /// Sets the colour that an item is drawn with.
    fn paint(&mut self, item: &Item, rgb: [u8; 3]) {
        match item {
            Item::Glyphs(_) => self.content.operators.coloured_letters(rgb),
            Item::Rule(_) => self.content.operators.coloured_lines(rgb),
        }
    }

    /// Sets back the colour that [`Self::paint`] has set.
    fn paint_black(&mut self, item: &Item) {
        match item {
            Item::Glyphs(_) => self.content.operators.black_letters(),
            Item::Rule(_) => self.content.operators.black_lines(),
        }
    }

    /// Draws the first run of a part: an item's label gets a mark of its own.
    fn first(&mut self, run: &GlyphRun) -> Option<()> {
        let label = self.kinds.of(run.role).label();
        let Some((label, text)) = cut(run, label) else {
            return self.marked(run, false);
        };
        self.marked(&label, true)?;
        if text.glyphs.is_empty() {
            return Some(());
        }
        self.marked(&text, false)
    }

    /// Draws what stood on an earlier page already: an artefact.
    fn repeated(&mut self, run: &GlyphRun) -> Option<()> {
        self.close();
        self.content.operators.begin_artifact("Pagination");
        self.run(run)?;
        self.end();
        Some(())
    }

    fn marked(&mut self, run: &GlyphRun, label: bool) -> Option<()> {
        self.mark(run, label);
        self.run(run)
    }

    /// Opens the mark of the run's part unless it is open.
    fn mark(&mut self, run: &GlyphRun, label: bool) {
        let part = (run.role, label);
        if self.open == Some(part) {
            return;
        }
        self.close();
        match Tag::of(run.role, label, self.kinds) {
            Tag::Artifact(kind) => self.content.operators.begin_artifact(kind),
            Tag::Text(tag) => {
                let number = self.content.marks.len();
                self.content.operators.begin(tag, number);
                self.content.marks.push(Mark {
                    role: run.role,
                    label,
                    top: run.y - run.size,
                });
            }
        }
        self.open = Some(part);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.end();
        }
    }

    fn end(&mut self) {
        self.content.operators.end();
    }

    /// Writes a run: one text object, placed absolutely.
    fn run(&mut self, run: &GlyphRun) -> Option<()> {
        let face = self.fonts.get(run.face)?;
        let (x, y) = self.point((run.x, run.y))?;
        let size = finite(run.size).filter(|size| *size > 0.0)?;
        let operators = &mut self.content.operators;
        operators.begin_text(resource(run.face), milli(size), x, y);
        let mut pen = Pen::new(face, size);
        for cluster in run.glyphs.chunk_by(|a, b| a.text == b.text) {
            let text = text_of(run, cluster.first()?)?;
            if let [glyph] = cluster {
                let (code, known) = face.code(glyph.id, text)?;
                if known == text {
                    pen.show(operators, code, glyph.advance)?;
                    continue;
                }
            }
            // Glyphs whose codes do not stand for their text: several that stand for one together,
            // or one whose text is too long for a code. Only the whole can be copied.
            pen.pause(operators);
            operators.begin_span(text);
            for glyph in cluster {
                let (code, _) = face.code(glyph.id, text)?;
                pen.show(operators, code, glyph.advance)?;
            }
            pen.pause(operators);
            operators.end();
        }
        operators.end_text();
        Some(())
    }

    /// Strokes a rule along its middle.
    fn rule(&mut self, rule: &Rule) -> Option<()> {
        let [from, to] = [self.point(rule.from)?, self.point(rule.to)?];
        let thickness = finite(rule.thickness)?;
        let operators = &mut self.content.operators;
        operators.begin_artifact("Layout");
        operators.line(milli(thickness), from, to);
        operators.end();
        Some(())
    }

    /// A point of the page in PDF's own axes, in thousandths of a point.
    fn point(&self, (x, y): (f64, f64)) -> Option<(i64, i64)> {
        Some((milli(finite(x)?), milli(finite(self.height - y)?)))
    }
}

/// The run in two: `label`, and what follows it. None when it does not begin so.
fn cut(run: &GlyphRun, label: &str) -> Option<(GlyphRun, GlyphRun)> {
    // A label may stand in a run of its own, in another face than the space behind it.
    let label = if run.text == label.trim_end() {
        label.trim_end()
    } else {
        label
    };
    let end = label.len() as u32;
    if end == 0 || !run.text.starts_with(label) {
        return None;
    }
    let count = run.glyphs.iter().take_while(|glyph| glyph.text.1 <= end);
    let (before, after) = run.glyphs.split_at_checked(count.count())?;
    if before.is_empty() || after.iter().any(|glyph| glyph.text.0 < end) {
        return None;
    }
    let part = |x, glyphs: &[Glyph]| GlyphRun {
        x,
        glyphs: glyphs.to_vec(),
        text: run.text.clone(),
        ..*run
    };
    let width: f64 = before.iter().map(|glyph| glyph.advance).sum();
    Some((part(run.x, before), part(run.x + width, after)))
}

fn role(item: &Item) -> Role {
    match item {
        Item::Glyphs(run) => run.role,
        Item::Rule(rule) => rule.role,
    }
}

/// In thousandths.
fn milli(value: f64) -> i64 {
    (value * 1000.0).round() as i64
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// Follows where a viewer's pen stands, so that rounding never adds up along a line.
struct Pen<'a> {
    face: &'a EmbeddedFace,
    /// Thousandths of an em in a point.
    per_point: f64,
    /// Where the pen stands less where it should stand, in thousandths of an em.
    ahead: f64,
    /// The correction before the next glyph, in tenths of those; the last of a line needs none.
    correction: i64,
}

impl<'a> Pen<'a> {
    fn new(face: &'a EmbeddedFace, size: f64) -> Self {
        Self {
            face,
            per_point: 1000.0 / size,
            ahead: 0.0,
            correction: 0,
        }
    }

    /// Shows a code, corrected by what the ones before it have left.
    fn show(&mut self, operators: &mut Operators, code: u16, advance: f64) -> Option<()> {
        operators.correct(self.correction);
        operators.code(code);
        self.ahead += self.face.width(code) - finite(advance)? * self.per_point;
        self.correction = 0;
        if self.ahead.abs() > TOLERANCE {
            self.correction = (self.ahead * 10.0).round() as i64;
            self.ahead -= self.correction as f64 / 10.0;
        }
        Some(())
    }

    /// Writes the correction down before something else stands between two codes.
    fn pause(&mut self, operators: &mut Operators) {
        operators.correct(self.correction);
        operators.end_codes();
        self.correction = 0;
    }
}
