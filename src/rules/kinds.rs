//! The kind must be one that the standard knows.

use super::Observation;
use crate::directive::{Directive, suggest};
use crate::finding::{Finding, Message, code};
use crate::standard::Standard;

pub(super) fn check(directive: &Directive, standard: &Standard) -> Vec<Observation> {
    let kind = &directive.kind;
    if standard.types.contains_key(&kind.value) {
        return Vec::new();
    }
    let (name, governing) = (&kind.value, &standard.name);
    let message = Message::new(
        format!("{governing} không có loại văn bản `{name}`"),
        format!("{governing} has no kind of document `{name}`"),
    );
    let near = suggest::nearest(name, standard.types.keys().map(String::as_str));
    let ask = near.map_or_else(Default::default, |near| {
        (
            format!("Có phải ý đồng chí là `{near}`? "),
            format!("Did you mean `{near}`? "),
        )
    });
    let list: Vec<String> = standard
        .types
        .iter()
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
        let findings = super::check(&directive("loai: thong_bao\nco_quan: a\n"), &standard());
        assert_eq!(
            vi(&findings),
            "D-STANDARD 1:7 Hướng dẫn thử không có loại văn bản `thong_bao` | Có phải ý đồng chí là `thong-bao`? Các loại: `thong-bao` (Thông báo), `thong-bao-ket-luan` (Thông báo)."
        );
        assert!(super::check(&directive("loai: thong-bao\nco_quan: a\n"), &standard()).is_empty());
    }
}
