//! What the other files measure with: CPU of processes, peak memory.

use std::process::{Command, Stdio};
use std::time::Duration;

use super::BIN;

/// CPU time of one child, the mean of `runs`.
pub(super) fn cpu_of_children(runs: u32, arguments: &[&str]) -> Duration {
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
pub(super) fn own_cpu() -> Duration {
    ticks(11)
}

/// User and system time of all children that have ended (10 ms ticks).
pub(super) fn children_cpu() -> Duration {
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
pub(super) fn peak_memory(arguments: &[&str]) -> u64 {
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

pub(super) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
