//! The command line: names, help and what it means.

pub(super) mod build;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod doctor;
pub(super) mod init;
pub(super) mod man;
pub(super) mod new;
pub(super) mod preview;
pub(super) mod render;
pub(super) mod rules;
pub(super) mod schema;
pub(super) mod tasks;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, RangedU64ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueEnum, ValueHint};

use super::Common;
use crate::finding::Lang;
use crate::workspace::job::Format;
use crate::workspace::shared::PdfChoices;

/// The folder of directives when none is named.
const DIRECTIVES: &str = "directives";
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
    let (usage, commands, options) = (
        t("Cách dùng:", "Usage:"),
        t("Lệnh:", "Commands:"),
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
             2 sai câu lệnh; 3 không đọc hoặc không ghi được tệp; 130 dừng theo yêu cầu.\n\n\
             Ví dụ:\n  vanthu build                          tạo mọi văn bản trong directives/ vào out/\n  \
             vanthu build directives/a.yaml -o in  tạo một văn bản vào thư mục in/\n  \
             vanthu build --watch                  tạo lại mỗi khi lưu tệp\n  \
             vanthu check                          kiểm tra, không tạo gì\n  \
             vanthu rules P-TASK                   giải thích một quy tắc\n  \
             vanthu tasks --overdue                việc nào đã qua hạn",
            "Exit codes: 0 well (warnings allowed); 1 some document has errors, the others are built; \
             2 usage; 3 input or output failed; 130 stopped on request.\n\n\
             Examples:\n  vanthu build                          all of directives/ into out/\n  \
             vanthu build directives/a.yaml -o in  one notice into in/\n  \
             vanthu build --watch                  builds again at each save\n  \
             vanthu check                          checks, builds nothing\n  \
             vanthu rules P-TASK                   explains a rule\n  \
             vanthu tasks --overdue                tasks past their deadline",
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
        .subcommand(init::command(lang))
        .subcommand(new::command(lang))
        .subcommand(build::command(lang))
        .subcommand(check::command(lang))
        .subcommand(preview::command(lang))
        .subcommand(render::command(lang))
        .subcommand(rules::command(lang))
        .subcommand(tasks::command(lang))
        .subcommand(schema::command(lang))
        .subcommand(doctor::command(lang))
        .subcommand(completions::command(lang))
        .subcommand(man::command(lang))
}

/// A command as all of them are laid out: what it does, how it is used, its arguments and options.
fn subcommand(name: &'static str, lang: Lang, about: &'static str, usage: &'static str) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let (usage_word, arguments, options) = (
        t("Cách dùng:", "Usage:"),
        t("Đối số", "Arguments"),
        t("Tùy chọn", "Options"),
    );
    Command::new(name)
        .about(about)
        .override_usage(usage)
        .help_template(format!(
            "{{about-with-newline}}\n{usage_word} {{usage}}\n\n{arguments}:\n{{positionals}}\n\n{options}:\n{{options}}\n"
        ))
}

/// The same for a command that takes options only.
fn bare_subcommand(
    name: &'static str,
    lang: Lang,
    about: &'static str,
    usage: &'static str,
) -> Command {
    let word = lang.pick("Cách dùng:", "Usage:");
    let options = lang.pick("Tùy chọn", "Options");
    Command::new(name)
        .about(about)
        .override_usage(usage)
        .help_template(format!(
            "{{about-with-newline}}\n{word} {{usage}}\n\n{options}:\n{{options}}\n"
        ))
}

fn help(lang: Lang) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .global(true)
        .help(lang.pick("In hướng dẫn này", "Print this help"))
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

fn fonts(lang: Lang) -> Arg {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    Arg::new("fonts")
                .long("fonts")
                .value_name(t("THƯ MỤC", "DIR"))
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help(t(
                    "Thư mục có bốn tệp phông riêng, như Times New Roman (times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf)",
                    "Folder with your own four faces, such as Times New Roman (times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf)",
                ))
}

/// What a command offers for its PDFs.
fn pdf(lang: Lang) -> [Arg; 2] {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let attach = Arg::new("attach-source").long("attach-source").action(ArgAction::SetTrue).help(t(
        "Đính kèm vào PDF tệp YAML và hồ sơ cơ quan, bỏ các ghi chú sau dấu # (PDF/A-3a); lấy ra rồi chạy lại vẫn được đúng PDF ấy",
        "Put the YAML file and the organ profile into the PDF, without # comments (PDF/A-3a); taken out and built again they give the same PDF",
    ));
    let subset = Arg::new("subset").long("subset").value_name(t("CÁCH", "WAY")).value_parser([SHARED, EXACT])
        .default_value(SHARED).hide_default_value(true).hide_possible_values(true).help(t(
        "Phông nhúng trong PDF: shared (đủ chữ tiếng Việt, tạo nhanh nhất) hoặc exact (chỉ những chữ có trong văn bản, tệp nhỏ hơn) [mặc định: shared]",
        "Fonts inside a PDF: shared (all Vietnamese letters, fastest) or exact (only the letters in the notice, a smaller file) [default: shared]",
    ));
    [attach, subset]
}

/// What was chosen for the PDFs.
fn pdf_choices(matches: &ArgMatches) -> PdfChoices {
    let subset = matches.get_one::<String>("subset");
    PdfChoices {
        attach_source: matches.get_flag("attach-source"),
        exact_subset: subset.is_some_and(|way| way == EXACT),
    }
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
        let config = build::config(matches, Lang::Vi);
        assert_eq!(config.common.paths, [PathBuf::from("directives")]);
        assert_eq!(config.out, PathBuf::from("out"));
        let usual = [Format::Markdown, Format::Html, Format::Pdf];
        assert_eq!(config.formats, usual);
    }
}
