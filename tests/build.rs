//! `vanthu build`: what is written, what is said, and what is never lost.

use crate::support::Test;

/// The office's folder with two small notices that have no faults.
fn two_notices() -> Test {
    Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "directives/co-quan")
        .copy_to("tests/fixtures/odd/hop-le.yaml", "directives/mot.yaml")
        .copy_to("tests/fixtures/odd/nha-nuoc.yaml", "directives/hai.yaml")
}

/// A notice's text with another subject.
fn with_subject(subject: &str) -> String {
    let text = include_str!("fixtures/odd/hop-le.yaml");
    let changed = text.replace(
        "kết luận của Ban Thường vụ Quận ủy về công tác văn thư",
        subject,
    );
    assert_ne!(
        text, changed,
        "the fixture's subject has another wording now"
    );
    changed
}

const ALL_FILES: [&str; 8] = [
    "hai.html",
    "hai.md",
    "hai.pdf",
    "index.html",
    "mot.html",
    "mot.md",
    "mot.pdf",
    "report.json",
];

#[test]
fn the_shipped_directives_become_notices() {
    let mut files = ["index.html", "report.json"].map(str::to_owned).to_vec();
    for directive in crate::support::files("directives") {
        let stem = crate::support::stem(&directive);
        files.extend(["html", "md", "pdf"].map(|ending| format!("{stem}.{ending}")));
    }
    assert_eq!(files.len(), 2 + 6 * 3);
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    Test::new()
        .copy("directives")
        .args(["build"])
        .stdout_snapshot("build/directives.stdout.txt")
        .stderr_snapshot("build/directives.stderr.txt")
        .writes(&files)
        .run();
}

#[test]
fn messages_in_english_on_request() {
    let test = || Test::new().copy("directives").args(["build"]).any_stderr();
    test()
        .lang("en")
        .stdout_snapshot("build/directives.en.txt")
        .run();
    test()
        .env("VANTHU_LANG", "en")
        .stdout_snapshot("build/directives.en.txt")
        .run();
}

#[test]
fn a_second_build_changes_nothing() {
    let first = two_notices()
        .args(["build"])
        .any_stdout()
        .writes(&ALL_FILES)
        .run();
    let before = std::fs::metadata(first.path("out/mot.pdf"))
        .unwrap()
        .modified()
        .unwrap();
    let second = first
        .again()
        .args(["build"])
        .stdout("Tổng cộng 2 văn bản: 2 không đổi.\n")
        .writes(&ALL_FILES)
        .run();
    let after = std::fs::metadata(second.path("out/mot.pdf"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after, "an unchanged output is not written again");
}

#[test]
fn one_broken_file_stops_no_other_and_keeps_its_last_good_output() {
    let good = two_notices()
        .args(["build"])
        .any_stdout()
        .writes(&ALL_FILES)
        .run();
    let outputs = ["out/hai.md", "out/hai.html", "out/hai.pdf"];
    let last_good = outputs.map(|path| good.read(path));
    let old = good.read("out/mot.md");
    let broken = good
        .again()
        .file(
            "directives/hai.yaml",
            "loai: thong-bao\ntrich_yeu: [chưa đóng\n",
        )
        .file(
            "directives/mot.yaml",
            with_subject("kết luận về công tác lưu trữ"),
        )
        .args(["build"])
        .status(1)
        .stdout(
            "lỗi        directives/hai.yaml; 1 lỗi\n\
             đã tạo     directives/mot.yaml → md, html, pdf (1 trang)\n\
             Tổng cộng 2 văn bản: 1 đã tạo, 1 bị lỗi; 1 lỗi.\n",
        )
        .stderr_snapshot("build/broken-among-good.stderr.txt")
        .writes(&ALL_FILES)
        .run();
    assert!(
        last_good == outputs.map(|path| broken.read(path)),
        "the last good output changed"
    );
    let new = broken.read("out/mot.md");
    assert_ne!(old, new, "the good file was built anew");
    assert!(
        String::from_utf8(new)
            .unwrap()
            .contains("kết luận về công tác lưu trữ")
    );
}

#[test]
fn only_the_formats_asked_for() {
    two_notices()
        .args(["build", "--formats", "md"])
        .stdout(
            "đã tạo     directives/hai.yaml → md (1 trang)\n\
             đã tạo     directives/mot.yaml → md (1 trang)\n\
             Tổng cộng 2 văn bản: 2 đã tạo.\n",
        )
        .writes(&["index.html", "report.json", "hai.md", "mot.md"])
        .run();
    two_notices()
        .args(["build", "-f", "pdf,html,pdf", "directives/mot.yaml"])
        .any_stdout()
        .writes(&["index.html", "report.json", "mot.html", "mot.pdf"])
        .run();
}

#[test]
fn one_file_instead_of_a_folder() {
    two_notices()
        .args(["tao", "directives/mot.yaml", "-o", "out/van-ban"])
        .stdout(
            "đã tạo     directives/mot.yaml → md, html, pdf (1 trang)\n\
             Tổng cộng 1 văn bản: 1 đã tạo.\n",
        )
        .writes(&[
            "van-ban/index.html",
            "van-ban/report.json",
            "van-ban/mot.html",
            "van-ban/mot.md",
            "van-ban/mot.pdf",
        ])
        .run();
}

#[test]
fn folders_below_keep_their_place_and_drafts_in_hiding_are_passed_over() {
    two_notices()
        .copy_to(
            "tests/fixtures/odd/hop-le.yaml",
            "directives/2022/thang-1/ba.yml",
        )
        .copy_to("tests/fixtures/odd/hop-le.yaml", "directives/_nhap.yaml")
        .copy_to("tests/fixtures/odd/hop-le.yaml", "directives/.an.yaml")
        .file("directives/vanthu.yaml", "")
        .file("directives/ghi-chu.txt", "không phải văn bản")
        .args(["build", "-f", "md"])
        .any_stdout()
        .writes(&[
            "index.html",
            "report.json",
            "2022/thang-1/ba.md",
            "hai.md",
            "mot.md",
        ])
        .run();
}

#[test]
fn a_path_that_is_not_there() {
    two_notices()
        .args(["build", "directives/khong-co.yaml"])
        .status(3)
        .stdout("Tổng cộng 0 văn bản; 1 lỗi.\n")
        .stderr_snapshot("build/missing-path.stderr.txt")
        .writes(&[])
        .run();
    Test::new()
        .args(["build"])
        .status(3)
        .stdout("Tổng cộng 0 văn bản; 1 lỗi.\n")
        .stderr_snapshot("build/missing-folder.stderr.txt")
        .writes(&[])
        .run();
    Test::new()
        .args(["check", "khong-co"])
        .status(3)
        .stdout_snapshot("build/check-missing-folder.stdout.txt")
        .run();
}

#[test]
fn a_folder_that_cannot_be_written() {
    two_notices()
        .file("chan", "một tệp, không phải thư mục")
        .args(["build", "directives/mot.yaml", "-f", "md", "-o", "chan/out"])
        .status(3)
        .stdout_snapshot("build/unwritable.stdout.txt")
        .stderr_snapshot("build/unwritable.stderr.txt")
        .run();
}

#[test]
fn two_sources_of_one_output_write_nothing_and_stop_no_other() {
    two_notices()
        .copy_to("tests/fixtures/odd/hop-le.yaml", "directives/MOT.yml")
        .args(["build", "-f", "md"])
        .status(3)
        .any_stdout()
        .stderr_snapshot("build/same-output.stderr.txt")
        .writes(&["index.html", "report.json", "hai.md"])
        .run();
}

#[test]
fn the_report_tells_directives_refused_for_their_output_as_failed() {
    let built = two_notices().args(["build", "-f", "md"]).any_stdout().run();
    let good = built.read("out/mot.md");
    let again = built
        .again()
        .copy_to("tests/fixtures/odd/hop-le.yaml", "directives/mot.yml")
        .args(["build", "-f", "md"])
        .status(3)
        .any_stdout()
        .any_stderr()
        .writes(&["index.html", "report.json", "hai.md", "mot.md"])
        .run();
    assert_eq!(again.read("out/mot.md"), good, "the last good output stays");
    let report: serde_json::Value = serde_json::from_slice(&again.read("out/report.json")).unwrap();
    let rows = report["notices"].as_array().unwrap().iter();
    let states: Vec<_> = rows
        .map(|row| {
            (
                row["source"].as_str().unwrap(),
                row["state"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        states,
        [
            ("directives/mot.yml", "failed"),
            ("directives/hai.yaml", "issued"),
            ("directives/mot.yaml", "failed"),
        ]
    );
}

#[test]
fn one_path_that_is_not_there_stops_no_other() {
    two_notices()
        .args(["build", "khong-co", "directives", "-f", "md"])
        .status(3)
        .any_stdout()
        .any_stderr()
        .writes(&["index.html", "report.json", "hai.md", "mot.md"])
        .run();
}

#[test]
fn one_file_named_twice_is_built_once() {
    two_notices()
        .args(["build", "-f", "md", "directives/mot.yaml"])
        .args(["./directives/../directives/mot.yaml"])
        .stdout(
            "đã tạo     ./directives/../directives/mot.yaml → md (1 trang)\n\
             Tổng cộng 1 văn bản: 1 đã tạo.\n",
        )
        .writes(&["index.html", "report.json", "mot.md"])
        .run();
}

#[test]
fn an_output_never_replaces_a_source() {
    let text = include_str!("fixtures/odd/hop-le.yaml");
    let run = two_notices()
        .file("directives/nguon.md", text)
        .args(["build", "directives/nguon.md", "-o", "directives"])
        .status(3)
        .any_stdout()
        .stderr(
            "lỗi[F-OUTPUT]: tệp kết quả sẽ đè lên một tệp nguồn\n\
             --> directives/nguon.md\n \
             = gợi ý: Chọn thư mục kết quả khác bằng `-o`, hoặc đổi tên tệp nguồn thành `.yaml`.\n\n",
        )
        .run();
    assert_eq!(run.read("directives/nguon.md"), text.as_bytes());
}

#[test]
fn what_is_no_file_at_an_output_is_left_alone() {
    let run = two_notices()
        .file("out/mot.md/giu.txt", "giữ")
        .args(["build", "-f", "md"])
        .status(3)
        .any_stdout()
        .any_stderr()
        .run();
    assert_eq!(run.read("out/mot.md/giu.txt"), "giữ".as_bytes());
}

#[test]
fn an_edited_output_is_kept() {
    let built = two_notices().args(["build", "-f", "md"]).any_stdout().run();
    let mut edited = built.read("out/mot.md");
    edited.extend_from_slice("Đồng chí văn thư sửa tay.\n".as_bytes());
    let again = built
        .again()
        .file("out/mot.md", &edited)
        .args(["build", "-f", "md"])
        .stdout(
            "đã tạo     directives/mot.yaml → md (1 trang); 1 cảnh báo\n\
             Tổng cộng 2 văn bản: 1 đã tạo, 1 không đổi; 1 cảnh báo.\n",
        )
        .stderr_snapshot("build/edited-output.stderr.txt")
        .writes(&[
            "index.html",
            "report.json",
            "hai.md",
            "mot.md",
            "mot.sua-1.md",
        ])
        .run();
    assert_eq!(again.read("out/mot.sua-1.md"), edited);
    assert_ne!(again.read("out/mot.md"), edited);
}

#[test]
fn a_file_of_the_clerk_in_the_output_folder_is_kept() {
    let own = "Ghi chép của văn thư, không phải do chương trình tạo.\n";
    let built = two_notices()
        .file("directives/mot.md", own)
        .args([
            "build",
            "directives/mot.yaml",
            "-f",
            "md",
            "-o",
            "directives",
        ])
        .any_stdout()
        .any_stderr()
        .run();
    assert_eq!(built.read("directives/mot.sua-1.md"), own.as_bytes());
}

#[test]
fn command_lines_that_cannot_be_understood() {
    let cases = [
        (
            &["build", "--nhanh"][..],
            "lỗi: không có tùy chọn `--nhanh`\nXem hướng dẫn: vanthu --help\n",
        ),
        (
            &["build", "--format", "md"],
            "lỗi: không có tùy chọn `--format`\n  có phải ý đồng chí là `--formats`?\nXem hướng dẫn: vanthu --help\n",
        ),
        (
            &["buid"],
            "lỗi: không có lệnh `buid`\n  có phải ý đồng chí là `build`?\nXem hướng dẫn: vanthu --help\n",
        ),
        (
            &["build", "-f", "doc"],
            "lỗi: giá trị `doc` của `--formats <DẠNG>` không dùng được\n  dùng được: md, html, pdf, docx\n  \
             có phải ý đồng chí là `docx`?\n\
             Xem hướng dẫn: vanthu --help\n",
        ),
        (
            &["check", "--jobs", "0"],
            "lỗi: giá trị `0` của `--jobs <SỐ>` không dùng được\nXem hướng dẫn: vanthu --help\n",
        ),
        (
            &["build", "-o"],
            "lỗi: tùy chọn `--out <THƯ MỤC>` thiếu giá trị\nXem hướng dẫn: vanthu --help\n",
        ),
        (
            &["check", "--json", "--json"],
            "lỗi: tùy chọn `--json` chỉ dùng một lần\nXem hướng dẫn: vanthu --help\n",
        ),
        (
            &["check", "--lang", "fr"],
            "lỗi: giá trị `fr` của `--lang <TIẾNG>` không dùng được\n  dùng được: vi, en\nXem hướng dẫn: vanthu --help\n",
        ),
    ];
    for (arguments, stderr) in cases {
        let test = arguments
            .iter()
            .fold(Test::new(), |test, argument| test.args([argument]));
        test.status(2).stderr(stderr).writes(&[]).run();
    }
    Test::new()
        .args(["buid"])
        .lang("en")
        .status(2)
        .stderr("error: there is no command `buid`\n  did you mean `build`?\nSee: vanthu --help\n")
        .run();
}
