//! Totals and their parts in one sentence.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Found, Said, sentence, unit_of};
use crate::directive::number::format;
use crate::rules::review::numerals::scan::{is_one_of, word_before};
use crate::rules::review::{Review, Rule};

/// Parts that do not make up their total.
const SUM: Rule = Rule::any("D-SUM");

/// Words before a total that is not exact.
const ABOUT: [&str; 6] = ["khoảng", "hơn", "gần", "trên", "ước", "dưới"];

/// Words before a number that is a name: `Chi bộ 1`, `Tổ dân phố số 3`, `năm 2026`.
const NAMES: [&str; 24] = [
    "bộ", "số", "tổ", "phố", "thôn", "xóm", "bản", "ấp", "khu", "cụm", "khối", "nhóm", "lớp",
    "đợt", "quý", "tháng", "năm", "ngày", "điều", "khoản", "mục", "lục", "loại", "tuyến",
];

/// Words by which a list says that it does not count everything.
const OPEN: [&str; 6] = ["còn lại", "khác", "v.v", "…", "...", "chủ yếu"];

pub(super) fn check(review: &mut Review<'_>, at: usize, said: &Said<'_>) {
    if !review.on(SUM) {
        return;
    }
    for (words, exact) in [("gồm", true), ("trong đó", false)] {
        for (from, _) in said.text.match_indices(words) {
            if let Some(wrong) = parts(said, from, from + words.len(), exact) {
                tell(review, at, said, &wrong);
            }
        }
    }
}

/// A total with what contradicts it: the sum of its parts (`exact`), or one part.
struct Wrong {
    total: Found,
    sum: Decimal,
    exact: bool,
}

/// The parts named between `from` and the sentence's end, when they contradict the total before it.
fn parts(said: &Said<'_>, from: usize, behind: usize, exact: bool) -> Option<Wrong> {
    let text: &str = &said.text;
    let sentence = sentence(text, from);
    let end = inner(text, behind, &sentence);
    let total = said.numbers.iter().rfind(|n| n.range.end <= from)?;
    let before = text.get(sentence.start..total.range.start)?.trim_end();
    if total.range.start < sentence.start
        || total.number.percent
        || ABOUT.iter().any(|word| before.ends_with(word))
    {
        return None;
    }
    let unit = unit_of(text, total).to_lowercase();
    let behind = said
        .numbers
        .iter()
        .filter(|n| n.range.start >= behind && n.range.end <= end);
    let mut values = Vec::new();
    for part in behind {
        let own = unit_of(text, part).to_lowercase();
        if part.number.percent {
            continue;
        }
        let named = own.is_empty() && is_one_of(word_before(text, part.range.start), &NAMES);
        if named || !own.is_empty() && own != unit {
            return None;
        }
        values.push(part.number.value);
    }
    let wrong = |sum| Wrong {
        total: total.clone(),
        sum,
        exact,
    };
    let whole = total.number.value;
    if !exact {
        return values.into_iter().find(|value| *value > whole).map(wrong);
    }
    // Parts of parts may follow: as soon as the first ones make the total it is right.
    let mut sum = Decimal::ZERO;
    let mut made = false;
    for value in &values {
        sum = sum.checked_add(*value)?;
        made |= sum == whole;
    }
    let list = text.get(from..sentence.end)?;
    let open = sum < whole && OPEN.iter().any(|words| list.contains(words));
    (values.len() > 1 && !made && !open).then(|| wrong(sum))
}

/// The end of the parts: before another `trong đó`, a bracket or a dash that opens something else.
fn inner(text: &str, behind: usize, sentence: &Range<usize>) -> usize {
    let rest = text.get(behind..sentence.end).unwrap_or("");
    let cuts = ["trong đó", "gồm", "(", ")"];
    let first = cuts.iter().filter_map(|cut| rest.find(cut)).min();
    first.map_or(sentence.end, |at| behind + at)
}

fn tell(review: &mut Review<'_>, at: usize, said: &Said<'_>, wrong: &Wrong) {
    let (whole, sum) = (format(wrong.total.number.value), format(wrong.sum));
    let (vi, en) = if wrong.exact {
        (
            format!("các phần cộng lại là {sum}, tổng ghi {whole}"),
            format!("the parts add up to {sum}, the total says {whole}"),
        )
    } else {
        (
            format!("một phần là {sum}, lớn hơn tổng {whole}"),
            format!("a part is {sum}, more than the total of {whole}"),
        )
    };
    let Some(finding) = review.finding(SUM, &vi, &en) else {
        return;
    };
    let finding = finding.hint(
        "Xem lại các con số; nguồn ghi đúng như vậy thì nêu lý do ở `bo_qua`.",
        "Check the numbers; if the source has them so, say why in `bo_qua`.",
    );
    said.push(review, finding, at, &wrong.total.range);
}
