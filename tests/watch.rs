//! `vanthu build --watch`: a save builds again what uses the file, and nothing else.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::support::{Test, repository};

/// No step takes longer, on any machine.
const LONGEST: Duration = Duration::from_secs(60);

/// A running `--watch` and what it says.
struct Watching {
    process: Child,
    said: Receiver<String>,
}

impl Watching {
    fn begin(folder: &Path, options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["build", "-f", "md", "--watch"])
            .args(options)
            .current_dir(folder)
            .env_remove("VANTHU_LANG")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(process.stdout.take().unwrap());
        let (send, said) = channel();
        std::thread::spawn(move || {
            for line in stdout.lines() {
                if send.send(line.unwrap()).is_err() {
                    break;
                }
            }
        });
        Self { process, said }
    }

    /// The next line, without the time.
    #[track_caller]
    fn line(&self) -> String {
        let line = self.said.recv_timeout(LONGEST).expect("a line");
        line.split(" Thời gian").next().unwrap().to_owned()
    }

    /// Asks it to stop, as Ctrl-C does; it leaves well and says nothing more.
    #[track_caller]
    fn stop(mut self) {
        let pid = self.process.id().to_string();
        let asked = Command::new("kill").args(["-INT", &pid]).status().unwrap();
        assert!(asked.success());
        assert_eq!(self.process.wait().unwrap().code(), Some(0));
        assert_eq!(self.said.iter().collect::<Vec<_>>(), Vec::<String>::new());
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // A test that failed leaves no process behind.
        let _ = self.process.kill();
    }
}

fn saves_are_built(options: &[&str]) {
    let office = Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "directives/co-quan")
        .copy_to("tests/fixtures/odd/hop-le.yaml", "directives/mot.yaml")
        .copy_to("tests/fixtures/odd/nha-nuoc.yaml", "directives/hai.yaml")
        .args(["check", "--quick"])
        .any_stdout()
        .run();
    let at = |path: &str| office.path(path);
    let read = |path: &str| std::fs::read_to_string(at(path)).unwrap();
    let watching = Watching::begin(&at(""), options);
    assert_eq!(
        watching.line(),
        "đã tạo     directives/hai.yaml → md (1 trang)"
    );
    assert_eq!(
        watching.line(),
        "đã tạo     directives/mot.yaml → md (1 trang)"
    );
    assert_eq!(watching.line(), "Tổng cộng 2 văn bản: 2 đã tạo.");
    assert_eq!(
        watching.line(),
        "Đang theo dõi directives; lưu tệp là tạo lại. Ctrl-C để thôi."
    );
    // A source: its own output only.
    let text = read("directives/mot.yaml");
    let changed = text.replace("về công tác văn thư", "về công tác lưu trữ");
    assert_ne!(text, changed);
    std::fs::write(at("directives/mot.yaml"), changed).unwrap();
    assert_eq!(
        watching.line(),
        "đã tạo     directives/mot.yaml → md (1 trang)"
    );
    assert_eq!(
        watching.line(),
        "Tổng cộng 2 văn bản: 1 đã tạo, 1 không đổi."
    );
    assert!(read("out/mot.md").contains("về công tác lưu trữ"));
    // What cannot be read is told, the last good output stands, and the next save mends it.
    std::fs::write(at("directives/hai.yaml"), "loai: [").unwrap();
    assert_eq!(watching.line(), "lỗi        directives/hai.yaml; 1 lỗi");
    assert_eq!(
        watching.line(),
        "Tổng cộng 2 văn bản: 1 không đổi, 1 bị lỗi; 1 lỗi."
    );
    let good = std::fs::read(repository().join("tests/fixtures/odd/nha-nuoc.yaml")).unwrap();
    std::fs::write(at("directives/hai.yaml"), good).unwrap();
    assert_eq!(
        watching.line(),
        "không đổi  directives/hai.yaml → md (1 trang)"
    );
    // A template of the office's own: both use it, and the same bytes come of it.
    let body = "{% extends \"goc/bodies/thong-bao-ket-luan.md\" %}\n{# của cơ quan #}\n";
    std::fs::create_dir_all(at("templates/bodies")).unwrap();
    std::fs::write(at("templates/bodies/thong-bao-ket-luan.md"), body).unwrap();
    for used in ["hai", "mot"] {
        let line = format!("không đổi  directives/{used}.yaml → md (1 trang)");
        assert_eq!(watching.line(), line);
    }
    watching.stop();
}

#[test]
fn saves_are_built_at_the_system_s_word() {
    saves_are_built(&[]);
}

#[test]
fn saves_are_built_by_looking() {
    saves_are_built(&["--poll", "1"]);
}
