//! Every prose: figures that are not declared, and markup that may not stand there.

use super::texts::Piece;
use super::{Observation, markup, place};
use crate::directive::reference::expand;
use crate::directive::{Directive, keys};
use crate::finding::code;

pub(super) fn check(directive: &Directive, texts: &[Piece<'_>]) -> Vec<Observation> {
    let figures = directive.written.get(keys::directive::FIGURES.key);
    // Figures that could not be read are reported already, not once more as undeclared.
    let silent = figures.is_some_and(|key| key.faulty);
    let mut seen = Vec::new();
    for (at, piece) in texts.iter().enumerate() {
        if !piece.role.is_prose() {
            continue;
        }
        let paragraph = piece.text;
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
            let many = seen.len() > place::MANY;
            let found = (!many).then(|| place::find(texts, at, &range)).flatten();
            let span = found.unwrap_or(paragraph.span);
            seen.push(fault.at(rule, piece.file, span).into());
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{directive, vi};
    use crate::rules::texts;

    fn check(rest: &str) -> String {
        let text = format!("loai: thong-bao\nco_quan: a\n{rest}");
        let directive = directive(&text);
        vi(&super::check(&directive, &texts::all(&directive)))
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
