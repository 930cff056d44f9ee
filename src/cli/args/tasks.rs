//! The command line of `vanthu tasks`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::builder::{EnumValueParser, PossibleValue, RangedU64ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueEnum, ValueHint};

use super::check::day;
use super::{common, jobs, paths, subcommand};
use crate::cli::tasks::{Form, TasksConfig};
use crate::finding::Lang;
use crate::tasks::choose::Choice;

/// Days from a reminder to the last day when none is named.
const REMIND: u32 = 3;

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Form::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "Liệt kê ai làm gì, bao giờ xong, theo văn bản nào (tên khác: nhiem-vu)",
        "List who does what by when, and which notice says so (also: nhiem-vu)",
    );
    let usage = t(
        "vanthu tasks [ĐƯỜNG DẪN]... [TÙY CHỌN]",
        "vanthu tasks [PATH]... [OPTIONS]",
    );
    subcommand("tasks", lang, about, usage)
        .alias("nhiem-vu")
        .arg(paths(lang))
        .args(choice(lang))
        .arg(
            Arg::new("format")
                .short('f')
                .long("format")
                .value_name(t("DẠNG", "FORMAT"))
                .hide_possible_values(true)
                .value_parser(EnumValueParser::<Form>::new())
                .help(t(
                    "table (bảng để đọc), csv, xlsx (Excel), ics (lịch) hoặc json [mặc định: theo đuôi tệp của `-o`, không có thì table]",
                    "table (to read), csv, xlsx (Excel), ics (calendar) or json [default: by the ending of `-o`, else table]",
                )),
        )
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name(t("TỆP", "FILE"))
                .value_parser(clap::value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help(t(
                    "Ghi vào tệp này, không in ra",
                    "Write to this file instead of printing",
                )),
        )
        .arg(
            Arg::new("force")
                .long("force")
                .action(ArgAction::SetTrue)
                .requires("out")
                .help(t(
                    "Với `-o`: thay tệp đã có",
                    "With `-o`: replace a file that is there",
                )),
        )
        .arg(
            Arg::new("remind")
                .long("remind")
                .value_name(t("SỐ NGÀY", "DAYS"))
                .value_parser(RangedU64ValueParser::<u32>::new().range(0..=365))
                .help(t(
                    "Lịch nhắc trước mấy ngày, lúc 8 giờ; 0 là nhắc ngay trong ngày [mặc định: 3]",
                    "How many days before, at 8, a calendar reminds; 0 on the day itself [default: 3]",
                )),
        )
        .arg(jobs(lang))
}

/// Which tasks, seen on which day.
fn choice(lang: Lang) -> [Arg; 4] {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let unit = Arg::new("unit")
        .short('u')
        .long("unit")
        .value_name(t("ĐƠN VỊ", "UNIT"))
        .help(t(
            "Chỉ nhiệm vụ đơn vị này chủ trì hoặc phối hợp; không cần gõ dấu, UBND cũng là Ủy ban nhân dân",
            "Only tasks that this unit leads or helps with; marks and capitals may be left out, UBND is Ủy ban nhân dân",
        ));
    let before = Arg::new("due-before")
        .long("due-before")
        .value_name(t("NGÀY", "DATE"))
        .value_parser(day)
        .help(t(
            "Chỉ nhiệm vụ có ngày cuối trước ngày này (không kể ngày này), như 30/11/2026 hoặc 2026-11-30",
            "Only tasks whose last day is before this one, as 30/11/2026 or 2026-11-30",
        ));
    let overdue = Arg::new("overdue")
        .long("overdue")
        .action(ArgAction::SetTrue)
        .help(t(
            "Chỉ nhiệm vụ đã qua hạn",
            "Only tasks past their deadline",
        ));
    let today = Arg::new("today")
        .long("today")
        .value_name(t("NGÀY", "DATE"))
        .env("VANTHU_TODAY")
        .hide_env(true)
        .value_parser(day)
        .help(t(
            "Ngày dùng để tính qua hạn [mặc định: hôm nay]",
            "The day on which deadlines have passed or not [default: today]",
        ));
    [unit, before, overdue, today]
}

/// What a `tasks` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> TasksConfig {
    let out = matches.get_one::<PathBuf>("out").cloned();
    let form = matches.get_one::<Form>("format").copied();
    let ending = out.as_deref().and_then(by_ending);
    TasksConfig {
        common: common(matches, lang),
        choice: Choice {
            unit: matches.get_one::<String>("unit").cloned(),
            due_before: matches.get_one::<NaiveDate>("due-before").copied(),
            overdue: matches.get_flag("overdue"),
        },
        form: form.or(ending).unwrap_or(Form::Table),
        out,
        force: matches.get_flag("force"),
        remind: matches.get_one::<u32>("remind").copied().unwrap_or(REMIND),
        today: matches.get_one::<NaiveDate>("today").copied(),
    }
}

/// The form that a file's ending names.
fn by_ending(path: &Path) -> Option<Form> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    Form::ALL.into_iter().find(|form| form.name() == ending)
}
