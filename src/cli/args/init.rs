//! The command line of `vanthu init`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, ValueHint};

use super::subcommand;
use crate::cli::init::{InitConfig, system_called};
use crate::directive::organ::System;
use crate::finding::Lang;

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Lập thư mục làm việc: hồ sơ cơ quan, cài đặt, văn bản đầu tiên (tên khác: khoi-tao)",
        "Set up a folder to work in: organ profile, settings, a first notice (also: khoi-tao)",
    );
    let usage = t(
        "vanthu init [THƯ MỤC] [TÙY CHỌN]",
        "vanthu init [DIR] [OPTIONS]",
    );
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    subcommand("init", lang, about, usage)
        .alias("khoi-tao")
        .arg(
            Arg::new("folder")
                .value_name(t("THƯ MỤC", "DIR"))
                .default_value(".")
                .hide_default_value(true)
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help(t(
                    "Thư mục làm việc [mặc định: nơi đang đứng]",
                    "The folder [default: where you are]",
                )),
        )
        .arg(
            text(
                "system",
                t("HỆ", "SYSTEM"),
                t(
                    "Hệ của cơ quan: dang hoặc nha-nuoc",
                    "The organ's system: dang (Party) or nha-nuoc (State)",
                ),
            )
            .value_parser(system),
        )
        .arg(text(
            "organ",
            t("TÊN", "NAME"),
            t(
                "Tên cơ quan, viết đủ như trong câu",
                "The organ's full name",
            ),
        ))
        .arg(text(
            "superior",
            t("TÊN", "NAME"),
            t(
                "Dòng cơ quan cấp trên, nếu có",
                "The superior's line, if any",
            ),
        ))
        .arg(text(
            "symbol",
            t("CHỮ", "LETTERS"),
            t(
                "Ký hiệu trong số văn bản [mặc định: theo tên cơ quan, như ĐU, UBND]",
                "The symbol in numbers [default: by the name, as ĐU, UBND]",
            ),
        ))
        .arg(text(
            "place",
            t("ĐỊA DANH", "PLACE"),
            t("Địa danh ghi trước ngày tháng", "The place before the date"),
        ))
        .arg(text(
            "kind",
            t("LOẠI", "KIND"),
            t(
                "Loại của văn bản đầu tiên [mặc định khi không hỏi: thong-bao-ket-luan]",
                "Kind of the first notice [default when not asked: thong-bao-ket-luan]",
            ),
        ))
}

fn system(word: &str) -> Result<System, String> {
    system_called(word).ok_or_else(|| "dang, nha-nuoc".to_owned())
}

/// What an `init` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> InitConfig {
    let text = |name| matches.get_one::<String>(name).cloned();
    // Paths are shown as they are written, without `./` before them.
    let folder = matches.get_one::<PathBuf>("folder").cloned();
    let folder = folder.filter(|folder| folder.as_os_str() != ".");
    InitConfig {
        lang,
        folder: folder.unwrap_or_default(),
        system: matches.get_one::<System>("system").copied(),
        superior: text("superior"),
        organ: text("organ"),
        symbol: text("symbol"),
        place: text("place"),
        kind: text("kind"),
    }
}
