//! A clerk's first day, in a pseudo-terminal: set up a folder, begin two notices, fill one in, check,
//! build, list the tasks. Every screen is kept whole, with what was typed.

use std::path::Path;
use std::process::Command;

use rexpect::session::{PtySession, spawn_command};

use crate::support::{snapshot, without_time};

/// No step needs more, in milliseconds.
const LONGEST: u64 = 30_000;

/// A command on the terminal, and what the screen has shown so far.
struct Screen {
    session: PtySession,
    shown: String,
}

impl Screen {
    /// Types a command in a folder.
    fn of(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
        command
            .args(arguments)
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .env("VANTHU_TODAY", "25/11/2026")
            .env_remove("VANTHU_LANG");
        Self {
            session: spawn_command(command, Some(LONGEST)).expect("a pseudo-terminal"),
            shown: format!("$ vanthu {}\n", arguments.join(" ")),
        }
    }

    /// Waits for a question and answers it. This terminal does not echo, so the answer is noted here.
    fn answer(mut self, question: &str, answer: &str) -> Self {
        let before = self.session.exp_string(&as_read(question));
        self.shown += &as_written(&before.expect(question));
        self.shown += &format!("{question}{answer}\n");
        self.session.send_line(answer).expect("a line");
        self
    }

    /// Waits for the end: the exit code and the whole screen.
    fn end(mut self) -> (i32, String) {
        self.shown += &as_written(&self.session.exp_eof().expect("the end"));
        let status = self.session.process().wait().expect("an exit code");
        let rexpect::process::WaitStatus::Exited(_, code) = status else {
            panic!("{status:?}\n{}", self.shown);
        };
        (code, without_time(&self.shown.replace('\r', "")))
    }
}

/// A text as the session hands it out: it takes each byte for a letter.
fn as_read(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// The text that such letters stand for.
fn as_written(text: &str) -> String {
    let bytes = text.chars().map(|c| u8::try_from(c).expect("a byte"));
    String::from_utf8(bytes.collect()).expect("text in UTF-8")
}

/// What the clerk writes into the file, by what stands there.
const WRITTEN: [(&str, &str); 6] = [
    (
        "trich_yeu: …",
        "trich_yeu: kết luận của Ban Thường vụ Đảng ủy tại cuộc họp giao ban",
    ),
    ("  ten: …", "  ten: cuộc họp giao ban"),
    (
        "  chu_tri: …\n  chu_the:",
        "  chu_tri: {ho_ten: Nguyễn Văn A, chuc_vu: Bí thư Đảng ủy}\n  chu_the: Ban Thường vụ Đảng ủy",
    ),
    (
        "danh_gia: |\n  …",
        "danh_gia: |\n  Trong tuần các đơn vị đã giải quyết đơn đúng thẩm quyền.",
    ),
    (
        "  # - noi_dung: …\n  #   don_vi: …\n  #   phoi_hop: …\n  #   thoi_han: …",
        "  - noi_dung: Giải quyết dứt điểm các đơn còn lại.\n    don_vi: UBND phường\n    thoi_han: 16/12/2026",
    ),
    (
        "noi_nhan:\n  - …",
        "noi_nhan:\n  - {ten: Thường trực Đảng ủy, de: b/c}\n  - UBND phường\n  - {luu: VPĐU}",
    ),
];

/// The signature's gaps, which are asked for by name.
const SIGNED: [(&str, &str); 3] = [
    ("quyen_han: …", "quyen_han: T/M Ban Thường vụ"),
    ("chuc_vu: …", "chuc_vu: Bí thư"),
    ("ho_ten: …", "ho_ten: Nguyễn Văn A"),
];

#[test]
fn a_new_clerk_has_a_notice_by_the_end_of_the_hour() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path();

    let (code, screen) = Screen::of(folder, &["init"])
        .answer("Cơ quan thuộc hệ nào? ", "3")
        .answer("Cơ quan thuộc hệ nào? ", "1")
        .answer("Tên cơ quan, như: Đảng ủy phường …: ", "")
        .answer("Tên cơ quan, như: Đảng ủy phường …: ", "Đảng ủy phường Mẫu")
        .answer("(không có thì Enter): ", "Đảng bộ thành phố Mẫu")
        .answer("Ký hiệu cơ quan trong số văn bản [ĐU]: ", "")
        .answer("Địa danh ghi trước ngày tháng: ", "Phường Mẫu")
        .answer("Loại văn bản nào? ", "thong-bao-ket-luan")
        .answer("(chưa biết thì Enter): ", "35/11/2026")
        .answer("(chưa biết thì Enter): ", "30/11/2026")
        .end();
    assert_eq!(code, 0, "{screen}");
    snapshot("day/1-init.txt", &screen);

    let (code, screen) = Screen::of(folder, &["new"])
        .answer("Loại văn bản nào? ", "Giấy mời")
        .answer("(chưa biết thì Enter): ", "")
        .end();
    assert_eq!(code, 0, "{screen}");
    snapshot("day/2-new.txt", &screen);

    let first = "directives/2026-11-30-thong-bao-ket-luan.yaml";
    let (code, screen) = Screen::of(folder, &["check", first]).end();
    assert_eq!(code, 0, "{screen}");
    snapshot("day/3-check-blank.txt", &screen);

    let path = folder.join(first);
    let mut text = std::fs::read_to_string(&path).expect("the file");
    for (gap, written) in WRITTEN.into_iter().chain(SIGNED) {
        assert_eq!(text.matches(gap).count(), 1, "{gap}\n{text}");
        text = text.replace(gap, written);
    }
    std::fs::write(&path, text).expect("the file");
    let (code, screen) = Screen::of(folder, &["check", first]).end();
    assert_eq!(code, 0, "{screen}");
    snapshot("day/4-check-written.txt", &screen);

    let (code, screen) = Screen::of(folder, &["build"]).end();
    assert_eq!(code, 0, "{screen}");
    snapshot("day/5-build.txt", &screen);
    let (code, screen) = Screen::of(folder, &["tasks"]).end();
    assert_eq!(code, 0, "{screen}");
    snapshot("day/7-tasks.txt", &screen);
    let notice = folder.join("out/2026-11-30-thong-bao-ket-luan.md");
    snapshot(
        "day/6-thong-bao.md",
        &std::fs::read_to_string(notice).expect("a notice"),
    );
}

/// Who goes away in the middle of the questions has made nothing.
#[test]
fn an_unanswered_question_makes_nothing() {
    let place = tempfile::tempdir().expect("a folder");
    let mut screen = Screen::of(place.path(), &["init", "--system", "dang"]);
    screen
        .session
        .exp_string(&as_read("Tên cơ quan"))
        .expect("a question");
    screen.session.send_control('d').expect("the end of input");
    let (code, _) = screen.end();
    assert_eq!(code, 2);
    assert_eq!(
        std::fs::read_dir(place.path()).expect("a folder").count(),
        0
    );
}
