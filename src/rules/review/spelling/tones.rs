//! The two places of a tone mark on `oa, oe, uy`.

use std::ops::Range;

use super::super::{Piece, Review, Role, Rule};
use crate::finding::Message;
use crate::standard::ToneForm;

/// One form in a document, or the form that the office chose.
const TONE: Rule = Rule::both("P-TONE", "S-TONE");

/// Findings of one directive at most, where the office chose a form.
const MOST: usize = 10;

/// Vowels with their five tone marks.
const VOWELS: [(char, [char; 5]); 10] = [
    ('a', ['á', 'à', 'ả', 'ã', 'ạ']),
    ('e', ['é', 'è', 'ẻ', 'ẽ', 'ẹ']),
    ('o', ['ó', 'ò', 'ỏ', 'õ', 'ọ']),
    ('u', ['ú', 'ù', 'ủ', 'ũ', 'ụ']),
    ('y', ['ý', 'ỳ', 'ỷ', 'ỹ', 'ỵ']),
    ('A', ['Á', 'À', 'Ả', 'Ã', 'Ạ']),
    ('E', ['É', 'È', 'Ẻ', 'Ẽ', 'Ẹ']),
    ('O', ['Ó', 'Ò', 'Ỏ', 'Õ', 'Ọ']),
    ('U', ['Ú', 'Ù', 'Ủ', 'Ũ', 'Ụ']),
    ('Y', ['Ý', 'Ỳ', 'Ỷ', 'Ỹ', 'Ỵ']),
];

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(TONE) {
        return;
    }
    match review.standard.spelling.tone {
        Some(wanted) => chosen(review, wanted),
        None => mixed(review),
    }
}

/// Names of people and places keep the form that they are written in.
fn holds_names(role: Role) -> bool {
    matches!(role, Role::Person | Role::Signer | Role::Place)
}

/// The rimes of all texts whose words are no names: text, rime, the word it is in.
fn rimes<'a>(texts: &'a [Piece<'a>]) -> impl Iterator<Item = (usize, Rime, Range<usize>)> + 'a {
    let words = texts.iter().enumerate();
    words
        .filter(|(_, piece)| !holds_names(piece.role))
        .flat_map(|(at, piece)| {
            let text = piece.text.value.as_str();
            let mut from = 0;
            std::iter::from_fn(move || {
                let rime = next_rime(text, from)?;
                from = rime.range.end;
                let word = word_at(text, &rime.range);
                Some((text, rime, word))
            })
            .filter(|(text, _, word)| !is_name(text, word))
            .map(move |(_, rime, word)| (at, rime, word))
        })
}

/// Every word in the form that the office did not choose, the first few.
fn chosen(review: &mut Review<'_>, wanted: ToneForm) {
    let other = rimes(review.texts).filter(|(_, rime, _)| rime.form != wanted);
    for (at, rime, word) in other.take(MOST).collect::<Vec<_>>() {
        report(review, at, &rime, word);
    }
}

fn report(review: &mut Review<'_>, at: usize, rime: &Rime, word: Range<usize>) {
    let text = &review.texts[at].text.value;
    let written = text.get(word.clone()).unwrap_or("");
    let mut right = written.to_owned();
    right.replace_range(
        rime.range.start - word.start..rime.range.end - word.start,
        &rime.other,
    );
    let Some(finding) = review.finding(
        TONE,
        &format!("`{written}` đặt dấu thanh khác lối cơ quan đã chọn"),
        &format!("`{written}` has its tone mark elsewhere than the office chose"),
    ) else {
        return;
    };
    let finding = finding
        .need(format!("`{right}`"), format!("`{right}`"))
        .hint(
            format!("Ghi `{right}`; tên riêng giữ nguyên."),
            format!("Write `{right}`; names stay as they are."),
        )
        .clause(&review.standard.spelling.clause);
    if near_a_name(text, &word) {
        review.push_at(finding, at, &word);
    } else {
        review.push_fix(finding, at, &word, &right);
    }
}

/// Both forms in one document: one note at the first place of the form that is rarer.
fn mixed(review: &mut Review<'_>) {
    let mut counts = [0_usize; 2];
    let mut first: [Option<(usize, Range<usize>)>; 2] = [None, None];
    for (at, rime, word) in rimes(review.texts) {
        let form = usize::from(rime.form == ToneForm::Last);
        counts[form] += 1;
        first[form].get_or_insert((at, word));
    }
    let rarer = usize::from(counts[1] < counts[0]);
    let [one, two] = first;
    let (Some(one), Some(two)) = (one, two) else {
        return;
    };
    let (here, other) = if rarer == 0 { (one, two) } else { (two, one) };
    report_mixed(review, here, other);
}

fn report_mixed(
    review: &mut Review<'_>,
    here: (usize, Range<usize>),
    other: (usize, Range<usize>),
) {
    let word = |(at, range): &(usize, Range<usize>)| {
        let text = &review.texts[*at].text.value;
        text.get(range.clone()).unwrap_or(text)
    };
    let (this, that) = (word(&here), word(&other));
    let Some(finding) = review.finding(
        TONE,
        &format!("văn bản có cả hai lối đặt dấu thanh: `{this}` và `{that}`"),
        &format!("the tone mark is placed in two ways: `{this}` and `{that}`"),
    ) else {
        return;
    };
    let label = Message::new(
        format!("`{that}`: lối kia"),
        format!("`{that}`: the other way"),
    );
    let span = review.place(other.0, &other.1);
    let file = review.texts[other.0].file;
    let finding = finding
        .need("một lối trong cả văn bản", "one way in the whole document")
        .hint(
            "Chọn một lối (`uỷ, hoà` hoặc `ủy, hòa`) cho cả văn bản; tên riêng giữ nguyên. Cơ quan chọn sẵn trong `vanthu.yaml` \
             bằng `dau_thanh`.",
            "Choose one way (`uỷ, hoà` or `ủy, hòa`) for the whole document; names stay as they are. An office sets it in \
             `vanthu.yaml` with `dau_thanh`.",
        )
        .related(file, span, label);
    review.push_at(finding, here.0, &here.1);
}

/// An open rime `oa, oe, uy` with a tone mark.
#[derive(Debug, PartialEq, Eq)]
struct Rime {
    range: Range<usize>,
    form: ToneForm,
    /// The same in the other form.
    other: String,
}

/// The first such rime from `from` on. A text without one costs a look at each byte.
fn next_rime(text: &str, from: usize) -> Option<Rime> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let suspicious = match bytes[at] {
            b'o' | b'O' | b'u' | b'U' => bytes.get(at + 1).is_some_and(|b| *b >= 0xC3),
            b'a' | b'A' | b'e' | b'E' | b'y' | b'Y' => at > 0 && bytes[at - 1] >= 0x80,
            _ => false,
        };
        if suspicious
            && let Some(rime) = rime(text, at)
            && rime.range.start >= from
        {
            return Some(rime);
        }
        at += 1;
    }
    None
}

/// The rime of which the ASCII letter at `at` is the part without a mark.
fn rime(text: &str, at: usize) -> Option<Rime> {
    let plain = char::from(*text.as_bytes().get(at)?);
    let lower = plain.to_ascii_lowercase();
    let (range, form, other) = if matches!(lower, 'o' | 'u') {
        let marked = text.get(at + 1..)?.chars().next()?;
        let (base, tone) = parted(marked)?;
        is_rime(lower, base).then_some(())?;
        let other: String = [toned(plain, tone)?, base].iter().collect();
        (at..at + 1 + marked.len_utf8(), ToneForm::Last, other)
    } else {
        let marked = text.get(..at)?.chars().next_back()?;
        let (base, tone) = parted(marked)?;
        is_rime(base.to_ascii_lowercase(), lower).then_some(())?;
        let other: String = [base, toned(plain, tone)?].iter().collect();
        (at - marked.len_utf8()..at + 1, ToneForm::First, other)
    };
    let closed = text.get(range.end..)?.chars().next();
    let before = text.get(..range.start)?.chars().next_back();
    let single =
        closed.is_some_and(char::is_alphabetic) || before.is_some_and(|c| matches!(c, 'q' | 'Q'));
    (!single).then_some(Rime { range, form, other })
}

fn is_rime(first: char, last: char) -> bool {
    matches!(
        (first, last.to_ascii_lowercase()),
        ('o', 'a' | 'e') | ('u', 'y')
    )
}

/// A vowel's letter and its tone mark.
fn parted(c: char) -> Option<(char, usize)> {
    VOWELS.iter().find_map(|(base, marked)| {
        let tone = marked.iter().position(|other| *other == c)?;
        Some((*base, tone))
    })
}

/// A letter with a tone mark.
fn toned(base: char, tone: usize) -> Option<char> {
    let (_, marked) = VOWELS.iter().find(|(other, _)| *other == base)?;
    marked.get(tone).copied()
}

/// The whole word around a range.
fn word_at(text: &str, range: &Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or("");
    let word = before.trim_end_matches(char::is_alphabetic);
    let after = text.get(range.end..).unwrap_or("");
    let rest = after.trim_start_matches(char::is_alphabetic);
    word.len()..text.len() - rest.len()
}

/// A word with a capital is taken for a name, but for `Ủy ban`, `Tỉnh Uỷ`.
fn is_name(text: &str, word: &Range<usize>) -> bool {
    let word = text.get(word.clone()).unwrap_or("");
    let committee = matches!(word, "Uỷ" | "Ủy" | "UỶ" | "ỦY");
    !committee && begins_with_capital(word)
}

/// The word or a neighbour begins with a capital: it may be a part of a name.
fn near_a_name(text: &str, word: &Range<usize>) -> bool {
    let before = text.get(..word.start).unwrap_or("").trim_end();
    let after = text.get(word.end..).unwrap_or("");
    let here = text.get(word.clone()).unwrap_or("");
    let earlier = before.rsplit(' ').next().unwrap_or("");
    [earlier, here, after].into_iter().any(begins_with_capital)
}

fn begins_with_capital(word: &str) -> bool {
    let letter = word.chars().find(|c| !c.is_whitespace());
    letter.is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(text: &str) -> Option<(String, ToneForm)> {
        let rime = next_rime(text, 0)?;
        let mut out = text.to_owned();
        out.replace_range(rime.range, &rime.other);
        Some((out, rime.form))
    }

    #[test]
    fn open_rimes_have_two_forms() {
        let first = |text: &str| Some((text.to_owned(), ToneForm::First));
        let last = |text: &str| Some((text.to_owned(), ToneForm::Last));
        assert_eq!(
            other("uỷ"),
            last("ủy").map(|(text, _)| (text, ToneForm::Last))
        );
        assert_eq!(other("ủy"), first("uỷ"));
        assert_eq!(other("hòa"), first("hoà"));
        assert_eq!(other("sức khoẻ"), last("sức khỏe"));
        assert_eq!(other("TỈNH UỶ"), last("TỈNH ỦY"));
        assert_eq!(other("thủy lợi"), first("thuỷ lợi"));
    }

    #[test]
    fn closed_rimes_and_qu_have_one() {
        for text in [
            "quý, quỹ, quỷ",
            "hoàn toàn",
            "khuyến",
            "tuyết",
            "ngoài",
            "của",
            "mùa",
            "toán",
            "hoạt",
            "khoảng",
            "quà",
            "nghĩa",
            "thoát",
            "lúa",
        ] {
            assert_eq!(other(text), None, "{text}");
        }
    }

    #[test]
    fn names_stay() {
        let near = |text: &str, word: &str| {
            let start = text.find(word).unwrap();
            near_a_name(text, &(start..start + word.len()))
        };
        assert!(near("cấp Đảng uỷ ta", "uỷ"));
        assert!(near("ở hoà Bình", "hoà"));
        assert!(!near("cấp uỷ các chi bộ", "uỷ"));
        assert!(is_name("Hoà", &(0.."Hoà".len())));
        assert!(!is_name("Ủy", &(0.."Ủy".len())));
    }
}
