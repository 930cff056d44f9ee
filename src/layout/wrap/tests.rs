//! Real text on many measures: what fits, what holds together, what is drawn.

use std::sync::Arc;

use super::*;
use crate::layout::fonts::{Face, FontSet};
use crate::layout::line::Place;
use crate::layout::{Item, Role};

const TEXT: &str = "Theo Công điện số 28/CĐ-TTg ngày 11/01/2022 của Thủ tướng Chính phủ, đồng \
    chí Nguyễn Văn Trường, Phó Bí thư Thường trực, báo cáo UBND TP. Hà Nội trước 16 giờ ngày \
    02/02/2022 kết quả rà soát 840 F1 và 4.500 F2 – xem https://mau.example; \
    từ ngày 05/01/2022 đến ngày 12/01/2022 trung bình có 283 ca.";

fn typesetter() -> Typesetter {
    Typesetter::new(Arc::new(FontSet::embedded())).unwrap()
}

fn text<'a>(paragraph: &'a Paragraph, line: &Line) -> &'a str {
    let segment = &paragraph.segments[line.segment];
    let atoms = &segment.atoms[line.atoms.clone()];
    &segment.text[atoms[0].start..atoms[atoms.len() - 1].end]
}

/// A text in 14 pt, justified on `width` pt, and its lines as texts.
fn set(
    typesetter: &mut Typesetter,
    source: &str,
    width: f64,
) -> (Paragraph, Vec<Line>, Vec<String>) {
    let mut paragraph = Paragraph::plain(typesetter, source, Face::Regular, 14.0);
    let lines = paragraph.justified(typesetter, width, 0.0);
    let texts = lines.iter().map(|line| text(&paragraph, line).to_owned());
    let texts = texts.collect();
    (paragraph, lines, texts)
}

/// The ties that lines part.
fn parted(paragraph: &Paragraph, lines: &[Line]) -> Vec<Tie> {
    let stretches = paragraph.segments[0].stretches(Tie::Number);
    let ties = stretches.filter(|s| {
        let text = &paragraph.segments[0].atoms[s.atoms.clone()];
        let spaces = text.iter().rev().take_while(|a| a.kind == Kind::Space);
        let end = s.atoms.end - spaces.count();
        lines.iter().any(|line| line.atoms.end == end)
    });
    ties.map(|s| s.tie).filter(|tie| *tie > Tie::Free).collect()
}

/// How many times as wide as by nature the spaces of a stretched line are.
fn space(paragraph: &Paragraph, line: &Line, width: f64) -> f64 {
    1.0 + (width - line.width) / paragraph.spaces(line)
}

#[test]
fn every_line_fits_and_all_lines_are_the_text() {
    let mut typesetter = typesetter();
    for width in (150..=470).map(f64::from) {
        let (paragraph, lines, texts) = set(&mut typesetter, TEXT, width);
        assert_eq!(texts.join(" "), TEXT, "{width} pt");
        for line in &lines {
            let shrunk = line.width - 0.2 * paragraph.spaces(line);
            assert!(
                shrunk <= width + 1e-6,
                "{width} pt: {}",
                text(&paragraph, line)
            );
        }
    }
}

#[test]
fn ties_part_only_where_lines_would_be_very_loose() {
    let mut typesetter = typesetter();
    let (mut whole, mut names, mut numbers) = (0, 0, 0);
    for width in (150..=470).map(f64::from) {
        let (mut paragraph, lines, _) = set(&mut typesetter, TEXT, width);
        let parted = parted(&paragraph, &lines);
        let firm = paragraph.filled(&mut typesetter, width, 0.0, Tie::Free);
        let stretched = firm.iter().filter(|line| !line.last);
        let spaces = stretched.map(|line| space(&paragraph, line, width));
        let widest = spaces.fold(0.0, f64::max);
        // With no tie parted, some line would have needed spaces twice as wide and more.
        assert!(
            parted.is_empty() || widest > 2.0,
            "{width} pt: {parted:?} {widest}"
        );
        whole += usize::from(parted.is_empty());
        names += parted.iter().filter(|tie| **tie == Tie::Name).count();
        numbers += parted.iter().filter(|tie| **tie == Tie::Number).count();
    }
    assert!(
        whole > 100 && names > 20 && numbers > 20,
        "{whole} {names} {numbers}"
    );
}

#[test]
fn names_yield_before_numbers() {
    let text = "Kính mời đồng chí Nguyễn Thanh Xuân và các cơ quan họp hồi 14 giờ ngày \
        02/02/2022 tại trụ sở";
    let mut typesetter = typesetter();
    for (width, expected) in [
        (
            250.0,
            "Kính mời đồng chí Nguyễn Thanh Xuân và | \
             các cơ quan họp hồi 14 giờ ngày 02/02/2022 | tại trụ sở",
        ),
        (
            200.0,
            "Kính mời đồng chí Nguyễn Thanh | Xuân và các cơ quan họp hồi 14 giờ | \
             ngày 02/02/2022 tại trụ sở",
        ),
        (
            181.0,
            "Kính mời đồng chí Nguyễn | Thanh Xuân và các cơ quan họp | \
             hồi 14 giờ ngày 02/02/2022 tại | trụ sở",
        ),
        (
            160.0,
            "Kính mời đồng chí Nguyễn | Thanh Xuân và các cơ | quan họp hồi 14 giờ ngày | \
             02/02/2022 tại trụ sở",
        ),
    ] {
        let (_, _, lines) = set(&mut typesetter, text, width);
        assert_eq!(lines.join(" | "), expected);
    }
}

#[test]
fn what_belongs_together_stays_on_one_line_at_a_usual_measure() {
    let mut typesetter = typesetter();
    for kept in [
        "Số 28/CĐ-TTg",
        "16 giờ",
        "Điều 5",
        "840 ca",
        "TP. Hà Nội",
        "đ/c Nguyễn Văn A",
        "ThS. Trần Thị B",
        "Q. Hà Đông",
        "Nguyễn Thị Thu Hương",
        "2026 –",
    ] {
        for before in 0..40 {
            let mut source = "các cơ quan, đơn vị thuộc phường ".repeat(3);
            source.push_str(&"và ".repeat(before));
            source.push_str(kept);
            source.push_str(" cho đến khi có thông báo mới của cấp trên về việc này");
            let (_, _, lines) = set(&mut typesetter, &source, 467.7);
            let whole = lines.iter().any(|line| line.contains(kept));
            assert!(whole, "{kept}: {lines:#?}");
        }
    }
}

#[test]
fn tokens_longer_than_the_line_are_cut_and_fit() {
    let mut typesetter = typesetter();
    let token = "ngườiđ".repeat(34);
    let source = format!("Xem {token} và https://mau.example/{token} ngay");
    for width in [150.0, 300.0, 467.7] {
        let (paragraph, lines, texts) = set(&mut typesetter, &source, width);
        assert_eq!(texts.concat().replace(' ', ""), source.replace(' ', ""));
        assert!(
            lines
                .iter()
                .all(|line| line.width <= width + 0.2 * paragraph.spaces(line))
        );
    }
}

#[test]
fn full_lines_end_at_the_margin_and_spaces_keep_four_fifths() {
    let mut typesetter = typesetter();
    let (mut stretched, mut shrunk) = (0, 0);
    for width in (250..=470).map(f64::from) {
        let (paragraph, lines, _) = set(&mut typesetter, TEXT, width);
        for line in &lines {
            let mut items = Vec::new();
            let place = Place {
                x: 0.0,
                y: 0.0,
                stretch: Some(width),
                role: Role::body(0),
            };
            paragraph.set(&mut typesetter, line, place, &mut items);
            let [Item::Glyphs(run)] = items.as_slice() else {
                panic!("one run")
            };
            if !line.last {
                assert!(
                    (run.width() - width).abs() < 1e-9,
                    "{width} pt: {}",
                    run.text
                );
            }
            assert!(run.width() <= width + 1e-9);
            let is_space =
                |g: &&crate::layout::Glyph| run.text[g.text.0 as usize..].starts_with(' ');
            for glyph in run.glyphs.iter().filter(is_space) {
                assert!(glyph.advance >= 0.8 * 0.25 * 14.0 - 1e-6, "{}", run.text);
                stretched += usize::from(glyph.advance > 3.5 + 1e-9);
                shrunk += usize::from(glyph.advance < 3.5 - 1e-9);
            }
        }
    }
    assert!(stretched > 1000 && shrunk > 1000, "{stretched} {shrunk}");
}

#[test]
fn ragged_lines_keep_natural_spaces_and_all_ties() {
    let mut typesetter = typesetter();
    for width in (200..=470).map(f64::from) {
        let mut paragraph = Paragraph::plain(&mut typesetter, TEXT, Face::Regular, 14.0);
        let lines = paragraph.ragged(&mut typesetter, width);
        let texts: Vec<&str> = lines.iter().map(|line| text(&paragraph, line)).collect();
        assert_eq!(texts.join(" "), TEXT);
        assert!(
            lines.iter().all(|line| line.width <= width + 1e-6),
            "{width} pt"
        );
        assert_eq!(parted(&paragraph, &lines), [], "{width} pt");
    }
}

#[test]
fn a_paragraph_is_pulled_in_by_one_line_or_not_at_all() {
    let mut typesetter = typesetter();
    let (mut pulled, mut impossible) = (0, 0);
    let sentence = "Các cơ quan, đơn vị thuộc phường chuẩn bị đủ thuốc, vật tư và nhân lực, hoàn \
        thành việc rà soát trên địa bàn và báo cáo kết quả để kịp thời chỉ đạo thực hiện.";
    let source = [sentence; 4].join(" ");
    for width in (350..=470).map(f64::from) {
        let (paragraph, lines, _) = set(&mut typesetter, &source, width);
        let Some((fewer, cost)) = paragraph.pulled(&lines, width, 0.0) else {
            impossible += 1;
            continue;
        };
        assert_eq!(fewer.len() + 1, lines.len());
        assert!(cost >= 0.0, "{width} pt");
        let texts: Vec<&str> = fewer.iter().map(|line| text(&paragraph, line)).collect();
        assert_eq!(texts.join(" "), source);
        let full = fewer.iter().filter(|line| !line.last);
        let mut spaces = full.map(|line| space(&paragraph, line, width));
        assert!(
            spaces.all(|space| (0.8 - 1e-6..=2.0 + 1e-6).contains(&space)),
            "{width} pt"
        );
        pulled += 1;
    }
    assert!(pulled > 5 && impossible > 5, "{pulled} {impossible}");
}
