//! `vanthu build` says beforehand what it will make and why, and does only that.

use crate::support::{Workplace, said, snapshot};

const SAMPLE: &str = "directives/2022-01-13-ha-dong-phong-chong-dich.yaml";
const PROFILE: &str = "directives/co-quan/quan-uy-ha-dong.yaml";

fn office() -> Workplace {
    let office = Workplace::new();
    office.copy("directives/co-quan");
    office.copy(SAMPLE);
    office
}

fn change(office: &Workplace, name: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(office.path(name)).unwrap();
    let changed = text.replace(from, to);
    assert_ne!(text, changed, "{name} does not say {from}");
    office.write(name, changed);
}

/// A cause in words, and what brings it about.
type Cause = (&'static str, fn(&Workplace));

/// What makes a document out of date, one after the other.
const CAUSES: &[Cause] = &[
    ("nothing was built yet", |_| ()),
    ("nothing changed", |_| ()),
    ("the directive", |office| {
        change(
            office,
            SAMPLE,
            "ngay_ban_hanh:",
            "du_thao: 2\nngay_ban_hanh:",
        );
    }),
    ("the organ's profile", |office| {
        change(office, PROFILE, "dia_danh: Hà Đông", "dia_danh: Hà Nội");
    }),
    ("a template of the office", |office| {
        let body = "{% extends \"goc/bodies/thong-bao-ket-luan.md\" %}\n";
        office.write("templates/bodies/thong-bao-ket-luan.md", body);
    }),
    ("that template is gone", |office| {
        std::fs::remove_dir_all(office.path("templates")).unwrap();
    }),
    ("the office's settings", |office| {
        office.write("vanthu.yaml", "quy_tac:\n  P-TASK: luu-y\n");
    }),
    ("an output is gone", |office| {
        let name = SAMPLE.replace("directives", "out").replace(".yaml", ".md");
        std::fs::remove_file(office.path(&name)).unwrap();
    }),
    ("an output was edited", |office| {
        let name = SAMPLE.replace("directives", "out").replace(".yaml", ".md");
        office.write(&name, "Đồng chí văn thư sửa tay.\n");
    }),
    ("the manifest is no manifest", |office| {
        for entry in office.path("out/.vanthu").read_dir().unwrap() {
            std::fs::write(entry.unwrap().path(), "{").unwrap();
        }
    }),
    ("the directive is gone", |office| {
        std::fs::remove_file(office.path(SAMPLE)).unwrap();
    }),
];

#[test]
fn each_cause_is_explained_and_looking_changes_nothing() {
    let office = office();
    let formats = ["-f", "md,html"];
    let mut told = String::new();
    for (cause, happen) in CAUSES {
        happen(&office);
        let before = office.files(".");
        let dry = said(&office.run(&[&["build", "--dry-run", "--explain"], &formats[..]].concat()));
        let list = said(&office.run(&[&["build", "--list"], &formats[..]].concat()));
        assert!(
            office.files(".") == before,
            "looking changed something: {cause}"
        );
        let built = said(&office.run(&[&["build", "--explain"], &formats[..]].concat()));
        told += &format!(
            "## {cause}\n\n--dry-run --explain\n{dry}\n--list\n{list}\n--explain\n{built}\n"
        );
    }
    snapshot("plan/causes.txt", &told);
}
