mod print;

use std::sync::Arc;

use super::*;
use crate::export::sample;
use crate::notice::Block;
use crate::notice::Title;
use crate::source::SourceFile;

fn html(notice: &Notice) -> String {
    export(notice, &sample::pages(notice), &Templates::new(Vec::new())).unwrap()
}

/// What stands in `<body>`.
fn body(page: &str) -> &str {
    let (_, body) = page.split_once("<body>\n").unwrap();
    body.split_once("</body>").unwrap().0
}

#[test]
fn a_party_notice() {
    let page = html(&sample::party());
    assert!(page.starts_with("<!doctype html>\n<html lang=\"vi\">\n"));
    assert!(page.contains("<meta name=\"dcterms.date\" content=\"2027-02-03\">\n"));
    assert_eq!(
        body(&page),
        concat!(
            "<article class=\"to\">\n",
            "<div class=\"mo\" style=\"--cao:144.17pt\">\n",
            "<header class=\"dau\">\n",
            "<div class=\"cot\">\n",
            "<div class=\"tren\">\n",
            "<p class=\"cap-tren\">ĐẢNG BỘ THÀNH PHỐ MẪU</p>\n",
            "<p class=\"ten\"><span class=\"ke\">ĐẢNG ỦY PHƯỜNG THỬ</span></p>\n",
            "<p class=\"dong\">*</p>\n",
            "</div>\n",
            "<div class=\"duoi\">\n",
            "<p class=\"so\">Số 05-TB/ĐU</p>\n",
            "</div>\n",
            "</div>\n",
            "<div class=\"cot\">\n",
            "<div class=\"tren\">\n",
            "<p class=\"quoc-hieu-1\"><span class=\"ke\">ĐẢNG CỘNG SẢN VIỆT NAM</span></p>\n",
            "</div>\n",
            "<div class=\"duoi\">\n",
            "<p class=\"dia-danh\">Thử, ngày 03 tháng 02 năm 2027</p>\n",
            "</div>\n",
            "</div>\n",
            "</header>\n",
            "<h1>\n",
            "<span class=\"loai\">THÔNG BÁO</span>\n",
            "<span class=\"trich-yeu\"><span>kết luận của Ban Thường vụ Đảng ủy về việc thử</span></span>\n",
            "</h1>\n",
            "<p class=\"dong-tieu-de\">-----</p>\n",
            "</div>\n",
            "<main class=\"than\">\n",
            "<p><span class=\"d\">- Quy chế làm việc của Đảng ủy.</span></p>\n",
            "<p><span class=\"d\" style=\"--t:6pt\">Ban Thường vụ <strong>kết luận</strong> như <em>sau</em>:</span></p>\n",
            "<h2><span class=\"d\" style=\"--t:6pt\">I- NHIỆM VỤ</span></h2>\n",
            "<h3><span class=\"d\" style=\"--t:6pt\">1. Trước mắt</span></h3>\n",
            "<p><span class=\"d\" style=\"--t:6pt\">1. Thử việc thứ nhất.</span></p>\n",
            "<p><span class=\"d\" style=\"--t:6pt\">a) Phần a.</span></p>\n",
            "<p><span class=\"d\" style=\"--t:6pt\">- Thử việc thứ hai.</span></p>\n",
            "<p><span class=\"d\" style=\"--t:6pt\">2022. Ban Thường vụ thông báo để các chi bộ biết.</span></p>\n",
            "<footer class=\"cuoi\" style=\"--tren:11.34pt\">\n",
            "<div class=\"noi-nhan\">\n",
            "<p class=\"nhan\"><span class=\"d\" style=\"--t:0.35pt\">Nơi nhận:</span></p>\n",
            "<p class=\"dong-nhan\"><span class=\"d\">- Thường trực Thành ủy (b/c);</span></p>\n",
            "<p class=\"dong-nhan\"><span class=\"d\">- Lưu VPĐU.</span></p>\n",
            "</div>\n",
            "<div class=\"ky\">\n",
            "<p class=\"quyen-han\"><span class=\"d\">T/M BAN THƯỜNG VỤ</span></p>\n",
            "<p class=\"chuc-vu\"><span class=\"d\">PHÓ BÍ THƯ</span></p>\n",
            "<p class=\"ho-ten\"><span class=\"d\" style=\"--t:76.54pt\">Nguyễn Văn Thử</span></p>\n",
            "</div>\n",
            "</footer>\n",
            "</main>\n",
            "</article>\n",
        )
    );
}

#[test]
fn a_state_notice() {
    assert_eq!(
        body(&html(&sample::state())),
        concat!(
            "<article class=\"to\">\n",
            "<div class=\"mo\" style=\"--cao:186.42pt\">\n",
            "<p class=\"luu-hanh\"><span>LƯU HÀNH NỘI BỘ</span></p>\n",
            "<header class=\"dau\">\n",
            "<div class=\"cot\">\n",
            "<div class=\"tren\">\n",
            "<p class=\"ten\"><span class=\"ke\">ỦY BAN NHÂN DÂN<br>\n",
            "PHƯỜNG THỬ</span></p>\n",
            "</div>\n",
            "<div class=\"duoi\">\n",
            "<p class=\"so\">Số: \u{a0}\u{a0}\u{a0}/TB-UBND</p>\n",
            "<p class=\"du-thao\">Dự thảo lần 2</p>\n",
            "<p class=\"khan\"><span>KHẨN</span></p>\n",
            "</div>\n",
            "</div>\n",
            "<div class=\"cot\">\n",
            "<div class=\"tren\">\n",
            "<p class=\"quoc-hieu-1\"><span>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</span></p>\n",
            "<p class=\"quoc-hieu-2\"><span class=\"ke\">Độc lập - Tự do - Hạnh phúc</span></p>\n",
            "</div>\n",
            "<div class=\"duoi\">\n",
            "<p class=\"dia-danh\">Thử, ngày\u{a0}\u{a0}\u{a0}tháng\u{a0}\u{a0}\u{a0}năm 2027</p>\n",
            "</div>\n",
            "</div>\n",
            "</header>\n",
            "<h1>\n",
            "<span class=\"loai\">THÔNG BÁO</span>\n",
            "<span class=\"tac-gia\">CỦA ỦY BAN NHÂN DÂN</span>\n",
            "<span class=\"trich-yeu\"><span class=\"ke\">Kết luận về việc thử</span></span>\n",
            "</h1>\n",
            "</div>\n",
            "<main class=\"than\">\n",
            "<p><span class=\"d\"><em>Căn cứ Luật Thử.</em></span></p>\n",
            "<p><span class=\"d\" style=\"--t:6pt\">1. Một việc./.</span></p>\n",
            "<footer class=\"cuoi\" style=\"--tren:11.49pt\">\n",
            "<div class=\"noi-nhan\">\n",
            "<p class=\"nhan\"><span class=\"d\" style=\"--t:2.18pt\">Nơi nhận:</span></p>\n",
            "<p class=\"dong-nhan\"><span class=\"d\">- Các tổ dân phố;</span></p>\n",
            "<p class=\"dong-nhan\"><span class=\"d\">- Lưu: VT, VP.</span></p>\n",
            "</div>\n",
            "<div class=\"ky\">\n",
            "<p class=\"chuc-vu mot-minh\"><span class=\"d\">CHỦ TỊCH</span></p>\n",
            "<p class=\"ho-ten\"><span class=\"d\" style=\"--t:76.54pt\">……………………</span></p>\n",
            "</div>\n",
            "</footer>\n",
            "</main>\n",
            "</article>\n",
        )
    );
}

#[test]
fn every_size_and_length_comes_from_the_standard() {
    let before = html(&sample::party());
    for rule in [
        "size: 210mm 297mm;",
        "margin: 20mm 15mm 5mm 30mm;",
        ".dau::before { content: \"\"; grid-area: 1 / 1; width: calc(72 * var(--mm));",
        "text-indent: calc(10 * var(--mm));",
        "line-height: calc(19 * var(--pt));",
        "margin: calc(5.5 * var(--pt) - (",
        "margin-top: calc(27 * var(--mm));",
        ".to .ho-ten { font-size: calc(14 * var(--pt)); font-weight: 700; font-style: normal; }",
        "padding-top: calc(10mm - 0.16em);",
    ] {
        assert!(before.contains(rule), "{rule}\n{before}");
    }
    let mut notice = sample::party();
    let standard = Arc::make_mut(&mut notice.standard);
    standard.page.left_mm = 32.5;
    standard.signature.space_mm = 30.0;
    let after = html(&notice);
    assert!(after.contains("margin: 20mm 15mm 5mm 32.5mm;"));
    assert!(after.contains("margin-top: calc(30 * var(--mm));"));
}

#[test]
fn the_stamp_of_urgency_has_the_colour_of_the_standard() {
    let red = ".to .khan { color: #FF0000; }";
    assert!(html(&sample::state()).contains(red));
    assert!(!html(&sample::party()).contains(".khan { color"));
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    for notice in [sample::party(), sample::state()] {
        let page = html(&notice);
        for foreign in ["<script", "src=", "url(", "@import", "http"] {
            assert!(!page.contains(foreign), "{foreign}");
        }
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let evil = "</style><script>alert(\"1\")</script>]]>&amp;'--><b>";
    let mut notice = sample::state();
    Arc::make_mut(&mut notice.standard).font.family = evil.to_owned();
    let head = &mut notice.letterhead;
    head.superior = Some(evil.to_owned());
    head.organ = vec![evil.to_owned()];
    head.number = evil.to_owned();
    head.place_date = Some(evil.to_owned());
    head.urgency = Some(evil.to_owned());
    head.draft = Some(evil.to_owned());
    head.circulation = Some(evil.to_owned());
    notice.title = Some(Title {
        name: evil.to_owned(),
        author: Some(evil.to_owned()),
        subject: evil.to_owned(),
    });
    let linked = |link: &str| Inline::Text {
        text: evil.to_owned(),
        bold: true,
        italic: true,
        link: Some(link.to_owned()),
    };
    notice.body = vec![
        Block::Paragraph {
            text: vec![linked("https://a.vn/\"><script>")],
        },
        Block::Item {
            depth: 0,
            label: evil.to_owned(),
            text: vec![linked("javascript:alert(1)")],
        },
    ];
    notice.recipients.label = evil.to_owned();
    notice.recipients.lines = vec![evil.to_owned()];
    notice.signatures[0].authority = vec![evil.to_owned()];
    notice.signatures[0].position = vec![evil.to_owned()];
    notice.signatures[0].name = evil.to_owned();
    notice.meta.title = evil.to_owned();
    notice.meta.author = evil.to_owned();
    notice.meta.number = evil.to_owned();
    notice.meta.date = Some(evil.to_owned());
    let page = html(&notice);
    let lower = page.to_lowercase();
    assert_eq!(lower.matches("<script").count(), 0);
    assert_eq!(lower.matches("</style").count(), 1);
    assert_eq!(lower.matches("<b>").count(), 0);
    assert!(!lower.contains("javascript:"));
    assert!(page.contains(concat!(
        "<a href=\"https://a.vn/&quot;&gt;&lt;script&gt;\"><strong><em>",
        "&lt;/style&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;]]&gt;",
        "&amp;amp;&#39;--&gt;&lt;b&gt;</em></strong></a>",
    )));
    assert!(page.contains("font-family: \"\\3c \\2f style\\3e \\3c script\\3e alert\\28 \\22 1"));
    assert!(page.contains("content: \"\\3c \\2f style\\3e "));
}

#[test]
fn breaks_and_styles() {
    let run = |text: &str, bold, italic| Inline::Text {
        text: text.to_owned(),
        bold,
        italic,
        link: None,
    };
    let text = [
        run("a", true, true),
        Inline::Break,
        run("b", false, true),
        run("c", false, false),
    ];
    assert_eq!(
        inline::inline(&text),
        "<strong><em>a</em></strong><br>\n<em>b</em>c"
    );
}

#[test]
fn lines_end_as_on_the_printed_page() {
    let mut notice = sample::party();
    notice.letterhead.superior = Some("ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG".to_owned());
    notice.letterhead.organ = vec!["ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG THÀNH PHỐ HẢI PHÒNG".to_owned()];
    notice.title.as_mut().unwrap().subject =
        "kết luận của đồng chí Nguyễn Thanh Xuân, Bí thư Thành ủy tại hội nghị \
                            trực tuyến về công tác phòng, chống dịch Covid-19"
            .to_owned();
    notice.signatures[0].position =
        vec!["PHÓ BÍ THƯ THƯỜNG TRỰC ĐẢNG ỦY KIÊM TRƯỞNG BAN".to_owned()];
    let page = html(&notice);
    for part in [
        "<p class=\"cap-tren\">ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG</p>\n",
        "<span class=\"ke\">ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG<br>\nTHÀNH PHỐ HẢI PHÒNG</span></p>\n",
        "<span>kết luận của đồng chí Nguyễn Thanh Xuân, Bí thư Thành ủy<br>\n\
         tại hội nghị trực tuyến về công tác phòng, chống dịch Covid-19</span></span>\n</h1>",
        "<p class=\"chuc-vu\"><span class=\"d\">PHÓ BÍ THƯ THƯỜNG TRỰC</span></p>\n\
         <p class=\"chuc-vu\"><span class=\"d\">ĐẢNG ỦY KIÊM TRƯỞNG BAN</span></p>\n",
    ] {
        assert!(page.contains(part), "{part}\n{}", body(&page));
    }
}

#[test]
fn a_template_from_a_windows_editor_gives_the_same_page() {
    let source = include_str!("../../../templates/pages/notice.html").replace('\n', "\r\n");
    let user = vec![(
        "pages/notice.html".to_owned(),
        SourceFile::new("notice.html", source),
    )];
    let notice = sample::party();
    let page = export(&notice, &sample::pages(&notice), &Templates::new(user)).unwrap();
    assert_eq!(page, html(&notice));
}
