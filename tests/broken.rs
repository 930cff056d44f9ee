//! Broken files: one fault each, the whole message in both languages. Odd files: nothing to say.

use std::path::Path;

use crate::support::{Test, assert_same, files, snapshot, stem};

/// The findings about a fixture in one language, with the exit code. The folder's organ profiles,
/// some of them broken, stand beside it.
#[track_caller]
fn check(folder: &str, file: &Path, lang: &str) -> String {
    let name = file.file_name().unwrap().to_string_lossy();
    let ran = Test::new()
        .copy_to(&format!("{folder}/co-quan"), "co-quan")
        .copy_to(&format!("{folder}/{name}"), &name)
        .args(["check", &name])
        .lang(lang)
        .any_status()
        .any_stdout()
        .run();
    format!("{}→ {}\n", ran.stdout, ran.status)
}

#[test]
fn every_broken_file_has_its_message() {
    let folder = "tests/fixtures/broken";
    let broken = files(folder);
    assert!(broken.len() >= 45, "only {} broken files", broken.len());
    let mut silent = Vec::new();
    for file in &broken {
        let stem = stem(file);
        let text = check(folder, file, "vi") + "\n" + &check(folder, file, "en");
        if text.contains(": không có lỗi.") {
            silent.push(stem.clone());
        }
        snapshot(&format!("broken/{stem}.txt"), &text);
    }
    assert_eq!(silent, Vec::<String>::new(), "nothing was found in these");
    let stems: Vec<String> = broken.iter().map(|file| stem(file)).collect();
    let mut left: Vec<String> = files("tests/snapshots/broken")
        .iter()
        .map(|file| stem(file))
        .collect();
    left.retain(|name| !stems.contains(name));
    assert_eq!(
        left,
        Vec::<String>::new(),
        "snapshots without a broken file"
    );
}

#[test]
fn every_odd_file_reads_like_any_other() {
    let folder = "tests/fixtures/odd";
    for file in files(folder) {
        let text = check(folder, &file, "vi");
        assert_same(
            &stem(&file),
            "Đã kiểm tra 1 tệp: không có lỗi.\n→ 0\n",
            &text,
        );
    }
}

#[test]
fn words_that_the_template_writes_itself_are_not_doubled_when_the_clerk_writes_them_too() {
    let test = Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "directives/co-quan")
        .copy_to(
            "tests/fixtures/odd/de-nghi-ghi-ca-cum-tu.yaml",
            "directives/x.yaml",
        );
    let run = test.args(["build", "-f", "md"]).any_stdout().run();
    let text = String::from_utf8(run.read("out/x.md")).unwrap();
    assert!(
        text.contains(
            "**Về việc thành lập Tổ công tác**\n\n**CHỦ TỊCH ỦY BAN NHÂN DÂN QUẬN MẪU**\n\n\
             *Căn cứ Luật Tổ chức chính quyền địa phương;*\n\n*Căn cứ Luật Lưu trữ;*\n\n\
             *Theo đề nghị của Chánh Văn phòng.*\n\n**QUYẾT ĐỊNH:**\n\n"
        ),
        "{text}"
    );
}

#[test]
fn files_of_one_text_in_other_encodings_give_the_same_notice() {
    let notice = |name: &str| {
        let test = Test::new().copy_to("tests/fixtures/odd/co-quan", "directives/co-quan");
        let test = test.copy_to(
            &format!("tests/fixtures/odd/{name}.yaml"),
            "directives/x.yaml",
        );
        String::from_utf8(
            test.args(["build", "-f", "md"])
                .any_stdout()
                .run()
                .read("out/x.md"),
        )
        .unwrap()
    };
    let plain = notice("hop-le");
    for name in [
        "bom",
        "bom-crlf",
        "crlf",
        "nfd",
        "utf16-be-bom",
        "utf16-le-bom",
        "khong-xuong-dong-cuoi",
        "ngay-iso",
    ] {
        assert_same(name, &plain, &notice(name));
    }
}

#[test]
fn findings_as_json_for_programs() {
    for name in ["khoa-go-nham", "hai-ten-mot-khoa"] {
        Test::new()
            .copy_to("tests/fixtures/odd/co-quan", "co-quan")
            .copy_to(&format!("tests/fixtures/broken/{name}.yaml"), "x.yaml")
            .args(["check", "--json", "x.yaml"])
            .status(1)
            .stdout_snapshot(&format!("json/{name}.json"))
            .run();
    }
    Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "co-quan")
        .copy_to("tests/fixtures/odd/hop-le.yaml", "x.yaml")
        .args(["check", "--json", "x.yaml"])
        .stdout_snapshot("json/nothing.json")
        .run();
}
