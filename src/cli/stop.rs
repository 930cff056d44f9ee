//! Ctrl-C: the documents in hand are finished, no other is begun. A second one ends the program.

use std::sync::atomic::{AtomicBool, Ordering};

/// What the system gives for a program that an interrupt ended.
pub(super) const STOPPED: u8 = 130;

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C, and a request to end, are only noted the first time.
pub(super) fn on_request() {
    // Where no handler can be set, Ctrl-C ends the program at once, which loses nothing either.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(STOPPED));
        }
    });
}

/// Whether the user wants the program to stop.
pub(super) fn asked() -> bool {
    ASKED.load(Ordering::SeqCst)
}
