//! How fast and how large: a cold notice, a thousand notices, memory against the folder's size.
//!
//! `cargo bench` prints one table (`cargo bench -- pace` its first part only, `-- folder` its last). Each figure stands beside what this machine needs for the bare
//! minimum of the same work (starting a process, writing the same bytes), because absolute times
//! mean little on a busy machine. Linux only: figures come from `/proc`.

#![expect(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a benchmark stops at the first surprise"
)]

mod folder;
mod measure;
mod pace;

use std::path::{Path, PathBuf};

use measure::{cpu_of_children, ms, own_cpu};
use vanthu::workspace::job::{self, Depth, Worker};
use vanthu::workspace::scan;
use vanthu::workspace::shared::Shared;

const BIN: &str = env!("CARGO_BIN_EXE_vanthu");
const COLD_RUNS: u32 = 100;
/// A notice of 6 KB.
const LONG_SAMPLE: &str = "directives/2021-02-01-quang-ninh-ha-long.yaml";
const SAMPLE: &str = "directives/2022-01-13-ha-dong-phong-chong-dich.yaml";

fn main() {
    println!(
        "{} processors",
        std::thread::available_parallelism().map_or(0, usize::from)
    );
    let folder = tempfile::tempdir().unwrap();
    let thousand = copies(folder.path(), "1000", 1000);
    let only = |part: &str| std::env::args().any(|argument| argument == part);
    if !only("folder") {
        pace::run(&thousand);
        if only("pace") {
            return;
        }
        cold();
        checking(folder.path());
    }
    folder::run(folder.path());
}

/// One notice to all formats in a new process, in CPU time, beside a process that only prints its
/// version.
fn cold() {
    let out = tempfile::tempdir().unwrap();
    let build = [
        "build",
        SAMPLE,
        "--force",
        "--no-report",
        "-o",
        out.path().to_str().unwrap(),
    ];
    let notice = cpu_of_children(COLD_RUNS, &build);
    let version = cpu_of_children(COLD_RUNS, &["--version"]);
    println!(
        "cold notice, md + html + pdf      {:6.1} ms CPU   (process start alone {:.1} ms)",
        ms(notice),
        ms(version)
    );
}

/// CPU of checking ten thousand notices of 6 KB on one thread: what is written, and the pages too.
fn checking(folder: &Path) {
    const COUNT: usize = 10_000;
    let directives = copies_of(LONG_SAMPLE, folder, "check", COUNT);
    let mut findings = Vec::new();
    let roots = [directives];
    let sources = scan::sources(&roots, &mut findings);
    let shared = Shared::load(&sources, &roots, None, &mut findings).unwrap();
    for (name, depth, share) in [
        ("what is written", Depth::Written, 1),
        ("with its pages ", Depth::Pages, 10),
    ] {
        let mut worker = Worker::default();
        let before = own_cpu();
        let mut found = 0;
        for source in sources.iter().step_by(share) {
            found += job::check(source, &shared, &mut worker, depth).len();
        }
        let cpu = (own_cpu() - before) * u32::try_from(share).unwrap();
        println!(
            "check of {COUNT} notices, {name}  {:6.2} s CPU   ({:.2} ms and {} findings each)",
            cpu.as_secs_f64(),
            ms(cpu) / COUNT as f64,
            found * share / COUNT
        );
    }
}

/// `count` copies of the sample with its organ profiles.
fn copies(folder: &Path, name: &str, count: usize) -> PathBuf {
    copies_of(SAMPLE, folder, name, count)
}

/// `count` copies of a directive with the organ profiles.
fn copies_of(sample: &str, folder: &Path, name: &str, count: usize) -> PathBuf {
    let target = folder.join(name);
    let organs = target.join("co-quan");
    std::fs::create_dir_all(&organs).unwrap();
    for entry in std::fs::read_dir("directives/co-quan").unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, organs.join(path.file_name().unwrap())).unwrap();
    }
    let text = std::fs::read_to_string(sample).unwrap();
    let (before, after) = text.split_once("ngay_ban_hanh:").unwrap();
    for i in 0..count {
        // A number runs through the copies, in what is printed, so that no two are the same.
        let text = format!("{before}du_thao: {}\nngay_ban_hanh:{after}", i + 1);
        std::fs::write(target.join(format!("{i:05}.yaml")), text).unwrap();
    }
    target
}
