//! The command line of `vanthu man`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, ValueHint};

use super::subcommand;
use crate::cli::man::ManConfig;
use crate::finding::Lang;

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "In trang hướng dẫn cho lệnh man, hoặc ghi mọi trang vào một thư mục (tên khác: huong-dan)",
        "Print the manual page, or write all of them into a folder (also: huong-dan)",
    );
    let usage = t("vanthu man [THƯ MỤC]", "vanthu man [DIR]");
    subcommand("man", lang, about, usage)
        .alias("huong-dan")
        .arg(
            Arg::new("folder")
                .value_name(t("THƯ MỤC", "DIR"))
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help(t(
                    "Ghi trang của chương trình và của từng lệnh vào thư mục này",
                    "Write the pages of the program and of each command into this folder",
                )),
        )
}

/// What a `man` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> ManConfig {
    ManConfig {
        lang,
        folder: matches.get_one::<PathBuf>("folder").cloned(),
    }
}
