//! A text cut into the lines of the printed page.
//!
//! Every line is a `span`: on a screen it is part of the text, which flows as it likes; on paper
//! it is a line of its own.

use std::fmt::Write as _;

use super::flow::Place;
use super::inline::inline;
use super::measure::Line;
use crate::notice::Inline;

/// Spaces that would be stretched less than this are tightened by as much, pt: a browser rounds
/// widths and kerns at spaces, and a line must not become longer than the page's.
const SLACK: f64 = 0.1;

/// The text as HTML with each of its printed lines in a `span`; without them when the lines have
/// other letters than the text.
pub(super) fn spans(text: &[Inline], lines: &[(Line, Place)]) -> String {
    cut(text, lines).unwrap_or_else(|| inline(text))
}

/// A character of a text; none for a forced break.
#[derive(Debug, Clone, Copy)]
struct Letter {
    run: usize,
    character: Option<char>,
}

impl Letter {
    /// A line may end here and the letter vanishes with it.
    fn is_gap(self) -> bool {
        let fixed = |c| matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}');
        (self.character).is_none_or(|c| c.is_whitespace() && !fixed(c))
    }
}

fn cut(text: &[Inline], lines: &[(Line, Place)]) -> Option<String> {
    let letters = letters(text);
    let (mut out, mut at) = (String::new(), 0);
    for (index, (line, place)) in lines.iter().enumerate() {
        let gap = gap(&letters, at);
        at += gap.len();
        let broken = gap.iter().any(|letter| letter.character.is_none());
        if index > 0 {
            out.push_str(match (broken, gap.is_empty()) {
                (true, _) => "<br>\n",
                (false, false) => "\n",
                (false, true) => "",
            });
        }
        let length = matched(letters.get(at..)?, &line.text)?;
        let end = at + length;
        let after = super::spans::gap(&letters, end);
        let forced = after.iter().any(|letter| letter.character.is_none());
        open(line, *place, forced, &mut out);
        out.push_str(&inline(&runs(text, letters.get(at..end)?)));
        out.push_str("</span>");
        at = end;
    }
    let rest = gap(&letters, at);
    (!lines.is_empty() && at + rest.len() == letters.len()).then_some(out)
}

fn letters(text: &[Inline]) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (run, piece) in text.iter().enumerate() {
        match piece {
            Inline::Text { text, .. } => letters.extend(text.chars().map(|c| Letter {
                run,
                character: Some(c),
            })),
            Inline::Break => letters.push(Letter {
                run,
                character: None,
            }),
        }
    }
    letters
}

/// The spaces and breaks from letter `at` on.
fn gap(letters: &[Letter], at: usize) -> &[Letter] {
    let rest = letters.get(at..).unwrap_or(&[]);
    let length = rest.iter().take_while(|letter| letter.is_gap()).count();
    rest.get(..length).unwrap_or(&[])
}

/// How many letters a line's text takes, if they begin with it.
fn matched(letters: &[Letter], text: &str) -> Option<usize> {
    let mut length = 0;
    for c in text.trim_start_matches(' ').chars() {
        if letters.get(length)?.character? != c {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// The runs of a stretch of letters.
fn runs(text: &[Inline], letters: &[Letter]) -> Vec<Inline> {
    let mut runs: Vec<Inline> = Vec::new();
    for part in letters.chunk_by(|a, b| a.run == b.run) {
        let Some(Inline::Text {
            bold, italic, link, ..
        }) = part.first().and_then(|letter| text.get(letter.run))
        else {
            continue;
        };
        runs.push(Inline::Text {
            text: part.iter().filter_map(|letter| letter.character).collect(),
            bold: *bold,
            italic: *italic,
            link: link.clone(),
        });
    }
    runs
}

/// The start tag: `t` begins a page, `h` ends before a forced break; `--t` is the free height above
/// it and `--k` what its spaces are tightened by.
fn open(line: &Line, place: Place, forced: bool, out: &mut String) {
    let class = match (place.turns, forced) {
        (false, false) => "d",
        (true, false) => "d t",
        (false, true) => "d h",
        (true, true) => "d t h",
    };
    out.push_str(&format!("<span class=\"{class}\""));
    let tight = line.gap.map(|gap| gap - SLACK).filter(|gap| *gap < 0.0);
    let natural = line.gap.is_some_and(|gap| gap.abs() < 1e-6);
    let mut style = String::new();
    if let Some(drop) = length(place.drop) {
        let _ = write!(style, "--t:{drop}");
    }
    if let Some(tight) = tight.filter(|_| !natural).and_then(length) {
        let part = if style.is_empty() { "" } else { ";" };
        let _ = write!(style, "{part}--k:{tight}");
    }
    if !style.is_empty() {
        let _ = write!(out, " style=\"{style}\"");
    }
    out.push('>');
}

/// A length in CSS, pt; none when it is too small to be seen.
pub(super) fn length(points: f64) -> Option<String> {
    let rounded = (points * 100.0).round() / 100.0;
    (rounded.abs() >= 0.05).then(|| format!("{rounded}pt"))
}
