//! Percentages beside the numbers that they are made of.

use rust_decimal::Decimal;

use super::{Found, Said};
use crate::directive::number::format;
use crate::rules::review::{Review, Rule};

/// A percentage that its numbers do not give.
const PERCENT: Rule = Rule::any("D-PERCENT");

/// What may stand between a share and its percentage.
const MAKES: [&str; 5] = ["đạt", "chiếm", "bằng", "(", "tỷ lệ"];

/// Words behind a percentage of something else.
const OF_ELSE: [&str; 4] = ["kế hoạch", "chỉ tiêu", "so với", "dự toán"];

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

/// `9/10 …, đạt 85%`: the right percentage, when the one written is not it.
fn share(said: &Said<'_>, p: &Found) -> Option<Decimal> {
    let text: &str = &said.text;
    let before = text.get(..p.range.start)?;
    let behind = text.get(p.range.end..)?.trim_start();
    if OF_ELSE.iter().any(|words| behind.starts_with(words)) {
        return None;
    }
    let slash = before.rfind('/')?;
    let top = before.get(..slash)?;
    let start = top
        .rfind(|c: char| !c.is_ascii_digit() && c != '.')
        .map_or(0, |i| {
            i + top
                .get(i..)
                .and_then(|t| t.chars().next())
                .map_or(1, char::len_utf8)
        });
    let a = crate::directive::number::parse(top.get(start..)?)
        .ok()?
        .value;
    let rest = before.get(slash + 1..)?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    let b = crate::directive::number::parse(rest.get(..end)?)
        .ok()?
        .value;
    let between = rest.get(end..)?;
    let day = ["ngày", "tháng", "sáng", "chiều", "tối", "đêm", "số"];
    let word = top.get(..start)?.trim_end().to_lowercase();
    let dated = day.iter().any(|day| word.ends_with(day)) || word.ends_with('/');
    let makes = MAKES.iter().any(|word| between.contains(word));
    if dated
        || !makes
        || between.contains(|c: char| c.is_ascii_digit() || c == '.' || c == ';')
        || a > b
    {
        return None;
    }
    unless_near(a.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b)?, p)
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
