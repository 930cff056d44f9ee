//! Percentages beside the numbers that they are made of.

use rust_decimal::Decimal;

use super::{Found, Said};
use crate::directive::number::format;
use crate::rules::review::numerals::scan::{is_one_of, word_before};
use crate::rules::review::{Review, Rule};

/// A percentage that its numbers do not give.
const PERCENT: Rule = Rule::any("D-PERCENT");

/// What leads from a share to its percentage, behind a comma or a bracket.
const MAKES: [&str; 7] = [
    "",
    "đạt",
    "chiếm",
    "bằng",
    "tỷ lệ",
    "đạt tỷ lệ",
    "chiếm tỷ lệ",
];

/// Words before two numbers with a slash that make them no share: a date, a quarter, a scale, an
/// address, a document.
const NO_SHARE: [&str; 32] = [
    "ngày",
    "mùng",
    "tháng",
    "quý",
    "năm",
    "học",
    "khóa",
    "kỳ",
    "sáng",
    "trưa",
    "chiều",
    "tối",
    "đêm",
    "hôm",
    "từ",
    "đến",
    "hết",
    "trước",
    "sau",
    "dịp",
    "lễ",
    "khánh",
    "số",
    "lệ",
    "ngõ",
    "hẻm",
    "kiệt",
    "đường",
    "thửa",
    "tờ",
    "lô",
    "án",
];

pub(super) fn check(review: &mut Review<'_>, at: usize, said: &Said<'_>) {
    if !review.on(PERCENT) || !said.text.contains('%') {
        return;
    }
    for trio in said.numbers.windows(2) {
        if let [b, p] = trio
            && p.number.percent
            && let Some(right) = grown(said, b, p)
        {
            tell(review, at, said, p, right);
        }
    }
    for p in said.numbers.iter().filter(|n| n.number.percent) {
        if let Some(right) = share(said, p) {
            tell(review, at, said, p, right);
        }
    }
}

/// `9/10 …, đạt 85%`: the right percentage, when the one written is not it. Nothing but what is
/// counted stands between the two: another subject has a percentage of its own.
fn share(said: &Said<'_>, p: &Found) -> Option<Decimal> {
    let text: &str = &said.text;
    let before = text.get(..p.range.start)?;
    let behind = text.get(p.range.end..)?.trim_start();
    if !behind.is_empty() && !behind.starts_with(['.', ',', ';', ')']) {
        return None;
    }
    let (counted, makes) = before.rsplit_once([',', '('])?;
    let slash = counted.rfind('/')?;
    let number = |c: char| c.is_ascii_digit() || c == '.';
    let top = counted.get(..slash)?;
    let start = top.trim_end_matches(number).len();
    let rest = counted.get(slash + 1..)?;
    let words = rest.trim_start_matches(number);
    let (lead, a) = top.split_at_checked(start)?;
    let b = rest.get(..rest.len() - words.len())?;
    let one_thing = words.starts_with(' ')
        && !words.contains(|c: char| c.is_ascii_digit() || ".,;:/()".contains(c));
    let makes = MAKES.contains(&makes.trim());
    if !makes || !one_thing || lead.ends_with('/') || is_no_share(lead, a, b) {
        return None;
    }
    let a = crate::directive::number::parse(a).ok()?.value;
    let b = crate::directive::number::parse(b).ok()?.value;
    if a > b {
        return None;
    }
    unless_near(a.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b)?, p)
}

/// `đến 05/11`, `quý 3/2026`, `tỷ lệ 1/500`: by the word before, a zero in front, a year behind.
fn is_no_share(lead: &str, a: &str, b: &str) -> bool {
    let year = |n: &str| n.len() == 4 && (n.starts_with("19") || n.starts_with("20"));
    let zero = |n: &str| n.starts_with('0');
    is_one_of(word_before(lead, lead.len()), &NO_SHARE) || year(b) || zero(a) || zero(b)
}

/// `từ 120 lên 150 …, tăng 25%`.
fn grown(said: &Said<'_>, b: &Found, p: &Found) -> Option<Decimal> {
    let text: &str = &said.text;
    let a = said
        .numbers
        .iter()
        .rfind(|n| n.range.end <= b.range.start)?;
    let from = text.get(..a.range.start)?.trim_end();
    let to = text.get(a.range.end..b.range.start)?.trim_end();
    let word = text.get(b.range.end..p.range.start)?.trim_end();
    let moved = to.ends_with("lên") || to.ends_with("xuống") || to.ends_with("còn");
    let says = word.ends_with("tăng") || word.ends_with("giảm") || word.ends_with("tương đương");
    if !from.ends_with("từ") || !moved || !says || a.number.percent || b.number.percent {
        return None;
    }
    let (a, b) = (a.number.value, b.number.value);
    unless_near(
        (b - a)
            .abs()
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(a)?,
        p,
    )
}

/// The right value, unless the written one is it, rounded as it is written.
fn unless_near(right: Decimal, p: &Found) -> Option<Decimal> {
    let written = p.number.value;
    let step = Decimal::new(1, written.scale());
    // Rounded or cut off, the last digit written is less than one away.
    let far = (right - written).abs() >= step;
    far.then(|| right.round_dp(written.scale().max(1)))
}

fn tell(review: &mut Review<'_>, at: usize, said: &Said<'_>, p: &Found, right: Decimal) {
    let (written, right) = (format(p.number.value), format(right));
    let Some(finding) = review.finding(
        PERCENT,
        &format!("tỷ lệ ghi {written}%, tính ra khoảng {right}%"),
        &format!("the share is written {written}%, the numbers give about {right}%"),
    ) else {
        return;
    };
    let finding = finding.hint(
        "Xem lại tỷ lệ và hai con số của nó; nguồn ghi đúng như vậy thì nêu lý do ở `bo_qua`.",
        "Check the share and its two numbers; if the source has them so, say why in `bo_qua`.",
    );
    said.push(review, finding, at, &p.range);
}
