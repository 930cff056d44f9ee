//! One figure typed twice with two values. Nothing is declared here, so only what can hardly be
//! anything but a slip of the key is told: the same words counted, in sentences that name no other
//! time or place.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::{APART, Found, numbers, sentence, slip};
use crate::directive::number::format;
use crate::finding::Message;
use crate::rules::review::numerals::scan::{has_digit, is_one_of, same, word_after, word_before};
use crate::rules::review::{Review, Role, Rule};

/// The same thing counted with two values.
const TWICE: Rule = Rule::any("D-FIGURE-TWICE");

/// Words that name what is counted, at least.
const WORDS: usize = 3;

/// Mentions of one thing that are remembered: a list of a thousand counts is no figure told again.
const REMEMBERED: usize = 32;

/// Words that name a time or a place together with the word behind them.
const NAMING: [&str; 25] = [
    "ngày",
    "tuần",
    "tháng",
    "quý",
    "năm",
    "hôm",
    "kỳ",
    "đợt",
    "sáng",
    "chiều",
    "hiện",
    "nay",
    "số",
    "tổ",
    "thôn",
    "khu",
    "phố",
    "phường",
    "xã",
    "quận",
    "huyện",
    "tỉnh",
    "trường",
    "cấp",
    "khối",
];

/// Words that open a sentence and name nothing.
const OPENING: [&str; 16] = [
    "Toàn", "Trong", "Trên", "Tuy", "Đến", "Với", "Số", "Tổng", "Đã", "Có", "Qua", "Từ", "Ghi",
    "Thời", "Như", "Trước",
];

/// Words of a goal, a mean, a guess, a part: the number is another one.
const OTHER: [&str; 10] = [
    "mỗi",
    "bình quân",
    "trung bình",
    "khoảng",
    "phấn đấu",
    "chỉ tiêu",
    "kế hoạch",
    "dự kiến",
    "còn lại",
    "thêm",
];

/// Words before a number that say nothing of what was done with what is counted.
const NEUTRAL: [&str; 4] = ["có", "số", "với", "là"];

/// A number with what it counts and what its sentence says of time and place.
struct Mention<'a> {
    at: usize,
    found: Found,
    counted: Vec<&'a str>,
    before: &'a str,
    named: Vec<&'a str>,
    sentence: Range<usize>,
    /// The heading or unit that it stands below.
    below: Option<usize>,
}

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(TWICE) {
        return;
    }
    let mut seen: BTreeMap<Vec<&str>, Vec<Mention<'_>>> = BTreeMap::new();
    let mut below = None;
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        match piece.role {
            Role::Heading | Role::Unit => below = Some(at),
            Role::Prose if has_digit(&piece.text.value) => {
                for mention in mentions(at, below, &piece.text.value) {
                    let seen = seen.entry(mention.counted.clone()).or_default();
                    if let Some(first) = other_value(seen, &mention) {
                        tell(review, first, &mention);
                    }
                    if seen.len() < REMEMBERED {
                        seen.push(mention);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The earlier mention of the same figure that has another value, when no one has this value.
fn other_value<'s, 'a>(seen: &'s [Mention<'a>], mention: &Mention<'a>) -> Option<&'s Mention<'a>> {
    let value = |m: &Mention<'_>| m.found.number.value;
    if seen.iter().any(|m| value(m) == value(mention)) {
        return None;
    }
    seen.iter().find(|m| {
        let elsewhere = m.at != mention.at || m.sentence != mention.sentence;
        let one_time = m.named == mention.named || m.named.is_empty() || mention.named.is_empty();
        let one_deed = m.before == mention.before
            || is_one_of(m.before, &NEUTRAL)
            || is_one_of(mention.before, &NEUTRAL);
        let one_part = m.below == mention.below;
        elsewhere && one_time && one_deed && one_part && slip(value(m), value(mention))
    })
}

/// The numbers of a paragraph that surely count something named.
fn mentions(at: usize, below: Option<usize>, text: &str) -> Vec<Mention<'_>> {
    let all = numbers(text).into_iter().filter_map(|found| {
        if found.number.percent || found.number.value < Decimal::TEN {
            return None;
        }
        let counted = counted(text.get(found.range.end..)?)?;
        let sentence = sentence(text, found.range.start);
        let said = text.get(sentence.clone())?;
        let lower = said.to_lowercase();
        if APART
            .iter()
            .chain(&OTHER)
            .any(|words| lower.contains(words))
        {
            return None;
        }
        Some(Mention {
            at,
            before: word_before(text, found.range.start),
            named: named(said, text.get(found.range.clone())?),
            found,
            counted,
            sentence,
            below,
        })
    });
    all.collect()
}

/// What is counted: the words behind the number up to a stop or to where time or place follow. `hồ sơ
/// hành chính được giải quyết` is counted as a whole, so it is something else than `hồ sơ hành chính`.
fn counted(after: &str) -> Option<Vec<&str>> {
    let mut words = Vec::new();
    let mut rest = after.strip_prefix(' ')?;
    loop {
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let (word, behind) = rest.split_at_checked(end)?;
        if word.is_empty() {
            return None;
        }
        if is_end(word, behind) {
            break;
        }
        words.push(word);
        match behind.strip_prefix(' ') {
            Some(more) => rest = more,
            None if behind.is_empty() || behind.starts_with([',', '.', ';', ')']) => break,
            None => return None,
        }
    }
    (words.len() >= WORDS).then_some(words)
}

/// Whether what is counted ends before a word: the time or the place follows.
fn is_end(word: &str, behind: &str) -> bool {
    let next = word_after(behind, 0);
    match word {
        "và" | "này" => true,
        "trong" => is_one_of(next, &NAMING),
        "trên" => next == "địa",
        _ => false,
    }
}

/// What a sentence says of time and place: names, and words such as `tháng` with the next one.
fn named<'t>(sentence: &'t str, number: &str) -> Vec<&'t str> {
    let word = |c: char| c.is_alphanumeric() || c == '/';
    let words: Vec<&str> = sentence
        .split(|c| !word(c) && c != '.')
        .map(|w| w.trim_matches('.'))
        .filter(|w| !w.is_empty())
        .collect();
    let mut named = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let capital = word.starts_with(char::is_uppercase);
        if let Some(naming) = NAMING.iter().find(|one| same(word, one)) {
            let next = words.get(at + 1).filter(|next| **next != number);
            named.extend(next.map(|next| [*naming, *next]).into_iter().flatten());
        } else if capital && !(at == 0 && OPENING.contains(word)) {
            named.push(*word);
        }
    }
    named
}

fn tell(review: &mut Review<'_>, first: &Mention<'_>, mention: &Mention<'_>) {
    let (one, two) = (
        format(first.found.number.value),
        format(mention.found.number.value),
    );
    let counted = mention.counted.join(" ");
    let Some(finding) = review.finding(
        TWICE,
        &format!("ở trên ghi {one} {counted}, ở đây ghi {two} {counted}"),
        &format!("above stands {one} {counted}, here {two} {counted}"),
    ) else {
        return;
    };
    let place = review.place(first.at, &first.found.range);
    let label = Message::new(format!("ở đây ghi {one}"), format!("here stands {one}"));
    let finding = finding
        .hint(
            "Đối chiếu với nguồn; con số nhắc lại thì khai một lần ở `so_lieu:` rồi dẫn bằng ngoặc nhọn.",
            "Compare with the source; declare a number told twice in `so_lieu:` and name it in braces.",
        )
        .related(review.texts[first.at].file, place, label);
    review.push_at(finding, mention.at, &mention.found.range);
}

#[cfg(test)]
mod tests {
    use super::{counted, mentions, other_value};

    /// Whether the second text is told to contradict the first.
    fn contradict(one: &str, two: &str) -> bool {
        let seen = mentions(0, None, one);
        let all = mentions(1, None, two);
        all.iter().any(|m| {
            let same = seen.iter().all(|first| first.counted == m.counted);
            same && other_value(&seen, m).is_some()
        })
    }

    #[test]
    fn what_is_counted_is_known_where_it_ends() {
        let words = |text| counted(text).map(|words| words.join(" "));
        assert_eq!(words(" ca mắc mới."), Some("ca mắc mới".into()));
        assert_eq!(words(" ca mắc mới trong tuần"), Some("ca mắc mới".into()));
        assert_eq!(words(" ca mắc mới trên địa bàn"), Some("ca mắc mới".into()));
        for text in [" ca mắc.", " ca/ngày", " hồ sơ hành chính **mới**", "%"] {
            assert_eq!(words(text), None, "{text}");
        }
        assert_eq!(
            words(" hồ sơ hành chính được giải quyết;"),
            Some("hồ sơ hành chính được giải quyết".into())
        );
    }

    #[test]
    fn two_values_of_one_figure_are_told() {
        for (one, two) in [
            (
                "Toàn quận có 283 ca mắc mới.",
                "Với 238 ca mắc mới, nguy cơ còn cao.",
            ),
            (
                "Ghi nhận 283 ca mắc mới trong tuần.",
                "Số 238 ca mắc mới này cho thấy nguy cơ cao.",
            ),
            (
                "Ngày 12/01 ghi nhận 1.283 ca mắc mới.",
                "Ghi nhận trong ngày 12/01: có 1.253 ca mắc mới.",
            ),
        ] {
            assert!(contradict(one, two), "{one} {two}");
        }
    }

    #[test]
    fn another_time_place_deed_or_part_is_another_figure() {
        let one = "Ghi nhận 283 ca mắc mới.";
        for (one, two) in [
            (one, "Ghi nhận 283 ca mắc mới."),
            (one, "Ghi nhận 290 ca mắc mới."),
            (one, "Ghi nhận 238 ca mắc cũ."),
            (one, "So với tuần trước có 238 ca mắc mới."),
            (one, "Phấn đấu không quá 238 ca mắc mới."),
            (one, "Điều trị 238 ca mắc mới."),
            (
                "Ngày 12/01 ghi nhận 283 ca mắc mới.",
                "Ngày 13/01 ghi nhận 238 ca mắc mới.",
            ),
            ("Huế có 283 ca mắc mới.", "Vinh có 238 ca mắc mới."),
            (
                "Tổ dân phố số 3 có 283 ca mắc mới.",
                "Tổ dân phố số 4 có 238 ca mắc mới.",
            ),
            (
                "Tiếp nhận 126 hồ sơ hành chính.",
                "Giải quyết 120 hồ sơ hành chính.",
            ),
            (
                "Có 283 hồ sơ hành chính.",
                "Có 238 hồ sơ hành chính được giải quyết.",
            ),
        ] {
            assert!(!contradict(one, two), "{one} {two}");
        }
    }

    #[test]
    fn two_numbers_of_one_sentence_are_two_figures() {
        let text = "Có 283 ca mắc mới, 238 ca mắc mới.";
        let all = mentions(0, None, text);
        assert!(other_value(&all[..1], &all[1]).is_none());
    }
}
