//! `vanthu init`: a folder ready to work in.

use std::path::{Path, PathBuf};

use super::ask::{self, ask, can_ask};
use super::console::Console;
use super::new::{self, NewConfig};
use super::{FAILED, OK, USAGE, schema};
use crate::directive::keys::words;
use crate::directive::organ::System;
use crate::directive::suggest::fold;
use crate::finding::{Finding, Lang, Message};
use crate::form::profile::{self, Profile};
use crate::form::{self, editor};
use crate::schema::Of;
use crate::workspace::{ORGANS, SETTINGS, scan, shown, start, write};

/// A checked `init` command line.
pub(super) struct InitConfig {
    pub(super) lang: Lang,
    pub(super) folder: PathBuf,
    pub(super) system: Option<System>,
    pub(super) superior: Option<String>,
    pub(super) organ: Option<String>,
    pub(super) symbol: Option<String>,
    pub(super) place: Option<String>,
    pub(super) kind: Option<String>,
}

/// The first notice of a script that names no kind.
const FIRST: &str = "thong-bao-ket-luan";

/// Runs the command.
pub(super) fn run(config: &InitConfig) -> u8 {
    let console = Console::new(config.lang);
    let code = match prepare(config, &console) {
        Ok(()) => OK,
        Err(code) => code,
    };
    console.code(code)
}

fn prepare(config: &InitConfig, console: &Console) -> Result<(), u8> {
    let answers = answers(config, console)?;
    let directives = config.folder.join("directives");
    let stem = form::slug(&answers.name);
    if stem.is_empty() {
        ask::missing(console, "--organ");
        return Err(USAGE);
    }
    let seen = |from: &Path, of| start::schema_from(from, &directives, of);
    let organs = directives.join(ORGANS);
    let of_office = format!("directives/{}/{}.json", start::OWN, Of::Office.name());
    let files = [
        (
            organs.join(format!("{stem}.yaml")),
            profile::profile(&answers, &seen(&organs, Of::Organ)),
        ),
        (config.folder.join(SETTINGS), profile::settings(&of_office)),
        (
            config.folder.join(".vscode").join("settings.json"),
            editor::settings(),
        ),
        (
            config.folder.join(".vscode").join("extensions.json"),
            editor::extensions(),
        ),
    ];
    for (path, text) in files {
        place(&path, &text, console)?;
    }
    let mut findings = Vec::new();
    let known = schema::known(directives.clone(), &mut findings);
    console.complain(&findings);
    start::schemas(&directives, &known).map_err(|finding| failed(finding, console))?;
    let first = first(config, &directives, &stem, console)?;
    console.out(&next(&config.folder, first.as_deref(), config.lang));
    Ok(())
}

/// Makes a file, unless there is one: then that one stays, and it is said.
fn place(path: &Path, text: &str, console: &Console) -> Result<(), u8> {
    let name = shown(path);
    if path.symlink_metadata().is_ok() {
        console.out(&match console.lang {
            Lang::Vi => format!("Đã có {name}, giữ nguyên.\n"),
            Lang::En => format!("{name} is there already and stays as it is.\n"),
        });
        return Ok(());
    }
    write::create(path, text.as_bytes()).map_err(|finding| failed(finding, console))?;
    console.out(&match console.lang {
        Lang::Vi => format!("Đã tạo {name}.\n"),
        Lang::En => format!("Made {name}.\n"),
    });
    Ok(())
}

fn failed(finding: Finding, console: &Console) -> u8 {
    console.complain(&[finding]);
    FAILED
}

/// The first directive, unless there are some.
fn first(
    config: &InitConfig,
    directives: &Path,
    stem: &str,
    console: &Console,
) -> Result<Option<PathBuf>, u8> {
    let there = scan::sources(&[directives.to_path_buf()], &mut Vec::new());
    if !there.is_empty() {
        return Ok(None);
    }
    let unasked = (!can_ask()).then(|| FIRST.to_owned());
    let config = NewConfig {
        lang: config.lang,
        kind: config.kind.clone().or(unasked),
        organ: Some(stem.to_owned()),
        from: None,
        date: None,
        name: None,
        folder: directives.to_path_buf(),
    };
    new::make(&config, console).map(Some)
}

/// What the profile must say: from the flags, else asked for.
fn answers(config: &InitConfig, console: &Console) -> Result<Profile, u8> {
    let asks = can_ask();
    if asks {
        console.out(console.lang.pick(
            "Lập thư mục làm việc. Trả lời mấy câu về cơ quan; chỗ nào chưa biết thì Enter, ghi sau cũng được.\n",
            "A folder to work in. A few questions about the organ; Enter where you do not know yet.\n",
        ));
    }
    let system = match config.system {
        Some(system) => system,
        None if asks => system(console)?,
        None => {
            ask::missing(console, "--system");
            return Err(USAGE);
        }
    };
    let name = match &config.organ {
        Some(name) => name.trim().to_owned(),
        None if asks => name(system, console)?,
        None => {
            ask::missing(console, "--organ");
            return Err(USAGE);
        }
    };
    let maybe = |given: &Option<String>, question: Message, usual: Option<&str>| match given {
        Some(given) => Ok(filled(given)),
        None if asks => {
            let answer = ask(console, &question, usual, |answer| Ok(filled(answer)));
            answer.ok_or(USAGE)
        }
        None => Ok(None),
    };
    let superior = Message::new(
        "Dòng cơ quan cấp trên in phía trên tên cơ quan (không có thì Enter)",
        "The superior's line above the organ's name (Enter for none)",
    );
    let superior = maybe(&config.superior, superior, None)?;
    let usual = profile::usual_symbol(&name);
    let symbol = Message::new(
        "Ký hiệu cơ quan trong số văn bản",
        "The organ's symbol in numbers",
    );
    let symbol = maybe(&config.symbol, symbol, usual)?.or_else(|| usual.map(str::to_owned));
    let place = Message::new("Địa danh ghi trước ngày tháng", "The place before the date");
    let place = maybe(&config.place, place, None)?;
    Ok(Profile {
        system,
        superior,
        name,
        symbol,
        place,
    })
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn system(console: &Console) -> Result<System, u8> {
    let named = [
        (
            System::Party.word().to_owned(),
            console.lang.pick("cơ quan Đảng", "Party").to_owned(),
        ),
        (
            System::State.word().to_owned(),
            console.lang.pick("cơ quan nhà nước", "State").to_owned(),
        ),
    ];
    let question = Message::new("Cơ quan thuộc hệ nào?", "Which system is the organ of?");
    let chosen = ask::choose(console, &question, &named).ok_or(USAGE)?;
    system_called(&chosen).ok_or(USAGE)
}

/// The system that a word means.
pub(super) fn system_called(word: &str) -> Option<System> {
    let word = fold(word);
    let mut all = words::SYSTEMS.iter();
    all.find(|(vi, en, _)| fold(vi) == word || fold(en) == word)
        .map(|(_, _, system)| *system)
}

fn name(system: System, console: &Console) -> Result<String, u8> {
    let question = match system {
        System::Party => Message::new(
            "Tên cơ quan, như: Đảng ủy phường …",
            "The organ's name, as: Đảng ủy phường …",
        ),
        System::State => Message::new(
            "Tên cơ quan, như: Ủy ban nhân dân phường …",
            "The organ's name, as: Ủy ban nhân dân phường …",
        ),
    };
    let read = |answer: &str| {
        let usable = !form::slug(answer).is_empty();
        usable
            .then(|| answer.to_owned())
            .ok_or_else(|| Message::new("Phải có tên cơ quan.", "The organ must have a name."))
    };
    ask(console, &question, None, read).ok_or(USAGE)
}

/// What to type next.
fn next(folder: &Path, first: Option<&Path>, lang: Lang) -> String {
    let inside = |path: &Path| shown(path.strip_prefix(folder).unwrap_or(path));
    let mut steps = Vec::new();
    if folder != Path::new("") {
        steps.push(format!("cd {}", shown(folder)));
    }
    let mut out = lang.pick("\nTiếp theo:\n", "\nNext:\n").to_owned();
    match first {
        Some(path) => {
            let path = inside(path);
            out += &match lang {
                Lang::Vi => format!("  mở {path}, ghi vào những chỗ có dấu …; rồi gõ:\n"),
                Lang::En => format!("  open {path}, fill in the places marked …; then type:\n"),
            };
        }
        None => steps.push("vanthu new".to_owned()),
    }
    steps.extend(["vanthu check", "vanthu build"].map(str::to_owned));
    for step in steps {
        out += &format!("  {step}\n");
    }
    out + lang.pick(
        "Dùng VS Code thì cài thêm tiện ích YAML khi được hỏi: gợi ý và báo lỗi hiện ngay lúc gõ.\n",
        "In VS Code install the YAML extension when it is offered: help and faults show while you type.\n",
    )
}
