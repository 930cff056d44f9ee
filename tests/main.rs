//! Outside-in tests: the binary on real folders, and the library where a stage must be seen from
//! inside. One crate, so that it is linked once.
//!
//! Set `VANTHU_UPDATE=1` to write the snapshots anew, then read what has changed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod broken;
mod build;
mod compliance;
#[cfg(unix)]
mod day;
mod determinism;
mod docs;
mod doctor;
mod docx;
mod evenness;
mod faults;
mod fix;
mod help;
mod hostile;
mod incremental;
mod init;
mod killed;
mod kinds;
mod new;
mod office;
mod pdf_attached;
mod pdf_structure;
mod pdf_text;
mod plan;
mod preview;
mod render;
mod report;
mod rules;
mod shell;
mod snapshots;
mod styles;
mod support;
mod tasks;
mod watch;
