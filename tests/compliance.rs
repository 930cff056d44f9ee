//! The compliance ledgers in `docs/compliance/`: every clause that a standard rests on has a row, and
//! every row points at things that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use vanthu::finding::code;
use vanthu::standard::Standards;

use crate::support::repository;

/// The marks that a row may bear, as `docs/compliance/README.md` explains them.
const MARKS: [&str; 5] = [
    PROVED,
    "không áp dụng vì chưa in loại đó",
    "việc của người dùng",
    "còn mở",
    "không cần",
];

/// The mark of a row that must name its proof.
const PROVED: &str = "kiểm tra bằng máy";

/// The heads of a ledger's tables.
const HEADS: [&str; 5] = ["Điều", "Yêu cầu", "Nơi đáp ứng", "Bằng chứng", "Dấu"];

/// The documents that a clause may name.
const SOURCES: [&str; 4] = ["HD05", "HD36", "399", "NĐ30"];

/// One row of a ledger.
struct Row {
    line: usize,
    cells: Vec<String>,
}

impl Row {
    fn clause(&self) -> &str {
        &self.cells[0]
    }

    fn places(&self) -> Vec<&str> {
        quoted(&self.cells[2])
    }

    fn proofs(&self) -> Vec<&str> {
        quoted(&self.cells[3])
    }

    fn mark(&self) -> &str {
        &self.cells[4]
    }
}

/// The rows of all tables of a ledger; a row with another count of cells is a fault.
fn rows(ledger: &str, faults: &mut Vec<String>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, text) in ledger.lines().enumerate() {
        let Some(inside) = text.strip_prefix('|').and_then(|t| t.strip_suffix('|')) else {
            continue;
        };
        let cells: Vec<String> = inside.split('|').map(|c| c.trim().to_owned()).collect();
        let rule = cells
            .iter()
            .all(|cell| cell.chars().all(|c| c == '-') && !cell.is_empty());
        if cells == HEADS || rule {
            continue;
        }
        let line = at + 1;
        if cells.len() == HEADS.len() {
            rows.push(Row { line, cells });
        } else {
            faults.push(format!(
                "line {line}: {} cells instead of {}; write a `|` only between cells",
                cells.len(),
                HEADS.len()
            ));
        }
    }
    rows
}

/// The texts in backquotes.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).map(str::trim).collect()
}

/// The clauses that a text names, each as its document and place: `HD05 PL2 d.1`. Remarks in
/// parentheses and words between are left out; a document without a place stands by itself.
fn clauses(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut source: Option<&str> = None;
    let mut annex: Option<&str> = None;
    let bare = without_remarks(text);
    for piece in bare.split([';', ',']) {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let start = words.iter().position(|word| SOURCES.contains(word));
        if let Some(at) = start {
            (source, annex) = (Some(words[at]), None);
        }
        let Some(document) = source else { continue };
        let after = start.map_or(0, |at| at + 1);
        let mut place: Vec<&str> = words[after..]
            .iter()
            .copied()
            .take_while(is_place)
            .collect();
        if place.is_empty() {
            if start.is_some() {
                found.insert(document.to_owned());
            }
            continue;
        }
        match annex {
            // `PL1 II.3, II.5`: both stand in one annex.
            Some(annex) if place[0].starts_with(['I', 'V', 'X']) => place.insert(0, annex),
            _ => annex = Some(place[0]).filter(|first| first.starts_with("PL")),
        }
        found.insert(format!("{document} {}", place.join(" ")));
    }
    found
}

fn without_remarks(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// `PL2`, `d.5a`, `Đ.13`, `I.6.2.2`, `V`: a part of a clause's place.
fn is_place(word: &&str) -> bool {
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let (head, rest) = word.split_once('.').unwrap_or((word, ""));
    match head.strip_prefix("PL") {
        Some(number) => digit(number),
        None if ["d", "Đ"].contains(&head) => digit(rest),
        None => !head.is_empty() && head.chars().all(|c| "IVX".contains(c)),
    }
}

/// Every `clause` of a standard with the path of its key.
fn standard_clauses(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    let below = |key: &str| match path {
        "" => key.to_owned(),
        _ => format!("{path}.{key}"),
    };
    match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                match value {
                    Value::String(clause) if key.ends_with("clause") => {
                        found.push((below(key), clause.clone()));
                    }
                    _ => standard_clauses(value, &below(key), found),
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                standard_clauses(item, &below(&at.to_string()), found);
            }
        }
        _ => {}
    }
}

/// What is wrong with a place: a key path of the standard (`a.b` or `a.b = value`), or a file.
fn place_fault(place: &str, standard: &Value) -> Option<String> {
    if place.contains('/') && !place.contains(" = ") {
        let there = repository().join(place).is_file();
        return (!there).then(|| format!("there is no file `{place}`"));
    }
    let (path, expected) = match place.split_once(" = ") {
        Some((path, value)) => (path, Some(value.trim())),
        None => (place, None),
    };
    let pointer = format!("/{}", path.trim().replace('.', "/"));
    let Some(value) = standard.pointer(&pointer) else {
        return Some(format!("the standard has no key `{path}`; mend the path"));
    };
    let expected = expected?;
    let same = match value {
        Value::String(text) => text.trim() == expected,
        Value::Number(number) => number.as_f64() == expected.parse().ok(),
        other => serde_json::from_str::<Value>(expected).is_ok_and(|told| told == *other),
    };
    (!same).then(|| {
        format!("`{path}` is {value}, the ledger says `{expected}`; mend the one that is wrong")
    })
}

/// The names of all tests in a folder of sources.
fn tests_below(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests_below(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let after = source.split("#[test]").skip(1);
            let named = after.filter_map(|text| text.split_once("fn ")?.1.split_once('('));
            names.extend(named.map(|(name, _)| name.to_owned()));
        }
    }
}

/// What is wrong with a proof: a rule's code, a snapshot below `tests/snapshots/`, or a test.
fn proof_fault(proof: &str, tests: &BTreeSet<String>) -> Option<String> {
    if code::ALL.iter().any(|(code, ..)| *code == proof) || tests.contains(proof) {
        return None;
    }
    let snapshot = repository().join("tests/snapshots").join(proof).is_file();
    (!(proof.contains('/') && snapshot)).then(|| {
        format!(
            "`{proof}` is no test, no rule code, no file in `tests/snapshots/`; was it renamed?"
        )
    })
}

/// Everything wrong with one ledger.
fn faults(id: &str, ledger: &str, standard: &Value, tests: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let rows = rows(ledger, &mut faults);
    let mut covered = BTreeSet::new();
    for row in &rows {
        covered.extend(clauses(row.clause()));
        let mut say = |fault: String| faults.push(format!("line {}: {fault}", row.line));
        let places = row.places();
        let proofs = row.proofs();
        for fault in places.iter().filter_map(|p| place_fault(p, standard)) {
            say(fault);
        }
        for fault in proofs.iter().filter_map(|p| proof_fault(p, tests)) {
            say(fault);
        }
        if !MARKS.contains(&row.mark()) {
            say(format!(
                "the mark `{}` is none of: {}",
                row.mark(),
                MARKS.join(", ")
            ));
        }
        if row.mark() == PROVED && (places.is_empty() || proofs.is_empty()) {
            say(format!(
                "`{PROVED}` needs a place and a proof in backquotes"
            ));
        }
    }
    let mut told = Vec::new();
    standard_clauses(standard, "", &mut told);
    for (path, clause) in told {
        for missing in clauses(&clause).difference(&covered) {
            faults.push(format!(
                "no row for `{missing}`, on which `{path}` of templates/standards/{id}.yaml rests; add a row"
            ));
        }
    }
    faults
}

fn all_tests() -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for folder in ["src", "tests"] {
        tests_below(&repository().join(folder), &mut tests);
    }
    tests
}

#[test]
fn every_clause_has_its_row_and_every_row_its_proof() {
    let standards = Standards::embedded();
    let tests = all_tests();
    let mut told = String::new();
    for id in standards.ids() {
        let name = format!("docs/compliance/{id}.md");
        let ledger = std::fs::read_to_string(repository().join(&name))
            .unwrap_or_else(|error| panic!("{name}: {error}; every standard has its ledger"));
        let standard = serde_json::to_value(&*standards.by_id(id).unwrap()).unwrap();
        for fault in faults(id, &ledger, &standard, &tests) {
            told += &format!("{name}: {fault}\n");
        }
    }
    assert!(
        told.is_empty(),
        "the compliance ledgers need mending:\n{told}"
    );
}

/// Every value of a standard with the path of its key, without clauses and what names the standard.
fn values(value: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    const NAMING: [&str; 5] = ["/id", "/name", "/valid_from", "/valid_to", "/sources"];
    // The newer guidance brought rules of its own; each rule has its own test.
    if path.ends_with("clause") || path.starts_with("/rules/") || NAMING.contains(&path) {
        return;
    }
    match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                values(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                values(item, &format!("{path}/{at}"), found);
            }
        }
        other => {
            found.insert(path.to_owned(), other.clone());
        }
    }
}

/// The ledger of the older standard names proofs that were made with the newer one: they hold
/// because the two have the same values everywhere else.
#[test]
fn the_party_standards_have_the_same_values_but_for_three() {
    let standards = Standards::embedded();
    let [old, new] = ["party-2018", "party-2026"].map(|id| {
        let mut found = BTreeMap::new();
        let standard = serde_json::to_value(&*standards.by_id(id).unwrap()).unwrap();
        values(&standard, "", &mut found);
        // A reviewer's rule that only the newer guidance brought is not in the older one.
        found.retain(|path, _| !path.starts_with("/rules/"));
        found
    });
    assert!(old.keys().eq(new.keys()));
    let differ: Vec<&str> = old
        .iter()
        .filter(|(path, value)| new[*path] != **value)
        .map(|(path, _)| path.as_str())
        .collect();
    let expected = [
        "/grounds/last",
        "/recipients/separator",
        "/types/quy-dinh/abbreviation",
    ];
    assert_eq!(differ, expected);
}

#[test]
fn faults_of_a_ledger_say_what_to_mend() {
    let standard = serde_json::json!({
        "page": {"top_mm": 20.0, "clause": "HD05 IV.4.1 (lề), PL2 d.1; cỡ: thông lệ"},
        "types": {"a": {"clause": "399; HD05"}},
    });
    let ledger = "\
| Điều | Yêu cầu | Nơi đáp ứng | Bằng chứng | Dấu |
| --- | --- | --- | --- | --- |
| HD05 IV.4.1 | lề | `page.top_mm = 25`, `page.trai` | `no_such_test`, `D-COMPONENT` | kiểm tra bằng máy |
| HD05 | x | `src/khong-co.rs` | `standards/khong-co.txt` | xong |
| 399 | x | | | kiểm tra bằng máy |
| 399 | x | còn mở |
";
    let tests = BTreeSet::from(["a_test".to_owned()]);
    assert_eq!(
        faults("thu", ledger, &standard, &tests),
        [
            "line 6: 3 cells instead of 5; write a `|` only between cells",
            "line 3: `page.top_mm` is 20.0, the ledger says `25`; mend the one that is wrong",
            "line 3: the standard has no key `page.trai`; mend the path",
            "line 3: `no_such_test` is no test, no rule code, no file in `tests/snapshots/`; was it renamed?",
            "line 4: there is no file `src/khong-co.rs`",
            "line 4: `standards/khong-co.txt` is no test, no rule code, no file in `tests/snapshots/`; was it renamed?",
            "line 4: the mark `xong` is none of: kiểm tra bằng máy, không áp dụng vì chưa in loại đó, việc của người dùng, còn mở, không cần",
            "line 5: `kiểm tra bằng máy` needs a place and a proof in backquotes",
            "no row for `HD05 PL2 d.1`, on which `page.clause` of templates/standards/thu.yaml rests; add a row",
        ]
    );
}

#[test]
fn clauses_are_read_as_the_standards_write_them() {
    let read = |text| clauses(text).into_iter().collect::<Vec<_>>();
    assert_eq!(read("HD05 I.1.2, PL2 d.1"), ["HD05 I.1.2", "HD05 PL2 d.1"]);
    assert_eq!(read("thông lệ; HD05 PL2 d.6.2"), ["HD05 PL2 d.6.2"]);
    assert_eq!(
        read("HD36, đối chiếu HD05 IV.3, IV.4.1"),
        ["HD05 IV.3", "HD05 IV.4.1", "HD36"]
    );
    assert_eq!(
        read("NĐ30 PL1 II.3, II.5 (mẫu 13–14)"),
        ["NĐ30 PL1 II.3", "NĐ30 PL1 II.5"]
    );
    assert_eq!(read("NĐ30 Đ.13, PL1 II.7"), ["NĐ30 PL1 II.7", "NĐ30 Đ.13"]);
    assert_eq!(
        read("HD05 PL2 d.6.4; I- và các cấp dưới theo cách đánh của chính HD05 (thông lệ)"),
        ["HD05", "HD05 PL2 d.6.4"]
    );
    assert_eq!(read("suy luận (tên Đảng 15 đậm)"), [""; 0]);
}
