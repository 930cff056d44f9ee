//! A file's text without its comments.
//!
//! A comment is the clerk's own note; where the file is handed on, only what it says goes with it.
//! Every value keeps its bytes.

use std::sync::Arc;

use super::{Node, NodeKind, SourceFile, Span, events};

/// What is left of a comment.
#[derive(Clone, Copy)]
enum Left {
    /// Nothing: a line that holds only a comment goes, too.
    Nothing,
    /// Its sign: the end of a block text may hang on it.
    Sign,
}

/// The text without its comments: it reads as the very same values. None when the file cannot be
/// read, or when no way is found that leaves all values as they are.
pub fn strip(file: &Arc<SourceFile>) -> Option<String> {
    let whole = read(file)?;
    let comments = comments(&file.text, &whole.texts);
    [Left::Nothing, Left::Sign].into_iter().find_map(|left| {
        let text = without(&file.text, &comments, left);
        let stripped = Arc::new(SourceFile::new(file.path.as_str(), text));
        let same = read(&stripped).is_some_and(|read| same(&read.node, &whole.node));
        same.then(|| stripped.text.clone())
    })
}

/// A file's value, and where its texts stand.
struct Read {
    node: Node,
    texts: Vec<Span>,
}

fn read(file: &Arc<SourceFile>) -> Option<Read> {
    let reading = events::read(file, &mut Vec::new()).ok()?;
    let mut texts = reading.texts;
    texts.sort_unstable();
    Some(Read {
        node: reading.node,
        texts,
    })
}

/// Where the comments stand, from their sign to the end of the line: a sign at the beginning of a
/// line or after a space, outside all texts.
fn comments(text: &str, texts: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('#')) {
        let at = from + at;
        from = at + 1;
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        if !before.is_none_or(char::is_whitespace) {
            continue;
        }
        let next = texts.partition_point(|span| span.start <= at);
        let holder = next.checked_sub(1).and_then(|index| texts.get(index));
        match holder {
            Some(holder) if at < holder.end => from = holder.end,
            _ => {
                let rest = text.get(at..).unwrap_or("");
                let end = at + rest.find(['\n', '\r']).unwrap_or(rest.len());
                found.push(Span::new(at, end));
                from = end;
            }
        }
    }
    found
}

/// The text without these comments and the blanks before them.
fn without(text: &str, comments: &[Span], left: Left) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for comment in comments {
        let before = text.get(from..comment.start).unwrap_or("");
        match left {
            Left::Sign => {
                kept.push_str(before);
                kept.push('#');
                from = comment.end;
            }
            Left::Nothing => {
                let code = before.trim_end_matches([' ', '\t']);
                kept.push_str(code);
                let alone = kept.is_empty() || kept.ends_with(['\n', '\r']);
                let rest = text.get(comment.end..).unwrap_or("");
                from = comment.end + if alone { line_end(rest) } else { 0 };
            }
        }
    }
    kept.push_str(text.get(from..).unwrap_or(""));
    kept
}

/// Bytes of the line end that a text begins with.
fn line_end(text: &str) -> usize {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// Whether two values are the same wherever they stand.
pub(super) fn same(a: &Node, b: &Node) -> bool {
    match (&a.kind, &b.kind) {
        (NodeKind::Sequence(a), NodeKind::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (NodeKind::Mapping(a), NodeKind::Mapping(b)) => {
            let pairs = || a.iter().zip(b);
            a.len() == b.len()
                && pairs().all(|((a, _), (b, _))| a.value == b.value)
                && pairs().all(|((_, a), (_, b))| same(a, b))
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> Option<String> {
        strip(&Arc::new(SourceFile::new("a.yaml", text)))
    }

    #[test]
    fn only_comments_go() {
        let text = "\
# yaml-language-server: $schema=x
a: một#hai  # ba
b: \"# bốn\" # năm
  # sáu
c: '#bảy
  # tám'
d: [ chín, # mười
  '# chín' ]   \t# mười một
e: |  # mười hai
  # chữ

    # chữ
# mười ba
f: >-
  # chữ
  chữ # chữ
g: chữ
  nối # mười bốn
h: &ten # mười lăm
  - x
\"#i\": *ten # mười sáu
# mười bảy";
        let left = "\
a: một#hai
b: \"# bốn\"
c: '#bảy
  # tám'
d: [ chín,
  '# chín' ]
e: |
  # chữ

    # chữ
f: >-
  # chữ
  chữ # chữ
g: chữ
  nối
h: &ten
  - x
\"#i\": *ten
";
        assert_eq!(stripped(text).unwrap(), left);
        let twice = stripped(left).unwrap();
        assert_eq!(twice, left);
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let text = "a: 1 # x\r\n# y\r\nb: |\r\n  # chữ\r\n# z\r\nc: 2\r\n";
        let left = "a: 1\r\nb: |\r\n  # chữ\r\nc: 2\r\n";
        assert_eq!(stripped(text).unwrap(), left);
        assert_eq!(stripped("# chỉ có ghi chú\n").unwrap(), "");
    }

    #[test]
    fn a_text_that_ends_at_a_comment_keeps_its_sign() {
        let text = "a: |+\n  chữ\n\n# riêng\n\nb: 1 # riêng\n";
        assert_eq!(stripped(text).unwrap(), "a: |+\n  chữ\n\n#\n\nb: 1 #\n");
    }

    #[test]
    fn what_cannot_be_read_is_not_stripped() {
        assert_eq!(stripped("a: [1 # x\n"), None);
    }

    /// Every text of four pieces of what matters: values stay, nothing of a comment does.
    #[test]
    fn any_text_reads_the_same_without_its_comments() {
        let pieces = [
            "a: ",
            "b: |\n",
            "  ",
            "x",
            " # SECRET\n",
            "\n",
            "\"# q\"",
            "- ",
            "#y",
            "[z, ",
            "]",
        ];
        let (mut read, mut cut) = (0, 0);
        for number in 0..pieces.len().pow(4) {
            let mut rest = number;
            let mut text = String::new();
            for _ in 0..4 {
                text.push_str(pieces[rest % pieces.len()]);
                rest /= pieces.len();
            }
            let file = Arc::new(SourceFile::new("a", text));
            let Some(whole) = super::read(&file) else {
                continue;
            };
            let stripped = strip(&file);
            let stripped = stripped.unwrap_or_else(|| panic!("{:?}", file.text));
            read += 1;
            cut += usize::from(stripped != file.text);
            let told = format!("{:?}", whole.node.kind).matches("SECRET").count();
            assert!(
                stripped.matches("SECRET").count() <= told,
                "{:?}",
                file.text
            );
        }
        assert!(read > 300 && cut > 50, "{read} {cut}");
    }
}
