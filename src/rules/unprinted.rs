//! What is written but not printed is told, so that nothing is lost unseen.

use super::Observation;
use crate::directive::Directive;
use crate::directive::keys::{Field, directive as keys};
use crate::directive::suggest::quoted_list;
use crate::finding::{Finding, Message, code};
use crate::standard::{Standard, grammar};

/// A value that is printed only by a kind's body template, and whether the file gives it.
type Value = (Field, fn(&Directive) -> bool);

const VALUES: [Value; 16] = [
    (keys::MEETING, |d| d.meeting.is_some()),
    (keys::ISSUER, |d| d.issuer.is_some()),
    (keys::GROUNDS, |d| !d.grounds.is_empty()),
    (keys::PROPOSED_BY, |d| d.proposed_by.is_some()),
    (keys::CONTEXT, |d| d.context.is_some()),
    (keys::ASSESSMENT, |d| d.assessment.is_some()),
    (keys::PETITIONS, |d| !d.petitions.is_empty()),
    (keys::CONTENT, |d| d.content.is_some()),
    (keys::TABLE, |d| d.table.is_some()),
    (keys::SECTIONS, |d| !d.sections.is_empty()),
    (keys::ARTICLES, |d| !d.articles.is_empty()),
    (keys::INVITEES, |d| !d.invitees.is_empty()),
    (keys::DIRECTION, |d| d.direction.is_some()),
    (keys::TASKS, |d| !d.tasks.is_empty()),
    (keys::IMPLEMENTATION, |d| d.implementation.is_some()),
    (keys::CLOSING, |d| d.closing.is_some()),
];

/// `prints` tells whether the kind's body template prints a value.
pub(super) fn check(
    directive: &Directive,
    standard: &Standard,
    prints: impl Fn(&str) -> bool,
) -> Vec<Observation> {
    let kind = standard.types.get(&directive.kind.value);
    let Some(kind) = kind else {
        return Vec::new();
    };
    let mut told = Told {
        directive,
        kind: &kind.name,
        found: Vec::new(),
    };
    for (field, given) in VALUES {
        if given(directive) && !prints(field.key) {
            told.value(field, &prints);
        }
    }
    if kind.addressees_label.is_none() && !directive.addressees.is_empty() {
        told.addressees(&standard.addressees.clause);
    }
    if directive.office.is_some() && !grammar::number_names_office(standard, &directive.kind.value)
    {
        told.note(
            keys::OFFICE,
            (
                "Số và ký hiệu của loại này không có bộ phận soạn thảo; bỏ `bo_phan`.",
                "The number of this kind does not name the drafting unit; leave `bo_phan` out.",
            ),
        );
    }
    if directive.author.is_some() && !kind.name_printed {
        told.note(
            keys::AUTHOR,
            (
                "Loại này không in tên loại nên không có dòng tác giả; bỏ `tac_gia`.",
                "This kind prints no type name and so no author below it; leave `tac_gia` out.",
            ),
        );
    }
    told.found.into_iter().map(Observation::from).collect()
}

struct Told<'a> {
    directive: &'a Directive,
    kind: &'a str,
    found: Vec<Finding>,
}

impl Told<'_> {
    fn value(&mut self, field: Field, prints: &impl Fn(&str) -> bool) {
        let printed = VALUES.iter().filter(|(field, _)| prints(field.key));
        let keys: Vec<&str> = printed.map(|(field, _)| field.key).collect();
        let keys = quoted_list(keys);
        self.note(
            field,
            (
                &format!("Điều gì cần nêu thì viết vào khóa mà mẫu có in: {keys}."),
                &format!("Write what is to be said into a key that its template prints: {keys}."),
            ),
        );
    }

    fn note(&mut self, field: Field, hint: (&str, &str)) {
        let (key, kind) = (field.key, self.kind.to_lowercase());
        let message = Message::new(
            format!("{kind} không in `{key}`"),
            format!("a {kind} does not print `{key}`"),
        );
        self.push(
            Finding::note(code::COMPONENT, message).hint(hint.0, hint.1),
            field,
        );
    }

    fn addressees(&mut self, clause: &str) {
        let kind = self.kind.to_lowercase();
        let message = Message::new(
            format!("{kind} không có phần kính gửi, `kinh_gui` không được in"),
            format!("a {kind} addresses nobody; `kinh_gui` is not printed"),
        );
        let finding = Finding::warning(code::COMPONENT, message)
            .clause(clause)
            .hint(
                "Bỏ `kinh_gui`; nơi nhận văn bản ghi ở `noi_nhan`.",
                "Leave `kinh_gui` out; name who receives it in `noi_nhan`.",
            );
        self.push(finding, keys::ADDRESSEES);
    }

    fn push(&mut self, finding: Finding, field: Field) {
        let written = self.directive.written.get(field.key);
        let span = written.map_or(self.directive.kind.span, |key| key.span);
        self.found.push(finding.at(&self.directive.file, span));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{directive, vi};
    use crate::standard::load::Standards;

    fn check(text: &str) -> String {
        let standard = Standards::embedded().by_id("party-2026").unwrap();
        let mut standard = crate::standard::Standard::clone(&standard);
        standard.addressees.clause = "kính gửi".into();
        let prints = |name: &str| ["boi_canh", "nhiem_vu"].contains(&name);
        vi(&super::check(&directive(text), &standard, prints))
    }

    #[test]
    fn a_value_that_the_template_leaves_out_is_told() {
        assert_eq!(
            check("loai: chi-thi\nco_quan: a\ncuoc_hop: {ten: họp}\nnhiem_vu: Làm.\n"),
            "D-COMPONENT 3:1 chỉ thị không in `cuoc_hop` | Điều gì cần nêu thì viết vào khóa mà mẫu có in: `boi_canh`, `nhiem_vu`."
        );
    }

    #[test]
    fn parts_that_a_kind_does_not_have_are_told() {
        assert_eq!(
            check("loai: thong-bao\nco_quan: a\nkinh_gui: B\nbo_phan: VP\n"),
            "D-COMPONENT 3:1 thông báo không có phần kính gửi, `kinh_gui` không được in | Bỏ `kinh_gui`; nơi nhận văn bản ghi ở `noi_nhan`. (kính gửi)\n\
             D-COMPONENT 4:1 thông báo không in `bo_phan` | Số và ký hiệu của loại này không có bộ phận soạn thảo; bỏ `bo_phan`."
        );
        assert_eq!(
            check("loai: cong-van\nco_quan: a\nkinh_gui: B\ntac_gia: của C\n"),
            "D-COMPONENT 4:1 công văn không in `tac_gia` | Loại này không in tên loại nên không có dòng tác giả; bỏ `tac_gia`."
        );
    }
}
