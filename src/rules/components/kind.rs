//! The parts that only some kinds have, and must have.

use super::{Component, Missing};
use crate::directive::keys::directive as keys;
use crate::directive::organ::System;
use crate::directive::{Directive, Text};
use crate::finding::{Finding, Message, code};
use crate::standard::{Standard, grammar};

impl Missing<'_> {
    pub(super) fn parts(&mut self, standard: &Standard) {
        let d = self.directive;
        let kind = d.kind.value.as_str();
        let clause = self.kind.map_or("", |kind| &kind.clause);
        let decides =
            kind == "quyet-dinh" || (kind == "nghi-quyet" && standard.system == System::State);
        let office = grammar::number_names_office(standard, kind);
        let parts = [
            (
                self.kind.is_some_and(|kind| kind.addressees_needed) && d.addressees.is_empty(),
                keys::ADDRESSEES,
                ("nơi kính gửi", "addressees"),
                (
                    "Ghi `kinh_gui: …`; nhiều nơi thì mỗi nơi một dòng `- …`.",
                    "Write `kinh_gui: …`; several on lines of `- …`.",
                ),
                standard.addressees.clause.as_str(),
            ),
            (
                decides && d.issuer.is_none(),
                keys::ISSUER,
                ("thẩm quyền ban hành", "issuing authority"),
                (
                    "Ghi `tham_quyen: …`, như `Chủ tịch Ủy ban nhân dân phường …` hoặc `Ban Thường vụ …`.",
                    "Write `tham_quyen: …`, as `Chủ tịch Ủy ban nhân dân phường …` or `Ban Thường vụ …`.",
                ),
                clause,
            ),
            (
                kind == "quyet-dinh" && d.articles.is_empty(),
                keys::ARTICLES,
                ("các điều", "articles"),
                (
                    "Ghi `dieu:` rồi mỗi điều một mục `- …`.",
                    "Write `dieu:` and each article as an entry `- …`.",
                ),
                clause,
            ),
            (
                kind == "giay-moi" && d.invitees.is_empty(),
                keys::INVITEES,
                ("người được mời", "invitees"),
                (
                    "Ghi `kinh_moi: …`; nhiều người thì mỗi người một dòng `- …`.",
                    "Write `kinh_moi: …`; several on lines of `- …`.",
                ),
                clause,
            ),
            (
                office && d.office.is_none(),
                keys::OFFICE,
                (
                    "bộ phận soạn thảo trong số và ký hiệu",
                    "drafting unit in the number",
                ),
                (
                    "Ghi `bo_phan: …`, như `VP`.",
                    "Write `bo_phan: …`, as `VP`.",
                ),
                standard.number.clause.as_str(),
            ),
        ];
        for (missing, key, name, hint, clause) in parts {
            if missing {
                self.at_key(key, &Component { name, hint, clause });
            }
        }
        self.annexes(standard);
    }

    /// An annex has a title, and the body says that there are annexes.
    fn annexes(&mut self, standard: &Standard) {
        let d = self.directive;
        let clause = standard.annexes.clause.as_str();
        for annex in d.annexes.iter().filter(|annex| annex.title.is_none()) {
            let name = ("tiêu đề phụ lục", "title of the annex");
            let hint = (
                "Ghi `tieu_de: …` trong phụ lục này.",
                "Write `tieu_de: …` in this annex.",
            );
            self.at(annex.span, &Component { name, hint, clause });
        }
        if d.annexes.is_empty() || mentions_annexes(d) {
            return;
        }
        let Some(key) = d.written.get(keys::ANNEXES.key) else {
            return;
        };
        let message = Message::new(
            "nội dung chưa nhắc đến phụ lục",
            "the body does not mention the annexes",
        );
        let finding = Finding::warning(code::COMPONENT, message)
            .at(&d.file, key.span)
            .hint(
                "Viết vào nội dung, như “(chi tiết tại Phụ lục kèm theo)”.",
                "Say it in the body, as “(chi tiết tại Phụ lục kèm theo)”.",
            )
            .clause(clause);
        self.found.push(finding);
    }
}

/// Whether the body or a title in it says `phụ lục`; the annexes' own texts do not count.
fn mentions_annexes(directive: &Directive) -> bool {
    let own = directive.annex_prose();
    let prose = directive.prose().into_iter();
    let body = prose.filter(|prose| !own.iter().any(|annex| std::ptr::eq(*annex, *prose)));
    let mut texts: Vec<&Text> = body.flat_map(|prose| &prose.paragraphs).collect();
    texts.extend(directive.articles.iter().flat_map(|article| &article.title));
    for section in &directive.sections {
        section.titles(&mut texts);
    }
    let says = |text: &&Text| text.value.to_lowercase().contains("phụ lục");
    texts.iter().any(says)
}
