//! Reads a directive: from a node to the typed model, with every fault on the way.

mod figures;
mod meeting;
mod parts;
mod signing;
mod tasks;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fault::Fault;
use super::fields::{Fields, MAX_ENTRIES, Reader};
use super::keys::{Field, acknowledgement, directive as keys, ground, words};
use super::organ::{Organ, Organs};
use super::{Acknowledgement, Directive, Ground, TaskStyle, Text, WrittenKey};
use crate::finding::{Finding, code};
use crate::source::{Located, Node, NodeKind, SourceFile, Span};

/// Reads a directive file.
///
/// A directive comes back whenever its kind and its organ are known, even if other values had
/// errors, so that the rules can report what they see in the same run. A notice may be built only
/// when no finding is an error.
pub fn read(
    file: &Arc<SourceFile>,
    node: &Node,
    organs: &Organs,
    findings: &mut Vec<Finding>,
) -> Option<Directive> {
    let mut top = Top::new(Reader::new(file, findings), node)?;
    let kind = top.needed(keys::KIND, Reader::text);
    let organ_names = top.needed(keys::ORGAN, Reader::organ_names);
    let mut issuing = top.organs(organ_names.as_deref().unwrap_or_default(), organs);
    // The fields are read in the order they stand here; what can end the reading comes last, so
    // that every fault is reported.
    let directive = Directive {
        file: Arc::clone(file),
        standard: top.maybe(keys::STANDARD, Reader::text),
        number: top.maybe(keys::NUMBER, Reader::count),
        issue_date: top.maybe(keys::DATE, Reader::date),
        author: top.maybe(keys::AUTHOR, Reader::text),
        subject: top.maybe(keys::SUBJECT, Reader::text),
        addressees: top.list(keys::ADDRESSEES, Reader::text),
        meeting: top.maybe(keys::MEETING, Reader::meeting),
        figures: top
            .maybe(keys::FIGURES, Reader::figures)
            .unwrap_or_default(),
        relations: top.list(keys::RELATIONS, Reader::relation),
        issuer: top.maybe(keys::ISSUER, Reader::text),
        grounds: top.list(keys::GROUNDS, Reader::ground),
        proposed_by: top.maybe(keys::PROPOSED_BY, Reader::text),
        context: top.maybe(keys::CONTEXT, Reader::prose),
        assessment: top.maybe(keys::ASSESSMENT, Reader::prose),
        petitions: top.list(keys::PETITIONS, Reader::petition),
        content: top.maybe(keys::CONTENT, Reader::prose),
        table: top.maybe(keys::TABLE, Reader::table),
        sections: top.list(keys::SECTIONS, Reader::section),
        articles: top.list(keys::ARTICLES, Reader::article),
        invitees: top.list(keys::INVITEES, Reader::text),
        direction: top.maybe(keys::DIRECTION, Reader::prose),
        tasks: top.list(keys::TASKS, |r, node| r.task(node, 1)),
        task_style: top
            .maybe(keys::TASK_STYLE, |r, node| {
                r.choice(node, words::TASK_STYLES)
            })
            .map_or(TaskStyle::default(), |style| style.value),
        implementation: top.maybe(keys::IMPLEMENTATION, Reader::prose),
        closing: top.maybe(keys::CLOSING, Reader::prose),
        recipients: top.list(keys::RECIPIENTS, Reader::recipient),
        recipients_from_organ: false,
        signatures: top.list(keys::SIGNATURE, Reader::signature),
        signature_from_organ: false,
        annexes: top.list(keys::ANNEXES, Reader::annex),
        contact: top.maybe(keys::CONTACT, Reader::text),
        drafter: top.maybe(keys::DRAFTER, Reader::drafter),
        office: top.maybe(keys::OFFICE, Reader::text),
        secrecy: top.maybe(keys::SECRECY, Reader::secrecy),
        urgency: top.maybe(keys::URGENCY, |r, node| r.choice(node, words::URGENCIES)),
        draft: top.maybe(keys::DRAFT, Reader::draft),
        circulation: top.list(keys::CIRCULATION, Reader::text),
        acknowledgements: top.list(keys::ACKNOWLEDGED, Reader::acknowledgement),
        kind: kind?,
        organ_name: organ_names?.into_iter().next()?,
        organ: issuing.next()?,
        partners: issuing.collect(),
        written: top.written,
    };
    Some(with_usual_signing(directive))
}

/// Takes the organ's usual recipients and signer when the directive gives none.
fn with_usual_signing(mut directive: Directive) -> Directive {
    let given = |field: Field| {
        let key = directive.written.get(field.key);
        key.is_some_and(|key| key.faulty)
    };
    let (recipients_faulty, signature_faulty) = (given(keys::RECIPIENTS), given(keys::SIGNATURE));
    if directive.recipients.is_empty() && !recipients_faulty {
        directive.recipients = directive.organ.recipients.clone();
        directive.recipients_from_organ = !directive.recipients.is_empty();
    }
    if directive.signatures.is_empty() && !signature_faulty {
        let usual = directive
            .organs()
            .filter_map(|organ| organ.signature.clone());
        directive.signatures = usual.collect();
        directive.signature_from_organ = !directive.signatures.is_empty();
    }
    directive
}

/// The top level: remembers where each key stands and whether its value had errors.
struct Top<'a, 'n> {
    reader: Reader<'a>,
    fields: Fields<'n>,
    written: BTreeMap<&'static str, WrittenKey>,
}

impl<'a, 'n> Top<'a, 'n> {
    fn new(mut reader: Reader<'a>, node: &'n Node) -> Option<Self> {
        let fields = reader.mapping(node, keys::ALL)?;
        let written = fields.entries().iter().map(|entry| {
            let (span, faulty) = (entry.key, false);
            (entry.field.key, WrittenKey { span, faulty })
        });
        Some(Self {
            written: written.collect(),
            reader,
            fields,
        })
    }

    fn tracked<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Reader<'a>, &Fields<'n>) -> T,
    ) -> T {
        let before = self.reader.errors();
        let value = read(&mut self.reader, &self.fields);
        if self.reader.errors() > before
            && let Some(key) = self.written.get_mut(field.key)
        {
            key.faulty = true;
        }
        value
    }

    fn maybe<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Reader<'a>, &'n Node) -> Option<T>,
    ) -> Option<T> {
        self.tracked(field, |r, fields| r.maybe(fields, field, read))
    }

    fn needed<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Reader<'a>, &'n Node) -> Option<T>,
    ) -> Option<T> {
        self.tracked(field, |r, fields| r.needed(fields, field, read))
    }

    fn list<T>(
        &mut self,
        field: Field,
        read: impl FnMut(&mut Reader<'a>, &'n Node) -> Option<T>,
    ) -> Vec<T> {
        self.tracked(field, |r, fields| r.list(fields, field, read))
    }

    /// The profiles of the issuing organs; none at all when one of them cannot be used.
    fn organs(&mut self, names: &[Text], organs: &Organs) -> std::vec::IntoIter<Organ> {
        let mut found = Vec::with_capacity(names.len());
        for name in names {
            match organs.find(&name.value) {
                Ok(organ) => found.push(organ.clone()),
                Err(finding) => {
                    let finding = finding.at(self.reader.file, name.span);
                    self.reader.push(finding);
                }
            }
        }
        if found.len() < names.len() {
            found.clear();
        }
        found.into_iter()
    }
}

impl Reader<'_> {
    /// A document cited, by its parts or in the clerk's own words.
    fn ground(&mut self, node: &Node) -> Option<Ground> {
        if matches!(node.kind, NodeKind::Scalar { .. }) {
            return Some(Ground {
                kind: self.text(node)?,
                number: None,
                date: None,
                organ: None,
                subject: None,
            });
        }
        let fields = self.mapping(node, ground::ALL)?;
        let kind = self.needed(&fields, ground::KIND, Reader::text);
        Some(Ground {
            number: self.maybe(&fields, ground::NUMBER, Reader::text),
            date: self.maybe(&fields, ground::DATE, Reader::date),
            organ: self.maybe(&fields, ground::ORGAN, Reader::text),
            subject: self.maybe(&fields, ground::SUBJECT, Reader::text),
            kind: kind?,
        })
    }

    /// `co_quan`: a profile's name, or those of the organs of a joint document.
    fn organ_names(&mut self, node: &Node) -> Option<Vec<Text>> {
        let items = match &node.kind {
            NodeKind::Sequence(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let items = items.iter().take(MAX_ENTRIES);
        let mut names: Vec<Text> = Vec::new();
        for item in items {
            let Some(name) = self.text(item) else {
                continue;
            };
            if names.iter().any(|earlier| earlier.value == name.value) {
                self.fault(code::VALUE, name.span, named_twice(&name.value));
            } else {
                names.push(name);
            }
        }
        (!names.is_empty()).then_some(names)
    }

    /// `du_thao`: `có` or a count; `không` is as good as nothing.
    fn draft(&mut self, node: &Node) -> Option<Located<u32>> {
        if self.is_digits(node) {
            return self.count(node);
        }
        let yes = self.choice_or(node, words::YES_NO, |text| {
            Fault::new(
                (
                    format!("ở đây không dùng được từ `{text}`"),
                    format!("`{text}` cannot be used here"),
                ),
                draft_hint(text),
            )
        })?;
        yes.value.then(|| Located::new(0, yes.span))
    }

    fn acknowledgement(&mut self, node: &Node) -> Option<Acknowledgement> {
        let fields = self.mapping(node, acknowledgement::ALL)?;
        let rule = self.needed(&fields, acknowledgement::RULE, Reader::text);
        let figure = self.maybe(&fields, acknowledgement::FIGURE, Reader::text);
        let reason = self.needed(&fields, acknowledgement::REASON, Reader::text);
        let first = fields
            .entries()
            .first()
            .map_or(node.span, |entry| entry.key);
        Some(Acknowledgement {
            rule: rule?,
            figure,
            reason: reason?,
            span: Span::new(first.start.min(node.span.start), node.span.end),
        })
    }
}

/// An organ stands twice among those that issue a joint document.
fn named_twice(name: &str) -> Fault {
    Fault::new(
        (
            format!("cơ quan `{name}` ghi hai lần trong `co_quan`"),
            format!("the organ `{name}` stands twice in `co_quan`"),
        ),
        (
            "Mỗi cơ quan cùng ban hành chỉ ghi một lần.".to_owned(),
            "Write each issuing organ once.".to_owned(),
        ),
    )
}

/// How to write `du_thao`, with the count that the text names.
fn draft_hint(text: &str) -> (String, String) {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let count = if digits.is_empty() { "2" } else { &digits };
    (
        format!(
            "Ghi `du_thao: có` để in “Dự thảo”, `du_thao: {count}` để in “Dự thảo lần {count}”."
        ),
        format!(
            "Write `du_thao: có` to print “Dự thảo”, `du_thao: {count}` to print “Dự thảo lần {count}”."
        ),
    )
}
