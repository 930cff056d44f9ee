//! Whether a standard makes sense: its name, dates, page, sizes and patterns. A page is only laid
//! out by a standard that has passed here, so no measure is absurd or not a number.

use std::{ops::RangeInclusive, sync::Arc};

mod family;
mod fault;

use fault::Faults;

use super::{Closer, RuleFormat, Standard, TextStyle, load::stem};
use crate::{finding::Finding, source::SourceFile};

pub(super) use family::{Read, family};

/// Checks one standard and tells whether it is sound; every finding stands at its value.
pub(super) fn standard(
    standard: &Standard,
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> bool {
    let mut faults = Faults::default();
    identity(standard, stem(&file.path), &mut faults);
    page(standard, &mut faults);
    parts(standard, &mut faults);
    letterhead(standard, &mut faults);
    text(standard, &mut faults);
    patterns(standard, &mut faults);
    types(standard, &mut faults);
    faults.place(file, findings)
}

fn identity(s: &Standard, stem: &str, faults: &mut Faults) {
    if s.id != stem {
        faults.push(
            "id",
            format!("`id` là `{}` nhưng tệp tên là `{stem}`", s.id),
            format!("`id` is `{}` but the file is called `{stem}`", s.id),
        );
    }
    if let Some(to) = s.valid_to.filter(|to| *to < s.valid_from) {
        faults.push(
            "valid_to",
            format!(
                "hết hiệu lực ({to}) trước khi có hiệu lực ({})",
                s.valid_from
            ),
            format!("ends ({to}) before it begins ({})", s.valid_from),
        );
    }
}

fn page(s: &Standard, faults: &mut Faults) {
    let p = &s.page;
    faults.range("page.width_mm", p.width_mm, 70.0..=1200.0);
    faults.range("page.height_mm", p.height_mm, 70.0..=1200.0);
    for (keys, margin) in [
        ("page.top_mm", p.top_mm),
        ("page.bottom_mm", p.bottom_mm),
        ("page.left_mm", p.left_mm),
        ("page.right_mm", p.right_mm),
    ] {
        faults.range(keys, margin, 0.0..=200.0);
    }
    // Room for the shortest useful page: the signature block with two lines above it.
    let height = p.height_mm - p.top_mm - p.bottom_mm;
    for (keys, room) in [
        ("page.width_mm", p.text_width_mm()),
        ("page.height_mm", height),
    ] {
        if room < 60.0 {
            faults.push(
                keys,
                format!("lề quá rộng: phần chữ còn {room} mm, cần ít nhất 60 mm"),
                format!("the margins leave {room} mm for text, needs 60 mm"),
            );
        }
    }
    let number = &s.page_number;
    faults.range("page_number.size_pt", number.size_pt, SIZES);
    let top = (p.top_mm - number.size_pt * MM_PER_PT).max(0.0);
    faults.range("page_number.from_top_mm", number.from_top_mm, 0.0..=top);
}

/// Sizes of text that a page can carry, pt.
const SIZES: RangeInclusive<f64> = 4.0..=72.0;
/// Line pitches as multiples of the size.
const PITCHES: RangeInclusive<f64> = 0.8..=3.0;
/// Spaces, pt.
const SPACES: RangeInclusive<f64> = 0.0..=100.0;
const MM_PER_PT: f64 = 25.4 / 72.0;

fn letterhead(s: &Standard, faults: &mut Faults) {
    let (head, width) = (&s.letterhead, s.page.text_width_mm());
    for (keys, left, right) in [
        ("letterhead.left_mm", head.left_mm, head.right_mm),
        (
            "recipients.column_mm",
            s.recipients.column_mm,
            s.signature.column_mm,
        ),
    ] {
        // The opposite test would let a column that is not a number through.
        let fits = left >= 30.0 && right >= 30.0 && left + right <= width + 0.01;
        if !fits {
            faults.push(
                keys,
                format!("hai cột {left} + {right} mm không vừa phần chữ {width} mm (mỗi cột từ 30 mm)"),
                format!("columns of {left} + {right} mm do not fit {width} mm of text (30 mm each at least)"),
            );
        }
    }
    if !(1..=4).contains(&head.national.len()) {
        faults.push(
            "letterhead.national",
            "`letterhead.national` cần từ 1 đến 4 dòng",
            "`letterhead.national` needs 1 to 4 lines",
        );
    }
    rule("letterhead.national_rule", &head.national_rule, faults);
    closer("letterhead.organ_closer", &head.organ_closer, faults);
    closer("title.closer", &s.title.closer, faults);
    faults.range("letterhead.line_pitch", head.line_pitch, PITCHES);
    faults.range("letterhead.space_after_pt", head.space_after_pt, SPACES);
    faults.range("title.line_pitch", s.title.line_pitch, PITCHES);
    faults.range("title.space_after_pt", s.title.space_after_pt, SPACES);
}

/// Tables, annexes, addressees, contact line and the other parts that not every document has.
fn parts(s: &Standard, faults: &mut Faults) {
    faults.range(
        "letterhead.subject.gap_pt",
        s.letterhead.subject.gap_pt,
        SPACES,
    );
    let addressees = &s.addressees;
    faults.range("addressees.line_pitch", addressees.line_pitch, PITCHES);
    faults.range(
        "addressees.space_after_pt",
        addressees.space_after_pt,
        SPACES,
    );
    let (tables, annexes) = (&s.tables, &s.annexes);
    faults.range("tables.line_pitch", tables.line_pitch, PITCHES);
    let (above, beside) = tables.padding_pt;
    faults.range("tables.padding_pt", above, 0.0..=20.0);
    faults.range("tables.padding_pt", beside, 0.0..=20.0);
    faults.range("tables.border_pt", tables.border_pt, 0.1..=5.0);
    closer("annexes.closer", &annexes.closer, faults);
    faults.range("annexes.line_pitch", annexes.line_pitch, PITCHES);
    faults.range("annexes.space_after_pt", annexes.space_after_pt, SPACES);
    let reference = ["loai", "so", "ngay", "co_quan"];
    faults.pattern("annexes.reference", &annexes.reference, &reference);
    let count = if annexes.label.contains("{R}") {
        "R"
    } else {
        "n"
    };
    faults.pattern("annexes.label", &annexes.label, &[count]);
    faults.pattern("articles.label", &s.articles.label, &["n"]);
    let drafter = &s.recipients.drafter_pattern;
    faults.pattern("recipients.drafter_pattern", drafter, &["ma", "ban"]);
    faults.range("contact.line_pitch", s.contact.line_pitch, PITCHES);
    faults.range("contact.rule_pt", s.contact.rule_pt, 0.1..=5.0);
    let lowest = s.page.bottom_mm.max(0.0);
    let foot = s.marks.circulation_from_bottom_mm;
    faults.range("marks.circulation_from_bottom_mm", foot, 0.0..=lowest);
    if let Some(colour) = &s.marks.urgency_colour
        && s.marks.urgency_rgb().is_none()
    {
        let value = &colour.value;
        faults.push(
            "marks.urgency_colour.value",
            format!("màu `{value}` phải viết như `#FF0000`, trong ngoặc kép"),
            format!("the colour `{value}` must be written like `#FF0000`, in double quotes"),
        );
    }
}

fn rule(keys: &str, rule: &RuleFormat, faults: &mut Faults) {
    faults.range(&format!("{keys}.share"), rule.share, 0.05..=1.0);
    faults.range(
        &format!("{keys}.thickness_pt"),
        rule.thickness_pt,
        0.1..=5.0,
    );
    faults.range(&format!("{keys}.gap_pt"), rule.gap_pt, 0.0..=30.0);
}

fn closer(keys: &str, closer: &Closer, faults: &mut Faults) {
    match closer {
        Closer::Rule(format) => rule(&format!("{keys}.rule"), format, faults),
        Closer::Characters { size_pt, .. } => {
            faults.range(&format!("{keys}.characters.size_pt"), *size_pt, SIZES);
        }
    }
}

fn text(s: &Standard, faults: &mut Faults) {
    for (keys, style) in styles(s) {
        faults.range(&format!("{keys}.size_pt"), style.size_pt, SIZES);
    }
    for line in &s.letterhead.national {
        faults.range("letterhead.national", line.style.size_pt, SIZES);
    }
    let body = &s.body;
    faults.range("body.first_line_mm", body.first_line_mm, 0.0..=40.0);
    faults.range("body.space_after_pt", body.space_after_pt, SPACES);
    let (least, most) = body.line_pitch_range_pt;
    let size = body.style.size_pt;
    faults.range(
        "body.line_pitch_range_pt",
        least,
        size * PITCHES.start()..=size * PITCHES.end(),
    );
    faults.range(
        "body.line_pitch_range_pt",
        most,
        least..=size * PITCHES.end(),
    );
    faults.range("body.line_pitch_pt", body.line_pitch_pt, least..=most);
    faults.range("signature.space_mm", s.signature.space_mm, 0.0..=100.0);
    faults.range("signature.line_pitch", s.signature.line_pitch, PITCHES);
    faults.range("recipients.line_pitch", s.recipients.line_pitch, PITCHES);
    let highest = s.page.top_mm.max(0.0);
    faults.range(
        "marks.circulation_from_top_mm",
        s.marks.circulation_from_top_mm,
        0.0..=highest,
    );
}

fn styles(s: &Standard) -> [(&'static str, &TextStyle); 31] {
    [
        ("letterhead.superior", &s.letterhead.superior),
        ("letterhead.organ", &s.letterhead.organ),
        ("letterhead.number", &s.letterhead.number),
        ("letterhead.place_date", &s.letterhead.place_date),
        ("letterhead.subject.style", &s.letterhead.subject.style),
        ("addressees.label", &s.addressees.label),
        ("addressees.line", &s.addressees.line),
        ("outline.centred_style", &s.outline.centred_style),
        ("articles.style", &s.articles.style),
        ("tables.header", &s.tables.header),
        ("tables.cell", &s.tables.cell),
        ("annexes.label_style", &s.annexes.label_style),
        ("annexes.title", &s.annexes.title),
        ("annexes.reference_style", &s.annexes.reference_style),
        ("contact.style", &s.contact.style),
        ("recipients.drafter", &s.recipients.drafter),
        ("title.name", &s.title.name),
        ("title.author", &s.title.author),
        ("title.subject", &s.title.subject),
        ("body.style", &s.body.style),
        ("outline.heading_style", &s.outline.heading_style),
        ("outline.subheading_style", &s.outline.subheading_style),
        ("signature.authority", &s.signature.authority),
        ("signature.position", &s.signature.position),
        ("signature.position_alone", &s.signature.position_alone),
        ("signature.name", &s.signature.name),
        ("recipients.label", &s.recipients.label),
        ("recipients.line", &s.recipients.line),
        ("marks.urgency", &s.marks.urgency),
        ("marks.draft", &s.marks.draft),
        ("marks.circulation", &s.marks.circulation),
    ]
}

fn patterns(s: &Standard, faults: &mut Faults) {
    let (outline, place_date) = (&s.outline, &s.place_date);
    faults.pattern(
        "number.pattern",
        &s.number.pattern,
        &["so", "loai", "co_quan"],
    );
    faults.pattern(
        "place_date.pattern",
        &place_date.pattern,
        &["dia_danh", "ngay", "thang", "nam"],
    );
    faults.pattern("outline.heading", &outline.heading, &["R"]);
    faults.pattern("outline.subheading", &outline.subheading, &["n"]);
    faults.pattern("outline.numbered", &outline.numbered, &["n"]);
    if !outline.decimal.is_empty() {
        faults.pattern("outline.decimal", &outline.decimal, &["n", "m"]);
    }
    faults.pattern("outline.lettered", &outline.lettered, &["a"]);
    faults.pattern("recipients.archive", &s.recipients.archive, &["luu"]);
    if !s.recipients.as_article.is_empty() {
        faults.pattern("recipients.as_article", &s.recipients.as_article, &["n"]);
    }
    faults.pattern("recipients.purpose", &s.recipients.purpose, &["de"]);
    faults.pattern("marks.draft_pattern", &s.marks.draft_pattern, &["lan"]);
    // With a single letter the thousandth item would carry a thousand letters.
    if outline.letters.len() < 2 {
        faults.push(
            "outline.letters",
            "`outline.letters` cần từ 2 chữ cái",
            "`outline.letters` needs 2 letters at least",
        );
    }
    if !(1..=6).contains(&s.number.digits) {
        faults.push(
            "number.digits",
            format!("`number.digits` là {}, phải từ 1 đến 6", s.number.digits),
            format!("`number.digits` is {}, needs 1 to 6", s.number.digits),
        );
    }
    for (keys, blank) in [
        ("number.blank", &s.number.blank),
        ("place_date.blank", &place_date.blank),
    ] {
        // An ordinary space would be folded away or end a line.
        if blank.is_empty() || blank.contains(' ') {
            faults.push(
                keys,
                format!(r"`{keys}` phải là các dấu cách không ngắt, viết `\_` trong ngoặc kép"),
                format!(r"`{keys}` must be no-break spaces, written `\_` in double quotes"),
            );
        }
    }
}

fn types(s: &Standard, faults: &mut Faults) {
    if s.types.is_empty() {
        faults.push(
            "types",
            "`types` không có loại văn bản nào",
            "`types` is empty",
        );
    }
    for (key, kind) in &s.types {
        let keys = format!("types.{key}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || !key.chars().all(plain) {
            faults.push(
                &keys,
                format!("tên loại `{key}` phải viết thường, không dấu, nối bằng gạch ngang"),
                format!("the type key `{key}` must be lower-case ASCII joined by hyphens"),
            );
        }
        match &kind.number_pattern {
            Some(pattern) => {
                let at = format!("{keys}.number_pattern");
                let with_kind = pattern.contains("{loai}");
                let mut names = vec!["so", "co_quan"];
                names.extend(with_kind.then_some("loai"));
                names.extend(pattern.contains("{bo_phan}").then_some("bo_phan"));
                faults.pattern(&at, pattern, &names);
            }
            None if kind.abbreviation.is_empty() => faults.push(
                format!("{keys}.abbreviation"),
                format!("loại `{key}` thiếu chữ viết tắt trong số và ký hiệu"),
                format!("the type `{key}` has no abbreviation for its number"),
            ),
            None => {}
        }
    }
}
