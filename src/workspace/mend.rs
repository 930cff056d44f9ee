//! Mends that findings offer, put into the clerk's own file: only those characters change, and only
//! if the file still says the same everywhere else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{read_bytes, scan, write};
use crate::finding::{Edit, Finding, Message, code};
use crate::source::{Node, NodeKind, SourceFile, Span, text, yaml};

/// What a file becomes.
#[derive(Debug)]
pub struct Mended {
    /// The file as it was read.
    pub file: Arc<SourceFile>,
    /// The changes, in order, none touching another.
    pub edits: Vec<Edit>,
    path: PathBuf,
    before: Vec<u8>,
    after: Vec<u8>,
}

/// Gathers the mends that findings offer, file by file. A file whose mends cannot be made is told
/// and left out; of two mends that touch each other the first is made, the next run makes the other.
pub fn gather(findings: &[Finding]) -> (Vec<Mended>, Vec<Finding>) {
    let mut by_file: BTreeMap<&str, (&Arc<SourceFile>, Vec<Edit>)> = BTreeMap::new();
    for finding in findings {
        if let (Some(place), Some(fix)) = (&finding.place, &finding.fix) {
            let entry = by_file.entry(place.file.path.as_str());
            let (_, edits) = entry.or_insert((&place.file, Vec::new()));
            edits.push(fix.clone());
        }
    }
    let mut mended = Vec::new();
    let mut refused = Vec::new();
    for (file, edits) in by_file.into_values() {
        match mend(file, apart(edits)) {
            Ok(file) => mended.push(file),
            Err(finding) => refused.push(*finding),
        }
    }
    (mended, refused)
}

/// Edits in order, without those that touch an earlier one.
fn apart(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by(|a, b| (a.span, &a.text).cmp(&(b.span, &b.text)));
    let mut kept: Vec<Edit> = Vec::new();
    for edit in edits {
        let free = kept.last().is_none_or(|last| {
            last.span.end < edit.span.start
                || (last.span.end == edit.span.start && last.span.start < edit.span.start)
        });
        if free {
            kept.push(edit);
        }
    }
    kept
}

fn mend(file: &Arc<SourceFile>, edits: Vec<Edit>) -> Result<Mended, Box<Finding>> {
    let path = scan::real(Path::new(&file.path));
    let before = read_bytes(&path, text::MAX_BYTES as u64)?;
    if text::encode_like(&before, &file.text) != before {
        return Err(Box::new(changed(file)));
    }
    let new = spliced(&file.text, &edits);
    if !new
        .as_ref()
        .is_some_and(|new| keeps_the_rest(file, new, &edits))
    {
        return Err(Box::new(unsafe_mend(file, &edits)));
    }
    let after = text::encode_like(&before, &new.unwrap_or_default());
    Ok(Mended {
        file: Arc::clone(file),
        edits,
        path,
        before,
        after,
    })
}

/// The text with the edits made; none when an edit is not inside it.
fn spliced(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.span.start)?);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// Whether the new text reads as the old one, but for the values that an edit touches.
fn keeps_the_rest(file: &Arc<SourceFile>, new: &str, edits: &[Edit]) -> bool {
    let (mut old_findings, mut new_findings) = (Vec::new(), Vec::new());
    let new = Arc::new(SourceFile::new(file.path.clone(), new));
    let old = yaml::parse(file, &mut old_findings);
    let new = yaml::parse(&new, &mut new_findings);
    match (old, new) {
        (Some(old), Some(new)) => {
            new_findings.len() <= old_findings.len() && same(&old, &new, edits)
        }
        _ => false,
    }
}

fn same(old: &Node, new: &Node, edits: &[Edit]) -> bool {
    match (&old.kind, &new.kind) {
        (NodeKind::Sequence(a), NodeKind::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b, edits))
        }
        (NodeKind::Mapping(a), NodeKind::Mapping(b)) => {
            let pairs = a.iter().zip(b);
            a.len() == b.len()
                && pairs
                    .into_iter()
                    .all(|((k, a), (l, b))| k.value == l.value && same(a, b, edits))
        }
        (NodeKind::Scalar { .. }, NodeKind::Scalar { .. }) => {
            old.kind == new.kind || edits.iter().any(|edit| touches(edit, old.span))
        }
        (a, b) => a == b,
    }
}

fn touches(edit: &Edit, span: Span) -> bool {
    span.start <= edit.span.start && edit.span.end <= span.end
}

impl Mended {
    /// Puts the mended file in place of the old one, unless the old one has changed meanwhile.
    ///
    /// # Errors
    /// A finding; the file is then as it was.
    pub fn write(&self) -> Result<(), Finding> {
        let now = read_bytes(&self.path, text::MAX_BYTES as u64)?;
        if now != self.before {
            return Err(changed(&self.file));
        }
        write::replace_own(&self.path, &self.after)
    }

    /// The lines that change: the number of the first, the old ones, the new ones.
    pub fn changes(&self) -> Vec<(usize, String, String)> {
        let text = &self.file.text;
        let mut groups: Vec<(Span, Vec<Edit>)> = Vec::new();
        for edit in &self.edits {
            let line = lines_of(text, edit.span);
            match groups.last_mut() {
                Some((span, edits)) if line.start <= span.end => {
                    span.end = span.end.max(line.end);
                    edits.push(edit.clone());
                }
                _ => groups.push((line, vec![edit.clone()])),
            }
        }
        let change = |(span, edits): (Span, Vec<Edit>)| {
            let old = text.get(span.start..span.end)?;
            let moved: Vec<Edit> = edits
                .into_iter()
                .map(|edit| moved(edit, span.start))
                .collect();
            let (line, _) = self.file.line_column(span.start);
            Some((line, old.to_owned(), spliced(old, &moved)?))
        };
        groups.into_iter().filter_map(change).collect()
    }
}

/// The edit in a text that begins at `start`.
fn moved(edit: Edit, start: usize) -> Edit {
    Edit {
        span: Span::new(edit.span.start - start, edit.span.end - start),
        text: edit.text,
    }
}

/// The whole lines that a span is in, without the end of the last.
fn lines_of(text: &str, span: Span) -> Span {
    let end_of_line = ['\n', '\r'];
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let start = before.rfind(end_of_line).map_or(0, |at| at + 1);
    let end = after
        .find(end_of_line)
        .map_or(text.len(), |at| span.end + at);
    Span::new(start, end)
}

fn changed(file: &Arc<SourceFile>) -> Finding {
    let message = Message::new(
        "tệp vừa thay đổi trong lúc kiểm tra nên không sửa",
        "the file has changed during the check and was not mended",
    );
    Finding::error(code::WRITE, message)
        .in_path(file.path.clone())
        .hint("Lưu tệp rồi chạy lại.", "Save the file and run again.")
}

fn unsafe_mend(file: &Arc<SourceFile>, edits: &[Edit]) -> Finding {
    let message = Message::new(
        "không tự sửa được tệp này mà vẫn giữ nguyên phần còn lại",
        "this file cannot be mended without changing something else",
    );
    let span = edits.first().map_or(Span::default(), |edit| edit.span);
    Finding::error(code::WRITE, message).at(file, span).hint(
        "Sửa tay theo gợi ý của từng chỗ.",
        "Mend it by hand as the hints say.",
    )
}

#[cfg(test)]
mod tests;
