//! How organs are called: what the families about the letterhead, the signature and the recipients
//! ask of a name.

/// What a committee's name begins with.
pub(super) const COMMITTEES: [&str; 6] = [
    "đảng ủy",
    "tỉnh ủy",
    "thành ủy",
    "quận ủy",
    "huyện ủy",
    "thị ủy",
];

/// A name in small letters, with the tone marks where most offices write them (`uỷ` as `ủy`). As
/// long as the name itself, so that places in it are places in the name.
pub(super) fn lower(name: &str) -> String {
    let mut lower = name.to_lowercase();
    for (from, to) in [("uỷ", "ủy"), ("oà", "òa")] {
        if lower.contains(from) {
            lower = lower.replace(from, to);
        }
    }
    lower
}

/// What is left of a name behind the words that it begins with; none when it begins otherwise.
pub(super) fn after<'a>(name: &'a str, words: &str) -> Option<&'a str> {
    let rest = name.strip_prefix(words)?;
    let whole = !rest.starts_with(char::is_alphanumeric);
    whole.then(|| rest.trim_start())
}

/// The words out of a list that a name begins with.
pub(super) fn begins(name: &str, list: &[&'static str]) -> Option<&'static str> {
    list.iter()
        .copied()
        .find(|words| after(name, words).is_some())
}

#[cfg(test)]
mod tests {
    use super::{COMMITTEES, after, begins, lower};

    #[test]
    fn a_name_keeps_its_length() {
        for name in ["ĐẢNG UỶ PHƯỜNG HOÀ BÌNH", "Đảng uỷ", "Uỷ ban"] {
            assert_eq!(lower(name).len(), name.len());
        }
        assert_eq!(lower("Đảng uỷ phường Hoà Bình"), "đảng ủy phường hòa bình");
    }

    #[test]
    fn a_name_begins_with_whole_words() {
        assert_eq!(after("chi bộ thôn 1", "chi bộ"), Some("thôn 1"));
        assert_eq!(after("chi bộ", "chi bộ"), Some(""));
        assert_eq!(after("bản tin", "bản t"), None);
        assert_eq!(begins("tỉnh ủy quảng ninh", &COMMITTEES), Some("tỉnh ủy"));
        assert_eq!(begins("ban tổ chức tỉnh ủy", &COMMITTEES), None);
    }
}
