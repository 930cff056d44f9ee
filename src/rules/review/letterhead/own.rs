//! The issuing organ's own name and symbol: the name in full, a committee's and not its body's, a
//! commune committee's symbol.

use std::ops::Range;

use crate::directive::{Organ, Text};
use crate::finding::Finding;
use crate::rules::review::naming::{after, lower};
use crate::rules::review::{Review, Role, Rule};

/// The organ's name in full.
const NAME: Rule = Rule::both("P-ORG-NAME", "S-ORG-NAME");
/// The symbol that the guidance gives to the committees of communes.
const SYMBOL: Rule = Rule::party("P-ORG-SYMBOL");

/// Short forms of units within a name.
const UNITS: [(&str, &str); 3] = [("p.", "phường"), ("x.", "xã"), ("tp.", "thành phố")];

/// Short forms of State organs at the start of a name.
const ORGANS: [(&str, &str); 2] = [("ubnd", "Ủy ban nhân dân"), ("hđnd", "Hội đồng nhân dân")];

pub(super) fn check(review: &mut Review<'_>) {
    let directive = review.directive;
    for organ in directive.organs() {
        for line in header(organ) {
            short(review, line);
        }
        if review.is_party() {
            body(review, organ);
            symbol(review, organ);
        }
    }
    if !review.is_party() {
        signed(review);
    }
}

/// The lines of the letterhead that name the organ.
fn header(organ: &Organ) -> &[Text] {
    match organ.name_lines.as_slice() {
        [] => std::slice::from_ref(&organ.name),
        lines => lines,
    }
}

/// A short form in a name: where it stands, and the full words.
fn shortened(name: &str) -> Option<(Range<usize>, &'static str)> {
    let low = lower(name);
    let organ = ORGANS
        .iter()
        .find(|(short, _)| after(&low, short).is_some());
    if let Some((short, full)) = organ {
        return Some((0..short.len(), full));
    }
    UNITS.iter().find_map(|(short, full)| {
        let at = low.find(&format!(" {short}"))? + 1;
        let name = low.get(at + short.len()..)?.trim_start();
        let named = name.starts_with(char::is_alphanumeric);
        named.then_some((at..at + short.len(), *full))
    })
}

fn short(review: &mut Review<'_>, line: &Text) {
    let Some(at) = place(review, Role::OrganName, line) else {
        return;
    };
    let name = line.value.as_str();
    // A Party paper headed by a State organ has another fault.
    let found = shortened(name).filter(|(range, _)| range.start > 0 || !review.is_party());
    let Some((range, full)) = found else {
        return;
    };
    let Some(finding) = full_name(review, name, &range, full) else {
        return;
    };
    review.push_at(finding, at, &range);
}

/// `TM. UBND`: whom one signs for is the organ itself.
fn signed(review: &mut Review<'_>) {
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if piece.role != Role::Authority {
            continue;
        }
        let text = piece.text.value.as_str();
        let Some(behind) = ["TM. ", "TM."]
            .iter()
            .find_map(|form| text.strip_prefix(form))
        else {
            continue;
        };
        let start = text.len() - behind.len();
        let Some((range, full)) = shortened(behind).filter(|(range, _)| range.start == 0) else {
            continue;
        };
        let range = start..start + range.len();
        let Some(finding) = full_name(review, text, &range, full) else {
            return;
        };
        review.push_fix(finding, at, &range, full);
    }
}

/// What is said about a short form.
fn full_name(review: &Review<'_>, name: &str, range: &Range<usize>, full: &str) -> Option<Finding> {
    let written = name.get(range.clone()).unwrap_or(name);
    let finding = review.finding(
        NAME,
        &format!("tên cơ quan ban hành viết tắt `{written}`"),
        &format!("the issuing organ's name is shortened: `{written}`"),
    )?;
    Some(finding.need(format!("`{full}`"), format!("`{full}`")).hint(
        format!("Viết đầy đủ: `{full}`."),
        format!("Write it in full: `{full}`."),
    ))
}

/// Where a text of an organ stands among the texts.
fn place(review: &Review<'_>, role: Role, text: &Text) -> Option<usize> {
    let mut texts = review.texts.iter();
    texts.position(|piece| piece.role == role && std::ptr::eq(piece.text, text))
}

/// A Party body (`Đảng bộ`) is led by its committee, which issues its papers; its congress has lines
/// of its own in the letterhead.
fn body(review: &mut Review<'_>, organ: &Organ) {
    let Some(line) = header(organ).first() else {
        return;
    };
    let low = lower(&line.value);
    let Some(rest) = after(&low, "đảng bộ") else {
        return;
    };
    let right = committee_of(rest);
    let Some(finding) = review.finding(
        NAME,
        "cơ quan ban hành ghi `Đảng bộ …`; văn bản là của cấp ủy",
        "the issuing organ is written `Đảng bộ …`; papers are the committee's",
    ) else {
        return;
    };
    let finding = finding
        .need(format!("`{right}`"), format!("`{right}`"))
        .hint(
            format!(
                "Ghi tên cấp ủy: `{right}`; văn bản của đại hội thì ghi `Đại hội …` ở `dong_ten`."
            ),
            format!("Write the committee: `{right}`; a congress writes `Đại hội …` in `dong_ten`."),
        );
    review.push(finding.at(&organ.file, line.span));
}

/// The committee of a Party body.
fn committee_of(body: &str) -> &'static str {
    let pairs = [
        ("tỉnh", "Tỉnh ủy …"),
        ("thành phố", "Thành ủy …"),
        ("phường", "Đảng ủy phường …"),
        ("xã", "Đảng ủy xã …"),
        ("đặc khu", "Đảng ủy đặc khu …"),
    ];
    let found = pairs.iter().find(|(unit, _)| after(body, unit).is_some());
    found.map_or("Đảng ủy …", |(_, committee)| committee)
}

/// `ĐU` is the symbol of every committee of a commune, a ward, a special zone.
fn symbol(review: &mut Review<'_>, organ: &Organ) {
    let name = lower(&organ.name.value);
    let commune = after(&name, "đảng ủy").is_some_and(|rest| {
        let mut units = ["phường", "xã", "đặc khu"].iter();
        units.any(|unit| after(rest, unit).is_some())
    });
    let Some(symbol) = organ.symbol.as_ref().filter(|_| commune) else {
        return;
    };
    // What is no symbol at all is told already.
    if symbol.value == "ĐU" || super::unfit(&symbol.value, review.standard).is_some() {
        return;
    }
    let Some(finding) = review.finding(
        SYMBOL,
        &format!(
            "ký hiệu của đảng ủy xã, phường, đặc khu là `ĐU`, hồ sơ ghi `{}`",
            symbol.value
        ),
        &format!(
            "the symbol of a commune's committee is `ĐU`; the profile says `{}`",
            symbol.value
        ),
    ) else {
        return;
    };
    let finding = finding
        .need("`ĐU`", "`ĐU`")
        .hint("Ghi `ky_hieu: ĐU`.", "Write `ky_hieu: ĐU`.");
    review.push(finding.at(&organ.file, symbol.span));
}

#[cfg(test)]
mod tests {
    use super::{committee_of, shortened};

    #[test]
    fn short_forms_are_seen_where_they_stand() {
        let found = |name: &'static str| {
            let (range, full) = shortened(name)?;
            Some((name.get(range)?, full))
        };
        assert_eq!(
            found("UBND phường Bình Sơn"),
            Some(("UBND", "Ủy ban nhân dân"))
        );
        assert_eq!(found("Đảng ủy P. Bình Sơn"), Some(("P.", "phường")));
        assert_eq!(found("Thành đoàn TP.Huế"), Some(("TP.", "thành phố")));
        for right in [
            "Ủy ban nhân dân phường Bình Sơn",
            "Văn phòng HĐND và UBND",
            "Công ty X.",
            "Đảng ủy phường Bình Sơn",
        ] {
            assert_eq!(found(right), None, "{right}");
        }
    }

    #[test]
    fn a_body_has_its_committee() {
        assert_eq!(committee_of("tỉnh quảng ninh"), "Tỉnh ủy …");
        assert_eq!(committee_of("phường bình sơn"), "Đảng ủy phường …");
        assert_eq!(committee_of("bộ y tế"), "Đảng ủy …");
    }
}
