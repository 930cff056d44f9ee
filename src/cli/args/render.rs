//! The command line of `vanthu render`.

use std::path::PathBuf;

use clap::builder::EnumValueParser;
use clap::{Arg, ArgMatches, Command, ValueHint};

use super::{fonts, pdf, pdf_choices, subcommand};
use crate::cli::render::RenderConfig;
use crate::finding::Lang;
use crate::workspace::job::Format;

/// The format when none is named.
const FORMAT: &str = "pdf";
/// The file that the input stream stands for when none is named.
const NAME: &str = "directives/van-ban.yaml";

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Đọc một văn bản từ luồng vào (hoặc một tệp), in ra luồng ra: `vanthu render < a.yaml > a.pdf` (tên khác: in)",
        "Read one notice from the input stream (or a file), print it to the output stream: `vanthu render < a.yaml > a.pdf` (also: in)",
    );
    let usage = t(
        "vanthu render [TỆP] [TÙY CHỌN]",
        "vanthu render [FILE] [OPTIONS]",
    );
    subcommand("render", lang, about, usage)
        .alias("in")
        .arg(
            Arg::new("file")
                .value_name(t("TỆP", "FILE"))
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help(t(
                    "Tệp YAML; để trống hoặc ghi `-` thì đọc luồng vào",
                    "A YAML file; none, or `-`, reads the input stream",
                )),
        )
        .arg(
            Arg::new("format")
                .short('f')
                .long("format")
                .value_name(t("DẠNG", "FORMAT"))
                .default_value(FORMAT)
                .hide_default_value(true)
                .hide_possible_values(true)
                .value_parser(EnumValueParser::<Format>::new())
                .help(t(
                    "Dạng cần in: md, html, pdf hoặc docx [mặc định: pdf]",
                    "What to print: md, html, pdf or docx [default: pdf]",
                )),
        )
        .arg(
            Arg::new("as")
                .long("as")
                .value_name(t("TỆP", "FILE"))
                .default_value(NAME)
                .hide_default_value(true)
                .value_parser(clap::value_parser!(PathBuf))
                .help(t(
                    "Coi luồng vào là tệp này: hồ sơ cơ quan, mẫu và cài đặt tìm quanh nó [mặc định: directives/van-ban.yaml]",
                    "Take the input stream for this file: organ profiles, templates and settings are found around it [default: directives/van-ban.yaml]",
                )),
        )
        .arg(fonts(lang))
        .args(pdf(lang))
}

/// What a `render` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> RenderConfig {
    let path = |name| matches.get_one::<PathBuf>(name).cloned();
    let file = path("file").filter(|file| file.as_os_str() != "-");
    RenderConfig {
        lang,
        path: file.clone().or_else(|| path("as")).unwrap_or_default(),
        from_stream: file.is_none(),
        format: *matches.get_one("format").unwrap_or(&Format::Pdf),
        fonts: path("fonts"),
        pdf: pdf_choices(matches),
    }
}
