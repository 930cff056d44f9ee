//! The blocks of a body.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Writer;
use crate::export::text::letters;
use crate::layout::{Role, Spot};
use crate::notice::{Block, Table};

/// A block of the body.
#[derive(Debug, Serialize)]
pub struct BlockView {
    /// `de_muc`, `doan`, `can_cu`, `muc`, `dieu`, `giua` or `bang`.
    pub kieu: &'static str,
    /// Level of a heading (1, 2) or depth of an item (from 0); 0 for others.
    pub cap: u8,
    /// The label with its mark and space.
    pub nhan: String,
    /// The letters alone; a table's rows are lines, its cells parted by tabs.
    pub van_ban: String,
    /// The texts in the page's format.
    #[serde(flatten)]
    pub chu: BTreeMap<&'static str, String>,
}

/// The views of a body's blocks; `role` is the role of the block that stands at a spot.
pub(super) fn views(
    blocks: &[Block],
    role: impl Fn(Spot) -> Role,
    writer: &dyn Writer,
) -> Vec<BlockView> {
    let numbered = blocks.iter().zip(0_u32..);
    numbered
        .map(|(source, block)| view(source, role(Spot { block, cell: None }), writer))
        .collect()
}

fn view(block: &Block, role: Role, writer: &dyn Writer) -> BlockView {
    let (kieu, cap) = match block {
        Block::Heading { level, .. } => ("de_muc", *level),
        Block::Paragraph { .. } => ("doan", 0),
        Block::Ground { .. } => ("can_cu", 0),
        Block::Item { depth, .. } => ("muc", *depth),
        Block::Article { .. } => ("dieu", 0),
        Block::Centred { .. } => ("giua", 0),
        Block::Table(_) => ("bang", 0),
    };
    BlockView {
        kieu,
        cap,
        nhan: block.label().to_owned(),
        van_ban: match block {
            Block::Table(table) => cells(table),
            text => letters(text.text()),
        },
        chu: writer.block(role, block).into_iter().collect(),
    }
}

fn cells(table: &Table) -> String {
    let rows = std::iter::once(&table.header).chain(&table.rows);
    let line = |row: &Vec<Vec<_>>| {
        let cells: Vec<String> = row.iter().map(|cell| letters(cell)).collect();
        cells.join("\t")
    };
    rows.map(line).collect::<Vec<_>>().join("\n")
}
