//! Input that no clerk writes: cut, enormous, endless. Nothing panics, hangs or eats memory.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::support::{Library, Ran, Test, files, repository};

/// Address space that any refusal must fit into, MiB.
const MEMORY: u64 = 1024;

/// Checks a hostile text; the program must refuse it in order.
#[track_caller]
fn refused(text: &str) -> Ran {
    Test::new()
        .copy("directives/co-quan")
        .file("directives/x.yaml", text)
        .args(["check", "--jobs", "2", "directives/x.yaml"])
        .memory(MEMORY)
        .status(1)
        .any_stdout()
        .run()
}

#[test]
fn every_beginning_of_a_directive_is_read_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.yaml");
    let mut library = Library::of(&repository().join("directives"));
    for directive in files("directives") {
        let text = std::fs::read_to_string(&directive).unwrap();
        for cut in (0..text.len())
            .step_by(37)
            .filter(|cut| text.is_char_boundary(*cut))
        {
            std::fs::write(&path, &text[..cut]).unwrap();
            let checked = catch_unwind(AssertUnwindSafe(|| library.check(&path)));
            let findings =
                checked.unwrap_or_else(|_| panic!("{} cut at {cut} panics", directive.display()));
            assert!(
                !findings.is_empty(),
                "{} cut at {cut}: nothing found",
                directive.display()
            );
        }
    }
}

#[test]
fn every_line_left_out_is_read_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.yaml");
    let mut library = Library::of(&repository().join("directives"));
    for directive in files("directives") {
        let text = std::fs::read_to_string(&directive).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for left_out in 0..lines.len() {
            let others = lines
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != left_out)
                .map(|(_, line)| *line);
            std::fs::write(&path, others.collect::<Vec<_>>().join("\n")).unwrap();
            let checked = catch_unwind(AssertUnwindSafe(|| library.check(&path)));
            assert!(
                checked.is_ok(),
                "{} without line {} panics",
                directive.display(),
                left_out + 1
            );
        }
    }
}

#[test]
fn a_mebibyte_of_brackets() {
    for bracket in ["[", "{", "- ", "? ", "&a ", "!", "\"", "%", "|\n", "a: "] {
        refused(&bracket.repeat(1024 * 1024 / bracket.len()));
    }
}

#[test]
fn aliases_that_multiply() {
    let mut text = String::from("loai: thong-bao\nx0: &x0 [mười, mười]\n");
    for level in 1..60 {
        let before = level - 1;
        text.push_str(&format!(
            "x{level}: &x{level} [*x{before}, *x{before}, *x{before}, *x{before}]\n"
        ));
    }
    text.push_str("nhiem_vu: *x59\n");
    let ran = refused(&text);
    assert!(ran.stdout.contains("Y-LIMIT"), "{}", ran.stdout);
}

#[test]
fn a_hundred_thousand_tasks() {
    let text = String::from("loai: thong-bao\nco_quan: quan-uy-ha-dong\nnhiem_vu:\n")
        + &"- việc\n".repeat(100_000);
    let ran = refused(&text);
    assert!(ran.stdout.contains("Y-LIMIT"), "{}", ran.stdout);
    assert!(ran.stdout.len() < 4096, "a message for each task");
}

#[test]
fn a_file_that_is_too_large() {
    let ran = refused(&"# dài\n".repeat(1024 * 1024));
    assert!(
        ran.stdout.contains("lỗi[Y-LIMIT]: tệp lớn"),
        "{}",
        ran.stdout
    );
}

#[test]
fn one_paragraph_of_a_hundred_thousand_words_becomes_pages() {
    let text = include_str!("fixtures/odd/hop-le.yaml").to_owned()
        + "danh_gia: "
        + &"tăng cường ".repeat(50_000)
        + "\n";
    let built = Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "directives/co-quan")
        .file("directives/x.yaml", text)
        .args(["build", "-f", "pdf"])
        .any_stdout()
        .run();
    assert!(built.read("out/x.pdf").len() > 100_000);
}

#[test]
fn thousands_of_faults_in_one_line() {
    let text = include_str!("fixtures/odd/hop-le.yaml").to_owned()
        + "danh_gia: |\n  "
        + &"{{ so_lieu.a }}".repeat(4_000)
        + "\n";
    let check = |json: bool| {
        let test = Test::new()
            .copy_to("tests/fixtures/odd/co-quan", "directives/co-quan")
            .file("directives/x.yaml", &text)
            .args(["check", "directives/x.yaml"])
            .memory(MEMORY)
            .status(1)
            .any_stdout();
        let test = if json { test.args(["--json"]) } else { test };
        test.run().stdout
    };
    let told = check(false);
    let hundredth = 3 + 99 * "{{ so_lieu.a }}".len();
    assert!(
        told.contains(&format!("directives/x.yaml:15:{hundredth}\n")),
        "{told}"
    );
    assert!(
        told.lines().all(|line| line.chars().count() < 200),
        "{told}"
    );
    assert!(check(true).contains("\"D-FIGURE\""));
}

#[test]
fn thirty_thousand_characters_that_the_font_lacks() {
    let lacking: String = ('\u{3400}'..).take(30_000).collect();
    let text =
        include_str!("fixtures/odd/hop-le.yaml").to_owned() + &format!("danh_gia: {lacking}\n");
    let built = Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "directives/co-quan")
        .file("directives/x.yaml", text)
        .args(["build", "-f", "pdf"])
        .memory(MEMORY)
        .any_stdout()
        .any_stderr()
        .run();
    assert!(built.read("out/x.pdf").len() > 100_000);
}

#[test]
fn a_template_that_prints_without_end() {
    let loops = "{% for a in range(end=1000) %}".repeat(3) + "dài" + &"{% endfor %}".repeat(3);
    let ran = Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "directives/co-quan")
        .copy_to("tests/fixtures/odd/hop-le.yaml", "directives/x.yaml")
        .file("directives/templates/bodies/thong-bao-ket-luan.md", loops)
        .args(["check", "directives/x.yaml"])
        .memory(MEMORY)
        .status(1)
        .any_stdout()
        .run();
    assert!(
        ran.stdout.contains("mẫu in quá dài (trên 4 MiB)"),
        "{}",
        ran.stdout
    );
}

#[test]
fn names_with_tones_and_spaces() {
    let name = "Thông báo số 5 (bản cuối) của Quận uỷ";
    Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "Năm 2022/co-quan")
        .copy_to("tests/fixtures/odd/hop-le.yaml", &format!("Năm 2022/{name}.yaml"))
        .args(["build", "Năm 2022"])
        .stdout(&format!(
            "đã tạo     Năm 2022/{name}.yaml → md, html, pdf (1 trang)\nTổng cộng 1 văn bản: 1 đã tạo.\n"
        ))
        .writes(&["index.html", "report.json", &format!("{name}.html"), &format!("{name}.md"), &format!("{name}.pdf")])
        .run();
}

#[test]
fn two_hundred_thousand_paragraphs() {
    let text = String::from("loai: thong-bao\nco_quan: quan-uy-ha-dong\ndanh_gia: |\n")
        + &"  a\n\n".repeat(200_000);
    let ran = refused(&text);
    assert!(
        ran.stdout
            .contains("văn bản có 200.000 đoạn, nhiều nhất là 5.000"),
        "{}",
        ran.stdout
    );
}
