//! Reads a directive.
