//! The marked lines of a file, cut to what a reader needs.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::super::{Finding, Lang, Place};
use super::{WIDTH, clean, clean_line};

/// Columns that a mark may take; a longer one would push its label out of sight.
const MARK: usize = 72;

/// Bytes of one line between two marks that are drawn together.
const SAME_LINE: usize = 400;

/// Lines between two marks that are drawn together; the library goes through all of them.
const SAME_EXCERPT: usize = 200;

/// Ends the path in a header, before the line and column that the library counts: it sees lines
/// that are cut, so the true ones are put there ([`with_true_places`]). No cleaned text has it.
const PLACE: char = '\u{2060}';

/// The places of one file that are drawn together.
pub(super) struct Excerpt<'a> {
    path: &'a str,
    text: &'a str,
    marks: Vec<Mark>,
}

/// One marked place on one line.
struct Mark {
    kind: AnnotationKind,
    line: usize,
    column: usize,
    /// The bytes of the line, without its end.
    bytes: Range<usize>,
    /// The bytes of the line that are drawn.
    drawn: Range<usize>,
    /// The marked bytes in the file.
    marked: Range<usize>,
    label: Option<String>,
}

/// What is drawn for a finding: its own place first.
pub(super) fn excerpts(finding: &Finding, lang: Lang) -> Vec<Excerpt<'_>> {
    let mut excerpts: Vec<Excerpt<'_>> = Vec::new();
    let main = finding.place.iter().map(|place| {
        let label = finding.need.as_ref().map(|need| need.get(lang));
        (AnnotationKind::Primary, place, label)
    });
    let related = finding
        .related
        .iter()
        .map(|(place, label)| (AnnotationKind::Context, place, Some(label.get(lang))));
    for (kind, place, label) in main.chain(related) {
        let mark = mark(kind, place, label);
        let file = &place.file;
        match excerpts
            .iter_mut()
            .find(|e| e.path == file.path && e.near(&mark))
        {
            Some(excerpt) => excerpt.marks.push(mark),
            None => excerpts.push(Excerpt {
                path: &file.path,
                text: &file.text,
                marks: vec![mark],
            }),
        }
    }
    excerpts
}

fn mark(kind: AnnotationKind, place: &Place, label: Option<&str>) -> Mark {
    let text = place.file.text.as_str();
    let mut start = boundary(text, place.span.start);
    if text[..start].ends_with('\r') && text[start..].starts_with('\n') {
        start -= 1;
    }
    let (line, column) = place.file.line_column(start);
    let first = text[..start].rfind(['\n', '\r']).map_or(0, |i| i + 1);
    let last = text[first..]
        .find(['\n', '\r'])
        .map_or(text.len(), |i| first + i);
    let end = boundary(text, place.span.end).clamp(start, last);
    let end = end.min(after(text, start, MARK));
    Mark {
        kind,
        line,
        column,
        bytes: first..last,
        drawn: before(text, start, WIDTH).max(first)..after(text, end, WIDTH).min(last),
        marked: start..end,
        label: label.map(clean),
    }
}

/// The offset `count` characters after `offset`.
fn after(text: &str, offset: usize, count: usize) -> usize {
    let mut rest = text[offset..].char_indices();
    rest.nth(count).map_or(text.len(), |(i, _)| offset + i)
}

/// The offset `count` characters before `offset`.
fn before(text: &str, offset: usize, count: usize) -> usize {
    let mut earlier = text[..offset].char_indices().rev();
    let nth = count.checked_sub(1).and_then(|n| earlier.nth(n));
    nth.map_or(0, |(i, _)| i)
}

fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

impl Excerpt<'_> {
    /// The line and column that stand in the header.
    pub(super) fn place(&self) -> (usize, usize) {
        let mark = self.marks.iter().min_by_key(|mark| mark.line);
        let main = self
            .marks
            .iter()
            .find(|mark| matches!(mark.kind, AnnotationKind::Primary));
        main.or(mark)
            .map_or((1, 1), |mark| (mark.line, mark.column))
    }

    /// Whether a mark can be drawn with those already here.
    fn near(&self, mark: &Mark) -> bool {
        self.marks.iter().all(|other| {
            let gap = other.marked.start.abs_diff(mark.marked.start);
            let lines = other.line.abs_diff(mark.line);
            (lines == 0 && gap <= SAME_LINE) || (1..=SAME_EXCERPT).contains(&lines)
        })
    }

    /// What is drawn of a line: the stretch that all its marks need.
    fn stretch(&self, line: usize) -> Option<Range<usize>> {
        let drawn = self.marks.iter().filter(|mark| mark.line == line);
        drawn
            .map(|mark| mark.drawn.clone())
            .reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
    }

    /// The line when it stands alone between two marked ones: the library draws it.
    fn between(&self, line: usize) -> &str {
        let on = |line: usize| self.marks.iter().find(|mark| mark.line == line);
        match (on(line - 1), on(line + 1)) {
            (Some(above), Some(below)) => {
                let text = &self.text[above.bytes.end..below.bytes.start];
                let text = text.trim_matches(['\n', '\r']);
                &text[..after(text, 0, 2 * WIDTH)]
            }
            _ => "",
        }
    }

    /// Lays the marked lines at their distance from each other; the library folds the empty ones.
    pub(super) fn snippet(self) -> Snippet<'static, Annotation<'static>> {
        let first = self.marks.iter().map(|m| m.line).min().unwrap_or(1);
        let last = self.marks.iter().map(|m| m.line).max().unwrap_or(1);
        let mut source = String::new();
        let mut annotations = Vec::new();
        for line in first..=last {
            let base = source.len();
            let Some(drawn) = self.stretch(line) else {
                source.push_str(&clean_line(self.between(line)));
                source.push('\n');
                continue;
            };
            for mark in self.marks.iter().filter(|m| m.line == line) {
                let cleaned = |to: usize| base + clean_line(&self.text[drawn.start..to]).len();
                let annotation = mark
                    .kind
                    .span(cleaned(mark.marked.start)..cleaned(mark.marked.end))
                    .label(mark.label.clone());
                annotations.push(annotation);
            }
            source.push_str(&clean_line(&self.text[drawn]));
            source.push('\n');
        }
        Snippet::source(source)
            .line_start(first)
            .path(format!("{}{PLACE}", clean(self.path)))
            .annotations(annotations)
    }
}

/// Puts the lines and columns of the excerpts into the headers, in the order of the headers.
pub(super) fn with_true_places(drawn: &str, places: &[(usize, usize)]) -> String {
    let mut parts = drawn.split(PLACE);
    let mut text = parts.next().unwrap_or("").to_owned();
    for (part, (line, column)) in parts.zip(places) {
        text.push_str(&format!(":{line}:{column}"));
        text.push_str(part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
    }
    text
}
