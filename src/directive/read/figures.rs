//! The figures and the relations declared between them.

use crate::directive::fault::Fault;
use crate::directive::fields::{Fields, Reader};
use crate::directive::keys::{Field, figure as keys, relation, words};
use crate::directive::{Figure, Number, Relation, Text};
use crate::finding::code;
use crate::source::{Located, Node, NodeKind};

impl Reader<'_> {
    /// `so_lieu`: figures by name.
    pub(super) fn figures(&mut self, node: &Node) -> Option<Vec<Figure>> {
        let names = self.names(node);
        let figures = names.into_iter().filter_map(|(name, value)| {
            self.within(&name.value, |r| r.figure(name.clone(), value))
        });
        Some(figures.collect())
    }

    /// A figure: a mapping, or only its number.
    fn figure(&mut self, name: Text, node: &Node) -> Option<Figure> {
        if matches!(node.kind, NodeKind::Scalar { .. }) {
            return Some(Figure {
                name,
                value: self.number(node)?,
                unit: None,
                from: None,
                to: None,
                parts: Vec::new(),
                among: Vec::new(),
            });
        }
        let fields = self.mapping(node, keys::ALL)?;
        let value = self.needed(&fields, keys::VALUE, Reader::number);
        let unit = self.maybe(&fields, keys::UNIT, Reader::text);
        let from = self.maybe(&fields, keys::FROM, Reader::date);
        let to = self.maybe(&fields, keys::TO, Reader::date);
        if let (Some(from), Some(to)) = (&from, &to)
            && from.value > to.value
        {
            self.fault(code::DATE, to.span, backwards());
        }
        Some(Figure {
            name,
            unit,
            from,
            to,
            parts: self.parts(&fields, keys::PARTS),
            among: self.parts(&fields, keys::AMONG),
            value: value?,
        })
    }

    /// `gom`, `trong_do`: numbers by name.
    fn parts(&mut self, fields: &Fields<'_>, field: Field) -> Vec<(Text, Located<Number>)> {
        let Some(node) = fields.get(field) else {
            return Vec::new();
        };
        let names = self.within(field.key, |r| r.names(node));
        names
            .into_iter()
            .filter_map(|(name, value)| Some((name.clone(), self.part(name, value)?)))
            .collect()
    }

    /// One of them. A part without its number would make the sum wrong in silence.
    fn part(&mut self, name: &Text, node: &Node) -> Option<Located<Number>> {
        if node.kind == NodeKind::Null {
            self.fault(code::MISSING_KEY, name.span, no_number(&name.value));
            return None;
        }
        self.within(&name.value, |r| r.number(node))
    }

    pub(super) fn relation(&mut self, node: &Node) -> Option<Relation> {
        let fields = self.mapping(node, relation::ALL)?;
        let kind = self.needed(&fields, relation::KIND, |r, n| {
            r.choice(n, words::RELATIONS)
        });
        let before = self.errors();
        let of = self.texts(&fields, relation::OF);
        if of.is_empty() && self.errors() == before {
            self.missing(&fields, relation::OF);
        }
        let equals = self.needed(&fields, relation::EQUALS, Reader::text);
        Some(Relation {
            kind: kind?.value,
            of: Some(of).filter(|of| !of.is_empty())?,
            equals: equals?,
            span: node.span,
        })
    }
}

fn no_number(name: &str) -> Fault {
    Fault::new(
        (
            format!("`{name}` chưa có số"),
            format!("`{name}` has no number"),
        ),
        (
            format!("Ghi `{name}: …` với con số, hoặc xóa mục này."),
            format!("Write `{name}: …` with its number, or delete the entry."),
        ),
    )
}

fn backwards() -> Fault {
    Fault::new(
        (
            "ngày cuối kỳ `den` đứng trước ngày đầu kỳ `tu`".to_owned(),
            "the period's last day `den` is before its first day `tu`".to_owned(),
        ),
        (
            "Xem lại hai ngày; có thể đã ghi đổi chỗ.".to_owned(),
            "Check the two days; they may have changed places.".to_owned(),
        ),
    )
}
