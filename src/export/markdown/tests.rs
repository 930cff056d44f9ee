use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::export::sample;
use crate::notice::{Block, Inline};

fn markdown(notice: &Notice) -> String {
    export(notice, &Templates::new(Vec::new())).unwrap()
}

#[test]
fn a_party_notice() {
    assert_eq!(
        markdown(&sample::party()),
        concat!(
            "| ĐẢNG BỘ THÀNH PHỐ MẪU  |    **ĐẢNG CỘNG SẢN VIỆT NAM**    |\n",
            "|:----------------------:|:--------------------------------:|\n",
            "| **ĐẢNG ỦY PHƯỜNG THỬ** | *Thử, ngày 03 tháng 02 năm 2027* |\n",
            "|           *            |                                  |\n",
            "|      Số 05-TB/ĐU       |                                  |\n",
            "\n",
            "# THÔNG BÁO\n",
            "\n",
            "**kết luận của Ban Thường vụ Đảng ủy về việc thử**\n",
            "\n",
            "\\-----\n",
            "\n",
            "-\u{a0}Quy chế làm việc của Đảng ủy.\n",
            "\n",
            "Ban Thường vụ **kết luận** như *sau*:\n",
            "\n",
            "## I- NHIỆM VỤ\n",
            "\n",
            "### 1. Trước mắt\n",
            "\n",
            "1.\u{a0}Thử việc thứ nhất.\n",
            "\n",
            "a) Phần a.\n",
            "\n",
            "-\u{a0}Thử việc thứ hai.\n",
            "\n",
            "2022\\. Ban Thường vụ thông báo để các chi bộ biết.\n",
            "\n",
            "Nơi nhận:  \n",
            "-\u{a0}Thường trực Thành ủy (b/c);  \n",
            "-\u{a0}Lưu VPĐU.\n",
            "\n",
            "**T/M BAN THƯỜNG VỤ**  \n",
            "PHÓ BÍ THƯ\n",
            "\n",
            "**Nguyễn Văn Thử**\n",
        )
    );
}

#[test]
fn a_state_notice() {
    assert_eq!(
        markdown(&sample::state()),
        concat!(
            "**LƯU HÀNH NỘI BỘ**\n",
            "\n",
            "| **ỦY BAN NHÂN DÂN** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n",
            "|:-------------------:|:--------------------------------------:|\n",
            "|   **PHƯỜNG THỬ**    |    **Độc lập - Tự do - Hạnh phúc**     |\n",
            "|   Số: \u{a0}\u{a0}\u{a0}/TB-UBND   |     *Thử, ngày\u{a0}\u{a0}\u{a0}tháng\u{a0}\u{a0}\u{a0}năm 2027*     |\n",
            "|   *Dự thảo lần 2*   |                                        |\n",
            "|      **KHẨN**       |                                        |\n",
            "\n",
            "# THÔNG BÁO\n",
            "\n",
            "**CỦA ỦY BAN NHÂN DÂN**\n",
            "\n",
            "**Kết luận về việc thử**\n",
            "\n",
            "*Căn cứ Luật Thử.*\n",
            "\n",
            "1.\u{a0}Một việc./.\n",
            "\n",
            "***Nơi nhận:***  \n",
            "-\u{a0}Các tổ dân phố;  \n",
            "-\u{a0}Lưu: VT, VP.\n",
            "\n",
            "**CHỦ TỊCH**\n",
            "\n",
            "**……………………**\n",
        )
    );
}

/// What a forge shows from the type name on, words parted by one space.
fn shown(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    let text: String = events
        .skip_while(|event| !matches!(event, Event::Start(Tag::Heading { .. })))
        .map(|event| match event {
            Event::Text(text) => text.into_string(),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell)
            | Event::HardBreak => " ".to_owned(),
            _ => String::new(),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same from an HTML page without character references.
fn page_text(html: &str) -> String {
    let start = html.find("<h1>").unwrap();
    let text: String = html[start..]
        .split('<')
        .map(|piece| match piece.split_once('>') {
            Some(("strong" | "/strong" | "em" | "/em", text)) => text.to_owned(),
            Some((_, text)) => format!(" {text}"),
            None => String::new(),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_forge_shows_the_letters_of_the_html_page_in_the_same_order() {
    let templates = Templates::new(Vec::new());
    let plain = [sample::party(), sample::state(), sample::long()];
    let parts = [sample::decision(), sample::annexed()];
    for notice in plain.into_iter().chain(parts) {
        let page =
            crate::export::html::export(&notice, &sample::pages(&notice), &templates).unwrap();
        assert_eq!(shown(&markdown(&notice)), page_text(&page));
    }
}

#[test]
fn only_line_breaks_end_in_spaces() {
    for line in markdown(&sample::long()).lines() {
        let spaces = line.len() - line.trim_end_matches(' ').len();
        assert!(spaces == 0 || spaces == 2, "{line:?}");
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let mut notice = sample::party();
    let evil = "<script>|*a*|_b_</script>";
    notice.letterhead.organ = vec![evil.to_owned()];
    notice.title.as_mut().unwrap().subject = evil.to_owned();
    notice.body = vec![Block::Paragraph {
        text: vec![Inline::plain(evil)],
    }];
    notice.signatures[0].name = evil.to_owned();
    let text = markdown(&notice);
    assert_eq!(
        text.matches("\\<script>\\|\\*a\\*\\|\\_b\\_\\</script>")
            .count(),
        4
    );
    assert_eq!(shown(&text).matches(evil).count(), 3);
}

/// What stands from the line `from` on.
fn tail<'a>(text: &'a str, from: &str) -> &'a str {
    &text[text
        .find(from)
        .unwrap_or_else(|| panic!("{from} in\n{text}"))..]
}

#[test]
fn a_letter_has_its_subject_in_the_letterhead_and_no_title() {
    assert_eq!(
        markdown(&sample::letter()),
        concat!(
            "| **ỦY BAN NHÂN DÂN** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n",
            "|:-------------------:|:--------------------------------------:|\n",
            "|   **PHƯỜNG THỬ**    |    **Độc lập - Tự do - Hạnh phúc**     |\n",
            "|   Số: 05/UBND-VP    |     *Thử, ngày\u{a0}\u{a0}\u{a0}tháng\u{a0}\u{a0}\u{a0}năm 2027*     |\n",
            "|    V/v thử việc     |                                        |\n",
            "\n",
            "Kính gửi:  \n",
            "-\u{a0}Các tổ dân phố;  \n",
            "-\u{a0}Trạm Y tế phường Thử.\n",
            "\n",
            "*Căn cứ Luật Thử.*\n",
            "\n",
            "1.\u{a0}Một việc./.\n",
            "\n",
            "***Nơi nhận:***  \n",
            "-\u{a0}Các tổ dân phố;  \n",
            "-\u{a0}Lưu: VT, VP.  \n",
            "PL.(30)\n",
            "\n",
            "**CHỦ TỊCH**\n",
            "\n",
            "**……………………**\n",
            "\n",
            "Số 1 đường Thử, phường Thử; điện thoại 0000 000 000\n",
        )
    );
}

#[test]
fn a_decision_has_articles_centred_lines_and_one_addressee_on_the_labels_line() {
    let text = markdown(&sample::decision());
    assert_eq!(
        tail(&text, "*Kính gửi:*"),
        concat!(
            "*Kính gửi:* Ban Thường vụ Thành ủy Mẫu\n",
            "\n",
            "-\u{a0}Căn cứ Quy chế làm việc của Đảng ủy;\n",
            "\n",
            "**BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH:**\n",
            "\n",
            "**Điều 1.** **Phạm vi**\n",
            "\n",
            "1.\u{a0}Thử một việc.\n",
            "\n",
            "**Điều 2.** Các chi bộ thi hành Quyết định này.\n",
            "\n",
            "Nơi nhận:  \n",
            "-\u{a0}Thường trực Thành ủy (b/c);  \n",
            "-\u{a0}Lưu VPĐU.\n",
            "\n",
            "**T/M BAN THƯỜNG VỤ**  \n",
            "PHÓ BÍ THƯ\n",
            "\n",
            "**Nguyễn Văn Thử**\n",
            "\n",
            "**KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG**\n",
        )
    );
}

#[test]
fn several_signatures_stand_side_by_side_above_the_recipients() {
    let text = markdown(&sample::minutes());
    assert_eq!(
        tail(&text, "|    **THƯ KÝ**"),
        concat!(
            "|    **THƯ KÝ**    |   **CHỦ TỌA**    |\n",
            "|:----------------:|:----------------:|\n",
            "|                  |     **kiêm**     |\n",
            "|                  |  **TRƯỞNG BAN**  |\n",
            "| **Nguyễn Văn A** | **Nguyễn Văn B** |\n",
            "\n",
            "***Nơi nhận:***  \n",
            "-\u{a0}Các tổ dân phố;  \n",
            "-\u{a0}Lưu: VT, VP.\n",
        )
    );
}

#[test]
fn annexes_follow_with_their_tables() {
    let text = markdown(&sample::annexed());
    assert_eq!(
        tail(&text, "# Phụ lục 1"),
        concat!(
            "# Phụ lục 1\n",
            "\n",
            "**Danh sách thử**\n",
            "\n",
            "*(Kèm theo Thông báo số 05-TB/ĐU, ngày 03/02/2027 của Đảng ủy phường Thử)*\n",
            "\n",
            "\\-----\n",
            "\n",
            "## I- SỐ LIỆU\n",
            "\n",
            "| TT  | Đơn vị                | Số ca |\n",
            "|:---:|-----------------------|------:|\n",
            "|  1  | Tổ dân phố 1 \\| khu A | 1.873 |\n",
            "|  2  | **Tổ** 2              |       |\n",
            "\n",
            "# Phụ lục 2\n",
            "\n",
            "**Danh sách thử**\n",
            "\n",
            "*(Kèm theo Thông báo số 05-TB/ĐU, ngày 03/02/2027 của Đảng ủy phường Thử)*\n",
            "\n",
            "\\-----\n",
            "\n",
            "Một đoạn.\n",
        )
    );
}
