//! From the YAML library's events to [`Node`]s, with the exact place of every value.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::composed::nfc;
use serde_saphyr::granit_parser as library;

use library::{Event, Parser, ScalarStyle, StructureStyle};

use super::{Located, Node, NodeKind, SourceFile, Span, bullet, fault, plain, syntax, unseen};
use crate::finding::Finding;

/// Lists and mappings inside each other. A directive needs five.
const MAX_DEPTH: usize = 64;
/// Values of a file, those repeated through `*name` counted each time.
const MAX_NODES: usize = 100_000;

/// The values of a file, and the places that a later check of silent faults looks at.
pub(super) struct Reading {
    /// The file's value.
    pub node: Node,
    /// Values written without quotes, and where they end on their last line.
    pub plain: Vec<Span>,
    /// Texts that may hold any character: quoted, block, and flow lists and mappings.
    pub sheltered: Vec<Span>,
    /// Quoted texts, and block texts after `|`: their lines are joined, but not across a blank
    /// line.
    pub joined: Vec<Span>,
    /// Where each text stands; a block text from its first line to its last.
    pub texts: Vec<Span>,
}

/// Reads the file. Faults that do not end the reading are pushed to `findings`; the last is
/// returned.
pub(super) fn read(
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> Result<Reading, Box<Finding>> {
    let options = library::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let clean = unseen::is_clean(&file.text);
    if !clean {
        findings.extend(unseen::check(file));
    }
    let mut builder = Builder::new(file, clean, findings);
    let text = match clean {
        true => Cow::Borrowed(file.text.as_str()),
        false => unseen::readable(&file.text),
    };
    for event in Parser::new_from_str_with_options(&text, options) {
        let (event, span) = event.map_err(|error| syntax::finding(file, &error))?;
        builder.take(event, span)?;
    }
    Ok(builder.finish())
}

/// A list or mapping that is still open.
struct Open {
    start: usize,
    flow: bool,
    anchor: usize,
    nodes_before: usize,
    content: Content,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping(Vec<(Located<String>, Node)>, Option<Located<String>>),
}

/// A value that `*name` may repeat.
#[derive(Default)]
struct Anchor {
    /// Where `&name` stands.
    span: Span,
    /// The value, none while it is still open.
    value: Option<Anchored>,
    used: bool,
}

#[derive(Clone)]
struct Anchored {
    node: Node,
    nodes: usize,
    depth: usize,
}

struct Builder<'a> {
    file: &'a Arc<SourceFile>,
    /// As [`unseen::is_clean`] has it.
    clean: bool,
    findings: &'a mut Vec<Finding>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Anchor>,
    documents: usize,
    nodes: usize,
    root: Option<Node>,
    plain: Vec<Span>,
    sheltered: Vec<Span>,
    joined: Vec<Span>,
    texts: Vec<Span>,
}

impl<'a> Builder<'a> {
    fn new(file: &'a Arc<SourceFile>, clean: bool, findings: &'a mut Vec<Finding>) -> Self {
        Self {
            file,
            clean,
            findings,
            open: Vec::new(),
            anchors: BTreeMap::new(),
            documents: 0,
            nodes: 0,
            root: None,
            plain: Vec::new(),
            sheltered: Vec::new(),
            joined: Vec::new(),
            texts: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'_>, at: library::Span) -> Result<(), Box<Finding>> {
        let span = span_of(&self.file.text, &at);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Box::new(syntax::second_document(self.file, span)));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &at);
                let node = self.scalar(&text, style, span);
                self.count(1, span)?;
                self.remember(anchor, &node, 1)?;
                self.put(node);
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &at);
                self.begin(style, anchor, span, Content::Sequence(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &at);
                self.begin(style, anchor, span, Content::Mapping(Vec::new(), None))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
            Event::Anchor(id, _) => self.anchors.entry(id).or_default().span = span,
            Event::Alias(id) => self.repeat(id, span)?,
            Event::UnresolvedAlias(_) => self.unknown(span),
            _ => {}
        }
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Node {
        let whole = &self.file.text;
        let written = whole.get(span.start..span.end).unwrap_or("");
        let plain = style == ScalarStyle::Plain;
        if plain {
            let span = if written.is_empty() {
                empty(whole, span.start)
            } else {
                span
            };
            self.plain.push(span);
            self.texts.push(span);
            let kind = if matches!(text, "~" | "null" | "Null" | "NULL") {
                NodeKind::Null
            } else {
                value(text, written, !written.contains(['\n', '\r']), self.clean)
            };
            return Node { kind, span };
        }
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let (shelter, span) = if block {
            // The line of its first word belongs to a block; the blank lines after it are no part
            // of what is shown.
            let line = fault::line_start(whole, span.start);
            let shown = Span::new(span.start, span.start + written.trim_end().len());
            (Span::new(line, span.end), shown)
        } else {
            (span, span)
        };
        self.sheltered.push(shelter);
        self.texts.push(Span::new(shelter.start, span.end));
        if style != ScalarStyle::Folded {
            self.joined.push(span);
        }
        if style == ScalarStyle::DoubleQuoted && self.findings.len() <= fault::MOST {
            let found = unseen::escaped(self.file, span);
            self.findings.extend(found);
        }
        let kind = value(text, written, false, self.clean);
        Node { kind, span }
    }

    fn begin(
        &mut self,
        style: StructureStyle,
        anchor: usize,
        span: Span,
        content: Content,
    ) -> Result<(), Box<Finding>> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Box::new(syntax::too_deep(self.file, span)));
        }
        self.open.push(Open {
            start: span.start,
            flow: style == StructureStyle::Flow,
            anchor,
            nodes_before: self.nodes,
            content,
        });
        self.count(1, span)
    }

    fn end(&mut self, span: Span) -> Result<(), Box<Finding>> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let (kind, last) = match open.content {
            Content::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (NodeKind::Sequence(items), last)
            }
            Content::Mapping(entries, _) => {
                let last = entries.last().map(|(k, v)| v.span.end.max(k.span.end));
                (NodeKind::Mapping(entries), last)
            }
        };
        let end = if open.flow {
            span.end
        } else {
            last.unwrap_or(open.start)
        };
        let span = Span::new(open.start, end);
        if open.flow {
            self.sheltered.push(span);
        }
        let node = Node { kind, span };
        self.remember(open.anchor, &node, self.nodes - open.nodes_before)?;
        self.put(node);
        Ok(())
    }

    /// Puts a finished value where it belongs.
    fn put(&mut self, node: Node) {
        let file = self.file;
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::Sequence(items)) => items.push(node),
            Some(Content::Mapping(entries, key)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(as_key(file, node)),
            },
        }
    }

    fn count(&mut self, nodes: usize, span: Span) -> Result<(), Box<Finding>> {
        self.nodes += nodes;
        if self.nodes > MAX_NODES {
            return Err(Box::new(syntax::too_many(self.file, span, MAX_NODES)));
        }
        Ok(())
    }

    /// Keeps a named value. Its copy counts as much as the value, so that names inside names
    /// cannot eat memory.
    fn remember(&mut self, id: usize, node: &Node, nodes: usize) -> Result<(), Box<Finding>> {
        if id == 0 {
            return Ok(());
        }
        self.count(nodes, node.span)?;
        self.anchors.entry(id).or_default().value = Some(Anchored {
            node: node.clone(),
            nodes,
            depth: depth(node),
        });
        Ok(())
    }

    fn repeat(&mut self, id: usize, span: Span) -> Result<(), Box<Finding>> {
        let anchor = self.anchors.entry(id).or_default();
        anchor.used = true;
        let (nodes, depth) = match &anchor.value {
            Some(value) => (value.nodes, value.depth),
            // A value that holds itself.
            None => {
                self.unknown(span);
                return Ok(());
            }
        };
        if self.open.len() + depth > MAX_DEPTH {
            return Err(Box::new(syntax::too_deep(self.file, span)));
        }
        self.count(nodes, span)?;
        let value = self.anchors.get(&id).and_then(|a| a.value.as_ref());
        if let Some(kind) = value.map(|value| value.node.kind.clone()) {
            self.put(Node { kind, span });
        }
        Ok(())
    }

    fn unknown(&mut self, span: Span) {
        if self.findings.len() <= fault::MOST {
            let value = self.value_from(span);
            let finding = fault::unknown_alias(self.file, span, value);
            self.findings.push(finding);
        }
        let kind = NodeKind::Null;
        self.put(Node { kind, span });
    }

    fn refuse_tag(&mut self, tagged: bool, at: &library::Span) {
        if !tagged || self.findings.len() > fault::MOST {
            return;
        }
        if let Some(span) = at.tag_span() {
            let span = span_of(&self.file.text, &span);
            let value = self.value_from(span);
            self.findings.push(fault::tag(self.file, span, value));
        }
    }

    /// The value that the clerk meant, from a sign that YAML took for its own.
    fn value_from(&self, span: Span) -> Span {
        let flow = self.open.last().is_some_and(|open| open.flow);
        fault::value_from(&self.file.text, span.start, flow)
    }

    fn finish(self) -> Reading {
        let unused = self.anchors.values().filter(|anchor| !anchor.used);
        for anchor in unused.take(fault::MOST + 1) {
            let value = fault::value_from(&self.file.text, anchor.span.start, false);
            let finding = fault::unused_anchor(self.file, anchor.span, value);
            self.findings.push(finding);
        }
        Reading {
            node: self.root.unwrap_or(Node {
                kind: NodeKind::Null,
                span: Span::default(),
            }),
            plain: self.plain,
            sheltered: self.sheltered,
            joined: self.joined,
            texts: self.texts,
        }
    }
}

/// A text's value: nothing when it is empty or only dots. Characters that cannot be seen are told
/// elsewhere and left out here, so that the rest is read as it was meant. In a `clean` file only escapes
/// bring them.
fn value(text: &str, written: &str, plain: bool, clean: bool) -> NodeKind {
    if plain::is_gap(text) {
        return NodeKind::Null;
    }
    let text = if clean && !written.contains('\\') {
        text.to_owned()
    } else {
        unseen::cleaned(text, written)
    };
    NodeKind::Scalar { text, plain }
}

/// Levels of lists and mappings in a value.
fn depth(node: &Node) -> usize {
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar { .. } => 0,
        NodeKind::Sequence(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        NodeKind::Mapping(entries) => 1 + entries.iter().map(|(_, v)| depth(v)).max().unwrap_or(0),
    }
}

/// A key is its text; a key that is a list or mapping is the text as it was written.
fn as_key(file: &SourceFile, node: Node) -> Located<String> {
    let written = file.text.get(node.span.start..node.span.end).unwrap_or("");
    let text = match node.kind {
        // The sign before a key on its own line is told elsewhere.
        NodeKind::Scalar { text, .. } => match bullet::find(&text) {
            Some((_, name)) if bullet::begins_line(&file.text, node.span.start) => name.to_owned(),
            _ => text,
        },
        _ => nfc(written).into_owned(),
    };
    Located::new(text, node.span)
}

/// The library puts an empty value at the end of its key; it is meant after the `:`.
fn empty(text: &str, start: usize) -> Span {
    let after = text.get(start..).unwrap_or("");
    let start = start + usize::from(after.starts_with(':'));
    Span::new(start, start)
}

fn span_of(text: &str, span: &library::Span) -> Span {
    let start = offset(text, &span.start);
    Span::new(start, offset(text, &span.end).max(start))
}

/// The byte offset of the library's marker in the file's text.
pub(super) fn offset(text: &str, marker: &library::Marker) -> usize {
    let bytes = marker.byte_offset().unwrap_or_else(|| {
        let mut chars = text.char_indices();
        chars.nth(marker.index()).map_or(text.len(), |(i, _)| i)
    });
    bytes.min(text.len())
}
