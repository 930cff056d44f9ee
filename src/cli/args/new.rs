//! The command line of `vanthu new`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command, ValueHint};

use super::{DIRECTIVES, check, subcommand};
use crate::cli::new::NewConfig;
use crate::finding::Lang;

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Tạo tệp YAML mới của một loại văn bản, có ghi chú và đánh dấu chỗ phải ghi (tên khác: moi)",
        "Make a new YAML file of a kind, with notes and marked gaps (also: moi)",
    );
    let usage = t(
        "vanthu new [LOẠI] [TÙY CHỌN]",
        "vanthu new [KIND] [OPTIONS]",
    );
    subcommand("new", lang, about, usage)
        .alias("moi")
        .arg(Arg::new("kind").value_name(t("LOẠI", "KIND")).help(t(
            "Loại văn bản, như giay-moi, cong-van; để trống thì hỏi, hoặc lấy của `--from`",
            "The kind, as giay-moi, cong-van; asked for when not given, or that of `--from`",
        )))
        .args(texts(lang))
        .arg(
            Arg::new("from")
                .long("from")
                .value_name(t("TỆP", "FILE"))
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help(t(
                    "Lấy cơ quan, nơi nhận, người ký, người chủ trì của tệp cũ này; số, ngày, số liệu, nhiệm vụ để trống",
                    "Take organ, recipients, signature and chair of this older file; number, date, figures and tasks stay open",
                )),
        )
        .arg(
            Arg::new("dir")
                .short('d')
                .long("dir")
                .value_name(t("THƯ MỤC", "DIR"))
                .default_value(DIRECTIVES)
                .hide_default_value(true)
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help(t(
                    "Đặt tệp vào thư mục này [mặc định: directives]",
                    "The folder to put it in [default: directives]",
                )),
        )
}

fn texts(lang: Lang) -> [Arg; 3] {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    [
        Arg::new("organ").long("organ").value_name(t("CƠ QUAN", "ORGAN")).help(t(
            "Tên hồ sơ trong co-quan/; chỉ có một hồ sơ thì không cần",
            "Name of a profile in co-quan/; not needed where there is only one",
        )),
        Arg::new("date").long("date").value_name(t("NGÀY", "DATE")).value_parser(check::day).help(t(
            "Ngày họp; văn bản không có cuộc họp thì là ngày ban hành. Đứng đầu tên tệp",
            "Day of the meeting, or of issue for a kind without one. The file's name begins with it",
        )),
        Arg::new("name").long("name").value_name(t("TÊN", "NAME")).help(t(
            "Tên tệp, như `họp giao ban` [mặc định: tên loại; không có ngày thì du-thao-1, du-thao-2…]",
            "The file's name, as `họp giao ban` [default: the kind; without a date du-thao-1, du-thao-2…]",
        )),
    ]
}

/// What a `new` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> NewConfig {
    let text = |name| matches.get_one::<String>(name).cloned();
    let path = |name| matches.get_one::<PathBuf>(name).cloned();
    NewConfig {
        lang,
        kind: text("kind"),
        organ: text("organ"),
        from: path("from"),
        date: matches.get_one::<NaiveDate>("date").copied(),
        name: text("name"),
        folder: path("dir").unwrap_or_else(|| PathBuf::from(DIRECTIVES)),
    }
}
