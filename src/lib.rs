//! `vanthu` ("văn thư", the records clerk) turns YAML files that describe meetings into official
//! Vietnamese notices.
//!
//! The data goes one way, and each stage is a type:
//!
//! ```text
//! text ─source→ Node ─directive→ Directive ─notice→ Notice ─layout→ Pages ─export→ bytes
//! ```
//!
//! Everything between [`source`] and [`export`] is a pure function of its inputs. Files, threads
//! and the terminal are touched only in [`workspace`], [`preview`] and [`cli`].

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod cli;
pub mod directive;
pub mod export;
pub mod finding;
pub mod form;
pub mod layout;
pub mod notice;
pub mod preview;
pub mod rules;
pub mod schema;
pub mod source;
pub mod standard;
pub mod tasks;
pub mod template;
pub mod workspace;
