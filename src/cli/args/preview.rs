//! The command line of `vanthu preview`.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use clap::builder::RangedU64ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

use super::{DIRECTIVES, check, fonts, subcommand};
use crate::cli::preview::PreviewConfig;
use crate::finding::Lang;

/// The port when none is named.
const PORT: &str = "8420";

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Mở bàn làm việc trên trình duyệt: xem các văn bản đúng như khi in, lưu tệp là thấy ngay (tên khác: xem)",
        "Open the desk in a browser: notices as they are printed, each save is seen at once (also: xem)",
    );
    let usage = t(
        "vanthu preview [THƯ MỤC] [TÙY CHỌN]",
        "vanthu preview [DIR] [OPTIONS]",
    );
    subcommand("preview", lang, about, usage)
        .alias("xem")
        .arg(
            Arg::new("folder")
                .value_name(t("THƯ MỤC", "DIR"))
                .default_value(DIRECTIVES)
                .hide_default_value(true)
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help(t(
                    "Thư mục các tệp YAML [mặc định: directives]",
                    "The folder of YAML files [default: directives]",
                )),
        )
        .arg(
            Arg::new("port")
                .short('p')
                .long("port")
                .value_name(t("CỔNG", "PORT"))
                .default_value(PORT)
                .hide_default_value(true)
                .value_parser(clap::value_parser!(u16))
                .help(t(
                    "Cổng; đang bận thì lấy cổng trống kế tiếp [mặc định: 8420]",
                    "The port; when it is busy the next free one is taken [default: 8420]",
                )),
        )
        .arg(
            Arg::new("host")
                .long("host")
                .value_name(t("ĐỊA CHỈ", "ADDRESS"))
                .value_parser(clap::value_parser!(IpAddr))
                .help(t(
                    "Địa chỉ để mở, như 0.0.0.0 cho máy khác cùng xem: khi ấy phải có mã truy cập [mặc định: 127.0.0.1, chỉ máy này]",
                    "The address to listen at, as 0.0.0.0 for other machines: these need a token [default: 127.0.0.1, this machine only]",
                )),
        )
        .arg(Arg::new("open").long("open").action(ArgAction::SetTrue).help(t(
            "Mở luôn trình duyệt",
            "Open the browser as well",
        )))
        .arg(fonts(lang))
        .arg(
            Arg::new("poll")
                .long("poll")
                .value_name(t("GIÂY", "SECONDS"))
                .num_args(0..=1)
                .default_missing_value("2")
                .value_parser(RangedU64ValueParser::<u64>::new().range(1..=3600))
                .help(t(
                    "Cứ mấy giây tự xem các tệp một lần [mặc định: 2], cho ổ đĩa mạng không báo tin",
                    "Look at the files every so many seconds [default: 2], for network drives that send no word",
                )),
        )
        .arg(check::today(lang))
}

/// What a `preview` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> PreviewConfig {
    let path = |name| matches.get_one::<PathBuf>(name).cloned();
    let poll = matches.get_one::<u64>("poll").copied();
    PreviewConfig {
        lang,
        folder: path("folder").unwrap_or_else(|| PathBuf::from(DIRECTIVES)),
        host: *matches
            .get_one("host")
            .unwrap_or(&IpAddr::V4(Ipv4Addr::LOCALHOST)),
        port: matches.get_one("port").copied().unwrap_or_default(),
        open: matches.get_flag("open"),
        fonts: path("fonts"),
        poll: poll.map(Duration::from_secs),
        today: matches.get_one::<NaiveDate>("today").copied(),
    }
}
