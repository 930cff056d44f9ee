//! Markup that prose may not carry. Prose is inline Markdown with `**`, `*`, a forced break and
//! links to http, https and mailto; raw HTML, images, code and block markup are refused.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::directive::fault::Fault;

/// Put before every line, so that a line that begins with `1. `, `- ` or `2022. ` stays prose.
const GUARD: char = '\u{2060}';

/// The faults of one paragraph, each with its byte range.
pub(super) fn faults(paragraph: &str) -> Vec<(Range<usize>, Fault)> {
    let guarded = Guarded::new(paragraph);
    let mut faults: Vec<(Range<usize>, Fault)> = block_marks(paragraph);
    let parser = Parser::new_ext(&guarded.text, Options::empty());
    for (event, range) in parser.into_offset_iter() {
        if let Some(fault) = refused(&event) {
            faults.push((guarded.original(&range), fault));
        }
    }
    faults
}

fn refused(event: &Event<'_>) -> Option<Fault> {
    match event {
        Event::InlineHtml(_) | Event::Html(_) => Some(no(
            ("mã HTML", "HTML"),
            (
                "Bỏ thẻ HTML; chữ đậm ghi `**…**`, chữ nghiêng ghi `*…*`.",
                "Leave out the tag; write bold as `**…**` and italics as `*…*`.",
            ),
        )),
        Event::Code(_) => Some(no(
            ("chữ trong dấu `` ` ``", "text in backquotes"),
            ("Bỏ dấu `` ` ``.", "Leave out the backquotes."),
        )),
        Event::Start(Tag::Image { .. }) => Some(no(
            ("hình ảnh", "images"),
            (
                "Bỏ hình; tài liệu kèm theo để ở phụ lục.",
                "Leave the image out; put it into an annex.",
            ),
        )),
        Event::Start(Tag::Link { dest_url, .. }) if !allowed(dest_url) => Some(no(
            ("liên kết này", "this link"),
            (
                "Chỉ dùng liên kết bắt đầu bằng `https://`, `http://` hoặc `mailto:`.",
                "Only links that begin with `https://`, `http://` or `mailto:` may stand here.",
            ),
        )),
        _ => None,
    }
}

fn allowed(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
}

/// `# ` and `>` at a line's start and lines of ``` are block markup.
fn block_marks(paragraph: &str) -> Vec<(Range<usize>, Fault)> {
    let mut faults = Vec::new();
    let mut start = 0;
    for line in paragraph.split_inclusive('\n') {
        let hashes = line.bytes().take_while(|b| *b == b'#').count();
        let after = line.get(hashes..).unwrap_or("");
        if (1..=6).contains(&hashes) && after.starts_with(' ') {
            let fault = no(
                ("tiêu đề kiểu `#`", "`#` headings"),
                (
                    "Bỏ dấu `#`; đề mục của văn bản do chương trình đặt.",
                    "Leave out the `#`; the program makes the headings.",
                ),
            );
            faults.push((start..start + hashes, fault));
        }
        start += line.len();
    }
    faults
}

fn no(what: (&str, &str), hint: (&str, &str)) -> Fault {
    Fault::new(
        (
            format!("đoạn văn không được có {}", what.0),
            format!("{} may not stand in prose", what.1),
        ),
        (hint.0.to_owned(), hint.1.to_owned()),
    )
}

/// A paragraph with the guard before each line, and the way back to its own offsets.
struct Guarded {
    text: String,
    /// Where guards end in `text`.
    guards: Vec<usize>,
}

impl Guarded {
    fn new(paragraph: &str) -> Self {
        let mut text = String::with_capacity(paragraph.len() + GUARD.len_utf8());
        let mut guards = Vec::new();
        for line in paragraph.split_inclusive('\n') {
            text.push(GUARD);
            guards.push(text.len());
            text.push_str(line);
        }
        Self { text, guards }
    }

    fn original(&self, range: &Range<usize>) -> Range<usize> {
        let back = |offset: usize| {
            let before = self.guards.partition_point(|end| *end <= offset);
            offset.saturating_sub(before * GUARD.len_utf8())
        };
        back(range.start)..back(range.end)
    }
}

#[cfg(test)]
mod tests {
    fn vi(paragraph: &str) -> String {
        let faults = super::faults(paragraph).into_iter().map(|(range, fault)| {
            let (message, hint) = (fault.message.vi, fault.hint.vi);
            format!("{} → {message} | {hint}", &paragraph[range])
        });
        faults.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn prose_stays_prose() {
        for text in [
            "Chữ **đậm**, *nghiêng* và \\\n- gạch, https://a.vn, [trang](https://a.vn), <mailto:a@b.vn>",
            "1. Việc thứ nhất",
            "- Gạch đầu dòng",
            "2022. Năm mới",
            "> 5 ca, < 3 ca, 5 < 6",
            "--- ",
            "#5K",
            "    thụt vào",
        ] {
            assert_eq!(vi(text), "", "{text}");
        }
    }

    #[test]
    fn refuses_markup_at_its_place() {
        assert_eq!(
            vi("Chữ <b>đậm</b>"),
            "<b> → đoạn văn không được có mã HTML | Bỏ thẻ HTML; chữ đậm ghi `**…**`, chữ nghiêng ghi `*…*`.\n\
             </b> → đoạn văn không được có mã HTML | Bỏ thẻ HTML; chữ đậm ghi `**…**`, chữ nghiêng ghi `*…*`."
        );
        assert_eq!(
            vi("Xem\\\n[đây](javascript:x) và ![h](https://a.vn/h.png)"),
            "[đây](javascript:x) → đoạn văn không được có liên kết này | Chỉ dùng liên kết bắt đầu bằng `https://`, `http://` hoặc `mailto:`.\n\
             ![h](https://a.vn/h.png) → đoạn văn không được có hình ảnh | Bỏ hình; tài liệu kèm theo để ở phụ lục."
        );
        assert_eq!(
            vi("## Đề mục"),
            "## → đoạn văn không được có tiêu đề kiểu `#` | Bỏ dấu `#`; đề mục của văn bản do chương trình đặt."
        );
        assert_eq!(
            vi("chạy `lệnh`"),
            "`lệnh` → đoạn văn không được có chữ trong dấu `` ` `` | Bỏ dấu `` ` ``."
        );
    }
}
