//! The position of the signer: the title alone, without the organ and without words that are no
//! title.

use super::{letters, signers};
use crate::directive::{Signature, Text};
use crate::rules::review::naming::{COMMITTEES, after, lower};
use crate::rules::review::{Review, Role, Rule};

/// The organ's name or `thường trực` behind the title.
const TITLE: Rule = Rule::both("P-SIG-TITLE", "S-SIG-TITLE");

/// Titles behind which the organ's name is not said again; the longer ones first.
const TITLES: [&str; 8] = [
    "phó bí thư",
    "bí thư",
    "phó chủ nhiệm",
    "chủ nhiệm",
    "phó chủ tịch",
    "chủ tịch",
    "phó chánh văn phòng",
    "chánh văn phòng",
];

/// Organs whose names clerks put behind the title, besides the committees.
const ORGANS: [&str; 7] = [
    "chi bộ",
    "đảng bộ",
    "ủy ban kiểm tra",
    "ủy ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
];

/// Words about a post that are no part of the title.
const ADDED: [&str; 2] = ["thường trực", "phụ trách"];

pub(super) fn check(review: &mut Review<'_>) {
    let directive = review.directive;
    let several = review.standard.types.get(&directive.kind.value);
    if !directive.partners.is_empty() || several.is_some_and(|kind| kind.signed_by_several) {
        return;
    }
    let (signatures, _) = signers(directive);
    let lines = signatures.iter().filter(|signature| authorised(signature));
    for position in lines.flat_map(|signature| &signature.position) {
        title(review, position);
    }
}

/// Whether someone signs by an authority. Who signs alone may head a body without a seal of its
/// own, whose head's other post is named in full.
fn authorised(signature: &Signature) -> bool {
    let mut lines = signature.authority.iter();
    lines.any(|line| letters(&line.value).is_some())
}

fn title(review: &mut Review<'_>, position: &Text) {
    let low = lower(&position.value);
    let Some((title, tail)) = tail(&low) else {
        return;
    };
    // The decree speaks of words that are no title only, not of the organ's name.
    if !review.is_party() && !ADDED.iter().any(|words| after(tail, words).is_some()) {
        return;
    }
    let added = position
        .value
        .get(low.len() - tail.len()..)
        .unwrap_or(&position.value);
    let bare = position.value.get(..title.len()).unwrap_or(&position.value);
    let (vi, en) = if ADDED.iter().any(|words| after(tail, words).is_some()) {
        (
            format!("chức vụ ở phần ký thừa chữ `{added}`"),
            format!("`{added}` is no part of the signer's position"),
        )
    } else {
        (
            format!("chức vụ ở phần ký thừa tên cơ quan `{added}`"),
            format!("the organ `{added}` is named again in the signer's position"),
        )
    };
    let Some(finding) = review.finding(TITLE, &vi, &en) else {
        return;
    };
    let finding = finding.hint(
        format!("Ghi `chuc_vu: {bare}`."),
        format!("Write `chuc_vu: {bare}`."),
    );
    let start = low.len() - tail.len();
    let texts = &review.texts;
    let at = texts
        .iter()
        .position(|piece| piece.role == Role::Position && std::ptr::eq(piece.text, position));
    if let Some(at) = at {
        review.push_at(finding, at, &(start..position.value.len()));
    }
}

/// A position's title and what stands behind it for no reason.
fn tail(position: &str) -> Option<(&'static str, &str)> {
    let (title, rest) = TITLES
        .iter()
        .find_map(|title| Some((*title, after(position, title)?)))?;
    let joined = rest.contains("kiêm");
    let mut named = COMMITTEES.iter().chain(&ORGANS).chain(&ADDED);
    let named = named.any(|words| after(rest, words).is_some());
    (named && !joined).then_some((title, rest))
}

#[cfg(test)]
mod tests {
    use super::tail;

    #[test]
    fn a_title_stands_alone() {
        let tail = |position| tail(position).map(|(_, rest)| rest);
        assert_eq!(tail("phó bí thư đảng ủy"), Some("đảng ủy"));
        assert_eq!(tail("phó bí thư thường trực"), Some("thường trực"));
        assert_eq!(tail("chủ tịch ubnd phường"), Some("ubnd phường"));
        assert_eq!(tail("chánh văn phòng tỉnh ủy"), Some("tỉnh ủy"));
        for right in [
            "phó bí thư",
            "chánh văn phòng",
            "bí thư đảng ủy kiêm trưởng ban chỉ đạo",
            "phó trưởng ban thường trực",
            "trưởng ban tổ chức",
        ] {
            assert_eq!(tail(right), None, "{right}");
        }
    }
}
