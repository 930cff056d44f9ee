//! Which neighbouring words a line break should not part, and how firmly they hold.

/// Words that a following number belongs to: `Điều 5`, `số 28/CĐ-TTg`, `ngày 11/01/2022`.
const LEADERS: [&str; 27] = [
    "điều",
    "khoản",
    "điểm",
    "mục",
    "phần",
    "chương",
    "lục",
    "bảng",
    "trang",
    "số",
    "số:",
    "ngày",
    "tháng",
    "năm",
    "quý",
    "giờ",
    "lần",
    "thứ",
    "đợt",
    "khóa",
    "khoá",
    "kỳ",
    "quận",
    "phường",
    "tổ",
    "khu",
    "cấp",
];

/// Short words that follow a number without being its unit.
const NOT_UNITS: [&str; 30] = [
    "và", "đến", "của", "tại", "trong", "ở", "từ", "do", "có", "là", "được", "thì", "đã", "để",
    "cho", "với", "theo", "trên", "dưới", "hoặc", "về", "khi", "nên", "mà", "sẽ", "nay", "đang",
    "phải", "như", "bằng",
];

/// Abbreviations in front of a name or a number, without full stops: places (`TP. Hà Nội`, `Q. 5`),
/// degrees and titles (`ThS. Nguyễn Văn A`, `PGS.TS. …`), and `đ/c`.
const ABBREVIATIONS: [&str; 22] = [
    "tp", "tx", "tt", "q", "p", "h", "x", "gs", "pgs", "ts", "ths", "cn", "ks", "bs", "ds", "ls",
    "nguts", "ngut", "nsnd", "nsưt", "đ/c", "đc",
];

/// Abbreviations that hold without a full stop, too: `TP Hà Nội`.
const PLAIN_ABBREVIATIONS: [&str; 6] = ["tp", "tx", "ths", "pgs", "bs", "đ/c"];

/// Longest unit that is tied to its number, in letters; a Vietnamese syllable has at most seven.
const UNIT_LETTERS: usize = 8;

/// How firmly two neighbouring words hold together, the loosest first. In justified text a line
/// ends at a tie for a price, the firmer the tie the higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// A line may end between them.
    Free,
    /// Syllables of a name.
    Name,
    /// A number and the word it belongs to.
    Number,
    /// A dash and the word before it: never parted as long as they fit on one line.
    Firm,
}

/// What holds `left` and `right`, neighbours in a text, on one line. `before` is the word in front
/// of `left`.
pub(super) fn between(before: Option<&str>, left: &str, right: &str) -> Tie {
    if is_dash(right) {
        Tie::Firm
    } else if leads(left, right)
        || is_date(before, left, right)
        || (is_quantity(left) && !before.is_some_and(|b| leads(b, left)) && is_unit(right))
    {
        Tie::Number
    } else if is_compound(left, right)
        || (is_name_part(left) && left.ends_with(char::is_alphabetic) && is_name_part(right))
    {
        Tie::Name
    } else {
        Tie::Free
    }
}

/// A dash between two words ends a line; it never begins one.
fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

/// The day and the month of a date in words: `ngày 05 tháng 02`.
fn is_date(before: Option<&str>, left: &str, right: &str) -> bool {
    is_quantity(left) && same_word(right, "tháng") && before.is_some_and(|b| same_word(b, "ngày"))
}

/// Two syllables of one word that a title must not part.
fn is_compound(left: &str, right: &str) -> bool {
    same_word(left, "thành") && same_word(right.trim_end_matches([',', '.', ';']), "phố")
}

/// A syllable written as names are, `Nguyễn`, with nothing before or after it but, at the end of a
/// name, a mark: two of them in a row are (part of) a name.
fn is_name_part(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    capital && letters.next().is_none_or(char::is_lowercase)
}

fn leads(left: &str, right: &str) -> bool {
    // Dots hold the place of a number that is not known yet: `ngày ……/……/………`.
    let numbered = right.starts_with(|c: char| c.is_ascii_digit() || c == '…');
    let left = left.trim_start_matches(['(', '“', '"', '[']);
    let named = numbered || right.starts_with(char::is_uppercase);
    (named && is_abbreviation(left))
        || if numbered {
            LEADERS.iter().any(|leader| same_word(left, leader))
        } else {
            same_word(left, "điểm") && letters(right) == 1
        }
}

/// An abbreviation that belongs to the word after it. Of one with several parts the last one
/// decides: `PGS.TS.`.
fn is_abbreviation(word: &str) -> bool {
    let (stem, known) = match word.strip_suffix('.') {
        Some(stem) => (stem, ABBREVIATIONS.as_slice()),
        None => (word, PLAIN_ABBREVIATIONS.as_slice()),
    };
    let last = stem.rsplit('.').next().unwrap_or(stem);
    known
        .iter()
        .any(|abbreviation| same_word(last, abbreviation))
}

fn is_quantity(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '“', '"', '[']);
    word.ends_with(|c: char| c.is_ascii_digit())
        && word
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}

fn is_unit(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
    (1..=UNIT_LETTERS).contains(&letters(word))
        && word.starts_with(|c: char| c.is_lowercase() || c == '%' || letters(word) <= 3)
        && !word.starts_with(|c: char| c.is_ascii_digit())
        && !NOT_UNITS.contains(&word)
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Equal but for the case of letters.
fn same_word(word: &str, lower: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

#[cfg(test)]
mod tests {
    use super::{Tie, between};

    /// The text with a mark where words hold together: `+` in names, `~` at numbers, `=` at dashes.
    fn tied(text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let mut out = words[0].to_owned();
        for i in 1..words.len() {
            let before = i.checked_sub(2).map(|b| words[b]);
            out.push(match between(before, words[i - 1], words[i]) {
                Tie::Free => ' ',
                Tie::Name => '+',
                Tie::Number => '~',
                Tie::Firm => '=',
            });
            out.push_str(words[i]);
        }
        out
    }

    #[test]
    fn numbers_and_names_hold_together() {
        for (text, expected) in [
            (
                "trung bình 283 ca/ngày, có 840 F1",
                "trung bình 283~ca/ngày, có 840~F1",
            ),
            (
                "trước 16 giờ ngày 02/02/2021",
                "trước 16~giờ ngày~02/02/2021",
            ),
            ("lúc 14 giờ 00 tại Hà Nội", "lúc 14~giờ~00 tại Hà+Nội"),
            (
                "khoản 2 Điều 5 và điểm a khoản 3",
                "khoản~2 Điều~5 và điểm~a khoản~3",
            ),
            (
                "Công điện số 28/CĐ-TTg ngày 11/01/2022 của Thủ tướng",
                "Công điện số~28/CĐ-TTg ngày~11/01/2022 của Thủ tướng",
            ),
            (
                "đồng chí Đinh Thị Thu Hương, Phó Chủ tịch UBND quận",
                "đồng chí Đinh+Thị+Thu+Hương, Phó+Chủ tịch UBND quận",
            ),
            (
                "ngày 05 tháng 02 năm 2026 của",
                "ngày~05~tháng~02 năm~2026 của",
            ),
            (
                "Kế hoạch số …………-KH/ĐU, ngày ……/……/……… của",
                "Kế hoạch số~…………-KH/ĐU, ngày~……/……/……… của",
            ),
            ("từ 12 đến dưới 18 tuổi", "từ 12 đến dưới 18~tuổi"),
            ("đạt 97,58% kế hoạch", "đạt 97,58% kế hoạch"),
            ("Độc lập - Tự do", "Độc lập=- Tự do"),
            ("gặp đ/c Lê Hồng Sơn", "gặp đ/c~Lê+Hồng+Sơn"),
            ("UBND TP. Hà Nội", "UBND TP.~Hà+Nội"),
            (
                "UBND Tp. Hà Nội và TP Hải Phòng",
                "UBND Tp.~Hà+Nội và TP~Hải+Phòng",
            ),
            ("ở Q. Hà Đông, P. 5", "ở Q.~Hà+Đông, P.~5"),
            ("(ThS. Nguyễn Văn A)", "(ThS.~Nguyễn+Văn+A)"),
            ("PGS.TS. Trần Thị B", "PGS.TS.~Trần+Thị+B"),
            // The end of a sentence is none.
            ("ở Việt Nam. Các xã", "ở Việt+Nam. Các xã"),
            ("bàn giao cho TP. các xã", "bàn giao cho TP. các xã"),
        ] {
            assert_eq!(tied(text), expected);
        }
    }
}
