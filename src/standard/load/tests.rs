use super::*;
use crate::finding::Place;

const PARTY: &str = include_str!("../../../templates/standards/party-2026.yaml");

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The built-in party-2026 under another name with some texts replaced.
fn changed(stem: &str, changes: &[(&str, &str)]) -> SourceFile {
    let mut text = PARTY.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    SourceFile::new(format!("templates/standards/{stem}.yaml"), text)
}

/// The standards with files that have no fault.
fn sound(files: &[SourceFile]) -> Standards {
    let mut findings = Vec::new();
    let standards = Standards::load(files, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    standards
}

/// Each finding as `rule line:column message`.
fn faults(files: &[SourceFile]) -> Vec<String> {
    let mut findings = Vec::new();
    let standards = Standards::load(files, &mut findings);
    // What is faulty is left out, and the built-in ones stay.
    assert_eq!(standards.ids(), Standards::embedded().ids());
    let show = |f: &Finding| {
        let Place { file, span } = f.place.as_ref().unwrap();
        let (line, column) = file.line_column(span.start);
        format!("{} {line}:{column} {}", f.rule, f.message.vi)
    };
    findings.iter().map(show).collect()
}

#[test]
fn the_embedded_standards_are_sound() {
    let ids = ["party-2018", "party-2026", "state-2020"];
    assert_eq!(sound(&[]).ids(), ids);
}

#[test]
fn the_date_chooses() {
    let standards = Standards::embedded();
    let choose = |system, day: Option<&str>| {
        let chosen = standards.choose(system, day.map(date)).unwrap();
        chosen.id.clone()
    };
    assert_eq!(choose(System::Party, Some("2026-05-26")), "party-2018");
    assert_eq!(choose(System::Party, Some("2026-05-27")), "party-2026");
    assert_eq!(choose(System::Party, Some("2015-01-01")), "party-2018");
    assert_eq!(choose(System::Party, Some("2090-01-01")), "party-2026");
    assert_eq!(choose(System::Party, None), "party-2026");
    assert_eq!(choose(System::State, Some("2011-01-19")), "state-2020");
    assert_eq!(choose(System::State, None), "state-2020");
    assert!(standards.by_id("party-2030").is_none());
}

#[test]
fn the_guidances_differ_where_a_source_says_so() {
    let standards = Standards::embedded();
    let (old, new) = (
        standards.by_id("party-2018").unwrap(),
        standards.by_id("party-2026").unwrap(),
    );
    let marks = |s: &Standard| {
        let (r, g) = (&s.recipients, &s.grounds);
        [&r.separator, &r.last, &g.separator, &g.last]
            .map(String::as_str)
            .join(" ")
    };
    assert_eq!(marks(&old), ", . ; ,");
    assert_eq!(marks(&new), "; . ; .");
    let abbreviation = |s: &Standard| s.types["quy-dinh"].abbreviation.clone();
    assert_eq!([abbreviation(&old), abbreviation(&new)], ["QĐi", "QĐ"]);
}

#[test]
fn a_user_file_takes_the_place_of_a_built_in_one() {
    let file = changed("party-2026", &[("size_pt: 16", "size_pt: 15")]);
    let standards = sound(&[file]);
    assert_eq!(standards.ids(), ["party-2018", "party-2026", "state-2020"]);
    assert_eq!(
        standards.by_id("party-2026").unwrap().title.name.size_pt,
        15.0
    );
}

#[test]
fn a_later_standard_ends_the_open_one_before_it() {
    let file = changed(
        "party-2031",
        &[
            ("id: party-2026", "id: party-2031"),
            ("2026-05-27", "2031-01-01"),
        ],
    );
    let standards = sound(&[file]);
    let id = |day| {
        standards
            .choose(System::Party, Some(date(day)))
            .unwrap()
            .id
            .clone()
    };
    assert_eq!(id("2030-12-31"), "party-2026");
    assert_eq!(id("2031-01-01"), "party-2031");
}

#[test]
fn names_and_dates_must_agree() {
    let overlapping = changed(
        "party-2020",
        &[
            ("id: party-2026", "id: party-2020"),
            ("2026-05-27", "2020-01-01"),
        ],
    );
    assert_eq!(
        faults(&[overlapping]),
        ["T-STANDARD 11:13 `party-2018` và `party-2020` cùng có hiệu lực từ 2020-01-01"]
    );
    let around = changed(
        "party-2025",
        &[
            ("id: party-2026", "id: party-2025"),
            ("2026-05-27", "2026-05-27\nvalid_to: 2027-01-01"),
        ],
    );
    assert_eq!(
        faults(&[around]),
        ["T-STANDARD 11:13 `party-2025` và `party-2026` cùng có hiệu lực từ 2026-05-27"]
    );
    let misnamed = changed(
        "cua-toi",
        &[(
            "valid_from: 2026-05-27",
            "valid_from: 2035-05-27\nvalid_to: 2035-01-01",
        )],
    );
    assert_eq!(
        faults(&[misnamed]),
        [
            "T-STANDARD 8:5 `id` là `party-2026` nhưng tệp tên là `cua-toi`",
            "T-STANDARD 12:11 hết hiệu lực (2035-01-01) trước khi có hiệu lực (2035-05-27)",
        ]
    );
    let again = || changed("party-2026", &[]);
    assert_eq!(
        faults(&[again(), again()]),
        ["T-STANDARD 11:13 hai tệp cùng mang tiêu chuẩn `party-2026`"]
    );
}

#[test]
fn measures_and_patterns_are_checked_together() {
    let file = changed(
        "party-2026",
        &[
            ("left_mm: 30", "left_mm: 160"),
            ("from_top_mm: 10", "from_top_mm: .nan"),
            ("share: 1,", "share: 1.5,"),
            ("line_pitch_pt: 19", "line_pitch_pt: 23"),
            ("Số {so}-{loai}/{co_quan}", "Số {so}-{kieu}/{co_quan}"),
            (r#"blank: "\_\_\_\_\_""#, r#"blank: "   ""#),
        ],
    );
    assert_eq!(
        faults(&[file]),
        [
            "T-STANDARD 20:13 lề quá rộng: phần chữ còn 35 mm, cần ít nhất 60 mm",
            "T-STANDARD 34:16 `page_number.from_top_mm` là NaN, phải từ 0 đến 15.06",
            "T-STANDARD 39:12 hai cột 72 + 93 mm không vừa phần chữ 35 mm (mỗi cột từ 30 mm)",
            "T-STANDARD 164:14 hai cột 75 + 90 mm không vừa phần chữ 35 mm (mỗi cột từ 30 mm)",
            "T-STANDARD 46:26 `letterhead.national_rule.share` là 1.5, phải từ 0.05 đến 1",
            "T-STANDARD 87:18 `body.line_pitch_pt` là 23, phải từ 18 đến 22",
            "T-STANDARD 128:12 mẫu `number.pattern` thiếu `{loai}`",
            "T-STANDARD 128:12 mẫu `number.pattern` có `{kieu}` mà không gì thay vào được",
            r"T-STANDARD 137:10 `place_date.blank` phải là các dấu cách không ngắt, viết `\_` trong ngoặc kép",
        ]
    );
}

#[test]
fn an_unreadable_file_is_located() {
    let cases = [
        ("size_pt: 16", "size_pt: to"),
        ("size_pt: 16", "co_chu: 16"),
        (
            "  separator: ;\n  last: .\n  before_date",
            "  last: .\n  before_date",
        ),
        ("system: dang", "system: doan"),
        ("valid_from: 2026-05-27", "valid_from: 2026-02-30"),
        ("hide_first: true", "hide_first: true\n  hide_first: true"),
        ("  pad_day_below: 10", "  pad_day_below: -1"),
        ("forms: [T/M", "forms: [[T/M]"),
        ("[18, 22]", "[18]"),
        ("page:\n", "page: A4\nkho:\n"),
        ("font:\n", "font: [\n"),
    ];
    let found: Vec<String> = cases
        .iter()
        .flat_map(|change| faults(&[changed("party-2026", &[*change])]))
        .collect();
    assert_eq!(
        found,
        [
            "Y-TYPE 64:19 ở đây cần một số",
            "Y-KEY 64:10 không có khóa `co_chu` ở đây; các khóa dùng được: size_pt, bold, italic, caps, underline, clause",
            "Y-MISSING 124:3 thiếu khóa `separator`",
            "Y-VALUE 10:9 `doan` không phải một trong: dang, nha-nuoc",
            "Y-TYPE 11:13 ở đây cần một ngày có thật, viết như 2026-05-27",
            "Y-DUPLICATE 36:3 khóa `hide_first` ghi hai lần",
            "Y-TYPE 135:18 ở đây cần một số nguyên không âm",
            "Y-TYPE 148:11 ở đây cần một dòng chữ",
            "Y-TYPE 88:3 ở đây cần một danh sách đủ phần tử trong `[ ]`",
            "Y-TYPE 19:7 ở đây cần các khóa con",
            "Y-TYPE 28:7 ở đây cần các khóa con",
        ]
    );
}

#[test]
fn decomposed_letters_are_composed() {
    use unicode_normalization::UnicodeNormalization;
    let mut file = changed("party-2026", &[]);
    file.text = file.text.nfd().collect();
    let read = sound(&[file]);
    let embedded = Standards::embedded();
    assert_eq!(read.by_id("party-2026"), embedded.by_id("party-2026"));
}

#[test]
fn every_fault_of_every_file_is_told() {
    let files = [
        changed("party-2026", &[("size_pt: 16", "size_pt: to")]),
        changed(
            "khac",
            &[("id: party-2026", "id: kia"), ("2026-05-27", "2040-01-01")],
        ),
    ];
    assert_eq!(
        faults(&files),
        [
            "Y-TYPE 64:19 ở đây cần một số",
            "T-STANDARD 8:5 `id` là `kia` nhưng tệp tên là `khac`",
        ]
    );
}

#[test]
fn a_colour_that_cannot_be_read_is_told_at_its_place() {
    let colour = |value: &str| {
        let line =
            format!("urgency_framed: false\n  urgency_colour: {{value: {value}, clause: x}}");
        changed("party-2026", &[("urgency_framed: false", &line)])
    };
    let standards = sound(&[colour("\"#C00010\"")]);
    let marks = |id| standards.by_id(id).unwrap().marks.urgency_rgb();
    assert_eq!(marks("party-2026"), Some([0xc0, 0, 0x10]));
    assert_eq!(marks("party-2018"), None);
    assert_eq!(
        faults(&[colour("đỏ")]),
        ["T-STANDARD 171:27 màu `đỏ` phải viết như `#FF0000`, trong ngoặc kép"]
    );
}
