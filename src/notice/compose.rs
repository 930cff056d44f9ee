//! Composes a notice.
