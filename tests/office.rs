//! `vanthu.yaml`: the office's settings beside the folder of directives.

use crate::support::{Test, repository};

fn with(settings: &str) -> Test {
    Test::new().copy("directives").file("vanthu.yaml", settings)
}

#[test]
fn what_the_office_chose_is_printed_and_told() {
    let ran = with("dang: {dau_het: ./.}\n")
        .args([
            "build",
            "directives/2022-01-13-ha-dong-phong-chong-dich.yaml",
            "-f",
            "md",
        ])
        .any_stdout()
        .any_stderr()
        .run();
    let text = String::from_utf8(ran.read("out/2022-01-13-ha-dong-phong-chong-dich.md")).unwrap();
    assert!(text.contains("nghiêm túc tổ chức thực hiện./."), "{text}");
    with("dang: {dau_het: ./., de_muc: I.}\nnha_nuoc: {dau_thanh: ủy}\n")
        .args(["check", "directives/co-quan/quan-uy-ha-dong.yaml"])
        .stdout_snapshot("office/departs.txt")
        .run();
}

#[test]
fn a_rule_can_be_made_lighter_or_switched_off() {
    let test = |grade: &str| {
        Test::new()
            .copy_to("tests/rules", "directives")
            .file("vanthu.yaml", format!("quy_tac: {{P-SIG-FORM: {grade}}}\n"))
            .args(["check", "directives/quyen-han-loi-nha-nuoc.yaml"])
            .any_stdout()
    };
    assert!(
        test("loi").status(1).run().stdout.ends_with(
            ": 1 lỗi.\nMáy sửa được 1 chỗ: chạy lại với `--fix` để xem trước rồi sửa.\n"
        )
    );
    assert!(test("luu-y").run().stdout.contains(": 1 lưu ý.\n"));
    assert!(test("tat").run().stdout.ends_with(": không có lỗi.\n"));
}

#[test]
fn faults_of_the_settings_are_told_and_the_rest_goes_on() {
    with("quy_tac: {P-SIG-FROM: tat, P-SIG-FORM: nhẹ}\ndang: {dau_thanh: uy}\nmàu: đỏ\n")
        .args(["check", "directives/co-quan/quan-uy-ha-dong.yaml"])
        .stdout_snapshot("office/faults.txt")
        .status(1)
        .run();
}

#[test]
fn the_tone_marks_that_the_office_chose_are_asked_for_and_names_are_left() {
    let notice = std::fs::read_to_string(repository().join("tests/rules/co-so/dang.yaml")).unwrap();
    let ran = Test::new()
        .copy_to("tests/rules/co-so/co-quan", "directives/co-quan")
        .file("directives/hop.yaml", &notice)
        .file("vanthu.yaml", "dang: {dau_thanh: uỷ}\n")
        .args(["check", "--fix", "--yes", "--quick"])
        .any_stdout()
        .run();
    let said = "Đã sửa 1 chỗ trong 1 tệp.\n";
    assert!(ran.stdout.contains(said), "{}", ran.stdout);
    let mended = String::from_utf8(ran.read("directives/hop.yaml")).unwrap();
    assert_eq!(mended, notice.replace("số hóa", "số hoá"));
    assert!(mended.contains("Văn phòng Đảng ủy"));
}

/// What the office chose is right in its papers: nothing is said of it and no mend undoes it.
#[test]
fn the_reviewer_keeps_to_the_end_mark_and_the_headings_that_the_office_chose() {
    let base = std::fs::read_to_string(repository().join("tests/rules/co-so/dang.yaml")).unwrap();
    let with_headings = |first: &str, end: &str| {
        base.replace(
            "danh_gia: Các chi bộ đã hoàn thành nhiệm vụ của tháng.\n",
            &format!("danh_gia: |\n  {first} Kinh tế ổn định.\n\n  I{first} Xã hội ổn định.\n"),
        )
        .replace(
            "báo cáo Ban Thường vụ.",
            &format!("báo cáo Ban Thường vụ{end}"),
        )
    };
    let check = |settings: &str, notice: &str| {
        Test::new()
            .copy_to("tests/rules/co-so/co-quan", "directives/co-quan")
            .file("directives/hop.yaml", notice)
            .file("vanthu.yaml", settings)
            .args(["check", "directives/hop.yaml", "--quick", "--json"])
            .any_stdout()
            .any_status()
            .run()
            .stdout
    };
    let (party, state) = (with_headings("I-", "."), with_headings("I.", "./."));
    let chosen = "dang: {dau_het: ./., de_muc: I.}\n";
    for (settings, notice) in [("", &party), (chosen, &state)] {
        let said = check(settings, notice);
        assert!(!said.contains("P-ROMAN"), "{said}");
        assert!(!said.contains("P-BODY-END"), "{said}");
    }
    for (settings, notice) in [("", &state), (chosen, &party)] {
        assert!(check(settings, notice).contains("P-ROMAN"));
    }
    assert!(check("", &state).contains("P-BODY-END"));
    // A mark in the middle of the text is none, whatever was chosen.
    let middle = state.replace("Xã hội ổn định.", "Xã hội ổn định./.");
    assert!(check(chosen, &middle).contains("`./.` đứng giữa văn bản"));
}
