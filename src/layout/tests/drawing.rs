//! Positions against the drawings of the standards, and lines of text.

use super::*;

/// Middle of a run, mm from the paper's left edge.
fn middle(run: &GlyphRun) -> f64 {
    (run.x + run.width() / 2.0) / mm(1.0)
}

#[test]
fn the_party_letterhead() {
    let pages = set(&notice(standard("party-2026"), vec![paragraph(PROSE)])).pages;
    let national = run(&pages, Role::National(0));
    let rule = rules(&pages, Role::National(0))[0];
    near(rule.from.0, national.x, mm(0.01));
    near(rule.to.0 - rule.from.0, national.width(), mm(0.01));
    near(national.width() / mm(1.0), 73.0, 0.2);
    near(rule.from.1 - national.y, 5.5, 1e-9);
    // The date is centred under the title and its rule, the number under the star.
    let date = run(&pages, Role::PlaceDate);
    near(middle(date), middle(national), 0.01);
    assert!(
        date.y - 0.7 * date.size > rule.from.1,
        "the date clears the rule"
    );
    let (superior, organ) = (run(&pages, Role::Superior), run(&pages, Role::Organ));
    let (star, number) = (run(&pages, Role::OrganCloser), run(&pages, Role::Number));
    assert_eq!((star.text.as_str(), organ.face), ("*", Face::Bold));
    for line in [organ, star, number] {
        near(middle(line), middle(superior), 0.01);
    }
    assert!(superior.y < organ.y && organ.y < star.y && star.y < number.y);
    // Tops are level at the top margin: the baseline is at 80 % of the pitch.
    near(superior.y, mm(20.0) + 0.8 * 1.15 * 14.0, 1e-9);
    near(national.y, mm(20.0) + 0.8 * 1.15 * 15.0, 1e-9);
    assert_eq!(number.text, "Số\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}-TB/QU");
}

#[test]
fn the_state_letterhead() {
    let mut notice = notice(standard("state-2020"), vec![paragraph(PROSE)]);
    notice.letterhead.superior = None;
    notice.letterhead.organ = vec!["ỦY BAN NHÂN DÂN QUẬN LONG BIÊN".into()];
    notice.letterhead.circulation = Some("LƯU HÀNH NỘI BỘ".into());
    let pages = set(&notice).pages;
    let motto = run(&pages, Role::National(1));
    let rule = rules(&pages, Role::National(1))[0];
    near(rule.to.0 - rule.from.0, motto.width(), mm(0.01));
    assert!(rules(&pages, Role::National(0)).is_empty());
    // The organ's rule is 40 % of its widest line, centred under it.
    let organ = runs(&pages, Role::Organ);
    let widest = organ.iter().map(|(_, run)| run.width()).fold(0.0, f64::max);
    let rule = rules(&pages, Role::OrganCloser)[0];
    near(rule.to.0 - rule.from.0, 0.4 * widest, mm(0.01));
    near(
        (rule.from.0 + rule.to.0) / 2.0 / mm(1.0),
        middle(organ[0].1),
        0.01,
    );
    // A long name is balanced.
    let lines: Vec<&str> = organ.iter().map(|(_, run)| run.text.as_str()).collect();
    assert_eq!(lines, ["ỦY BAN NHÂN DÂN", "QUẬN LONG BIÊN"]);
    near(middle(organ[0].1), 30.0 + 72.0 / 2.0, 0.01);
    near(middle(motto), 195.0 - 93.0 / 2.0, 0.01);
    // Number and date share one row.
    near(
        run(&pages, Role::Number).y,
        run(&pages, Role::PlaceDate).y,
        1e-9,
    );
    // The stamps: as large as the decree says, and at the right margin.
    for (word, width) in [("KHẨN", 20.0), ("HOẢ TỐC", 30.0), ("THƯỢNG KHẨN", 40.0)] {
        notice.letterhead.urgency = Some(word.into());
        let stamp = rules(&set(&notice).pages, Role::Urgency);
        assert_eq!(stamp.len(), 4);
        near((stamp[0].to.0 - stamp[0].from.0) / mm(1.0), width, 1e-9);
        near((stamp[1].to.1 - stamp[1].from.1) / mm(1.0), 8.0, 1e-9);
    }
    let frame = rules(&pages, Role::Circulation);
    near(frame[1].from.0, mm(195.0), 1e-9);
    near(
        frame[0].from.1,
        mm(notice.standard.marks.circulation_from_top_mm),
        1e-9,
    );
}

#[test]
fn a_long_place_and_date_takes_room_from_the_left() {
    let mut notice = notice(standard("state-2020"), vec![paragraph(PROSE)]);
    notice.letterhead.place_date = Some("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026".into());
    let pages = set(&notice).pages;
    assert_eq!(runs(&pages, Role::PlaceDate).len(), 1);
    let (number, date) = (run(&pages, Role::Number), run(&pages, Role::PlaceDate));
    assert!(number.x + number.width() < date.x);
    assert!(date.x + date.width() <= mm(195.0) + 1e-9);
}

#[test]
fn the_title() {
    for (id, rule) in [("party-2026", false), ("state-2020", true)] {
        let pages = set(&notice(standard(id), vec![paragraph(PROSE)])).pages;
        near(middle(run(&pages, Role::TypeName)), 112.5, 0.01);
        let subject = runs(&pages, Role::Subject);
        let lines: Vec<&str> = subject.iter().map(|(_, run)| run.text.as_str()).collect();
        assert_eq!(
            lines,
            [
                "kết luận của Ban Thường vụ Quận ủy về công tác",
                "phòng, chống dịch Covid-19 trên địa bàn quận"
            ]
        );
        let drawn = rules(&pages, Role::TitleCloser);
        assert_eq!(drawn.len(), usize::from(rule), "{id}");
        if rule {
            let widest = subject
                .iter()
                .map(|(_, run)| run.width())
                .fold(0.0, f64::max);
            let share = (drawn[0].to.0 - drawn[0].from.0) / widest;
            assert!((1.0 / 3.0..=0.5).contains(&share), "{share}");
        } else {
            assert_eq!(run(&pages, Role::TitleCloser).text, "-----");
        }
    }
}

#[test]
fn the_closing_block_stands_on_one_height() {
    for id in ["party-2026", "state-2020"] {
        let pages = set(&notice(standard(id), vec![paragraph(PROSE)])).pages;
        let label = run(&pages, Role::RecipientsLabel);
        let authority = run(&pages, Role::Authority(0));
        near(label.y, authority.y, 1e-9);
        near(label.x, mm(30.0), 1e-9);
        let underline = rules(&pages, Role::RecipientsLabel);
        assert_eq!(underline.len(), usize::from(id == "party-2026"));
        for rule in underline {
            near(rule.to.0 - rule.from.0, label.width(), mm(0.01));
        }
        let (position, signer) = (run(&pages, Role::Position(0)), run(&pages, Role::Signer(0)));
        near(middle(position), middle(authority), 0.01);
        near(middle(signer), middle(authority), 0.01);
        near(signer.y - position.y, mm(27.0) + 1.2 * 14.0, 1e-6);
        let wrapped = runs(&pages, Role::Recipient(1));
        assert_eq!(wrapped.len(), 2);
        for (_, line) in wrapped {
            assert!(line.x + line.width() <= mm(30.0 + 75.0));
        }
    }
}

#[test]
fn full_lines_end_at_the_right_margin() {
    let styled = |text: &str, bold, italic| Inline::Text {
        text: text.into(),
        bold,
        italic,
        link: None,
    };
    let item = Block::Item {
        depth: 0,
        label: "1. ".into(),
        text: vec![
            Inline::plain("Dùng phần mềm "),
            styled("Quản lý người nhiễm Covid-19", false, true),
            styled(" (F0), bảo đảm an toàn ", true, false),
            Inline::plain(PROSE),
            Inline::Break,
            Inline::plain(PROSE),
        ],
    };
    let pages = set(&notice(standard("party-2026"), vec![item])).pages;
    let lines = body_lines(&pages);
    assert!(lines.len() > 10);
    near(lines[0].1, mm(40.0), 1e-9);
    let ragged: Vec<usize> = (0..lines.len())
        .filter(|i| (lines[*i].2 - mm(195.0)).abs() > 0.01)
        .collect();
    let broken = lines
        .iter()
        .position(|line| line.3.ends_with("thực hiện."))
        .unwrap();
    assert_eq!(ragged, [broken, lines.len() - 1]);
    for line in &lines[1..] {
        near(line.1, mm(30.0), 1e-9);
    }
    // No space at a line's end; with the ends as spaces the text is whole.
    let text: Vec<&str> = lines.iter().map(|line| line.3.as_str()).collect();
    assert!(text.iter().all(|line| line.trim() == *line));
    let whole = format!(
        "1. Dùng phần mềm Quản lý người nhiễm Covid-19 (F0), bảo đảm an toàn {PROSE} {PROSE}"
    );
    assert_eq!(text.join(" "), whole);
}

#[test]
fn labels_and_dashes_never_part_from_their_words() {
    // Every width is tried, so each word meets the margin at some point.
    let mut standard = standard("party-2026");
    for right in 15..140 {
        standard.page.right_mm = f64::from(right);
        let item = Block::Item {
            depth: 0,
            label: "1. ".into(),
            text: vec![Inline::plain(
                "Giao Phòng Văn hóa - Xã hội tuyên truyền trên loa truyền thanh - mỗi ngày ba lần.",
            )],
        };
        let pages = set(&notice(standard.clone(), vec![item])).pages;
        for (_, _, _, line) in body_lines(&pages) {
            assert!(
                line != "1." && !line.starts_with("- "),
                "{right} mm: {line}"
            );
        }
    }
}

/// How wide the widest space of each body line is, as a multiple of the font's own.
fn widest_spaces(pages: &Pages) -> Vec<(String, f64)> {
    let runs = pages
        .runs()
        .filter(|(_, r)| matches!(r.role, Role::Body(_)));
    let space = |run: &GlyphRun, glyph: &Glyph| {
        let (from, to) = (glyph.text.0 as usize, glyph.text.1 as usize);
        (&run.text[from..to] == " ").then_some(glyph.advance / (0.25 * run.size))
    };
    let widest = |run: &GlyphRun| {
        let spaces = run.glyphs.iter().filter_map(|glyph| space(run, glyph));
        (run.text.clone(), spaces.fold(0.0, f64::max))
    };
    runs.map(|(_, run)| widest(run)).collect()
}

#[test]
fn a_line_shrinks_rather_than_be_torn_apart() {
    // With spaces that only stretch, the date would go to the next line and leave a hole.
    let text = "Giao Phòng Văn hóa - Xã hội: Tuyên truyền. Thời hạn: ngày 20/10/2026./.";
    let item = Block::Item {
        depth: 0,
        label: "2. ".into(),
        text: vec![Inline::plain(text)],
    };
    let pages = set(&notice(standard("state-2020"), vec![item])).pages;
    let lines = widest_spaces(&pages);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!((0.8..1.0).contains(&lines[0].1), "{lines:?}");
    let right = body_lines(&pages)[0].2;
    near(right, mm(195.0), 1e-6);
}

#[test]
fn a_token_longer_than_the_line_is_cut_between_graphemes() {
    let token = "ệx\u{301}-/".repeat(120);
    let pages = set(&notice(standard("party-2026"), vec![paragraph(&token)])).pages;
    let lines = body_lines(&pages);
    assert!(lines.len() >= 3);
    assert_eq!(
        lines.iter().map(|line| line.3.as_str()).collect::<String>(),
        token
    );
    for line in &lines {
        assert!(line.2 <= mm(195.0) + 0.01);
        assert!(!line.3.starts_with('\u{301}'));
    }
}

#[test]
fn a_character_that_the_font_lacks_is_reported_once() {
    let body = vec![
        paragraph("Kính gửi"),
        paragraph("vui \u{1F600} và \u{1F600}"),
    ];
    let laid = set(&notice(standard("party-2026"), body));
    let glyphs: Vec<_> = laid
        .findings
        .iter()
        .filter(|f| f.rule == code::GLYPH)
        .collect();
    assert_eq!(glyphs.len(), 1);
    assert_eq!(glyphs[0].severity, Severity::Warning);
    assert_eq!(
        glyphs[0].message.vi,
        "phông chữ không có ký tự `\u{1F600}` (U+1F600) dùng ở đoạn thứ 2 của nội dung"
    );
}

#[test]
fn page_numbers_stand_over_the_text_from_page_two_on() {
    let pages = set(&notice(standard("party-2026"), vec![paragraph(PROSE); 16])).pages;
    let numbers = runs(&pages, Role::PageNumber);
    let seen: Vec<_> = numbers
        .iter()
        .map(|(p, run)| (*p, run.text.as_str()))
        .collect();
    assert_eq!(seen, [(2, "2"), (3, "3")]);
    near(middle(numbers[0].1), 112.5, 0.01);
    // Digits are two thirds of an em high.
    near((numbers[0].1.y - mm(10.0)) / 14.0, 0.666, 0.005);
    assert!(matches!(&pages.pages[1].items[0], Item::Glyphs(run) if run.role == Role::PageNumber));
}

#[test]
fn the_same_notice_gives_the_same_pages() {
    let notice = notice(standard("party-2026"), vec![paragraph(PROSE); 16]);
    let mut typesetter = Typesetter::new(Arc::new(FontSet::embedded())).unwrap();
    let first = format!("{:?}", lay_out(&notice, &mut typesetter).pages.pages);
    let again = format!("{:?}", lay_out(&notice, &mut typesetter).pages.pages);
    assert!(first == again && first == format!("{:?}", set(&notice).pages.pages));
}

#[test]
fn text_that_no_page_holds_is_an_error() {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE)]);
    notice.signatures[0].position = vec!["PHÓ BÍ THƯ".into(); 60];
    let laid = set(&notice);
    let found: Vec<_> = laid.findings.iter().map(|f| (f.rule, f.severity)).collect();
    assert_eq!(
        found,
        [
            (code::PAGE, Severity::Warning),
            (code::PAGE, Severity::Error)
        ]
    );
    assert_eq!(
        laid.findings[1].message.vi,
        "trang 2 không đủ chỗ: chức vụ người ký tràn ra ngoài"
    );
}
