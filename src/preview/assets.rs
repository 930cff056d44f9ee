//! The desk's own files, built into the program. `docs/desk.md` says what is in which.

/// The page.
pub(super) const PAGE: &str = include_str!("../../templates/desk/index.html");

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// A file of the desk: address, type, text.
type File = (&'static str, &'static str, &'static str);

macro_rules! asset {
    ($kind:expr, $name:literal) => {
        (
            concat!("/", $name),
            $kind,
            include_str!(concat!("../../templates/desk/", $name)),
        )
    };
}

/// The files that the page takes in.
pub(super) const FILES: &[File] = &[
    asset!(CSS, "desk.css"),
    asset!(CSS, "dark.css"),
    asset!(CSS, "paper.css"),
    asset!(SCRIPT, "desk.js"),
    asset!(SCRIPT, "changes.js"),
    asset!(SCRIPT, "dom.js"),
    asset!(SCRIPT, "findings.js"),
    asset!(SCRIPT, "keys.js"),
    asset!(SCRIPT, "list.js"),
    asset!(SCRIPT, "live.js"),
    asset!(SCRIPT, "pages.js"),
    asset!(SCRIPT, "sheets.js"),
    asset!(SCRIPT, "words.js"),
    asset!(SCRIPT, "zoom.js"),
    // The page of an output folder has it in a script of its own, where nothing can be taken in.
    (
        "/search.js",
        SCRIPT,
        concat!(
            include_str!("../../templates/desk/search.js"),
            "export { searchable, wordTests };\n"
        ),
    ),
];
