//! `vanthu tasks`: the list in each form, what is chosen, the ids that stay.

use std::io::{Cursor, Read as _};

use serde_json::Value;

use crate::support::{Test, snapshot};

/// A notice with a task of each kind.
const NOTICE: &str = include_str!("fixtures/tasks/hop.yaml");

fn with(notice: &str) -> Test {
    Test::new()
        .copy_to("tests/fixtures/tasks/co-quan", "directives/co-quan")
        .file("directives/hop.yaml", notice)
}

fn mended(old: &str, new: &str) -> String {
    assert!(NOTICE.contains(old), "{old}");
    NOTICE.replacen(old, new, 1)
}

/// The tasks as JSON has them.
fn list(test: Test, arguments: &[&str]) -> Vec<Value> {
    let test = test.args(["tasks", "--format", "json"]);
    let test = arguments
        .iter()
        .fold(test, |test, typed| test.args([*typed]));
    let all: Value = serde_json::from_str(&test.any_stdout().run().stdout).unwrap();
    all["tasks"].as_array().unwrap().clone()
}

/// Number and id of each task.
fn ids(notice: &str) -> Vec<(String, String)> {
    let tasks = list(with(notice), &[]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    tasks
        .iter()
        .map(|task| (text(&task["number"]), text(&task["id"])))
        .collect()
}

fn numbers(notice: &str, arguments: &[&str]) -> String {
    let tasks = list(with(notice), arguments);
    let numbers: Vec<&str> = tasks
        .iter()
        .map(|t| t["number"].as_str().unwrap())
        .collect();
    numbers.join(" ")
}

#[test]
fn the_table_is_read_at_eighty_columns() {
    let ran = with(NOTICE)
        .args(["tasks"])
        .stdout_snapshot("tasks/table.vi.txt")
        .run();
    for line in ran.stdout.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    with(NOTICE)
        .args(["nhiem-vu"])
        .lang("en")
        .stdout_snapshot("tasks/table.en.txt")
        .run();
}

#[test]
fn other_programs_get_it_whole() {
    for (form, lang) in [("csv", "vi"), ("csv", "en"), ("json", "vi")] {
        with(NOTICE)
            .args(["tasks", "--format", form])
            .lang(lang)
            .stdout_snapshot(&format!("tasks/tasks.{lang}.{form}"))
            .run();
    }
}

#[test]
fn a_calendar_has_an_event_for_each_day() {
    let ran = with(NOTICE)
        .args(["tasks", "--format", "ics"])
        .stdout_snapshot("tasks/tasks.vi.ics")
        .stderr("2 nhiệm vụ không có ngày riêng nên không thành mục trong lịch.\n")
        .run();
    for line in ran.stdout.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
    for (days, trigger) in [("0", "PT8H"), ("1", "-PT16H"), ("10", "-P9DT16H")] {
        let ran = with(NOTICE)
            .args(["tasks", "--format", "ics", "--remind", days])
            .any_stdout()
            .any_stderr()
            .run();
        let found = ran.stdout.split("\r\n");
        let found = found.filter(|line| *line == format!("TRIGGER:{trigger}"));
        assert_eq!(found.count(), 5, "{days}");
    }
}

/// A part of a workbook, an element a line.
fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text.replace("><", ">\n<") + "\n"
}

#[test]
fn a_sheet_has_a_head_filters_and_days() {
    let form = ["tasks", "--format", "xlsx"];
    let bytes = with(NOTICE).args(form).bytes();
    let parts = [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "docProps/core.xml",
    ];
    let told: Vec<String> = parts
        .iter()
        .map(|name| format!("=== {name}\n{}", part(&bytes, name)))
        .collect();
    snapshot("tasks/tasks.vi.xlsx.txt", &told.concat());
    assert!(!told.concat().contains("<f>"), "a formula");
    // Dates in a package count in steps of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(
        with(NOTICE).args(form).bytes() == bytes,
        "other bytes later"
    );
}

#[test]
fn a_task_keeps_its_id() {
    let before = ids(NOTICE);
    let only = |ids: &[(String, String)]| ids.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>();
    for (old, new) in [
        ("thoi_han: 16/10/2026", "thoi_han: 30/10/2026"),
        ("so: 12\nngay_ban_hanh: 08/10/2026", "so:\nngay_ban_hanh:"),
        ("gia_tri: 1.200", "gia_tri: 1.300"),
        ("don_vi: Văn phòng Đảng ủy", "don_vi: UBND phường"),
        ("Chuẩn bị đại hội chi bộ.", "Chuẩn  bị Đại hội chi bộ"),
        ("tại cuộc họp giao ban", "tại cuộc họp giao ban tháng 10"),
    ] {
        assert_eq!(only(&ids(&mended(old, new))), only(&before), "{new}");
    }
    let more = mended("nhiem_vu:\n", "nhiem_vu:\n  - noi_dung: Việc mới.\n");
    assert_eq!(only(&ids(&more))[1..], only(&before));
    let moved = Test::new()
        .copy_to("tests/fixtures/tasks/co-quan", "khac/co-quan")
        .file("khac/ten-khac.yaml", NOTICE)
        .args(["tasks", "khac", "--format", "json"])
        .any_stdout()
        .run();
    for id in only(&before) {
        assert!(moved.stdout.contains(&format!("\"id\": \"{id}\"")), "{id}");
    }
    let other = mended("Chuẩn bị đại hội chi bộ.", "Chuẩn bị đại hội chi đoàn.");
    let changed = only(&ids(&other));
    let changed = changed.iter().zip(&before).filter(|(a, b)| **a != b.1);
    assert_eq!(changed.count(), 1);
    let other = mended("ngay: 05/10/2026", "ngay: 06/10/2026");
    let kept = ids(&other).into_iter().filter(|new| before.contains(new));
    assert_eq!(kept.count(), 0, "another meeting has other tasks");
}

#[test]
fn equal_tasks_are_told_apart() {
    let ids = ids(NOTICE);
    let of = |number: &str| &ids.iter().find(|(n, _)| n == number).unwrap().1;
    assert_eq!(*of("4"), format!("{}-2", of("2.2")));
    // The same notice twice, as a copy that someone left behind.
    let tasks = list(with(NOTICE).file("directives/hop-2.yaml", NOTICE), &[]);
    let mut all: Vec<&str> = tasks.iter().map(|t| t["id"].as_str().unwrap()).collect();
    assert_eq!(all.len(), 2 * ids.len());
    let parents = tasks.iter().filter_map(|task| task["parent"].as_str());
    let parents: Vec<&str> = parents.collect();
    assert_eq!(
        parents,
        [
            of("2"),
            of("2"),
            &format!("{}-2", of("2")),
            &format!("{}-2", of("2"))
        ]
    );
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 2 * ids.len());
}

#[test]
fn only_what_is_asked_for_comes() {
    let cases: [(&[&str], &str); 13] = [
        (&["--unit", "ubnd"], "1 2.2"),
        (&["--unit", "ỦY BAN NHÂN DÂN"], "1 2.2"),
        (&["-u", "van phong dang uy"], "1"),
        (&["-u", "trạm y tế"], "3"),
        (&["-u", "các chi bộ"], "2 2.1"),
        (&["-u", "xã"], ""),
        (&["--overdue"], "1"),
        (&["--overdue", "--today", "26/11/2026"], "1 2.2"),
        (&["--overdue", "--today", "2026-11-30"], "1 2 2.1 2.2"),
        (&["--due-before", "29/11/2026"], "1 2.2"),
        (&["--due-before", "2026-11-30"], "1 2 2.1 2.2"),
        (&["--due-before", "31/12/2026"], "1 2 2.1 2.2 3"),
        (&["--due-before", "2027-01-01", "-u", "y tế"], "3"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(numbers(NOTICE, arguments), expected, "{arguments:?}");
    }
    with(NOTICE)
        .args(["tasks", "-u", "xã"])
        .stdout("Không có nhiệm vụ nào.\n")
        .run();
    with(NOTICE)
        .args(["tasks", "--due-before", "31/11/2026"])
        .stderr_snapshot("tasks/no-such-day.vi.txt")
        .status(2)
        .run();
}

#[test]
fn a_unit_that_only_the_sentence_names_is_found() {
    let notice = mended(
        "- noi_dung: Gửi báo cáo.\n    don_vi: Công an phường",
        "- noi_dung: Giao Công an phường gửi báo cáo",
    );
    assert_eq!(numbers(&notice, &["-u", "cong an"]), "4");
}

#[test]
fn a_file_with_errors_does_not_stop_the_others() {
    with(NOTICE)
        .file(
            "directives/hong.yaml",
            mended("thoi_han: 16/10/2026", "thoi_han: 31/11/2026"),
        )
        .args(["tasks"])
        .stdout_snapshot("tasks/table.vi.txt")
        .stderr_snapshot("tasks/broken.vi.txt")
        .status(1)
        .run();
    with(&mended("so: 12", "mat: mật\nso: 12"))
        .args(["tasks"])
        .stdout("Không có nhiệm vụ nào.\n")
        .any_stderr()
        .status(1)
        .run();
    Test::new()
        .args(["tasks", "khong-co"])
        .stdout("Không có nhiệm vụ nào.\n")
        .any_stderr()
        .status(3)
        .run();
}

#[test]
fn a_file_is_written_whole_and_none_is_lost() {
    let ran = with(NOTICE)
        .args(["tasks", "-o", "so/nhiem-vu.ics"])
        .stdout("Đã ghi 7 nhiệm vụ vào so/nhiem-vu.ics.\n")
        .any_stderr()
        .run();
    assert!(
        ran.read("so/nhiem-vu.ics")
            .starts_with(b"BEGIN:VCALENDAR\r\n")
    );
    let ran = ran
        .again()
        .args(["tasks", "-o", "bang.CSV"])
        .stdout("Đã ghi 7 nhiệm vụ vào bang.CSV.\n")
        .run();
    let csv = ran.read("bang.CSV");
    assert!(csv.starts_with("\u{feff}Mã;".as_bytes()));
    let ran = ran
        .again()
        .file("bang.CSV", "ghi chú của tôi")
        .args(["tasks", "-o", "bang.CSV"])
        .stderr_snapshot("tasks/kept.vi.txt")
        .status(3)
        .run();
    assert_eq!(ran.read("bang.CSV"), "ghi chú của tôi".as_bytes());
    let ran = ran
        .again()
        .args(["tasks", "-o", "bang.CSV", "--force"])
        .stdout("Đã ghi 7 nhiệm vụ vào bang.CSV.\n")
        .run();
    assert_eq!(ran.read("bang.CSV"), csv);
    let ran = ran
        .again()
        .args(["tasks", "-o", "directives/hop.yaml", "--force"])
        .stderr("lỗi: `-o` phải là tệp kết quả, không phải tệp YAML\n")
        .status(2)
        .run();
    assert_eq!(ran.read("directives/hop.yaml"), NOTICE.as_bytes());
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for form in ["table", "csv", "xlsx", "ics", "json"] {
        let run = |jobs| {
            Test::new()
                .copy("directives")
                .args(["tasks", "--format", form, "--jobs", jobs])
                .bytes()
        };
        assert!(run("1") == run("4"), "{form}");
    }
}

#[test]
fn the_shipped_meetings_have_their_tasks() {
    Test::new()
        .copy("directives")
        .args(["tasks"])
        .stdout_snapshot("tasks/directives.vi.txt")
        .run();
}
