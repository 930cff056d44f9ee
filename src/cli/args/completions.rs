//! The command line of `vanthu completions`.

use clap::builder::EnumValueParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

use super::subcommand;
use crate::cli::completions::CompletionsConfig;
use crate::finding::Lang;

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "In tệp gợi ý lệnh cho dòng lệnh, bấm Tab là có (tên khác: goi-y)",
        "Print the completions for a shell (also: goi-y)",
    );
    let usage = t(
        "vanthu completions <DÒNG LỆNH>",
        "vanthu completions <SHELL>",
    );
    subcommand("completions", lang, about, usage)
        .alias("goi-y")
        .arg(
            Arg::new("shell")
                .value_name(t("DÒNG LỆNH", "SHELL"))
                .required(true)
                .hide_possible_values(true)
                .value_parser(EnumValueParser::<Shell>::new())
                .help(t(
                    "bash, zsh, fish, powershell hoặc elvish",
                    "bash, zsh, fish, powershell or elvish",
                )),
        )
}

/// What a `completions` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> CompletionsConfig {
    CompletionsConfig {
        lang,
        shell: *matches.get_one("shell").unwrap_or(&Shell::Bash),
    }
}
