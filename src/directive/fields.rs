//! Reads mappings by their vocabulary and reports every fault of their keys.

use std::sync::Arc;

use super::fault::Fault;
use super::keys::Field;
use super::needed::Needed;
use super::suggest;
use crate::finding::{Finding, Message, code, grouped};
use crate::source::{Located, Node, NodeKind, SourceFile, Span};

/// The most entries a list or mapping may have.
pub(crate) const MAX_ENTRIES: usize = 1000;

/// Reads the nodes of one file and collects what is wrong.
pub(crate) struct Reader<'a> {
    pub(crate) file: &'a Arc<SourceFile>,
    findings: &'a mut Vec<Finding>,
    errors: usize,
    /// The key whose value is being read, for hints.
    key: String,
}

/// The fields given in one mapping. An empty value counts as not given.
pub(crate) struct Fields<'n> {
    entries: Vec<Entry<'n>>,
    /// Where a missing key is reported: the first key.
    first: Span,
}

/// One key that the mapping knows, with its value.
pub(crate) struct Entry<'n> {
    pub(crate) field: Field,
    pub(crate) key: Span,
    name: &'n str,
    node: &'n Node,
}

/// A mapping whose keys are names of the clerk's own (`so_lieu`, `gom`).
pub(crate) type Names<'n> = Vec<(&'n Located<String>, &'n Node)>;

impl<'n> Fields<'n> {
    /// The field's value, unless it is empty.
    pub(crate) fn get(&self, field: Field) -> Option<&'n Node> {
        self.entries
            .iter()
            .find(|entry| entry.field == field)
            .map(|entry| entry.node)
            .filter(|node| node.kind != NodeKind::Null)
    }

    /// Whether the key was written, with or without a value.
    pub(crate) fn is_written(&self, field: Field) -> bool {
        self.entries.iter().any(|entry| entry.field == field)
    }

    /// Every key written, empty ones too.
    pub(crate) fn entries(&self) -> &[Entry<'n>] {
        &self.entries
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(file: &'a Arc<SourceFile>, findings: &'a mut Vec<Finding>) -> Self {
        Self {
            file,
            findings,
            errors: 0,
            key: String::new(),
        }
    }

    /// How many errors were found so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Adds a finding.
    pub(crate) fn push(&mut self, finding: Finding) {
        self.errors += usize::from(finding.severity == crate::finding::Severity::Error);
        self.findings.push(finding);
    }

    /// Adds an error about a value.
    pub(crate) fn fault(&mut self, rule: &'static str, span: Span, fault: Fault) {
        let finding = fault.at(rule, self.file, span);
        self.push(finding);
    }

    /// Reads a value as that of `key`, which the hints name.
    pub(crate) fn within<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.key, key.to_owned());
        let value = read(self);
        self.key = outer;
        value
    }

    /// A value of the wrong kind: `cần một dòng chữ, đang là danh sách`.
    pub(crate) fn wrong_type(&mut self, node: &Node, needed: Needed) {
        let (is_vi, is_en) = kind_name(&node.kind);
        let (vi, en) = needed.name();
        let message = Message::new(
            format!("cần {vi}, đang là {is_vi}"),
            format!("{en} is needed, this is {is_en}"),
        );
        let mut finding = Finding::error(code::TYPE, message).at(self.file, node.span);
        finding.hint = Some(needed.hint(&self.key, node));
        self.push(finding);
    }

    /// Reads a mapping by its vocabulary. Every fault of its keys is reported.
    pub(crate) fn mapping<'n>(
        &mut self,
        node: &'n Node,
        table: &'static [Field],
    ) -> Option<Fields<'n>> {
        let NodeKind::Mapping(pairs) = &node.kind else {
            self.not_a_mapping(node, table);
            return None;
        };
        let mut fields = Fields {
            entries: Vec::new(),
            first: pairs.first().map_or(node.span, |(key, _)| key.span),
        };
        let mut guesses = Vec::new();
        for (key, value) in pairs {
            match known(&key.value, table) {
                Some(field) => self.known_key(&mut fields, field, key, value),
                None => guesses.extend(self.unknown_key(key, value, table)),
            }
        }
        // A misspelt key still counts as given, so that it is not reported as missing too.
        for guess in guesses {
            if !fields
                .entries
                .iter()
                .any(|entry| entry.field == guess.field)
            {
                fields.entries.push(guess);
            }
        }
        Some(fields)
    }

    fn not_a_mapping(&mut self, node: &Node, table: &'static [Field]) {
        let keys = suggest::quoted_list(table.iter().map(|field| field.key));
        let (rule, message) = if node.kind == NodeKind::Null {
            let message = Message::new("chưa ghi gì", "nothing is written here");
            (code::MISSING_KEY, message)
        } else {
            let (vi, en) = kind_name(&node.kind);
            let message = Message::new(
                format!("cần một nhóm khóa, đang là {vi}"),
                format!("a mapping is needed, this is {en}"),
            );
            (code::TYPE, message)
        };
        let finding = Finding::error(rule, message).at(self.file, node.span).hint(
            format!("Ghi mỗi khóa một dòng, như `khóa: giá trị`; các khóa: {keys}."),
            format!("Write one `key: value` a line; the keys: {keys}."),
        );
        self.push(finding);
    }

    fn known_key<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        field: Field,
        key: &'n Located<String>,
        node: &'n Node,
    ) {
        match fields.entries.iter().find(|entry| entry.field == field) {
            Some(earlier) if earlier.name == key.value => {
                self.duplicate(&key.value, key.span, earlier.key);
            }
            Some(earlier) => self.both_names(field, key.span, earlier.key),
            None => fields.entries.push(Entry {
                field,
                key: key.span,
                name: &key.value,
                node,
            }),
        }
    }

    fn duplicate(&mut self, name: &str, span: Span, earlier: Span) {
        let message = Message::new(
            format!("khóa `{name}` ghi hai lần"),
            format!("the key `{name}` is given twice"),
        );
        let finding = Finding::error(code::DUPLICATE_KEY, message)
            .at(self.file, span)
            .hint(
                "Giữ một dòng, xóa dòng kia.",
                "Keep one of the lines and delete the other.",
            )
            .related(
                self.file,
                earlier,
                Message::new("lần đầu ở đây", "first given here"),
            );
        self.push(finding);
    }

    fn both_names(&mut self, field: Field, span: Span, earlier: Span) {
        let Field { key, alias } = field;
        let message = Message::new(
            format!("`{key}` và `{alias}` là một khóa, không ghi cả hai"),
            format!("`{key}` and `{alias}` are one key; give only one"),
        );
        let finding = Finding::error(code::ALIAS, message)
            .at(self.file, span)
            .hint(
                format!("Giữ `{key}`, xóa `{alias}`."),
                format!("Keep `{key}`, delete `{alias}`."),
            )
            .related(
                self.file,
                earlier,
                Message::new("đã ghi ở đây", "already given here"),
            );
        self.push(finding);
    }

    /// Reports an unknown key; when it is near a known one, its value stands for that one.
    fn unknown_key<'n>(
        &mut self,
        key: &'n Located<String>,
        node: &'n Node,
        table: &'static [Field],
    ) -> Option<Entry<'n>> {
        let name = &key.value;
        let names = table.iter().flat_map(|field| [field.key, field.alias]);
        let near = suggest::nearest(name, names);
        let (vi, en) = match near {
            Some(near) => suggest::hint(near, [near]),
            None if let Some(sentence) = self.cut_sentence(key.span, node) => (
                format!(
                    "Dấu phẩy trong `{{…}}` ngăn hai mục; nếu là một câu thì đặt cả câu trong dấu nháy: `\"{sentence}\"`."
                ),
                format!(
                    "A comma inside `{{…}}` ends an entry; put a sentence in quotes: `\"{sentence}\"`."
                ),
            ),
            // The English names are left out of the list; it is long enough.
            None => suggest::hint(name, table.iter().map(|field| field.key)),
        };
        let message = Message::new(
            format!("ở đây không có khóa `{name}`"),
            format!("there is no key `{name}` here"),
        );
        let finding = Finding::error(code::UNKNOWN_KEY, message)
            .at(self.file, key.span)
            .hint(vi, en);
        self.push(finding);
        let field = known(near?, table)?;
        Some(Entry {
            field,
            key: key.span,
            name,
            node,
        })
    }

    /// The sentence that a comma inside `{…}` has cut in two, when `key` is the second half: a key without a
    /// colon behind the text of another.
    fn cut_sentence(&self, key: Span, node: &Node) -> Option<&'a str> {
        let file: &'a str = &self.file.text;
        let bare = !file.get(key.end..)?.trim_start().starts_with(':');
        let before = file.get(..key.start)?.trim_end().strip_suffix(',')?;
        let begin = before.rfind(": ")? + ": ".len();
        let sentence = file.get(begin..key.end)?;
        let plain = !sentence.contains(['{', '}', '"', '\'', '\n']);
        (bare && plain && matches!(node.kind, NodeKind::Null)).then_some(sentence)
    }

    /// Reads a mapping whose keys are the clerk's own names.
    pub(crate) fn names<'n>(&mut self, node: &'n Node) -> Names<'n> {
        let NodeKind::Mapping(pairs) = &node.kind else {
            self.wrong_type(node, Needed::Names);
            return Vec::new();
        };
        self.limit(pairs.len(), node.span);
        let mut names: Names<'n> = Vec::new();
        let mut seen = std::collections::BTreeMap::new();
        for (key, value) in pairs.iter().take(MAX_ENTRIES) {
            match seen.get(key.value.as_str()) {
                Some(earlier) => self.duplicate(&key.value, key.span, *earlier),
                None => {
                    seen.insert(key.value.as_str(), key.span);
                    names.push((key, value));
                }
            }
        }
        names
    }

    /// A field that may be left out.
    pub(crate) fn maybe<'n, T>(
        &mut self,
        fields: &Fields<'n>,
        field: Field,
        read: impl FnOnce(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<T> {
        let node = fields.get(field)?;
        self.within(field.key, |r| read(r, node))
    }

    /// A field without which the mapping means nothing. A value that says nothing (a list of empty
    /// entries) is as good as none.
    pub(crate) fn needed<'n, T>(
        &mut self,
        fields: &Fields<'n>,
        field: Field,
        read: impl FnOnce(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<T> {
        let before = self.errors;
        let value = self.maybe(fields, field, read);
        if value.is_none() && self.errors == before {
            self.missing(fields, field);
        }
        value
    }

    /// Reports a key that must be given.
    pub(crate) fn missing(&mut self, fields: &Fields<'_>, field: Field) {
        let key = field.key;
        let finding = Finding::error(
            code::MISSING_KEY,
            Message::new(format!("thiếu `{key}`"), format!("`{key}` is missing")),
        )
        .at(self.file, fields.first)
        .hint(
            format!("Thêm `{key}: …` vào cùng nhóm khóa này."),
            format!("Add `{key}: …` beside this key."),
        );
        self.push(finding);
    }

    /// A list; a single value stands for a list of one.
    pub(crate) fn list<'n, T>(
        &mut self,
        fields: &Fields<'n>,
        field: Field,
        mut read: impl FnMut(&mut Self, &'n Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = fields.get(field) else {
            return Vec::new();
        };
        let items: &'n [Node] = match &node.kind {
            NodeKind::Sequence(items) => items,
            _ => std::slice::from_ref(node),
        };
        self.limit(items.len(), node.span);
        items
            .iter()
            .take(MAX_ENTRIES)
            .filter(|item| item.kind != NodeKind::Null)
            .filter_map(|item| self.within(field.key, |r| read(r, item)))
            .collect()
    }

    pub(crate) fn limit(&mut self, count: usize, span: Span) {
        if count <= MAX_ENTRIES {
            return;
        }
        let message = Message::new(
            format!(
                "danh sách có {} mục, nhiều nhất là {}",
                grouped(count),
                grouped(MAX_ENTRIES)
            ),
            format!("the list has {count} entries, at most {MAX_ENTRIES} are allowed"),
        );
        let finding = Finding::error(code::LIMIT, message)
            .at(self.file, span)
            .hint(
                "Tách thành nhiều văn bản.",
                "Split it into several documents.",
            );
        self.push(finding);
    }
}

fn known(name: &str, table: &'static [Field]) -> Option<Field> {
    table
        .iter()
        .find(|field| field.key == name || field.alias == name)
        .copied()
}

fn kind_name(kind: &NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Null => ("để trống", "empty"),
        NodeKind::Scalar { .. } => ("một dòng chữ", "text"),
        NodeKind::Sequence(_) => ("danh sách", "a list"),
        NodeKind::Mapping(_) => ("nhóm khóa", "a mapping"),
    }
}
