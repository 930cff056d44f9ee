//! The reviewer's rules: a corpus of files with the expected findings written in them, the two
//! examples of each rule, and the manual made of both.
//!
//! In a file of `tests/rules/` a line `#^ CODE "marked"` says that the line above it has that
//! finding, with these words marked; `#^3 CODE "marked"` means the third line above. A finding
//! about the whole file stands in a line `#! CODE`. Other findings fail the test.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;
use vanthu::finding::Lang;
use vanthu::rules::catalogue::{self, RuleText};
use vanthu::standard::Standards;

use crate::support::{Test, files, repository, snapshot_at, stem};

/// A finding: the line it begins in (0 for a whole file), its code, the words marked.
type Seen = (usize, String, String);

/// The findings written in a file.
fn expected(text: &str) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        if let Some(code) = bare.strip_prefix("#! ") {
            seen.push((0, code.trim().to_owned(), String::new()));
        } else if let Some(rest) = bare.strip_prefix("#^") {
            let (count, rest) = rest.split_once(' ').expect("a code after `#^`");
            let up: usize = if count.is_empty() {
                1
            } else {
                count.parse().unwrap()
            };
            let (code, marked) = rest.split_once(' ').expect("the words marked");
            let line = lines[lines.len() - up];
            seen.push((
                line,
                code.to_owned(),
                marked.trim().trim_matches('"').to_owned(),
            ));
        } else {
            lines.push(at + 1);
        }
    }
    seen.sort();
    seen
}

/// Every finding below a folder, by file. The rules look at what is written, so no page is laid out.
fn findings(test: Test, folder: &str) -> BTreeMap<String, Vec<Value>> {
    let ran = test
        .args(["check", folder, "--json", "--quick"])
        .any_stdout()
        .any_status()
        .run();
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let mut by_file: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        let file = finding["file"].as_str().unwrap_or("").to_owned();
        by_file.entry(file).or_default().push(finding.clone());
    }
    by_file
}

/// A finding as the corpus writes it.
fn seen(finding: &Value, text: &str) -> Seen {
    let range = &finding["range"];
    let offset = |end: &str| usize::try_from(range[end]["offset"].as_u64().unwrap()).unwrap();
    let code = finding["rule"].as_str().unwrap().to_owned();
    if range.is_null() {
        return (0, code, String::new());
    }
    let marked = text[offset("start")..offset("end")].split_whitespace();
    let line = usize::try_from(range["start"]["line"].as_u64().unwrap()).unwrap();
    (line, code, marked.collect::<Vec<_>>().join(" "))
}

fn shown(all: &[Seen]) -> String {
    all.iter()
        .fold(String::new(), |mut out, (line, code, marked)| {
            writeln!(out, "{line}: {code} \"{marked}\"").unwrap();
            out
        })
}

#[test]
fn the_corpus_has_the_findings_written_in_it_and_no_others() {
    let found = findings(
        Test::new().copy_to("tests/rules", "directives"),
        "directives",
    );
    let mut fired = BTreeSet::new();
    let mut wrong = String::new();
    for path in files("tests/rules")
        .into_iter()
        .chain(files("tests/rules/co-quan"))
    {
        let below = path.strip_prefix(repository().join("tests/rules")).unwrap();
        let name = format!("directives/{}", below.to_string_lossy().replace('\\', "/"));
        let text = std::fs::read_to_string(&path).unwrap();
        let none = Vec::new();
        let found = found.get(&name).unwrap_or(&none);
        let mut found: Vec<Seen> = found.iter().map(|finding| seen(finding, &text)).collect();
        found.sort();
        fired.extend(found.iter().map(|(_, code, _)| code.clone()));
        let expected = expected(&text);
        if expected != found {
            write!(
                wrong,
                "{name}\n--- expected\n{}--- found\n{}\n",
                shown(&expected),
                shown(&found)
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let rules = catalogue::rules();
    let silent = rules.iter().filter(|rule| !fired.contains(&rule.code));
    let silent: Vec<&str> = silent.map(|rule| rule.code.as_str()).collect();
    assert_eq!(
        silent,
        Vec::<&str>::new(),
        "these rules fire nowhere in the corpus"
    );
}

/// A base file whose top-level keys give way to those of an example.
fn merged(base: &str, example: &str) -> String {
    let key = |line: &str| {
        let starts = line.starts_with(|c: char| c.is_alphabetic());
        starts.then(|| line.split(':').next().unwrap_or(line).to_owned())
    };
    let given: BTreeSet<String> = example.lines().filter_map(key).collect();
    let mut out = String::new();
    let mut kept = true;
    for line in base.lines() {
        if let Some(key) = key(line) {
            kept = !given.contains(&key);
        }
        if kept {
            out += line;
            out.push('\n');
        }
    }
    out + example
}

/// Puts both examples of a rule into a folder: as directives, or as organ profiles with a directive
/// each.
fn examples(test: Test, rule: &RuleText) -> Test {
    let system = if rule.code.starts_with("S-") {
        "nha-nuoc"
    } else {
        "dang"
    };
    let read = |path: &str| {
        let path = repository().join("tests/rules/co-so").join(path);
        std::fs::read_to_string(path).unwrap()
    };
    let directive = read(&format!("{system}.yaml"));
    let profile = read(&format!("co-quan/{system}-mau.yaml"));
    let both = [("sai", &rule.wrong), ("dung", &rule.right)];
    both.into_iter().fold(test, |test, (name, example)| {
        let name = format!("{}-{name}", rule.code);
        if rule.profile {
            let organ = format!("co_quan: {name}\n");
            test.file(&format!("d/co-quan/{name}.yaml"), merged(&profile, example))
                .file(&format!("d/{name}.yaml"), merged(&directive, &organ))
        } else {
            test.file(&format!("d/{name}.yaml"), merged(&directive, example))
        }
    })
}

/// The findings about an example, its profile's included.
fn about<'a>(found: &'a BTreeMap<String, Vec<Value>>, name: &str) -> Vec<&'a Value> {
    let paths = [format!("d/{name}.yaml"), format!("d/co-quan/{name}.yaml")];
    paths
        .iter()
        .filter_map(|path| found.get(path))
        .flatten()
        .collect()
}

#[test]
fn the_examples_of_each_rule_break_it_and_keep_it_and_make_the_manual() {
    let rules = catalogue::rules();
    let test = Test::new().copy_to("tests/rules/co-so/co-quan", "d/co-quan");
    let found = findings(rules.iter().fold(test, examples), "d");
    let mut faults = String::new();
    for rule in &rules {
        let code = &rule.code;
        let wrong = about(&found, &format!("{code}-sai"));
        if !wrong.iter().any(|finding| finding["rule"] == code.as_str()) {
            writeln!(faults, "{code}: the wrong example is not found out").unwrap();
        }
        for finding in about(&found, &format!("{code}-dung")) {
            writeln!(
                faults,
                "{code}: the right example: {} {}",
                finding["rule"], finding["message"]
            )
            .unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
    snapshot_at(Path::new("docs/rules.md"), &manual(&rules, &found));
}

/// `docs/rules.md`.
fn manual(rules: &[RuleText], found: &BTreeMap<String, Vec<Value>>) -> String {
    let standards = Standards::embedded();
    let mut out = String::from(HEAD);
    for rule in rules {
        let title = &rule.title.vi;
        write!(
            out,
            "\n## {}\n\n**{title}.**\n\n{}\n\n",
            rule.code,
            rule.why.vi.trim_end()
        )
        .unwrap();
        for id in standards.ids() {
            let standard = standards.by_id(id).unwrap();
            if let Some(grade) = standard.rules.get(&rule.code) {
                writeln!(
                    out,
                    "- `{id}`: {}, {}",
                    grade.severity.word(Lang::Vi),
                    grade.clause
                )
                .unwrap();
            }
        }
        write!(out, "\nSai:\n\n```yaml\n{}\n```\n\n", rule.wrong.trim_end()).unwrap();
        for finding in about(found, &format!("{}-sai", rule.code)) {
            if finding["rule"] == rule.code.as_str() {
                told(&mut out, finding);
            }
        }
        write!(out, "\nĐúng:\n\n```yaml\n{}\n```\n", rule.right.trim_end()).unwrap();
    }
    out += MET;
    for met in catalogue::met() {
        let proofs: Vec<String> = met.proof.iter().map(|name| format!("`{name}`")).collect();
        writeln!(
            out,
            "| {} | {} | {} |",
            met.code,
            met.title.vi,
            proofs.join(", ")
        )
        .unwrap();
    }
    out
}

fn told(out: &mut String, finding: &Value) {
    let text = |key: &str| finding[key].as_str().unwrap_or("").to_owned();
    write!(out, "> {}.", text("message")).unwrap();
    if !text("hint").is_empty() {
        write!(out, " {}", text("hint")).unwrap();
    }
    out.push('\n');
}

const HEAD: &str = "\
# Các quy tắc

Mỗi quy tắc có mã: `P-` cho văn bản của Đảng, `S-` cho văn bản của cơ quan nhà nước, `D-` cho cả hai. Mức nặng nhẹ và điều khoản nằm trong
tệp tiêu chuẩn (`templates/standards/`); cơ quan đổi mức hoặc tắt một quy tắc trong `vanthu.yaml`. Xem trên máy: `vanthu rules`, `vanthu rules P-TASK`.

Trang này do phép thử dựng từ lời giải thích trong chương trình và từ chính những gì chương trình báo về ví dụ sai; không sửa tay
(`VANTHU_UPDATE=1 cargo test --locked --test outside rules`).
";

const MET: &str = "
## Những điều chương trình tự trình bày đúng

Các mục dưới đây có trong danh mục lỗi thường gặp nhưng tệp nguồn không làm sai được: chương trình tự trình bày, và phép thử (hoặc mã báo lỗi) ở cột
cuối giữ cho đúng.

| Mã | Chương trình làm gì | Phép thử |
|---|---|---|
";

/// What the manual names as proof is there.
#[test]
fn what_is_met_is_proved_by_tests_that_are_there() {
    let mut names = BTreeSet::new();
    let mut folders = vec![repository().join("src"), repository().join("tests")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(path).unwrap();
                let tests = text.split("#[test]").skip(1);
                let named = tests.filter_map(|rest| rest.split("fn ").nth(1)?.split('(').next());
                names.extend(named.map(str::to_owned));
            }
        }
    }
    let codes = vanthu::finding::code::ALL
        .iter()
        .map(|(code, ..)| (*code).to_owned());
    names.extend(codes);
    for met in catalogue::met() {
        for proof in &met.proof {
            assert!(
                names.contains(proof),
                "{}: there is no test `{proof}`",
                met.code
            );
        }
    }
}

#[test]
fn the_rules_command_lists_and_explains() {
    Test::new()
        .args(["rules"])
        .stdout_snapshot("rules/all.txt")
        .run();
    Test::new()
        .args(["rules", "p-sig-form"])
        .stdout_snapshot("rules/one.txt")
        .run();
    Test::new()
        .args(["rules", "D-RELATION"])
        .lang("en")
        .stdout_snapshot("rules/plain.txt")
        .run();
    Test::new()
        .args(["rules", "P-SIG-FROM"])
        .stderr("không có quy tắc `P-SIG-FROM`. Có phải ý đồng chí là `P-SIG-FORM`? Gõ `vanthu rules` để xem tất cả.\n")
        .status(2)
        .run();
}

/// What `check` says about each shipped directive stands beside it.
#[test]
fn the_shipped_directives_have_the_findings_listed_beside_them() {
    for path in files("directives") {
        let stem = stem(&path);
        let directive = format!("directives/{stem}.yaml");
        Test::new()
            .copy("directives")
            .args(["check", &directive])
            .stdout_snapshot(&format!("directives/{stem}.check.txt"))
            .run();
    }
}
