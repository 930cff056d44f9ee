//! The command line of `vanthu doctor`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, ValueHint};

use super::{DIRECTIVES, fonts, subcommand};
use crate::cli::doctor::DoctorConfig;
use crate::finding::Lang;

/// The output folder when none is named.
const OUT: &str = "out";

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Khám máy và thư mục: phông, mẫu, hồ sơ, quyền ghi, mã chữ, bản xung đột (tên khác: kham)",
        "Examine machine and folder: fonts, templates, profiles, permissions, encodings, conflict copies (also: kham)",
    );
    let usage = t(
        "vanthu doctor [THƯ MỤC] [TÙY CHỌN]",
        "vanthu doctor [DIR] [OPTIONS]",
    );
    let folder = |arg: Arg, name, usual: &'static str, help| {
        arg.value_name(name)
            .default_value(usual)
            .hide_default_value(true)
            .value_parser(clap::value_parser!(PathBuf))
            .value_hint(ValueHint::DirPath)
            .help(help)
    };
    let name = t("THƯ MỤC", "DIR");
    subcommand("doctor", lang, about, usage)
        .alias("kham")
        .arg(folder(
            Arg::new("folder"),
            name,
            DIRECTIVES,
            t(
                "Thư mục các tệp YAML [mặc định: directives]",
                "The folder of YAML files [default: directives]",
            ),
        ))
        .arg(folder(
            Arg::new("out").short('o').long("out"),
            name,
            OUT,
            t(
                "Thư mục kết quả [mặc định: out]",
                "The output folder [default: out]",
            ),
        ))
        .arg(fonts(lang))
}

/// What a `doctor` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> DoctorConfig {
    let path = |name| matches.get_one::<PathBuf>(name).cloned();
    DoctorConfig {
        lang,
        folder: path("folder").unwrap_or_else(|| PathBuf::from(DIRECTIVES)),
        out: path("out").unwrap_or_else(|| PathBuf::from(OUT)),
        fonts: path("fonts"),
    }
}
