//! The command line of `vanthu build`.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{EnumValueParser, RangedU64ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

use super::{common, fonts, jobs, paths, pdf, pdf_choices, subcommand};
use crate::cli::build::{BuildConfig, Mode};
use crate::cli::watch::Watch;
use crate::finding::Lang;
use crate::workspace::job::Format;

/// The output folder when none is named.
const OUT: &str = "out";
/// The formats when none is named.
const FORMATS: &str = "md,html,pdf";

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Tạo văn bản từ các tệp YAML (tên khác: tao)",
        "Build notices from YAML files (also: tao)",
    );
    let usage = t(
        "vanthu build [ĐƯỜNG DẪN]... [TÙY CHỌN]",
        "vanthu build [PATH]... [OPTIONS]",
    );
    subcommand("build", lang, about, usage)
        .alias("tao")
        .arg(paths(lang))
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name(t("THƯ MỤC", "DIR"))
                .default_value(OUT)
                .hide_default_value(true)
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help(t("Thư mục kết quả [mặc định: out]", "Output folder [default: out]")),
        )
        .arg(
            Arg::new("formats")
                .short('f')
                .long("formats")
                .value_name(t("DẠNG", "FORMATS"))
                .value_delimiter(',')
                .default_value(FORMATS)
                .hide_default_value(true)
                .hide_possible_values(true)
                .value_parser(EnumValueParser::<Format>::new())
                .help(t(
                    "Dạng cần tạo, cách nhau bằng dấu phẩy: md, html, pdf, docx [mặc định: md,html,pdf]",
                    "Formats to build, parted by commas: md, html, pdf, docx [default: md,html,pdf]",
                )),
        )
        .arg(fonts(lang))
        .args(pdf(lang))
        .arg(
            Arg::new("explain")
                .long("explain")
                .action(ArgAction::SetTrue)
                .help(t(
                    "Nói vì sao tạo lại từng văn bản, kể cả văn bản không đổi",
                    "Say why each notice is built, and name those that are not",
                )),
        )
        .arg(
            Arg::new("force")
                .long("force")
                .action(ArgAction::SetTrue)
                .help(t(
                    "Tạo lại tất cả, kể cả văn bản không đổi",
                    "Build everything, needed or not",
                )),
        )
        .arg(
            Arg::new("no-report")
                .long("no-report")
                .action(ArgAction::SetTrue)
                .help(t(
                    "Không ghi trang tổng hợp index.html và report.json",
                    "Do not write index.html and report.json about the whole folder",
                )),
        )
        .arg(
            Arg::new("dry-run")
                .short('n')
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help(t(
                    "Chỉ cho xem sẽ tạo và xóa những gì, không làm",
                    "Only show what would be built and removed",
                )),
        )
        .arg(
            Arg::new("list")
                .long("list")
                .action(ArgAction::SetTrue)
                .conflicts_with("dry-run")
                .help(t(
                    "In việc phải làm cho chương trình khác đọc, mỗi văn bản một dòng JSON (xem docs/scale.md), không làm",
                    "Print what there is to do for other programs, a line of JSON a notice (see docs/scale.md), and do nothing",
                )),
        )
        .arg(
            Arg::new("watch")
                .short('w')
                .long("watch")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["dry-run", "list"])
                .help(t(
                    "Ở lại theo dõi: mỗi khi một tệp được lưu thì tạo lại những văn bản dùng đến nó (Ctrl-C để thôi)",
                    "Stay and build again, at each save, the notices that use the file (Ctrl-C ends it)",
                )),
        )
        .arg(
            Arg::new("poll")
                .long("poll")
                .value_name(t("GIÂY", "SECONDS"))
                .requires("watch")
                .num_args(0..=1)
                .default_missing_value("2")
                .value_parser(RangedU64ValueParser::<u64>::new().range(1..=3600))
                .help(t(
                    "Với `--watch`: cứ mấy giây tự xem các tệp một lần [mặc định: 2], cho ổ đĩa mạng không báo tin",
                    "With `--watch`: look at the files every so many seconds [default: 2], for network drives that send no word",
                )),
        )
        .arg(jobs(lang))
}

/// What a `build` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> BuildConfig {
    let mut formats: Vec<Format> = matches
        .get_many("formats")
        .into_iter()
        .flatten()
        .copied()
        .collect();
    formats.sort();
    formats.dedup();
    BuildConfig {
        common: common(matches, lang),
        out: matches
            .get_one::<PathBuf>("out")
            .cloned()
            .unwrap_or_else(|| PathBuf::from(OUT)),
        formats,
        fonts: matches.get_one::<PathBuf>("fonts").cloned(),
        pdf: pdf_choices(matches),
        force: matches.get_flag("force"),
        explain: matches.get_flag("explain"),
        report: !matches.get_flag("no-report"),
        watch: matches.get_flag("watch").then(|| Watch {
            poll: matches.get_one("poll").copied().map(Duration::from_secs),
        }),
        mode: if matches.get_flag("list") {
            Mode::List
        } else if matches.get_flag("dry-run") {
            Mode::DryRun
        } else {
            Mode::Build
        },
    }
}
