//! The two names at the left of a Party letterhead: the superior's and the issuing organ's.

use crate::directive::{Organ, Text};
use crate::rules::review::naming::{COMMITTEES, after, begins, lower};
use crate::rules::review::{Review, Rule};

/// `Đảng bộ …` above a committee, the committee's own name above its advisory organ.
const SUPERIOR: Rule = Rule::party("P-ORG-SUP");
/// Ban Thường vụ, Ban Chấp hành as the organ of the letterhead.
const BUREAU: Rule = Rule::party("P-SIG-BTV");

/// Organs that serve a committee, whose letterhead bears the committee's name above theirs.
const ADVISORY: [&str; 11] = [
    "văn phòng",
    "ban tổ chức",
    "ban tuyên giáo",
    "ban dân vận",
    "ban nội chính",
    "ban chính sách",
    "ban xây dựng đảng",
    "ủy ban kiểm tra",
    "ban chỉ đạo",
    "tiểu ban",
    "trung tâm chính trị",
];

/// Parts of a committee that issue under the committee's name.
const BUREAUS: [&str; 3] = ["ban thường vụ", "ban chấp hành", "thường trực"];

pub(super) fn check(review: &mut Review<'_>) {
    if !review.is_party() {
        return;
    }
    let directive = review.directive;
    for organ in directive.organs() {
        bureau(review, organ);
        superior(review, organ);
        office(review, organ);
    }
}

fn bureau(review: &mut Review<'_>, organ: &Organ) {
    let names = organ.superior.iter().chain([&organ.name]);
    for name in names.chain(&organ.name_lines) {
        let low = lower(&name.value);
        let Some(words) = begins(&low, &BUREAUS) else {
            continue;
        };
        if low.contains("trung ương") {
            continue;
        }
        let written = name.value.get(..words.len()).unwrap_or(&name.value);
        let Some(finding) = review.finding(
            BUREAU,
            &format!("đầu trang ghi `{written}`; văn bản của {written} vẫn mang tên cấp ủy"),
            &format!("the letterhead says `{written}`; its documents bear the committee's name"),
        ) else {
            return;
        };
        let finding = finding.hint(
            "Ghi tên cấp ủy, như `Đảng ủy phường …`, `Tỉnh ủy …`; Ban Thường vụ ghi ở phần ký: `quyen_han: T/M Ban Thường vụ`.",
            "Write the committee's name, as `Đảng ủy phường …`, `Tỉnh ủy …`; the bureau stands in the signature: `quyen_han: T/M Ban Thường vụ`.",
        );
        review.push(finding.at(&organ.file, name.span));
    }
}

fn superior(review: &mut Review<'_>, organ: &Organ) {
    let name = lower(&organ.name.value);
    let Some(superior) = &organ.superior else {
        return lonely(review, organ, &name);
    };
    let above = lower(&superior.value);
    let committee = begins(&name, &COMMITTEES).is_some() || after(&name, "chi bộ").is_some();
    let right = if committee {
        body_above(&above)
    } else if begins(&name, &ADVISORY).is_some() {
        committee_above(&above)
    } else {
        None
    };
    let Some(right) = right else {
        return;
    };
    let (vi, en) = if committee {
        (
            "dòng trên tên cấp ủy ghi `Đảng bộ …`, không ghi tên cấp ủy cấp trên",
            "above a committee stands `Đảng bộ …`, not the name of the superior committee",
        )
    } else {
        (
            "dòng trên tên cơ quan tham mưu ghi tên cấp ủy, không ghi `Đảng bộ …`",
            "above an advisory organ stands the committee's name, not `Đảng bộ …`",
        )
    };
    if let Some(finding) = review.finding(SUPERIOR, vi, en) {
        let finding = finding
            .need(format!("`{right}`"), format!("`{right}`"))
            .hint(
                format!("Ghi `cap_tren: {right}` với tên riêng của cấp trên."),
                format!("Write `cap_tren: {right}` with the superior's own name."),
            );
        review.push(finding.at(&organ.file, superior.span));
    }
}

/// A committee of a commune or a chi bộ has a superior line.
fn lonely(review: &mut Review<'_>, organ: &Organ, name: &str) {
    let needs = [
        "đảng ủy phường",
        "đảng ủy xã",
        "đảng ủy đặc khu",
        "quận ủy",
        "huyện ủy",
        "chi bộ",
    ];
    if begins(name, &needs).is_none() {
        return;
    }
    if let Some(finding) = review.finding(
        SUPERIOR,
        "chưa có dòng cấp trên `Đảng bộ …` trên tên cơ quan",
        "there is no superior line `Đảng bộ …` above the organ's name",
    ) {
        let finding = finding.hint(
            "Ghi `cap_tren: Đảng bộ …` trong hồ sơ cơ quan, như `Đảng bộ thành phố …`.",
            "Write `cap_tren: Đảng bộ …` in the organ's profile, as `Đảng bộ thành phố …`.",
        );
        review.push(finding.at(&organ.file, organ.name.span));
    }
}

/// What stands above a committee instead of the superior committee's name.
fn body_above(above: &str) -> Option<String> {
    let right = match begins(above, &COMMITTEES)? {
        "tỉnh ủy" => "Đảng bộ tỉnh …",
        "thành ủy" => "Đảng bộ thành phố …",
        "quận ủy" => "Đảng bộ quận …",
        "huyện ủy" => "Đảng bộ huyện …",
        "thị ủy" => "Đảng bộ thị xã …",
        _ => match begins(after(above, "đảng ủy")?, &["phường", "xã", "đặc khu"]) {
            Some(unit) => return Some(format!("Đảng bộ {unit} …")),
            None => "Đảng bộ …",
        },
    };
    Some(right.to_owned())
}

/// What stands above an advisory organ instead of `Đảng bộ …`.
fn committee_above(above: &str) -> Option<String> {
    let unit = after(above, "đảng bộ")?;
    let pairs = [
        ("tỉnh", "Tỉnh ủy"),
        ("thành phố", "Thành ủy"),
        ("quận", "Quận ủy"),
        ("huyện", "Huyện ủy"),
        ("phường", "Đảng ủy phường"),
        ("xã", "Đảng ủy xã"),
        ("đặc khu", "Đảng ủy đặc khu"),
    ];
    let found = pairs
        .iter()
        .find(|(unit_word, _)| after(unit, unit_word).is_some());
    Some(format!("{} …", found.map_or("Đảng ủy", |(_, name)| name)))
}

/// `Văn phòng` alone stands below the committee's name: the name is not said twice.
fn office(review: &mut Review<'_>, organ: &Organ) {
    let Some(superior) = &organ.superior else {
        return;
    };
    if begins(&lower(&superior.value), &COMMITTEES).is_none() {
        return;
    }
    let header: &[Text] = match organ.name_lines.as_slice() {
        [] => std::slice::from_ref(&organ.name),
        lines => lines,
    };
    let Some(line) = header.iter().find(|line| twice(&line.value)) else {
        return;
    };
    if let Some(finding) = review.finding(
        SUPERIOR,
        "tên cấp ủy đã ở dòng trên, dòng dưới chỉ ghi `Văn phòng`",
        "the committee stands in the line above; the line below says `Văn phòng` only",
    ) {
        let finding = finding.hint(
            "Giữ `ten` để dùng trong câu và thêm `dong_ten: [Văn phòng]` cho đầu trang.",
            "Keep `ten` for sentences and add `dong_ten: [Văn phòng]` for the letterhead.",
        );
        review.push(finding.at(&organ.file, line.span));
    }
}

/// `Văn phòng Đảng ủy`, `Văn phòng Tỉnh ủy`.
fn twice(name: &str) -> bool {
    let low = lower(name);
    after(&low, "văn phòng").is_some_and(|rest| begins(rest, &COMMITTEES).is_some())
}

#[cfg(test)]
mod tests {
    use super::{body_above, committee_above, twice};

    #[test]
    fn a_committee_has_a_dang_bo_above_it() {
        let above = |name| body_above(name).unwrap_or_default();
        assert_eq!(above("tỉnh ủy quảng ninh"), "Đảng bộ tỉnh …");
        assert_eq!(above("đảng ủy phường bình sơn"), "Đảng bộ phường …");
        assert_eq!(above("đảng ủy bộ y tế"), "Đảng bộ …");
        assert_eq!(above("đảng bộ tỉnh quảng ninh"), "");
    }

    #[test]
    fn an_advisory_organ_has_its_committee_above_it() {
        let above = |name| committee_above(name).unwrap_or_default();
        assert_eq!(above("đảng bộ tỉnh quảng ninh"), "Tỉnh ủy …");
        assert_eq!(above("đảng bộ phường bình sơn"), "Đảng ủy phường …");
        assert_eq!(above("đảng bộ bộ y tế"), "Đảng ủy …");
        assert_eq!(above("tỉnh ủy quảng ninh"), "");
    }

    #[test]
    fn the_committee_is_named_once() {
        assert!(twice("Văn phòng Đảng uỷ"));
        assert!(!twice("VĂN PHÒNG"));
        assert!(!twice("Văn phòng Trung ương Đảng"));
    }
}
