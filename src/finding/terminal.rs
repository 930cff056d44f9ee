//! Findings for a terminal, with an excerpt of the clerk's text.
//!
//! The excerpt is cut and cleaned here before the drawing library sees it: it draws only the lines
//! that are named, long marks end with their first line, and no control character of a file
//! reaches the terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Finding, Lang, Place, Severity};

/// Columns of an excerpt before it is trimmed around its mark.
const WIDTH: usize = 120;
/// Columns that a mark may take; a longer one would push its label out of sight.
const MARK: usize = 72;

/// Draws a finding as lines of text, without a line break at the end.
pub fn render(finding: &Finding, lang: Lang, colour: bool) -> String {
    let mut group = Group::with_title(
        level(finding.severity, lang)
            .primary_title(clean(finding.message.get(lang)))
            .id(finding.rule),
    );
    let excerpts = excerpts(finding, lang);
    if excerpts.is_empty()
        && let Some(path) = &finding.path
    {
        group = group.element(Origin::path(clean(path)));
    }
    for excerpt in excerpts {
        group = group.element(excerpt.snippet());
    }
    if let Some(hint) = &finding.hint {
        let help = Level::HELP.with_name(lang.pick("gợi ý", "help"));
        group = group.element(help.message(clean(hint.get(lang))));
    }
    if let Some(clause) = &finding.clause {
        let note = Level::NOTE.with_name(lang.pick("căn cứ", "clause"));
        group = group.element(note.message(clean(clause)));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(WIDTH).render(&[group])
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(lang.pick("lỗi", "error")),
        Severity::Warning => Level::WARNING.with_name(lang.pick("cảnh báo", "warning")),
        Severity::Note => Level::NOTE.with_name(lang.pick("lưu ý", "note")),
    }
}

/// The places of one file that are drawn together.
struct Excerpt<'a> {
    path: &'a str,
    text: &'a str,
    marks: Vec<Mark>,
}

/// One marked place on one line.
struct Mark {
    kind: AnnotationKind,
    line: usize,
    /// The bytes of the line, without its end.
    bytes: std::ops::Range<usize>,
    /// The marked bytes in the file.
    marked: std::ops::Range<usize>,
    label: Option<String>,
}

fn excerpts(finding: &Finding, lang: Lang) -> Vec<Excerpt<'_>> {
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
        match excerpts.iter_mut().find(|e| e.path == file.path) {
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
    let (line, _) = place.file.line_column(start);
    let first = text[..start].rfind(['\n', '\r']).map_or(0, |i| i + 1);
    let last = text[first..]
        .find(['\n', '\r'])
        .map_or(text.len(), |i| first + i);
    let end = boundary(text, place.span.end).clamp(start, last);
    Mark {
        kind,
        line,
        bytes: first..last,
        marked: start..end.min(shortened(text, start)),
        label: label.map(clean),
    }
}

/// Where a mark from `start` ends at the latest.
fn shortened(text: &str, start: usize) -> usize {
    text[start..]
        .char_indices()
        .nth(MARK)
        .map_or(text.len(), |(i, _)| start + i)
}

fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

impl Excerpt<'_> {
    /// Lays the marked lines at their distance from each other; the library folds the empty ones.
    fn snippet(self) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        let first = self.marks.iter().map(|m| m.line).min().unwrap_or(1);
        let last = self.marks.iter().map(|m| m.line).max().unwrap_or(1);
        let mut source = String::new();
        let mut annotations = Vec::new();
        for line in first..=last {
            let base = source.len();
            let on_line: Vec<&Mark> = self.marks.iter().filter(|m| m.line == line).collect();
            if let Some(mark) = on_line.first() {
                source.push_str(&clean_line(&self.text[mark.bytes.clone()]));
            }
            for mark in on_line {
                let cleaned = |to: usize| base + clean_line(&self.text[mark.bytes.start..to]).len();
                let annotation = mark
                    .kind
                    .span(cleaned(mark.marked.start)..cleaned(mark.marked.end))
                    .label(mark.label.clone());
                annotations.push(annotation);
            }
            source.push('\n');
        }
        Snippet::source(source)
            .line_start(first)
            .path(clean(self.path))
            .annotations(annotations)
    }
}

/// Text of ours that may quote the clerk: line breaks stay, other controls become visible.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\n' { c } else { visible(c) })
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect()
}

/// A line of the clerk's text, character for character, so that columns stay.
fn clean_line(line: &str) -> String {
    line.chars().map(visible).collect()
}

/// A character that cannot steer the terminal or turn the reading direction.
fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' => {
            char::REPLACEMENT_CHARACTER
        }
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}
