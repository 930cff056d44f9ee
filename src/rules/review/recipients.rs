//! Recipients: one entry each, the archive line last, the words that the program prints left out.

use std::ops::Range;

use super::naming::{COMMITTEES, after, begins, lower};
use super::{Review, Role, Rule};
use crate::directive::Recipient;
use crate::finding::Finding;

/// One recipient an entry, without signs.
const SIGNS: Rule = Rule::both("P-RCPT-PUNC", "S-RCPT");
/// The archive line as the system writes it.
const ARCHIVE: Rule = Rule::both("P-RCPT-LUU", "S-RCPT");
/// `Như trên` is the first line, of a document that addresses someone.
const ABOVE: Rule = Rule::both("P-RCPT-NT", "S-RCPT-NT");
/// `Kính gửi`, `Kính trình` typed before an addressee.
const LABEL: Rule = Rule::both("P-KT-TTR", "S-KG");

pub(super) fn check(review: &mut Review<'_>) {
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        match piece.role {
            Role::Recipient => named(review, at),
            Role::Archive => archive(review, at),
            Role::Addressee => {
                label(review, at);
                addressee(review, at);
            }
            _ => {}
        }
    }
    order(review);
}

/// A finding with its hint; none when the rule is off.
fn finding(
    review: &Review<'_>,
    rule: Rule,
    message: (&str, &str),
    hint: (&str, &str),
) -> Option<Finding> {
    let finding = review.finding(rule, message.0, message.1)?;
    Some(finding.hint(hint.0, hint.1))
}

fn named(review: &mut Review<'_>, at: usize) {
    let name = review.texts[at].text.value.as_str();
    if archived(name) {
        let message = (
            "dòng lưu ghi như một nơi nhận",
            "the archive line is written as a recipient",
        );
        let unit = unit(name);
        let found = finding(
            review,
            ARCHIVE,
            message,
            (
                &format!("Ghi `- {{luu: {unit}}}`; chữ “Lưu” do chương trình tự in."),
                &format!("Write `- {{luu: {unit}}}`; the program prints the word “Lưu”."),
            ),
        );
        return put(review, found, at, 0..name.len());
    }
    article(review, at, name);
    if let Some(length) = dash(name) {
        let found = finding(
            review,
            SIGNS,
            (
                "gạch đầu dòng của nơi nhận do chương trình tự in",
                "the program prints the dash before a recipient",
            ),
            ("Bỏ dấu gạch đầu dòng.", "Leave the dash out."),
        );
        if let Some(found) = found {
            review.push_fix(found, at, &(0..length), "");
        }
    }
    if let Some(sign) = semicolon(name, purposed(review, at)) {
        let found = finding(
            review,
            SIGNS,
            (
                "dấu chấm phẩy trong một mục nơi nhận",
                "a semicolon inside one recipient",
            ),
            (
                "Ghi mỗi nơi nhận một dòng `- …`; dấu cuối dòng do chương trình tự in.",
                "Write each recipient on a line of its own; the program prints the signs at the ends.",
            ),
        );
        put(review, found, at, sign);
    }
}

/// `Như Điều 5` in a document of fewer articles.
fn article(review: &mut Review<'_>, at: usize, name: &str) {
    let count = review.directive.articles.len();
    let named = article_named(name).filter(|(_, number)| count > 0 && *number > count);
    let Some((range, number)) = named else {
        return;
    };
    let found = finding(
        review,
        ABOVE,
        (
            &format!("nơi nhận ghi `Như Điều {number}`, văn bản chỉ có {count} điều"),
            &format!("a recipient says `Như Điều {number}`; the document has {count} articles"),
        ),
        (
            "Ghi số của điều nêu nơi thi hành, thường là điều cuối.",
            "Write the number of the article that says who carries it out, as a rule the last.",
        ),
    );
    put(review, found, at, range);
}

/// The article that a recipient points to: its words and its number.
fn article_named(name: &str) -> Option<(Range<usize>, usize)> {
    const WORDS: &str = "như điều ";
    let low = lower(name);
    let digits = low.strip_prefix(WORDS)?;
    let end = digits.find(|c: char| !c.is_ascii_digit());
    let digits = digits.get(..end.unwrap_or(digits.len()))?;
    Some((0..WORDS.len() + digits.len(), digits.parse().ok()?))
}

fn put(review: &mut Review<'_>, found: Option<Finding>, at: usize, range: Range<usize>) {
    if let Some(found) = found {
        review.push_at(found, at, &range);
    }
}

/// Whether a purpose is printed behind the recipient at `at`.
fn purposed(review: &Review<'_>, at: usize) -> bool {
    let next = review.texts.get(at + 1);
    next.is_some_and(|piece| piece.role == Role::Purpose)
}

/// How long a typed dash is at the start of a recipient.
fn dash(name: &str) -> Option<usize> {
    let rest = name.trim_start_matches(['-', '–', '+', '*']);
    let bare = rest.trim_start();
    (rest.len() < name.len() && bare.len() < rest.len()).then(|| name.len() - bare.len())
}

/// A semicolon that is printed: one at the very end is not, unless a purpose follows it.
fn semicolon(name: &str, purposed: bool) -> Option<Range<usize>> {
    let printed = if purposed {
        name
    } else {
        name.trim_end_matches([';', '.', ',', ' '])
    };
    let start = printed.find(';')?;
    Some(start..start + 1)
}

/// Whether a recipient is an archive line: `Lưu: VT`, `Lưu VPĐU`.
fn archived(name: &str) -> bool {
    after(&lower(name), "lưu").is_some_and(|rest| {
        let rest = rest.trim_start_matches([':', ' ']);
        !rest.is_empty() && after(rest, "trữ").is_none()
    })
}

/// The unit of a typed archive line, without `Lưu` and `VT`.
fn unit(line: &str) -> &str {
    let rest = line.get("Lưu".len()..).unwrap_or(line);
    let rest = rest.trim_start_matches([':', ' ']);
    let rest = registry(rest).map_or(rest, |length| rest.get(length..).unwrap_or(rest));
    let rest = rest.trim_end_matches([';', '.', ',', ' ']);
    if rest.is_empty() { "…" } else { rest }
}

/// How long `VT` is at the start of an archive's unit, with the comma behind it.
fn registry(unit: &str) -> Option<usize> {
    let rest = unit.strip_prefix("VT")?;
    let bare = rest.trim_start_matches([',', ';', ' ']);
    (!rest.starts_with(char::is_alphanumeric)).then(|| unit.len() - bare.len())
}

fn archive(review: &mut Review<'_>, at: usize) {
    let value = review.texts[at].text.value.as_str();
    if archived(value) {
        let found = finding(
            review,
            ARCHIVE,
            (
                "chữ “Lưu” do chương trình tự in",
                "the program prints the word “Lưu”",
            ),
            (
                &format!("Ghi `luu: {}`.", unit(value)),
                &format!("Write `luu: {}`.", unit(value)),
            ),
        );
        return put(review, found, at, 0..value.len());
    }
    if !review.is_party() {
        return party_office(review, at, value);
    }
    let Some(length) = registry(value) else {
        return;
    };
    let found = finding(
        review,
        ARCHIVE,
        (
            "dòng lưu ghi `VT` theo lối của cơ quan nhà nước",
            "the archive line says `VT` as the State's does",
        ),
        (
            "Ghi nơi lưu, như `luu: Văn phòng Đảng ủy`.",
            "Write where it is kept, as `luu: Văn phòng Đảng ủy`.",
        ),
    );
    let Some(found) = found else { return };
    if length < value.len() {
        review.push_fix(found, at, &(0..length), "");
    } else {
        review.push_at(found, at, &(0..length));
    }
}

/// An addressee written with signs that the program prints.
fn addressee(review: &mut Review<'_>, at: usize) {
    let name = review.texts[at].text.value.as_str();
    if let Some(length) = dash(name) {
        let found = finding(
            review,
            SIGNS,
            (
                "gạch đầu dòng trước tên nơi nhận do chương trình tự in",
                "the program prints the dash before an addressee",
            ),
            ("Bỏ dấu gạch đầu dòng.", "Leave the dash out."),
        );
        if let Some(found) = found {
            review.push_fix(found, at, &(0..length), "");
        }
    }
    let Some(sign) = semicolon(name, false) else {
        return;
    };
    let found = finding(
        review,
        SIGNS,
        (
            "dấu chấm phẩy gõ trong tên nơi nhận",
            "a semicolon is typed in an addressee",
        ),
        (
            "Ghi mỗi nơi nhận một mục; dấu cuối dòng do chương trình tự in.",
            "Write each addressee as an entry of its own; the program prints the signs at the ends.",
        ),
    );
    put(review, found, at, sign);
}

/// A State paper is kept at an office of the Party.
fn party_office(review: &mut Review<'_>, at: usize, value: &str) {
    let low = lower(value);
    let office = after(&low, "văn phòng").is_some_and(|rest| begins(rest, &COMMITTEES).is_some());
    if !office && low != "vpđu" {
        return;
    }
    let found = finding(
        review,
        ARCHIVE,
        (
            "dòng lưu của văn bản nhà nước ghi văn phòng của cấp ủy",
            "a State paper is kept at a committee's office",
        ),
        (
            "Ghi đơn vị soạn thảo của cơ quan ban hành, như `luu: VP`.",
            "Write the drafting unit of the issuing organ, as `luu: VP`.",
        ),
    );
    put(review, found, at, 0..value.len());
}

/// The label before the addressees is printed.
fn label(review: &mut Review<'_>, at: usize) {
    let value = review.texts[at].text.value.as_str();
    let low = lower(value.get(..value.len().min(24)).unwrap_or(value));
    let labels = ["kính gửi", "kính trình", "kính mời"];
    let Some(words) = labels.iter().find(|words| after(&low, words).is_some()) else {
        return;
    };
    let rest = value.get(words.len()..).unwrap_or("");
    let name = rest.trim_start_matches([':', ' ']);
    let written = value.get(..words.len()).unwrap_or(value);
    let found = finding(
        review,
        LABEL,
        (
            &format!("chữ “{written}” do chương trình tự in theo loại văn bản"),
            &format!("the program prints “{written}” as the kind wants it"),
        ),
        ("Chỉ ghi tên nơi nhận, người nhận.", "Write the name only."),
    );
    let Some(found) = found else { return };
    if name.is_empty() {
        review.push_at(found, at, &(0..words.len()));
    } else {
        review.push_fix(found, at, &(0..value.len() - name.len()), "");
    }
}

/// `Như trên` first, the archive line last.
fn order(review: &mut Review<'_>) {
    let d = review.directive;
    let file = if d.recipients_from_organ {
        &d.organ.file
    } else {
        &d.file
    };
    let kind = review.standard.types.get(&d.kind.value);
    let addressed =
        !d.addressees.is_empty() && kind.is_some_and(|kind| kind.addressees_label.is_some());
    let mut kept = false;
    for (i, recipient) in d.recipients.iter().enumerate() {
        let Recipient::Named { name, .. } = recipient else {
            kept = true;
            continue;
        };
        if kept {
            let found = finding(
                review,
                ARCHIVE,
                (
                    "nơi nhận đứng sau dòng lưu",
                    "a recipient stands behind the archive line",
                ),
                (
                    "Chuyển `- {luu: …}` xuống cuối `noi_nhan`.",
                    "Move `- {luu: …}` to the end of `noi_nhan`.",
                ),
            );
            if let Some(found) = found {
                review.push(found.at(file, name.span));
            }
            return;
        }
        if after(&lower(&name.value), "như trên").is_none() {
            continue;
        }
        let (message, hint) = if addressed && i > 0 {
            (
                (
                    "`Như trên` không phải dòng đầu của nơi nhận",
                    "`Như trên` is not the first recipient",
                ),
                (
                    "Bỏ dòng này; chương trình tự in `Như trên` ở đầu nơi nhận.",
                    "Leave it out; the program prints `Như trên` first.",
                ),
            )
        } else if !addressed && d.invitees.is_empty() {
            (
                (
                    "`Như trên` mà văn bản không có phần kính gửi",
                    "`Như trên`, yet the document addresses nobody",
                ),
                (
                    "Ghi rõ tên nơi nhận thay cho `Như trên`.",
                    "Name the recipients instead of `Như trên`.",
                ),
            )
        } else {
            continue;
        };
        if let Some(found) = finding(review, ABOVE, message, hint) {
            review.push(found.at(file, name.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{archived, article_named, dash, registry, semicolon, unit};

    #[test]
    fn an_article_is_named_by_its_number() {
        let words = "Như Điều 12".len();
        assert_eq!(article_named("Như Điều 12;"), Some((0..words, 12)));
        assert_eq!(
            article_named("như điều 3"),
            Some((0.."như điều 3".len(), 3))
        );
        assert_eq!(article_named("Như trên"), None);
        assert_eq!(article_named("Như Điều lệ"), None);
    }

    #[test]
    fn one_entry_is_one_recipient() {
        assert_eq!(semicolon("Các chi bộ; các phòng", false), Some(13..14));
        assert_eq!(semicolon("Các chi bộ;", false), None);
        assert_eq!(semicolon("Các chi bộ;", true), Some(13..14));
        assert_eq!(semicolon("Thường trực HĐND, UBND phường.", true), None);
    }

    #[test]
    fn a_typed_dash_is_seen() {
        assert_eq!(dash("- Các chi bộ"), Some(2));
        assert_eq!(dash("Đảng ủy - Ủy ban"), None);
        assert_eq!(dash("-1 bản"), None);
    }

    #[test]
    fn archive_lines_are_known() {
        for line in ["Lưu: VT, VP", "Lưu VPĐU.", "lưu: Văn phòng Đảng uỷ"] {
            assert!(archived(line), "{line}");
        }
        for other in ["Lưu trữ", "Lưu", "Lưu Trữ lịch sử", "Phòng Lưu trữ", "Lưuu"]
        {
            assert!(!archived(other), "{other}");
        }
        assert_eq!(unit("Lưu: VT, VP."), "VP");
        assert_eq!(unit("Lưu VPĐU"), "VPĐU");
        assert_eq!(unit("Lưu: VT"), "…");
    }

    #[test]
    fn vt_is_a_word_of_its_own() {
        assert_eq!(registry("VT, VPĐU"), Some(4));
        assert_eq!(registry("VT"), Some(2));
        assert_eq!(registry("VTLT"), None);
        assert_eq!(registry("Văn thư"), None);
    }
}
