//! "Có phải ý đồng chí là …": the known word nearest to one that is not known.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The word without diacritics, capitals, hyphens and spaces: `Trích-yếu` becomes `trich_yeu`.
pub(crate) fn fold(word: &str) -> String {
    word.trim()
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' => 'd',
            '-' | ' ' => '_',
            c => c,
        })
        .collect()
}

/// The candidate nearest to `word`, if one is near enough to be meant.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = fold(word);
    let allowed = (folded.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let other = fold(candidate);
            (strsim::damerau_levenshtein(&folded, &other), candidate)
        })
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `Có phải ý đồng chí là … ? ` before the rest of a hint; empty texts when none is near enough.
pub(crate) fn ask<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> (String, String) {
    nearest(word, candidates).map_or_else(Default::default, |near| {
        (
            format!("Có phải ý đồng chí là `{near}`? "),
            format!("Did you mean `{near}`? "),
        )
    })
}

/// A candidate that begins with the same word (`ngay_thang` and `ngay`), when none is near.
fn same_first_word<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let first = |word: &str| fold(word).split('_').next().unwrap_or("").to_owned();
    let own = first(word);
    known
        .iter()
        .copied()
        .find(|known| !own.is_empty() && first(known) == own)
}

/// `` `a`, `b`, `c` ``.
pub(crate) fn quoted_list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// The hint for a word that is not known: the nearest one, or all of them.
pub(crate) fn hint<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> (String, String) {
    let known: Vec<&str> = known.into_iter().collect();
    let near = nearest(word, known.iter().copied());
    match near.or_else(|| same_first_word(word, &known)) {
        Some(near) => (
            format!("Có phải ý đồng chí là `{near}`?"),
            format!("Did you mean `{near}`?"),
        ),
        None if known.is_empty() => (
            "Ở đây chưa có tên nào để dùng.".to_owned(),
            "There is no name to use here yet.".to_owned(),
        ),
        None => {
            let list = quoted_list(known);
            (
                format!("Chỉ dùng được: {list}."),
                format!("Known here: {list}."),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let known = ["trich_yeu", "subject", "so", "ky"];
        assert_eq!(nearest("trích_yếu", known), Some("trich_yeu"));
        assert_eq!(nearest("Trich-Yeu", known), Some("trich_yeu"));
        assert_eq!(nearest("subjetc", known), Some("subject"));
        assert_eq!(nearest("số", known), Some("so"));
        assert_eq!(nearest("noi_dung", known), None);
        assert_eq!(fold("Đồng chí"), "dong_chi");
        assert_eq!(hint("so_hieu", known).0, "Có phải ý đồng chí là `so`?");
        assert_eq!(
            hint("noi_dung", known).0,
            "Chỉ dùng được: `trich_yeu`, `subject`, `so`, `ky`."
        );
    }
}
