//! The command line: names, help and what it means.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{EnumValueParser, PossibleValue, RangedU64ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueEnum, ValueHint};

use super::Common;
use super::build::BuildConfig;
use super::check::CheckConfig;
use super::fix::Consent;
use super::rules::RulesConfig;
use crate::directive::date;
use crate::finding::Lang;
use crate::workspace::job::{Depth, Format};

/// The folder of directives when none is named.
const DIRECTIVES: &str = "directives";
/// The output folder when none is named.
const OUT: &str = "out";
/// The formats when none is named.
const FORMATS: &str = "md,html,pdf";
/// PDFs share their fonts.
const SHARED: &str = "shared";
/// Each PDF has fonts of its own.
const EXACT: &str = "exact";

/// The language asked for by `--lang`, else by `VANTHU_LANG`. Looked up before the command line is
/// parsed, because help and errors are written in it.
pub(super) fn language(arguments: &[OsString]) -> Lang {
    let texts: Vec<&str> = arguments.iter().filter_map(|a| a.to_str()).collect();
    let separate = texts
        .windows(2)
        .rev()
        .find(|pair| pair[0] == "--lang")
        .map(|pair| pair[1].to_owned());
    let joined = texts
        .iter()
        .rev()
        .find_map(|text| text.strip_prefix("--lang="))
        .map(str::to_owned);
    let asked = separate
        .or(joined)
        .or_else(|| std::env::var("VANTHU_LANG").ok());
    if asked.as_deref() == Some("en") {
        Lang::En
    } else {
        Lang::Vi
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.ending()))
    }
}

/// The whole command line, described in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let (usage, commands, arguments, options) = (
        t("Cách dùng:", "Usage:"),
        t("Lệnh:", "Commands:"),
        t("Đối số", "Arguments"),
        t("Tùy chọn", "Options"),
    );
    Command::new("vanthu")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t(
            "Từ tệp YAML ghi cuộc họp đến văn bản đúng thể thức: Markdown, HTML, PDF, Word",
            "From YAML files that describe meetings to official notices: Markdown, HTML, PDF, Word",
        ))
        .after_help(t(
            "Mã thoát: 0 tốt (có thể có cảnh báo); 1 có văn bản lỗi, các văn bản khác vẫn được tạo; \
             2 sai câu lệnh; 3 không đọc hoặc không ghi được tệp.\n\n\
             Ví dụ:\n  vanthu build                          tạo mọi văn bản trong directives/ vào out/\n  \
             vanthu build directives/a.yaml -o in  tạo một văn bản vào thư mục in/\n  \
             vanthu check                          kiểm tra, không tạo gì\n  \
             vanthu rules P-TASK                   giải thích một quy tắc",
            "Exit codes: 0 well (warnings allowed); 1 some document has errors, the others are built; \
             2 usage; 3 input or output failed.\n\n\
             Examples:\n  vanthu build                          all of directives/ into out/\n  \
             vanthu build directives/a.yaml -o in  one notice into in/\n  \
             vanthu check                          checks, builds nothing\n  \
             vanthu rules P-TASK                   explains a rule",
        ))
        .override_usage(t("vanthu <LỆNH> [TÙY CHỌN]", "vanthu <COMMAND> [OPTIONS]"))
        .help_template(format!("{{name}} {{version}}\n{{about}}\n\n{usage} {{usage}}\n\n{commands}\n{{subcommands}}\n\n{options}:\n{{options}}{{after-help}}\n"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(help(lang))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(t("In số phiên bản", "Print the version")),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name(t("TIẾNG", "LANG"))
                .value_parser(["vi", "en"])
                .global(true)
                .hide_possible_values(true)
                .help(t(
                    "Ngôn ngữ thông báo: vi hoặc en (hoặc đặt biến VANTHU_LANG)",
                    "Language of messages: vi or en (or set VANTHU_LANG)",
                )),
        )
        .subcommand(build_command(lang, usage, arguments, options))
        .subcommand(check_command(lang, usage, arguments, options))
        .subcommand(rules_command(lang, usage, arguments, options))
}

fn template(usage: &str, arguments: &str, options: &str) -> String {
    format!(
        "{{about-with-newline}}\n{usage} {{usage}}\n\n{arguments}:\n{{positionals}}\n\n{options}:\n{{options}}\n"
    )
}

fn help(lang: Lang) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .global(true)
        .help(lang.pick("In hướng dẫn này", "Print this help"))
}

fn build_command(lang: Lang, usage: &str, arguments: &str, options: &str) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    Command::new("build")
        .alias("tao")
        .about(t(
            "Tạo văn bản từ các tệp YAML (tên khác: tao)",
            "Build notices from YAML files (also: tao)",
        ))
        .override_usage(t(
            "vanthu build [ĐƯỜNG DẪN]... [TÙY CHỌN]",
            "vanthu build [PATH]... [OPTIONS]",
        ))
        .help_template(template(usage, arguments, options))
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
        .arg(
            Arg::new("fonts")
                .long("fonts")
                .value_name(t("THƯ MỤC", "DIR"))
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help(t(
                    "Thư mục có bốn tệp phông riêng, như Times New Roman (times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf)",
                    "Folder with your own four faces, such as Times New Roman (times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf)",
                )),
        )
        .arg(
            Arg::new("attach-source")
                .long("attach-source")
                .action(ArgAction::SetTrue)
                .help(t(
                    "Đính kèm vào PDF tệp YAML và hồ sơ cơ quan, bỏ các ghi chú sau dấu # (PDF/A-3a); lấy ra rồi chạy lại vẫn được đúng PDF ấy",
                    "Put the YAML file and the organ profile into the PDF, without # comments (PDF/A-3a); taken out and built again they give the same PDF",
                )),
        )
        .arg(
            Arg::new("subset")
                .long("subset")
                .value_name(t("CÁCH", "WAY"))
                .value_parser([SHARED, EXACT])
                .default_value(SHARED)
                .hide_default_value(true)
                .hide_possible_values(true)
                .help(t(
                    "Phông nhúng trong PDF: shared (đủ chữ tiếng Việt, tạo nhanh nhất) hoặc exact (chỉ những chữ có trong văn bản, tệp nhỏ hơn) [mặc định: shared]",
                    "Fonts inside a PDF: shared (all Vietnamese letters, fastest) or exact (only the letters in the notice, a smaller file) [default: shared]",
                )),
        )
        .arg(jobs(lang))
}

fn check_command(lang: Lang, usage: &str, arguments: &str, options: &str) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    Command::new("check")
        .alias("kiem-tra")
        .about(t(
            "Kiểm tra các tệp YAML, không tạo gì (tên khác: kiem-tra)",
            "Check YAML files, build nothing (also: kiem-tra)",
        ))
        .override_usage(t(
            "vanthu check [ĐƯỜNG DẪN]... [TÙY CHỌN]",
            "vanthu check [PATH]... [OPTIONS]",
        ))
        .help_template(template(usage, arguments, options))
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
        .arg(
            Arg::new("today")
                .long("today")
                .value_name(t("NGÀY", "DATE"))
                .env("VANTHU_TODAY")
                .hide_env(true)
                .value_parser(day)
                .help(t(
                    "Ngày xem xét thời hạn của dự thảo, như 25/11/2026 [mặc định: hôm nay]",
                    "The day on which deadlines of drafts are looked at, as 25/11/2026 [default: today]",
                )),
        )
        .arg(jobs(lang))
}

fn rules_command(lang: Lang, usage: &str, arguments: &str, options: &str) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    Command::new("rules")
        .alias("quy-tac")
        .about(t(
            "Kể các quy tắc, hoặc giải thích một quy tắc với ví dụ sai và đúng (tên khác: quy-tac)",
            "List the rules, or explain one with a wrong and a right example (also: quy-tac)",
        ))
        .override_usage(t(
            "vanthu rules [MÃ]... [TÙY CHỌN]",
            "vanthu rules [CODE]... [OPTIONS]",
        ))
        .help_template(template(usage, arguments, options))
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

fn day(text: &str) -> Result<NaiveDate, String> {
    date::parse(text).map_err(|fault| fault.message.vi)
}

fn paths(lang: Lang) -> Arg {
    Arg::new("paths")
        .value_name(lang.pick("ĐƯỜNG DẪN", "PATH"))
        .num_args(0..)
        .value_parser(clap::value_parser!(PathBuf))
        .value_hint(ValueHint::AnyPath)
        .help(lang.pick(
            "Tệp YAML hoặc thư mục [mặc định: directives]",
            "YAML files or folders [default: directives]",
        ))
}

fn jobs(lang: Lang) -> Arg {
    Arg::new("jobs")
        .short('j')
        .long("jobs")
        .value_name(lang.pick("SỐ", "N"))
        .value_parser(RangedU64ValueParser::<usize>::new().range(1..=256))
        .help(lang.pick(
            "Số luồng làm việc song song [mặc định: theo máy]",
            "Threads to use [default: the machine's]",
        ))
}

/// What a `build` command line means.
pub(super) fn build_config(matches: &ArgMatches, lang: Lang) -> BuildConfig {
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
        attach_source: matches.get_flag("attach-source"),
        exact: matches
            .get_one::<String>("subset")
            .is_some_and(|way| way == EXACT),
    }
}

/// What a `check` command line means.
pub(super) fn check_config(matches: &ArgMatches, lang: Lang) -> CheckConfig {
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

/// What a `rules` command line means.
pub(super) fn rules_config(matches: &ArgMatches, lang: Lang) -> RulesConfig {
    let codes = matches.get_many::<String>("codes").into_iter().flatten();
    RulesConfig {
        lang,
        codes: codes.map(|code| code.to_uppercase()).collect(),
    }
}

fn common(matches: &ArgMatches, lang: Lang) -> Common {
    let mut paths: Vec<PathBuf> = matches
        .get_many("paths")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    if paths.is_empty() {
        paths.push(PathBuf::from(DIRECTIVES));
    }
    let jobs = matches.get_one::<usize>("jobs").copied();
    let jobs = jobs
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
    Common { lang, paths, jobs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        command(Lang::Vi).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn defaults_are_the_folders_of_the_house() {
        let matches = command(Lang::Vi)
            .try_get_matches_from(["vanthu", "tao"])
            .unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let config = build_config(matches, Lang::Vi);
        assert_eq!(config.common.paths, [PathBuf::from("directives")]);
        assert_eq!(config.out, PathBuf::from("out"));
        let usual = [Format::Markdown, Format::Html, Format::Pdf];
        assert_eq!(config.formats, usual);
    }
}
