//! Processes: the binary and outside tools, never left to hang.

use std::fs::File;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::Folder;

/// No run of these tests needs more; one that does hangs.
const LONGEST: Duration = Duration::from_secs(60);

/// What came of a process.
pub(super) struct Done {
    pub(super) status: i32,
    pub(super) stdout: String,
    /// The output stream as it came.
    pub(super) raw: Vec<u8>,
    pub(super) stderr: String,
}

/// Runs the binary in `folder`, with the address space capped when asked (MiB)
/// and with what is typed while it runs.
#[track_caller]
pub(super) fn vanthu(
    folder: &Folder,
    arguments: &[String],
    variables: &[(String, String)],
    memory: Option<u64>,
    typed: &str,
) -> Done {
    let binary = env!("CARGO_BIN_EXE_vanthu");
    let mut command = match memory {
        None => Command::new(binary),
        Some(mib) => {
            let mut shell = Command::new("sh");
            shell
                .arg("-c")
                .arg(format!("ulimit -v {}; exec \"$0\" \"$@\"", mib * 1024))
                .arg(binary);
            shell
        }
    };
    command
        .args(arguments)
        .current_dir(folder.path(""))
        .env_remove("VANTHU_LANG")
        // Deadlines of drafts are looked at on one day, whenever the tests run.
        .env("VANTHU_TODAY", "25/11/2026")
        .env_remove("RUST_BACKTRACE");
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    // Files, not pipes: a process that writes a lot does not wait for a reader.
    let streams = tempfile::tempdir().expect("a temporary folder");
    let stream = |name: &str| File::create(streams.path().join(name)).expect("a file");
    std::fs::write(streams.path().join("in"), typed).expect("a file");
    let typed = File::open(streams.path().join("in")).expect("a file");
    command
        .stdin(typed)
        .stdout(stream("out"))
        .stderr(stream("err"));
    let status = wait(&mut command);
    let bytes = |name: &str| std::fs::read(streams.path().join(name)).expect("a stream");
    let read = |name: &str| {
        let text = String::from_utf8_lossy(&bytes(name)).into_owned();
        let text = text.replace(&*folder.path("").to_string_lossy(), "[THƯ MỤC]/");
        without_time(&text)
    };
    let (stdout, stderr) = (read("out"), read("err"));
    let status = status
        .code()
        .unwrap_or_else(|| panic!("killed by a signal: {status}\n{stderr}"));
    assert!(
        !stderr.contains("panicked at"),
        "the program panicked\n{stderr}"
    );
    Done {
        status,
        stdout,
        raw: bytes("out"),
        stderr,
    }
}

/// Waits for a process; kills it and fails the test when it hangs.
#[track_caller]
fn wait(command: &mut Command) -> ExitStatus {
    let mut child = command
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child") {
            return status;
        }
        if started.elapsed() > LONGEST {
            child.kill().expect("a child to kill");
            panic!("{command:?} hangs: still running after {LONGEST:?}");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Runs an outside tool and returns what it prints. A tool that is missing fails the test:
/// `scripts/test` installs them all.
#[track_caller]
pub(crate) fn tool(name: &str, arguments: &[&std::ffi::OsStr]) -> String {
    let done = Command::new(name)
        .args(arguments)
        .stdin(Stdio::null())
        .output();
    let done = done.unwrap_or_else(|error| {
        panic!("`{name}` cannot be run ({error}); scripts/test installs it")
    });
    let stderr = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "`{name}` failed: {stderr}");
    String::from_utf8(done.stdout).expect("output in UTF-8")
}

/// A run's output without how long the run took.
pub(crate) fn without_time(text: &str) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for line in &mut lines {
        for (before, after) in [(" Thời gian: ", " giây."), (" Time: ", " s.")] {
            if let Some(at) = line.rfind(before)
                && line.ends_with(after)
            {
                line.truncate(at);
            }
        }
    }
    lines.join("\n")
}
