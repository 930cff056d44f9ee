use super::*;
use crate::finding::Message;
use crate::rules::fixture::{directive, standard};
use crate::source::SourceFile;
use crate::standard::load::Standards;
use crate::template::Templates;

const WHOLE: &str = "loai: thong-bao-ket-luan\nco_quan: a\nso: 5\nngay_ban_hanh: 05/02/2026\n\
                     trich_yeu: kết luận\ncuoc_hop: {ngay: 03/02/2026}\n";

fn facts(text: &str) -> Facts {
    Facts::of(&directive(text), &standard())
}

fn row(source: &str, facts: Option<Facts>, warnings: usize) -> Row {
    Row {
        source: source.to_owned(),
        outputs: Vec::new(),
        facts,
        pages: None,
        errors: 0,
        warnings,
        notes: 0,
        first: None,
    }
}

/// The page with the built-in templates.
fn html(rows: &[Row]) -> String {
    page(rows, &Templates::new(Vec::new())).unwrap()
}

#[test]
fn the_facts_are_those_of_the_printed_page() {
    assert_eq!(
        facts(WHOLE),
        Facts {
            kind: "thong-bao-ket-luan".to_owned(),
            kind_name: "Thông báo".to_owned(),
            organ: "A".to_owned(),
            number: Some("05-TB/A".to_owned()),
            date: "2026-02-05".parse().ok(),
            meeting: "2026-02-03".parse().ok(),
            subject: "kết luận".to_owned(),
            draft: false,
            issued: true,
            blanks: 0,
        }
    );
}

#[test]
fn a_number_of_the_state_loses_its_colon_too() {
    let standard = Standards::embedded().by_id("state-2020").unwrap();
    let facts = Facts::of(&directive(WHOLE), &standard);
    assert_eq!(facts.number.as_deref(), Some("05/TB-A"));
}

#[test]
fn what_is_not_given_is_not_invented() {
    let facts = facts("loai: la\nco_quan: tran\nso:\n");
    assert_eq!(facts.kind_name, "la");
    assert_eq!(
        (facts.number, facts.date, facts.meeting, facts.subject),
        (None, None, None, String::new())
    );
}

#[test]
fn minutes_need_no_date_to_be_issued() {
    let standard = Standards::embedded().by_id("state-2020").unwrap();
    let minutes = "loai: bien-ban\nco_quan: a\nso: 5\n";
    let facts = Facts::of(&directive(minutes), &standard);
    assert!(facts.issued);
    assert_eq!((facts.date, facts.blanks), (None, 0));
}

#[test]
fn the_state_is_told_from_errors_number_date_and_warnings() {
    let text = |without: &str| WHOLE.replace(without, "");
    let state = |text: &str, warnings| State::of(&row("a.yaml", Some(facts(text)), warnings));
    let (no_number, no_date) = (text("so: 5\n"), text("ngay_ban_hanh: 05/02/2026\n"));
    let neither = no_number.replace("ngay_ban_hanh: 05/02/2026\n", "");
    assert_eq!(state(WHOLE, 0), State::Issued);
    assert_eq!(state(WHOLE, 7), State::Issued);
    // A warning says that each of them is not given yet.
    assert_eq!(state(&no_number, 1), State::Ready);
    assert_eq!(state(&no_date, 1), State::Ready);
    assert_eq!(state(&no_date, 2), State::Draft);
    assert_eq!(state(&neither, 2), State::Ready);
    assert_eq!(state(&neither, 3), State::Draft);
    // Once acknowledged, none does.
    let acknowledged = format!("{neither}bo_qua: [{{quy_tac: D-COMPONENT, ly_do: chờ số}}]\n");
    assert_eq!(state(&acknowledged, 0), State::Ready);
    assert_eq!(state(&acknowledged, 1), State::Draft);
    assert_eq!(state(&format!("{neither}du_thao: có\n"), 2), State::Draft);
    let failed = Row {
        errors: 1,
        ..row("a.yaml", Some(facts(WHOLE)), 0)
    };
    assert_eq!(State::of(&failed), State::Failed);
    assert_eq!(State::of(&row("a.yaml", None, 0)), State::Failed);
}

#[test]
fn a_row_counts_what_was_found_and_tells_the_worst() {
    let message = |text: &str| Message::new(text, "in English");
    let findings = [
        Finding::note(code::PAGE, message("lưu ý")),
        Finding::warning(code::COMPONENT, message("chưa có số")),
        Finding::warning(code::RELATION, message("không khớp")),
        Finding::warning(code::GLYPH, message("chữ lạ")),
    ];
    let row = Row::of("a.yaml".to_owned(), None, &findings);
    assert_eq!((row.errors, row.warnings, row.notes), (0, 3, 1));
    assert_eq!(row.first.as_deref(), Some("không khớp"));
    let only_gaps = Row::of("a.yaml".to_owned(), None, &findings[..2]);
    assert_eq!(only_gaps.first.as_deref(), Some("chưa có số"));
    assert_eq!(Row::of("a.yaml".to_owned(), None, &[]).first, None);
}

#[test]
fn what_is_still_in_hand_comes_first_and_then_the_newest() {
    let on = |source, date: &str, meeting: &str| {
        let facts = Facts {
            date: date.parse().ok(),
            meeting: meeting.parse().ok(),
            ..facts(WHOLE)
        };
        row(source, Some(facts), 0)
    };
    let rows = [
        on("b", "2026-02-05", ""),
        on("d", "", "2026-02-06"),
        on("c", "2025-12-31", "2026-03-01"),
        on("a", "2026-02-05", "2025-01-01"),
        on("f", "", ""),
        row("e", None, 0),
    ];
    let order: Vec<&str> = ordered(&rows)
        .iter()
        .map(|row| row.source.as_str())
        .collect();
    assert_eq!(order, ["e", "f", "d", "a", "b", "c"]);
    let mut turned = rows.to_vec();
    turned.reverse();
    assert_eq!(html(&rows), html(&turned));
    assert_eq!(json(&rows), json(&turned));
}

#[test]
fn rows_are_the_same_after_they_were_kept() {
    let rows = [row("a", Some(facts(WHOLE)), 1), row("b", None, 0)];
    let kept = serde_json::to_string(&rows).unwrap();
    assert!(kept.contains("\"date\":\"2026-02-05\""), "{kept}");
    assert_eq!(serde_json::from_str::<Vec<Row>>(&kept).unwrap(), rows);
}

#[test]
fn no_rows_are_an_empty_report() {
    assert_eq!(
        json(&[]),
        "{\n  \"version\": 1,\n  \"notices\": [],\n  \"summary\": {\n    \"notices\": 0,\n    \
         \"failed\": 0,\n    \"draft\": 0,\n    \"ready\": 0,\n    \"issued\": 0,\n    \"pages\": 0,\n    \
         \"errors\": 0,\n    \"warnings\": 0,\n    \"notes\": 0\n  }\n}\n"
    );
    assert!(html(&[]).contains("<p class=\"tong\">0 văn bản</p>"));
}

#[test]
fn nothing_in_a_row_becomes_markup() {
    let evil = "\"><script>alert('1')</script>\n<img src=x onerror=alert(2)>{{ css }}&amp;</style>";
    let hostile = Row {
        outputs: vec![format!("{evil}.html"), "javascript:alert(3).pdf".to_owned()],
        first: Some(evil.to_owned()),
        ..row(
            evil,
            Some(Facts {
                kind_name: evil.to_owned(),
                organ: evil.to_owned(),
                number: Some(evil.to_owned()),
                subject: evil.to_owned(),
                ..facts(WHOLE)
            }),
            0,
        )
    };
    let page = html(&[hostile]);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
    assert!(!page.contains("<img"));
    assert!(!page.contains("\"javascript:"));
    let shown = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\n&lt;img src=x \
                 onerror=alert(2)&gt;{{ css }}&amp;amp;&lt;/style&gt;";
    // Number, kind, subject, organ, source and message; kind and organ twice more among the choices.
    assert_eq!(page.matches(shown).count(), 10, "{page}");
}

#[test]
fn a_folder_may_be_far_larger_than_a_notice() {
    let long = Facts {
        subject: "x".repeat(17 * 1024 * 1024),
        ..facts(WHOLE)
    };
    assert!(html(&[row("a.yaml", Some(long), 0)]).len() > 17 * 1024 * 1024);
}

#[test]
fn an_office_prints_the_page_in_its_own_way() {
    let own =
        "{% extends \"goc/pages/index.html\" %}{% block dau_trang %}<h1>Sổ</h1>{% endblock %}";
    let user = |text: &str| {
        let file = SourceFile::new("templates/pages/index.html", text);
        Templates::new(vec![("pages/index.html".to_owned(), file)])
    };
    let page_of = |text| page(&[], &user(text));
    let page = page_of(own).unwrap();
    assert!(
        page.contains("<h1>Sổ</h1>") && !page.contains("Danh mục văn bản</h1>"),
        "{page}"
    );
    assert!(page_of("{{ la }}").is_err());
}

#[test]
fn a_style_sheet_from_a_windows_editor_gives_the_same_page() {
    let css = include_str!("../../../templates/pages/index.css").replace('\n', "\r\n");
    let file = SourceFile::new("templates/pages/index.css", css);
    let templates = Templates::new(vec![("pages/index.css".to_owned(), file)]);
    assert_eq!(page(&[], &templates).unwrap(), html(&[]));
}
