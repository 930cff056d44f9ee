//! How even the body's lines are: how wide their spaces, and how many of these stand under one
//! another. Measured on every line of every directive of the repository that can be laid out.

use std::path::Path;

use vanthu::layout::{Pages, Role};

use crate::support::{Library, directives, repository};

/// Width of the space in the built-in faces, em.
const SPACE: f64 = 0.25;

/// Spaces stand under one another when their middles are less than half a space apart.
const ALIGNED: f64 = 0.5 * SPACE;

/// As many lines with aligned spaces make a river.
const RIVER: usize = 4;

/// A stretched or shrunk line of the body.
struct Line {
    page: usize,
    y: f64,
    paragraph: Role,
    /// Width of its spaces in natural widths.
    ratio: f64,
    /// The middles of its spaces, em.
    spaces: Vec<f64>,
    text: String,
}

/// What there is to say about many lines.
#[derive(Debug, Default)]
struct Evenness {
    lines: usize,
    narrowest: f64,
    widest: f64,
    widest_line: String,
    /// Lines with spaces wider than 1.5 and than 2 natural widths.
    loose: usize,
    very_loose: usize,
    /// Neighbours in a paragraph whose spaces differ by more than half a natural width.
    uneven: usize,
    rivers: usize,
    longest_river: usize,
}

/// The body's lines, the spaces of each with their middles.
fn lines(pages: &Pages) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let body = |role| matches!(role, Role::Body(_));
    for (page, run) in pages.runs().filter(|(_, run)| body(run.role)) {
        if lines
            .last()
            .is_none_or(|line| (line.page, line.y) != (page, run.y))
        {
            lines.push(Line {
                page,
                y: run.y,
                paragraph: run.role,
                ratio: 1.0,
                spaces: Vec::new(),
                text: String::new(),
            });
        }
        let line = lines.last_mut().unwrap();
        let mut x = run.x;
        for glyph in &run.glyphs {
            let text = &run.text[glyph.text.0 as usize..glyph.text.1 as usize];
            if matches!(text, " " | "\u{a0}") {
                line.ratio = glyph.advance / (SPACE * run.size);
                line.spaces.push((x + glyph.advance / 2.0) / run.size);
            }
            x += glyph.advance;
        }
        line.text.push_str(&run.text);
    }
    lines
}

/// The greatest length of a river that ends in each space of `line`; those above have `above`.
fn lengths(line: &[f64], above: &[(f64, usize)]) -> Vec<(f64, usize)> {
    let length = |x: &f64| {
        let near = above.iter().filter(|(a, _)| (a - x).abs() < ALIGNED);
        (*x, 1 + near.map(|(_, n)| *n).max().unwrap_or(0))
    };
    line.iter().map(length).collect()
}

impl Evenness {
    fn add(&mut self, pages: &Pages) {
        let mut above: Vec<(f64, usize)> = Vec::new();
        let mut before: Option<Line> = None;
        for line in lines(pages) {
            self.lines += 1;
            if self.lines == 1 || line.ratio < self.narrowest {
                self.narrowest = line.ratio;
            }
            if line.ratio > self.widest {
                self.widest = line.ratio;
                self.widest_line.clone_from(&line.text);
            }
            self.loose += usize::from(line.ratio > 1.5);
            self.very_loose += usize::from(line.ratio > 2.0);
            let follows = before
                .as_ref()
                .filter(|b| (b.page, b.paragraph) == (line.page, line.paragraph));
            above = lengths(&line.spaces, if follows.is_some() { &above } else { &[] });
            self.uneven += usize::from(follows.is_some_and(|b| (b.ratio - line.ratio).abs() > 0.5));
            self.rivers += above.iter().filter(|(_, n)| *n == RIVER).count();
            let longest = above.iter().map(|(_, n)| *n).max();
            self.longest_river = self.longest_river.max(longest.unwrap_or(0));
            before = Some(line);
        }
    }
}

/// The evenness of all directives that `library` composes.
fn measure(library: &Library) -> Evenness {
    let mut evenness = Evenness::default();
    for source in library.sources.iter().filter(|s| !s.is_organ) {
        evenness.add(&library.pages(&library.notice(source)));
    }
    evenness
}

fn folder(path: &str) -> Evenness {
    measure(&Library::of(&repository().join(Path::new(path))))
}

#[test]
fn body_lines_are_even_and_without_rivers() {
    for evenness in [
        measure(&directives()),
        folder("tests/fixtures/standards"),
        folder("tests/fixtures/odd"),
    ] {
        println!("{evenness:#?}");
        assert!(evenness.lines > 80);
        assert!(evenness.narrowest >= 0.8 - 1e-9, "{evenness:#?}");
        // A first line that a name or a long word follows has no better place to end.
        assert!(evenness.widest < 2.6, "{evenness:#?}");
        assert!(evenness.very_loose <= 1, "{evenness:#?}");
        assert!(evenness.loose * 20 <= evenness.lines, "{evenness:#?}");
        assert!(evenness.uneven * 20 <= evenness.lines, "{evenness:#?}");
        assert_eq!(evenness.rivers, 0, "{evenness:#?}");
        assert!(evenness.longest_river < RIVER, "{evenness:#?}");
    }
}
