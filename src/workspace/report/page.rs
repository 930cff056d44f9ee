//! The report as one web page: every notice is a row of its table, and a script of our own searches,
//! filters and sorts them. `docs/templates.md` describes what the template is given.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::Datelike;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::Context;

use super::{Facts, Row, State, link, ordered};
use crate::directive::date;
use crate::directive::suggest::fold;
use crate::export::text::lines;
use crate::finding::{Finding, Lang, Severity, grouped};
use crate::template::Templates;

/// What makes the table searchable. It is a part of the program, not of the office's templates.
const SCRIPT: &str = concat!(
    include_str!("../../../templates/desk/search.js"),
    include_str!("page.js")
);

/// One notice; the fields bear the names that the template knows them by.
#[derive(Serialize)]
struct Item<'a> {
    nguon: &'a str,
    so_ky_hieu: Option<&'a str>,
    /// The day as a machine reads it.
    ngay_may: Option<String>,
    ngay: Option<String>,
    /// The day is the meeting's.
    ngay_hop: bool,
    nam: Option<i32>,
    loai: Option<&'a str>,
    trich_yeu: &'a str,
    co_quan: Option<&'a str>,
    trang_thai: Choice,
    /// `2 lỗi`, `1 cảnh báo`: what it has any of.
    dem: Vec<String>,
    dieu_dau: Option<&'a str>,
    trang: Option<String>,
    /// The output that the subject leads to.
    mo: Option<String>,
    tep: Vec<Output>,
}

#[derive(Serialize)]
struct Output {
    ten: String,
    dia_chi: String,
}

/// A state as a value and in words.
#[derive(Serialize)]
struct Choice {
    ma: &'static str,
    ten: &'static str,
}

/// A state that occurs, and how often.
#[derive(Serialize)]
struct Counted {
    ma: &'static str,
    ten: &'static str,
    so: String,
}

/// What all rows have among them, each list sorted.
#[derive(Serialize)]
struct Choices<'a> {
    loai: Vec<&'a str>,
    co_quan: Vec<&'a str>,
    /// Newest first.
    nam: Vec<i32>,
    /// Some have no day at all.
    khong_nam: bool,
    trang_thai: Vec<Counted>,
}

/// The report as one HTML file that needs nothing beside it: it works from a disk, asks nothing of
/// the network and can be read without its script.
///
/// # Errors
/// The finding of the template that could not be rendered.
pub fn page(rows: &[Row], templates: &Templates) -> Result<String, Finding> {
    let rows = ordered(rows);
    let css = templates.render("pages/index.css", &Context::new())?;
    // Inside `<style>` only `</` could end the element; in CSS `<\/` is the same text.
    let css = lines(&css.replace("</", "<\\/"));
    let script = lines(SCRIPT);
    let mut context = Context::new();
    context.insert("css_bam", &fingerprint(&css));
    context.insert("kich_ban_bam", &fingerprint(&script));
    context.insert("css", &format!("<style>{css}</style>"));
    context.insert("kich_ban", &format!("<script>{script}</script>"));
    context.insert("tong", &grouped(rows.len()));
    let pages: usize = rows.iter().filter_map(|row| row.pages).sum();
    context.insert("tong_trang", &(pages > 0).then(|| grouped(pages)));
    context.insert("loc", &choices(&rows));
    let items: Vec<Item<'_>> = rows.into_iter().map(item).collect();
    context.insert("van_ban", &items);
    Ok(lines(&templates.render("pages/index.html", &context)?))
}

/// What the page's policy knows a style sheet or a script by: nothing else is applied or run,
/// whatever stands in a directive.
fn fingerprint(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

fn item(row: &Row) -> Item<'_> {
    let facts = row.facts.as_ref();
    let day = facts.and_then(Facts::day);
    let state = State::of(row);
    let output = |path: &String| Output {
        ten: link::name(path),
        dia_chi: link::address(path),
    };
    Item {
        nguon: &row.source,
        so_ky_hieu: facts.and_then(|facts| facts.number.as_deref()),
        ngay_may: day.map(|day| day.to_string()),
        ngay: day.map(date::running),
        ngay_hop: facts.is_some_and(|facts| facts.date.is_none()),
        nam: day.map(|day| day.year()),
        loai: facts.map(|facts| facts.kind_name.as_str()),
        trich_yeu: facts.map_or("", |facts| &facts.subject),
        co_quan: facts.map(|facts| facts.organ.as_str()),
        trang_thai: Choice {
            ma: state.key(),
            ten: state.word(Lang::Vi),
        },
        dem: counts(row),
        dieu_dau: row.first.as_deref(),
        trang: row.pages.map(grouped),
        mo: main_output(&row.outputs).map(|path| link::address(path)),
        tep: row.outputs.iter().map(output).collect(),
    }
}

/// How many findings it has, by what they weigh.
fn counts(row: &Row) -> Vec<String> {
    let counts = [
        (row.errors, Severity::Error),
        (row.warnings, Severity::Warning),
        (row.notes, Severity::Note),
    ];
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, severity)| format!("{} {}", grouped(count), severity.word(Lang::Vi)))
        .collect()
}

/// The output that a reader at a screen wants: the web page, else the PDF, else the first.
fn main_output(outputs: &[String]) -> Option<&String> {
    let ending = |ending: &str| outputs.iter().find(|path| path.ends_with(ending));
    ending(".html")
        .or_else(|| ending(".pdf"))
        .or(outputs.first())
}

fn choices<'a>(rows: &[&'a Row]) -> Choices<'a> {
    let facts = || rows.iter().filter_map(|row| row.facts.as_ref());
    let days = || rows.iter().map(|row| row.facts.as_ref()?.day());
    let years: BTreeSet<i32> = days().flatten().map(|day| day.year()).collect();
    let mut states: BTreeMap<State, usize> = BTreeMap::new();
    for row in rows {
        *states.entry(State::of(row)).or_default() += 1;
    }
    let counted = |(state, count): (State, usize)| Counted {
        ma: state.key(),
        ten: state.word(Lang::Vi),
        so: grouped(count),
    };
    Choices {
        loai: alphabetical(facts().map(|facts| facts.kind_name.as_str())),
        co_quan: alphabetical(facts().map(|facts| facts.organ.as_str())),
        nam: years.into_iter().rev().collect(),
        khong_nam: days().any(|day| day.is_none()),
        trang_thai: states.into_iter().map(counted).collect(),
    }
}

/// Each text once, in the order of the letters without their marks.
fn alphabetical<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let each: BTreeSet<&str> = texts.collect();
    let mut each: Vec<&str> = each.into_iter().collect();
    each.sort_by_cached_key(|text| fold(text));
    each
}
