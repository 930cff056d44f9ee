//! Questions on the terminal, answered by a line each.

use std::io::{BufRead as _, IsTerminal as _};

use super::console::Console;
use crate::directive::suggest::fold;
use crate::finding::{Lang, Message};

/// Whether someone is there to answer: in a script nothing is ever asked.
pub(super) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Asks until the answer can be used. An empty answer stands for `usual`. None when the input ends.
pub(super) fn ask<T>(
    console: &Console,
    question: &Message,
    usual: Option<&str>,
    read: impl Fn(&str) -> Result<T, Message>,
) -> Option<T> {
    loop {
        let question = question.get(console.lang);
        let mark = if question.ends_with('?') { "" } else { ":" };
        console.out(&match usual {
            Some(usual) => format!("{question} [{usual}]{mark} "),
            None => format!("{question}{mark} "),
        });
        let mut line = String::new();
        let got = std::io::stdin().lock().read_line(&mut line);
        if !got.is_ok_and(|bytes| bytes > 0) {
            console.out("\n");
            return None;
        }
        let answer = Some(line.trim()).filter(|line| !line.is_empty());
        match read(answer.or(usual).unwrap_or_default()) {
            Ok(value) => return Some(value),
            Err(message) => console.out(&format!("  {}\n", message.get(console.lang))),
        }
    }
}

/// Asks for one of several, by its number or its name.
pub(super) fn choose(
    console: &Console,
    question: &Message,
    choices: &[(String, String)],
) -> Option<String> {
    for (i, (name, about)) in choices.iter().enumerate() {
        console.out(&format!("  {:>2}  {name:<20} {about}\n", i + 1));
    }
    ask(console, question, None, |answer| {
        pick(answer, choices).ok_or_else(|| {
            let count = choices.len();
            Message::new(
                format!("Gõ số từ 1 đến {count}, hoặc tên ở cột giữa."),
                format!("Type a number from 1 to {count}, or a name of the middle column."),
            )
        })
    })
}

/// The choice that an answer means.
fn pick(answer: &str, choices: &[(String, String)]) -> Option<String> {
    let number = answer.parse::<usize>().ok();
    let by_number = number.and_then(|n| choices.get(n.checked_sub(1)?));
    by_number
        .map(|(name, _)| name.clone())
        .or_else(|| named(answer, choices))
}

/// The choice of a name, or of what it says; diacritics and capitals do not matter.
pub(super) fn named(answer: &str, choices: &[(String, String)]) -> Option<String> {
    let folded = fold(answer);
    let found = choices
        .iter()
        .find(|(name, about)| fold(name) == folded || fold(about) == folded);
    found.map(|(name, _)| name.clone())
}

/// Tells that a script left out what a person would have been asked for.
pub(super) fn missing(console: &Console, flag: &str) {
    let text = match console.lang {
        Lang::Vi => format!("lỗi: còn thiếu `{flag}`\nXem hướng dẫn: vanthu --help\n"),
        Lang::En => format!("error: `{flag}` is missing\nSee: vanthu --help\n"),
    };
    console.err(&text);
}
