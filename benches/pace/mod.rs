//! What a notice costs a core: in one process, without the disk; beside Typst, which lays out the
//! same notice in the same minutes.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use vanthu::export::pdf::Press;
use vanthu::workspace::job::{self, Format, Worker};
use vanthu::workspace::scan::{self, Source};
use vanthu::workspace::shared::Shared;

use super::measure::{children_cpu, cpu_of_children, ms, own_cpu};
use super::{COLD_RUNS, SAMPLE};

/// Where scripts/bench installs Typst.
const PYTHON: &str = ".tools/bench/typst/bin/python";
const PEER: &str = "benches/typst/measure.py";

/// Each is measured so often, in turn; the best counts, since others use the machine too.
const ROUNDS: usize = 3;
/// Documents of Typst in a round.
const PEER_COUNT: &str = "200";

/// Prints the table for the notices of a folder.
pub(super) fn run(folder: &std::path::Path) {
    let mut findings = Vec::new();
    let roots = [folder.to_path_buf()];
    let sources = scan::sources(&roots, &mut findings);
    let mut shared = Shared::load(&sources, &roots, None, &mut findings).unwrap();
    let mut pdf = Pace::default();
    let mut exact = Pace::default();
    let mut all = Pace::default();
    let mut peer: Option<Pace> = None;
    for _ in 0..ROUNDS {
        shared.press = Press::shared(Arc::clone(&shared.fonts));
        pdf.better(one_thread(&sources, &shared, &[Format::Pdf]));
        if let Some(typst) = typst() {
            peer.get_or_insert_default().better(typst);
        }
        all.better(one_thread(&sources, &shared, &Format::ALL));
        shared.press = Press::exact();
        exact.better(one_thread(&sources, &shared, &[Format::Pdf]));
    }
    pdf.print("PDF");
    exact.print("PDF, --subset exact");
    all.print("md + html + pdf + docx");
    shared.press = Press::shared(Arc::clone(&shared.fonts));
    threads(&sources, &shared);
    match peer {
        Some(peer) => {
            peer.print("PDF by Typst");
            let ratio = peer.cpu.as_secs_f64() / pdf.cpu.as_secs_f64();
            println!("throughput a core, PDF: {ratio:.1} times Typst's   (aim: 10)");
            cold_beside_typst();
        }
        None => println!("Typst is not there: scripts/bench installs it"),
    }
}

/// CPU and bytes a notice.
#[derive(Default)]
struct Pace {
    cpu: Duration,
    bytes: usize,
}

impl Pace {
    fn better(&mut self, other: Self) {
        if self.bytes == 0 || other.cpu < self.cpu {
            *self = other;
        }
    }

    fn print(&self, name: &str) {
        println!(
            "{name:24} {:6.2} ms CPU a notice, {:5.0} a second and core, {:4} KB",
            ms(self.cpu),
            1.0 / self.cpu.as_secs_f64(),
            self.bytes / 1000
        );
    }
}

/// All notices on this thread, after one that fills what a process keeps.
fn one_thread(sources: &[Source], shared: &Shared, formats: &[Format]) -> Pace {
    let mut worker = Worker::default();
    let mut make = |source: &Source| -> usize {
        let made = job::make(source, shared, &mut worker, formats);
        assert_eq!(made.outputs.len(), formats.len());
        made.outputs.iter().map(|(_, bytes)| bytes.len()).sum()
    };
    make(&sources[0]);
    let before = own_cpu();
    let bytes: usize = sources.iter().map(&mut make).sum();
    Pace {
        cpu: (own_cpu() - before) / u32::try_from(sources.len()).unwrap(),
        bytes: bytes / sources.len(),
    }
}

/// PDFs a second on one thread and on all.
fn threads(sources: &[Source], shared: &Shared) {
    let all = std::thread::available_parallelism().map_or(1, usize::from);
    for jobs in [1, all] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs);
        let pool = pool.build().unwrap();
        let start = Instant::now();
        let made: usize = pool.install(|| {
            let make = |worker: &mut Worker, source: &Source| {
                let made = job::make(source, shared, worker, &[Format::Pdf]);
                made.outputs.len()
            };
            sources.par_iter().map_init(Worker::default, make).sum()
        });
        let rate = made as f64 / start.elapsed().as_secs_f64();
        println!("{made} notices to PDF, {jobs} thread(s): {rate:.0} a second");
    }
}

/// Typst's CPU and bytes a document, warm; none when it is not installed.
fn typst() -> Option<Pace> {
    let output = Command::new(PYTHON)
        .args([PEER, PEER_COUNT])
        .env("RAYON_NUM_THREADS", "1")
        .stderr(Stdio::inherit())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (cpu, bytes) = text.trim().split_once(' ')?;
    Some(Pace {
        cpu: Duration::from_secs_f64(cpu.parse::<f64>().ok()? / 1000.0),
        bytes: bytes.parse().ok()?,
    })
}

/// A new process for one notice: ours to all formats, Typst's to PDF, less what Python takes to
/// load it.
fn cold_beside_typst() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path().to_str().unwrap();
    let formats = "md,html,pdf,docx";
    let ours = [
        "build",
        SAMPLE,
        "--force",
        "--no-report",
        "-f",
        formats,
        "-o",
        out,
    ];
    let ours = cpu_of_children(COLD_RUNS, &ours);
    let peer = |arguments: &[&str]| {
        let runs = COLD_RUNS / 4;
        let before = children_cpu();
        for _ in 0..runs {
            let done = Command::new(PYTHON)
                .args(arguments)
                .stdout(Stdio::null())
                .status();
            assert!(done.unwrap().success());
        }
        (children_cpu() - before) / runs
    };
    let typst = peer(&[PEER, "1"]);
    let python = peer(&["-c", "import typst"]);
    let typst = typst.saturating_sub(python);
    println!(
        "a cold notice: {:.1} ms CPU to all formats, {:.1} ms to PDF by Typst (and {:.1} for Python): {:.2} of it   (aim: 0.5)",
        ms(ours),
        ms(typst),
        ms(python),
        ours.as_secs_f64() / typst.as_secs_f64(),
    );
}
