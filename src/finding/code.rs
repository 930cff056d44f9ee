//! Rule codes. `Y-` the YAML file, `D-` its content, `T-` a template, `L-` the page, `F-` files.

/// The file is not valid text (not UTF-8 or UTF-16 with a mark).
pub const ENCODING: &str = "Y-ENCODING";
/// The YAML cannot be read.
pub const SYNTAX: &str = "Y-SYNTAX";
/// A tab stands in the indentation.
pub const TAB: &str = "Y-TAB";
/// An unquoted `: ` inside a value.
pub const COLON: &str = "Y-COLON";
/// An unquoted ` #` that silently cuts a sentence.
pub const HASH: &str = "Y-HASH";
/// An unquoted `{{` that YAML reads as a mapping.
pub const BRACES: &str = "Y-BRACES";
/// Too large, too deep, too many.
pub const LIMIT: &str = "Y-LIMIT";
/// A key that the program does not know.
pub const UNKNOWN_KEY: &str = "Y-KEY";
/// A key given twice.
pub const DUPLICATE_KEY: &str = "Y-DUPLICATE";
/// A key given both in Vietnamese and in English.
pub const ALIAS: &str = "Y-ALIAS";
/// A key without which the file means nothing.
pub const MISSING_KEY: &str = "Y-MISSING";
/// A list where a text is needed, and the like.
pub const TYPE: &str = "Y-TYPE";
/// A date or moment that does not exist or cannot be read.
pub const DATE: &str = "Y-DATE";
/// A number that cannot be read.
pub const NUMBER: &str = "Y-NUMBER";
/// A word outside the list of allowed words.
pub const VALUE: &str = "Y-VALUE";
/// A figure name used in prose that is not declared.
pub const FIGURE_UNDEFINED: &str = "D-FIGURE";
/// Figures that do not add up as declared.
pub const RELATION: &str = "D-RELATION";
/// A mandatory component of the notice is missing.
pub const COMPONENT: &str = "D-COMPONENT";
/// Markup that a notice may not carry (raw HTML, foreign links, program text).
pub const MARKUP: &str = "D-MARKUP";
/// An organ profile that cannot be found or used.
pub const ORGAN: &str = "D-ORGAN";
/// An acknowledgement that matches no finding.
pub const ACKNOWLEDGEMENT: &str = "D-ACKNOWLEDGEMENT";
/// The kind cannot be issued under the standard in force, or the standard cannot be chosen.
pub const STANDARD: &str = "D-STANDARD";
/// A template cannot be read.
pub const TEMPLATE_SYNTAX: &str = "T-SYNTAX";
/// A template failed while it was rendered.
pub const TEMPLATE_RENDER: &str = "T-RENDER";
/// A standard file that contradicts itself or its siblings.
pub const STANDARD_FILE: &str = "T-STANDARD";
/// A wish about the page that could not be met.
pub const PAGE: &str = "L-PAGE";
/// A character that the font cannot draw.
pub const GLYPH: &str = "L-GLYPH";
/// A file or folder that cannot be read.
pub const READ: &str = "F-READ";
/// An output that cannot be written.
pub const WRITE: &str = "F-WRITE";
/// Two sources that would write one output, or an output that would overwrite the clerk's file.
pub const OUTPUT: &str = "F-OUTPUT";
