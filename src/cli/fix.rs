//! `vanthu check --fix`: shows what would change, asks, and changes only that.

use std::io::BufRead as _;

use super::console::Console;
use crate::finding::{Finding, Lang};
use crate::workspace::mend::{self, Mended};

/// Whether the clerk is asked before files are changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Consent {
    /// Asked once, after the changes have been shown.
    Ask,
    /// `--yes`: the changes are shown and made.
    Given,
}

/// What came of it.
#[derive(Default)]
pub(super) struct Done {
    /// Files that were changed.
    pub(super) mended: usize,
    /// What could not be done.
    pub(super) failed: Vec<Finding>,
}

/// Mends what the findings offer to mend.
pub(super) fn run(findings: &[Finding], consent: Consent, console: &Console) -> Done {
    let (files, failed) = mend::gather(findings);
    let mut done = Done { mended: 0, failed };
    if files.is_empty() {
        let none = (
            "Không có chỗ nào máy tự sửa được.\n",
            "Nothing can be mended by itself.\n",
        );
        console.out(console.lang.pick(none.0, none.1));
        return done;
    }
    for file in &files {
        console.out(&difference(file));
    }
    let places = files.iter().map(|file| file.edits.len()).sum();
    if consent == Consent::Ask && !agreed(places, files.len(), console) {
        let kept = ("Chưa sửa gì.\n\n", "Nothing was changed.\n\n");
        console.out(console.lang.pick(kept.0, kept.1));
        return done;
    }
    let mut made = 0;
    for file in &files {
        match file.write() {
            Ok(()) => {
                done.mended += 1;
                made += file.edits.len();
            }
            Err(finding) => done.failed.push(finding),
        }
    }
    console.out(&summary(made, done.mended, console.lang));
    done
}

/// The lines that change, as `-` what stands there and `+` what will.
fn difference(file: &Mended) -> String {
    let mut out = format!("{}\n", file.file.path);
    for (number, old, new) in file.changes() {
        let mut lines = |sign: char, text: &str| {
            for (i, line) in text.lines().enumerate() {
                let number = number + i;
                out += &format!(
                    "{number:>5} {sign} {}\n",
                    line.replace(char::is_control, "\u{fffd}")
                );
            }
        };
        lines('-', &old);
        lines('+', &new);
    }
    out.push('\n');
    out
}

fn agreed(places: usize, files: usize, console: &Console) -> bool {
    console.out(&match console.lang {
        Lang::Vi => format!("Sửa {places} chỗ trên trong {files} tệp? Gõ c rồi Enter để sửa: "),
        Lang::En => format!("Make these changes ({places} in {files} files)? Type y and Enter: "),
    });
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    let words = ["c", "co", "có", "y", "yes"];
    let yes = read.is_ok() && words.contains(&answer.trim().to_lowercase().as_str());
    console.out("\n");
    yes
}

fn summary(places: usize, files: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Đã sửa {places} chỗ trong {files} tệp.\n\n"),
        Lang::En => format!("Changed {places} places in {files} files.\n\n"),
    }
}
