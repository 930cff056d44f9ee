//! The types of documents that are cited by number and symbol: names, letters, which must have one.

/// A type of document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Its name, in small letters but for the first.
    pub(super) name: &'static str,
    /// The letters that its number may have.
    pub(super) letters: &'static [&'static str],
    /// It always has a number of its own. Others (a quy chế, a đề án) may come with another document.
    pub(super) numbered: bool,
}

const fn numbered(name: &'static str, letters: &'static [&'static str]) -> Kind {
    Kind {
        name,
        letters,
        numbered: true,
    }
}

const fn other(name: &'static str, letters: &'static [&'static str]) -> Kind {
    Kind {
        name,
        letters,
        numbered: false,
    }
}

/// A longer name stands before the one that it ends with.
static TYPES: [Kind; 24] = [
    numbered("Thông báo kết luận", &["TB", "KL", "TBKL"]),
    numbered("Thông báo", &["TB"]),
    numbered("Kết luận", &["KL"]),
    numbered("Chỉ thị", &["CT"]),
    numbered("Nghị quyết", &["NQ"]),
    numbered("Quyết định", &["QĐ"]),
    numbered("Quy định", &["QĐ", "QĐi", "QyĐ"]),
    other("Quy chế", &["QC"]),
    numbered("Thông tri", &["TT"]),
    numbered("Hướng dẫn", &["HD"]),
    numbered("Báo cáo", &["BC"]),
    numbered("Kế hoạch", &["KH"]),
    other("Chương trình", &["CTr"]),
    numbered("Tờ trình", &["TTr"]),
    other("Đề án", &["ĐA"]),
    other("Phương án", &["PA"]),
    other("Dự án", &["DA"]),
    other("Biên bản", &["BB"]),
    numbered("Công văn", &["CV"]),
    numbered("Giấy mời", &["GM"]),
    numbered("Công điện", &["CĐ"]),
    numbered("Nghị định", &["NĐ"]),
    numbered("Thông tư liên tịch", &["TTLT"]),
    numbered("Thông tư", &["TT", "TTLT"]),
];

/// The type whose name ends a text, as a word of its own, however its letters are typed.
pub(super) fn kind_before(text: &str) -> Option<Kind> {
    let text = text.trim_end_matches([' ', '*']);
    let found = TYPES.iter().find(|kind| {
        let head = without(text, kind.name);
        head.is_some_and(|head| !head.ends_with(char::is_alphanumeric))
    });
    found.copied()
}

/// The type whose name a text is.
pub(super) fn kind_named(text: &str) -> Option<Kind> {
    let text = text.trim();
    let found = TYPES
        .iter()
        .find(|kind| without(text, kind.name) == Some(""));
    found.copied()
}

/// A text without a name at its end, whatever letters are capitals.
fn without<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut head = text;
    for letter in name.chars().rev() {
        let last = head.chars().next_back()?;
        if !last.to_lowercase().eq(letter.to_lowercase()) {
            return None;
        }
        head = head.get(..head.len() - last.len_utf8())?;
    }
    Some(head)
}

/// The letters are those of some type.
pub(super) fn is_type(letters: &str) -> bool {
    TYPES.iter().any(|kind| kind.letters.contains(&letters))
}

/// The letters belong to another type than the one named.
pub(super) fn is_of_another_type(kind: Kind, letters: &str) -> bool {
    let same = |one: &&str| one.to_lowercase() == letters.to_lowercase();
    !kind.letters.iter().any(same) && TYPES.iter().any(|kind| kind.letters.iter().any(same))
}

/// Some type named in a text has these letters: `Quyết định phê duyệt Đề án số 12/QĐ-UBND`.
pub(super) fn names_type_of(text: &str, letters: &str) -> bool {
    TYPES.iter().any(|kind| {
        let skipped = kind.name.chars().next().map_or(0, char::len_utf8);
        let tail = kind.name.get(skipped..).unwrap_or(kind.name);
        kind.letters.contains(&letters) && text.contains(tail)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_of_another_type, kind_before, kind_named, names_type_of};

    fn named(text: &str) -> Option<&str> {
        kind_before(text).map(|kind| kind.name)
    }

    #[test]
    fn a_type_is_a_word_of_its_own() {
        assert_eq!(named("Thực hiện Thông báo "), Some("Thông báo"));
        assert_eq!(named("các thông báo "), Some("Thông báo"));
        assert_eq!(named("Thông báo Kết luận "), Some("Thông báo kết luận"));
        assert_eq!(named("theo Kết luận "), Some("Kết luận"));
        assert_eq!(named("đề án "), Some("Đề án"));
        assert_eq!(named("Chi bộ "), None);
        assert_eq!(named("xThông báo "), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn a_type_is_known_by_any_capitals() {
        assert_eq!(named("theo Quyết Định "), Some("Quyết định"));
        assert_eq!(named("THÔNG BÁO "), Some("Thông báo"));
        let whole = |text| kind_named(text).map(|kind| kind.name);
        assert_eq!(whole("thông tư liên tịch"), Some("Thông tư liên tịch"));
        assert_eq!(whole("Quyết định của Đảng ủy"), None);
        assert_eq!(whole("các kế hoạch"), None);
    }

    #[test]
    fn letters_of_another_type_are_told() {
        let kind = kind_before("Thông báo").unwrap();
        assert!(is_of_another_type(kind, "KL"));
        assert!(!is_of_another_type(kind, "TB"));
        assert!(!is_of_another_type(kind, "XYZ"));
        assert!(names_type_of("Quyết định phê duyệt Đề án", "QĐ"));
        assert!(!names_type_of("phê duyệt Đề án", "QĐ"));
    }
}
