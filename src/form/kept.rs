//! What a new directive takes over from an older one, as it was written there.

use std::sync::Arc;

use crate::directive::keys::{Field, directive as keys, meeting};
use crate::source::{Located, Node, NodeKind, SourceFile, yaml};

/// Pieces of the older file, each ready to be put into the new one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// `loai`: the kind.
    pub kind: Option<String>,
    /// The first organ's name.
    pub organ_name: Option<String>,
    /// `co_quan` and its value.
    pub organ: Option<String>,
    /// `noi_nhan` and its value.
    pub recipients: Option<String>,
    /// `ky` and its value.
    pub signature: Option<String>,
    /// `chu_tri` of the meeting, indented.
    pub chair: Option<String>,
    /// Keys that are there but written in a way that cannot be copied line by line.
    pub left: Vec<&'static str>,
}

/// Takes the pieces of a file.
pub fn take(file: &SourceFile, node: &Node) -> Kept {
    let mut kept = Kept {
        kind: find(node, keys::KIND).and_then(|(_, value)| first_text(value)),
        organ_name: find(node, keys::ORGAN).and_then(|(_, value)| first_text(value)),
        ..Kept::default()
    };
    let mut copy = |node: Option<&Node>, field: Field, indent: &str| {
        let (key, value) = find(node?, field)?;
        let text = lines(file, key, value, indent);
        if text.is_none() {
            kept.left.push(field.key);
        }
        text
    };
    let organ = copy(Some(node), keys::ORGAN, "");
    let recipients = copy(Some(node), keys::RECIPIENTS, "");
    let signature = copy(Some(node), keys::SIGNATURE, "");
    let held = find(node, keys::MEETING).map(|(_, value)| value);
    let chair = copy(held, meeting::CHAIR, "  ");
    Kept {
        organ,
        recipients,
        signature,
        chair,
        ..kept
    }
}

/// A key of a mapping and its value, unless that is blank.
fn find(node: &Node, field: Field) -> Option<(&Located<String>, &Node)> {
    let NodeKind::Mapping(pairs) = &node.kind else {
        return None;
    };
    let found = pairs
        .iter()
        .find(|(key, _)| [field.key, field.alias].contains(&key.value.as_str()))?;
    (found.1.kind != NodeKind::Null).then_some((&found.0, &found.1))
}

fn first_text(node: &Node) -> Option<String> {
    match &node.kind {
        NodeKind::Scalar { text, .. } => Some(text.trim().to_owned()),
        NodeKind::Sequence(items) => items.first().and_then(first_text),
        _ => None,
    }
}

/// The lines of a key and its value, their comments too, indented anew. None when these lines alone
/// do not say the same: the key stands beside others, or the value ends elsewhere.
fn lines(file: &SourceFile, key: &Located<String>, value: &Node, indent: &str) -> Option<String> {
    let text = &file.text;
    let start = text
        .get(..key.span.start)?
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let from = value.span.end.max(key.span.end);
    let end = text
        .get(from..)?
        .find('\n')
        .map_or(text.len(), |at| from + at);
    let margin = text.get(start..key.span.start)?;
    if !margin.chars().all(|c| c == ' ') {
        return None;
    }
    let mut out = String::new();
    for line in text.get(start..end)?.trim_end().lines() {
        let line = line.strip_prefix(margin).unwrap_or(line.trim_start());
        out += format!("{indent}{line}").trim_end();
        out.push('\n');
    }
    let alone = Arc::new(SourceFile::new(file.path.as_str(), out.as_str()));
    let read = yaml::parse(&alone, &mut Vec::new())?;
    let NodeKind::Mapping(pairs) = &read.kind else {
        return None;
    };
    let [(own, copied)] = pairs.as_slice() else {
        return None;
    };
    (own.value == key.value && copied.says_the_same(value)).then_some(out)
}
