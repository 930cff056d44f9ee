//! The text that comes out of a PDF or a web page is the text that went in, letter by letter.

use std::path::Path;

use vanthu::notice::{Inline, Notice};
use vanthu::standard::Closer;

use crate::support::{Library, Test, assert_same, directives, repository, stem, tool};

/// The composed text in reading order, a line for each part.
pub(crate) fn composed(notice: &Notice) -> Vec<String> {
    let (head, standard) = (&notice.letterhead, &notice.standard);
    let mut lines = Vec::new();
    lines.extend(head.superior.clone());
    lines.extend(head.organ.clone());
    lines.extend(characters(&standard.letterhead.organ_closer));
    lines.push(head.number.clone());
    lines.extend(head.draft.clone());
    lines.extend(head.urgency.clone());
    lines.extend(head.circulation.clone());
    lines.extend(
        standard
            .letterhead
            .national
            .iter()
            .map(|line| line.text.clone()),
    );
    lines.extend(head.place_date.clone());
    if let Some(title) = &notice.title {
        lines.push(title.name.clone());
        lines.extend(title.author.clone());
        lines.push(title.subject.clone());
        lines.extend(characters(&standard.title.closer));
    }
    lines.extend(
        notice
            .body
            .iter()
            .map(|block| format!("{}{}", block.label(), plain(block.text()))),
    );
    lines.push(notice.recipients.label.clone());
    lines.extend(notice.recipients.lines.clone());
    lines.extend(notice.signatures[0].authority.clone());
    lines.extend(notice.signatures[0].position.clone());
    lines.push(notice.signatures[0].name.clone());
    lines
}

/// The same in the order of a web page: the circulation mark stands above all else.
fn on_the_web(notice: &Notice) -> Vec<String> {
    let mark = notice.letterhead.circulation.clone();
    let mut lines = composed(notice);
    if let Some(at) = lines.iter().position(|line| Some(line) == mark.as_ref()) {
        let mark = lines.remove(at);
        lines.insert(0, mark);
    }
    lines
}

pub(crate) fn characters(closer: &Closer) -> Option<String> {
    match closer {
        Closer::Characters { text, .. } => Some(text.clone()),
        Closer::Rule(_) => None,
    }
}

fn plain(text: &[Inline]) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Break => " ".to_owned(),
    };
    text.iter().map(piece).collect()
}

/// One word a line, so that a difference shows the word. A line may break after a hyphen, a slash
/// or a dash, where the text has no space.
pub(crate) fn words(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join("\n") + "\n";
    for mark in ["-", "–", "/"] {
        text = text.replace(&format!("{mark}\n"), mark);
    }
    text
}

/// What `pdftotext` reads, without the page numbers.
fn extracted(pdf: &Path) -> String {
    let text = tool(
        "pdftotext",
        &[
            "-raw".as_ref(),
            "-enc".as_ref(),
            "UTF-8".as_ref(),
            pdf.as_ref(),
            "-".as_ref(),
        ],
    );
    let mut all = String::new();
    for (page, text) in text.trim_end_matches('\u{c}').split('\u{c}').enumerate() {
        let number = (page + 1).to_string();
        let without = text.strip_prefix(&format!("{number}\n"));
        assert_eq!(
            without.is_some(),
            page > 0,
            "page {number} begins with another number:\n{text}"
        );
        all.push_str(without.unwrap_or(text));
    }
    all
}

/// What a browser would show of a page: its text between the tags.
fn shown(html: &str) -> String {
    let body = &html[html.find("<body").expect("a body")..];
    let mut text = String::new();
    for piece in body.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').expect("a tag's end");
        let inline = [
            "span", "/span", "b>", "/b", "strong", "/strong", "em", "/em", "i>", "/i", "a ", "/a",
        ];
        if !inline
            .iter()
            .any(|name| format!("{tag}>").starts_with(name))
        {
            text.push(' ');
        }
        text.push_str(after);
    }
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ];
    named.iter().fold(text, |text, (name, character)| {
        text.replace(name, character)
    })
}

/// Builds the documents of a folder with the binary and compares what comes out of each output
/// with what the library composed.
fn same_text(folder: &str, library: &Library) {
    let built = Test::new()
        .copy_to(folder, "x")
        .args(["build", "x", "-f", "html,pdf"])
        .any_stdout()
        .any_stderr()
        .run();
    for source in &library.sources {
        let stem = stem(&source.path);
        let notice = library.notice(source);
        let expected = words(&composed(&notice).join("\n"));
        let pdf = words(&extracted(&built.path(&format!("out/{stem}.pdf"))));
        assert_same(&format!("the text of {stem}.pdf"), &expected, &pdf);
        let html = String::from_utf8(built.read(&format!("out/{stem}.html"))).unwrap();
        let expected = words(&on_the_web(&notice).join("\n"));
        assert_same(
            &format!("the text of {stem}.html"),
            &expected,
            &words(&shown(&html)),
        );
    }
}

#[test]
fn shipped_directives_come_out_letter_by_letter() {
    same_text("directives", &directives());
}

#[test]
fn the_three_standards_come_out_letter_by_letter() {
    let folder = "tests/fixtures/standards";
    same_text(folder, &Library::of(&repository().join(folder)));
}

/// Every Vietnamese letter with every tone, small and capital, a vowel and its tones a word.
fn alphabet() -> String {
    let vowels = [
        "aàảãáạ",
        "ăằẳẵắặ",
        "âầẩẫấậ",
        "eèẻẽéẹ",
        "êềểễếệ",
        "iìỉĩíị",
        "oòỏõóọ",
        "ôồổỗốộ",
        "ơờởỡớợ",
        "uùủũúụ",
        "ưừửữứự",
        "yỳỷỹýỵ",
    ];
    let small = format!("{} bcdđghklmnpqrstvx fjwz", vowels.join(" "));
    format!("{small} {} 0123456789", small.to_uppercase())
}

#[test]
fn all_vietnamese_letters_come_out_of_every_face() {
    let letters = alphabet();
    assert_eq!(
        letters.chars().filter(|c| !c.is_ascii()).count(),
        2 * (12 * 6 - 6 + 1)
    );
    let signs = "“ngoặc” ‘đơn’ – — … % ° § / ( ) ; : ! ? + = & < > # @";
    let prose = format!("{letters} **{letters}** *{letters}* ***{letters}*** {signs}");
    let text =
        include_str!("fixtures/odd/hop-le.yaml").to_owned() + "danh_gia: >-\n  " + &prose + "\n";
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("co-quan")).unwrap();
    write(
        "co-quan/quan-uy-mau.yaml",
        include_str!("fixtures/odd/co-quan/quan-uy-mau.yaml"),
    );
    write("chu.yaml", &text);
    let library = Library::of(folder.path());
    let notice = library.notice(&library.sources[0]);
    let bare = prose.replace('*', "");
    let body = notice.body.iter().any(|block| {
        words(&plain(block.text())).contains(words(&bare).trim_end_matches(['\n', '.']))
    });
    assert!(
        body,
        "the alphabet is not in the composed body: {:?}",
        notice.body
    );
    let built = Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "x/co-quan")
        .file("x/chu.yaml", &text)
        .args(["build", "x"])
        .any_stdout()
        .any_stderr()
        .run();
    let expected = words(&composed(&notice).join("\n"));
    assert_same(
        "the alphabet's PDF",
        &expected,
        &words(&extracted(&built.path("out/chu.pdf"))),
    );
    let html = String::from_utf8(built.read("out/chu.html")).unwrap();
    assert_same("the alphabet's HTML", &expected, &words(&shown(&html)));
    let markdown = String::from_utf8(built.read("out/chu.md")).unwrap();
    for part in [
        letters.clone(),
        format!("**{letters}**"),
        format!("*{letters}*"),
        format!("***{letters}***"),
    ] {
        assert!(
            markdown.replace('\n', " ").contains(&part),
            "not in the Markdown: {part}"
        );
    }
}

/// A letter under more marks than a reader's table of codes can hold comes out whole.
#[test]
fn a_pile_of_marks_comes_out_whole() {
    let pile = format!("x{}", "\u{302}".repeat(127));
    let text = include_str!("fixtures/odd/hop-le.yaml").to_owned()
        + &format!("danh_gia: Chữ {pile} và y\u{302}\u{303} xong.\n");
    let built = Test::new()
        .copy_to("tests/fixtures/odd/co-quan", "x/co-quan")
        .file("x/chu.yaml", &text)
        .args(["build", "x", "-f", "pdf"])
        .any_stdout()
        .run();
    let pdf = built.path("out/chu.pdf");
    let read = std::process::Command::new("pdftotext")
        .args(["-raw".as_ref(), pdf.as_os_str(), "-".as_ref()])
        .output()
        .expect("`pdftotext`; scripts/test installs it");
    assert_eq!(String::from_utf8_lossy(&read.stderr), "");
    let read = String::from_utf8(read.stdout).unwrap();
    let line = format!("Chữ {pile} và \u{177}\u{303} xong.");
    assert!(read.lines().any(|read| read == line), "{read}");
}
