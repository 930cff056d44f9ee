//! The kind must be one that the standard knows and a template can print.

use super::Observation;
use crate::directive::{Directive, suggest};
use crate::finding::{Finding, Message, code};
use crate::standard::Standard;

pub(super) fn check(
    directive: &Directive,
    standard: &Standard,
    printable: impl Fn(&str) -> bool,
) -> Vec<Observation> {
    let kind = &directive.kind;
    let known = standard.types.contains_key(&kind.value);
    if known && printable(&kind.value) {
        return Vec::new();
    }
    let (name, governing) = (&kind.value, &standard.name);
    let message = if known {
        Message::new(
            format!("loại văn bản `{name}` chưa có mẫu để in"),
            format!("there is no template for the kind `{name}` yet"),
        )
    } else {
        Message::new(
            format!("{governing} không có loại văn bản `{name}`"),
            format!("{governing} has no kind of document `{name}`"),
        )
    };
    let kinds = || standard.types.iter().filter(|(key, _)| printable(key));
    let ask = suggest::ask(name, kinds().map(|(key, _)| key.as_str()));
    let list: Vec<String> = kinds()
        .map(|(key, kind)| format!("`{key}` ({})", kind.name))
        .collect();
    let list = list.join(", ");
    let finding = Finding::error(code::STANDARD, message)
        .at(&directive.file, kind.span)
        .hint(
            format!("{}Các loại: {list}.", ask.0),
            format!("{}Kinds: {list}.", ask.1),
        );
    vec![finding.into()]
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{directive, standard, vi};

    #[test]
    fn names_the_kinds_there_are() {
        let findings = super::check(
            &directive("loai: thong_bao\nco_quan: a\n"),
            &standard(),
            |_| true,
        );
        assert_eq!(
            vi(&findings),
            "D-STANDARD 1:7 Hướng dẫn thử không có loại văn bản `thong_bao` | Có phải ý đồng chí là `thong-bao`? Các loại: `thong-bao` (Thông báo), `thong-bao-ket-luan` (Thông báo)."
        );
        let known = directive("loai: thong-bao\nco_quan: a\n");
        assert!(super::check(&known, &standard(), |_| true).is_empty());
        assert_eq!(
            vi(&super::check(&known, &standard(), |kind| kind == "thong-bao-ket-luan")),
            "D-STANDARD 1:7 loại văn bản `thong-bao` chưa có mẫu để in | Các loại: `thong-bao-ket-luan` (Thông báo)."
        );
    }
}
