//! What is known of the folder at this moment: written by the folder's thread, read by the server's.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::broadcast;

use super::wire::{self, Finding, Page, Row, json};
use crate::layout::fonts::FontSet;

/// Notices whose pages are kept ready: those that were opened last.
const VIEWS: usize = 16;
/// Events that wait for a browser; one that is further behind connects again.
const EVENTS: usize = 256;

/// A piece of news for every browser.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// Its data, JSON in one line.
    pub data: Arc<str>,
}

/// A notice that someone has opened.
#[derive(Debug, Clone)]
pub struct View {
    /// Grows with each change.
    pub revision: u64,
    /// The pages that are shown.
    pub pages: Arc<[Page]>,
    /// [`wire::Notice`] as JSON.
    pub content: Arc<str>,
}

impl View {
    /// What the page is told.
    pub fn json(&self) -> String {
        let rest = self.content.strip_prefix('{').unwrap_or_default();
        format!("{{\"revision\":{},{rest}", self.revision)
    }
}

/// The board.
pub struct Board {
    state: Mutex<State>,
    live: broadcast::Sender<Event>,
}

struct State {
    rows: BTreeMap<String, Row>,
    complete: bool,
    findings: Vec<Finding>,
    fonts: Arc<FontSet>,
    /// The notices that were opened last, the latest first; without a view while it is made.
    opened: VecDeque<(String, Option<View>)>,
}

impl Board {
    /// A board with nothing on it.
    pub fn new(fonts: Arc<FontSet>) -> Self {
        Self {
            state: Mutex::new(State {
                rows: BTreeMap::new(),
                complete: false,
                findings: Vec::new(),
                fonts,
                opened: VecDeque::new(),
            }),
            live: broadcast::channel(EVENTS).0,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change below is whole, so a thread that failed left nothing half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// News from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.live.subscribe()
    }

    fn tell(&self, name: &'static str, data: String) {
        let data = Arc::from(data);
        // No browser is there: nobody to tell.
        let _ = self.live.send(Event { name, data });
    }

    /// The desk as JSON.
    pub fn desk(&self, run: &str, folder: &str, lang: &'static str) -> String {
        let state = self.state();
        json(&wire::Desk {
            version: wire::VERSION,
            program: env!("CARGO_PKG_VERSION"),
            run,
            lang,
            folder,
            rows: state.rows.values().collect(),
            complete: state.complete,
            findings: &state.findings,
        })
    }

    /// Whether there is a notice called `source`.
    pub fn knows(&self, source: &str) -> bool {
        self.state().rows.contains_key(source)
    }

    /// Puts up rows, takes down those that are gone, and tells.
    pub fn put(&self, rows: Vec<Row>, gone: &[String], complete: bool) {
        let mut state = self.state();
        if rows.is_empty() && gone.is_empty() && state.complete == complete {
            return;
        }
        let news = json(&wire::Rows {
            rows: rows.iter().collect(),
            gone,
            complete,
            findings: &state.findings,
        });
        state.complete = complete;
        for source in gone {
            state.rows.remove(source);
            state.opened.retain(|(opened, _)| opened != source);
        }
        let named = rows.into_iter().map(|row| (row.source.clone(), row));
        state.rows.extend(named);
        drop(state);
        self.tell("rows", news);
    }

    /// Puts up what concerns the whole folder; whether that is news.
    pub fn share(&self, findings: Vec<Finding>, fonts: Arc<FontSet>) -> bool {
        let mut state = self.state();
        let news = state.findings != findings;
        state.findings = findings;
        state.fonts = fonts;
        news
    }

    /// Tells the findings of the whole folder.
    pub fn tell_findings(&self) {
        let state = self.state();
        let news = json(&wire::Rows {
            rows: Vec::new(),
            gone: &[],
            complete: state.complete,
            findings: &state.findings,
        });
        drop(state);
        self.tell("rows", news);
    }

    /// The faces of the pages.
    pub fn fonts(&self) -> Arc<FontSet> {
        Arc::clone(&self.state().fonts)
    }

    /// The view of a notice, which is opened last from now on; none when it must be made first.
    pub fn open(&self, source: &str) -> Option<View> {
        let mut state = self.state();
        let at = state.opened.iter().position(|(opened, _)| opened == source);
        let entry = at.and_then(|at| state.opened.remove(at));
        let entry = entry.unwrap_or_else(|| (source.to_owned(), None));
        let view = entry.1.clone();
        state.opened.push_front(entry);
        state.opened.truncate(VIEWS);
        view
    }

    /// The notices that were opened last, the latest first.
    pub fn opened(&self) -> Vec<String> {
        let state = self.state();
        let names = state.opened.iter().map(|(source, _)| source.clone());
        names.collect()
    }

    /// Whether the pages of a notice are kept ready.
    pub fn is_opened(&self, source: &str) -> bool {
        let state = self.state();
        state.opened.iter().any(|(opened, _)| opened == source)
    }

    /// The view of a notice, if it is ready.
    pub fn view(&self, source: &str) -> Option<View> {
        let state = self.state();
        let mut opened = state.opened.iter();
        opened.find(|(opened, _)| opened == source)?.1.clone()
    }

    /// Keeps the view of a notice that is opened.
    pub fn keep(&self, source: &str, view: View) {
        let mut state = self.state();
        let mut opened = state.opened.iter_mut();
        if let Some((_, kept)) = opened.find(|(opened, _)| opened == source) {
            *kept = Some(view);
        }
    }

    /// Tells that a notice has changed.
    pub fn tell_changed(&self, source: &str, revision: u64) {
        self.tell("notice", json(&wire::Changed { source, revision }));
    }
}
