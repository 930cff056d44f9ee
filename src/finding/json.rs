//! Findings as JSON.
