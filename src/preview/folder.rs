//! The folder on the desk: which notices it holds and what is to be said of each. One thread of its own
//! does all of it, in the order in which people wait for it: what was asked for, what has changed, then
//! the notices that nobody has looked at yet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use tokio::sync::oneshot;

use super::board::{Board, View};
use super::wire::{self, Page, Row, json};
use crate::export;
use crate::finding::{self, Finding, Lang, Severity};
use crate::workspace::inputs::{Inputs, SharedInputs};
use crate::workspace::job::{self, Format, Made, Trace, Worker};
use crate::workspace::scan::{self, Source};
use crate::workspace::shared::Shared;
use crate::workspace::watch::{self, Changes};
use crate::workspace::{ORGANS, TEMPLATES, read_settled, shown};

/// Rows of notices that are looked at for the first time are told at most so often.
const EVERY: Duration = Duration::from_millis(100);

/// What a folder is opened with.
pub struct Config {
    /// What the user named.
    pub roots: Vec<PathBuf>,
    /// The user's own fonts.
    pub fonts: Option<PathBuf>,
    /// The day on which deadlines of drafts are looked at; none for the day it is by `clock`.
    pub today: Option<NaiveDate>,
    /// Which day it is.
    pub clock: fn() -> NaiveDate,
    /// The language of the desk.
    pub lang: Lang,
}

/// What the folder's thread is asked to do.
pub enum Ask {
    /// Files have changed.
    Changed(Changes),
    /// Someone opens a notice.
    Notice {
        /// Which one.
        source: String,
        /// None when it is gone.
        reply: oneshot::Sender<Option<View>>,
    },
    /// Someone wants a document.
    File {
        /// Of which notice.
        source: String,
        /// In which format.
        format: Format,
        /// Where it goes.
        reply: oneshot::Sender<Document>,
    },
}

/// What came of the wish for a document.
pub enum Document {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// The notice has errors.
    Faulty,
    /// The notice is gone.
    Gone,
}

/// A notice of the folder.
struct Entry {
    source: Source,
    /// What it was made from when it was last looked at.
    trace: Option<Trace>,
    inputs: Option<Inputs>,
    /// What it was when it last had pages.
    good: Option<Good>,
    /// Grows with each change; nought until it was looked at.
    revision: u64,
    /// What was said of it last.
    findings: Vec<wire::Finding>,
    row: Row,
}

/// What gives the last good pages again, if nobody has kept them.
#[derive(Clone)]
struct Good {
    bytes: Arc<[u8]>,
    shared: Arc<Shared>,
}

/// The folder.
pub struct Folder {
    config: Config,
    board: Arc<Board>,
    shared: Arc<Shared>,
    inputs: SharedInputs,
    /// What was found about templates, settings and profiles.
    faults: Vec<Finding>,
    worker: Worker,
    entries: BTreeMap<String, Entry>,
    /// The name of each notice by the whole path of its file.
    names: BTreeMap<PathBuf, String>,
    /// Notices still to be looked at.
    queue: BTreeSet<String>,
    /// Rows to be told.
    news: BTreeMap<String, Row>,
    told: Instant,
}

impl Folder {
    /// Opens a folder: what is in it is known, nothing is looked at yet.
    ///
    /// # Errors
    /// A finding when the font folder cannot be used.
    pub fn open(
        config: Config,
        findings: &mut Vec<Finding>,
    ) -> Result<(Self, Arc<Board>), Finding> {
        let sources = sources(&config, findings);
        let shared = load(&config, &sources, findings)?;
        let board = Arc::new(Board::new(Arc::clone(&shared.fonts)));
        let mut folder = Self {
            inputs: SharedInputs::of(&shared),
            shared: Arc::new(shared),
            board: Arc::clone(&board),
            faults: findings.clone(),
            worker: Worker::default(),
            entries: BTreeMap::new(),
            names: BTreeMap::new(),
            queue: BTreeSet::new(),
            news: BTreeMap::new(),
            told: Instant::now(),
            config,
        };
        folder.share();
        folder.take_stock(sources);
        folder.tell(&[]);
        Ok((folder, board))
    }

    /// Works until nobody can ask any more.
    pub fn work(mut self, asks: &Receiver<Ask>) {
        loop {
            let ask = match self.queue.first() {
                None => asks.recv().map_err(|_| TryRecvError::Disconnected),
                Some(_) => asks.try_recv(),
            };
            match ask {
                Ok(ask) => self.answer(ask),
                Err(TryRecvError::Empty) => self.next(),
                Err(TryRecvError::Disconnected) => return,
            }
        }
    }

    fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::Changed(changes) => self.changed(&changes),
            // Who has left needs no answer.
            Ask::Notice { reply, .. } if reply.is_closed() => {}
            Ask::File { reply, .. } if reply.is_closed() => {}
            Ask::Notice { source, reply } => {
                let view = self.board.open(&source).or_else(|| {
                    self.review(&source);
                    self.tell(&[]);
                    self.board.view(&source)
                });
                let _ = reply.send(view);
            }
            Ask::File {
                source,
                format,
                reply,
            } => {
                let _ = reply.send(self.document(&source, format));
            }
        }
    }

    fn document(&mut self, name: &str, format: Format) -> Document {
        let Some(entry) = self.entries.get(name) else {
            return Document::Gone;
        };
        let made = job::make(&entry.source, &self.shared, &mut self.worker, &[format]);
        match made.outputs.into_iter().next() {
            Some((_, bytes)) => Document::Bytes(bytes),
            None => Document::Faulty,
        }
    }

    /// Looks at the next notice of the queue.
    fn next(&mut self) {
        let Some(name) = self.queue.first().cloned() else {
            return;
        };
        self.review(&name);
        if self.queue.is_empty() || self.told.elapsed() >= EVERY {
            self.tell(&[]);
        }
    }

    fn tell(&mut self, gone: &[String]) {
        let rows = std::mem::take(&mut self.news).into_values().collect();
        self.board.put(rows, gone, self.queue.is_empty());
        self.told = Instant::now();
    }

    /// Puts up what concerns the whole folder; whether that is news.
    fn share(&self) -> bool {
        let lang = self.config.lang;
        let told = self.faults.iter().map(|f| wire::Finding::of(f, lang));
        let fonts = Arc::clone(&self.shared.fonts);
        self.board.share(told.collect(), fonts)
    }

    /// Brings the notices up to `sources`; the names of those that are gone.
    fn take_stock(&mut self, sources: Vec<Source>) -> Vec<String> {
        let mut here = BTreeSet::new();
        for source in sources {
            let name = shown(&source.path);
            // Of two names that look the same, which only names that are no text can, the first counts.
            if !here.insert(name.clone()) || self.entries.contains_key(&name) {
                continue;
            }
            let row = Row::unseen(&name);
            self.names.insert(watch::plain(&source.path), name.clone());
            self.news.insert(name.clone(), row.clone());
            self.queue.insert(name.clone());
            let entry = Entry {
                source,
                trace: None,
                inputs: None,
                good: None,
                revision: 0,
                findings: Vec::new(),
                row,
            };
            self.entries.insert(name, entry);
        }
        let gone = self.entries.keys().filter(|name| !here.contains(*name));
        let gone: Vec<String> = gone.cloned().collect();
        for name in &gone {
            self.entries.remove(name);
            self.queue.remove(name);
        }
        self.names.retain(|_, name| here.contains(name));
        gone
    }

    fn changed(&mut self, changes: &Changes) {
        let paths: Vec<&PathBuf> = changes.paths.iter().filter(|p| counts(p)).collect();
        let known = |path: &&&PathBuf| self.names.contains_key(**path) && path.is_file();
        if !changes.more && paths.iter().all(|path| known(&path)) {
            let names = paths.iter().filter_map(|path| self.names.get(*path));
            let names = names.cloned().collect();
            self.look_again(names);
        } else {
            self.reload(&paths, changes.more);
        }
    }

    /// Looks again at notices: at once at those that are open, the others can wait.
    fn look_again(&mut self, names: BTreeSet<String>) {
        for name in self.board.opened() {
            if names.contains(&name) {
                self.review(&name);
            }
        }
        let few = names.len() == 1;
        for name in names {
            if few && !self.board.is_opened(&name) {
                self.review(&name);
            } else if !self.board.is_opened(&name) {
                self.queue.insert(name);
            }
        }
        self.tell(&[]);
    }

    /// Reads everything that notices share anew, and finds out which of them it concerns.
    fn reload(&mut self, paths: &[&PathBuf], more: bool) {
        let mut findings = Vec::new();
        let sources = sources(&self.config, &mut findings);
        match load(&self.config, &sources, &mut findings) {
            Ok(shared) => {
                if shared.fonts.data != self.shared.fonts.data {
                    self.worker = Worker::default();
                }
                self.inputs = SharedInputs::of(&shared);
                self.shared = Arc::new(shared);
            }
            // What was read before still serves.
            Err(finding) => findings.push(finding),
        }
        self.faults = findings;
        let news = self.share();
        let gone = self.take_stock(sources);
        let touched = self.touched(paths, more);
        if !gone.is_empty() {
            self.tell(&gone);
        } else if news {
            self.board.tell_findings();
        }
        self.look_again(touched);
    }

    /// The notices that are made from something else now.
    fn touched(&mut self, paths: &[&PathBuf], more: bool) -> BTreeSet<String> {
        let mut touched = BTreeSet::new();
        for (name, entry) in &mut self.entries {
            let path = watch::plain(&entry.source.path);
            let mut near = paths.iter().filter(|changed| path.starts_with(changed));
            let (shared, inputs) = (&self.shared, &self.inputs);
            let path = &entry.source.path;
            let same = |trace: &Trace| inputs.of_document(path, trace, shared) == entry.inputs;
            let same = entry.inputs.is_some() && entry.trace.as_ref().is_some_and(same);
            let moved = more || near.next().is_some();
            if !same || (moved && is_other(entry)) {
                touched.insert(name.clone());
            } else if let Some(good) = entry.good.as_mut().filter(|_| entry.row.errors == 0) {
                // Equal inputs give equal pages, so what was shared before need not be kept for it.
                good.shared = Arc::clone(shared);
            }
        }
        touched
    }

    /// Looks at a notice; its row is news, and so is the notice if it was looked at before.
    fn review(&mut self, name: &str) {
        self.queue.remove(name);
        let Some(entry) = self.entries.get_mut(name) else {
            return;
        };
        let opened = self.board.is_opened(name);
        let mut drawn = None;
        let bytes = read_settled(&entry.source.path);
        let made = match &bytes {
            Ok(bytes) => {
                let (source, shared) = (&entry.source, &self.shared);
                let worker = &mut self.worker;
                job::make_seen(source, bytes, shared, worker, &[], |notice, pages| {
                    if opened {
                        drawn = Some(Page::all(pages, export::svg::export(notice, pages)));
                    }
                })
            }
            Err(finding) => Made {
                findings: vec![finding.clone()],
                ..Made::default()
            },
        };
        let good = !made.failed();
        if let (true, Ok(bytes)) = (good, bytes) {
            entry.good = Some(Good {
                bytes: Arc::from(bytes),
                shared: Arc::clone(&self.shared),
            });
        }
        let path = &entry.source.path;
        let trace = made.trace.as_ref();
        let inputs = trace.and_then(|trace| self.inputs.of_document(path, trace, &self.shared));
        let row = Row::of(name, made.facts, trace, made.pages, &made.findings);
        // A notice that fails by a template or a profile has the fault itself beside it.
        let shared = self.faults.iter().filter(|fault| !good && is_error(fault));
        let findings = made.findings.iter().chain(shared);
        let findings = findings.map(|f| wire::Finding::of(f, self.config.lang));
        let findings: Vec<wire::Finding> = findings.collect();
        let changed = entry.inputs != inputs || entry.findings != findings || entry.row != row;
        entry.trace = made.trace;
        entry.inputs = inputs;
        entry.findings = findings;
        entry.row = row;
        self.news.insert(name.to_owned(), entry.row.clone());
        let first = entry.revision == 0;
        if changed || first {
            entry.revision += 1;
        }
        if opened {
            let pages = match drawn.filter(|_| good) {
                Some(pages) => Arc::from(pages),
                None => last_good(&self.board, name, entry),
            };
            let view = view(name, entry, pages, good);
            self.board.keep(name, view);
        }
        if changed && !first {
            let revision = entry.revision;
            self.tell(&[]);
            self.board.tell_changed(name, revision);
        }
    }
}

/// The pages of a notice when it last had some.
fn last_good(board: &Board, name: &str, entry: &Entry) -> Arc<[Page]> {
    let kept = board.view(name).map(|view| view.pages);
    if let Some(kept) = kept.filter(|pages| !pages.is_empty()) {
        return kept;
    }
    let mut pages = Vec::new();
    if let Some(good) = &entry.good {
        // What it was made with may have other fonts than the worker at hand.
        let (source, worker) = (&entry.source, &mut Worker::default());
        let bytes = &good.bytes;
        job::make_seen(source, bytes, &good.shared, worker, &[], |notice, laid| {
            pages = Page::all(laid, export::svg::export(notice, laid));
        });
    }
    Arc::from(pages)
}

fn view(name: &str, entry: &Entry, pages: Arc<[Page]>, good: bool) -> View {
    let notice = wire::Notice {
        source: name,
        row: &entry.row,
        findings: entry.findings.clone(),
        pages: &pages,
        good,
    };
    View {
        revision: entry.revision,
        content: Arc::from(json(&notice)),
        pages,
    }
}

/// Whether the file is not what it was when it was looked at.
fn is_other(entry: &Entry) -> bool {
    let bytes = read_settled(&entry.source.path);
    let print = bytes.map(|bytes| crate::workspace::fingerprint::Fingerprint::of(&bytes));
    let known = entry.trace.as_ref().map(|trace| &trace.source);
    print.ok().as_ref() != known
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

/// Whether a changed file can matter: editors' own files beside a notice do not.
fn counts(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let passing = name.starts_with(['.', '~']) || name.ends_with('~');
    !passing || path.is_dir() || name == ORGANS || name == TEMPLATES
}

/// The directives of the folder.
fn sources(config: &Config, findings: &mut Vec<Finding>) -> Vec<Source> {
    let mut sources = scan::sources(&config.roots, findings);
    sources.retain(|source| !source.is_organ);
    sources
}

fn load(
    config: &Config,
    sources: &[Source],
    findings: &mut Vec<Finding>,
) -> Result<Shared, Finding> {
    let fonts = config.fonts.as_deref();
    let mut shared = Shared::load(sources, &config.roots, fonts, findings)?;
    shared.today = Some(config.today.unwrap_or_else(config.clock));
    finding::sort(findings);
    Ok(shared)
}
