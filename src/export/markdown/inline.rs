//! Text to inline Markdown that renders exactly these letters (CommonMark and GitHub's additions),
//! escaped as little as that needs.

use crate::export::text::is_safe;
use crate::notice::Inline;
use crate::standard::TextStyle;

/// A break that Notepad does not show and a forge renders.
const BREAK: &str = "  \n";

/// A plain text in the standard's bold and italic, at the start of a line.
pub(super) fn line(text: &str, style: &TextStyle) -> String {
    label_at_start(&runs(&[styled(text, style)]))
}

/// The same inside a table.
pub(super) fn cell(text: &str, style: &TextStyle) -> String {
    runs(&[styled(text, style)])
}

/// A paragraph with its label, at the start of a line.
pub(super) fn paragraph(label: &str, text: &[Inline]) -> String {
    let text = runs(text);
    if label.is_empty() {
        return guarded_lines(&text);
    }
    // A line that follows a break stands at a line's start, too.
    let (first, rest) = text
        .split_once(BREAK)
        .map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
    let mut out = label_at_start(&format!("{}{first}", plain_label(label)));
    if let Some(rest) = rest {
        out.push_str(BREAK);
        out.push_str(&guarded_lines(rest));
    }
    out
}

/// An article: its label in the standard's bold and italic before the text.
pub(super) fn article(label: &str, text: &[Inline], style: &TextStyle) -> String {
    let mut all = vec![styled(label, style)];
    all.extend_from_slice(text);
    paragraph("", &all)
}

/// A text that is in the standard's bold and italic all along.
pub(super) fn centred(text: &[Inline], style: &TextStyle) -> String {
    let all: Vec<Inline> = (text.iter())
        .map(|run| match run {
            Inline::Text {
                text,
                bold,
                italic,
                link,
            } => Inline::Text {
                text: text.clone(),
                bold: *bold || style.bold,
                italic: *italic || style.italic,
                link: link.clone(),
            },
            Inline::Break => Inline::Break,
        })
        .collect();
    paragraph("", &all)
}

/// A text inside a table of the body: on one line, a break being `<br>`.
pub(super) fn table_cell(text: &[Inline]) -> String {
    runs(text).replace(BREAK, "<br>")
}

/// A heading's label and text, after its `#`: one line.
pub(super) fn heading(label: &str, text: &[Inline]) -> String {
    let mut all = vec![Inline::plain(label)];
    all.extend(text.iter().map(|run| match run {
        Inline::Break => Inline::plain(" "),
        text => text.clone(),
    }));
    let line = runs(&all);
    // A closing run of `#` would be taken for the heading's end.
    let bare = line.trim_end_matches('#');
    if bare.len() == line.len() {
        line
    } else {
        format!("{bare}\\{}", &line[bare.len()..])
    }
}

/// A label keeps the space that parts it from the text.
fn plain_label(label: &str) -> String {
    let space = &label[label.trim_end_matches(' ').len()..];
    format!("{}{space}", runs(&[Inline::plain(label)]))
}

fn styled(text: &str, style: &TextStyle) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        bold: style.bold,
        italic: style.italic,
        link: None,
    }
}

/// `- `, `+ ` or `1. ` at the start gets a no-break space: no list for Markdown, no change for the
/// eye. Anything else that Markdown would read as a mark is escaped.
fn label_at_start(line: &str) -> String {
    let mark = line.find(' ').filter(|end| is_list_mark(&line[..*end]));
    match mark {
        Some(end) => format!("{}\u{a0}{}", &line[..end], &line[end + 1..]),
        None => guarded(line),
    }
}

fn is_list_mark(word: &str) -> bool {
    matches!(word, "-" | "+" | "*") || number_mark(word) == Some(word.len())
}

/// The length of `12.` or `12)` at the start.
fn number_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let closed = matches!(text.as_bytes().get(digits), Some(b'.' | b')'));
    ((1..=9).contains(&digits) && closed).then_some(digits + 1)
}

fn guarded_lines(text: &str) -> String {
    text.split(BREAK)
        .map(guarded)
        .collect::<Vec<_>>()
        .join(BREAK)
}

/// Escapes what Markdown would read as a block's mark at the start of a line of prose.
fn guarded(line: &str) -> String {
    let line = line.trim_start_matches(' ');
    let ends_word = |at: usize| line.as_bytes().get(at).is_none_or(|b| *b == b' ');
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let only = |marks: &[char]| !line.is_empty() && line.trim_matches(marks).is_empty();
    let block = (1..=6).contains(&hashes) && ends_word(hashes)
        || line.starts_with('>')
        || line.starts_with(['-', '+', '*']) && ends_word(1)
        || only(&['_', ' '])
        || only(&['-', ':', ' '])
        || only(&['=', ' ']);
    match number_mark(line) {
        Some(end) if ends_word(end) => {
            format!("{}\\{}", &line[..end - 1], &line[end - 1..])
        }
        _ if block => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

/// Runs to Markdown.
fn runs(text: &[Inline]) -> String {
    let pieces = pieces(text);
    let mut out = String::new();
    let mut starred = false;
    for (i, piece) in pieces.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| pieces.get(i));
        let after = pieces.get(i + 1);
        starred = piece.write(before, after, starred, &mut out);
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// A run whose emphasis has no space at its edges, or a break.
#[derive(Debug, PartialEq)]
struct Piece<'a> {
    text: String,
    bold: bool,
    italic: bool,
    link: Option<&'a str>,
    is_break: bool,
}

impl<'a> Piece<'a> {
    fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            bold: false,
            italic: false,
            link: None,
            is_break: false,
        }
    }

    fn is_plain(&self) -> bool {
        !self.bold && !self.italic && self.link.is_none()
    }

    fn same_style(&self, other: &Self) -> bool {
        !self.is_break
            && !other.is_break
            && (self.bold, self.italic, self.link) == (other.bold, other.italic, other.link)
    }

    /// Writes the piece; tells whether it ended with `*`.
    fn write(
        &self,
        before: Option<&Piece<'_>>,
        after: Option<&Piece<'_>>,
        after_star: bool,
        out: &mut String,
    ) -> bool {
        if self.is_break {
            out.truncate(out.trim_end_matches(' ').len());
            out.push_str(BREAK);
            return false;
        }
        let opens_link = after.is_some_and(|p| p.link.is_some());
        let text = escape(&self.text, edge(before), edge(after), opens_link);
        let stars = "*".repeat(usize::from(self.italic) + 2 * usize::from(self.bold));
        if let Some(address) = self.link {
            out.push_str(&format!("[{stars}{text}{stars}]({})", destination(address)));
            return false;
        }
        let opens = |p: &Piece<'_>| p.is_break || !p.is_plain() || p.text.ends_with(is_outside);
        let closes = |p: &Piece<'_>| p.is_break || !p.is_plain() || p.text.starts_with(is_outside);
        let flanks = (self.text.starts_with(char::is_alphanumeric) || before.is_none_or(opens))
            && (self.text.ends_with(char::is_alphanumeric) || after.is_none_or(closes));
        if flanks && !after_star {
            out.push_str(&format!("{stars}{text}{stars}"));
            return !stars.is_empty();
        }
        // Markdown would print these stars: `**Lưu ý:**xem`, or two emphases side by side.
        let tag = |on, tag: &'static str| if on { tag } else { "" };
        out.push_str(tag(self.bold, "<strong>"));
        out.push_str(tag(self.italic, "<em>"));
        out.push_str(&text);
        out.push_str(tag(self.italic, "</em>"));
        out.push_str(tag(self.bold, "</strong>"));
        false
    }
}

/// Space or punctuation: what may stand outside a star whose inside is punctuation.
fn is_outside(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation() || "“”‘’«»…–—".contains(c)
}

/// Joins runs of one style and moves spaces out of emphasis.
fn pieces(text: &[Inline]) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece<'_>> = Vec::new();
    for piece in text.iter().flat_map(split) {
        match out.last_mut() {
            _ if piece.text.is_empty() && !piece.is_break => {}
            Some(last) if last.same_style(&piece) => last.text.push_str(&piece.text),
            _ => out.push(piece),
        }
    }
    out
}

/// A run as the space before it, its styled letters and the space after it.
fn split(run: &Inline) -> Vec<Piece<'_>> {
    let Inline::Text {
        text,
        bold,
        italic,
        link,
    } = run
    else {
        return vec![Piece {
            is_break: true,
            ..Piece::plain("")
        }];
    };
    let text = text.replace(['\n', '\r', '\t'], " ");
    let inner = text.trim();
    let (before, after) = text.split_once(inner).unwrap_or(("", ""));
    let styled = Piece {
        bold: *bold,
        italic: *italic,
        link: link.as_deref().filter(|address| is_safe(address)),
        ..Piece::plain(inner)
    };
    vec![Piece::plain(before), styled, Piece::plain(after)]
}

/// What stands beside a piece: nothing (an edge of the line counts as space), or other marks.
fn edge(neighbour: Option<&Piece<'_>>) -> char {
    if neighbour.is_none_or(|piece| piece.is_break) {
        ' '
    } else {
        '*'
    }
}

/// Escapes the characters that would be marks where they stand.
fn escape(text: &str, before: char, after: char, opens_link: bool) -> String {
    let strikes = text.matches('~').count() > 1;
    let mut out = String::with_capacity(text.len() + 8);
    let mut previous = before;
    for (i, c) in text.char_indices() {
        let rest = text.get(i + c.len_utf8()..).unwrap_or("");
        let next = rest.chars().next().unwrap_or(after);
        let apart = previous.is_whitespace() && next.is_whitespace();
        let inside_word = previous.is_alphanumeric() && next.is_alphanumeric();
        let mark = match c {
            '`' | '[' | ']' | '|' | '$' => true,
            '*' => !apart,
            '_' => !apart && !inside_word,
            '~' => strikes && !apart,
            '\\' => next.is_ascii_punctuation() || rest.is_empty(),
            '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
            '&' => is_entity(rest),
            '!' => rest.is_empty() && opens_link,
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
        previous = c;
    }
    out
}

/// Whether what follows an `&` makes it a character reference.
fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// An address inside `(` and `)`.
fn destination(address: &str) -> String {
    let mut out = String::new();
    for c in address.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '(' | ')' | '\\' | '&' | '|' | '*' | '_' => out.extend(['\\', c]),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
