use std::sync::Arc;

use super::parse;
use crate::finding::{Finding, Lang, code, json, terminal};
use crate::source::{Node, NodeKind, SourceFile, text};

fn read(text: &str) -> (Option<Node>, Vec<Finding>, Arc<SourceFile>) {
    let file = Arc::new(SourceFile::new("a.yaml", text));
    let mut findings = Vec::new();
    let node = parse(&file, &mut findings);
    (node, findings, file)
}

fn said(text: &str) -> String {
    let render = |finding: &Finding| terminal::render(finding, Lang::Vi, false) + "\n";
    read(text).1.iter().map(render).collect()
}

/// Every line of a value: what it is, as `kind text <written>`.
fn tree(text: &str) -> String {
    fn walk(file: &SourceFile, node: &Node, depth: usize, out: &mut String) {
        let written = &file.text[node.span.start..node.span.end];
        let pad = "  ".repeat(depth);
        match &node.kind {
            NodeKind::Null => *out += &format!("{pad}- {written:?}\n"),
            NodeKind::Scalar { text, plain } => {
                let mark = if *plain { "=" } else { "~" };
                *out += &format!("{pad}{text:?} {mark} {written:?}\n");
            }
            NodeKind::Sequence(items) => {
                *out += &format!("{pad}[] {written:?}\n");
                items.iter().for_each(|v| walk(file, v, depth + 1, out));
            }
            NodeKind::Mapping(entries) => {
                *out += &format!("{pad}{{}} {written:?}\n");
                for (key, value) in entries {
                    let written = &file.text[key.span.start..key.span.end];
                    *out += &format!("{pad}  {:?} = {written:?}:\n", key.value);
                    walk(file, value, depth + 2, out);
                }
            }
        }
    }
    let (node, findings, file) = read(text);
    assert!(findings.is_empty(), "{findings:?}");
    let mut out = String::new();
    walk(&file, &node.unwrap(), 0, &mut out);
    out
}

/// `faults.txt` holds files with faults, and all that is said about each.
#[test]
fn everyday_faults_are_told_all_at_once_and_once() {
    let table = include_str!("faults.txt");
    let mut now = String::new();
    for case in table.split("#### tệp\n").skip(1) {
        let (yaml, _) = case.split_once("#### lỗi\n").unwrap();
        now += &format!("#### tệp\n{yaml}#### lỗi\n{}", said(yaml));
    }
    assert!(now == table, "the table is now:\n{now}");
}

#[test]
fn places_are_exact() {
    assert_eq!(tree(TREE.0), TREE.1);
}

/// Decomposed letters, CRLF, blocks, quotes, brackets, empty values, repetitions.
const TREE: (&str, &str) = (
    "\
a\u{323}: bo\u{302}\r
b: &n 1.873\r
c: [*n, no, 05]   # ghi chú\r
d:\r
- |\r
  một\r
\r
   hai\r
\r
- >-
  ba
  bốn

- \"năm\\tsáu\"
- 'bảy

  tám'
- chín
  mười
e: {k: , l: ~}
f:
",
    r#"{} "a\u{323}: bo\u{302}\r\nb: &n 1.873\r\nc: [*n, no, 05]   # ghi chú\r\nd:\r\n- |\r\n  một\r\n\r\n   hai\r\n\r\n- >-\n  ba\n  bốn\n\n- \"năm\\tsáu\"\n- 'bảy\n\n  tám'\n- chín\n  mười\ne: {k: , l: ~}\nf:"
  "ạ" = "a\u{323}":
    "bô" = "bo\u{302}"
  "b" = "b":
    "1.873" = "1.873"
  "c" = "c":
    [] "[*n, no, 05]"
      "1.873" = "*n"
      "no" = "no"
      "05" = "05"
  "d" = "d":
    [] "|\r\n  một\r\n\r\n   hai\r\n\r\n- >-\n  ba\n  bốn\n\n- \"năm\\tsáu\"\n- 'bảy\n\n  tám'\n- chín\n  mười"
      "một\n\n hai\n" ~ "một\r\n\r\n   hai"
      "ba bốn" ~ "ba\n  bốn"
      "năm\tsáu" ~ "\"năm\\tsáu\""
      "bảy\ntám" ~ "'bảy\n\n  tám'"
      "chín mười" ~ "chín\n  mười"
  "e" = "e":
    {} "{k: , l: ~}"
      "k" = "k":
        - ""
      "l" = "l":
        - "~"
  "f" = "f":
    - ""
"#,
);

#[test]
fn what_is_not_a_fault_stays_unsaid() {
    let text = "\
# yaml-language-server: $schema=../.vanthu/schema.json
so:   # để trống
trich_yeu: về phòng, chống dịch   # ghi chú
gio: 8:30
mang: https://example.vn/#muc
don_vi: \"Tổ\" # ghi chú
danh_gia: |
\u{20}\u{20}- Số ca: tăng #2
\u{20}\u{20}\tthụt bằng tab trong khối
\u{20}\u{20}{{ so_lieu.ca_moi }}; ***
ghi: \"một: hai #3
\tba\"
noi_nhan: [
  Sở Y tế, 'UBND: quận #5'
]
";
    let (node, findings, _) = read(text);
    assert!(node.is_some());
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn what_cannot_be_seen_is_told_and_read_past() {
    let text = "\
s\u{7}o: 5\n\u{FEFF}ten: \"a\u{1B}b\u{85}\"\n# \u{200B}\nghi: |\n  x\u{AD}y\u{B}\nso: 6: 7\n";
    let (node, findings, _) = read(text);
    assert!(node.is_none());
    let told: Vec<&str> = findings.iter().map(|f| f.message.vi.as_str()).collect();
    assert_eq!(
        told,
        [
            "trong tệp có ký tự điều khiển (U+0007)",
            "trong tệp có dấu BOM (U+FEFF)",
            "trong tệp có ký tự điều khiển (U+001B)",
            "trong tệp có ký tự điều khiển (U+0085)",
            "trong tệp có ký tự không nhìn thấy (U+200B)",
            "trong tệp có dấu gạch nối ẩn (U+00AD)",
            "trong tệp có ký tự điều khiển (U+000B)",
            "dấu hai chấm trong nội dung làm YAML hiểu nhầm là một khóa mới",
        ]
    );
    let (node, _, _) = read(text.strip_suffix("so: 6: 7\n").unwrap());
    let NodeKind::Mapping(entries) = node.unwrap().kind else {
        panic!("no mapping");
    };
    let texts: Vec<(&str, &str)> = entries
        .iter()
        .map(|(key, value)| match &value.kind {
            NodeKind::Scalar { text, .. } => (key.value.as_str(), text.as_str()),
            kind => panic!("{kind:?}"),
        })
        .collect();
    assert_eq!(texts, [("so", "5"), ("ten", "ab"), ("ghi", "xy\n")]);
}

/// Hints are sentences; one way everywhere.
#[test]
fn every_hint_ends_with_a_full_stop() {
    let table = include_str!("faults.txt");
    let hints = table.lines().filter(|line| line.contains(" = gợi ý: "));
    let bare: Vec<&str> = hints.filter(|line| !line.ends_with('.')).collect();
    assert_eq!(bare, Vec::<&str>::new());
}

#[test]
fn an_empty_file_is_null() {
    for text in ["", "\n", "# chỉ ghi chú\r\n", "---\n"] {
        let (node, findings, _) = read(text);
        assert_eq!(node.unwrap().kind, NodeKind::Null);
        assert!(findings.is_empty());
    }
}

#[test]
fn hostile_files_are_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..12 {
        let name = format!("*a{}, ", i - 1);
        bomb += &format!("a{i}: &a{i} [{}]\n", name.repeat(10));
    }
    let mut ladder = String::from("a0: &a0 [[x]]\n");
    for i in 1..200 {
        ladder += &format!("a{i}: &a{i} [[*a{}]]\n", i - 1);
    }
    let stairs: String = (0..300).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
    let files = [
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        stairs,
        bomb,
        ladder,
        "- x\n".repeat(200_000),
        format!("a: b: c\n{}", "- ".repeat(300_000)),
        "\ta\n".repeat(100_000),
        format!("[ {}", "#a ".repeat(100_000)),
        format!("{{a{}", " : ".repeat(100_000)),
        format!("[{}]", "!a x, ".repeat(20_000)),
        format!("[{}]", "*a , ".repeat(20_000)),
        format!("a: {}", "&a ".repeat(100_000)),
        "&".repeat(100_000),
        "\"\\".repeat(100_000),
        format!("a: \"{}\"", "\\a".repeat(200_000)),
        format!("a:\n{}", "  • b\n".repeat(100_000)),
        format!("a: |\n{}", "  - b\n".repeat(100_000)),
        format!("a: [{}]", "1,1,b,".repeat(10_000)),
        format!("a: {{{}}}", "b: 1,1,".repeat(10_000)),
        "\u{7}".repeat(500_000),
    ];
    for text in files {
        let (_, findings, file) = read(&text);
        let head: String = file.text.chars().take(20).collect();
        assert!(!findings.is_empty(), "{head}");
        assert!(findings.len() <= 101, "{head}: {}", findings.len());
    }
}

#[test]
fn limits_have_their_code() {
    let rules = |text: &str| -> Vec<&str> { read(text).1.iter().map(|f| f.rule).collect() };
    assert_eq!(rules(&"[".repeat(1000)), [code::LIMIT]);
    assert_eq!(rules(&"- ".repeat(1000)), [code::LIMIT]);
    assert_eq!(rules(&"- x\n".repeat(100_001)), [code::LIMIT]);
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..9 {
        bomb += &format!("a{i}: &a{i} [{}]\n", format!("*a{}, ", i - 1).repeat(10));
    }
    assert_eq!(rules(&bomb), [code::LIMIT]);
    assert_eq!(rules(&"\ta\n".repeat(1000)).last(), Some(&code::LIMIT));
    assert_eq!(rules("a: [[[[[b]]]]]\n"), [""; 0]);
}

/// Cuts a file everywhere, and drops each of its characters: nothing may panic, and every finding
/// can be drawn.
#[test]
fn no_broken_file_panics() {
    let files = [
        include_str!("faults.txt"),
        "a: |\r\n  x\r\nb: >-\n y\n\nc: 'd''e'\r\"f\\u0041\": [1, {g: h}]\n? i\n: j\n\u{FEFF}k: é\n",
    ];
    let check = |text: &str| {
        let (node, findings, _) = read(text);
        assert!(node.is_some() || !findings.is_empty(), "{text:?}");
        for finding in &findings {
            terminal::render(finding, Lang::En, true);
        }
        json::render(&findings, Lang::Vi);
    };
    for text in files {
        let cases = text.split("#### tệp\n").flat_map(|c| c.split("#### lỗi\n"));
        for case in cases.filter(|case| !case.is_empty()) {
            for (i, c) in case.char_indices() {
                check(&case[..i]);
                check(&format!("{}{}", &case[..i], &case[i + c.len_utf8()..]));
            }
            for cut in 0..case.len() {
                drop(text::decode("a.yaml", &case.as_bytes()[..cut]));
            }
        }
    }
}
