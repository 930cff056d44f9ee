//! `--watch`: a run again whenever something that it read has changed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::console::Console;
use super::{OK, exit_code, stop};
use crate::finding::Lang;
use crate::workspace::shown;
use crate::workspace::watch::{self, Waited};

/// How often a request to stop is looked for.
const GLANCE: Duration = Duration::from_millis(200);

/// How to watch.
pub(super) struct Watch {
    /// Look every so often; none to be told by the system.
    pub(super) poll: Option<Duration>,
}

/// What to watch.
pub(super) struct Watched<'a> {
    pub(super) roots: &'a [PathBuf],
    pub(super) fonts: Option<&'a Path>,
    /// What the program writes itself.
    pub(super) out: &'a Path,
}

impl Watch {
    /// Runs `once`, then again after each change, until the user wants no more. What `once` finds wrong
    /// ends nothing: the next save may mend it.
    pub(super) fn run(
        &self,
        watched: &Watched<'_>,
        console: &Console,
        mut once: impl FnMut(Turn),
    ) -> u8 {
        let begin = || {
            let out = Some(watched.out);
            watch::Watch::new(watched.roots, watched.fonts, out, self.poll, watch::QUIET)
        };
        // Before the first run, so that a save during it is not missed.
        let mut watch = match begin() {
            Ok(watch) => watch,
            Err(finding) => {
                console.complain(std::slice::from_ref(&finding));
                return console.code(exit_code(std::iter::once(&finding)));
            }
        };
        once(Turn::First);
        console.out(&waiting(watched, console.lang));
        while !stop::asked() {
            match watch.wait(GLANCE) {
                Waited::Changed(_) => {
                    if watch.is_outdated(watched.roots, watched.fonts, self.poll.is_some()) {
                        // Where no new one can be had, the old one still tells something.
                        watch = begin().unwrap_or(watch);
                    }
                    once(Turn::Later);
                }
                Waited::Nothing => {}
                Waited::Over => break,
            }
        }
        console.code(OK)
    }
}

/// Which run it is: a later one that changes nothing need not be spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// The first, or the only one.
    First,
    /// One after a change.
    Later,
}

fn waiting(watched: &Watched<'_>, lang: Lang) -> String {
    let roots: Vec<String> = watched.roots.iter().map(|root| shown(root)).collect();
    let roots = roots.join(", ");
    match lang {
        Lang::Vi => format!("Đang theo dõi {roots}; lưu tệp là tạo lại. Ctrl-C để thôi.\n"),
        Lang::En => format!("Watching {roots}; a save builds again. Ctrl-C ends it.\n"),
    }
}
