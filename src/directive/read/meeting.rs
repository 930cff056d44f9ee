//! The meeting and its people.

use crate::directive::fields::Reader;
use crate::directive::keys::{meeting as keys, person, superior, words};
use crate::directive::{Meeting, Person, Superior};
use crate::source::{Node, NodeKind};

impl Reader<'_> {
    pub(super) fn meeting(&mut self, node: &Node) -> Option<Meeting> {
        let fields = self.mapping(node, keys::ALL)?;
        Some(Meeting {
            name: self.maybe(&fields, keys::NAME, Reader::text),
            date: self.maybe(&fields, keys::DATE, Reader::date),
            session: self.maybe(&fields, keys::SESSION, Reader::text),
            time: self.maybe(&fields, keys::TIME, Reader::text),
            place: self.maybe(&fields, keys::PLACE, Reader::text),
            online: self
                .maybe(&fields, keys::ONLINE, |r, n| r.choice(n, words::YES_NO))
                .is_some_and(|yes| yes.value),
            bridge_points: self.texts(&fields, keys::BRIDGE_POINTS),
            chair: self.maybe(&fields, keys::CHAIR, Reader::person),
            concluder: self.maybe(&fields, keys::CONCLUDER, Reader::text),
            superior: self.maybe(&fields, keys::SUPERIOR, Reader::superior),
            reporters: self.list(&fields, keys::REPORTERS, Reader::person),
            attendees: self.list(&fields, keys::ATTENDEES, Reader::person),
            opinions: self.maybe(&fields, keys::OPINIONS, Reader::prose),
            secretary: self.maybe(&fields, keys::SECRETARY, Reader::person),
            absent: self.list(&fields, keys::ABSENT, Reader::person),
            closed: self.maybe(&fields, keys::CLOSED, Reader::text),
        })
    }

    /// A person: a mapping, or only the name of a person or an organ.
    fn person(&mut self, node: &Node) -> Option<Person> {
        if matches!(node.kind, NodeKind::Scalar { .. }) {
            return self.named(node);
        }
        let fields = self.mapping(node, person::ALL)?;
        let name = self.needed(&fields, person::NAME, Reader::text);
        Some(Person {
            address: self.maybe(&fields, person::ADDRESS, Reader::text),
            positions: self.texts(&fields, person::POSITION),
            name: name?,
        })
    }

    fn superior(&mut self, node: &Node) -> Option<Superior> {
        if matches!(node.kind, NodeKind::Scalar { .. }) {
            let person = self.named(node)?;
            return Some(Superior {
                person,
                directions: None,
            });
        }
        let fields = self.mapping(node, superior::ALL)?;
        let name = self.needed(&fields, superior::NAME, Reader::text);
        let address = self.maybe(&fields, superior::ADDRESS, Reader::text);
        let positions = self.texts(&fields, superior::POSITION);
        let directions = self.maybe(&fields, superior::DIRECTIONS, Reader::prose);
        Some(Superior {
            person: Person {
                address,
                name: name?,
                positions,
            },
            directions,
        })
    }

    fn named(&mut self, node: &Node) -> Option<Person> {
        Some(Person {
            address: None,
            name: self.text(node)?,
            positions: Vec::new(),
        })
    }
}
