//! A build that is killed at any moment leaves whole files, and the next one finishes the work.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::support::{Chance, Workplace, repository};

const NOTICES: usize = 300;
/// Each of the two tests kills so often.
const KILLS: usize = 100;
const PROFILE: &str = "directives/co-quan/quan-uy-ha-dong.yaml";
const SAMPLE: &str = "directives/2022-01-13-ha-dong-phong-chong-dich.yaml";

/// Three hundred notices of one organ, no two the same.
fn office() -> Workplace {
    let office = Workplace::new();
    office.copy("directives/co-quan");
    let sample = std::fs::read_to_string(repository().join(SAMPLE)).unwrap();
    for i in 1..=NOTICES {
        let text = sample.replace("ngay_ban_hanh:", &format!("du_thao: {i}\nngay_ban_hanh:"));
        office.write(&format!("directives/{i:03}.yaml"), text);
    }
    office
}

/// Changes what every notice is made from.
fn set_place(office: &Workplace, place: &str) {
    let text = std::fs::read_to_string(repository().join(PROFILE)).unwrap();
    office.write(
        PROFILE,
        text.replace("dia_danh: Hà Đông", &format!("dia_danh: {place}")),
    );
}

type Files = BTreeMap<String, Vec<u8>>;

fn is_report(name: &str) -> bool {
    name == "index.html" || name == "report.json"
}

/// Every file is the whole old one or the whole new one.
fn assert_whole(found: &Files, versions: &[Files; 2], kills: usize) {
    for (name, bytes) in found {
        if name.starts_with(".vanthu-") && name.ends_with(".tmp") {
            continue;
        }
        let whole = match name.as_str() {
            "index.html" => bytes.ends_with(b"</html>\n"),
            "report.json" => serde_json::from_slice::<serde_json::Value>(bytes).is_ok(),
            _ => versions.iter().any(|files| files.get(name) == Some(bytes)),
        };
        assert!(whole, "after kill {kills}: {name} is not whole");
    }
}

/// Kills builds at moments spread over their whole length, each of which goes on where the last one
/// was killed, until they were killed often enough.
fn killed_often(formats: &str, seed: u64) {
    let office = office();
    let build = ["build", "-f", formats];
    let versions = ["Hà Đông", "Hà Nội"].map(|place| {
        set_place(&office, place);
        let out = format!("clean-{}", place.len());
        let began = Instant::now();
        office.says(&["build", "-f", formats, "-o", &out]);
        (office.files(&out), began.elapsed())
    });
    let longest = versions[1].1;
    let versions = versions.map(|(files, _)| files);
    let documents = |files: &Files| -> Files {
        let files = files.iter().filter(|(name, _)| !is_report(name));
        files.map(|(n, b)| (n.clone(), b.clone())).collect()
    };
    assert!(versions[0].len() >= NOTICES);
    let mut chance = Chance::of(seed);
    let mut kills = 0;
    for round in 0.. {
        // Then back and forth, so that there is always everything to build.
        set_place(&office, ["Hà Đông", "Hà Nội"][round % 2]);
        loop {
            let mut child = office.begin(&build);
            let permille = u32::try_from(chance.below(250)).unwrap();
            let until = Instant::now() + longest * permille / 1000;
            while Instant::now() < until && child.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_millis(1));
            }
            // Harmless when it has ended by itself.
            child.kill().unwrap();
            if child.wait().unwrap().success() {
                break;
            }
            kills += 1;
            assert_whole(&office.files("out"), &versions, kills);
            if kills == KILLS {
                break;
            }
        }
        office.says(&build);
        let found = office.files("out");
        // Nothing looked edited, so there is no copy; no temporary file is left.
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            versions[round % 2].keys().collect::<Vec<_>>()
        );
        assert!(documents(&found) == documents(&versions[round % 2]));
        let unchanged = format!("Tổng cộng {NOTICES} văn bản: {NOTICES} không đổi");
        assert!(office.says(&build).starts_with(&unchanged));
        if kills == KILLS {
            return;
        }
    }
}

#[test]
fn a_killed_build_of_markdown_and_web_pages_leaves_whole_files() {
    killed_often("md,html", 1);
}

#[test]
fn a_killed_build_of_pdfs_leaves_whole_files() {
    killed_often("pdf", 2);
}
