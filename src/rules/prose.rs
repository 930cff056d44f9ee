//! Every prose: figures that are not declared, and markup that may not stand there.

use std::ops::Range;

use super::{Observation, markup};
use crate::directive::reference::expand;
use crate::directive::{Directive, Text, keys};
use crate::finding::code;
use crate::source::{SourceFile, Span};

pub(super) fn check(directive: &Directive) -> Vec<Observation> {
    let figures = directive.written.get(keys::directive::FIGURES.key);
    // Figures that could not be read are reported already, not once more as undeclared.
    let silent = figures.is_some_and(|key| key.faulty);
    let mut locator = Locator::default();
    let mut seen = Vec::new();
    for paragraph in directive.prose().iter().flat_map(|prose| &prose.paragraphs) {
        locator.enter(paragraph);
        let mut faults: Vec<_> = expand(directive, &paragraph.value)
            .err()
            .unwrap_or_default()
            .into_iter()
            .filter(|fault| !(silent && fault.rule == code::FIGURE_UNDEFINED))
            .map(|fault| (fault.rule, fault.range, fault.fault))
            .collect();
        let markup = markup::faults(&paragraph.value).into_iter();
        faults.extend(markup.map(|(range, fault)| (code::MARKUP, range, fault)));
        faults.sort_by_key(|(_, range, _)| range.start);
        for (rule, range, fault) in faults {
            let span = locator.find(&directive.file, paragraph, &range);
            seen.push(fault.at(rule, &directive.file, span).into());
        }
    }
    seen
}

/// Pieces of one value that are looked for in vain before its other faults mark it as a whole.
const IN_VAIN: usize = 20;

/// Finds pieces of paragraphs in the file, in the order of their beginnings. Several paragraphs may
/// stand in one YAML value, so it remembers how far it came in the value it is in; it never goes
/// back, because a value may have many thousands of faults.
#[derive(Default)]
struct Locator {
    value: Option<Span>,
    /// The value's paragraphs up to the one it is in.
    written: String,
    /// Where that paragraph begins in `written`.
    base: usize,
    /// The piece found last: in `written`, and in the value as the file has it.
    last: (usize, usize),
    in_vain: usize,
}

impl Locator {
    fn enter(&mut self, paragraph: &Text) {
        if self.value != Some(paragraph.span) {
            *self = Self {
                value: Some(paragraph.span),
                ..Self::default()
            };
        }
        self.base = self.written.len();
        self.written.push_str(&paragraph.value);
        self.written.push('\n');
    }

    /// The piece's place; the whole value when the text stands differently in the file (decomposed
    /// letters, lines joined).
    fn find(&mut self, file: &SourceFile, paragraph: &Text, range: &Range<usize>) -> Span {
        let Span { start, end } = paragraph.span;
        let piece = paragraph.value.get(range.clone()).unwrap_or("");
        if piece.is_empty() || self.in_vain > IN_VAIN {
            return paragraph.span;
        }
        let begins = self.base + range.start;
        let between = self.written.get(self.last.0..begins).unwrap_or("");
        let nth = between.matches(piece).count();
        let from = start + self.last.1;
        let text = file.text.get(from..end).unwrap_or("");
        match text.match_indices(piece).nth(nth) {
            Some((at, _)) => {
                self.last = (begins, self.last.1 + at);
                Span::new(from + at, from + at + piece.len())
            }
            None => {
                self.in_vain += 1;
                paragraph.span
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{directive, vi};

    fn check(rest: &str) -> String {
        let text = format!("loai: thong-bao\nco_quan: a\n{rest}");
        vi(&super::check(&directive(&text)))
    }

    #[test]
    fn faults_stand_where_they_were_written() {
        assert_eq!(
            check(
                "so_lieu: {f1: 5}\ndanh_gia: |\n  Có {{ so_lieu.f1 }}, {{ so_lieu.f2 }}.\n\n  Lại {{ so_lieu.f2 }} <b>\n"
            ),
            "D-FIGURE 5:24 chưa khai số liệu `f2` trong `so_lieu` | Có phải ý đồng chí là `f1`?\n\
             D-FIGURE 7:7 chưa khai số liệu `f2` trong `so_lieu` | Có phải ý đồng chí là `f1`?\n\
             D-MARKUP 7:24 đoạn văn không được có mã HTML | Bỏ thẻ HTML; chữ đậm ghi `**…**`, chữ nghiêng ghi `*…*`."
        );
        assert_eq!(
            check("nhiem_vu:\n  - noi_dung: Làm.\n    muc: [\"a <b>\"]\n"),
            "D-MARKUP 5:14 đoạn văn không được có mã HTML | Bỏ thẻ HTML; chữ đậm ghi `**…**`, chữ nghiêng ghi `*…*`."
        );
    }

    #[test]
    fn decomposed_text_is_marked_as_a_whole() {
        // "số" written with combining marks: the composed text is not in the file.
        assert_eq!(
            check(
                "danh_gia: 'x <so\u{302}\u{301}>'\nket_thuc: 'x {{ so_lieu.so\u{302}\u{301} }}'\n"
            ),
            "D-FIGURE 4:11 chưa khai số liệu `số` trong `so_lieu` | Ở đây chưa có tên nào để dùng."
        );
    }

    #[test]
    fn unreadable_figures_are_not_undeclared() {
        assert_eq!(
            check("so_lieu: {f1: x}\ndanh_gia: '{{ so_lieu.f1 }}'\n"),
            ""
        );
    }
}
