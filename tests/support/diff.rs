//! Whole texts compared, with the lines that differ in view.

/// Lines shown before and after a difference.
const CONTEXT: usize = 3;
/// Lines shown of each side of a long difference.
const LONGEST: usize = 40;

/// Panics with a readable difference unless the texts are equal.
#[track_caller]
pub(super) fn assert_same(what: &str, expected: &str, actual: &str) {
    if expected != actual {
        panic!(
            "{what} differs (- expected, + actual)\n{}",
            difference(expected, actual)
        );
    }
}

/// What differs, line by line: the equal head and tail are cut down to a few lines.
fn difference(expected: &str, actual: &str) -> String {
    let (old, new) = (lines(expected), lines(actual));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let shorter = old.len().min(new.len()) - head;
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(shorter)
        .take_while(|(a, b)| a == b)
        .count();
    let mut out = format!("  at line {}\n", head + 1);
    let mut show = |mark: char, part: &[&str]| {
        for line in part.iter().take(LONGEST) {
            out.push_str(&format!("{mark} {}\n", line.replace('\r', "␍")));
        }
        if part.len() > LONGEST {
            out.push_str(&format!("{mark} … {} more lines\n", part.len() - LONGEST));
        }
    };
    show(' ', &old[head.saturating_sub(CONTEXT)..head]);
    show('-', &old[head..old.len() - tail]);
    show('+', &new[head..new.len() - tail]);
    show(
        ' ',
        &old[old.len() - tail..(old.len() - tail + CONTEXT).min(old.len())],
    );
    out
}

/// Lines, with a mark where the last one lacks its end.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.split('\n').collect();
    match lines.pop() {
        Some("") | None => {}
        Some(last) => lines.extend([last, "␄ (no end of line)"]),
    }
    lines
}

#[test]
fn a_difference_shows_only_what_differs() {
    let shown = difference("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nE\nf\ng\nh");
    assert_eq!(
        shown,
        "  at line 5\n  b\n  c\n  d\n- e\n- f\n- g\n- h\n+ E\n+ f\n+ g\n+ h\n+ ␄ (no end of line)\n"
    );
    assert_eq!(
        difference("a\nx\nb\n", "a\ny\nz\nb\n"),
        "  at line 2\n  a\n- x\n+ y\n+ z\n  b\n"
    );
}
