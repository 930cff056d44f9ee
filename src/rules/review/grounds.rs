//! Legal bases (căn cứ): what the program writes around them itself.

use super::{Review, Role, Rule};

/// A ground without marks of its own; in State papers a law without its number.
const BASIS: Rule = Rule::both("P-BASIS", "S-BASIS");

pub(super) fn check(review: &mut Review<'_>) {
    if review.directive.grounds.is_empty() || !review.on(BASIS) {
        return;
    }
    let mut law = false;
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        let text = piece.text.value.as_str();
        match piece.role {
            Role::Ground => {
                law = is_law(text);
                dash(review, at, text);
                opening(review, at, text);
                stars(review, at, text);
                if law && !review.is_party() {
                    law_in_line(review, at, text);
                }
            }
            Role::GroundSubject => stars(review, at, text),
            Role::GroundNumber if law && !review.is_party() => {
                law_number(review, at, 0..text.len());
            }
            _ => {}
        }
    }
}

/// A dash typed by hand. Closing marks and the words `Căn cứ` do no harm: the program takes them
/// away and writes its own.
fn dash(review: &mut Review<'_>, at: usize, text: &str) {
    let Some(length) = dash_length(text) else {
        return;
    };
    let Some(finding) = review.finding(
        BASIS,
        "căn cứ có gạch đầu dòng gõ tay",
        "the ground begins with a dash typed by hand",
    ) else {
        return;
    };
    let (vi, en) = if review.is_party() {
        (
            "Bỏ gạch đầu dòng: chương trình tự in gạch và chữ `Căn cứ`.",
            "Leave the dash out: the program prints it, and the words `Căn cứ`.",
        )
    } else {
        (
            "Bỏ gạch đầu dòng: căn cứ của văn bản nhà nước không có gạch.",
            "Leave the dash out: grounds of State documents have none.",
        )
    };
    let finding = finding
        .need("không có gạch đầu dòng", "no dash")
        .hint(vi, en);
    review.push_fix(finding, at, &(0..length), "");
}

/// The bytes of a dash and the blanks after it at the start of a ground.
fn dash_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['-', '–', '+', '•'])?;
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    let word = bare.starts_with(char::is_alphabetic);
    word.then_some(text.len() - bare.len())
}

/// Words that begin a ground and do not go after `Căn cứ`.
const OPENINGS: [&str; 5] = ["Theo đề nghị", "Thực hiện", "Xét", "Trên cơ sở", "Theo"];

fn opening(review: &mut Review<'_>, at: usize, text: &str) {
    let Some(word) = opening_of(text) else { return };
    let Some(finding) = review.finding(
        BASIS,
        &format!("căn cứ bắt đầu bằng `{word}`, sẽ in thành `Căn cứ {word}`"),
        &format!("the ground begins with `{word}` and would be printed as `Căn cứ {word}`"),
    ) else {
        return;
    };
    let (vi, en) = if matches!(word, "Theo đề nghị" | "Xét") {
        (
            "Lời đề nghị của cơ quan trình ghi ở `de_nghi`; ở đây chỉ ghi tên văn bản.",
            "The proposal goes into `de_nghi`; write only documents here.",
        )
    } else {
        (
            "Bắt đầu bằng tên văn bản: chương trình tự in `Căn cứ`.",
            "Begin with the document's name: the program prints `Căn cứ`.",
        )
    };
    let finding = finding
        .need("tên văn bản", "the document's name")
        .hint(vi, en);
    review.push_at(finding, at, &(0..word.len()));
}

fn opening_of(text: &str) -> Option<&'static str> {
    OPENINGS.into_iter().find(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Grounds are plain text: stars are printed as they stand, and the slant is the standard's.
fn stars(review: &mut Review<'_>, at: usize, text: &str) {
    let Some(start) = text.find('*') else { return };
    let Some(end) = text.rfind('*').filter(|end| *end > start) else {
        return;
    };
    let Some(finding) = review.finding(
        BASIS,
        "dấu `*` trong căn cứ sẽ in ra giấy",
        "the `*` in this ground would be printed",
    ) else {
        return;
    };
    let (vi, en) = if review.is_party() {
        (
            "Bỏ dấu `*`: căn cứ in chữ đứng.",
            "Leave `*` out: grounds are upright.",
        )
    } else {
        (
            "Bỏ dấu `*`: chương trình tự in nghiêng.",
            "Leave `*` out: the program prints grounds in italics.",
        )
    };
    let finding = finding
        .need("chữ thường, không có dấu `*`", "plain text without `*`")
        .hint(vi, en);
    review.push_at(finding, at, &(start..end + 1));
}

/// The ground is a law, a code of laws or an ordinance.
fn is_law(text: &str) -> bool {
    let bare = text.trim_start_matches(['-', '–', ' ', '*']);
    let bare = bare.strip_prefix("Căn cứ ").unwrap_or(bare);
    ["Luật", "Bộ luật", "Pháp lệnh"].iter().any(|name| {
        bare.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

fn law_in_line(review: &mut Review<'_>, at: usize, text: &str) {
    if let Some(range) = numbered(text) {
        law_number(review, at, range);
    }
}

/// Where a law's number stands in a line: `số 77/2015/QH13`.
fn numbered(text: &str) -> Option<std::ops::Range<usize>> {
    let house = text.find("/QH").or_else(|| text.find("/UBTVQH"))?;
    let start = text.get(..house)?.rfind("số ")?;
    let number = text.get(start + "số ".len()..house)?;
    let digits = number.chars().all(|c| c.is_ascii_digit() || c == '/');
    let rest = text.get(house..)?;
    let end = rest.find([' ', ',', ';']).unwrap_or(rest.len());
    digits.then_some(start..house + end)
}

fn law_number(review: &mut Review<'_>, at: usize, range: std::ops::Range<usize>) {
    let Some(finding) = review.finding(
        BASIS,
        "căn cứ là luật, pháp lệnh mà ghi cả số, ký hiệu",
        "a law is cited with its number",
    ) else {
        return;
    };
    let finding = finding.need("tên và ngày", "name and date").hint(
        "Luật, pháp lệnh chỉ ghi tên và ngày, không ghi số, ký hiệu và cơ quan ban hành.",
        "A law is cited by name and date, without number and organ.",
    );
    review.push_at(finding, at, &range);
}

#[cfg(test)]
mod tests {
    use super::{dash_length, is_law, numbered, opening_of};

    #[test]
    fn a_dash_is_a_mark_before_a_word() {
        assert_eq!(dash_length("- Căn cứ Luật"), Some(2));
        assert_eq!(dash_length("–Luật"), Some(3));
        assert_eq!(dash_length("Luật - năm 2024"), None);
        assert_eq!(dash_length("-5"), None);
    }

    #[test]
    fn words_that_do_not_follow_can_cu() {
        assert_eq!(
            opening_of("Theo đề nghị của Văn phòng"),
            Some("Theo đề nghị")
        );
        assert_eq!(opening_of("Thực hiện Kế hoạch"), Some("Thực hiện"));
        assert_eq!(opening_of("Căn cứ Kế hoạch"), None);
        assert_eq!(opening_of("Xétnghiệm"), None);
    }

    #[test]
    fn a_law_in_one_line_is_looked_through_for_its_number() {
        let line = "Căn cứ Luật Lưu trữ số 01/2030/QH99 ngày 01/7/2030";
        assert!(is_law(line));
        assert_eq!(&line[numbered(line).unwrap()], "số 01/2030/QH99");
        assert!(numbered("Luật Lưu trữ ngày 01/7/2030").is_none());
        assert!(!is_law("Kế hoạch số 01-KH/ĐU"));
    }
}
