use super::*;

fn edit(text: &str, what: &str, instead: &str) -> Edit {
    let start = text.find(what).unwrap();
    Edit {
        span: Span::new(start, start + what.len()),
        text: instead.into(),
    }
}

fn file(text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile::new("a.yaml", text))
}

#[test]
fn only_the_value_that_is_mended_may_read_otherwise() {
    let text = "a: TM. B\nc: [x,  y] # TM. ghi chú\n";
    let safe = |what: &str, instead: &str| {
        let edits = [edit(text, what, instead)];
        let new = spliced(text, &edits).unwrap();
        keeps_the_rest(&file(text), &new, &edits)
    };
    assert!(safe("TM.", "T/M"));
    assert!(!safe("TM.", "T/M: x"));
    assert!(!safe("TM.", "\"T/M"));
    assert!(!safe("x,  y", "x"));
    assert!(!safe("c:", "d:"));
}

#[test]
fn mends_that_touch_wait_for_the_next_run() {
    let at = |start, end, text: &str| Edit {
        span: Span::new(start, end),
        text: text.into(),
    };
    let kept = apart(vec![
        at(4, 6, "b"),
        at(0, 2, "a"),
        at(1, 3, "c"),
        at(6, 7, "d"),
        at(4, 6, "b"),
    ]);
    assert_eq!(kept, [at(0, 2, "a"), at(4, 6, "b"), at(6, 7, "d")]);
}

#[test]
fn a_change_shows_whole_lines() {
    let text = "a: 1\r\nb: x  y  z\r\nc: u  v";
    let mended = Mended {
        file: file(text),
        edits: vec![
            edit(text, "x  y", "x y"),
            edit(text, "  z", " z"),
            edit(text, "u  v", "u v"),
        ],
        path: PathBuf::new(),
        before: Vec::new(),
        after: Vec::new(),
    };
    let changes = mended.changes();
    let lines: Vec<(usize, &str, &str)> = changes
        .iter()
        .map(|(line, old, new)| (*line, old.as_str(), new.as_str()))
        .collect();
    assert_eq!(
        lines,
        [(2, "b: x  y  z", "b: x y z"), (3, "c: u  v", "c: u v")]
    );
}
