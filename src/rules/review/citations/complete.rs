//! What a citation says when a document is named for the first time, and its date.

use super::again::{Known, subject};
use super::types::kind_named;
use super::{Cited, Review, Role, dated, form};
use crate::directive::Ground;
use crate::directive::date::running;
use crate::directive::keys::directive as keys;
use crate::finding::Finding;
use crate::rules::review::Rule;

/// Number, date and organ where a document is named first.
pub(super) const COMPLETE: Rule = Rule::both("P-CITE", "S-CITE");
/// What is cited is not younger than the notice.
const DATE: Rule = Rule::any("D-CITE-DATE");

/// Kinds whose bases stand in a list of full citations. A notice may name them in a sentence, where
/// the subject is often told by what follows.
const TOLD: [&str; 2] = ["quyet-dinh", "nghi-quyet"];

/// What leads to a document that is carried out, with no organ that could have issued it.
const LEADS: [&str; 4] = ["thực hiện", "triển khai", "theo", "căn cứ"];

/// A ground in parts.
pub(super) fn ground(review: &mut Review<'_>, at: usize) {
    let directive = review.directive;
    let Some(ground) = directive.grounds.get(at) else {
        return;
    };
    ground_date(review, ground);
    // A key that could not be read is told already.
    let faulty = directive.written.get(keys::GROUNDS.key);
    let missing = missing(ground, TOLD.contains(&directive.kind.value.as_str()));
    if missing.is_empty() || faulty.is_some_and(|key| key.faulty) {
        return;
    }
    let vi: Vec<&str> = missing.iter().map(|(vi, ..)| *vi).collect();
    let en: Vec<&str> = missing.iter().map(|(_, en, _)| *en).collect();
    let keys: Vec<String> = missing.iter().map(|(.., key)| format!("`{key}`")).collect();
    let Some(finding) = review.finding(
        COMPLETE,
        &format!("căn cứ này chưa có {}", vi.join(", ")),
        &format!("this ground has no {}", en.join(", ")),
    ) else {
        return;
    };
    let keys = keys.join(", ");
    let finding = finding
        .need(
            "loại, số và ký hiệu, ngày, cơ quan ban hành",
            "type, number and symbol, date, issuing organ",
        )
        .hint(
            format!("Ghi thêm {keys} theo bản được dẫn."),
            format!("Add {keys} from the document cited."),
        );
    review.push(finding.at(&directive.file, ground.kind.span));
}

/// What a part is called in Vietnamese, in English, and its key.
type Part = (&'static str, &'static str, &'static str);

/// The parts that a ground should have and has not. A ground in one line, a law, the Party's
/// statutes, a resolution of a congress need none.
fn missing(ground: &Ground, told: bool) -> Vec<Part> {
    let subject = ground.subject.as_ref().map_or("", |s| s.value.as_str());
    let kind = ground.kind.value.as_str();
    if !is_in_parts(ground) || is_of_congress(kind, subject) {
        return Vec::new();
    }
    let numbered = kind_named(kind).is_some_and(|kind| kind.numbered);
    if !numbered && (ground.number.is_none() || is_statute(kind)) {
        return Vec::new();
    }
    let mut missing: Vec<Part> = Vec::new();
    if numbered && ground.number.is_none() {
        missing.push(("số và ký hiệu", "number", "so"));
    }
    if ground.date.is_none() {
        missing.push(("ngày", "date", "ngay"));
    }
    let organ_elsewhere = subject.starts_with("của ") || kind.contains(" của ");
    if ground.organ.is_none() && !organ_elsewhere {
        missing.push(("cơ quan ban hành", "issuing organ", "co_quan"));
    }
    let in_organ = ground
        .organ
        .as_ref()
        .is_some_and(|o| o.value.contains(" về "));
    if told && numbered && ground.subject.is_none() && !in_organ {
        missing.push(("trích yếu", "subject", "trich_yeu"));
    }
    missing
}

/// A ground that has more than its type.
pub(super) fn is_in_parts(ground: &Ground) -> bool {
    [
        ground.number.is_some(),
        ground.date.is_some(),
        ground.organ.is_some(),
        ground.subject.is_some(),
    ]
    .contains(&true)
}

/// A congress's own resolution is named by the congress. A plan about one is cited like any other.
fn is_of_congress(kind: &str, subject: &str) -> bool {
    let names = |text: &str| text.contains("Đại hội") || text.contains("đại hội");
    names(kind)
        || (kind_named(kind).is_some_and(|kind| kind.name == "Nghị quyết") && names(subject))
}

/// A law, an ordinance, statutes: cited by name.
fn is_statute(kind: &str) -> bool {
    ["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Điều lệ"]
        .iter()
        .any(|name| kind.starts_with(name))
}

/// A citation in running text: its date, if it is the first of its document, and not after the
/// notice's own. Headings, subjects and cells have no room for it.
pub(super) fn prose<'a>(
    review: &mut Review<'a>,
    at: usize,
    cited: &Cited<'a>,
    known: &mut Known<'a>,
) {
    prose_date(review, at, cited);
    let role = review.texts[at].role;
    let symbol = cited.symbol.text;
    let unit = dated::unit(cited.after);
    if !matches!(
        role,
        Role::Prose | Role::Task | Role::Proposal | Role::Ground
    ) || known.has(symbol, unit)
    {
        return;
    }
    let told = subject(cited.after).map(|(_, subject)| subject);
    known.add(symbol, unit, told);
    let (vi, en) = if !cited.is_dated() {
        ("ngày", "its date")
    } else if lacks_organ(cited) {
        ("cơ quan ban hành", "its issuing organ")
    } else {
        return;
    };
    let Some(finding) = review.finding(
        COMPLETE,
        &format!("dẫn `{symbol}` lần đầu mà chưa ghi {vi}"),
        &format!("`{symbol}` is cited for the first time without {en}"),
    ) else {
        return;
    };
    let name = cited.kind.name;
    let comma = if review.is_party() { "," } else { "" };
    let finding = finding
        .need(
            format!("{name} số {symbol}{comma} ngày … của …"),
            format!("{name} số {symbol}{comma} ngày … của …"),
        )
        .hint(
            "Lần đầu ghi đủ loại, số và ký hiệu, ngày, cơ quan ban hành, trích yếu; các lần sau chỉ ghi loại, số và ký hiệu.",
            "Give type, number, date, organ and subject the first time; afterwards type and number alone.",
        );
    review.push_at(finding, at, &cited.range());
}

/// Nothing names the organ, neither behind the date nor in the sentence before the type's name.
fn lacks_organ(cited: &Cited<'_>) -> bool {
    let head = cited.before.trim_end_matches([' ', '*']);
    let head = head.get(..head.len().saturating_sub(cited.kind.name.len()));
    let head = head.unwrap_or("").trim_end();
    let sentence = head.rsplit(['.', ';', '\n']).next().unwrap_or("");
    let lower = sentence.to_lowercase();
    LEADS.iter().any(|lead| lower.ends_with(lead))
        && !form::names_organ(sentence)
        && !lower.contains("ban hành")
        && dated::is_without_organ(cited.after)
}

fn ground_date(review: &mut Review<'_>, ground: &Ground) {
    let directive = review.directive;
    let (Some(date), Some(own)) = (&ground.date, directive.date()) else {
        return;
    };
    if date.value <= own {
        return;
    }
    if let Some(finding) = later(review, &running(date.value), &running(own)) {
        review.push(finding.at(&directive.file, date.span));
    }
}

fn prose_date(review: &mut Review<'_>, at: usize, cited: &Cited<'_>) {
    let Some((date, range)) = cited.date() else {
        return;
    };
    let Some(own) = review.directive.date().filter(|own| date > *own) else {
        return;
    };
    if let Some(finding) = later(review, &running(date), &running(own)) {
        review.push_at(finding, at, &range);
    }
}

/// What is said about a document that is younger than the notice. While the notice is a draft, its
/// date is the meeting's.
fn later(review: &Review<'_>, date: &str, own: &str) -> Option<Finding> {
    let (vi, en) = if review.directive.issue_date.is_some() {
        ("ngày ban hành", "the date of issue")
    } else {
        ("ngày họp", "the day of the meeting")
    };
    let finding = review.finding(
        DATE,
        &format!("văn bản được dẫn có ngày {date}, sau {vi} {own}"),
        &format!("the document cited is of {date}, after {en}, {own}"),
    )?;
    Some(finding.need(format!("không sau {own}"), format!("not after {own}")).hint(
        "Đối chiếu ngày với bản được dẫn, nhất là năm; sửa ngày ghi sai.",
        "Compare the date with the document cited, above all the year; mend the one that is wrong.",
    ))
}

#[cfg(test)]
mod tests {
    use super::missing;
    use crate::directive::Ground;
    use crate::source::{Located, Span};

    fn text(value: &str) -> Located<String> {
        Located {
            value: value.to_owned(),
            span: Span::default(),
        }
    }

    fn keys(kind: &str, number: Option<&str>, subject: Option<&str>) -> Vec<&'static str> {
        let ground = Ground {
            kind: text(kind),
            number: number.map(text),
            date: None,
            organ: None,
            subject: subject.map(text),
        };
        missing(&ground, false)
            .into_iter()
            .map(|(.., key)| key)
            .collect()
    }

    #[test]
    fn only_what_has_a_number_needs_one() {
        assert_eq!(
            keys("Thông báo", Some("12-TB/TU"), None),
            ["ngay", "co_quan"]
        );
        assert_eq!(
            keys("Kế hoạch", None, Some("tổ chức đại hội chi bộ")),
            ["so", "ngay", "co_quan"]
        );
        assert_eq!(keys("Kế hoạch", None, Some("của Đảng ủy")), ["so", "ngay"]);
        assert_eq!(keys("Quy chế", Some("01-QC/ĐU"), None), ["ngay", "co_quan"]);
        assert_eq!(
            keys("Thông tư liên tịch", None, Some("về số hóa")),
            ["so", "ngay", "co_quan"]
        );
    }

    #[test]
    fn laws_statutes_and_lines_of_the_clerks_own_need_none() {
        for (kind, number, subject) in [
            ("Luật", None, Some("Lưu trữ")),
            ("Luật Lưu trữ", Some("33/2024/QH15"), None),
            ("Điều lệ Đảng", None, None),
            ("Kế hoạch số 12-KH/ĐU", None, None),
            ("Nghị quyết Đại hội XIV", None, Some("của Đảng")),
            ("Quy chế", None, Some("làm việc của Đảng ủy")),
            ("Nghị quyết", None, Some("Đại hội Đảng bộ phường lần thứ I")),
        ] {
            assert!(keys(kind, number, subject).is_empty(), "{kind}");
        }
    }
}
