//! Where every part of the notice that follows the letterhead and title is printed, line by line.

use std::collections::BTreeMap;

use super::flow::{Flow, Place, top};
use super::measure::{Line, body_pitch, lines};
use super::table::Grid;
use crate::layout::{AnnexPart, Cell, Pages, Role, Spot};
use crate::standard::Standard;

/// Points in a millimetre.
pub(super) const PT: f64 = 72.0 / 25.4;

/// The lines of the pages with their places in the printout.
#[derive(Debug)]
pub(super) struct Printed<'a> {
    pub(super) pages: &'a Pages,
    pub(super) standard: &'a Standard,
    /// Distance of the body's baselines, pt.
    pub(super) pitch: f64,
    /// The lines of each part.
    pub(super) lines: BTreeMap<Role, Vec<(Line, Place)>>,
    /// The tables, by the role of their block.
    pub(super) tables: BTreeMap<Role, Grid>,
    /// The closing block.
    pub(super) closing: Place,
    /// Contact line and its rule.
    pub(super) contact: Option<Foot>,
    /// The circulation mark at the foot.
    pub(super) circulation: Option<Foot>,
    /// Height of the opening, from the text block's top to the first box under the title, pt; then
    /// the same of each annex. None where nothing follows on the page.
    pub(super) openings: Vec<Option<f64>>,
}

/// A mark at the foot of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Foot {
    /// Where it stands in the flow.
    pub(super) place: Place,
    /// Its top from the text block's top, pt.
    pub(super) top: f64,
    /// It stands on an annex's page.
    pub(super) in_annex: bool,
    /// It stands at the foot of the first page, whatever follows.
    pub(super) fixed: bool,
}

impl<'a> Printed<'a> {
    /// Measures the pages.
    pub(super) fn new(standard: &'a Standard, pages: &'a Pages) -> Self {
        let all = lines(pages);
        let mut printed = Self {
            pages,
            standard,
            pitch: body_pitch(&all, standard),
            lines: BTreeMap::new(),
            tables: BTreeMap::new(),
            closing: Place::default(),
            contact: None,
            circulation: None,
            openings: Vec::new(),
        };
        let main = printed.main(&all);
        let annexes = printed.annexes(&all);
        printed.feet(&all, main, annexes);
        printed
    }

    /// The lines of a part.
    pub(super) fn of(&self, role: Role) -> &[(Line, Place)] {
        self.lines.get(&role).map_or(&[], Vec::as_slice)
    }

    fn page_top(&self) -> f64 {
        self.standard.page.top_mm * PT
    }

    /// Distance of baselines in a part, pt: what the style sheet says.
    fn pitch(&self, line: &Line) -> f64 {
        let standard = self.standard;
        let multiple = match line.role {
            Role::AddresseesLabel | Role::Addressee(_) => standard.addressees.line_pitch,
            Role::RecipientsLabel | Role::Recipient(_) | Role::Drafter => {
                standard.recipients.line_pitch
            }
            Role::Authority(_) | Role::Position(_) | Role::Signer(_) => {
                standard.signature.line_pitch
            }
            Role::Contact | Role::CirculationLast => standard.letterhead.line_pitch,
            role if is_cell(role) => standard.tables.line_pitch,
            _ => return self.pitch,
        };
        line.size * multiple
    }

    /// Addressees, body and closing block; returns where they end.
    fn main(&mut self, all: &[Line]) -> Flow {
        let body = |line: &Line| {
            matches!(
                line.role,
                Role::AddresseesLabel | Role::Addressee(_) | Role::Body(_)
            )
        };
        let body: Vec<Line> = all.iter().filter(|line| body(line)).cloned().collect();
        let columns = columns(all);
        let mut flow = self.open(0, body.first().or(self.first(&columns)));
        self.flow(&body, &mut flow);
        self.close(columns, &mut flow);
        flow
    }

    /// The annexes; returns where the last one ends.
    fn annexes(&mut self, all: &[Line]) -> Option<Flow> {
        let mut end = None;
        for index in 0_u16.. {
            let own = |line: &&Line| matches!(line.role, Role::Annex(i, _) if i == index);
            let Some(head) = all.iter().find(own) else {
                break;
            };
            let body = |line: &&Line| matches!(line.role, Role::Annex(_, AnnexPart::Body(_)));
            let body: Vec<Line> = all.iter().filter(own).filter(body).cloned().collect();
            let mut flow = self.open(head.page, body.first());
            self.flow(&body, &mut flow);
            end = Some(flow);
        }
        end
    }

    /// The flow that begins with the `first` line, under an opening on page `page`.
    fn open(&mut self, page: usize, first: Option<&Line>) -> Flow {
        let page_top = self.page_top();
        let below = first.filter(|line| line.page == page);
        let below = below.map(|line| self.box_top(line));
        self.openings.push(below.map(|top| top - page_top));
        Flow::new(page, below.unwrap_or(page_top), page_top)
    }

    /// Top of the box that a line begins: its own or its table's.
    fn box_top(&self, line: &Line) -> f64 {
        let border = is_cell(line.role).then(|| Grid::edge(self.pages, line));
        border
            .flatten()
            .unwrap_or_else(|| top(line, self.pitch(line)))
    }

    /// Places the lines of blocks under one another.
    fn flow(&mut self, lines: &[Line], flow: &mut Flow) {
        for block in lines.chunk_by(|a, b| block(a.role) == block(b.role)) {
            let Some(first) = block.first() else { continue };
            if is_cell(first.role) {
                let grid = Grid::new(self.pages, block, self.box_top(first), flow);
                self.tables.insert(self::block(first.role), grid);
                for line in block.iter().filter(|line| !line.repeated) {
                    self.keep(line, Place::default());
                }
                continue;
            }
            for line in block {
                let place = self.next(line, flow);
                self.keep(line, place);
            }
        }
    }

    /// The place of a line; a text on the baseline of the line before is a part of that line.
    fn next(&self, line: &Line, flow: &mut Flow) -> Place {
        let place = flow.line(line, self.pitch(line));
        let level = !place.turns && (place.drop + self.pitch(line)).abs() < 0.01;
        if level { Place::default() } else { place }
    }

    fn keep(&mut self, line: &Line, place: Place) {
        let lines = self.lines.entry(line.role).or_default();
        lines.push((line.clone(), place));
    }

    fn first<'b>(&self, columns: &'b [Vec<Line>]) -> Option<&'b Line> {
        let firsts = columns.iter().filter_map(|column| column.first());
        firsts.reduce(|a, b| {
            let key = |line: &Line| (line.page, top(line, self.pitch(line)));
            if key(b) < key(a) { b } else { a }
        })
    }

    /// Places the closing block: its columns begin together; recipients that stand below the
    /// signatures begin under the longest of them.
    fn close(&mut self, columns: Vec<Vec<Line>>, flow: &mut Flow) {
        let Some(first) = self.first(&columns) else {
            return;
        };
        let (page, start) = (first.page, top(first, self.pitch(first)));
        self.closing = flow.put(page, start, start);
        let mut longest = *flow;
        for column in columns {
            let below = column.first().is_some_and(|line| {
                let start = top(line, self.pitch(line));
                longest.is_above(line.page, start + 0.01)
            });
            let mut own = if below { longest } else { *flow };
            for line in &column {
                let place = own.line(line, self.pitch(line));
                self.keep(line, place);
            }
            longest = longest.below(own);
        }
        *flow = longest;
    }

    /// Places contact line and circulation mark under what stands above them.
    fn feet(&mut self, all: &[Line], mut main: Flow, mut annexes: Option<Flow>) {
        for role in [Role::Contact, Role::CirculationLast] {
            let own: Vec<&Line> = all.iter().filter(|line| line.role == role).collect();
            let Some(first) = own.first() else { continue };
            let pitch = self.pitch(first);
            let start = Grid::edge(self.pages, first).unwrap_or_else(|| top(first, pitch));
            let mut inner = Flow::new(first.page, start, self.page_top());
            for line in own.iter().copied() {
                let place = inner.line(line, pitch);
                self.keep(line, place);
            }
            let annex = annexes
                .as_mut()
                .filter(|flow| flow.is_above(first.page, start));
            let in_annex = annex.is_some();
            let flow = annex.unwrap_or(&mut main);
            let fixed = role == Role::Contact && self.standard.contact.first_page;
            let mut place = Place::default();
            if !fixed {
                place = flow.put(first.page, start, start);
                *flow = inner;
            }
            let foot = Foot {
                place,
                top: start - self.page_top(),
                in_annex,
                fixed,
            };
            match role {
                Role::Contact => self.contact = Some(foot),
                _ => self.circulation = Some(foot),
            }
        }
    }
}

/// The columns of the closing block: the signatures, then the recipients.
fn columns(all: &[Line]) -> Vec<Vec<Line>> {
    let mut signatures: BTreeMap<u8, Vec<Line>> = BTreeMap::new();
    let mut recipients = Vec::new();
    for line in all {
        match line.role {
            Role::Authority(i) | Role::Position(i) | Role::Signer(i) => {
                signatures.entry(i).or_default().push(line.clone());
            }
            Role::RecipientsLabel | Role::Recipient(_) | Role::Drafter => {
                recipients.push(line.clone());
            }
            _ => {}
        }
    }
    let mut columns: Vec<Vec<Line>> = signatures.into_values().collect();
    if !recipients.is_empty() {
        columns.push(recipients);
    }
    columns
}

/// The role of the block that a role belongs to.
pub(super) fn block(role: Role) -> Role {
    let whole = |spot: Spot| Spot { cell: None, ..spot };
    match role {
        Role::Body(spot) => Role::Body(whole(spot)),
        Role::Annex(i, AnnexPart::Body(spot)) => Role::Annex(i, AnnexPart::Body(whole(spot))),
        other => other,
    }
}

/// The cell of a table that a role is.
pub(super) fn cell(role: Role) -> Option<Cell> {
    match role {
        Role::Body(spot) | Role::Annex(_, AnnexPart::Body(spot)) => spot.cell,
        _ => None,
    }
}

fn is_cell(role: Role) -> bool {
    cell(role).is_some()
}
