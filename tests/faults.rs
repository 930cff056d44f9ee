//! What a folder and its disk may do to a build: each document at fault is told, all others are made,
//! and the next build puts everything right.
#![cfg(unix)]

use std::process::{Command, Stdio};

use crate::support::{Workplace, repository};

const SAMPLE: &str = "directives/2022-01-13-ha-dong-phong-chong-dich.yaml";

/// An office with so many notices, no two the same.
fn office(notices: usize) -> Workplace {
    let office = Workplace::new();
    office.copy("directives/co-quan");
    for i in 1..=notices {
        office.write(&format!("directives/{i:03}.yaml"), notice(i));
    }
    office
}

fn notice(number: usize) -> String {
    let sample = std::fs::read_to_string(repository().join(SAMPLE)).unwrap();
    let numbered = sample.replace(
        "ngay_ban_hanh:",
        &format!("du_thao: {number}\nngay_ban_hanh:"),
    );
    assert_ne!(numbered, sample, "the sample has no such key any more");
    numbered
}

#[test]
fn of_two_builds_at_once_each_ends_well_and_nothing_is_mixed() {
    let office = office(40);
    office.says(&["build", "-o", "clean"]);
    let mut builds = [(); 2].map(|()| office.begin(&["build"]));
    for build in &mut builds {
        assert!(build.wait().unwrap().success());
    }
    assert_eq!(documents(&office, "out"), documents(&office, "clean"));
    assert!(office.says(&["build"]).contains("40 không đổi"));
}

#[test]
fn an_interrupt_ends_the_files_in_hand_and_the_next_build_the_rest() {
    let office = office(300);
    office.says(&["build", "-f", "pdf", "-o", "clean"]);
    let mut build = office.begin(&["build", "-f", "pdf", "--jobs", "1"]);
    // Not before there is something to interrupt.
    while office.path("out").read_dir().map_or(0, Iterator::count) < 4 {
        assert!(build.try_wait().unwrap().is_none(), "ended too soon");
        std::thread::yield_now();
    }
    let pid = build.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(build.wait().unwrap().code(), Some(130));
    let clean = documents(&office, "clean");
    let left = documents(&office, "out");
    assert!(left.len() < clean.len());
    for (name, bytes) in &left {
        assert!(clean.get(name) == Some(bytes), "{name} is not whole");
    }
    office.says(&["build", "-f", "pdf"]);
    assert_eq!(documents(&office, "out"), clean);
}

#[test]
fn a_disk_that_takes_no_more_loses_nothing() {
    let office = office(3);
    office.says(&["build"]);
    let before = documents(&office, "out");
    office.write("directives/002.yaml", notice(22));
    // No file may grow beyond 8 KiB; without the trap the system would end the process.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" build"])
        .arg(env!("CARGO_BIN_EXE_vanthu"))
        .current_dir(office.path("."))
        .env_remove("VANTHU_LANG")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(!told.contains("panicked at"), "{told}");
    assert!(
        told.contains("lỗi[F-WRITE]") && told.contains("--> out/002.html"),
        "{told}"
    );
    let after = documents(&office, "out");
    for (name, bytes) in &after {
        let small = bytes.len() <= 8 * 1024;
        assert!(
            small || before.get(name) == Some(bytes),
            "{name} is not whole"
        );
    }
    assert_eq!(
        after.len(),
        before.len(),
        "nothing is left beside the documents"
    );
    office.says(&["build"]);
    office.says(&["build", "-o", "clean"]);
    assert_eq!(documents(&office, "out"), documents(&office, "clean"));
}

#[test]
fn odd_names_and_loops_of_links_stop_nobody() {
    let office = office(1);
    let longest = format!("{}.yaml", "ủ".repeat(83));
    assert_eq!(longest.len(), 254);
    office.write(&format!("directives/{longest}"), notice(2));
    office.write(
        "directives/Quận ủy Hà Đông/Kết luận số 1 (dự thảo).yaml",
        notice(3),
    );
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(target, office.path(name)).unwrap();
    };
    link(".", "directives/vong");
    link("..", "directives/Quận ủy Hà Đông/len");
    link("tu-minh.yaml", "directives/tu-minh.yaml");
    link("da-mat.yaml", "directives/mat.yaml");
    let output = office.run(&["build", "-f", "md"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("tu-minh.yaml") && told.contains("mat.yaml"),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(3), "{told}");
    let names: Vec<String> = documents(&office, "out").into_keys().collect();
    assert_eq!(
        names,
        [
            "001.md".to_owned(),
            "Quận ủy Hà Đông/Kết luận số 1 (dự thảo).md".to_owned(),
            format!("{}.md", "ủ".repeat(83)),
        ]
    );
}

/// The documents in an output folder: the page of the folder and its data name that folder.
fn documents(office: &Workplace, folder: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut files = office.files(folder);
    files.retain(|name, _| name != "index.html" && name != "report.json");
    files
}
