//! `vanthu check --fix`: what it shows, what it asks, what it changes and what it leaves.

use crate::support::Test;

/// A notice with one authority that the program can mend; the rest looks as a clerk leaves it.
const NOTICE: &str = "\
# Ghi chú: TM. không đổi ở đây.
loai:   thong-bao-ket-luan
co_quan: dang-mau
so: 12          # số đã cấp
ngay_ban_hanh: 08/10/2026
trich_yeu: kết luận của Ban Thường vụ tại cuộc họp giao ban
cuoc_hop: {ten: cuộc họp giao ban, ngay: 05/10/2026, chu_tri: {ho_ten: Nguyễn Văn A, chuc_vu: Bí thư Đảng ủy}}
nhiem_vu:
- noi_dung: Lập danh mục hồ sơ phải số hóa.
  don_vi: Văn phòng Đảng ủy
  thoi_han: 16/10/2026
  san_pham: danh mục
to_chuc_thuc_hien: Văn phòng Đảng ủy theo dõi, đôn đốc, báo cáo Ban Thường vụ.
noi_nhan: [Các chi bộ trực thuộc, luu: Văn phòng Đảng ủy]
ky:
   quyen_han:   'TM. Ban Thường vụ'   # TM.
   chuc_vu: Bí thư
   ho_ten: Nguyễn Văn A
";

fn with(notice: impl AsRef<[u8]>) -> Test {
    Test::new()
        .copy_to("tests/rules/co-so/co-quan", "directives/co-quan")
        .file("directives/hop.yaml", notice)
}

fn mended(text: &str) -> String {
    text.replace("'TM. Ban", "'T/M Ban")
}

#[test]
fn it_shows_asks_and_changes_only_those_characters() {
    let ran = with(NOTICE)
        .args(["check", "--fix"])
        .types("c\n")
        .stdout(
            "directives/hop.yaml\n\
             \u{20}  16 -    quyen_han:   'TM. Ban Thường vụ'   # TM.\n\
             \u{20}  16 +    quyen_han:   'T/M Ban Thường vụ'   # TM.\n\
             \n\
             Sửa 1 chỗ trên trong 1 tệp? Gõ c rồi Enter để sửa: \n\
             Đã sửa 1 chỗ trong 1 tệp.\n\
             \n\
             Đã kiểm tra 1 tệp: không có lỗi.\n",
        )
        .run();
    let text = String::from_utf8(ran.read("directives/hop.yaml")).unwrap();
    assert_eq!(text, mended(NOTICE));
}

#[test]
fn without_a_yes_nothing_changes() {
    for answer in ["", "k\n", "\n"] {
        let ran = with(NOTICE)
            .args(["check", "--fix"])
            .types(answer)
            .any_stdout()
            .status(1)
            .run();
        assert!(ran.stdout.contains("Chưa sửa gì.\n"), "{}", ran.stdout);
        assert_eq!(ran.read("directives/hop.yaml"), NOTICE.as_bytes());
    }
}

#[test]
fn each_encoding_stays_as_it_was() {
    let crlf = format!("\u{FEFF}{}", NOTICE.replace('\n', "\r\n"));
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    for (before, after) in [
        (crlf.clone().into_bytes(), mended(&crlf).into_bytes()),
        (utf16(&crlf), utf16(&mended(&crlf))),
    ] {
        let run = with(&before)
            .args(["check", "--fix", "--yes"])
            .any_stdout()
            .run();
        assert_eq!(run.read("directives/hop.yaml"), after);
    }
}

#[test]
fn a_warning_that_was_acknowledged_is_not_mended_and_nothing_else_is_offered() {
    let office = "quy_tac: {P-SIG-FORM: canh-bao}\n";
    let notice = format!("{NOTICE}bo_qua: [{{quy_tac: P-SIG-FORM, ly_do: bản lưu ghi như vậy}}]\n");
    let ran = with(&notice)
        .file("vanthu.yaml", office)
        .args(["check", "--fix", "-y"])
        .any_stdout()
        .run();
    assert!(
        ran.stdout
            .starts_with("Không có chỗ nào máy tự sửa được.\n")
    );
    assert_eq!(ran.read("directives/hop.yaml"), notice.as_bytes());
}

#[test]
#[cfg(unix)]
fn permissions_and_links_stay_and_a_file_that_may_only_be_read_is_left() {
    use std::os::unix::fs::PermissionsExt as _;
    let ran = with(NOTICE).args(["check"]).any_stdout().status(1).run();
    let (real, link) = (ran.path("kho.yaml"), ran.path("directives/hop.yaml"));
    std::fs::rename(&link, &real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let mode =
        |mode| std::fs::set_permissions(&real, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o440);
    let ran = ran
        .again()
        .args(["check", "--fix", "-y", "--lang", "en"])
        .any_stdout()
        .status(3)
        .run();
    assert!(
        ran.stdout.contains("error[F-WRITE]: cannot be written"),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.read("kho.yaml"), NOTICE.as_bytes());
    mode(0o640);
    let ran = ran
        .again()
        .args(["check", "--fix", "-y"])
        .any_stdout()
        .run();
    assert_eq!(ran.read("kho.yaml"), mended(NOTICE).as_bytes());
    assert!(ran.path("directives/hop.yaml").is_symlink());
    let now = std::fs::metadata(ran.path("kho.yaml"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(now & 0o777, 0o640);
}

#[test]
fn options_that_do_not_go_together_are_told() {
    Test::new()
        .args(["check", "--fix", "--json"])
        .stderr(
            "lỗi: tùy chọn `--fix` không dùng chung với `--json`\nXem hướng dẫn: vanthu --help\n",
        )
        .status(2)
        .run();
    Test::new()
        .args(["check", "--yes"])
        .stderr("lỗi: còn thiếu `--fix`\nXem hướng dẫn: vanthu --help\n")
        .status(2)
        .run();
}

#[test]
fn spaces_side_by_side_are_mended_in_one_run() {
    let notice = |text: &str| NOTICE.replace("TM.", "T/M").replace("Lập danh mục", text);
    let run = with(notice("Chỉ đạo ,điều hành giảm 5 % , lập danh  mục"))
        .args(["check", "--fix", "--yes"])
        .any_stdout()
        .run();
    assert_eq!(
        String::from_utf8(run.read("directives/hop.yaml")).unwrap(),
        notice("Chỉ đạo, điều hành giảm 5%, lập danh mục")
    );
}

/// A stop hidden behind typed hyphens shows when they are gone.
#[test]
fn a_mend_that_shows_another_is_told() {
    let notice = |end: &str| {
        NOTICE.replace(
            "cuộc họp giao ban\ncuoc",
            &format!("cuộc họp giao ban{end}\ncuoc"),
        )
    };
    let (first, last) = (notice(". -----"), notice(""));
    let first = first.replace("'TM. Ban", "'T/M Ban");
    let run = with(&first)
        .args(["check", "--fix", "--yes"])
        .any_stdout()
        .any_status()
        .run();
    assert!(
        run.stdout
            .ends_with("Máy sửa được 1 chỗ: chạy lại với `--fix` để xem trước rồi sửa.\n"),
        "{}",
        run.stdout
    );
    let run = run
        .again()
        .args(["check", "--fix", "--yes"])
        .any_stdout()
        .run();
    assert!(run.stdout.ends_with("không có lỗi.\n"), "{}", run.stdout);
    assert_eq!(
        String::from_utf8(run.read("directives/hop.yaml")).unwrap(),
        last.replace("'TM. Ban", "'T/M Ban")
    );
}

/// What is put in place of `V/v` makes the words behind it no longer the first.
#[test]
fn a_subject_is_mended_as_a_whole() {
    let notice = |subject: &str| {
        NOTICE
            .replace("TM.", "T/M")
            .replace("kết luận của Ban Thường vụ tại", subject)
    };
    for (wrong, right) in [
        (
            "V/v Kết luận của Ban Thường vụ tại",
            "về việc kết luận của Ban Thường vụ tại",
        ),
        (
            "Thông báo kết luận của Ban Thường vụ tại",
            "kết luận của Ban Thường vụ tại",
        ),
        ("V/v Đại hội Đảng bộ sau", "về việc Đại hội Đảng bộ sau"),
    ] {
        let run = with(notice(wrong))
            .args(["check", "--fix", "--yes"])
            .any_stdout()
            .run();
        let text = String::from_utf8(run.read("directives/hop.yaml")).unwrap();
        assert_eq!(text, notice(right));
        assert!(run.stdout.ends_with("không có lỗi.\n"), "{}", run.stdout);
    }
}
