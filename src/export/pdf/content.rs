//! Positions to drawing operators, with a mark around every block.
//!
//! A block's text stands between `/P <</MCID n>> BDC` and `EMC`, where `n` counts from 0 on each
//! page: what a structure tree refers to. Page numbers, rules and the ornaments `*` and `-----` are
//! artefacts: on the page, but not part of the text.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Codepoint, Color, DictItem, Line, LinePoint, Op, PdfFontHandle, Point, Pt, TextItem,
};

use super::fonts::{EmbeddedFace, Fonts, text_of};
use super::kinds::Kinds;
use super::{cannot_draw, colour};
use crate::finding::Finding;
use crate::layout::{AnnexPart, Glyph, GlyphRun, Item, Page, Pages, Role, Rule};

/// The pen may be off by this many thousandths of an em before it is corrected (0.0007 pt at 14 pt).
const TOLERANCE: f64 = 0.05;

/// What is drawn on a page.
pub(super) struct PageContent {
    /// The operators.
    pub(super) ops: Vec<Op>,
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
        let (fill, outline) = (colour::black(), colour::black());
        let ops = vec![
            Op::SetFillColor { col: fill },
            Op::SetOutlineColor { col: outline },
        ];
        Self {
            kinds,
            height,
            fonts,
            open: None,
            content: PageContent {
                ops,
                marks: Vec::new(),
            },
        }
    }

    /// Draws a page; nothing when a position cannot be written.
    fn page(mut self, page: &Page, begun: &mut BTreeSet<Role>) -> Option<PageContent> {
        let stamp = colour::stamp(self.kinds.notice).map(colour::colour);
        for item in &page.items {
            let coloured = stamp.clone().filter(|_| role(item) == Role::Urgency);
            if let Some(col) = &coloured {
                self.close();
                self.paint(item, col.clone());
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
                self.paint(item, colour::black());
            }
        }
        self.close();
        Some(self.content)
    }

    /// Sets the colour that an item is drawn with.
    fn paint(&mut self, item: &Item, col: Color) {
        self.content.ops.push(match item {
            Item::Glyphs(_) => Op::SetFillColor { col },
            Item::Rule(_) => Op::SetOutlineColor { col },
        });
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
        self.begin("Artifact", "Type", name("Pagination"));
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
            Tag::Artifact(kind) => self.begin("Artifact", "Type", name(kind)),
            Tag::Text(tag) => {
                let number = self.content.marks.len() as i64;
                self.begin(tag, "MCID", DictItem::Int(number));
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

    fn begin(&mut self, tag: &str, key: &str, value: DictItem) {
        self.content.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([(key.to_owned(), value)]),
            },
        });
    }

    fn end(&mut self) {
        self.content.ops.push(Op::EndMarkedContent);
    }

    /// Writes a run: one text object, placed absolutely.
    fn run(&mut self, run: &GlyphRun) -> Option<()> {
        let face = self.fonts.get(run.face)?;
        let pos = self.point((run.x, run.y))?;
        let size = finite(run.size).filter(|size| *size > 0.0)?;
        self.content.ops.extend([
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(face.resource()),
                size: Pt(size as f32),
            },
            Op::SetTextCursor { pos },
        ]);
        let mut pen = Pen::new(face, size);
        let mut plain = Vec::new();
        for cluster in run.glyphs.chunk_by(|a, b| a.text == b.text) {
            let text = text_of(run, cluster.first()?)?;
            let codes = pen.set(cluster, text)?;
            match codes.as_slice() {
                [code] if code.cid.as_deref() == Some(text) => plain.extend(codes),
                _ => {
                    self.show(&mut plain);
                    self.cluster(text, codes);
                }
            }
        }
        if let Some(last) = plain.last_mut() {
            last.offset = 0.0;
        }
        self.show(&mut plain);
        self.content.ops.push(Op::EndTextSection);
        Some(())
    }

    fn show(&mut self, codes: &mut Vec<Codepoint>) {
        if !codes.is_empty() {
            let items = vec![TextItem::GlyphIds(std::mem::take(codes))];
            self.content.ops.push(Op::ShowText { items });
        }
    }

    /// Glyphs whose codes do not stand for their text: several that stand for one together, or one
    /// whose text is too long for a code. Only the whole can be copied.
    fn cluster(&mut self, text: &str, mut codes: Vec<Codepoint>) {
        let data = match lopdf::text_string(text) {
            lopdf::Object::String(data, _) => data,
            _ => Vec::new(),
        };
        self.begin("Span", "ActualText", DictItem::Bytes(data));
        self.show(&mut codes);
        self.end();
    }

    /// Strokes a rule along its middle.
    fn rule(&mut self, rule: &Rule) -> Option<()> {
        let ends = [self.point(rule.from)?, self.point(rule.to)?];
        let thickness = finite(rule.thickness)?;
        self.begin("Artifact", "Type", name("Layout"));
        self.content.ops.push(Op::SetOutlineThickness {
            pt: Pt(thickness as f32),
        });
        self.content.ops.push(Op::DrawLine {
            line: Line {
                points: ends.map(|p| LinePoint { p, bezier: false }).to_vec(),
                is_closed: false,
            },
        });
        self.end();
        Some(())
    }

    /// A point of the page in PDF's own axes, to a thousandth of a point.
    fn point(&self, (x, y): (f64, f64)) -> Option<Point> {
        let milli = |value: f64| Some(Pt(((finite(value)? * 1000.0).round() / 1000.0) as f32));
        Some(Point {
            x: milli(x)?,
            y: milli(self.height - y)?,
        })
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

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
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
}

impl<'a> Pen<'a> {
    fn new(face: &'a EmbeddedFace, size: f64) -> Self {
        Self {
            face,
            per_point: 1000.0 / size,
            ahead: 0.0,
        }
    }

    /// The codes of a cluster that stands for `text`, each with the correction that follows it.
    fn set(&mut self, cluster: &[Glyph], text: &str) -> Option<Vec<Codepoint>> {
        cluster
            .iter()
            .map(|glyph| self.glyph(glyph, text))
            .collect()
    }

    fn glyph(&mut self, glyph: &Glyph, text: &str) -> Option<Codepoint> {
        let (code, known) = self.face.code(glyph.id, text)?;
        self.ahead += self.face.width(code) - finite(glyph.advance)? * self.per_point;
        let mut offset = 0.0;
        if self.ahead.abs() > TOLERANCE {
            offset = (self.ahead * 10.0).round() / 10.0;
            self.ahead -= offset;
        }
        Some(Codepoint::with_cid(code, offset as f32, known.to_owned()))
    }
}
