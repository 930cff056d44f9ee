//! The place before the date: a proper name, with the unit's word only where the clause wants it.

use crate::rules::review::naming::lower;
use crate::rules::review::{Review, Role, Rule};

/// A comma or the word of the date typed with the place.
const COMMA: Rule = Rule::both("P-DATE-COMMA", "S-DATE-COMMA");
/// The word of the unit (`Phường …`) is there where it must be and nowhere else.
const UNIT: Rule = Rule::both("P-PLACE", "S-PLACE");

/// Words of administrative units, in small letters, with their short forms.
const UNITS: [&str; 16] = [
    "phường ",
    "xã ",
    "đặc khu ",
    "thị trấn ",
    "quận ",
    "huyện ",
    "thị xã ",
    "tỉnh ",
    "thành phố ",
    "tp. ",
    "tp ",
    "tp.",
    "đk ",
    "đk. ",
    "p.",
    "x.",
];

/// Persons after whom many communes are called.
const PERSONS: [&str; 45] = [
    "an dương vương",
    "bà triệu",
    "bùi thị xuân",
    "chu văn an",
    "điện biên phủ",
    "đinh tiên hoàng",
    "hà huy tập",
    "hai bà trưng",
    "hồ chí minh",
    "hoàng diệu",
    "hoàng hoa thám",
    "hoàng văn thụ",
    "lê chân",
    "lê đại hành",
    "lê hồng phong",
    "lê lợi",
    "lê quý đôn",
    "lê thánh tông",
    "lý thái tổ",
    "lý thường kiệt",
    "lý tự trọng",
    "minh khai",
    "ngô gia tự",
    "ngô quyền",
    "nguyễn bỉnh khiêm",
    "nguyễn du",
    "nguyễn huệ",
    "nguyễn thái học",
    "nguyễn trãi",
    "nguyễn trung trực",
    "nguyễn văn cừ",
    "nguyễn văn linh",
    "phan bội châu",
    "phan chu trinh",
    "phan đình phùng",
    "quang trung",
    "tô hiệu",
    "trần hưng đạo",
    "trần nguyên hãn",
    "trần phú",
    "trần quang khải",
    "trần quốc toản",
    "trưng vương",
    "trương định",
    "võ thị sáu",
];

/// Surnames with which a name of several syllables may be a person's.
const SURNAMES: [&str; 34] = [
    "an", "bà", "bùi", "cao", "chu", "đặng", "đào", "đinh", "đỗ", "đoàn", "dương", "hà", "hai",
    "hồ", "hoàng", "huỳnh", "lê", "lương", "lưu", "lý", "mai", "mạc", "ngô", "nguyễn", "phạm",
    "phan", "phùng", "quang", "tạ", "tô", "trần", "trưng", "trương", "võ",
];

/// Former provinces and towns whose first syllable is a surname too.
const PLACES: [&str; 10] = [
    "an khê",
    "an nhơn",
    "cao lãnh",
    "hà đông",
    "hà giang",
    "hà nam",
    "hà tây",
    "hà tiên",
    "hoàng mai",
    "mai châu",
];

/// The provinces and cities since 01/7/2025.
const PROVINCES: [&str; 34] = [
    "an giang",
    "bắc ninh",
    "cà mau",
    "cần thơ",
    "cao bằng",
    "đà nẵng",
    "đắk lắk",
    "điện biên",
    "đồng nai",
    "đồng tháp",
    "gia lai",
    "hà nội",
    "hà tĩnh",
    "hải phòng",
    "hồ chí minh",
    "huế",
    "hưng yên",
    "khánh hòa",
    "lai châu",
    "lâm đồng",
    "lạng sơn",
    "lào cai",
    "nghệ an",
    "ninh bình",
    "phú thọ",
    "quảng ngãi",
    "quảng ninh",
    "quảng trị",
    "sơn la",
    "tây ninh",
    "thái nguyên",
    "thanh hóa",
    "tuyên quang",
    "vĩnh long",
];

pub(super) fn check(review: &mut Review<'_>) {
    for at in 0..review.texts.len() {
        if review.texts[at].role == Role::Place && !commas(review, at) {
            units(review, at);
        }
    }
}

/// Whether the place bears what the program prints behind it.
fn commas(review: &mut Review<'_>, at: usize) -> bool {
    let place = review.texts[at].text.value.as_str();
    let Some(start) = tail(place) else {
        return false;
    };
    let Some(finding) = review.finding(
        COMMA,
        "dấu phẩy và ngày sau địa danh do chương trình tự in",
        "the program prints the comma and the date behind the place",
    ) else {
        return false;
    };
    let name = place.get(..start).unwrap_or(place);
    let finding = finding.hint(
        format!("Chỉ ghi tên: `dia_danh: {name}`."),
        format!("Write the name only: `dia_danh: {name}`."),
    );
    review.push_fix(finding, at, &(start..place.len()), "");
    true
}

/// Where in a place begins what is no name: a comma at its end, the date.
fn tail(place: &str) -> Option<usize> {
    let low = lower(place);
    let date = low.find(", ngày").or_else(|| low.find(" ngày"));
    let end = date.unwrap_or(place.len());
    let name = place.get(..end)?.trim_end_matches([',', ';', ' ']);
    (name.len() < place.len() && !name.is_empty()).then_some(name.len())
}

fn units(review: &mut Review<'_>, at: usize) {
    let piece = review.texts[at];
    let party = review.is_party();
    let place = lower(&piece.text.value);
    let organ = review.directive.organs().find(|organ| {
        let place = organ.place.as_ref();
        place.is_some_and(|place| std::ptr::eq(place, piece.text))
    });
    let organ = organ
        .map(|organ| lower(&organ.name.value))
        .unwrap_or_default();
    let Some(fault) = fault(&place, &organ, party) else {
        return;
    };
    let written = &piece.text.value;
    let (vi, en, right) = match fault {
        Fault::Missing(reason, reason_en) => (
            format!("địa danh `{written}` {reason}, phải có chữ chỉ đơn vị hành chính"),
            format!("the place `{written}` {reason_en}; the word of its unit must stand before it"),
            format!("{} {written}", unit_of(&organ, &place)),
        ),
        Fault::Short => (
            format!("địa danh `{written}` viết tắt chữ chỉ đơn vị hành chính"),
            format!("the word of the unit is shortened in the place `{written}`"),
            format!(
                "{} {}",
                in_full(&place).unwrap_or_default(),
                named(written, &place)
            ),
        ),
        Fault::Needless => (
            format!("địa danh `{written}` không cần chữ chỉ đơn vị hành chính"),
            format!("the place `{written}` needs no word of its unit"),
            named(written, &place).to_owned(),
        ),
    };
    let Some(finding) = review.finding(UNIT, &vi, &en) else {
        return;
    };
    let finding = finding.hint(
        format!("Ghi `dia_danh: {right}`."),
        format!("Write `dia_danh: {right}`."),
    );
    review.push_at(finding, at, &(0..written.len()));
}

/// What is wrong with a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The unit's word is missing, with the reason for it.
    Missing(&'static str, &'static str),
    /// The unit's word is there for no reason.
    Needless,
    /// The unit's word is needed and shortened.
    Short,
}

/// The unit whose word is shortened; `TP`, `ĐK` may be.
fn in_full(place: &str) -> Option<&'static str> {
    let units = [("p.", "Phường"), ("x.", "Xã")];
    let unit = units.iter().find(|(short, _)| place.starts_with(short));
    unit.map(|(_, unit)| *unit)
}

/// The name behind the unit's word as it is written.
fn named<'a>(written: &'a str, place: &str) -> &'a str {
    let name = bare(place).and_then(|name| written.get(written.len() - name.len()..));
    name.unwrap_or(written)
}

/// The name behind the unit's word.
fn bare(place: &str) -> Option<&str> {
    UNITS
        .iter()
        .find_map(|unit| place.strip_prefix(unit))
        .map(str::trim_start)
}

/// The fault of a place (in small letters) of an organ. Persons and numbers want the unit's word in
/// both systems, names of one syllable and those of the province in Party papers only; only there
/// is the word a fault where it is not wanted.
fn fault(place: &str, organ: &str, party: bool) -> Option<Fault> {
    if let Some(name) = bare(place) {
        let first = name.split(' ').next()?;
        let surname = SURNAMES.contains(&first) && !PLACES.contains(&name);
        let person = PERSONS.contains(&name) || surname;
        let numbered = !name.is_empty() && name.chars().all(char::is_numeric);
        if (PERSONS.contains(&name) || numbered) && in_full(place).is_some() {
            return Some(Fault::Short);
        }
        let needless = party
            && name.contains(' ')
            && !person
            && !name.contains(|c: char| c.is_numeric())
            && !PROVINCES.contains(&name);
        return needless.then_some(Fault::Needless);
    }
    if PERSONS.contains(&place) {
        return Some(Fault::Missing(
            "là tên người hoặc sự kiện",
            "is a person's or an event's",
        ));
    }
    if !place.is_empty() && place.chars().all(char::is_numeric) {
        return Some(Fault::Missing("là số", "is a number"));
    }
    if !party {
        return None;
    }
    if place.chars().all(char::is_alphabetic) && place.chars().nth(1).is_some() {
        return Some(Fault::Missing("chỉ có một âm tiết", "has one syllable"));
    }
    let commune = ["phường", "xã", "đặc khu"];
    let same = |unit: &&str| {
        let before = organ.strip_suffix(place).map(str::trim_end);
        before.is_some_and(|before| before.ends_with(*unit))
    };
    (PROVINCES.contains(&place) && commune.iter().any(same)).then_some(Fault::Missing(
        "trùng tên tỉnh, thành phố",
        "is the province's name too",
    ))
}

/// The word of the unit that stands before the place in the organ's name.
fn unit_of(organ: &str, place: &str) -> &'static str {
    let before = organ.split(place).next().unwrap_or("").trim_end();
    let units = [
        ("phường", "Phường"),
        ("đặc khu", "Đặc khu"),
        ("thị xã", "Thị xã"),
        ("xã", "Xã"),
        ("quận", "Quận"),
        ("huyện", "Huyện"),
        ("thành phố", "Thành phố"),
        ("tỉnh", "Tỉnh"),
    ];
    let found = units.iter().find(|(unit, _)| before.ends_with(unit));
    match found {
        Some((_, unit)) => unit,
        None if organ.starts_with("thành ủy") => "Thành phố",
        None if organ.starts_with("quận ủy") => "Quận",
        None if organ.starts_with("huyện ủy") => "Huyện",
        None => "Phường",
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, fault, tail, unit_of};

    #[test]
    fn the_comma_and_the_date_are_no_part_of_the_place() {
        assert_eq!(tail("Bình Sơn,"), Some("Bình Sơn".len()));
        assert_eq!(tail("Bình Sơn, ngày"), Some("Bình Sơn".len()));
        assert_eq!(tail("Bình Sơn ngày   tháng"), Some("Bình Sơn".len()));
        assert_eq!(tail("Bình Sơn"), None);
        assert_eq!(tail("TP. Huế"), None);
    }

    #[test]
    fn the_unit_stands_where_it_must() {
        let party = |place, organ| fault(place, organ, true);
        let missing = |place, organ| matches!(party(place, organ), Some(Fault::Missing(..)));
        assert!(missing("huế", "thành ủy huế"));
        assert!(missing("ngô quyền", "đảng ủy phường ngô quyền"));
        assert!(missing("phú thọ", "đảng ủy phường phú thọ"));
        assert_eq!(party("phú thọ", "tỉnh ủy phú thọ"), None);
        assert_eq!(party("bình sơn", "đảng ủy phường bình sơn"), None);
        assert_eq!(party("a", "a"), None);
    }

    #[test]
    fn the_unit_stands_nowhere_else() {
        let party = |place| fault(place, "đảng ủy phường a", true);
        for needless in [
            "phường bình sơn",
            "p. bình sơn",
            "p.bình sơn",
            "phường hà đông",
        ] {
            assert_eq!(party(needless), Some(Fault::Needless), "{needless}");
        }
        for right in [
            "phường mẫu",
            "phường ngô quyền",
            "phường nguyễn văn a",
            "phường phú thọ",
            "phường 1",
            "thành phố hồ chí minh",
            "tp huế",
        ] {
            assert_eq!(party(right), None, "{right}");
        }
    }

    #[test]
    fn the_state_wants_it_for_persons_and_numbers_only() {
        let state = |place| fault(place, "ủy ban nhân dân phường a", false);
        assert!(matches!(state("ngô quyền"), Some(Fault::Missing(..))));
        assert!(matches!(state("1"), Some(Fault::Missing(..))));
        assert_eq!(state("p. ngô quyền"), Some(Fault::Short));
        assert_eq!(state("x. hồng phong"), None);
        for right in ["huế", "phú thọ", "phường bình sơn", "hà nội"] {
            assert_eq!(state(right), None, "{right}");
        }
    }

    #[test]
    fn the_unit_is_the_organs_own() {
        assert_eq!(unit_of("đảng ủy phường ngô quyền", "ngô quyền"), "Phường");
        assert_eq!(unit_of("thành ủy huế", "huế"), "Thành phố");
        assert_eq!(unit_of("ủy ban nhân dân quận 1", "1"), "Quận");
    }
}
