//! Findings for a terminal.
