//! A text cut into the lines of the printed page.
//!
//! Every line is a `span`: on a screen it is part of the text, which flows as it likes; on paper
//! it is a line of its own.

use super::flow::Place;
use super::inline::inline;
use super::measure::Line;
use crate::notice::Inline;

/// A justified line's spaces are tightened by this much more than the page's, pt, and the browser
/// stretches them again: it kerns at spaces, and a line must not become longer than the page's.
const SLACK: f64 = 0.05;

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

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ending {
    /// The text goes on: the line is justified where its part is.
    Open,
    /// A forced break.
    Forced,
    /// The text ends.
    Last,
}

fn cut(text: &[Inline], lines: &[(Line, Place)]) -> Option<String> {
    let letters = letters(text);
    let mut out = String::new();
    let mut at = gap(&letters, 0).len();
    for (line, place) in lines {
        let end = at + matched(letters.get(at..)?, &line.text)?;
        let gap = gap(&letters, end);
        let next = end + gap.len();
        let ending = if next == letters.len() {
            Ending::Last
        } else if gap.iter().any(|letter| letter.character.is_none()) {
            Ending::Forced
        } else {
            Ending::Open
        };
        open(line, *place, ending, &mut out);
        out.push_str(&inline(&runs(text, letters.get(at..end)?)));
        out.push_str(match ending {
            Ending::Forced => "</span><br>\n",
            // A word longer than a line goes on without a space.
            Ending::Open if !gap.is_empty() => "</span>\n",
            Ending::Open | Ending::Last => "</span>",
        });
        at = next;
    }
    (!lines.is_empty() && at == letters.len()).then_some(out)
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
fn open(line: &Line, place: Place, ending: Ending, out: &mut String) {
    let turns = if place.turns { " t" } else { "" };
    let forced = if ending == Ending::Forced { " h" } else { "" };
    let slack = if ending == Ending::Open { SLACK } else { 0.0 };
    // A line with its natural spaces is not justified.
    let gap = line.gap.filter(|gap| gap.abs() > 1e-6);
    let tight = gap.map(|gap| gap - slack).filter(|gap| *gap < 0.0);
    let style: Vec<String> = [("--t", Some(place.drop)), ("--k", tight)]
        .into_iter()
        .filter_map(|(name, points)| Some(format!("{name}:{}", length(points?)?)))
        .collect();
    out.push_str(&format!("<span class=\"d{turns}{forced}\""));
    if !style.is_empty() {
        out.push_str(&format!(" style=\"{}\"", style.join(";")));
    }
    out.push('>');
}

/// A length in CSS, pt; none when it is too small to be seen.
pub(super) fn length(points: f64) -> Option<String> {
    let rounded = (points * 100.0).round() / 100.0;
    (rounded.abs() >= 0.05).then(|| format!("{rounded}pt"))
}
