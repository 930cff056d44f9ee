//! `vanthu init` in scripts; `tests/day.rs` answers its questions.

use crate::support::Test;

const PROFILE: &str = "\
# yaml-language-server: $schema=../.vanthu/co-quan.json
# Hồ sơ cơ quan: Ủy ban nhân dân phường Mẫu. Viết một lần, mọi văn bản dùng chung.
he: nha-nuoc
# Dòng trên tên cơ quan; không có thì để trống. Chương trình tự in hoa.
cap_tren:
ten: Ủy ban nhân dân phường Mẫu
ky_hieu: UBND
dia_danh: …
# Nơi nhận và người ký thường dùng, khi văn bản không ghi: bỏ dấu # rồi ghi.
# noi_nhan:
#  - {ten: …, de: để b/c}
#  - {luu: VP}
# ky: {quyen_han: TM. Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: …}
";

fn state(test: Test) -> Test {
    test.args([
        "init",
        "--system",
        "nha-nuoc",
        "--organ",
        "Ủy ban nhân dân phường Mẫu",
    ])
}

#[test]
fn a_folder_is_made_ready_and_checks_and_builds() {
    let ran = state(Test::new())
        .args(["--kind", "cong-van"])
        .stdout(
            "\
Đã tạo directives/co-quan/uy-ban-nhan-dan-phuong-mau.yaml.
Đã tạo vanthu.yaml.
Đã tạo .vscode/settings.json.
Đã tạo .vscode/extensions.json.
Đã tạo directives/du-thao-1.yaml (Công văn, Ủy ban nhân dân phường Mẫu).

Tiếp theo:
  mở directives/du-thao-1.yaml, ghi vào những chỗ có dấu …; rồi gõ:
  vanthu check
  vanthu build
Dùng VS Code thì cài thêm tiện ích YAML khi được hỏi: gợi ý và báo lỗi hiện ngay lúc gõ.
",
        )
        .run();
    let profile = ran.read("directives/co-quan/uy-ban-nhan-dan-phuong-mau.yaml");
    assert_eq!(String::from_utf8(profile).unwrap(), PROFILE);
    for (of, name) in [
        ("van-ban", "van-ban"),
        ("co-quan", "co-quan"),
        ("vanthu", "vanthu"),
    ] {
        let there = ran.read(&format!("directives/.vanthu/{name}.json"));
        let printed = Test::new().args(["schema", "--of", of]).any_stdout().run();
        assert_eq!(String::from_utf8(there).unwrap(), printed.stdout);
    }
    let settings: serde_json::Value =
        serde_json::from_slice(&ran.read(".vscode/settings.json")).unwrap();
    assert_eq!(settings["files.encoding"], "utf8");
    for (schema, _) in settings["yaml.schemas"].as_object().unwrap() {
        ran.read(schema);
    }
    let ran = ran
        .again()
        .args(["check", "directives/co-quan"])
        .stdout("Đã kiểm tra 1 tệp: không có lỗi.\n")
        .run();
    let ran = ran.again().args(["check"]).any_stdout().run();
    assert!(
        ran.stdout
            .ends_with("Đã kiểm tra 1 tệp: 10 cảnh báo, 1 lưu ý.\n"),
        "{}",
        ran.stdout
    );
    ran.again().args(["build"]).any_stdout().any_stderr().run();
}

#[test]
fn what_is_there_stays() {
    let ran = state(Test::new())
        .file("vanthu.yaml", "quy_tac: {P-TASK: tat}\n")
        .file(".vscode/settings.json", "{}")
        .file(
            "directives/co-quan/uy-ban-nhan-dan-phuong-mau.yaml",
            "he: nha-nuoc\nten: UBND\n",
        )
        .file("directives/hop.yaml", "loai: thong-bao\n")
        .stdout(
            "\
Đã có directives/co-quan/uy-ban-nhan-dan-phuong-mau.yaml, giữ nguyên.
Đã có vanthu.yaml, giữ nguyên.
Đã có .vscode/settings.json, giữ nguyên.
Đã tạo .vscode/extensions.json.

Tiếp theo:
  vanthu new
  vanthu check
  vanthu build
Dùng VS Code thì cài thêm tiện ích YAML khi được hỏi: gợi ý và báo lỗi hiện ngay lúc gõ.
",
        )
        .run();
    assert_eq!(ran.read("vanthu.yaml"), b"quy_tac: {P-TASK: tat}\n");
    assert_eq!(ran.read(".vscode/settings.json"), b"{}");
    assert_eq!(ran.read("directives/hop.yaml"), b"loai: thong-bao\n");
}

#[test]
fn another_folder_is_named_in_what_to_type() {
    Test::new()
        .args([
            "init",
            "phuong-a",
            "--system",
            "party",
            "--organ",
            "Đảng ủy phường A",
            "--lang",
            "en",
        ])
        .args([
            "--superior",
            "Đảng bộ thành phố Mẫu",
            "--symbol",
            "ĐU",
            "--place",
            "Phường A",
        ])
        .stdout(
            "\
Made phuong-a/directives/co-quan/dang-uy-phuong-a.yaml.
Made phuong-a/vanthu.yaml.
Made phuong-a/.vscode/settings.json.
Made phuong-a/.vscode/extensions.json.
Made phuong-a/directives/du-thao-1.yaml (Thông báo kết luận, Đảng ủy phường A).

Next:
  open directives/du-thao-1.yaml, fill in the places marked …; then type:
  cd phuong-a
  vanthu check
  vanthu build
In VS Code install the YAML extension when it is offered: help and faults show while you type.
",
        )
        .run();
}

#[test]
fn a_script_must_say_system_and_name() {
    Test::new()
        .args(["init", "--organ", "Đảng ủy phường Mẫu"])
        .status(2)
        .stderr("lỗi: còn thiếu `--system`\nXem hướng dẫn: vanthu --help\n")
        .run()
        .again()
        .args(["init", "--system", "dang"])
        .status(2)
        .stderr("lỗi: còn thiếu `--organ`\nXem hướng dẫn: vanthu --help\n")
        .run()
        .again()
        .args(["init", "--system", "tong", "--organ", "A"])
        .status(2)
        .stderr("lỗi: giá trị `tong` của `--system <HỆ>` không dùng được\nXem hướng dẫn: vanthu --help\n")
        .run();
}
