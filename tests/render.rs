//! `vanthu render`: a filter from one stream to another, with the bytes that a build writes.

use crate::support::{Test, repository};

/// The office's folder with one small notice that has no faults.
fn notice() -> Test {
    Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "directives/co-quan")
        .copy_to("tests/fixtures/odd/hop-le.yaml", "directives/mot.yaml")
}

fn text() -> String {
    std::fs::read_to_string(repository().join("tests/fixtures/odd/hop-le.yaml")).unwrap()
}

#[test]
fn what_comes_out_is_what_a_build_writes() {
    for format in ["md", "html"] {
        let built = notice().args(["build", "-f", format]).any_stdout().run();
        let expected = String::from_utf8(built.read(&format!("out/mot.{format}"))).unwrap();
        notice()
            .args(["render", "-f", format])
            .types(&text())
            .stdout(&expected)
            .writes(&[])
            .run();
        notice()
            .args(["in", "directives/mot.yaml", "--format", format])
            .stdout(&expected)
            .writes(&[])
            .run();
    }
}

#[test]
fn binary_formats_come_out_whole() {
    for format in ["pdf", "docx"] {
        let built = notice().args(["build", "-f", format]).any_stdout().run();
        let expected = built.read(&format!("out/mot.{format}"));
        let rendered = notice().args(["render", "-f", format]).types(&text());
        assert!(rendered.bytes() == expected, "{format} differs");
    }
}

#[test]
fn the_stream_stands_for_a_file_whose_profiles_are_found() {
    let elsewhere = Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "van-ban/2022/co-quan")
        .types(&text());
    let built = notice().args(["build", "-f", "md"]).any_stdout().run();
    elsewhere
        .args(["render", "-f", "md", "--as", "van-ban/2022/mot.yaml"])
        .stdout(&String::from_utf8(built.read("out/mot.md")).unwrap())
        .run();
}

#[test]
fn what_is_wrong_is_told_and_nothing_comes_out() {
    notice()
        .args(["render"])
        .types("loai: thong-bao\ntrich_yeu: [chưa đóng\n")
        .status(1)
        .stderr_snapshot("render/broken.stderr.txt")
        .writes(&[])
        .run();
    notice()
        .args(["render", "khong-co.yaml"])
        .status(3)
        .stderr_snapshot("render/missing.stderr.txt")
        .run();
}
