//! District bodies abolished on 01/7/2025.

use std::ops::Range;

use chrono::NaiveDate;

use super::naming::lower;
use super::{Review, Role, Rule};

/// No district body acts or receives in a paper from 01/7/2025 on.
const DISTRICT: Rule = Rule::both("P-DISTRICT", "S-DISTRICT");

/// The first day without district bodies.
const ABOLISHED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 7, 1);

/// The districts by their common noun; `thị` stands in `thị xã` and `thị ủy`.
const DISTRICTS: [&str; 3] = ["huyện", "quận", "thị"];

/// The last word of what a district had of its own: `UBND`, `Ủy ban nhân dân`, `công an`,
/// `chỉ huy quân sự`, `Mặt trận Tổ quốc (Việt Nam)`. Each with the word before it, where it matters.
const BODIES: [(&str, &str); 11] = [
    ("", "ubnd"),
    ("", "hđnd"),
    ("", "mttq"),
    ("", "ubmttq"),
    ("nhân", "dân"),
    ("đảng", "bộ"),
    ("công", "an"),
    ("quân", "sự"),
    ("tổ", "quốc"),
    ("việt", "nam"),
    ("", "cấp"),
];

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(DISTRICT) || review.directive.date() < ABOLISHED {
        return;
    }
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        let text = piece.text.value.as_str();
        let named = if acts_or_receives(piece.role) {
            district(text)
        } else if matches!(piece.role, Role::Task | Role::Prose) {
            assigned(text)
        } else {
            None
        };
        if let Some(range) = named.filter(|range| !is_past(text, range)) {
            report(review, at, &range);
        }
    }
}

/// Words between `Giao` and the last words of a body's name.
const BEFORE_BODY: [&str; 8] = [
    "",
    "Ủy ban ",
    "Uỷ ban ",
    "Chủ tịch ",
    "Chủ tịch Ủy ban ",
    "Ban Thường vụ ",
    "Văn phòng ",
    "Ban Chỉ huy ",
];

/// The district body that a sentence gives a task to: `Giao Công an huyện …`.
fn assigned(text: &str) -> Option<Range<usize>> {
    const CUE: &str = "Giao ";
    text.match_indices(CUE).find_map(|(at, _)| {
        let before = text.get(..at)?.trim_end();
        let begins = before.is_empty() || before.ends_with(['.', ';', ':', '-', '+', '*', '\n']);
        let from = at + CUE.len();
        let found = district(text.get(from..)?)?;
        let range = from + found.start..from + found.end;
        let between = text.get(from..range.start)?;
        (begins && BEFORE_BODY.contains(&between)).then_some(range)
    })
}

/// Words before `nguyên` that make it part of another word: `Tài nguyên`, `Thái Nguyên`.
const OTHER_NGUYEN: [&str; 4] = ["tài", "thái", "tây", "thảo"];

/// Whether the text says itself that the body is one of the past: `UBND huyện Bình Sơn cũ`, `nguyên
/// Bí thư Huyện ủy`.
fn is_past(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    let clause = before.rsplit([',', ';', '.']).next().unwrap_or("");
    let mut last = "";
    let former = clause.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let other = OTHER_NGUYEN.iter().any(|part| same(last, part));
        last = word;
        same(word, "cựu") || (same(word, "nguyên") && !other)
    });
    let clause = after.split([',', ';', '.']).next().unwrap_or("");
    let mut later = clause.split(|c: char| !c.is_alphanumeric()).take(6);
    former || later.any(|word| same(word, "cũ")) || clause.contains("trước đây")
}

/// Citations, grounds and prose may name a district body of the past; these may not.
fn acts_or_receives(role: Role) -> bool {
    matches!(
        role,
        Role::Unit
            | Role::With
            | Role::TaskDetail
            | Role::Recipient
            | Role::Addressee
            | Role::Superior
            | Role::OrganName
    )
}

fn report(review: &mut Review<'_>, at: usize, range: &Range<usize>) {
    let text = &review.texts[at].text.value;
    let range = &(whole(text, range.start)..range.end);
    let named = text.get(range.clone()).unwrap_or(text);
    let Some(finding) = review.finding(
        DISTRICT,
        &format!("`{named}`: từ 01/7/2025 không còn cơ quan cấp huyện"),
        &format!("`{named}`: there are no district bodies since 01/7/2025"),
    ) else {
        return;
    };
    let finding = finding
        .need(
            "cơ quan cấp tỉnh hoặc cấp xã đang làm việc này",
            "the provincial or communal body that does this now",
        )
        .hint(
            "Ghi tên cơ quan của xã, phường, đặc khu hoặc của tỉnh, thành phố thay cho cơ quan cấp huyện.",
            "Write the body of the commune, ward, special zone or of the province instead of the district's.",
        );
    review.push_at(finding, at, range);
}

/// First words of the bodies that are known by their last ones: `Ủy ban` of `nhân dân`.
const FIRST: [&str; 3] = ["ủy ban ", "hội đồng ", "ban chỉ huy "];

/// Where a body's name begins whose last words begin at `start`.
fn whole(text: &str, start: usize) -> usize {
    let before = lower(text.get(..start).unwrap_or(""));
    let first = FIRST.iter().find(|words| before.ends_with(**words));
    first.map_or(start, |words| start - words.len())
}

/// Where the first district body stands in a text: `Huyện ủy`, `UBND các quận`, `cấp huyện`.
fn district(text: &str) -> Option<Range<usize>> {
    let mut before: [Option<(usize, &str)>; 2] = [None, None];
    let mut from = 0;
    while let Some((start, word)) = next_word(text, from) {
        let end = start + word.len();
        from = end;
        if DISTRICTS.iter().any(|noun| same(word, noun)) {
            let follows = next_word(text, end).map_or("", |(_, next)| next);
            if same(follows, "ủy") || same(follows, "uỷ") {
                let length = text.get(end..)?.find(follows)? + follows.len();
                return Some(start..end + length);
            }
            if !same(word, "thị") || same(follows, "xã") {
                let end = if same(word, "thị") {
                    end + text.get(end..)?.find(follows)? + follows.len()
                } else {
                    end
                };
                if let Some(body) = body(before) {
                    return Some(body..end);
                }
            }
        }
        // `UBND các quận`, `UBND quận, huyện`: what stands before counts on.
        if !same(word, "các") && !same(word, "của") {
            before = [before[1], Some((start, word))];
        }
    }
    None
}

/// Where the body named by the last two words begins; none when they name no district body.
fn body(before: [Option<(usize, &str)>; 2]) -> Option<usize> {
    let [first, last] = before;
    let (start, word) = last?;
    BODIES.iter().find_map(|(earlier, name)| {
        if !same(word, name) {
            return None;
        }
        if earlier.is_empty() {
            return Some(start);
        }
        first.and_then(|(start, other)| same(other, earlier).then_some(start))
    })
}

/// The next run of letters from `from` on, with its place.
fn next_word(text: &str, from: usize) -> Option<(usize, &str)> {
    let rest = text.get(from..)?;
    let start = from + rest.find(char::is_alphanumeric)?;
    let rest = text.get(start..)?;
    let end = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    Some((start, rest.get(..end)?))
}

/// Whether a word is `lower` in any capitals.
fn same(word: &str, lower: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

#[cfg(test)]
mod tests {
    use super::{assigned, district, is_past, whole};

    #[test]
    fn a_body_is_named_whole() {
        let named = |text: &'static str| {
            let range = district(text)?;
            text.get(whole(text, range.start)..range.end)
        };
        assert_eq!(
            named("Uỷ ban nhân dân quận Long Biên"),
            Some("Uỷ ban nhân dân quận")
        );
        assert_eq!(
            named("Hội đồng nhân dân huyện"),
            Some("Hội đồng nhân dân huyện")
        );
        assert_eq!(named("Công an huyện"), Some("Công an huyện"));
        assert_eq!(named("Đảng bộ quận Hà Đông"), Some("Đảng bộ quận"));
        assert_eq!(named("Đảng bộ Quân sự tỉnh"), None);
    }

    fn found(text: &str) -> Option<&str> {
        district(text).and_then(|range| text.get(range))
    }

    #[test]
    fn finds_what_a_district_had() {
        assert_eq!(found("Ban Thường vụ Huyện ủy"), Some("Huyện ủy"));
        assert_eq!(found("BAN TỔ CHỨC QUẬN UỶ"), Some("QUẬN UỶ"));
        assert_eq!(found("UBND các huyện, thị xã"), Some("UBND các huyện"));
        assert_eq!(found("Ủy ban nhân dân thị xã"), Some("nhân dân thị xã"));
        assert_eq!(found("Chủ tịch UBND cấp huyện"), Some("cấp huyện"));
        assert_eq!(found("Công an huyện Bình Sơn"), Some("Công an huyện"));
    }

    #[test]
    fn a_sentence_may_give_a_task_to_a_body() {
        let given = |text: &'static str| assigned(text).and_then(|range| text.get(range));
        assert_eq!(given("Giao Công an huyện rà soát."), Some("Công an huyện"));
        assert_eq!(
            given("Xong sớm. Giao Chủ tịch UBND quận Bình Sơn rà soát"),
            Some("UBND quận")
        );
        assert_eq!(given("Giao Ủy ban nhân dân huyện"), Some("nhân dân huyện"));
        for text in [
            "Đã giao Công an huyện rà soát năm 2024.",
            "Giao Công an phường nhận hồ sơ của Công an huyện.",
            "Giao ban Công an huyện",
            "Giao Văn phòng lập danh mục hồ sơ của UBND huyện",
        ] {
            assert_eq!(given(text), None, "{text}");
        }
    }

    #[test]
    fn a_body_of_the_past_is_told_from_one_that_acts() {
        let past = |text| district(text).is_some_and(|range| is_past(text, &range));
        for text in [
            "UBND huyện Bình Sơn cũ",
            "UBND huyện Bình Sơn (cũ)",
            "Nguyên Bí thư Huyện ủy Bình Sơn",
            "cựu cán bộ Công an huyện",
            "UBND huyện trước đây",
        ] {
            assert!(past(text), "{text}");
        }
        assert!(!past("UBND huyện Bình Sơn, hồ sơ cũ"));
        assert!(!past("Phòng Tài nguyên và Công an huyện"));
        assert!(!past("Nguyên Chánh Văn phòng, Công an huyện"));
        assert!(!past("Công an huyện Bình Sơn"));
    }

    #[test]
    fn passes_what_still_is() {
        assert_eq!(found("Đảng ủy phường Bình Sơn"), None);
        assert_eq!(found("UBND phường Bình Sơn"), None);
        assert_eq!(found("Thành ủy, Tỉnh ủy"), None);
        assert_eq!(found("Công an xã, Công an đô thị"), None);
        assert_eq!(found("Trường THPT huyện Bình Sơn"), None);
        assert_eq!(found("UBND siêu thị"), None);
    }
}
