//! `vanthu rules`: what each rule asks for and why, with a wrong and a right example.

use super::console::Console;
use super::{OK, USAGE};
use crate::directive::suggest;
use crate::finding::{Lang, code};
use crate::rules::catalogue::{self, RuleText};
use crate::standard::{RuleGrade, Standards};

/// A checked `rules` command line.
pub(super) struct RulesConfig {
    pub(super) lang: Lang,
    /// The codes asked for, in capitals; none for a list of all.
    pub(super) codes: Vec<String>,
}

/// Runs the command.
pub(super) fn run(config: &RulesConfig) -> u8 {
    let console = Console::new(config.lang);
    let rules = catalogue::rules();
    let standards = Standards::embedded();
    if config.codes.is_empty() {
        console.out(&list(&rules, &standards, config.lang));
        return console.code(OK);
    }
    let mut exit = OK;
    for asked in &config.codes {
        match explained(asked, &rules, &standards, config.lang) {
            Some(text) => console.out(&text),
            None => {
                console.err(&unknown(asked, &rules, config.lang));
                exit = USAGE;
            }
        }
    }
    console.code(exit)
}

fn list(rules: &[RuleText], standards: &Standards, lang: Lang) -> String {
    let mut out = String::new();
    for rule in rules {
        let grade = grades(&rule.code, standards).pop().map(|(_, grade)| grade);
        let severity = grade.map_or("", |grade| grade.severity.word(lang));
        out += &format!("{:<18} {severity:<9} {}\n", rule.code, rule.title.get(lang));
    }
    out.push('\n');
    for (code, vi, en) in code::ALL {
        out += &format!("{code:<18} {:<9} {}\n", "", lang.pick(vi, en));
    }
    out += lang.pick(
        "\nGiải thích một quy tắc: `vanthu rules MÃ`. Đổi mức nặng nhẹ hoặc tắt: `quy_tac` trong `vanthu.yaml`.\n",
        "\nA rule explained: `vanthu rules CODE`. Its severity is changed, or it is switched off, by `quy_tac` in `vanthu.yaml`.\n",
    );
    out
}

fn explained(asked: &str, rules: &[RuleText], standards: &Standards, lang: Lang) -> Option<String> {
    if let Some(rule) = rules.iter().find(|rule| rule.code == asked) {
        return Some(rule_text(rule, standards, lang));
    }
    let (code, vi, en) = code::ALL.iter().find(|(code, ..)| *code == asked)?;
    Some(format!("{code}: {}\n\n", lang.pick(vi, en)))
}

fn rule_text(rule: &RuleText, standards: &Standards, lang: Lang) -> String {
    let mut out = format!("{}: {}\n\n", rule.code, rule.title.get(lang));
    for (standard, grade) in grades(&rule.code, standards) {
        let severity = grade.severity.word(lang);
        out += &format!("  {standard:<12} {severity}, {}\n", grade.clause);
    }
    out += &format!("\n{}\n", rule.why.get(lang).trim_end());
    let examples = [
        (lang.pick("Sai", "Wrong"), &rule.wrong),
        (lang.pick("Đúng", "Right"), &rule.right),
    ];
    for (name, example) in examples {
        out += &format!("\n{name}:\n\n");
        for line in example.trim_end().lines() {
            out += &format!("    {line}\n");
        }
    }
    out.push('\n');
    out
}

/// How each standard that has the rule grades it.
fn grades(code: &str, standards: &Standards) -> Vec<(String, RuleGrade)> {
    let ids = standards.ids().into_iter();
    ids.filter_map(|id| {
        let grade = standards.by_id(id)?.rules.get(code)?.clone();
        Some((id.to_owned(), grade))
    })
    .collect()
}

fn unknown(asked: &str, rules: &[RuleText], lang: Lang) -> String {
    let codes = rules.iter().map(|rule| rule.code.as_str());
    let codes = codes.chain(code::ALL.iter().map(|(code, ..)| *code));
    let (vi, en) = suggest::ask(asked, codes);
    match lang {
        Lang::Vi => format!("không có quy tắc `{asked}`. {vi}Gõ `vanthu rules` để xem tất cả.\n"),
        Lang::En => format!("there is no rule `{asked}`. {en}`vanthu rules` lists them all.\n"),
    }
}
