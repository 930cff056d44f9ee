//! How fast and how large: a cold notice, a thousand notices, memory against the folder's size.
//!
//! `cargo bench` prints one table (`cargo bench -- pace` its first part only). Each figure stands beside what this machine needs for the bare
//! minimum of the same work (starting a process, writing the same bytes), because absolute times
//! mean little on a busy machine. Linux only: figures come from `/proc`.

#![expect(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a benchmark stops at the first surprise"
)]

mod pace;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

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
    pace::run(&thousand);
    if std::env::args().any(|argument| argument == "pace") {
        return;
    }
    cold();
    checking(folder.path());
    whole_runs(folder.path());
}

/// One notice to all formats in a new process, in CPU time, beside a process that only prints its
/// version.
fn cold() {
    let out = tempfile::tempdir().unwrap();
    let build = ["build", SAMPLE, "-o", out.path().to_str().unwrap()];
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

/// Whole runs of the program over folders of growing size: time, beside writing the same files, and
/// peak memory.
fn whole_runs(folder: &Path) {
    for count in [10, 100, 1000, 10_000] {
        let directives = copies(folder, &count.to_string(), count);
        let out = folder.join(format!("out-{count}"));
        let start = Instant::now();
        let peak = peak_memory(&[
            "build",
            directives.to_str().unwrap(),
            "-o",
            out.to_str().unwrap(),
        ]);
        let built = start.elapsed();
        let floor = write_again(&out, &folder.join(format!("floor-{count}")));
        println!(
            "build of {count:5} notices, all formats {:6.2} s, peak {:4} MiB   (writing and syncing the same files {:.2} s)",
            built.as_secs_f64(),
            peak / 1024,
            floor.as_secs_f64()
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
    for i in 0..count {
        // A number runs through the sample's text, so that no two are the same.
        let text = text.replace("283 ca/ngày", &format!("{} ca/ngày", 1000 + i));
        std::fs::write(target.join(format!("{i:05}.yaml")), text).unwrap();
    }
    target
}

/// CPU time of one child, the mean of `runs`.
fn cpu_of_children(runs: u32, arguments: &[&str]) -> Duration {
    let before = children_cpu();
    for _ in 0..runs {
        let status = Command::new(BIN)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
    }
    (children_cpu() - before) / runs
}

/// User and system time of this process (10 ms ticks).
fn own_cpu() -> Duration {
    ticks(11)
}

/// User and system time of all children that have ended (10 ms ticks).
fn children_cpu() -> Duration {
    ticks(13)
}

/// Two neighbouring fields of `/proc/self/stat`, counted from the process's state.
fn ticks(field: usize) -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    let ticks: u64 =
        fields[field].parse::<u64>().unwrap() + fields[field + 1].parse::<u64>().unwrap();
    Duration::from_millis(ticks * 10)
}

/// Peak resident memory of a child in KiB, polled while it runs.
fn peak_memory(arguments: &[&str]) -> u64 {
    let mut child = Command::new(BIN)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line
            .and_then(|l| l.trim().trim_end_matches(" kB").parse().ok())
            .unwrap_or(0);
        peak = peak.max(now);
        std::thread::sleep(Duration::from_millis(1));
    }
    peak
}

/// Writes and syncs the files of `out` once more, one after another.
fn write_again(out: &Path, target: &Path) -> Duration {
    use std::io::Write as _;
    std::fs::create_dir_all(target).unwrap();
    let files: Vec<(PathBuf, Vec<u8>)> = std::fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                target.join(path.file_name().unwrap()),
                std::fs::read(&path).unwrap(),
            )
        })
        .collect();
    let start = Instant::now();
    for (path, bytes) in files {
        let mut file = std::fs::File::create(path).unwrap();
        file.write_all(&bytes).unwrap();
        file.sync_all().unwrap();
    }
    start.elapsed()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
