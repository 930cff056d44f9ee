//! What is said of each document.

use std::path::Path;

use super::super::console::{Console, Count};
use super::super::{OK, exit_code};
use super::one::Outcome;
use super::{BuildConfig, Plan};
use crate::finding::Lang;
use crate::workspace::manifest::Manifest;
use crate::workspace::plan::Step;
use crate::workspace::report::Row;
use crate::workspace::{gone, shown};

/// A document that was worked on:
/// `đã tạo     2022-01-13-….yaml → md, html, pdf (2 trang); 1 cảnh báo`.
pub(super) fn built(step: &Step, outcome: &Outcome, explain: bool, lang: Lang) -> String {
    let failed = exit_code(outcome.findings.iter()) != OK;
    let word = match (failed, outcome.changed) {
        (true, _) => lang.pick("lỗi        ", "failed     "),
        (false, true) => lang.pick("đã tạo     ", "built      "),
        (false, false) => lang.pick("không đổi  ", "unchanged  "),
    };
    let mut text = format!("{word}{}", shown(&step.source.path));
    if !outcome.made.is_empty() {
        text.push_str(&format!(" → {}", outcome.made.join(", ")));
    }
    text.push_str(&verdict(&outcome.entry.row, lang));
    if explain {
        text.push_str(&reasons(step, lang));
    }
    text.push('\n');
    text
}

/// A document that needs no work.
pub(super) fn unchanged(step: &Step, row: &Row, lang: Lang) -> String {
    let word = lang.pick("không đổi  ", "unchanged  ");
    let path = shown(&step.source.path);
    format!("{word}{path}{}\n", verdict(row, lang))
}

/// An output that was removed.
pub(super) fn removed(out: &Path, name: &str, lang: Lang) -> String {
    let why = lang.pick("nguồn không còn", "its source is gone");
    let word = lang.pick("đã xóa     ", "removed    ");
    format!("{word}{} ({why})\n", shown(&out.join(name)))
}

/// The whole plan, for people.
pub(super) fn plan(config: &BuildConfig, plan: &Plan, manifest: &Manifest, console: &Console) {
    let lang = console.lang;
    for step in &plan.steps {
        let old = manifest.entries.get(&step.name);
        if step.todo.is_empty() {
            if let Some(entry) = old.filter(|_| config.explain) {
                console.out(&unchanged(step, &entry.row, lang));
            }
            continue;
        }
        let word = lang.pick("sẽ tạo     ", "to build   ");
        let formats: Vec<&str> = step.todo.iter().map(|format| format.ending()).collect();
        let (path, formats) = (shown(&step.source.path), formats.join(", "));
        console.out(&format!(
            "{word}{path} → {formats}{}\n",
            reasons(step, lang)
        ));
    }
    let out = &config.out;
    let taken = Default::default();
    let gone = plan.gone.iter().filter_map(|s| manifest.entries.get(s));
    for entry in gone {
        for (name, _) in gone::outputs(entry, out, manifest, &taken)
            .iter()
            .filter(|(_, own)| *own)
        {
            let word = lang.pick("sẽ xóa     ", "to remove  ");
            let why = lang.pick("nguồn không còn", "its source is gone");
            console.out(&format!("{word}{} ({why})\n", shown(&out.join(name))));
        }
    }
}

/// What is said while another build is at work in the folder.
pub(super) fn waits(lang: Lang, out: &Path) -> String {
    let out = shown(out);
    match lang {
        Lang::Vi => {
            format!("Một lần tạo khác đang chạy trong `{out}`; đợi lần đó xong (Ctrl-C để thôi)…\n")
        }
        Lang::En => format!(
            "Another build is at work in `{out}`; waiting for it to end (Ctrl-C to give up)…\n"
        ),
    }
}

/// ` (2 trang); 1 cảnh báo`.
fn verdict(row: &Row, lang: Lang) -> String {
    let mut text = String::new();
    if let Some(pages) = row.pages {
        let unit = lang.pick("trang", if pages == 1 { "page" } else { "pages" });
        text.push_str(&format!(" ({pages} {unit})"));
    }
    let words = Count::from(row).words(lang);
    if !words.is_empty() {
        text.push_str(&format!("; {words}"));
    }
    text
}

/// `, vì hồ sơ cơ quan quan-uy đã đổi`.
fn reasons(step: &Step, lang: Lang) -> String {
    let words: Vec<String> = step
        .reasons
        .iter()
        .map(|reason| reason.words(lang))
        .collect();
    let why = lang.pick("vì", "because");
    format!("\n             {why}: {}", words.join("; "))
}
