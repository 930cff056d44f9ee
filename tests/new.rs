//! `vanthu new`: a blank directive of each kind, what it takes over, and what it never does.

use crate::support::Test;

/// Each system with an organ of its own and the kinds that it issues.
const SYSTEMS: [(&str, &str, &[&str]); 2] = [
    (
        "dang",
        "dang-uy-phuong-mau",
        &[
            "bao-cao",
            "bien-ban",
            "chi-thi",
            "chuong-trinh",
            "cong-van",
            "giay-moi",
            "ke-hoach",
            "ket-luan",
            "nghi-quyet",
            "quyet-dinh",
            "thong-bao",
            "thong-bao-ket-luan",
            "to-trinh",
        ],
    ),
    (
        "nha-nuoc",
        "ubnd-phuong-mau",
        &[
            "bao-cao",
            "bien-ban",
            "chi-thi",
            "chuong-trinh",
            "cong-van",
            "giay-moi",
            "ke-hoach",
            "nghi-quyet",
            "quyet-dinh",
            "thong-bao",
            "thong-bao-ket-luan",
            "to-trinh",
        ],
    ),
];

/// A folder with the organs of a system.
fn folder(system: &str) -> Test {
    let organs = format!("tests/fixtures/kinds/{system}/co-quan");
    Test::new().copy_to(&organs, "directives/co-quan")
}

/// The older directive of the tests: with notes, an alias, and a chair in lines of its own.
const OLDER: &str = "\
# Ghi chú của văn thư.
loai: thong-bao-ket-luan
organ: dang-uy-phuong-mau   # tên tệp
so: 7
ngay_ban_hanh: 06/10/2026
trich_yeu: kết luận về công tác văn thư
cuoc_hop:
    ten: cuộc họp giao ban
    ngay: 05/10/2026
    chu_tri:
      ho_ten: Lê Văn Thử   # chủ trì thay
      chuc_vu: Bí thư Đảng ủy
so_lieu:
  don: 12
nhiem_vu:
  - Lập sổ.
noi_nhan:
  - Các chi bộ
  # Lưu hai nơi thì ghi cả hai.
  - {luu: VPĐU}

# Người ký tháng này.
ky: {quyen_han: T/M Ban Thường vụ, chuc_vu: Phó Bí thư, ho_ten: Trần Thị Ví Dụ}
";

#[test]
fn every_kind_begins_with_gaps_that_are_told_and_stop_nothing() {
    for (system, organ, kinds) in SYSTEMS {
        let mut ran = folder(system)
            .args(["rules", "D-COMPONENT"])
            .any_stdout()
            .run();
        let mut forms = String::new();
        for kind in kinds {
            ran = ran
                .again()
                .args(["new", kind, "--organ", organ, "--name", kind])
                .any_stdout()
                .run();
            let text = ran.read(&format!("directives/{kind}.yaml"));
            forms += &String::from_utf8(text).unwrap();
            forms.push_str("\n====\n\n");
        }
        crate::support::snapshot(&format!("new/{system}.txt"), &forms);
        let ran = ran
            .again()
            .args(["check"])
            .stdout_snapshot(&format!("new/{system}-check.txt"))
            .run();
        ran.again().args(["build"]).any_stdout().any_stderr().run();
    }
}

#[test]
fn the_day_goes_into_the_meeting_or_is_that_of_issue() {
    let ran = folder("nha-nuoc")
        .args([
            "new",
            "Giấy mời",
            "--organ",
            "ubnd-phuong-mau",
            "--date",
            "5/10/2026",
        ])
        .stdout(
            "\
Đã tạo directives/2026-10-05-giay-moi.yaml (Giấy mời, Ủy ban nhân dân phường Mẫu).
Mở tệp, ghi vào những chỗ có dấu …, rồi gõ:
  vanthu check directives/2026-10-05-giay-moi.yaml
  vanthu build directives/2026-10-05-giay-moi.yaml
",
        )
        .run();
    let text = String::from_utf8(ran.read("directives/2026-10-05-giay-moi.yaml")).unwrap();
    assert!(text.contains("\nngay_ban_hanh:\n") && text.contains("\n  ngay: 05/10/2026\n"));
    let ran = ran
        .again()
        .args([
            "new",
            "cong-van",
            "--organ",
            "ubnd-phuong-mau",
            "--date",
            "5/10/2026",
        ])
        .args(["--name", "Góp ý dự thảo (lần 2)", "--lang", "en"])
        .stdout(
            "\
Made directives/2026-10-05-gop-y-du-thao-lan-2.yaml (Công văn, Ủy ban nhân dân phường Mẫu).
Fill in the places marked …, then type:
  vanthu check directives/2026-10-05-gop-y-du-thao-lan-2.yaml
  vanthu build directives/2026-10-05-gop-y-du-thao-lan-2.yaml
",
        )
        .run();
    let path = "directives/2026-10-05-gop-y-du-thao-lan-2.yaml";
    let text = String::from_utf8(ran.read(path)).unwrap();
    assert!(text.contains("\nngay_ban_hanh: 05/10/2026\n"));
}

#[test]
fn an_older_directive_gives_organ_chair_recipients_and_signature_with_their_notes() {
    let ran = folder("dang")
        .file("directives/cu.yaml", OLDER)
        .args([
            "new",
            "--from",
            "directives/cu.yaml",
            "--date",
            "12/10/2026",
        ])
        .any_stdout()
        .run();
    let text = ran.read("directives/2026-10-12-thong-bao-ket-luan.yaml");
    crate::support::snapshot("new/tu-tep-cu.txt", &String::from_utf8(text).unwrap());
}

#[test]
fn what_cannot_be_copied_line_by_line_is_told() {
    let older = "{loai: giay-moi, co_quan: ubnd-phuong-mau, ky: {ho_ten: Lê Văn Thử}}\n";
    folder("nha-nuoc")
        .file("directives/cu.yaml", older)
        .args(["new", "--from", "directives/cu.yaml", "--name", "moi"])
        .any_stdout()
        .stderr("lưu ý: không chép được `co_quan`, `ky` từ tệp cũ; đồng chí chép tay.\n")
        .run();
}

#[test]
fn drafts_are_counted_and_nothing_is_overwritten() {
    let mut ran = folder("dang").args(["rules", "P-TASK"]).any_stdout().run();
    for n in 1..=3 {
        ran = ran
            .again()
            .args(["new", "thong-bao", "--organ", "dang-uy-phuong-mau"])
            .any_stdout()
            .run();
        ran.read(&format!("directives/du-thao-{n}.yaml"));
    }
    let before = ran.read("directives/du-thao-2.yaml");
    let ran = ran
        .again()
        .args([
            "new",
            "chi-thi",
            "--organ",
            "dang-uy-phuong-mau",
            "--name",
            "du thao 2",
        ])
        .status(3)
        .stderr(
            "\
lỗi[F-WRITE]: không ghi được: đã có tệp cùng tên
--> directives/du-thao-2.yaml
 = gợi ý: Tệp đã có được giữ nguyên; đặt tên khác.

",
        )
        .run();
    assert!(ran.read("directives/du-thao-2.yaml") == before);
}

#[test]
fn a_script_is_never_asked() {
    let ran = folder("dang")
        .args(["new"])
        .status(2)
        .stderr("lỗi: còn thiếu `LOẠI`\nXem hướng dẫn: vanthu --help\n")
        .run();
    let ran = ran
        .again()
        .args(["new", "chi-thi", "--lang", "en"])
        .status(2)
        .stderr("error: `--organ` is missing\nSee: vanthu --help\n")
        .run();
    ran.again()
        .args(["new", "chi-thu"])
        .status(2)
        .stderr(
            "\
lỗi: không có loại văn bản `chi-thu`
Có phải ý đồng chí là `chi-thi`? Các loại: `bao-cao`, `bien-ban`, `chi-thi`, `chuong-trinh`, `cong-van`, `giay-moi`, `ke-hoach`, `ket-luan`, `nghi-quyet`, `quyet-dinh`, `thong-bao`, `thong-bao-ket-luan`, `to-trinh`.
",
        )
        .run();
    folder("nha-nuoc")
        .args(["new", "ket-luan", "--organ", "ubnd-phuong-mau"])
        .status(2)
        .stderr("lỗi: hệ của Ủy ban nhân dân phường Mẫu không có loại văn bản `ket-luan`\n")
        .run();
    Test::new()
        .args(["new", "chi-thi"])
        .status(2)
        .stderr(
            "\
lỗi: `directives` chưa có hồ sơ cơ quan nào dùng được trong `co-quan`
Gõ `vanthu init` để lập hồ sơ cơ quan.
",
        )
        .run();
}

/// The schemas stand beside `co-quan`, and a file in a folder below finds them.
#[test]
fn editors_find_the_schema_from_the_first_line() {
    let ran = folder("dang")
        .file("directives/2026/10/cu.yaml", "")
        .args(["new", "thong-bao", "--organ", "dang-uy-phuong-mau"])
        .args(["--dir", "directives/2026/10", "--name", "a"])
        .any_stdout()
        .run();
    let text = String::from_utf8(ran.read("directives/2026/10/a.yaml")).unwrap();
    let first = text.lines().next().unwrap();
    assert_eq!(
        first,
        "# yaml-language-server: $schema=../../.vanthu/van-ban.json"
    );
    let schema = ran.read("directives/.vanthu/van-ban.json");
    let printed = ran.again().args(["schema"]).any_stdout().run();
    assert_eq!(String::from_utf8(schema).unwrap(), printed.stdout);
}
