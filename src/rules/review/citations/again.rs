//! A document cited again: its type and number are enough, the subject is not told twice.

use super::Cited;
use super::complete::COMPLETE;
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

/// Documents named so far, each with its subject where that is known.
#[derive(Default)]
pub(super) struct Known<'a> {
    all: Vec<(String, Option<&'a str>)>,
}

impl<'a> Known<'a> {
    /// Remembers a document, the first time it is named.
    pub(super) fn add(&mut self, symbol: &str, subject: Option<&'a str>) {
        if self.find(symbol).is_none() {
            self.all.push((key(symbol), subject));
        }
    }

    fn find(&self, symbol: &str) -> Option<&(String, Option<&'a str>)> {
        let key = key(symbol);
        self.all.iter().find(|(known, _)| *known == key)
    }

    /// Whether a document has been named.
    pub(super) fn has(&self, symbol: &str) -> bool {
        self.find(symbol).is_some()
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
    let Some((_, Some(first))) = known.find(symbol) else {
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
    let right = format!("{} số {symbol}", cited.kind.0);
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
        known.add("05 - KH/ĐU", None);
        assert!(known.has("5-KH/ĐU") && known.has("05-KH/ĐU"));
        assert!(!known.has("50-KH/ĐU"));
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
