//! Reads a directive: from a node to the typed model, with every fault on the way.

mod figures;
mod meeting;
mod signing;
mod tasks;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fault::Fault;
use super::fields::{Fields, Reader};
use super::keys::{Field, acknowledgement, directive as keys, ground, words};
use super::organ::{Organ, Organs};
use super::{Acknowledgement, Directive, Ground, TaskStyle, Text, WrittenKey};
use crate::finding::Finding;
use crate::source::{Located, Node, SourceFile, Span};

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
    let organ_name = top.needed(keys::ORGAN, Reader::text);
    let organ = organ_name.as_ref().and_then(|name| top.organ(name, organs));
    // The fields are read in the order they stand here; what can end the reading comes last, so
    // that every fault is reported.
    let directive = Directive {
        file: Arc::clone(file),
        standard: top.maybe(keys::STANDARD, Reader::text),
        number: top.maybe(keys::NUMBER, Reader::count),
        issue_date: top.maybe(keys::DATE, Reader::date),
        author: top.maybe(keys::AUTHOR, Reader::text),
        subject: top.maybe(keys::SUBJECT, Reader::text),
        meeting: top.maybe(keys::MEETING, Reader::meeting),
        figures: top
            .maybe(keys::FIGURES, Reader::figures)
            .unwrap_or_default(),
        relations: top.list(keys::RELATIONS, Reader::relation),
        grounds: top.list(keys::GROUNDS, Reader::ground),
        context: top.maybe(keys::CONTEXT, Reader::prose),
        assessment: top.maybe(keys::ASSESSMENT, Reader::prose),
        petitions: top.list(keys::PETITIONS, Reader::petition),
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
        signature: top.maybe(keys::SIGNATURE, Reader::signature),
        signature_from_organ: false,
        urgency: top.maybe(keys::URGENCY, |r, node| r.choice(node, words::URGENCIES)),
        draft: top.maybe(keys::DRAFT, Reader::draft),
        circulation: top.maybe(keys::CIRCULATION, Reader::text),
        acknowledgements: top.list(keys::ACKNOWLEDGED, Reader::acknowledgement),
        kind: kind?,
        organ_name: organ_name?,
        organ: organ?,
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
    if directive.signature.is_none() && !signature_faulty {
        directive.signature = directive.organ.signature.clone();
        directive.signature_from_organ = directive.signature.is_some();
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

    fn organ(&mut self, name: &Text, organs: &Organs) -> Option<Organ> {
        match organs.find(&name.value) {
            Ok(organ) => Some(organ.clone()),
            Err(finding) => {
                let finding = finding.at(self.reader.file, name.span);
                self.reader.push(finding);
                None
            }
        }
    }
}

impl Reader<'_> {
    fn ground(&mut self, node: &Node) -> Option<Ground> {
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
