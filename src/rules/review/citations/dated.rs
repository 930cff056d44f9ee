//! What follows a number and symbol: the document's date, who issued it.

use chrono::NaiveDate;

/// Words before `ngày` that make it a deadline or another event's day.
const OTHERS: [&str; 20] = [
    "trước",
    "đến",
    "tới",
    "từ",
    "sau",
    "hết",
    "hằng",
    "hàng",
    "mỗi",
    "trong",
    "chậm nhất",
    "muộn nhất",
    "hạn",
    "xong",
    "hoàn thành",
    "họp",
    "họp vào",
    "hội nghị",
    "diễn ra",
    "khai mạc",
];

/// Shortened words whose stop ends no sentence.
const SHORT: [&str; 8] = ["TP", "Tp", "P", "Q", "TX", "TT", "H", "X"];

/// Words in small letters that names of organs have.
const ORGAN_WORDS: [&str; 28] = [
    "ủy",
    "uỷ",
    "vụ",
    "bộ",
    "ban",
    "nhân",
    "dân",
    "phường",
    "xã",
    "tỉnh",
    "thành",
    "phố",
    "đặc",
    "khu",
    "hành",
    "chấp",
    "chỉ",
    "đạo",
    "phủ",
    "tướng",
    "trị",
    "thư",
    "đồng",
    "tịch",
    "trực",
    "ương",
    "phòng",
    "quốc",
];

/// The units that a committee's name ends with.
const UNITS: [&str; 5] = ["phường ", "xã ", "đặc khu ", "tỉnh ", "thành phố "];

/// The rest of the sentence. A number (`1.873`) and `TP.` do not end it.
pub(super) fn sentence(text: &str) -> &str {
    let end = text.char_indices().find(|(at, c)| match c {
        ';' | '?' | '!' => true,
        '.' => {
            let before = text.get(..*at).unwrap_or("");
            let word = before.rsplit([' ', ',', '(']).next().unwrap_or("");
            let more = text.get(at + 1..).unwrap_or("");
            !more.starts_with(char::is_alphanumeric) && !SHORT.contains(&word)
        }
        _ => false,
    });
    text.get(..end.map_or(text.len(), |(at, _)| at))
        .unwrap_or("")
}

/// What follows a symbol gives a day that may be the document's: `ngày 05/3/2026`, `ngày …`, also
/// behind the organ; no deadline, no count of days, no day of a meeting.
pub(super) fn is_dated(after: &str) -> bool {
    let sentence = sentence(after);
    if sentence.contains("{{") || in_brackets(sentence) {
        return true;
    }
    sentence.match_indices("ngày").any(|(at, word)| {
        let before = sentence.get(..at).unwrap_or("").trim_end();
        let rest = sentence.get(at + word.len()..).unwrap_or("").trim_start();
        let counted = before.ends_with(|c: char| c.is_ascii_digit());
        let is_word = rest.is_empty() || rest.starts_with(char::is_alphabetic);
        !counted && !is_word && !OTHERS.iter().any(|word| ends_with_words(before, word))
    })
}

/// `(05/3/2026)` right behind the symbol.
fn in_brackets(after: &str) -> bool {
    let inner = after.trim_start().strip_prefix('(').unwrap_or("");
    day(inner).is_some()
}

fn ends_with_words(text: &str, words: &str) -> bool {
    let lower = text.to_lowercase();
    let head = lower.strip_suffix(words);
    head.is_some_and(|head| !head.ends_with(char::is_alphanumeric))
}

/// The document's date, right behind the symbol or behind the organ's name, with where it begins
/// and how long it is.
pub(super) fn date(after: &str) -> Option<(NaiveDate, usize, usize)> {
    let bare = bare(after);
    let at_once = date_at(bare).map(|(date, length)| (date, bare, length));
    let (date, rest, length) = at_once.or_else(|| {
        let (_, rest) = organ(bare)?;
        let rest = rest.trim_start_matches([',', ' ']);
        date_at(rest).map(|(date, length)| (date, rest, length))
    })?;
    Some((date, after.len() - rest.len(), length))
}

fn bare(after: &str) -> &str {
    after.trim_start_matches([',', ' '])
}

/// `của Ban Thường vụ Đảng ủy phường Mẫu` at the start of a text: the organ's name and what follows
/// it. Words that no organ's name has end it.
fn organ(text: &str) -> Option<(&str, &str)> {
    let name = text.strip_prefix("của ")?;
    let mut end = 0;
    for word in name.split_inclusive(' ') {
        let plain = word.trim_end();
        let letters = plain.trim_end_matches(|c: char| !c.is_alphanumeric());
        let fits = letters.starts_with(char::is_uppercase) || ORGAN_WORDS.contains(&letters);
        if !fits {
            break;
        }
        let whole = letters.len() == plain.len();
        end += if whole { word.len() } else { letters.len() };
        if !whole {
            break;
        }
    }
    let organ = name.get(..end)?.trim_end();
    (!organ.is_empty()).then(|| (organ, name.get(organ.len()..).unwrap_or("")))
}

/// The unit of the organ that issued a document (`phường Mẫu`), where what follows its symbol
/// names one.
pub(super) fn unit(after: &str) -> Option<&str> {
    let text = bare(after);
    let length = date_at(text).map_or(0, |(_, length)| length);
    let (organ, _) = organ(bare(text.get(length..)?))?;
    unit_of(organ)
}

/// The unit that an organ's name ends with.
pub(super) fn unit_of(organ: &str) -> Option<&str> {
    UNITS.iter().find_map(|unit| {
        let at = organ.find(unit)?;
        let name = organ.get(at + unit.len()..)?;
        let proper = name.starts_with(char::is_uppercase);
        proper.then(|| organ.get(at..)).flatten()
    })
}

/// Nothing behind the symbol and its date says who issued it: the sentence ends there, or tells the
/// subject and no `của`.
pub(super) fn is_without_organ(after: &str) -> bool {
    let text = bare(after);
    let Some((_, length)) = date_at(text) else {
        return false;
    };
    let rest = sentence(text.get(length..).unwrap_or(""));
    let plain = rest.trim().is_empty() || rest.starts_with(" về ");
    plain && !rest.contains("của ")
}

/// A date at the start of a text, `ngày 05/3/2020` or `ngày 05 tháng 3 năm 2020`, and how long it is.
fn date_at(text: &str) -> Option<(NaiveDate, usize)> {
    let rest = text.strip_prefix("ngày ")?;
    let (date, length) = day(rest)?;
    Some((date, text.len() - rest.len() + length))
}

/// `05/3/2020`, `05 tháng 3 năm 2020`.
fn day(text: &str) -> Option<(NaiveDate, usize)> {
    let (day, rest) = digits(text)?;
    let rest = after(rest, &["/", "-", " tháng "])?;
    let (month, rest) = digits(rest)?;
    let rest = after(rest, &["/", "-", " năm "])?;
    let (year, rest) = digits(rest)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (year > 1000).then_some((date, text.len() - rest.len()))
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    Some((text.get(..end)?.parse().ok()?, text.get(end..)?))
}

fn after<'a>(text: &'a str, any: &[&str]) -> Option<&'a str> {
    any.iter().find_map(|one| text.strip_prefix(*one))
}

#[cfg(test)]
mod tests {
    use super::{date, date_at, is_dated, is_without_organ, sentence, unit, unit_of};

    #[test]
    fn a_deadline_is_no_date_of_the_document() {
        for after in [
            ", ngày 05/3/2026",
            " của Đảng ủy ngày 05/3/2026",
            " của TP. Mẫu, ngày 15/6/2026",
            " cho 1.873 hộ, ban hành ngày 15/6/2026",
            " (05/3/2026) của Đảng ủy",
            ", ngày …/…/2026",
            " và Công văn số 13-CV/ĐU cùng ngày 05/3/2026",
        ] {
            assert!(is_dated(after), "{after}");
        }
        for after in [
            " trước ngày 05/3/2026",
            ". Từ ngày 05/3/2026",
            " chậm nhất ngày 30/10/2026",
            " trong 30 ngày",
            " trong 30 ngày làm việc",
            " trong ngày 30/10/2026",
            ", phường họp ngày 01/9/2026",
            " ngày càng tốt",
            " của 1.873 hộ",
        ] {
            assert!(!is_dated(after), "{after}");
        }
    }

    #[test]
    fn a_sentence_ends_at_its_own_stop() {
        assert_eq!(
            sentence("của TP. Mẫu, 1.873 hộ. Sau"),
            "của TP. Mẫu, 1.873 hộ"
        );
        assert_eq!(sentence("một; hai"), "một");
        assert_eq!(sentence("đã xong."), "đã xong");
    }

    #[test]
    fn the_date_stands_at_once_or_behind_the_organ() {
        let found = |after| date(after).map(|(date, ..)| date.to_string());
        let day = Some("2026-03-05".to_owned());
        assert_eq!(found(", ngày 05/3/2026 của Đảng ủy"), day);
        assert_eq!(found(" của Đảng ủy phường Mẫu, ngày 05/3/2026"), day);
        assert_eq!(found(" của Ban Thường vụ ngày 05/3/2026"), day);
        assert_eq!(found(" của Đảng ủy triển khai ngày 05/3/2026"), None);
        assert_eq!(found(" của Đảng ủy, họp ngày 05/3/2026"), None);
        let after = " của Đảng ủy, ngày 05/3/2026 về";
        let (_, start, length) = date(after).unwrap();
        assert_eq!(&after[start..start + length], "ngày 05/3/2026");
    }

    #[test]
    fn a_unit_is_named_with_its_own_name() {
        assert_eq!(
            unit(", ngày 05/3/2026 của Đảng ủy phường Mẫu về"),
            Some("phường Mẫu")
        );
        assert_eq!(unit(" của Đảng ủy phường về"), None);
        assert_eq!(unit_of("Đảng ủy xã Thử"), Some("xã Thử"));
        assert_eq!(unit_of("Đảng ủy phường"), None);
    }

    #[test]
    fn no_organ_is_sure_only_where_the_sentence_ends() {
        assert!(is_without_organ(", ngày 05/3/2026."));
        assert!(is_without_organ(", ngày 05/3/2026 về số hóa hồ sơ."));
        assert!(!is_without_organ(
            ", ngày 05/3/2026 về số hóa hồ sơ của Đảng ủy."
        ));
        assert!(!is_without_organ(
            ", ngày 05/3/2026 và Công văn số 12-CV/ĐU"
        ));
        assert!(!is_without_organ("."));
    }

    #[test]
    fn dates_are_read_in_both_forms() {
        let date = |text| date_at(text).map(|(date, length)| (date.to_string(), length));
        assert_eq!(
            date("ngày 05/3/2020 của").unwrap(),
            ("2020-03-05".into(), 15)
        );
        let words = "ngày 05 tháng 3 năm 2020";
        assert_eq!(date(words).unwrap(), ("2020-03-05".into(), words.len()));
        assert_eq!(date("ngày 31/02/2020"), None);
        assert_eq!(date("tháng 3/2020"), None);
    }
}
