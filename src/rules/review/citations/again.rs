//! A document cited again: its type and number are enough, the subject is not told twice.

use super::Cited;
use super::complete::COMPLETE;
use super::dated;
use crate::rules::review::{Review, Role};

/// Words of a subject that must come again, at least, before it is surely the same subject.
const WORDS: usize = 4;

/// A paper that ends another names it in full.
const ENDS: [&str; 6] = [
    "thay thế",
    "bãi bỏ",
    "sửa đổi",
    "bổ sung",
    "hủy bỏ",
    "đính chính",
];

/// Documents named so far.
#[derive(Default)]
pub(super) struct Known<'a> {
    all: Vec<Named<'a>>,
}

/// A document that was named: its number and symbol, the unit of the organ that issued it (`05-TB/ĐU`
/// of two wards are two papers) and its subject, where those are known.
struct Named<'a> {
    key: String,
    unit: Option<&'a str>,
    subject: Option<&'a str>,
}

impl<'a> Known<'a> {
    /// Remembers a document, the first time it is named.
    pub(super) fn add(&mut self, symbol: &str, unit: Option<&'a str>, subject: Option<&'a str>) {
        if self.find(symbol, unit).is_none() {
            let key = key(symbol);
            self.all.push(Named { key, unit, subject });
        }
    }

    fn find(&self, symbol: &str, unit: Option<&str>) -> Option<&Named<'a>> {
        let key = key(symbol);
        let other = |known: &Named<'_>| known.unit.zip(unit).is_some_and(|(a, b)| a != b);
        self.all
            .iter()
            .find(|known| known.key == key && !other(known))
    }

    /// Whether a document has been named.
    pub(super) fn has(&self, symbol: &str, unit: Option<&str>) -> bool {
        self.find(symbol, unit).is_some()
    }
}

/// A number and symbol however it is typed: blanks and a 0 in front say nothing.
fn key(symbol: &str) -> String {
    let bare = symbol.trim_start_matches('0');
    bare.chars().filter(|c| *c != ' ').collect()
}

/// A ground's subject without the words that may open it.
pub(super) fn bare(subject: &str) -> &str {
    ["về việc ", "Về việc ", "về ", "Về ", "V/v "]
        .iter()
        .find_map(|opening| subject.strip_prefix(*opening))
        .unwrap_or(subject)
}

/// The subject that follows a symbol, after nothing but date and organ: `, ngày … của … về …`, and
/// how many bytes stand before `về`.
pub(super) fn subject(after: &str) -> Option<(usize, &str)> {
    let at = after.find(" về ")?;
    let between = after.get(..at)?.trim_start_matches([',', ' ']);
    let told = between.is_empty() || between.starts_with("ngày ") || between.starts_with("của ");
    let plain = !between.contains([',', ';', '.', ':']) && !between.contains(" và ");
    let start = at + " ".len();
    (told && plain).then(|| (start, bare(after.get(start..).unwrap_or(""))))
}

/// A later citation that tells the subject once more.
pub(super) fn check(review: &mut Review<'_>, at: usize, cited: &Cited<'_>, known: &Known<'_>) {
    let symbol = cited.symbol.text;
    let named = known.find(symbol, dated::unit(cited.after));
    let Some(first) = named.and_then(|named| named.subject) else {
        return;
    };
    if !matches!(review.texts[at].role, Role::Prose | Role::Task)
        || ENDS.iter().any(|word| cited.before.contains(word))
    {
        return;
    }
    let Some((start, again)) = subject(cited.after) else {
        return;
    };
    let Some(length) = same_words(first, again) else {
        return;
    };
    let Some(finding) = review.finding(
        COMPLETE,
        &format!("dẫn lại `{symbol}` mà vẫn ghi trích yếu"),
        &format!("`{symbol}` is cited again with its subject"),
    ) else {
        return;
    };
    let right = format!("{} số {symbol}", cited.kind.name);
    let finding = finding
        .need(format!("`{right}`"), format!("`{right}`"))
        .hint(
            "Đã dẫn đủ ở lần đầu thì các lần sau chỉ ghi loại, số và ký hiệu.",
            "After a full first citation, type and number alone are enough.",
        );
    let start = cited.range().end + start;
    let skipped = cited.after.len() - again.len();
    let end = cited.range().end + skipped + length;
    review.push_at(finding, at, &(start..end));
}

/// How much of a text has the same words as the beginning of another; none for a few words.
fn same_words(first: &str, again: &str) -> Option<usize> {
    let mut end = 0;
    let mut count = 0;
    let mut others = first.split(' ');
    for word in again.split(' ') {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let other = others.next().unwrap_or("");
        let other = other.trim_end_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() || bare != other {
            break;
        }
        count += 1;
        let start = if count == 1 { 0 } else { end + 1 };
        end = start + bare.len();
        if bare.len() != word.len() {
            break;
        }
    }
    (count >= WORDS).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::{Known, same_words, subject};

    #[test]
    fn a_document_is_known_however_its_number_is_typed() {
        let mut known = Known::default();
        known.add("05 - KH/ĐU", None, None);
        assert!(known.has("5-KH/ĐU", None) && known.has("05-KH/ĐU", None));
        assert!(!known.has("50-KH/ĐU", None));
    }

    #[test]
    fn one_number_of_two_wards_is_two_documents() {
        let mut known = Known::default();
        known.add("05-TB/ĐU", Some("phường Mẫu"), None);
        assert!(known.has("05-TB/ĐU", None));
        assert!(known.has("05-TB/ĐU", Some("phường Mẫu")));
        assert!(!known.has("05-TB/ĐU", Some("phường Thử")));
    }

    #[test]
    fn a_subject_follows_date_and_organ_alone() {
        let told = |after| subject(after).map(|(_, subject)| subject);
        for after in [
            ", ngày 15/6/2026 của Đảng ủy về số hóa hồ sơ",
            " về việc số hóa hồ sơ",
            " của Đảng ủy về số hóa hồ sơ",
        ] {
            assert_eq!(told(after), Some("số hóa hồ sơ"), "{after}");
        }
        for after in [
            " và báo cáo Đảng ủy về số hóa hồ sơ",
            " của Đảng ủy, báo cáo về số hóa hồ sơ",
            ". Tuyên truyền về số hóa hồ sơ",
            " của Đảng ủy",
        ] {
            assert_eq!(told(after), None, "{after}");
        }
    }

    #[test]
    fn four_words_are_the_same_subject() {
        let first = "số hóa hồ sơ, tài liệu";
        let same = |again: &'static str| same_words(first, again).map(|end| &again[..end]);
        assert_eq!(same("số hóa hồ sơ, tài liệu."), Some("số hóa hồ sơ"));
        assert_eq!(same("số hóa hồ sơ"), Some("số hóa hồ sơ"));
        assert_eq!(same("số hóa hồ"), None);
        assert_eq!(same("số hóa tài liệu lưu trữ"), None);
    }
}
