//! The command line of `vanthu check`.

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{common, jobs, paths, subcommand};
use crate::cli::check::CheckConfig;
use crate::cli::fix::Consent;
use crate::directive::date;
use crate::finding::Lang;
use crate::workspace::job::Depth;

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Kiểm tra các tệp YAML, không tạo gì (tên khác: kiem-tra)",
        "Check YAML files, build nothing (also: kiem-tra)",
    );
    let usage = t(
        "vanthu check [ĐƯỜNG DẪN]... [TÙY CHỌN]",
        "vanthu check [PATH]... [OPTIONS]",
    );
    subcommand("check", lang, about, usage)
        .alias("kiem-tra")
        .arg(paths(lang))
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help(t(
                    "In kết quả dạng JSON (xem docs/findings.md)",
                    "Print the findings as JSON (see docs/findings.md)",
                )),
        )
        .arg(
            Arg::new("quick")
                .long("quick")
                .action(ArgAction::SetTrue)
                .help(t(
                    "Chỉ soát những gì đã ghi, không dàn trang (nhanh gấp mấy lần cho thư mục lớn)",
                    "Only look at what is written, without laying out pages (several times faster for a large folder)",
                )),
        )
        .arg(
            Arg::new("fix")
                .long("fix")
                .action(ArgAction::SetTrue)
                .conflicts_with("json")
                .help(t(
                    "Sửa luôn những chỗ máy sửa được trong tệp YAML: cho xem trước, hỏi rồi mới sửa; không đụng đến tên, số, ngày",
                    "Mend what can be mended in the YAML files: shown first, then asked; names, numbers and dates are never touched",
                )),
        )
        .arg(
            Arg::new("yes")
                .short('y')
                .long("yes")
                .action(ArgAction::SetTrue)
                .requires("fix")
                .help(t("Với `--fix`: sửa không cần hỏi", "With `--fix`: mend without asking")),
        )
        .arg(today(lang))
        .arg(jobs(lang))
}

/// The day on which drafts are looked at.
pub(in crate::cli) fn today(lang: Lang) -> Arg {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    Arg::new("today")
        .long("today")
        .value_name(t("NGÀY", "DATE"))
        .env("VANTHU_TODAY")
        .hide_env(true)
        .value_parser(day)
        .help(t(
            "Ngày xem xét thời hạn của dự thảo, như 25/11/2026 [mặc định: hôm nay]",
            "The day on which deadlines of drafts are looked at, as 25/11/2026 [default: today]",
        ))
}

/// A day as a clerk types it.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    date::parse(text).map_err(|fault| fault.message.vi)
}

/// What a `check` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> CheckConfig {
    CheckConfig {
        common: common(matches, lang),
        json: matches.get_flag("json"),
        depth: if matches.get_flag("quick") {
            Depth::Written
        } else {
            Depth::Pages
        },
        fix: matches.get_flag("fix").then(|| {
            if matches.get_flag("yes") {
                Consent::Given
            } else {
                Consent::Ask
            }
        }),
        today: matches.get_one::<NaiveDate>("today").copied(),
    }
}
