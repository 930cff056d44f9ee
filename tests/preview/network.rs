//! Where the desk can be reached, and by whom.

use super::desk::{Desk, office};
use crate::support::Test;

#[test]
fn the_next_free_port_is_taken_and_a_restart_is_another_run() {
    let desk = Desk::open();
    assert_eq!(desk.address, format!("http://127.0.0.1:{}/", desk.port));
    let port = desk.port.to_string();
    let other = Desk::on(office(), &["--port", &port]);
    assert!(
        (1..=20).contains(&(other.port - desk.port)),
        "{}",
        other.port
    );
    let (live, run) = (desk.live(), desk.json("/api/desk")["run"].clone());
    assert_eq!(live.next().1["run"], run);
    let (folder, complaints) = desk.stop();
    assert_eq!(complaints, "");
    assert!(live.ends());
    let again = Desk::on(folder, &["--port", &port]);
    assert_eq!(again.port.to_string(), port);
    assert_ne!(again.live().next().1["run"], run);
    again.is_alive();
}

#[test]
fn other_machines_need_the_token() {
    let desk = Desk::on(office(), &["--host", "0.0.0.0"]);
    let token = desk.address.split_once("/?token=").unwrap().1.to_owned();
    assert_eq!(token.len(), 48);
    for target in [
        "/",
        "/desk.css",
        "/api/desk",
        "/live",
        "/nothing",
        "/?token=",
        "/?token=0",
    ] {
        assert_eq!(desk.get(target).status, 403, "{target}");
    }
    // The token opens the page only; everything else needs the cookie that comes with it.
    assert_eq!(desk.get(&format!("/api/desk?token={token}")).status, 403);
    let page = desk.get(&format!("/?token={token}"));
    assert_eq!(page.status, 200);
    let cookie = format!("vanthu-{}={token}", desk.port);
    let set = format!("{cookie}; Path=/; HttpOnly; SameSite=Strict");
    assert_eq!(page.header("set-cookie"), Some(&*set));
    let with = |cookie: &str, target: &str| {
        desk.get_with(target, &format!("Cookie: {cookie}\r\n"))
            .status
    };
    assert_eq!(with(&cookie, "/api/desk"), 200);
    assert_eq!(with(&format!("a=b; {cookie}"), "/desk.css"), 200);
    assert_eq!(with(&cookie[..cookie.len() - 1], "/api/desk"), 403);
    assert_eq!(with(&format!("{cookie}0"), "/api/desk"), 403);
    // Called by a number, whichever; never by a name that could be made to lead here.
    let as_host = |host: &str| {
        let request = format!(
            "GET /api/desk HTTP/1.1\r\nHost: {host}:{}\r\nCookie: {cookie}\r\n\r\n",
            desk.port
        );
        desk.raw(request.as_bytes()).status
    };
    assert_eq!(as_host("192.0.2.1"), 200);
    assert_eq!(as_host("evil.example"), 403);
    let (_, complaints) = desk.stop();
    assert_eq!(
        complaints,
        "cảnh báo: máy khác trong mạng cũng mở được bàn làm việc này. Ai có địa chỉ dưới đây đều đọc được \
         mọi văn bản trong thư mục, và đường truyền không được mã hóa.\n"
    );
}

#[test]
fn two_starts_have_two_tokens() {
    let open = || Desk::on(office(), &["--host", "0.0.0.0"]).address.clone();
    assert_ne!(
        open().split_once('?').unwrap().1,
        open().split_once('?').unwrap().1
    );
}

#[test]
fn the_page_speaks_the_user_s_language() {
    let desk = Desk::open();
    assert!(desk.get("/").text().contains("<html lang=\"vi\""));
    let refusal = "Chỉ nhận GET.\n";
    let post = |desk: &Desk| {
        let request = format!("POST / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", desk.port);
        desk.raw(request.as_bytes()).text()
    };
    assert_eq!(post(&desk), refusal);
    let english = Desk::on(office(), &["--lang", "en"]);
    assert!(english.get("/").text().contains("<html lang=\"en\""));
    assert_eq!(post(&english), "Only GET is answered.\n");
    assert_eq!(english.json("/api/desk")["lang"], "en");
}

#[test]
fn what_cannot_be_served_is_told_and_ends_it() {
    Test::new()
        .args(["preview", "--host", "192.0.2.1"])
        .file("directives/a.yaml", "loai: thong-bao\n")
        .status(3)
        .stderr_snapshot("preview/host.txt")
        .run();
    Test::new()
        .args(["preview", "--fonts", "phong"])
        .file("directives/a.yaml", "loai: thong-bao\n")
        .status(3)
        .any_stderr()
        .run();
    Test::new()
        .args(["preview", "tep.yaml"])
        .file("tep.yaml", "loai: thong-bao\n")
        .status(3)
        .stderr_snapshot("preview/file.txt")
        .run();
    Test::new()
        .args(["preview", "khong-co"])
        .status(3)
        .stderr_snapshot("preview/folder.txt")
        .run();
}
