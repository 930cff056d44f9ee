//! Requests that the desk must not answer, and what it lives through.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::desk::{Desk, LONGEST, answer, office};

#[test]
fn every_answer_carries_the_rules_for_the_browser() {
    let desk = Desk::open();
    let head = |target: &str| {
        let answer = desk.get(target);
        let lines = answer
            .head
            .lines()
            .filter(|line| !line.starts_with("date: ") && !line.starts_with("content-length: "));
        lines.collect::<Vec<_>>().join("\n")
    };
    let common = "x-content-type-options: nosniff
referrer-policy: no-referrer
cache-control: no-store
cross-origin-opener-policy: same-origin
cross-origin-resource-policy: same-origin
x-dns-prefetch-control: off";
    let policy = "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; \
        connect-src 'self'; img-src 'self' data:; font-src 'self'; frame-src 'self'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'";
    for (target, status, kind) in [
        ("/", "200 OK", "text/html; charset=utf-8"),
        ("/desk.css", "200 OK", "text/css; charset=utf-8"),
        ("/desk.js", "200 OK", "text/javascript; charset=utf-8"),
        ("/search.js", "200 OK", "text/javascript; charset=utf-8"),
        ("/fonts/regular.ttf", "200 OK", "font/ttf"),
        ("/fonts/bold-italic.ttf", "200 OK", "font/ttf"),
        ("/api/desk", "200 OK", "application/json"),
        ("/nothing", "404 Not Found", "text/plain; charset=utf-8"),
    ] {
        let expected = format!("HTTP/1.1 {status}\ncontent-type: {kind}\n{common}\n{policy}");
        assert_eq!(head(target), expected, "{target}");
    }
    let refused = desk.get_with("/", "Origin: http://evil.example\r\n");
    assert!(refused.head.contains(policy), "{}", refused.head);
}

#[test]
fn who_calls_the_machine_by_another_name_is_refused() {
    let desk = Desk::open();
    let port = desk.port;
    let with = |headers: String| {
        let request = format!("GET /api/desk HTTP/1.1\r\n{headers}\r\n");
        desk.raw(request.as_bytes()).status
    };
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        let own = format!("Host: {host}:{port}\r\n");
        assert_eq!(with(own.clone()), 200, "{host}");
        assert_eq!(with(format!("{own}Origin: http://{host}:{port}\r\n")), 200);
    }
    for host in [
        format!("evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("evil.example@127.0.0.1:{port}"),
        format!("192.0.2.1:{port}"),
        format!("0.0.0.0:{port}"),
        "localhost".to_owned(),
        format!("localhost:{}", port ^ 1),
        String::new(),
    ] {
        assert_eq!(with(format!("Host: {host}\r\n")), 403, "{host}");
    }
    assert_eq!(with(String::new()), 400);
    let own = format!("Host: 127.0.0.1:{port}\r\n");
    assert_eq!(with(format!("{own}Host: evil.example\r\n")), 400);
    for origin in [
        "http://evil.example".to_owned(),
        format!("http://evil.example:{port}"),
        format!("https://127.0.0.1:{port}"),
        format!("http://localhost:{port}"),
        "http://127.0.0.1".to_owned(),
        "null".to_owned(),
        String::new(),
    ] {
        let headers = format!("{own}Origin: {origin}\r\n");
        assert_eq!(with(headers), 403, "{origin}");
    }
    let twice = format!("{own}Origin: http://127.0.0.1:{port}\r\nOrigin: null\r\n");
    assert_eq!(with(twice), 400);
    let site = |site: &str, mode: &str| {
        with(format!(
            "{own}Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\n"
        ))
    };
    assert_eq!(site("cross-site", "no-cors"), 403);
    assert_eq!(site("cross-site", "navigate"), 200);
    assert_eq!(site("same-origin", "cors"), 200);
    desk.is_alive();
}

#[test]
fn only_plain_questions_are_answered() {
    let desk = Desk::open();
    let host = format!("Host: 127.0.0.1:{}", desk.port);
    for method in ["POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let request = format!("{method} /api/desk HTTP/1.1\r\n{host}\r\n\r\n");
        let mut stream = desk.connect();
        stream.write_all(request.as_bytes()).unwrap();
        stream.set_read_timeout(Some(LONGEST)).unwrap();
        let mut start = [0; 64];
        let read = stream.read(&mut start).unwrap();
        let start = String::from_utf8_lossy(&start[..read]).into_owned();
        assert!(start.starts_with("HTTP/1.1 405 "), "{method}: {start}");
    }
    let refused = desk.raw(format!("POST / HTTP/1.1\r\n{host}\r\n\r\n").as_bytes());
    assert_eq!(refused.header("allow"), Some("GET"));
    for (request, status) in [
        (
            format!("GET http://evil.example/ HTTP/1.1\r\n{host}\r\n\r\n"),
            400,
        ),
        (
            format!("CONNECT evil.example:80 HTTP/1.1\r\n{host}\r\n\r\n"),
            400,
        ),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nContent-Length: 5\r\n\r\nhello"),
            413,
        ),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nContent-Length: 99999999999\r\n\r\n"),
            413,
        ),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            413,
        ),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nContent-Length: -1\r\n\r\n"),
            400,
        ),
        ("\u{16}\u{3}\u{1} TLS\r\n\r\n".to_owned(), 400),
        (format!("GET /\u{0} HTTP/1.1\r\n{host}\r\n\r\n"), 400),
    ] {
        assert_eq!(desk.raw(request.as_bytes()).status, status, "{request:?}");
    }
    // Another protocol gets no answer at all.
    let mut stream = desk.connect();
    let other = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    stream.write_all(other).unwrap();
    assert!(answer(stream).is_none());
    desk.is_alive();
}

#[test]
fn no_address_leads_to_a_file() {
    let desk = Desk::open();
    desk.save("vanthu.yaml", "dang: {dau_het: ./.}\n");
    std::os::unix::fs::symlink("/etc", desk.path("directives/etc")).unwrap();
    for target in [
        "/..%2fvanthu.yaml",
        "/../vanthu.yaml",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/directives/mot.yaml",
        "/fonts/..%2fdesk.css",
        "/fonts/../desk.css",
        "/fonts/%00",
        "/desk.css%00",
        "/desk.css/",
        "/desk.css%2f",
        "/.vanthu/manifest.json",
        "/%ff",
        "/api/",
        "/api/notice/directives/mot.yaml",
    ] {
        assert_eq!(desk.get(target).status, 404, "{target}");
    }
    for source in [
        "vanthu.yaml",
        "../vanthu.yaml",
        "..%2fvanthu.yaml",
        "directives/../directives/mot.yaml",
        "directives%2f..%2fvanthu.yaml",
        "./directives/mot.yaml",
        "directives//mot.yaml",
        "directives/mot.yaml%00",
        "%00",
        "directives/mot.yaml%0a",
        "directives%5cmot.yaml",
        "directives/co-quan/quan-uy-mau.yaml",
        "directives/etc/passwd",
        "/etc/passwd",
        "%ff",
        "",
    ] {
        for address in ["/api/notice?source=", "/api/file?format=md&source="] {
            let target = format!("{address}{source}");
            assert_eq!(desk.get(&target).status, 404, "{target}");
        }
    }
    let known = "source=directives/mot.yaml";
    for (target, status) in [
        ("/api/notice".to_owned(), 400),
        ("/api/file".to_owned(), 400),
        (format!("/api/notice?{known}&{known}"), 400),
        (format!("/api/file?{known}"), 400),
        (format!("/api/file?{known}&format=yaml"), 400),
        (format!("/api/file?{known}&format=..%2fmd"), 400),
        (format!("/api/file?{known}&format=md%00"), 400),
        (format!("/api/notice?{known}&more=1"), 200),
        ("/api/notice?source=directives%2Fmot.yaml".to_owned(), 200),
    ] {
        assert_eq!(desk.get(&target).status, status, "{target}");
    }
    desk.is_alive();
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let desk = Desk::open();
    let long = "a".repeat(1024 * 1024);
    let lines: String = (0..1000).map(|i| format!("x-{i}: a\r\n")).collect();
    let host = format!("Host: 127.0.0.1:{}\r\n", desk.port);
    for request in [
        format!("GET / HTTP/1.1\r\n{host}X-Long: {long}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}{lines}\r\n"),
        format!("GET /{long} HTTP/1.1\r\n{host}\r\n"),
        format!("GET /api/notice?source={long} HTTP/1.1\r\n{host}\r\n"),
        long.clone(),
    ] {
        let mut stream = desk.connect();
        let _ = stream.write_all(request.as_bytes());
        // The connection may be gone before the answer is read: it was refused all the same.
        if let Some(answer) = answer(stream) {
            let start = &request[..40];
            assert!(
                [400, 414, 431].contains(&answer.status),
                "{start}: {}",
                answer.status
            );
        }
    }
    let body = format!("GET / HTTP/1.1\r\n{host}Content-Length: 50000000\r\n\r\n");
    let mut stream = desk.connect();
    stream.write_all(body.as_bytes()).unwrap();
    let mut sent = 0;
    while sent < 50_000_000 && stream.write_all(long.as_bytes()).is_ok() {
        sent += long.len();
    }
    assert!(sent < 50_000_000, "the whole body was taken");
    desk.is_alive();
}

#[test]
fn two_hundred_connections_do_no_harm_and_more_are_turned_away() {
    let desk = Desk::open();
    let host = format!("Host: 127.0.0.1:{}\r\n", desk.port);
    let silent: Vec<TcpStream> = (0..70).map(|_| desk.connect()).collect();
    let begun = |text: String| {
        let mut stream = desk.connect();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    };
    // Those that never finish a question, and those that take no answer.
    let slow: Vec<TcpStream> = (0..70)
        .map(|_| begun("GET / HTTP/1.1\r\nHost: 127".to_owned()))
        .collect();
    let question = format!("GET /fonts/bold.ttf HTTP/1.1\r\n{host}\r\n");
    let deaf: Vec<TcpStream> = (0..60).map(|_| begun(question.repeat(20))).collect();
    desk.is_alive();
    let mut refused = 0;
    let more: Vec<TcpStream> = (0..100).map(|_| desk.connect()).collect();
    for stream in &more {
        let mut stream = stream.try_clone().unwrap();
        stream
            .set_read_timeout(Some(Duration::from_millis(20)))
            .unwrap();
        let mut start = [0; 12];
        if stream.read_exact(&mut start).is_ok() {
            assert_eq!(&start, b"HTTP/1.1 503");
            refused += 1;
        }
    }
    assert!((40..60).contains(&refused), "{refused} turned away");
    // Who asks nothing is let go after a while, without anybody's help.
    let began = Instant::now();
    for stream in silent.iter().chain(&slow) {
        let mut stream = stream.try_clone().unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        assert!(began.elapsed() < Duration::from_secs(30), "still held");
    }
    desk.is_alive();
    drop((more, deaf));
    desk.is_alive();
}

#[test]
fn browsers_that_listen_and_leave_cost_nothing() {
    let desk = Desk::on(office(), &[]);
    for _ in 0..300 {
        let mut stream = desk.connect();
        let host = format!("127.0.0.1:{}", desk.port);
        let request = format!("GET /live HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut start = [0; 12];
        stream.read_exact(&mut start).unwrap();
        assert_eq!(&start, b"HTTP/1.1 200");
    }
    let live = desk.live();
    assert_eq!(live.next().0, "hello");
    desk.edit("directives/mot.yaml", "văn thư", "lưu trữ");
    desk.notice("mot");
    live.rows(|data| data["rows"][0]["source"] == "directives/mot.yaml");
    desk.is_alive();
}
