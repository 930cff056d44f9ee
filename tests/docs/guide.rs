//! The guide for clerks is followed from an empty folder, each page by itself, block by block:
//!
//! - a `yaml` block is written into the file that the lines above it name. A whole directive, profile or
//!   setting is written as it is; a piece takes the place of the keys it has in the last whole one;
//! - what is written must have no errors, unless the lines above begin with "Sai";
//! - a `console` block is run. Shown output is the printed one, whole but for `…`; the command must succeed
//!   unless an error is shown;
//! - a `sh` block is for other machines; all of them are kept in a snapshot. There is no other kind.

use std::collections::BTreeMap;

use super::blocks::{Fence, Page, commands, pages, shows};
use crate::support::{Workplace, said, snapshot};

const GUIDE: &str = "docs/huong-dan/";

pub(super) fn is_guide(page: &Page) -> bool {
    page.name.starts_with(GUIDE)
}

/// Someone who follows a page.
struct Reader {
    office: Workplace,
    /// The last whole text of each file.
    whole: BTreeMap<String, String>,
    /// What went otherwise than the page says.
    complaints: Vec<String>,
    runs: usize,
}

impl Reader {
    fn follow(page: &Page) -> Self {
        let mut reader = Self {
            office: Workplace::new(),
            whole: BTreeMap::new(),
            complaints: Vec::new(),
            runs: 0,
        };
        for fence in &page.fences {
            match fence.language.as_str() {
                "yaml" => reader.write(fence),
                "console" => reader.run(fence),
                "sh" => {}
                other => reader.complain(fence, &format!("a block of `{other}`")),
            }
        }
        reader
    }

    fn complain(&mut self, fence: &Fence, what: &str) {
        let complaint = format!("line {}: {what}", fence.line);
        self.complaints.push(complaint);
    }

    fn write(&mut self, fence: &Fence) {
        let Some(path) = &fence.path else {
            return self.complain(fence, "no line above names the file");
        };
        let whole = ["loai:", "he:"];
        let is_whole = |line: &str| whole.iter().any(|key| line.starts_with(key));
        let text = match self.whole.get(path) {
            Some(last) if path != "vanthu.yaml" && !fence.text.lines().any(is_whole) => {
                merged(last, &fence.text)
            }
            _ => {
                self.whole.insert(path.clone(), fence.text.clone());
                fence.text.clone()
            }
        };
        self.office.write(path, &text);
        if fence.wrong {
            return;
        }
        let checked = self.office.run(&["check"]);
        if !checked.status.success() {
            let told = said(&checked) + &String::from_utf8_lossy(&checked.stderr);
            self.complain(fence, &format!("has errors:\n{told}"));
        }
    }

    fn run(&mut self, fence: &Fence) {
        for (line, shown) in commands(&fence.text) {
            let words = words(line.split("  #").next().unwrap_or(line));
            let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            let output = self.office.run(&words);
            let told = String::from_utf8_lossy(&output.stderr).into_owned() + &said(&output);
            let printed: Vec<&str> = told.lines().collect();
            let fails = shown.iter().any(|line| line.starts_with("lỗi["));
            let as_shown = shown.is_empty() || shows(&shown, &printed);
            if !as_shown || output.status.success() == fails {
                self.complain(fence, &format!("`{line}` prints otherwise:\n{told}"));
            }
            self.runs += 1;
        }
    }
}

/// The words of a command; quotes hold several together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.trim().chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

/// The keys of the outermost level with their lines; what stands before the first belongs to it.
fn keys(text: &str) -> Vec<(String, String)> {
    let mut keys: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let key = line.split(':').next().unwrap_or_default();
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(':');
        match keys.last_mut() {
            Some((_, lines)) if !begins => lines.push_str(line),
            _ => keys.push((key.to_owned(), line.to_owned())),
        }
    }
    keys
}

/// A whole text with other keys: those of a piece take the places of theirs, new ones come last.
fn merged(whole: &str, piece: &str) -> String {
    let mut piece = keys(piece);
    let mut text = String::new();
    for (key, lines) in keys(whole) {
        match piece.iter().position(|(other, _)| *other == key) {
            Some(at) => text.push_str(&piece.remove(at).1),
            None => text.push_str(&lines),
        }
    }
    piece
        .into_iter()
        .for_each(|(_, lines)| text.push_str(&lines));
    text
}

#[test]
fn the_guide_can_be_followed() {
    let mut runs = 0;
    let mut complaints = String::new();
    for page in pages().iter().filter(|page| is_guide(page)) {
        let reader = Reader::follow(page);
        runs += reader.runs;
        for complaint in reader.complaints {
            complaints += &format!("{}, {complaint}\n", page.name);
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
    assert!(runs > 30, "the guide shows only {runs} commands");
}

/// Whether a block is written into the file that the page names.
pub(super) fn is_written(page: &Page, fence: &Fence) -> bool {
    let written =
        |path: &String| is_guide(page) || path.starts_with("directives/") || path == "vanthu.yaml";
    fence.path.as_ref().is_some_and(written)
}

/// Whether a test runs a block or writes it into a file.
fn is_tried(page: &Page, fence: &Fence) -> bool {
    let directive = || fence.text.lines().any(|line| line.starts_with("loai:"));
    match fence.language.as_str() {
        "console" => true,
        // The rules' own test runs their examples.
        "yaml" => page.name == "docs/rules.md" || is_written(page, fence) || directive(),
        "json" => page.name == "docs/findings.md",
        "jinja" => page.name == "docs/templates.md",
        _ => false,
    }
}

/// What a reader runs elsewhere, where no test can, and what only shows a form.
#[test]
fn what_is_not_run_is_known() {
    let mut told = String::new();
    for page in pages() {
        for fence in page.fences.iter().filter(|fence| !is_tried(&page, fence)) {
            let (name, language, text) = (&page.name, &fence.language, &fence.text);
            told += &format!("== {name} ({language})\n{text}\n");
        }
    }
    snapshot("docs/not-run.txt", &told);
}

#[test]
fn a_page_that_is_wrong_is_seen() {
    let fence = |language: &str, text: &str, path: Option<&str>| Fence {
        line: 1,
        language: language.to_owned(),
        text: text.to_owned(),
        wrong: false,
        path: path.map(str::to_owned),
    };
    let page = |fences| Page {
        name: "docs/huong-dan/x.md".to_owned(),
        text: String::new(),
        fences,
    };
    let right = |fences| Reader::follow(&page(fences)).complaints.is_empty();
    assert!(right(vec![fence("console", "$ vanthu rules\n…\n", None)]));
    assert!(!right(vec![fence("console", "$ vanthu rules\nx\n", None)]));
    assert!(!right(vec![fence("console", "$ vanthu rulez\n", None)]));
    assert!(!right(vec![fence("console", "$ vanthu rulez\n…\n", None)]));
    assert!(!right(vec![fence("yaml", "a: b\n", None)]));
    assert!(!right(vec![fence("text", "a", None)]));
    let path = Some("directives/a.yaml");
    assert!(!right(vec![fence("yaml", "loai: khong-co\n", path)]));
}

#[test]
fn a_piece_takes_the_place_of_its_keys() {
    let whole = "# đầu\nloai: a\nso: 1\nky:\n  x: y\nnoi_nhan: [z]\n";
    assert_eq!(
        merged(whole, "ky:\n  x: w\nbo_qua: []\n"),
        "# đầu\nloai: a\nso: 1\nky:\n  x: w\nnoi_nhan: [z]\nbo_qua: []\n"
    );
    assert_eq!(
        words("vanthu a \"b c\" --d=e"),
        ["vanthu", "a", "b c", "--d=e"]
    );
}
