//! A running desk, asked byte for byte.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::repository;

/// No step takes longer, on any machine.
pub(super) const LONGEST: Duration = Duration::from_secs(60);

/// An office's folder with two notices and a desk on it.
pub(super) struct Desk {
    process: Child,
    pub(super) folder: tempfile::TempDir,
    /// The address that was printed.
    pub(super) address: String,
    pub(super) port: u16,
    said: Receiver<String>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

/// The live channel as a browser reads it.
pub(super) struct Live {
    events: Receiver<(String, Value)>,
}

/// The folder of an office with two notices, `mot` of the Party and `hai` of the State.
pub(super) fn office() -> tempfile::TempDir {
    let folder = tempfile::Builder::new()
        .prefix("vanthu-test-")
        .tempdir()
        .unwrap();
    let odd = repository().join("tests/fixtures/odd");
    let organs = folder.path().join("directives/co-quan");
    std::fs::create_dir_all(&organs).unwrap();
    for organ in ["quan-uy-mau.yaml", "ubnd-quan-mau.yaml"] {
        std::fs::copy(odd.join("co-quan").join(organ), organs.join(organ)).unwrap();
    }
    for (from, to) in [("hop-le", "mot"), ("nha-nuoc", "hai")] {
        let to = folder.path().join(format!("directives/{to}.yaml"));
        std::fs::copy(odd.join(format!("{from}.yaml")), to).unwrap();
    }
    folder
}

impl Desk {
    pub(super) fn open() -> Self {
        Self::on(office(), &[])
    }

    pub(super) fn on(folder: tempfile::TempDir, options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .arg("preview")
            .args(if options.contains(&"--port") {
                &[][..]
            } else {
                &["--port", "0"]
            })
            .args(options)
            .current_dir(folder.path())
            .env_remove("VANTHU_LANG")
            .env("VANTHU_TODAY", "25/11/2026")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
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
        let first = said.recv_timeout(LONGEST).expect("an address");
        let address = first.split_once(": ").unwrap().1.to_owned();
        let port = address.split([':', '/']).nth(4).unwrap();
        Self {
            port: port.parse().unwrap(),
            process,
            folder,
            address,
            said,
        }
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(super) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// Saves a file of the folder.
    pub(super) fn save(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Saves a file with one text instead of another.
    #[track_caller]
    pub(super) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.save(path, &text.replace(from, to));
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONGEST)).unwrap();
        stream
    }

    /// What comes for these bytes, when the server closes or the answer is whole.
    #[track_caller]
    pub(super) fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = self.connect();
        // A server that refuses early may have closed already.
        let _ = stream.write_all(request);
        answer(stream).unwrap_or_else(|| {
            panic!(
                "no answer to {:?}",
                String::from_utf8_lossy(&request[..request.len().min(200)])
            )
        })
    }

    /// The answer to a `GET` with headers besides the host.
    #[track_caller]
    pub(super) fn get_with(&self, target: &str, headers: &str) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        self.raw(format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n").as_bytes())
    }

    #[track_caller]
    pub(super) fn get(&self, target: &str) -> Answer {
        self.get_with(target, "")
    }

    #[track_caller]
    pub(super) fn json(&self, target: &str) -> Value {
        let answer = self.get(target);
        assert_eq!(answer.status, 200, "{target}: {}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// What the desk says of a notice.
    #[track_caller]
    pub(super) fn notice(&self, name: &str) -> Value {
        self.json(&format!("/api/notice?source=directives/{name}.yaml"))
    }

    /// The desk still answers, and knows its notices.
    #[track_caller]
    pub(super) fn is_alive(&self) {
        assert_eq!(self.get("/").status, 200);
        assert_eq!(self.json("/api/desk")["rows"].as_array().unwrap().len(), 2);
    }

    pub(super) fn live(&self) -> Live {
        let mut stream = self.connect();
        let host = format!("127.0.0.1:{}", self.port);
        let request = format!("GET /live HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let (send, events) = channel();
        std::thread::spawn(move || {
            let mut name = String::new();
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if let Some(event) = line.strip_prefix("event: ") {
                    event.clone_into(&mut name);
                } else if let Some(data) = line.strip_prefix("data: ") {
                    let data = serde_json::from_str(data).unwrap();
                    if send.send((name.clone(), data)).is_err() {
                        break;
                    }
                }
            }
        });
        Live { events }
    }

    /// Asks it to stop, as Ctrl-C does: it leaves well, having said nothing but what it told first.
    #[track_caller]
    pub(super) fn stop(mut self) -> (tempfile::TempDir, String) {
        let pid = self.process.id().to_string();
        let asked = Command::new("kill").args(["-INT", &pid]).status().unwrap();
        assert!(asked.success());
        let began = Instant::now();
        assert_eq!(self.process.wait().unwrap().code(), Some(0));
        assert!(began.elapsed() < Duration::from_secs(5), "it hesitates");
        let rest: Vec<String> = self.said.iter().collect();
        assert_eq!(rest, ["Ctrl-C để thôi."]);
        let mut complaints = String::new();
        let mut stderr = self.process.stderr.take().unwrap();
        stderr.read_to_string(&mut complaints).unwrap();
        let none = tempfile::tempdir().unwrap();
        (std::mem::replace(&mut self.folder, none), complaints)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // A test that failed leaves no process behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }
}

impl Live {
    /// The next piece of news.
    #[track_caller]
    pub(super) fn next(&self) -> (String, Value) {
        self.events.recv_timeout(LONGEST).expect("news")
    }

    /// The revision in the next news of a notice.
    #[track_caller]
    pub(super) fn changed(&self, name: &str) -> u64 {
        loop {
            let (event, data) = self.next();
            if event == "notice" && data["source"] == format!("directives/{name}.yaml") {
                return data["revision"].as_u64().unwrap();
            }
        }
    }

    /// The next rows for which `is` holds.
    #[track_caller]
    pub(super) fn rows(&self, is: impl Fn(&Value) -> bool) -> Value {
        loop {
            let (event, data) = self.next();
            if event == "rows" && is(&data) {
                return data;
            }
        }
    }

    /// Whether the server has closed the channel.
    pub(super) fn ends(&self) -> bool {
        loop {
            match self.events.recv_timeout(LONGEST) {
                Ok(_) => {}
                Err(error) => return error == std::sync::mpsc::RecvTimeoutError::Disconnected,
            }
        }
    }
}

/// Reads an answer to its end; none when the connection ends without one.
pub(super) fn answer(mut stream: TcpStream) -> Option<Answer> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 64 * 1024];
    loop {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "));
            let length = length.map(|length| length.parse::<usize>().unwrap());
            let length = length.unwrap_or(0);
            if bytes.len() >= end + 4 + length {
                return Some(Answer {
                    status: head.split(' ').nth(1).unwrap().parse().unwrap(),
                    body: bytes[end + 4..].to_vec(),
                    head,
                });
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}
