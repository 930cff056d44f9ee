//! `vanthu new`: a blank directive of a kind, ready to be filled in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::ask::{self, can_ask};
use super::console::Console;
use super::{FAILED, OK, USAGE};
use crate::directive::organ::{Organ, Organs};
use crate::directive::{date, suggest};
use crate::finding::{Finding, Lang, Message, Severity};
use crate::form::{self, Blank, Kept, kept};
use crate::schema::{self, Of};
use crate::source::yaml;
use crate::workspace::shared::{self, Shared};
use crate::workspace::{beside, read_text, shown, start, write};

/// A checked `new` command line.
pub(super) struct NewConfig {
    pub(super) lang: Lang,
    pub(super) kind: Option<String>,
    pub(super) organ: Option<String>,
    pub(super) from: Option<PathBuf>,
    pub(super) date: Option<NaiveDate>,
    pub(super) name: Option<String>,
    pub(super) folder: PathBuf,
}

/// Why nothing was made: the exit code, after it has been said.
type Stopped = u8;

/// Runs the command.
pub(super) fn run(config: &NewConfig) -> u8 {
    let console = Console::new(config.lang);
    let code = match make(config, &console) {
        Ok(path) => {
            console.out(&next(&path, config.lang));
            OK
        }
        Err(code) => code,
    };
    console.code(code)
}

/// Makes the file and says so.
pub(super) fn make(config: &NewConfig, console: &Console) -> Result<PathBuf, Stopped> {
    let stop = |finding: Finding, code: u8| {
        console.complain(&[finding]);
        code
    };
    let mut findings = Vec::new();
    let shared = Shared::load(
        &[],
        std::slice::from_ref(&config.folder),
        None,
        &mut findings,
    )
    .map_err(|finding| stop(finding, FAILED))?;
    let kept = older(config, console)?;
    let place = config.folder.join("moi.yaml");
    let Some((organ_folder, organs)) = shared::profiles_for(&place, &mut findings) else {
        console.err(&no_profile(&config.folder, config.lang));
        return Err(USAGE);
    };
    let known = schema::known(&shared.standards, |kind| shared.templates.prints(kind));
    let asked = asked_kind(config, &kept, &known.kinds, console)?;
    let organ_name = organ(config, &kept, &organs, &findings, console)?;
    let organ = organs.find(&organ_name).map_err(|f| stop(f, USAGE))?;
    let standard = shared.standards.choose(organ.system.value, None);
    let issues = |kind: &str| {
        standard
            .as_ref()
            .is_some_and(|s| s.types.contains_key(kind))
    };
    let kinds = known.kinds.iter().filter(|(kind, _)| issues(kind));
    let kinds: Vec<(String, String)> = kinds.cloned().collect();
    let kind = match asked {
        Some(kind) => kind,
        None => choose_kind(&kinds, console)?,
    };
    let Some((_, kind_name)) = kinds.iter().find(|(name, _)| *name == kind) else {
        console.err(&not_issued(&kind, organ, config.lang));
        return Err(USAGE);
    };
    let date = day(config, console)?;
    let base = beside(&organ_folder);
    let schema = start::schema_from(&config.folder, base, Of::Directive);
    let blank = Blank {
        kind: &kind,
        kind_name,
        organ_name: &organ_name,
        organ,
        date,
        schema: &schema,
        kept: &kept,
    };
    let path = file(config, date, &kind);
    write::create(&path, form::directive(&blank).as_bytes()).map_err(|f| stop(f, FAILED))?;
    start::schemas(base, &known).map_err(|f| stop(f, FAILED))?;
    console.out(&made(&path, kind_name, organ, config.lang));
    console.err(&left(&kept, config.lang));
    Ok(path)
}

/// The older directive's pieces; none when there is none.
fn older(config: &NewConfig, console: &Console) -> Result<Kept, Stopped> {
    let Some(path) = &config.from else {
        return Ok(Kept::default());
    };
    let mut findings = Vec::new();
    let file = read_text(path).map(Arc::new).map_err(|finding| {
        console.complain(&[finding]);
        FAILED
    })?;
    let Some(node) = yaml::parse(&file, &mut findings) else {
        console.complain(&findings);
        return Err(super::FINDINGS);
    };
    let kept = kept::take(&file, &node);
    Ok(Kept {
        // Another organ was asked for.
        organ: kept.organ.filter(|_| config.organ.is_none()),
        ..kept
    })
}

/// The kind that was named, or that of the older file; none when it is to be asked for.
fn asked_kind(
    config: &NewConfig,
    kept: &Kept,
    kinds: &[(String, String)],
    console: &Console,
) -> Result<Option<String>, Stopped> {
    let Some(asked) = config.kind.as_ref().or(kept.kind.as_ref()) else {
        if can_ask() {
            return Ok(None);
        }
        ask::missing(console, console.lang.pick("LOẠI", "KIND"));
        return Err(USAGE);
    };
    match ask::named(asked, kinds) {
        Some(kind) => Ok(Some(kind)),
        None => {
            console.err(&unknown_kind(asked, kinds, console.lang));
            Err(USAGE)
        }
    }
}

fn choose_kind(kinds: &[(String, String)], console: &Console) -> Result<String, Stopped> {
    let question = Message::new("Loại văn bản nào?", "Which kind of document?");
    ask::choose(console, &question, kinds).ok_or(USAGE)
}

/// The profile's name. Where there is only one, there is nothing to ask.
fn organ(
    config: &NewConfig,
    kept: &Kept,
    organs: &Organs,
    findings: &[Finding],
    console: &Console,
) -> Result<String, Stopped> {
    if let Some(asked) = &config.organ {
        return Ok(asked.clone());
    }
    if let Some(kept) = &kept.organ_name {
        return Ok(kept.clone());
    }
    let usable: Vec<(String, String)> = organs
        .usable()
        .map(|(stem, organ)| (stem.to_owned(), organ.name.value.clone()))
        .collect();
    match usable.as_slice() {
        [] => {
            let errors = findings.iter().filter(|f| f.severity == Severity::Error);
            console.complain(&errors.cloned().collect::<Vec<_>>());
            console.err(&no_profile(&config.folder, config.lang));
            Err(USAGE)
        }
        [(stem, _)] => Ok(stem.clone()),
        _ if !can_ask() => {
            ask::missing(console, "--organ");
            Err(USAGE)
        }
        _ => {
            let question = Message::new("Cơ quan nào?", "Which organ?");
            ask::choose(console, &question, &usable).ok_or(USAGE)
        }
    }
}

/// The day, asked for where someone can answer.
fn day(config: &NewConfig, console: &Console) -> Result<Option<NaiveDate>, Stopped> {
    if config.date.is_some() || config.name.is_some() || !can_ask() {
        return Ok(config.date);
    }
    let question = Message::new(
        "Ngày họp hoặc ngày văn bản, như 05/10/2026 (chưa biết thì Enter)",
        "Day of the meeting or of the document, as 05/10/2026 (Enter when not known)",
    );
    let read = |answer: &str| match answer {
        "" => Ok(None),
        _ => date::parse(answer).map(Some).map_err(|fault| fault.message),
    };
    ask::ask(console, &question, None, read).ok_or(USAGE)
}

fn file(config: &NewConfig, date: Option<NaiveDate>, kind: &str) -> PathBuf {
    if date.is_none() && config.name.is_none() {
        return start::draft(&config.folder);
    }
    let about = config.name.as_deref().map(form::slug);
    let about = about.filter(|slug| !slug.is_empty());
    let stem = form::file_stem(date, about.as_deref().unwrap_or(kind));
    config.folder.join(format!("{stem}.yaml"))
}

fn made(path: &Path, kind: &str, organ: &Organ, lang: Lang) -> String {
    let (path, organ) = (shown(path), &organ.name.value);
    match lang {
        Lang::Vi => format!("Đã tạo {path} ({kind}, {organ}).\n"),
        Lang::En => format!("Made {path} ({kind}, {organ}).\n"),
    }
}

/// What to do with the file that was made.
pub(super) fn next(path: &Path, lang: Lang) -> String {
    let path = shown(path);
    match lang {
        Lang::Vi => format!(
            "Mở tệp, ghi vào những chỗ có dấu …, rồi gõ:\n  vanthu check {path}\n  vanthu build {path}\n"
        ),
        Lang::En => {
            format!(
                "Fill in the places marked …, then type:\n  vanthu check {path}\n  vanthu build {path}\n"
            )
        }
    }
}

/// What could not be taken over; nothing when all was.
fn left(kept: &Kept, lang: Lang) -> String {
    if kept.left.is_empty() {
        return String::new();
    }
    let keys = suggest::quoted_list(kept.left.iter().copied());
    match lang {
        Lang::Vi => format!("lưu ý: không chép được {keys} từ tệp cũ; đồng chí chép tay.\n"),
        Lang::En => {
            format!("note: {keys} could not be copied from the older file; copy by hand.\n")
        }
    }
}

fn no_profile(folder: &Path, lang: Lang) -> String {
    let folder = shown(folder);
    match lang {
        Lang::Vi => format!(
            "lỗi: `{folder}` chưa có hồ sơ cơ quan nào dùng được trong `co-quan`\nGõ `vanthu init` để lập hồ sơ cơ quan.\n"
        ),
        Lang::En => format!(
            "error: `{folder}` has no organ profile in `co-quan` that can be used\n`vanthu init` makes one.\n"
        ),
    }
}

fn unknown_kind(asked: &str, kinds: &[(String, String)], lang: Lang) -> String {
    let names = || kinds.iter().map(|(kind, _)| kind.as_str());
    let (vi, en) = suggest::ask(asked, names());
    let list = suggest::quoted_list(names());
    match lang {
        Lang::Vi => format!("lỗi: không có loại văn bản `{asked}`\n{vi}Các loại: {list}.\n"),
        Lang::En => format!("error: there is no kind `{asked}`\n{en}Kinds: {list}.\n"),
    }
}

fn not_issued(kind: &str, organ: &Organ, lang: Lang) -> String {
    let organ = &organ.name.value;
    match lang {
        Lang::Vi => format!("lỗi: hệ của {organ} không có loại văn bản `{kind}`\n"),
        Lang::En => format!("error: the standard of {organ} has no kind `{kind}`\n"),
    }
}
