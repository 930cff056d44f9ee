//! The letterhead: what is typed into it though the program prints it, the organ's symbol, the
//! organs' names, the place.

mod names;
mod own;
mod place;
mod system;

use super::{Review, Role, Rule};
use crate::standard::Standard;

/// The title of the Party, the national title, the motto, the star and the rules are laid out.
const MARKS: Rule = Rule::both("P-TITLE", "S-QH");
/// An organ's symbol is letters only.
const SYMBOL: Rule = Rule::both("P-ORG-SYMBOL", "S-ORG-SYMBOL");

pub(super) fn check(review: &mut Review<'_>) {
    marks(review);
    symbols(review);
    names::check(review);
    own::check(review);
    system::check(review);
    place::check(review);
}

/// Something of the letterhead that the program lays out by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Party,
    National,
    Motto,
    /// A star, hyphens, underscores.
    Drawn,
}

fn marks(review: &mut Review<'_>) {
    let roles = [
        Role::Superior,
        Role::OrganName,
        Role::Author,
        Role::Circulation,
    ];
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if !roles.contains(&piece.role) {
            continue;
        }
        let Some(mark) = mark(&piece.text.value) else {
            continue;
        };
        // A rule typed as the author is told with the subject.
        if mark == Mark::Drawn && piece.role == Role::Author {
            continue;
        }
        let (vi, en) = typed(mark, review.is_party());
        let Some(finding) = review.finding(MARKS, vi, en) else {
            return;
        };
        let finding = finding.hint(
            "Bỏ chữ hoặc dấu này; đầu trang do chương trình tự trình bày.",
            "Leave it out; the program lays out the head of the page.",
        );
        review.push_at(finding, at, &(0..piece.text.value.len()));
    }
}

/// What of the letterhead a text is; a title counts at the start of the text only, where a name
/// such as that of an embassy has something before it.
fn mark(text: &str) -> Option<Mark> {
    let begin: String = text.chars().take(12).flat_map(char::to_lowercase).collect();
    if begin.starts_with("đảng cộng sả") {
        Some(Mark::Party)
    } else if begin.starts_with("cộng hòa xã ") || begin.starts_with("cộng hoà xã ") {
        Some(Mark::National)
    } else if begin.starts_with("độc lập") && text.to_lowercase().contains("tự do") {
        Some(Mark::Motto)
    } else if drawn(text) {
        Some(Mark::Drawn)
    } else {
        None
    }
}

/// Whether a text is or ends in a star or a line of signs.
fn drawn(text: &str) -> bool {
    let signs = ['*', '_', '-', '—', '–', '=', ' '];
    text.trim_end_matches(signs).is_empty()
        || ["*", "__", "--", "=="]
            .iter()
            .any(|end| text.ends_with(end))
}

fn typed(mark: Mark, party: bool) -> (&'static str, &'static str) {
    match (mark, party) {
        (Mark::Party, true) => (
            "tên Đảng do chương trình tự in, không ghi ở đây",
            "the program prints the Party's title; it is not written here",
        ),
        (Mark::Party, false) => (
            "tên Đảng không có trong văn bản của cơ quan nhà nước",
            "a State document does not bear the Party's title",
        ),
        (Mark::National, true) => (
            "Quốc hiệu không có trong văn bản của Đảng",
            "a Party document does not bear the national title",
        ),
        (Mark::National, false) => (
            "Quốc hiệu do chương trình tự in, không ghi ở đây",
            "the program prints the national title; it is not written here",
        ),
        (Mark::Motto, true) => (
            "Tiêu ngữ không có trong văn bản của Đảng",
            "a Party document does not bear the motto",
        ),
        (Mark::Motto, false) => (
            "Tiêu ngữ do chương trình tự in, không ghi ở đây",
            "the program prints the motto; it is not written here",
        ),
        (Mark::Drawn, _) => (
            "dấu và đường kẻ ở đầu trang do chương trình tự vẽ, không gõ vào tên cơ quan",
            "the program draws the marks and rules of the letterhead; they are not typed",
        ),
    }
}

fn symbols(review: &mut Review<'_>) {
    let directive = review.directive;
    for organ in directive.organs() {
        let Some(symbol) = &organ.symbol else {
            continue;
        };
        let Some((vi, en)) = unfit(&symbol.value, review.standard) else {
            continue;
        };
        let message = format!("ký hiệu cơ quan `{}` {vi}", symbol.value);
        let english = format!("the organ's symbol `{}` {en}", symbol.value);
        let Some(finding) = review.finding(SYMBOL, &message, &english) else {
            return;
        };
        let example = if review.is_party() { "ĐU" } else { "UBND" };
        let finding = finding.hint(
            format!("Chỉ ghi chữ viết tắt tên cơ quan, in hoa, liền nhau, như `ky_hieu: {example}`."),
            format!("Write the letters of the organ only, in capitals and without spaces, as `ky_hieu: {example}`."),
        );
        review.push(finding.at(&organ.file, symbol.span));
    }
}

/// What is wrong with an organ's symbol. A lone `TB` is a subcommittee (tiểu ban), no type.
fn unfit(symbol: &str, standard: &Standard) -> Option<(&'static str, &'static str)> {
    let typed = || {
        let (first, _) = symbol.split_once('-')?;
        let mut types = standard.types.values();
        types.find(|kind| !first.is_empty() && kind.abbreviation == first)
    };
    let letters = || symbol.chars().filter(|c| c.is_alphabetic());
    if symbol.contains('/') || typed().is_some() {
        Some((
            "có cả số hoặc chữ viết tắt của loại văn bản",
            "holds the number or the letters of a type",
        ))
    } else if symbol.contains(char::is_whitespace) {
        Some(("có dấu cách", "has a space in it"))
    } else if letters().next().is_some() && letters().all(char::is_lowercase) {
        Some(("viết bằng chữ thường", "is in small letters"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, mark, unfit};
    use crate::standard::Standards;

    #[test]
    fn titles_count_at_the_start_of_a_text() {
        assert_eq!(mark("ĐẢNG CỘNG SẢN VIỆT NAM"), Some(Mark::Party));
        assert_eq!(mark("Đảng bộ thành phố Hà Nội"), None);
        assert_eq!(
            mark("Cộng hoà xã hội chủ nghĩa Việt Nam"),
            Some(Mark::National)
        );
        assert_eq!(
            mark("Đại sứ quán Cộng hòa xã hội chủ nghĩa Việt Nam tại Lào"),
            None
        );
        assert_eq!(mark("Độc lập – Tự do – Hạnh phúc"), Some(Mark::Motto));
        assert_eq!(mark("Độc Lập"), None);
    }

    #[test]
    fn signs_that_stand_for_a_rule_are_seen() {
        for text in ["*", "-----", "ĐẢNG ỦY PHƯỜNG *", "Văn phòng ____", "* * *"] {
            assert_eq!(mark(text), Some(Mark::Drawn), "{text}");
        }
        assert_eq!(mark("Đảng ủy Bộ - Cục"), None);
    }

    #[test]
    fn a_symbol_is_letters_of_the_organ() {
        let standard = Standards::embedded().by_id("party-2026").unwrap();
        let unfit = |symbol| unfit(symbol, &standard).map(|(vi, _)| vi);
        assert_eq!(unfit("Đ U"), Some("có dấu cách"));
        assert_eq!(unfit("đu"), Some("viết bằng chữ thường"));
        let typed = Some("có cả số hoặc chữ viết tắt của loại văn bản");
        assert_eq!(unfit("TB/ĐU"), typed);
        assert_eq!(unfit("TB-ĐU"), typed);
        for right in ["ĐU", "TB", "ThU", "BTGDVTU", "BTCTU-BNCTU", "VPTU"] {
            assert_eq!(unfit(right), None, "{right}");
        }
    }
}
