//! Checks of a directive against its standard: pure functions from a directive to findings.
