//! The laid-out pages as SVG, one text a page: what is seen on a screen is what is printed.
//!
//! Every cluster has its own place, so no browser's kerning or spacing moves a letter. The text stays
//! text: it can be selected, searched and read aloud. The faces are those of the family `vanthu`, which
//! the page that shows the drawing defines; no style is inside, so that a strict policy can hold.

mod names;
mod text;

use std::fmt::Write as _;

use names::{is_ornament, name};

use crate::layout::{Item, Page, Pages, Role, Rule};
use crate::notice::Notice;

/// The family under which the page that shows the drawing has the four faces.
pub const FAMILY: &str = "vanthu";

/// One SVG text for each page, in the order of the pages. Lengths are points.
///
/// Each part of the notice stands in groups whose `data-paragraph` is the same on every page, such as
/// `body-3` or `annex-0-body-2-r1-c0`; what is no part of the text (page numbers, ornaments, repeated
/// table headers) is in groups without one, hidden from who listens.
pub fn export(notice: &Notice, pages: &Pages) -> Vec<String> {
    let stamp = notice.standard.marks.urgency_rgb();
    let draw = |page| Painter::new(pages, stamp).page(page);
    pages.pages.iter().map(draw).collect()
}

/// What a group of items has in common; none outside of all groups.
type Group = Option<(Role, bool)>;

struct Painter {
    out: String,
    /// Red, green and blue of the urgency mark.
    stamp: Option<[u8; 3]>,
    open: Group,
}

impl Painter {
    fn new(pages: &Pages, stamp: Option<[u8; 3]>) -> Self {
        let mut out = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 "#);
        number(&mut out, pages.width);
        out.push(' ');
        number(&mut out, pages.height);
        // The layout has no ligatures; nor may a browser make some.
        put(
            &mut out,
            format_args!(r#"" lang="vi" font-family="{FAMILY}" font-variant="none">"#),
        );
        Self {
            out,
            stamp,
            open: None,
        }
    }

    fn page(mut self, page: &Page) -> String {
        for item in &page.items {
            match item {
                Item::Glyphs(run) if run.glyphs.is_empty() => {}
                Item::Glyphs(run) => {
                    self.group(run.role, run.repeated || is_ornament(run.role));
                    let colour = self.colour(run.role);
                    text::write(&mut self.out, run, colour);
                }
                Item::Rule(rule) => self.rule(rule),
            }
        }
        self.close();
        self.out.push_str("</svg>");
        self.out
    }

    /// Opens the group of a part unless it is open.
    fn group(&mut self, role: Role, hidden: bool) {
        if self.open == Some((role, hidden)) {
            return;
        }
        self.close();
        if hidden {
            self.out.push_str(r#"<g aria-hidden="true">"#);
        } else {
            put(
                &mut self.out,
                format_args!(r#"<g data-paragraph="{}">"#, name(role)),
            );
        }
        self.open = Some((role, hidden));
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("</g>");
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.group(rule.role, is_ornament(rule.role));
        let colour = self.colour(rule.role).unwrap_or([0; 3]);
        self.out.push_str("<line");
        let ends = [
            ("x1", rule.from.0),
            ("y1", rule.from.1),
            ("x2", rule.to.0),
            ("y2", rule.to.1),
            ("stroke-width", rule.thickness),
        ];
        for (name, value) in ends {
            attribute(&mut self.out, name, value);
        }
        let [red, green, blue] = colour;
        put(
            &mut self.out,
            format_args!(r##" stroke="#{red:02x}{green:02x}{blue:02x}"/>"##),
        );
    }

    /// The colour of a part; none for black.
    fn colour(&self, role: Role) -> Option<[u8; 3]> {
        self.stamp.filter(|_| role == Role::Urgency)
    }
}

/// Writes ` name="value"`.
fn attribute(out: &mut String, name: &str, value: f64) {
    put(out, format_args!(r#" {name}=""#));
    number(out, value);
    out.push('"');
}

/// Writes a length in hundredths of a point: a thirtieth of what can be seen at 400 %.
fn number(out: &mut String, value: f64) {
    // What is no number becomes 0.
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    put(out, format_args!("{whole}"));
    match (rest, rest % 10) {
        (0, _) => {}
        (_, 0) => put(out, format_args!(".{}", rest / 10)),
        _ => put(out, format_args!(".{rest:02}")),
    }
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests;
