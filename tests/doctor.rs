//! `vanthu doctor`: a healthy folder, and one with everything wrong that a folder can have.

use crate::support::Test;

/// A console that speaks UTF-8, whatever that of the tests does.
fn doctor(test: Test) -> Test {
    test.args(["doctor"]).env("LC_ALL", "C.UTF-8")
}

const HEALTHY: &str = "\
tốt        Phông LiberationSerif (có sẵn): bốn kiểu, đủ chữ tiếng Việt
tốt        Mẫu văn bản: dùng mẫu có sẵn
tốt        Hồ sơ cơ quan trong directives/co-quan: huyen-uy-ham-tan, quan-uy-ha-dong, quan-uy-kien-an, tinh-uy-quang-ninh, ubnd-quan-long-bien
tốt        Thư mục directives: 6 văn bản
tốt        11 tệp YAML: đều là UTF-8, không có bản trùng tên hay bản xung đột
tốt        Ghi được vào thư mục kết quả out
tốt        Dòng lệnh dùng UTF-8 (C.UTF-8)

Mọi thứ đều tốt.
";

#[test]
fn a_healthy_folder_is_well() {
    doctor(Test::new().copy("directives")).stdout(HEALTHY).run();
}

#[test]
fn everything_wrong_is_told_with_its_mend() {
    let organs = "tests/fixtures/kinds/dang/co-quan/dang-uy-phuong-mau.yaml";
    let mut sick = Test::new()
        .copy_to(organs, "directives/co-quan/dang-uy-phuong-mau.yaml")
        .file("directives/co-quan/hong.yaml", "he: dan\n")
        .file("templates/bodies/chi-thi.md", "a {{ b")
        .file("vanthu.yaml", "quy_tac: {P-TASKK: tat}\n")
        .file("directives/hop.yaml", "loai: thong-bao\n")
        .file("directives/hop (1).yaml", "loai: thong-bao\n")
        .file("directives/utf16.yaml", b"\xff\xfel\0o\0a\0i\0:\0")
        .file("directives/cu.yaml", b"loai: thong b\xe1o\n")
        .file("directives/con.yaml", "loai: thong-bao\n")
        .file("directives/roi.yaml", "loai: tho\u{302}ng\n")
        .file("ket-qua", "a file where a folder should be");
    for lang in ["vi", "en"] {
        sick = doctor(sick)
            .args(["-o", "ket-qua/out", "--lang", lang])
            .env("LC_ALL", "C")
            .stdout_snapshot(&format!("doctor/sick.{lang}.txt"))
            .status(1)
            .run()
            .again();
    }
}

#[test]
fn a_machine_without_a_folder_is_shown_the_way() {
    doctor(Test::new())
        .stdout(
            "\
tốt        Phông LiberationSerif (có sẵn): bốn kiểu, đủ chữ tiếng Việt
tốt        Mẫu văn bản: dùng mẫu có sẵn
lỗi        Chưa có hồ sơ cơ quan nào trong directives/co-quan
           Gõ `vanthu init` để lập hồ sơ cơ quan.
lỗi        Không có thư mục directives
           Đứng ở thư mục chứa `directives` rồi gõ lại, hoặc gõ `vanthu init`.
tốt        Ghi được vào thư mục kết quả out
tốt        Dòng lệnh dùng UTF-8 (C.UTF-8)

2 lỗi, 0 cảnh báo.
",
        )
        .status(1)
        .run();
}

#[test]
fn fonts_of_ones_own_are_looked_at() {
    let mut test = doctor(Test::new().copy("directives"));
    for (face, name) in [
        ("Regular", "times"),
        ("Bold", "timesbd"),
        ("Italic", "timesi"),
        ("BoldItalic", "timesbi"),
    ] {
        let font = format!("assets/fonts/LiberationSerif-{face}.ttf");
        test = test.copy_to(&font, &format!("phong/{name}.ttf"));
    }
    let ran = test.args(["--fonts", "phong"]).any_stdout().run();
    let first = ran.stdout.lines().next().unwrap();
    assert_eq!(
        first,
        "tốt        Phông TimesNewRoman phong: bốn kiểu, đủ chữ tiếng Việt"
    );
    let ran = doctor(ran.again())
        .file("thieu/times.ttf", "")
        .args(["--fonts", "thieu"])
        .any_stdout()
        .status(1)
        .run();
    let first = ran.stdout.lines().next().unwrap();
    assert_eq!(
        first,
        "lỗi        thieu: thư mục phông chữ thiếu tệp `timesbd.ttf` (hoặc `…-bold.ttf`)"
    );
}
