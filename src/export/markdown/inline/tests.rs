use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;

fn run(text: &str, bold: bool, italic: bool) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        bold,
        italic,
        link: None,
    }
}

/// What a forge shows: the letters, with `[b`, `[i` and `]` for emphasis and `↵` for a break, one
/// line a block. Anything that is not a plain paragraph is named.
fn rendered(markdown: &str) -> String {
    let mut out = String::new();
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(markdown, options | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Start(Tag::Paragraph) => {}
            Event::End(TagEnd::Paragraph) => out.push('\n'),
            Event::Start(Tag::Strong) => out.push_str("[b "),
            Event::Start(Tag::Emphasis) => out.push_str("[i "),
            Event::Start(Tag::Link { dest_url, .. }) => out.push_str(&format!("[{dest_url} ")),
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => out.push(']'),
            Event::Text(text) => out.push_str(&text),
            Event::HardBreak => out.push('↵'),
            Event::InlineHtml(tag) if tag.starts_with("</") => out.push(']'),
            Event::InlineHtml(tag) if &*tag == "<strong>" => out.push_str("[b "),
            Event::InlineHtml(tag) if &*tag == "<em>" => out.push_str("[i "),
            other => out.push_str(&format!("{{{other:?}}}")),
        }
    }
    out.trim_end().to_owned()
}

/// Prose that Markdown might take for something else, and how it is written.
const PROSE: &[(&str, &str)] = &[
    ("2022. Năm đầu", "2022\\. Năm đầu"),
    ("2022.Năm đầu", "2022.Năm đầu"),
    ("16) giờ", "16\\) giờ"),
    ("1234567890. quá dài", "1234567890. quá dài"),
    ("12.", "12\\."),
    ("- gạch", "\\- gạch"),
    ("-", "\\-"),
    ("-----", "\\-----"),
    ("- - -", "\\- - -"),
    ("-10 độ", "-10 độ"),
    ("+ cộng", "\\+ cộng"),
    ("* sao", "\\* sao"),
    ("* * *", "\\* * *"),
    ("_ _ _", "\\_ _ _"),
    ("# thăng", "\\# thăng"),
    ("#5 thăng", "#5 thăng"),
    ("> trích", "\\> trích"),
    ("=====", "\\====="),
    (":---:", "\\:---:"),
    ("```", "\\`\\`\\`"),
    ("~~~", "\\~\\~\\~"),
    ("khoảng ~5% đến ~~6%~~", "khoảng \\~5% đến \\~\\~6%\\~\\~"),
    ("khoảng ~5%", "khoảng ~5%"),
    ("3 * 4 và 3*4", "3 * 4 và 3\\*4"),
    ("ten_tep_dai và _nhấn_", "ten_tep_dai và \\_nhấn\\_"),
    (
        "<b>x</b> <!-- y --> 3 < 4 <3",
        "\\<b>x\\</b> \\<!-- y --> 3 < 4 <3",
    ),
    ("&amp; &#39; A&B; C & D", "\\&amp; \\&#39; A\\&B; C & D"),
    ("[x](y) [^1]", "\\[x\\](y) \\[^1\\]"),
    ("a | b", "a \\| b"),
    ("C:\\*.* và \\", "C:\\\\\\*.\\* và \\\\"),
    ("“4 tại chỗ” – 97,58% (b/c);", "“4 tại chỗ” – 97,58% (b/c);"),
];

#[test]
fn prose_renders_its_own_letters_and_is_escaped_as_little_as_that_needs() {
    for (text, written) in PROSE {
        assert_eq!(paragraph("", &[Inline::plain(*text)]), *written);
        assert_eq!(rendered(written), *text);
    }
}

#[test]
fn every_line_after_a_break_is_prose_too() {
    for (text, _) in PROSE {
        let broken = [Inline::plain("đầu"), Inline::Break, Inline::plain(*text)];
        for label in ["", "- "] {
            let shown = rendered(&paragraph(label, &broken)).replace('\u{a0}', " ");
            assert_eq!(shown, format!("{label}đầu↵{text}"));
        }
    }
}

#[test]
fn labels_are_text_with_a_no_break_space() {
    let text = [Inline::plain("việc")];
    for (label, written) in [
        ("1. ", "1.\u{a0}việc"),
        ("- ", "-\u{a0}việc"),
        ("+ ", "+\u{a0}việc"),
        ("a) ", "a) việc"),
        ("12) ", "12)\u{a0}việc"),
    ] {
        assert_eq!(paragraph(label, &text), written);
        assert_eq!(rendered(written), written);
    }
}

#[test]
fn a_heading_is_one_line_and_keeps_its_last_mark() {
    let text = [Inline::plain("VIỆC"), Inline::Break, Inline::plain("SỐ #")];
    let line = heading("I- ", &text);
    assert_eq!(line, "I- VIỆC SỐ \\#");
    assert!(rendered(&format!("## {line}")).contains("I- VIỆC SỐ #"));
}

#[test]
fn emphasis_that_stars_cannot_carry_is_written_as_html() {
    for (text, written, shown) in [
        (
            vec![
                run("Giao ", false, false),
                run(" UBND ", true, false),
                run("quận", false, false),
            ],
            "Giao  **UBND** quận",
            "Giao  [b UBND] quận",
        ),
        (
            vec![run("Lưu ý:", true, false), run("xem", false, false)],
            "<strong>Lưu ý:</strong>xem",
            "[b Lưu ý:]xem",
        ),
        (
            vec![run("xem", false, false), run("(a)", false, true)],
            "xem<em>(a)</em>",
            "xem[i (a)]",
        ),
        (
            vec![
                run("a", true, false),
                run("b", false, true),
                run("c", true, true),
            ],
            "**a**<em>b</em>***c***",
            "[b a][i b][i [b c]]",
        ),
        (
            vec![run("một", true, false), run(" hai", true, false)],
            "**một** **hai**",
            "[b một] [b hai]",
        ),
        (
            vec![
                run("a", false, false),
                run("b", true, false),
                run("c", false, false),
            ],
            "a**b**c",
            "a[b b]c",
        ),
    ] {
        assert_eq!(paragraph("", &text), written);
        assert_eq!(rendered(written), shown);
    }
}

#[test]
fn links() {
    let link = |address: &str, bold| Inline::Text {
        text: "đây".to_owned(),
        bold,
        italic: false,
        link: Some(address.to_owned()),
    };
    let written = paragraph(
        "",
        &[
            run("Xem!", false, false),
            link("https://a.vn/b_(c) d&amp;e", true),
        ],
    );
    assert_eq!(
        written,
        "Xem\\![**đây**](https://a.vn/b\\_\\(c\\)%20d\\&amp;e)"
    );
    assert_eq!(
        rendered(&written),
        "Xem![https://a.vn/b_(c)%20d&amp;e [b đây]]"
    );
    assert_eq!(paragraph("", &[link("javascript:x", false)]), "đây");
}
