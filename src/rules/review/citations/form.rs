//! How a number and symbol is written: marks, blanks, capitals, padding, the type's letters.

use chrono::NaiveDate;

use super::types;
use super::{Mention, Review};
use crate::directive::organ::System;
use crate::finding::Finding;
use crate::rules::review::Rule;

/// Hyphen and slash where the issuing organ's system has them.
pub(super) const MARKS: Rule = Rule::both("P-NUM-SEP", "S-NUM-FORM");
/// `05`, not `5`.
const PADDING: Rule = Rule::both("P-NUM-PAD", "S-NUM-FORM");
/// The letters are those of the type named.
const TYPE: Rule = Rule::both("P-NUM-TYPE", "S-NUM-FORM");
/// The letters of a quy định.
const REGULATION: Rule = Rule::both("P-NUM-QDI", "S-QDI");
/// A State công văn has no letters of a type.
const LETTER: Rule = Rule::state("S-CV");

pub(super) fn check(review: &mut Review<'_>, mention: &Mention<'_>) {
    marks(review, mention);
    padding(review, mention);
    if !letter(review, mention) && !regulation(review, mention) {
        kind(review, mention);
    }
}

fn push(review: &mut Review<'_>, mention: &Mention<'_>, finding: Finding) {
    review.push_at(finding, mention.piece, &mention.range);
}

/// Whose number it is: by its letters, else by the organ named beside it.
fn system(mention: &Mention<'_>) -> Option<System> {
    let by_name = || organ_system(mention.organ);
    mention.symbol.system().or_else(by_name)
}

/// The system of an organ by its name.
fn organ_system(name: &str) -> Option<System> {
    const PARTY: [&str; 9] = [
        "Đảng ủy",
        "Tỉnh ủy",
        "Thành ủy",
        "Quận ủy",
        "Huyện ủy",
        "Chi bộ",
        "Đảng bộ",
        "Bộ Chính trị",
        "Ban Bí thư",
    ];
    const STATE: [&str; 7] = [
        "Ủy ban nhân dân",
        "Chủ tịch Ủy ban nhân dân",
        "UBND",
        "Hội đồng nhân dân",
        "HĐND",
        "Chính phủ",
        "Thủ tướng Chính phủ",
    ];
    let name = name.replace("uỷ", "ủy").replace("Uỷ", "Ủy");
    if PARTY.iter().any(|part| name.contains(part)) {
        return Some(System::Party);
    }
    let state = STATE.iter().any(|part| name.starts_with(part));
    state.then_some(System::State)
}

/// A text names an organ, or a word for one.
pub(super) fn names_organ(text: &str) -> bool {
    const NAMES: [&str; 9] = [
        "ủy",
        "Ủy",
        "UBND",
        "HĐND",
        "Hội đồng",
        "Ban ",
        "Bộ ",
        "Chính phủ",
        "Văn phòng",
    ];
    let text = text.replace("uỷ", "ủy").replace("Uỷ", "Ủy");
    NAMES.iter().any(|name| text.contains(name))
}

fn marks(review: &mut Review<'_>, mention: &Mention<'_>) {
    let symbol = &mention.symbol;
    let system = system(mention);
    let wrong = system.filter(|system| !symbol.has_marks_of(*system));
    let text = symbol.text;
    if let Some(system) = wrong {
        let right = symbol.written_as(system);
        let (vi, en) = match system {
            System::Party => ("cơ quan Đảng", "a Party organ"),
            System::State => ("cơ quan nhà nước", "a State organ"),
        };
        let Some(finding) = review.finding(
            MARKS,
            &format!("số, ký hiệu `{text}` không theo lối của {vi}"),
            &format!("the number `{text}` is not written as that of {en}"),
        ) else {
            return;
        };
        let finding = finding
            .need(format!("`{right}`"), format!("`{right}`"))
            .hint(
                format!("Văn bản của {vi} ghi `{right}`; đối chiếu với bản được dẫn."),
                format!("A document of {en} has `{right}`; compare the document cited."),
            );
        push(review, mention, finding);
    } else if symbol.spaced {
        let joined: String = text.chars().filter(|c| *c != ' ').collect();
        let Some(finding) = review.finding(
            MARKS,
            &format!("số, ký hiệu `{text}` có dấu cách"),
            &format!("the number `{text}` has blanks inside"),
        ) else {
            return;
        };
        let finding = finding
            .need(format!("`{joined}`"), format!("`{joined}`"))
            .hint(
                format!("Ghi liền `{joined}`."),
                format!("Write `{joined}` without blanks."),
            );
        push(review, mention, finding);
    } else if symbol.is_lower() {
        let Some(finding) = review.finding(
            MARKS,
            &format!("ký hiệu trong `{text}` ghi bằng chữ thường"),
            &format!("the symbol in `{text}` is in small letters"),
        ) else {
            return;
        };
        let finding = finding.need("chữ in hoa", "capitals").hint(
            "Viết hoa chữ viết tắt của loại và của cơ quan như ở bản được dẫn.",
            "Write the letters of type and organ in capitals, as the document cited has them.",
        );
        push(review, mention, finding);
    }
}

fn padding(review: &mut Review<'_>, mention: &Mention<'_>) {
    let symbol = &mention.symbol;
    let number = symbol.number;
    if number.len() != 1 || number == "0" {
        return;
    }
    let Some(finding) = review.finding(
        PADDING,
        &format!("số `{number}` dưới 10 chưa thêm số 0"),
        &format!("the number `{number}` is below 10 and has no 0 before it"),
    ) else {
        return;
    };
    let finding = finding
        .need(format!("`0{number}`"), format!("`0{number}`"))
        .hint(
            format!("Ghi `0{}`.", symbol.text),
            format!("Write `0{}`.", symbol.text),
        );
    push(review, mention, finding);
}

/// The type's letters are those of the type named just before. Silent where the sentence names a
/// type of these letters too (`Quyết định phê duyệt Đề án số 12/QĐ-UBND`).
fn kind(review: &mut Review<'_>, mention: &Mention<'_>) {
    let Some(kind) = mention.kind else { return };
    let letters = mention.symbol.kind;
    if !types::is_of_another_type(kind, letters) || types::names_type_of(mention.before, letters) {
        return;
    }
    let name = kind.name;
    let types = &mut review.standard.types.values();
    let given = types.find(|one| one.name == name);
    let right = given.map_or("", |one| one.abbreviation.as_str());
    if right == letters {
        return;
    }
    let right = kind.letters.first().copied().unwrap_or(right);
    let Some(finding) = review.finding(
        TYPE,
        &format!("`{letters}` không phải chữ viết tắt của `{name}`"),
        &format!("`{letters}` does not stand for `{name}`"),
    ) else {
        return;
    };
    let finding = finding.need(format!("`{right}`"), format!("`{right}`")).hint(
        format!("Đối chiếu với bản được dẫn: sửa tên loại, hoặc ghi `{right}` trong ký hiệu."),
        format!("Compare the document cited: mend the type's name, or write `{right}` in the number."),
    );
    push(review, mention, finding);
}

/// The letters of a quy định. Documents keep the letters they were issued with, so only one whose
/// date is given and lies after the change is reported.
fn regulation(review: &mut Review<'_>, mention: &Mention<'_>) -> bool {
    let named = mention.kind.is_some_and(|kind| kind.name == "Quy định");
    let of_state = system(mention) == Some(System::State);
    let letters = mention.symbol.kind;
    let old = if review.is_party() {
        letters == "QĐi" && !of_state
    } else {
        of_state && named && matches!(letters, "QĐ" | "QĐi")
    };
    if !old {
        return false;
    }
    let since = review.standard.valid_from;
    if !mention.date.is_some_and(|date| is_new(date, since)) {
        return true;
    }
    let right = if review.is_party() { "QĐ" } else { "QyĐ" };
    let Some(finding) = review.finding(
        REGULATION,
        &format!("quy định viết tắt là `{right}`, ở đây ghi `{letters}`"),
        &format!("a regulation has the letters `{right}`; here stands `{letters}`"),
    ) else {
        return true;
    };
    let finding = finding.need(format!("`{right}`"), format!("`{right}`")).hint(
        format!("Đối chiếu với bản được dẫn; quy định ban hành từ ngày tiêu chuẩn có hiệu lực ghi `{right}`."),
        format!("Compare the document cited; one issued since the standard is in force has `{right}`."),
    );
    push(review, mention, finding);
    true
}

fn is_new(date: NaiveDate, since: NaiveDate) -> bool {
    date >= since
}

/// A State công văn: the number is followed by the organ, `12/UBND-VX`.
fn letter(review: &mut Review<'_>, mention: &Mention<'_>) -> bool {
    let symbol = &mention.symbol;
    if review.is_party() || symbol.kind != "CV" || system(mention) != Some(System::State) {
        return false;
    }
    let Some(finding) = review.finding(
        LETTER,
        &format!(
            "công văn của cơ quan nhà nước không có chữ `CV` trong ký hiệu `{}`",
            symbol.text
        ),
        &format!(
            "a State letter has no `CV` in its number, as in `{}`",
            symbol.text
        ),
    ) else {
        return true;
    };
    let right = format!("{}/{}-…", symbol.number, symbol.organ);
    let finding = finding.need(format!("`{right}`"), format!("`{right}`")).hint(
        format!("Đối chiếu với bản được dẫn; công văn ghi cơ quan rồi bộ phận soạn thảo, như `{right}`."),
        format!("Compare the document cited; a letter has the organ, then the drafting unit, as `{right}`."),
    );
    push(review, mention, finding);
    true
}

#[cfg(test)]
mod tests {
    use super::{is_new, organ_system};
    use crate::directive::organ::System;
    use chrono::NaiveDate;

    #[test]
    fn an_organ_is_told_by_its_name() {
        let party = Some(System::Party);
        assert_eq!(organ_system("Ban Thường vụ Đảng ủy phường"), party);
        assert_eq!(organ_system("Bộ Chính trị"), party);
        assert_eq!(organ_system("Đảng uỷ phường"), party);
        assert_eq!(organ_system("Chi bộ Văn phòng"), party);
        let state = Some(System::State);
        assert_eq!(organ_system("Uỷ ban nhân dân phường"), state);
        assert_eq!(organ_system("Thủ tướng Chính phủ"), Some(System::State));
        assert_eq!(organ_system("Ban Thường vụ Tỉnh đoàn"), None);
        assert_eq!(organ_system(""), None);
    }

    #[test]
    fn a_standard_counts_from_its_first_day() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
        assert!(is_new(day(27), day(27)));
        assert!(!is_new(day(26), day(27)));
    }
}
