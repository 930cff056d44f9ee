//! `vanthu preview`: the desk, until Ctrl-C.

use std::net::{IpAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use chrono::NaiveDate;

use super::console::{self, Console};
use super::{FAILED, OK, exit_code, stop};
use crate::finding::{Finding, Lang, Message, code};
use crate::preview::folder::{Ask, Config, Folder};
use crate::preview::guard::{Guard, Token, random};
use crate::preview::listen;
use crate::preview::server::{Site, router};
use crate::workspace::watch::{Changes, Waited, Watch};
use crate::workspace::{cannot_read, reason, shown};

/// A save is shown when nothing more has come for so long.
const QUIET: Duration = Duration::from_millis(15);
/// How often a drive that sends no word is looked at.
const POLL: Duration = Duration::from_secs(2);
/// How often it is seen to that the right folders are watched.
const GLANCE: Duration = Duration::from_secs(60);

/// A checked `preview` command line.
pub(super) struct PreviewConfig {
    pub(super) lang: Lang,
    pub(super) folder: PathBuf,
    pub(super) host: IpAddr,
    pub(super) port: u16,
    pub(super) open: bool,
    pub(super) fonts: Option<PathBuf>,
    pub(super) poll: Option<Duration>,
    pub(super) today: Option<NaiveDate>,
}

/// Runs the command.
pub(super) fn run(config: &PreviewConfig) -> u8 {
    let console = Console::new(config.lang);
    match serve(config, &console) {
        Ok(()) => console.code(OK),
        Err(finding) => {
            let code = exit_code(std::iter::once(&finding));
            console.complain(&[finding]);
            console.code(code.max(FAILED))
        }
    }
}

fn serve(config: &PreviewConfig, console: &Console) -> Result<(), Finding> {
    // A folder may be empty, notices come later; but it must be there.
    std::fs::read_dir(&config.folder).map_err(|error| cannot_read(&config.folder, &error))?;
    let roots = vec![config.folder.clone()];
    // Before anything is read, so that a save meanwhile is not missed.
    let watch = Watching::begin(roots.clone(), config.fonts.clone(), config.poll)?;
    let mut findings = Vec::new();
    let (folder, board) = Folder::open(
        Config {
            roots,
            fonts: config.fonts.clone(),
            today: config.today,
            clock: console::today,
            lang: config.lang,
        },
        &mut findings,
    )?;
    console.complain(&findings);
    let listener = listen::bind(config.host, config.port).map_err(|e| cannot_listen(config, &e))?;
    let address = listener
        .local_addr()
        .map_err(|error| cannot_listen(config, &error))?;
    let token = if config.host.is_loopback() {
        None
    } else {
        Some(Token::new().ok_or_else(no_randomness)?)
    };
    let mut url = format!("http://{address}/");
    if let Some(token) = &token {
        console.err(&warning(config.lang));
        url.push_str(&format!("?token={}", token.text()));
    }
    let (send, asks) = channel();
    let site = Site {
        board,
        folder: send.clone(),
        guard: Guard::new(address.port(), token, config.lang),
        lang: config.lang,
        run: random::<8>().ok_or_else(no_randomness)?,
        name: shown(&config.folder),
    };
    std::thread::spawn(move || folder.work(&asks));
    std::thread::spawn(move || watch.tell(&send));
    stop::on_request();
    console.out(&welcome(&url, config.lang));
    if config.open {
        open_browser(&url, console);
    }
    serve_until_asked(listener, site).map_err(|error| cannot_listen(config, &error))
}

fn serve_until_asked(listener: TcpListener, site: Site) -> std::io::Result<()> {
    listen::serve(listener, router(Arc::new(site)), stop::asked)
}

/// What is watched, and how.
struct Watching {
    watch: Watch,
    roots: Vec<PathBuf>,
    fonts: Option<PathBuf>,
    poll: Option<Duration>,
}

impl Watching {
    /// Watches by the system's word, or by looking where there is none.
    fn begin(
        roots: Vec<PathBuf>,
        fonts: Option<PathBuf>,
        poll: Option<Duration>,
    ) -> Result<Self, Finding> {
        let begin = |poll| Watch::new(&roots, fonts.as_deref(), None, poll, QUIET);
        let (watch, poll) = match begin(poll) {
            Ok(watch) => (watch, poll),
            Err(_) if poll.is_none() => (begin(Some(POLL))?, Some(POLL)),
            Err(finding) => return Err(finding),
        };
        Ok(Self {
            watch,
            roots,
            fonts,
            poll,
        })
    }

    /// Tells of changes as long as someone listens.
    fn tell(mut self, folder: &Sender<Ask>) {
        loop {
            let mut changes = match self.watch.wait(GLANCE) {
                Waited::Changed(changes) => changes,
                Waited::Nothing => continue,
                Waited::Over => return,
            };
            changes.more |= self.renew(&changes);
            if folder.send(Ask::Changed(changes)).is_err() {
                return;
            }
        }
    }

    /// Watches other folders when there are others; whether something may have been missed meanwhile.
    /// Only a folder that came can be one that nobody watches yet.
    fn renew(&mut self, changes: &Changes) -> bool {
        let fonts = self.fonts.as_deref();
        let came = changes.more || changes.paths.iter().any(|path| path.is_dir());
        if !came
            || !self
                .watch
                .is_outdated(&self.roots, fonts, self.poll.is_some())
        {
            return false;
        }
        // Where no new one can be had, the old one still tells something.
        let Ok(watch) = Watch::new(&self.roots, fonts, None, self.poll, QUIET) else {
            return false;
        };
        self.watch = watch;
        true
    }
}

fn open_browser(url: &str, console: &Console) {
    if open::that_detached(url).is_err() {
        console.err(console.lang.pick(
            "Không mở được trình duyệt; hãy tự mở địa chỉ trên.\n",
            "No browser could be opened; open the address above yourself.\n",
        ));
    }
}

fn welcome(url: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Bàn làm việc: {url}\nCtrl-C để thôi.\n"),
        Lang::En => format!("The desk: {url}\nCtrl-C ends it.\n"),
    }
}

fn warning(lang: Lang) -> String {
    lang.pick(
        "cảnh báo: máy khác trong mạng cũng mở được bàn làm việc này. Ai có địa chỉ dưới đây đều đọc được \
         mọi văn bản trong thư mục, và đường truyền không được mã hóa.\n",
        "warning: other machines of the network can open this desk. Whoever has the address below can read \
         all notices of the folder, and what is sent is not encrypted.\n",
    )
    .to_owned()
}

fn cannot_listen(config: &PreviewConfig, error: &std::io::Error) -> Finding {
    let (vi, en) = reason(error);
    let (host, port) = (config.host, config.port);
    Finding::error(
        code::READ,
        Message::new(
            format!("không mở được cổng {port} ở {host}: {vi}"),
            format!("port {port} of {host} cannot be opened: {en}"),
        ),
    )
    .hint(
        "Chọn cổng khác bằng `--port`, hoặc bỏ `--host`.",
        "Choose another port with `--port`, or leave `--host` out.",
    )
}

fn no_randomness() -> Finding {
    Finding::error(
        code::READ,
        Message::new(
            "hệ thống không cho số ngẫu nhiên để làm mã truy cập",
            "the system gives no random numbers for a token",
        ),
    )
}
