//! The desk's own files, built into the program. `docs/desk.md` says what is in which.

/// The page.
pub(super) const PAGE: &str = include_str!("../../templates/desk/index.html");

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// A file of the desk: address, type, text.
type File = (&'static str, &'static str, &'static str);

macro_rules! file {
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
    file!(CSS, "desk.css"),
    file!(CSS, "paper.css"),
    file!(SCRIPT, "desk.js"),
    file!(SCRIPT, "changes.js"),
    file!(SCRIPT, "dom.js"),
    file!(SCRIPT, "findings.js"),
    file!(SCRIPT, "keys.js"),
    file!(SCRIPT, "list.js"),
    file!(SCRIPT, "live.js"),
    file!(SCRIPT, "pages.js"),
    file!(SCRIPT, "sheets.js"),
    file!(SCRIPT, "words.js"),
    file!(SCRIPT, "zoom.js"),
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
