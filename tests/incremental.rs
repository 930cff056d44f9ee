//! Whatever happens to a folder between builds: building on is the same as building anew, byte for
//! byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::support::{Chance, Workplace};

/// Sequences of changes in each of the four tests, and changes in each sequence.
const SEQUENCES: u64 = 15;
const STEPS: usize = 8;

const PARTY: &str = include_str!("fixtures/odd/hop-le.yaml");
const STATE: &str = include_str!("fixtures/odd/nha-nuoc.yaml");
const PROFILE: &str = include_str!("fixtures/odd/co-quan/quan-uy-mau.yaml");
const STATE_PROFILE: &str = include_str!("fixtures/odd/co-quan/ubnd-quan-mau.yaml");
const STANDARD: &str = include_str!("../templates/standards/party-2018.yaml");
const BROKEN: &str = "loai: [chưa đóng\n";

const BODY: &str = "templates/bodies/thong-bao-ket-luan.md";
const PART: &str = "templates/bodies/phan/cua-toi.md";

/// A file of the folder and all that it may hold; the first is what a sequence begins with.
struct Slot {
    path: &'static str,
    contents: Vec<Option<String>>,
}

fn slot(path: &'static str, contents: Vec<Option<String>>) -> Slot {
    Slot { path, contents }
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A text with something else in place of what must be in it.
fn changed(text: &str, from: &str, to: &str) -> Option<String> {
    assert!(text.contains(from), "{from}");
    Some(text.replace(from, to))
}

/// Two organs, four notices, and all that may stand beside them.
fn slots() -> Vec<Slot> {
    let about = |subject| changed(PARTY, "công tác văn thư", subject);
    let broken = || text(BROKEN);
    vec![
        slot(
            "directives/mot.yaml",
            vec![text(PARTY), about("công tác lưu trữ"), broken(), None],
        ),
        slot(
            "directives/hai.yaml",
            vec![
                text(STATE),
                changed(STATE, "sổ đăng ký", "danh mục"),
                broken(),
                None,
            ],
        ),
        slot(
            "directives/thang-1/ba.yaml",
            vec![
                about("công tác tổ chức"),
                changed(PARTY, "quan-uy-mau", "quan-uy-la"),
                None,
            ],
        ),
        slot(
            "directives/thang-1/bon.yaml",
            vec![changed(STATE, "so: 05", "so: 06"), None, broken()],
        ),
        // The first notice under another name, and once more with the same outputs.
        slot(
            "directives/moi.yaml",
            vec![None, text(PARTY), about("công tác lưu trữ")],
        ),
        slot("directives/mot.yml", vec![None, None, text(PARTY)]),
        slot(
            "directives/co-quan/quan-uy-mau.yaml",
            vec![
                text(PROFILE),
                changed(PROFILE, "dia_danh: Quận Mẫu", "dia_danh: Thành phố Mẫu"),
                broken(),
                None,
            ],
        ),
        slot(
            "directives/co-quan/ubnd-quan-mau.yaml",
            vec![
                text(STATE_PROFILE),
                changed(STATE_PROFILE, "ky_hieu: UBND", "ky_hieu: UB"),
            ],
        ),
        slot(
            BODY,
            vec![
                None,
                text(
                    "{% extends \"goc/bodies/thong-bao-ket-luan.md\" %}\n{% block mo_dau %}Mở đầu riêng.\n\n{% endblock %}\n",
                ),
                text("{% include \"bodies/phan/cua-toi.md\" %}\n\n{{ trich_yeu }}\n"),
                text("{% if %}"),
            ],
        ),
        slot(
            PART,
            vec![None, text("Phần riêng."), text("Phần riêng khác.")],
        ),
        slot(
            "templates/pages/notice.md",
            vec![None, text("{{ than }}\n"), text("{{ khong_co }}\n")],
        ),
        slot(
            "templates/pages/notice.css",
            vec![None, text("body { color: black; }\n")],
        ),
        slot(
            "templates/standards/party-2018.yaml",
            vec![
                None,
                changed(STANDARD, "left_mm: 30", "left_mm: 35"),
                broken(),
            ],
        ),
        slot(
            "vanthu.yaml",
            vec![
                None,
                text("dang: {dau_het: ./.}\n"),
                text("quy_tac: {P-TASK: loi}\n"),
                broken(),
            ],
        ),
    ]
}

/// What else may happen, to the output folder.
const ACCIDENTS: [&str; 5] = [
    "an output is deleted",
    "an output is edited",
    "the manifest is deleted",
    "the manifest is cut short",
    "the manifest is of another form",
];

/// A folder, and what is known of the files that a build need not clean away.
struct Office {
    folder: Workplace,
    slots: Vec<Slot>,
    /// Which content each slot has.
    now: Vec<usize>,
    /// Outputs that somebody edited, or that no manifest knows any more.
    own: BTreeSet<String>,
    /// What was done so far, for the message when something differs.
    story: String,
}

impl Office {
    fn new(seed: u64) -> Self {
        let office = Self {
            folder: Workplace::new(),
            now: vec![0; slots().len()],
            slots: slots(),
            own: BTreeSet::new(),
            story: format!("sequence {seed}"),
        };
        for slot in &office.slots {
            office.put(slot.path, slot.contents[0].as_deref());
        }
        office
    }

    fn put(&self, path: &str, content: Option<&str>) {
        match content {
            Some(content) => self.folder.write(path, content),
            None => drop(std::fs::remove_file(self.folder.path(path))),
        }
    }

    fn step(&mut self, chance: &mut Chance) {
        // Three changes of four are to what the outputs are made from.
        if chance.below(4) == 0 {
            return self.accident(chance);
        }
        let at = chance.below(self.slots.len());
        let slot = &self.slots[at];
        let next = (self.now[at] + 1 + chance.below(slot.contents.len() - 1)) % slot.contents.len();
        self.put(slot.path, slot.contents[next].as_deref());
        self.now[at] = next;
        write!(self.story, "\n{} is given content {next}", slot.path).unwrap();
    }

    fn accident(&mut self, chance: &mut Chance) {
        let accident = ACCIDENTS[chance.below(ACCIDENTS.len())];
        write!(self.story, "\n{accident}").unwrap();
        let documents = self.documents("out");
        let manifest = "out/.vanthu/manifest.json";
        if accident.starts_with("the manifest") {
            // Nothing tells any more which of the files there the program wrote.
            self.own.extend(documents.into_keys());
            match accident {
                "the manifest is deleted" => self.put(manifest, None),
                "the manifest is cut short" => {
                    let whole = std::fs::read(self.folder.path(manifest)).unwrap();
                    self.folder.write(manifest, &whole[..whole.len() / 2]);
                }
                _ => self.folder.write(manifest, "{\"form\":0,\"entries\":{}}"),
            }
            return;
        }
        let names: Vec<String> = documents.into_keys().collect();
        if names.is_empty() {
            return;
        }
        let name = &names[chance.below(names.len())];
        write!(self.story, ": {name}").unwrap();
        let path = format!("out/{name}");
        match accident {
            "an output is deleted" => self.put(&path, None),
            _ => {
                self.folder.write(&path, "đồng chí sửa tay");
                self.own.insert(name.clone());
            }
        }
    }

    /// The documents below a folder, without the report.
    fn documents(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        if !self.folder.path(folder).exists() {
            return BTreeMap::new();
        }
        let mut files = self.folder.files(folder);
        files.retain(|name, _| name != "index.html" && name != "report.json");
        files
    }

    /// Builds on and anew, and compares.
    fn compare(&self) {
        let story = &self.story;
        let build = ["build", "-f", "md,html"];
        let on = self.folder.run(&build);
        drop(std::fs::remove_dir_all(self.folder.path("moi")));
        let anew = self.folder.run(&["build", "-f", "md,html", "-o", "moi"]);
        let shown = String::from_utf8_lossy(&on.stderr);
        assert_eq!(on.status.code(), anew.status.code(), "{story}\n{shown}");
        // 3: two sources that would write the same files.
        assert!(
            matches!(on.status.code(), Some(0 | 1 | 3)),
            "{story}\n{shown}"
        );
        let (found, wanted) = (self.documents("out"), self.documents("moi"));
        for (name, bytes) in &wanted {
            assert!(found.get(name) == Some(bytes), "{story}\n{name} differs");
        }
        let failed = self.failed("moi");
        for name in found.keys().filter(|name| !wanted.contains_key(*name)) {
            let of_failed = failed.iter().any(|stem| name.starts_with(stem));
            let kept = name.contains(".sua-") || self.own.contains(name);
            assert!(of_failed || kept, "{story}\n{name} should be gone");
        }
        let again = self.folder.run(&build);
        let said = String::from_utf8_lossy(&again.stdout);
        assert!(!said.contains("đã tạo"), "{story}\n{said}");
        self.compare_reports();
    }

    /// The report is the same, but for outputs that failed documents still have from before, and for
    /// the warning that somebody's edited output was kept.
    fn compare_reports(&self) {
        let (on, anew) = (self.report("out"), self.report("moi"));
        let good = |report: &serde_json::Value| {
            let notices = report["notices"].as_array().unwrap().iter();
            let good = notices.filter(|notice| notice["errors"] == 0).cloned();
            good.map(|mut notice| {
                for key in ["message", "warnings", "notes"] {
                    notice[key].take();
                }
                notice
            })
            .collect::<Vec<_>>()
        };
        assert_eq!(good(&on), good(&anew), "{}", self.story);
        for key in ["notices", "failed", "errors"] {
            assert_eq!(
                on["summary"][key], anew["summary"][key],
                "{}\n{key}",
                self.story
            );
        }
    }

    fn report(&self, folder: &str) -> serde_json::Value {
        let report = std::fs::read(self.folder.path(&format!("{folder}/report.json")));
        // There is none when no source is left that could be built.
        report.map_or_else(
            |_| serde_json::json!({"notices": [], "summary": null}),
            |report| serde_json::from_slice(&report).unwrap(),
        )
    }

    /// The outputs' names, up to the ending, of documents with errors.
    fn failed(&self, folder: &str) -> Vec<String> {
        let report = self.report(folder);
        let notices = report["notices"].as_array().unwrap().iter();
        let failed = notices.filter(|notice| notice["errors"] != 0);
        let stem = |notice: &serde_json::Value| {
            let source = notice["source"].as_str().unwrap();
            let (stem, _) = source.rsplit_once('.').unwrap();
            format!("{}.", stem.strip_prefix("directives/").unwrap())
        };
        failed.map(stem).collect()
    }
}

fn sequences(first: u64) {
    for seed in first..first + SEQUENCES {
        let mut chance = Chance::of(seed);
        let mut office = Office::new(seed);
        office.compare();
        for _ in 0..STEPS {
            office.step(&mut chance);
            office.compare();
        }
    }
}

#[test]
fn building_on_is_building_anew_first_quarter() {
    sequences(1);
}

#[test]
fn building_on_is_building_anew_second_quarter() {
    sequences(1 + SEQUENCES);
}

#[test]
fn building_on_is_building_anew_third_quarter() {
    sequences(1 + 2 * SEQUENCES);
}

#[test]
fn building_on_is_building_anew_last_quarter() {
    sequences(1 + 3 * SEQUENCES);
}
