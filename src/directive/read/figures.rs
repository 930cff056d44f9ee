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
        let figures = names
            .into_iter()
            .filter_map(|(name, value)| self.figure(name.clone(), value));
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
        let names = self.names(node);
        names
            .into_iter()
            .filter_map(|(name, value)| Some((name.clone(), self.number(value)?)))
            .collect()
    }

    pub(super) fn relation(&mut self, node: &Node) -> Option<Relation> {
        let fields = self.mapping(node, relation::ALL)?;
        let kind = self.needed(&fields, relation::KIND, |r, n| {
            r.choice(n, words::RELATIONS)
        });
        let of = self.needed(&fields, relation::OF, |_, n| Some(n));
        let equals = self.needed(&fields, relation::EQUALS, Reader::text);
        let names = self.texts(&fields, relation::OF);
        of?;
        Some(Relation {
            kind: kind?.value,
            of: names,
            equals: equals?,
            span: node.span,
        })
    }
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
