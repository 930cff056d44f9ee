//! Whole runs of the program over folders: time, memory, and what a run costs that has nothing to do.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::copies;
use super::measure::{cpu_of_children, ms, peak_memory};

/// The largest folder.
const MOST: usize = 10_000;
/// Runs that write little are measured so often; the best counts, since others use the machine too.
const ROUNDS: u32 = 5;

/// Prints the table; folders are made below `folder`.
pub(super) fn run(folder: &Path) {
    for count in [10, 100, 1000, MOST] {
        let directives = copies(folder, &count.to_string(), count);
        let out = folder.join(format!("out-{count}"));
        from_nothing(&directives, &out, "md,html,pdf", count);
        if count == MOST {
            again(&directives, &out);
        }
        if count >= 1000 {
            let out = folder.join(format!("out-{count}-docx"));
            from_nothing(&directives, &out, "md,html,pdf,docx", count);
            std::fs::remove_dir_all(out).unwrap();
        }
    }
}

/// A first build, beside writing the same files again.
fn from_nothing(directives: &Path, out: &Path, formats: &str, count: usize) {
    let arguments = build(directives, out, formats);
    let before = super::measure::children_cpu();
    let start = Instant::now();
    let peak = peak_memory(&arguments.each_ref().map(String::as_str));
    let built = start.elapsed();
    let cpu = super::measure::children_cpu() - before;
    let floor = write_again(out, &out.with_extension("floor"));
    println!(
        "build of {count:5} to {formats:17} {:6.2} s, {:5.2} ms CPU a notice, peak {:4} MiB   (writing and syncing the same files {:.2} s)",
        built.as_secs_f64(),
        ms(cpu) / count as f64,
        peak / 1024,
        floor.as_secs_f64()
    );
}

/// The same folder once more: nothing changed, and one notice changed.
fn again(directives: &Path, out: &Path) {
    let arguments = build(directives, out, "md,html,pdf");
    let arguments = arguments.each_ref().map(String::as_str);
    let run = || {
        let start = Instant::now();
        let cpu = cpu_of_children(1, &arguments);
        (start.elapsed(), cpu)
    };
    // What was written a moment ago is looked at once more.
    std::thread::sleep(Duration::from_secs(3));
    run();
    print("nothing changed", (0..ROUNDS).map(|_| run()), "aim: 0.5");
    let source = directives.join("00007.yaml");
    let text = std::fs::read_to_string(&source).unwrap();
    let edited = |round: u32| {
        let text = text.replace("ca/ngày", &format!("ca/{round} ngày"));
        std::fs::write(&source, text).unwrap();
        run()
    };
    print("one changed    ", (0..ROUNDS).map(edited), "aim: 0.6");
    println!(
        "starting alone: {:.1} ms CPU",
        ms(cpu_of_children(20, &["--version"]))
    );
}

fn print(name: &str, runs: impl Iterator<Item = (Duration, Duration)>, aim: &str) {
    let best = runs.min().unwrap();
    println!(
        "{MOST} notices, {name}: {:.2} s, {:.2} s CPU   ({aim})",
        best.0.as_secs_f64(),
        best.1.as_secs_f64()
    );
}

fn build(directives: &Path, out: &Path, formats: &str) -> [String; 6] {
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    [
        "build".into(),
        path(directives),
        "-o".into(),
        path(out),
        "-f".into(),
        formats.into(),
    ]
}

/// Writes and syncs the files of `out` once more, one after another.
fn write_again(out: &Path, target: &Path) -> Duration {
    use std::io::Write as _;
    std::fs::create_dir_all(target).unwrap();
    let files: Vec<(PathBuf, Vec<u8>)> = std::fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
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
