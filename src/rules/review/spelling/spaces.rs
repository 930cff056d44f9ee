//! Spaces too many and too few.

use std::ops::Range;

use super::super::{Review, Role, Rule};

/// One space between words, none before a stop, one after it.
const SPACE: Rule = Rule::any("D-SPACE");

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(SPACE) {
        return;
    }
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if matches!(piece.role, Role::GroundNumber | Role::Contact) {
            continue;
        }
        for slip in slips(&piece.text.value) {
            report(review, at, &slip);
        }
    }
}

/// What is wrong with a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Doubled,
    Before(char),
    AfterOpening,
    Missing(char),
}

impl Kind {
    fn words(self) -> (String, String) {
        match self {
            Self::Doubled => (
                "thừa dấu cách giữa hai từ".into(),
                "more than one space".into(),
            ),
            Self::Before(mark) => (
                format!("thừa dấu cách trước `{mark}`"),
                format!("a space before `{mark}`"),
            ),
            Self::AfterOpening => ("thừa dấu cách sau `(`".into(), "a space after `(`".into()),
            Self::Missing(mark) => (
                format!("thiếu dấu cách sau `{mark}`"),
                format!("no space after `{mark}`"),
            ),
        }
    }
}

/// A slip: the letters around it, and what they should be.
#[derive(Debug, PartialEq, Eq)]
struct Slip {
    range: Range<usize>,
    kind: Kind,
    instead: String,
}

impl Slip {
    /// Takes in a slip that begins with the stop this one ends with: `giấy ) ,`. Tells whether it did.
    fn joins(&mut self, next: &Slip) -> bool {
        let (Kind::Before(stop), Kind::Before(_)) = (self.kind, next.kind) else {
            return false;
        };
        let joined = self.range.end == next.range.start + stop.len_utf8();
        if joined && let Some(more) = next.instead.strip_prefix(stop) {
            self.instead.push_str(more);
            self.range.end = next.range.end;
        }
        joined
    }

    /// Where the spaces of the slip are, and what stands in for them: the letters around stay.
    fn spaces(&self, text: &str) -> (Range<usize>, &str) {
        let written = text.get(self.range.clone()).unwrap_or("");
        let same = |(a, b): &(char, char)| a == b;
        let bytes = |c: char| c.len_utf8();
        let ahead = written.chars().zip(self.instead.chars());
        let head: usize = ahead.take_while(same).map(|(c, _)| bytes(c)).sum();
        let short = written.len().min(self.instead.len()) - head;
        let behind = written.chars().rev().zip(self.instead.chars().rev());
        let tail = behind.take_while(same).map(|(c, _)| bytes(c));
        // A space that both sides could claim is counted once.
        let tail = tail.sum::<usize>().min(short);
        let range = self.range.start + head..self.range.end - tail;
        let instead = self.instead.get(head..self.instead.len() - tail);
        (range, instead.unwrap_or(""))
    }
}

fn report(review: &mut Review<'_>, at: usize, slip: &Slip) {
    let (vi, en) = slip.kind.words();
    let Some(finding) = review.finding(SPACE, &vi, &en) else {
        return;
    };
    let right = format!("`{}`", slip.instead);
    let finding = finding.need(right.clone(), right).hint(
        "Giữa hai từ chỉ để một dấu cách; dấu câu viết liền từ đứng trước, cách từ đứng sau.",
        "One space stands between words; a stop follows its word without one and has one after it.",
    );
    // What the file has otherwise is spaces at a line's end: not seen, and printed as one.
    let whole = review.texts[at].text.span;
    if review.place(at, &slip.range) != whole
        || slip.range.len() == review.texts[at].text.value.len()
    {
        let (spaces, instead) = slip.spaces(&review.texts[at].text.value);
        review.push_spaces(finding, at, &slip.range, &spaces, instead);
    }
}

/// The slips of a text. Nothing is allocated for a text without any.
fn slips(text: &str) -> Vec<Slip> {
    let bytes = text.as_bytes();
    let mut found: Vec<Slip> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let next = bytes.get(at + 1).copied().unwrap_or(b'\n');
        let suspicious = match bytes[at] {
            b' ' => matches!(next, b' ' | b',' | b'.' | b';' | b':' | b'!' | b'?' | b')'),
            b'(' => next == b' ',
            b',' | b';' => next.is_ascii_alphabetic() || next >= 0xC3,
            _ => false,
        };
        let slip = suspicious.then(|| slip(text, at)).flatten();
        at += 1;
        if let Some(slip) = slip {
            if let Some(last) = found.last_mut()
                && last.joins(&slip)
            {
                at = at.max(slip.range.end.saturating_sub(1));
                continue;
            }
            let apart = found
                .last()
                .is_none_or(|last| last.range.end <= slip.range.start);
            if apart && !within_mark(text, slip.range.end) {
                at = at.max(slip.range.end.saturating_sub(1));
                found.push(slip);
            }
        }
    }
    found
}

/// The slip at a byte that looks like one; none when it is none after all.
fn slip(text: &str, at: usize) -> Option<Slip> {
    let before = text.get(..at)?.chars().next_back();
    let rest = text.get(at..)?;
    let bare = rest.trim_start_matches(' ');
    let spaces = rest.len() - bare.len();
    let after = bare.chars().next()?;
    let previous = before.filter(|c| *c != '\n');
    let start = at - previous.map_or(0, char::len_utf8);
    if spaces == 0 {
        return if after == '(' {
            opening(rest, at)
        } else {
            missing(text, at, after, previous?)
        };
    }
    let previous = previous?;
    if after == '\n' || after == '\\' {
        return None;
    }
    let end = at + spaces + after.len_utf8();
    if matches!(after, ',' | '.' | ';' | ':' | '!' | '?' | ')') {
        return before_mark(bare, previous).then(|| moved(text, start..end, previous, after));
    }
    let doubled = spaces > 1 && !leaves_room(previous) && !leaves_room(after);
    doubled.then(|| Slip {
        range: start..end,
        kind: Kind::Doubled,
        instead: format!("{previous} {after}"),
    })
}

/// A stop moved to its word: `rà soát ,đôn đốc` lacks the space behind it as well.
fn moved(text: &str, range: Range<usize>, previous: char, mark: char) -> Slip {
    let next = text.get(range.end..).and_then(|rest| rest.chars().next());
    let glued = next.filter(|c| matches!(mark, ',' | ';') && c.is_alphabetic());
    let letters = previous.is_alphabetic() || previous == ')';
    let (range, instead) = match glued.filter(|_| letters) {
        Some(next) => (
            range.start..range.end + next.len_utf8(),
            format!("{previous}{mark} {next}"),
        ),
        None => (range, format!("{previous}{mark}")),
    };
    Slip {
        range,
        kind: Kind::Before(mark),
        instead,
    }
}

/// A space after `(`; not in `(   )` and `( … )`, where something is to be filled in.
fn opening(rest: &str, at: usize) -> Option<Slip> {
    let inside = rest.strip_prefix('(')?;
    let bare = inside.trim_start_matches(' ');
    let after = bare.chars().next().filter(|c| c.is_alphanumeric())?;
    let end = at + rest.len() - bare.len() + after.len_utf8();
    Some(Slip {
        range: at..end,
        kind: Kind::AfterOpening,
        instead: format!("({after}"),
    })
}

/// Whether the stop that `rest` begins with should follow the letter before the space.
fn before_mark(rest: &str, previous: char) -> bool {
    let mut following = rest.chars().skip(1);
    let next = following.next();
    // `3 : 2`, ` ...`, ` .5`, ` .docx`, ` :)` are something else.
    let plain = match rest.chars().next() {
        Some('.') => next.is_none_or(char::is_whitespace),
        Some(':') => !previous.is_numeric() && next.is_none_or(char::is_whitespace),
        Some(')') => true,
        // `![` begins a picture.
        Some('!') => next.is_none_or(char::is_whitespace),
        _ => next != Some('.'),
    };
    let word = previous.is_alphanumeric()
        || matches!(previous, ')' | '”' | '"' | '’' | '%' | '}' | '*' | '»');
    plain && word
}

/// A stop between two letters. Addresses of pages and letters have stops inside.
fn missing(text: &str, at: usize, mark: char, previous: char) -> Option<Slip> {
    let next = text.get(at + 1..)?.chars().next()?;
    if !previous.is_alphabetic() || !next.is_alphabetic() {
        return None;
    }
    let start = text.get(..at)?.rfind(char::is_whitespace).unwrap_or(0);
    let rest = text.get(at..)?;
    let end = at + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let word = text.get(start..end)?;
    let address = ["://", "www.", "@", "&", "/", "`"]
        .iter()
        .any(|part| word.contains(part));
    (!address).then(|| Slip {
        range: at - previous.len_utf8()..at + 1 + next.len_utf8(),
        kind: Kind::Missing(mark),
        instead: format!("{previous}{mark} {next}"),
    })
}

/// Dots and lines that leave room for something to be written in by hand.
fn leaves_room(c: char) -> bool {
    matches!(c, '.' | '…' | '_' | '|')
}

/// Whether a place stands within `{{ … }}`.
fn within_mark(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let opened = before.rfind("{{");
    opened.is_some_and(|opened| before.rfind("}}").is_none_or(|closed| closed < opened))
}

#[cfg(test)]
mod tests {
    use super::slips;

    fn mended(text: &str) -> String {
        let mut out = text.to_owned();
        for slip in slips(text).iter().rev() {
            out.replace_range(slip.range.clone(), &slip.instead);
        }
        out
    }

    #[test]
    fn mends_spaces() {
        assert_eq!(mended("Rà  soát   hồ sơ"), "Rà soát hồ sơ");
        assert_eq!(
            mended("rà soát , đôn đốc ; báo cáo ."),
            "rà soát, đôn đốc; báo cáo."
        );
        assert_eq!(
            mended("như sau : phường ( cũ ) đã xong"),
            "như sau: phường (cũ) đã xong"
        );
        assert_eq!(
            mended("rà soát,đôn đốc;báo cáo"),
            "rà soát, đôn đốc; báo cáo"
        );
        assert_eq!(mended("rà soát ,đôn đốc"), "rà soát, đôn đốc");
        assert_eq!(mended("rà soát ;đôn đốc"), "rà soát; đôn đốc");
        assert_eq!(mended("mẫu 5 ,6"), "mẫu 5,6");
        assert_eq!(
            mended("bản giấy ( có dấu ) , bản điện tử (có ký số) ; báo cáo"),
            "bản giấy (có dấu), bản điện tử (có ký số); báo cáo"
        );
        assert_eq!(
            mended("{{ so_lieu.ca }} , còn lại"),
            "{{ so_lieu.ca }}, còn lại"
        );
    }

    #[test]
    fn only_the_spaces_change() {
        let change = |text: &str| {
            let slip = slips(text).remove(0);
            let (range, instead) = slip.spaces(text);
            (range, instead.to_owned())
        };
        assert_eq!(change("ab  cd"), (3..4, String::new()));
        assert_eq!(change("ab , cd"), (2..3, String::new()));
        assert_eq!(change("ab ,cd"), (2..4, ", ".to_owned()));
        assert_eq!(change("ab,cd"), (3..3, " ".to_owned()));
        assert_eq!(change("( ab)"), (1..2, String::new()));
    }

    #[test]
    fn leaves_what_is_right() {
        for text in [
            "Rà soát, đôn đốc; báo cáo (nếu có). Xong!",
            "1.873 và 97,58% (1;2), tỷ lệ 3 : 2",
            "ngày … , số ... ; họ tên ___ .",
            "Xem https://a.vn/b,c hoặc a,b@c.vn",
            "{{ so_lieu.ca  .gia_tri }} và (   )",
            "dòng một \\\n, dòng hai",
            "tệp .docx và từ 5 .000",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
