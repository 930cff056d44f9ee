//! The desk's own files, built into the program.

/// The page.
pub(super) const PAGE: &str = include_str!("../../templates/desk/index.html");

/// The files that the page takes in: address, type, text.
pub(super) const FILES: &[(&str, &str, &str)] = &[
    (
        "/desk.css",
        "text/css; charset=utf-8",
        include_str!("../../templates/desk/desk.css"),
    ),
    (
        "/desk.js",
        "text/javascript; charset=utf-8",
        include_str!("../../templates/desk/desk.js"),
    ),
];
