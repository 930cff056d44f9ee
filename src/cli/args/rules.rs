//! The command line of `vanthu rules`.

use clap::{Arg, ArgMatches, Command};

use super::subcommand;
use crate::cli::rules::RulesConfig;
use crate::finding::Lang;

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Kể các quy tắc, hoặc giải thích một quy tắc với ví dụ sai và đúng (tên khác: quy-tac)",
        "List the rules, or explain one with a wrong and a right example (also: quy-tac)",
    );
    let usage = t(
        "vanthu rules [MÃ]... [TÙY CHỌN]",
        "vanthu rules [CODE]... [OPTIONS]",
    );
    subcommand("rules", lang, about, usage)
        .alias("quy-tac")
        .arg(
            Arg::new("codes")
                .value_name(t("MÃ", "CODE"))
                .num_args(0..)
                .help(t(
                    "Mã quy tắc như P-TASK, D-RELATION; để trống thì kể tất cả",
                    "Codes such as P-TASK, D-RELATION; none lists them all",
                )),
        )
}

/// What a `rules` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> RulesConfig {
    let codes = matches.get_many::<String>("codes").into_iter().flatten();
    RulesConfig {
        lang,
        codes: codes.map(|code| code.to_uppercase()).collect(),
    }
}
