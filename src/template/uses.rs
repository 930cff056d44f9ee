//! Which values a template prints, seen in its text: names in its tags, and those in the tags of the
//! templates that it includes or extends.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::source::SourceFile;

/// Whether the template `from`, or one that it takes in, names the value `name`.
pub(super) fn uses(sources: &BTreeMap<String, Arc<SourceFile>>, from: &str, name: &str) -> bool {
    let reached = reached(sources, from);
    let mut files = reached.iter().filter_map(|template| sources.get(template));
    files.any(|file| tags(&file.text).iter().any(|tag| names(tag, name)))
}

/// The template `from` and all that it takes in, those that are there, sorted.
pub(super) fn reached(sources: &BTreeMap<String, Arc<SourceFile>>, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from.to_owned()];
    while let Some(template) = next.pop() {
        let Some(file) = sources.get(&template) else {
            continue;
        };
        if seen.insert(template) {
            let tags = tags(&file.text);
            next.extend(tags.into_iter().flat_map(strings).map(str::to_owned));
        }
    }
    seen
}

/// What stands between `{{ }}` and `{% %}`; comments are left out.
fn tags(text: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (_, from) = rest.split_at(start);
        let close = match from.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                rest = from.get(1..).unwrap_or("");
                continue;
            }
        };
        let inside = from.get(2..).unwrap_or("");
        let end = inside.find(close).unwrap_or(inside.len());
        let (tag, after) = inside.split_at(end);
        if close != "#}" {
            tags.push(tag);
        }
        rest = after.get(close.len()..).unwrap_or("");
    }
    tags
}

/// The texts in quotes of any kind.
fn strings(tag: &str) -> impl Iterator<Item = &str> {
    let quoted = |quote| tag.split(quote).skip(1).step_by(2);
    ['"', '\'', '`'].into_iter().flat_map(quoted)
}

/// Whether a tag names the value itself: not a field of another value, not a text, not the name
/// that a block, loop or setting gives.
fn names(tag: &str, name: &str) -> bool {
    let code: String = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let words = code.trim_matches(['-', ' ', '\n']);
    if words.starts_with("block ") || words.starts_with("endblock") {
        return false;
    }
    let value = match words.strip_prefix("set ") {
        Some(setting) => setting.split_once('=').map_or("", |(_, value)| value),
        None => words,
    };
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    value.match_indices(name).any(|(at, _)| {
        let before = value.get(..at).unwrap_or("").chars().next_back();
        let after = value.get(at + name.len()..).unwrap_or("").chars().next();
        !before.is_some_and(|c| letter(c) || c == '.') && !after.is_some_and(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> BTreeMap<String, Arc<SourceFile>> {
        let file = |(name, text): &(&str, &str)| {
            let file = SourceFile::new((*name).to_owned(), *text);
            ((*name).to_owned(), Arc::new(file))
        };
        files.iter().map(file).collect()
    }

    #[test]
    fn a_value_is_used_where_a_tag_names_it() {
        let all = sources(&[
            (
                "a",
                "{% include \"phan/b\" %}{{ x.noi_dung }}{# danh_gia #}",
            ),
            (
                "phan/b",
                "{% set y = can_cu %}{% block ket %}{% endblock %}{% include \"a\" %}",
            ),
        ]);
        let used = |name: &str| uses(&all, "a", name);
        assert!(used("can_cu"));
        assert!(used("x"));
        for name in ["noi_dung", "danh_gia", "y", "phan", "ket", "can"] {
            assert!(!used(name), "{name}");
        }
        assert_eq!(
            reached(&all, "a"),
            ["a", "phan/b"].map(str::to_owned).into()
        );
        assert_eq!(reached(&all, "phan/c"), BTreeSet::new());
    }
}
