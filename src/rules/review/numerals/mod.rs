//! How numbers and dates are written in prose.

mod dates;
pub(super) mod scan;

use std::ops::Range;

use super::{Review, Role, Rule};
use scan::{SPACES, has_digit, is_free, is_one_of, runs, word_after, word_before};

/// A dot groups thousands, a comma starts decimals, `%` stands right after the digits.
const NUMBER: Rule = Rule::both("P-NUMBER", "S-NUMBER");

/// After these a number may have three decimals: it is measured, not counted.
const MEASURES: [&str; 24] = [
    "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "ha", "km", "km²", "m", "m²", "m³", "cm", "mm", "tấn",
    "tạ", "kg", "g", "lít", "kWh", "MW", "kW", "độ", "lần", "USD",
];

/// After these, too, a point that is not followed by three digits can only be a decimal point.
const COUNTED: [&str; 6] = ["đồng", "người", "hộ", "ca", "lượt", "phần"];

/// Before these stands no number but a name: a section, a document, a room.
const NAMES: [&str; 17] = [
    "điều", "khoản", "mục", "điểm", "phần", "bảng", "biểu", "hình", "bản", "chí", "phòng", "thửa",
    "tờ", "lô", "mã", "tổ", "tiêu",
];

/// Words before which three decimals are usual.
const RATIOS: [&str; 4] = ["hệ số", "tọa độ", "tỷ lệ", "chỉ số"];

pub(super) fn check(review: &mut Review<'_>) {
    numbers(review);
    dates::check(review);
}

/// How a number is written otherwise than here.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// `1,500 người`: by thousands, or with decimals.
    TwoReadings { thousands: String, decimals: String },
    /// The right form of what can be read in one way only.
    Foreign(String),
    /// `97,58 %`, mended.
    Space(String),
}

fn numbers(review: &mut Review<'_>) {
    if !review.on(NUMBER) {
        return;
    }
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        let text = piece.text.value.as_str();
        if !piece.role.is_prose() || !has_digit(text) {
            continue;
        }
        for run in runs(text, b".,") {
            if let Some((range, fault)) = fault(text, &run, piece.role == Role::Cell) {
                told(review, at, &range, &fault);
            }
        }
    }
}

fn told(review: &mut Review<'_>, at: usize, range: &Range<usize>, fault: &Fault) {
    let text = review.texts[at].text.value.as_str();
    let written = text.get(range.clone()).unwrap_or("");
    let (vi, en) = match fault {
        Fault::TwoReadings { thousands, .. } => (
            format!("`{written}` đọc được hai cách: {thousands} hoặc số lẻ sau dấu phẩy"),
            format!("`{written}` can be read as {thousands} or as decimals"),
        ),
        Fault::Foreign(_) => (
            format!("`{written}` viết theo lối tiếng Anh"),
            format!("`{written}` is written the English way"),
        ),
        Fault::Space(_) => (
            format!("`{written}` có dấu cách trước `%`"),
            format!("`{written}` has a space before `%`"),
        ),
    };
    let Some(finding) = review.finding(NUMBER, &vi, &en) else {
        return;
    };
    match fault {
        Fault::TwoReadings {
            thousands,
            decimals,
        } => {
            let finding = finding.hint(
                format!("Nếu là hàng nghìn, ghi `{thousands}`; nếu là số lẻ, ghi `{decimals}`."),
                format!("For thousands write `{thousands}`; for decimals write `{decimals}`."),
            );
            review.push_at(finding, at, range);
        }
        Fault::Foreign(right) => {
            let finding = finding.need(format!("`{right}`"), format!("`{right}`"));
            let finding = finding.hint(
                format!("Dấu chấm chia hàng nghìn, dấu phẩy chia số lẻ: ghi `{right}`."),
                format!("A dot groups thousands, a comma starts decimals: write `{right}`."),
            );
            review.push_at(finding, at, range);
        }
        Fault::Space(right) => {
            let finding = finding
                .need(format!("`{right}`"), format!("`{right}`"))
                .hint(format!("Ghi `{right}`."), format!("Write `{right}`."));
            let spaces = range.start + right.len() - 1..range.end - 1;
            review.push_spaces(finding, at, range, &spaces, "");
        }
    }
}

/// What is wrong with a run of digits, and the place of it.
fn fault(text: &str, run: &Range<usize>, cell: bool) -> Option<(Range<usize>, Fault)> {
    let written = text.get(run.clone())?;
    let after = text.get(run.end..)?;
    let percent = after.trim_start_matches(SPACES).starts_with('%');
    let gap = after.len() - after.trim_start_matches(SPACES).len();
    let whole = run.start..run.end + if percent { gap + 1 } else { 0 };
    let mark = if percent { "%" } else { "" };
    let foreign = is_free(text, run) && !is_name(text, run.start);
    if foreign {
        if let Some(right) = english(written) {
            return Some((whole, Fault::Foreign(format!("{right}{mark}"))));
        }
        if let Some(right) = point(text, run, percent, cell) {
            return Some((whole, Fault::Foreign(format!("{right}{mark}"))));
        }
        if !percent && let Some(fault) = comma(text, run, cell) {
            return Some((whole, fault));
        }
    }
    (percent && gap > 0).then(|| (whole, Fault::Space(format!("{written}%"))))
}

/// Whether the run is part of a name: `Điều 2.3`, `số 12`; not after `tổng số`.
fn is_name(text: &str, at: usize) -> bool {
    let word = word_before(text, at);
    if scan::same(word, "số") {
        let before = text.get(..at).unwrap_or("").trim_end();
        let before = before.get(..before.len() - word.len()).unwrap_or("");
        return !scan::same(word_before(before, before.len()), "tổng");
    }
    is_one_of(word, &NAMES)
}

/// `1,234.5` and `1,234,567` can be read in one way only; a row of numbers as `101,102,103` is none.
fn english(written: &str) -> Option<String> {
    let (whole, decimals) = match written.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (written, None),
    };
    let commas = whole.matches(',').count();
    if commas < 2 && (commas == 0 || decimals.is_none()) || !is_grouped(whole) {
        return None;
    }
    if decimals.is_some_and(|d| d.contains([',', '.'])) || counts_up(whole) {
        return None;
    }
    let right = whole.replace(',', ".");
    Some(decimals.map_or_else(|| right.clone(), |d| format!("{right},{d}")))
}

fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let first = matches!(first.len(), 1..=3) && !first.starts_with('0');
    first && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
}

fn counts_up(whole: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let (first, rest) = whole.split_once(',').unwrap_or((whole, ""));
    let next = rest.split(',').next().unwrap_or("");
    first.len() == 3 && number(next) > number(first) && number(next) - number(first) < 10
}

/// `97.58%`, `2.5 tỷ`: a point with other than three digits behind before `%` or a unit, or alone in
/// a cell.
fn point(text: &str, run: &Range<usize>, percent: bool, cell: bool) -> Option<String> {
    let written = text.get(run.clone())?;
    let (whole, decimals) = written.split_once('.')?;
    if decimals.len() == 3 || decimals.contains(['.', ',']) || whole.contains(',') {
        return None;
    }
    let unit = word_after(text, run.end);
    let measured = is_one_of(unit, &MEASURES) || is_one_of(unit, &COUNTED);
    // At the start of a paragraph `1.1 ` is the number of a section.
    let alone = cell && text.trim() == written && is_no_number_of_else(whole, decimals);
    (percent || alone || measured && run.start > 0).then(|| format!("{whole},{decimals}"))
}

/// Whether what stands alone in a cell can be no section (`2.10`), hour (`14.30`) or day (`15.10`).
fn is_no_number_of_else(whole: &str, decimals: &str) -> bool {
    let value = |digits: &str| digits.parse::<u32>().unwrap_or(0);
    whole == "0" || value(whole) > 31 || (decimals.len() == 2 && value(decimals) >= 60)
}

/// `1,500 người`: three digits behind one comma, before something that is counted.
fn comma(text: &str, run: &Range<usize>, cell: bool) -> Option<Fault> {
    let written = text.get(run.clone())?;
    let (whole, decimals) = written.split_once(',')?;
    if !is_grouped(written) || decimals.len() != 3 {
        return None;
    }
    let unit = word_after(text, run.end);
    if is_one_of(unit, &MEASURES) || cell && unit.is_empty() || after_ratio(text, run.start) {
        return None;
    }
    let short = decimals.trim_end_matches('0');
    let short = if short.len() == 3 { &short[..2] } else { short };
    let decimals = if short.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole},{short}")
    };
    Some(Fault::TwoReadings {
        thousands: format!("{whole}.{}", &written[whole.len() + 1..]),
        decimals,
    })
}

/// Whether the clause speaks of a ratio or a place before the number.
fn after_ratio(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let clause = before.rsplit([',', ';', '.']).next().unwrap_or("");
    RATIOS.iter().any(|word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use super::scan::runs;
    use super::{Fault, fault};

    fn seen(text: &str) -> Vec<(String, Fault)> {
        let all = runs(text, b".,").filter_map(|run| fault(text, &run, false));
        all.map(|(range, fault)| (text[range].to_owned(), fault))
            .collect()
    }

    #[test]
    fn a_point_alone_in_a_cell_is_told_where_it_can_be_nothing_else() {
        let seen = |text: &str| {
            let mut all = runs(text, b".,").filter_map(|run| fault(text, &run, true));
            all.next().map(|(_, fault)| fault)
        };
        let foreign = |right: &str| Some(Fault::Foreign(right.into()));
        assert_eq!(seen("97.58"), foreign("97,58"));
        assert_eq!(seen("0.5"), foreign("0,5"));
        assert_eq!(seen("12.75"), foreign("12,75"));
        for text in [
            "1.1",
            "2.10",
            "14.30",
            "15.10",
            "1.873",
            "97,58",
            "Mục 97.58",
            "1.2.3",
        ] {
            assert_eq!(seen(text), None, "{text}");
        }
    }

    fn foreign(text: &str) -> Vec<(String, String)> {
        let all = seen(text).into_iter();
        all.map(|(written, fault)| match fault {
            Fault::Foreign(right) | Fault::Space(right) => (written, right),
            Fault::TwoReadings {
                thousands,
                decimals,
            } => (written, format!("{thousands} {decimals}")),
        })
        .collect()
    }

    #[test]
    fn what_is_written_otherwise_is_told() {
        for (text, written, right) in [
            ("Có 1,500 người dự", "1,500", "1.500 1,5"),
            ("tổng số 1,873 ca", "1,873", "1.873 1,87"),
            ("Có 2,000 người", "2,000", "2.000 2"),
            ("đạt 97.58%", "97.58%", "97,58%"),
            ("đạt 97.5 %", "97.5 %", "97,5%"),
            ("thu 2.5 tỷ đồng", "2.5", "2,5"),
            ("thu 1,234,567 đồng", "1,234,567", "1.234.567"),
            ("thu 1,234.5 triệu", "1,234.5", "1.234,5"),
            ("đạt 97,58 %", "97,58 %", "97,58%"),
            ("từ 5-10 %", "10 %", "10%"),
        ] {
            let pair = (written.to_owned(), right.to_owned());
            assert_eq!(foreign(text), [pair], "{text}");
        }
    }

    #[test]
    fn what_is_right_or_no_number_is_not() {
        for text in [
            "1.873 ca, 97,58%, 1.873,5 triệu đồng, năm 2026",
            "văn bản số 12/2026, Nghị định số 30/2020/NĐ-CP",
            "ngày 05/02/2026 lúc 14.30",
            "theo Điều 2.3 người đứng đầu",
            "điện thoại 0912.345.678 hoặc 024.38256000",
            "1.1 người đứng đầu",
            "mục 2.1. Ban",
            "phiên bản 2.5 người dùng",
            "chi 2,125 tỷ đồng trên 1,250 ha",
            "hệ số lương 1,500 mỗi người",
            "phòng 101,102,103",
            "các phòng họp: 101,102,103",
            "0,125 điểm, 12,345%",
            "{{ so_lieu.x }} và {{ so_lieu.\"1,500 người\" }}",
        ] {
            assert_eq!(seen(text), [], "{text}");
        }
    }
}
