//! The templates that are built into the program, by the name they have in `templates/`.

/// Name and text of every built-in template.
pub const ALL: &[(&str, &str)] = &[
    (
        "bodies/chi-thi.md",
        include_str!("../../templates/bodies/chi-thi.md"),
    ),
    (
        "bodies/ket-luan.md",
        include_str!("../../templates/bodies/ket-luan.md"),
    ),
    (
        "bodies/thong-bao.md",
        include_str!("../../templates/bodies/thong-bao.md"),
    ),
    (
        "bodies/thong-bao-ket-luan.md",
        include_str!("../../templates/bodies/thong-bao-ket-luan.md"),
    ),
    (
        "bodies/phan/can-cu.md",
        include_str!("../../templates/bodies/phan/can-cu.md"),
    ),
    (
        "bodies/phan/ket-luan.md",
        include_str!("../../templates/bodies/phan/ket-luan.md"),
    ),
    (
        "bodies/phan/kien-nghi.md",
        include_str!("../../templates/bodies/phan/kien-nghi.md"),
    ),
    (
        "bodies/phan/mo-dau.md",
        include_str!("../../templates/bodies/phan/mo-dau.md"),
    ),
    (
        "bodies/phan/nhiem-vu.md",
        include_str!("../../templates/bodies/phan/nhiem-vu.md"),
    ),
    (
        "bodies/phan/viec.md",
        include_str!("../../templates/bodies/phan/viec.md"),
    ),
    (
        "pages/notice.css",
        include_str!("../../templates/pages/notice.css"),
    ),
    (
        "pages/notice.html",
        include_str!("../../templates/pages/notice.html"),
    ),
    (
        "pages/notice.md",
        include_str!("../../templates/pages/notice.md"),
    ),
];

/// The prefix under which a user's template reaches the built-in one it replaces:
/// `{% extends "goc/pages/notice.html" %}`.
pub const ORIGINAL: &str = "goc/";

/// Whether a file is a copy of the built-in template of its name.
pub fn is_copy(name: &str, text: &str) -> bool {
    ALL.iter().any(|(n, own)| *n == name && *own == text)
}
