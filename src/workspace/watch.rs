//! Word of changed files: by the system's own events, or by looking every so often where a drive sends
//! none. Reading a file is no change, nor is what the program writes itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::{ORGANS, SETTINGS, TEMPLATES, beside, cannot_read, paths, scan, shown};
use crate::finding::{Finding, Message, code};

/// A burst is over when nothing has come for so long; editors write a file in several steps. For a
/// build, which does more than one file, better a little later than twice.
pub const QUIET: Duration = Duration::from_millis(60);
/// A burst that does not end is not waited for longer than this.
const LONGEST: Duration = Duration::from_secs(2);

/// Waits for changes in folders.
pub struct Watch {
    // Held: events come as long as it lives.
    _watcher: Box<dyn Watcher + Send>,
    events: Receiver<notify::Result<Event>>,
    folders: Folders,
    out: Option<PathBuf>,
    quiet: Duration,
}

/// Which files changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Their whole paths.
    pub paths: BTreeSet<PathBuf>,
    /// Others may have changed as well: the system lost events.
    pub more: bool,
}

/// What a wait came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waited {
    /// Files changed.
    Changed(Changes),
    /// The time was over.
    Nothing,
    /// No more word will come.
    Over,
}

impl Watch {
    /// Watches everything that the notices under `roots` are made from, and `more`; but not the output folder
    /// `out`. `poll` asks to look every so often. A burst of events is over after `quiet`.
    ///
    /// # Errors
    /// A finding when a folder cannot be watched.
    pub fn new(
        roots: &[PathBuf],
        more: Option<&Path>,
        out: Option<&Path>,
        poll: Option<Duration>,
        quiet: Duration,
    ) -> Result<Self, Finding> {
        let (send, events) = channel();
        let made = match poll {
            Some(every) => {
                let config = Config::default()
                    .with_poll_interval(every)
                    // Network drives and FAT tell times coarsely: the bytes tell.
                    .with_compare_contents(true);
                PollWatcher::new(send, config).map(|w| Box::new(w) as Box<dyn Watcher + Send>)
            }
            None => RecommendedWatcher::new(send, Config::default())
                .map(|w| Box::new(w) as Box<dyn Watcher + Send>),
        };
        let mut watcher = made.map_err(|error| cannot_watch(Path::new("."), &error))?;
        let folders = Folders::of(roots, more);
        let deep = folders.deep.iter().map(|f| (f, RecursiveMode::Recursive));
        let flat = folders.flat.iter();
        for (folder, mode) in deep.chain(flat.map(|f| (f, RecursiveMode::NonRecursive))) {
            let watched = watcher.watch(folder, mode);
            watched.map_err(|error| cannot_watch(folder, &error))?;
        }
        Ok(Self {
            _watcher: watcher,
            events,
            folders,
            out: out.map(plain),
            quiet,
        })
    }

    /// Whether other folders would be watched now, or the system may have lost sight of one that was
    /// taken away and put back.
    pub fn is_outdated(&self, roots: &[PathBuf], more: Option<&Path>, poll: bool) -> bool {
        !poll || Folders::of(roots, more) != self.folders
    }

    /// Waits until files have changed and the burst is over, or for at most `longest`.
    pub fn wait(&self, longest: Duration) -> Waited {
        let until = Instant::now() + longest;
        let mut changes = Changes::default();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) if self.matters(&event) => {
                    changes.add(event);
                    break;
                }
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Waited::Nothing,
                Err(RecvTimeoutError::Disconnected) => return Waited::Over,
            }
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST
            && let Ok(event) = self.events.recv_timeout(self.quiet)
        {
            if self.matters(&event) {
                changes.add(event);
            }
        }
        Waited::Changed(changes)
    }

    /// Whether an event may change an output. Lost events may hide anything.
    fn matters(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        if matches!(event.kind, EventKind::Access(_)) || is_time_of_folder(event) {
            return false;
        }
        let other = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let path = plain(path);
            self.out.as_ref().is_some_and(|out| path.starts_with(out))
                || name.starts_with(".vanthu-")
                || !self.folders.concern(&path, &name)
        };
        event.need_rescan() || event.paths.is_empty() || !event.paths.iter().all(other)
    }
}

impl Changes {
    fn add(&mut self, event: notify::Result<Event>) {
        match event {
            Ok(event) => {
                self.more |= event.need_rescan() || event.paths.is_empty();
                self.paths.extend(event.paths.iter().map(|p| plain(p)));
            }
            Err(_) => self.more = true,
        }
    }
}

/// The folders to watch, whole paths.
#[derive(Debug, Default, PartialEq, Eq)]
struct Folders {
    /// To the bottom: those named, those that named files stand in, the template folders, the fonts.
    deep: BTreeSet<PathBuf>,
    /// Each by itself: those over them, where settings, templates and organ profiles may stand.
    flat: BTreeSet<PathBuf>,
}

impl Folders {
    fn of(roots: &[PathBuf], more: Option<&Path>) -> Self {
        let mut folders = Self::default();
        for root in roots {
            let folder = if root.is_dir() { root } else { beside(root) };
            let folder = plain(folder);
            let above = folder.ancestors().skip(1).take(scan::DEEPEST);
            for (i, above) in above.enumerate() {
                let organs = above.join(ORGANS);
                // The folder right above is where most offices keep all of it; further up only what is
                // there already is waited for.
                if i == 0 || above.join(SETTINGS).is_file() || organs.is_dir() {
                    folders.flat.insert(above.to_path_buf());
                }
                folders
                    .deep
                    .extend(Some(organs).filter(|folder| folder.is_dir()));
            }
            let over = folder.parent().map(|over| over.join(TEMPLATES));
            folders.deep.extend(over.filter(|folder| folder.is_dir()));
            folders.deep.insert(folder);
        }
        folders.deep.extend(more.map(plain));
        let deep = &folders.deep;
        let inside = |folder: &PathBuf| deep.iter().any(|deep| folder.starts_with(deep));
        folders
            .flat
            .retain(|folder| folder.is_dir() && !inside(folder));
        folders
    }

    /// Whether a run can depend on the file or folder `path` that is called `name`.
    fn concern(&self, path: &Path, name: &str) -> bool {
        self.deep.iter().any(|folder| path.starts_with(folder))
            || [SETTINGS, TEMPLATES, ORGANS].contains(&name)
    }
}

/// Whether all that changed is a folder's own time, as it does with each file made in it: of those there
/// is word by name.
fn is_time_of_folder(event: &Event) -> bool {
    let renamed = matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
    event.kind.is_modify()
        && !renamed
        && !event.paths.is_empty()
        && event.paths.iter().all(|path| path.is_dir())
}

/// The whole path of a file, as changes name it.
pub fn plain(path: &Path) -> PathBuf {
    paths::from(Path::new("."), &path.to_string_lossy())
}

fn cannot_watch(folder: &Path, error: &notify::Error) -> Finding {
    if let notify::ErrorKind::Io(error) = &error.kind {
        return cannot_read(folder, error).hint(
            "Thử `--poll` để chương trình tự xem các tệp.",
            "Try `--poll`, with which the program looks at the files itself.",
        );
    }
    let why = error.to_string();
    Finding::error(
        code::READ,
        Message::new(
            format!("không theo dõi được thư mục: {why}"),
            format!("the folder cannot be watched: {why}"),
        ),
    )
    .in_path(shown(folder))
    .hint(
        "Thử `--poll` để chương trình tự xem các tệp.",
        "Try `--poll`, with which the program looks at the files itself.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(20);
    const SHORT: Duration = Duration::from_millis(500);

    /// An office's folder, what is watched in it, and the output folder.
    fn office() -> (tempfile::TempDir, Vec<PathBuf>, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        for below in ["directives/2022", "out"] {
            std::fs::create_dir_all(folder.path().join(below)).unwrap();
        }
        std::fs::write(folder.path().join("directives/a.yaml"), "a").unwrap();
        let roots = vec![folder.path().join("directives")];
        let out = folder.path().join("out");
        (folder, roots, out)
    }

    fn changed(paths: &[PathBuf]) -> Waited {
        Waited::Changed(Changes {
            paths: paths.iter().map(|path| plain(path)).collect(),
            more: false,
        })
    }

    fn tells_of_what_matters(poll: Option<Duration>) {
        let (folder, roots, out) = office();
        let at = |name: &str| folder.path().join(name);
        let watch = Watch::new(&roots, None, Some(&out), poll, QUIET).unwrap();
        std::fs::write(out.join("a.md"), "own").unwrap();
        std::fs::write(at("ghi-chu.txt"), "not of the run").unwrap();
        assert_eq!(std::fs::read(at("directives/a.yaml")).unwrap(), b"a");
        let inner = std::fs::File::open(at("directives/2022")).unwrap();
        let long_ago = std::time::UNIX_EPOCH + Duration::from_secs(86_400);
        inner.set_modified(long_ago).unwrap();
        assert_eq!(watch.wait(SHORT), Waited::Nothing);
        for name in ["directives/a.yaml", "directives/2022/b.yaml", "vanthu.yaml"] {
            std::fs::write(at(name), "changed").unwrap();
            assert_eq!(watch.wait(LONG), changed(&[at(name)]), "{name}");
        }
        std::fs::remove_file(at("directives/a.yaml")).unwrap();
        assert_eq!(watch.wait(LONG), changed(&[at("directives/a.yaml")]));
        assert_eq!(watch.wait(SHORT), Waited::Nothing);
    }

    #[test]
    fn the_system_tells_of_what_matters() {
        tells_of_what_matters(None);
    }

    #[test]
    fn looking_tells_of_what_matters() {
        tells_of_what_matters(Some(Duration::from_millis(50)));
    }

    #[test]
    fn a_burst_is_one_change() {
        let (folder, roots, out) = office();
        let watch = Watch::new(&roots, None, Some(&out), None, QUIET).unwrap();
        let files: Vec<_> = (0..50)
            .map(|i| folder.path().join(format!("directives/{i}.yaml")))
            .collect();
        for file in &files {
            std::fs::write(file, "a").unwrap();
        }
        assert_eq!(watch.wait(LONG), changed(&files));
        assert_eq!(watch.wait(SHORT), Waited::Nothing);
    }

    #[test]
    fn a_new_template_folder_is_watched_from_then_on() {
        let (folder, roots, out) = office();
        let watch = Watch::new(&roots, None, Some(&out), None, QUIET).unwrap();
        std::fs::create_dir(folder.path().join("templates")).unwrap();
        let made = folder.path().join("templates");
        assert_eq!(watch.wait(LONG), changed(&[made]));
        assert!(watch.is_outdated(&roots, None, true));
        let watch = Watch::new(&roots, None, Some(&out), None, QUIET).unwrap();
        std::fs::write(folder.path().join("templates/a.md"), "a").unwrap();
        let body = folder.path().join("templates/a.md");
        assert_eq!(watch.wait(LONG), changed(&[body]));
    }
}
