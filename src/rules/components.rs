//! The components a notice must have. While it is a draft a missing one is a visible gap and a
//! warning; once number and date are given it is an error.

mod kind;
mod meeting;

use super::Observation;
use crate::directive::keys::{Field, directive as keys};
use crate::directive::{Directive, Organ, Recipient, Signature};
use crate::finding::{Finding, Message, Severity, code};
use crate::source::Span;
use crate::standard::{DocumentType, Standard};

pub(super) fn check(directive: &Directive, standard: &Standard) -> Vec<Observation> {
    let kind = standard.types.get(&directive.kind.value);
    let mut missing = Missing {
        directive,
        kind,
        // Where the page bears no date, as that of minutes, a number is enough.
        draft: directive.number.is_none()
            || (directive.issue_date.is_none() && kind.is_none_or(|kind| kind.place_date_printed)),
        found: Vec::new(),
    };
    missing.head(standard);
    missing.parts(standard);
    missing.meeting();
    missing.body(standard);
    missing.recipients(standard);
    missing.signature(standard);
    missing.organs(standard);
    missing.found.into_iter().map(Observation::from).collect()
}

/// A component in words, and how to give it.
struct Component<'a> {
    name: (&'a str, &'a str),
    hint: (&'a str, &'a str),
    clause: &'a str,
}

struct Missing<'a> {
    directive: &'a Directive,
    kind: Option<&'a DocumentType>,
    draft: bool,
    found: Vec<Finding>,
}

impl Missing<'_> {
    fn head(&mut self, standard: &Standard) {
        let directive = self.directive;
        let head = [
            (
                directive.number.is_none(),
                keys::NUMBER,
                ("số văn bản", "number"),
                (
                    "Khi được cấp số, ghi `so: …`.",
                    "Write `so: …` once the number is given.",
                ),
                &standard.number.clause,
            ),
            (
                directive.issue_date.is_none()
                    && self.kind.is_none_or(|kind| kind.place_date_printed),
                keys::DATE,
                ("ngày ban hành", "date of issue"),
                (
                    "Khi ký, ghi `ngay_ban_hanh: …`, như `13/01/2022`.",
                    "Write `ngay_ban_hanh: …` when it is signed, as `13/01/2022`.",
                ),
                &standard.place_date.clause,
            ),
            (
                directive.subject.is_none(),
                keys::SUBJECT,
                ("trích yếu", "subject"),
                (
                    "Ghi `trich_yeu: …`: văn bản nói về việc gì.",
                    "Write `trich_yeu: …`: what the document is about.",
                ),
                &standard.components_clause,
            ),
        ];
        for (missing, key, name, hint, clause) in head {
            if missing {
                self.at_key(key, &Component { name, hint, clause });
            }
        }
    }

    fn body(&mut self, standard: &Standard) {
        let d = self.directive;
        // What these two say is in other components, which are looked for by themselves.
        if ["quyet-dinh", "giay-moi"].contains(&d.kind.value.as_str()) {
            return;
        }
        let prose = [
            &d.context,
            &d.assessment,
            &d.content,
            &d.direction,
            &d.implementation,
        ];
        let opinions = d.meeting.as_ref().is_some_and(|m| m.opinions.is_some());
        if prose.iter().any(|p| p.is_some())
            || opinions
            || d.table.is_some()
            || !d.sections.is_empty()
            || !d.articles.is_empty()
            || !d.tasks.is_empty()
            || !d.petitions.is_empty()
        {
            return;
        }
        let bodies = [
            keys::CONTEXT,
            keys::ASSESSMENT,
            keys::DIRECTION,
            keys::IMPLEMENTATION,
            keys::PETITIONS,
            keys::CONTENT,
            keys::TABLE,
            keys::SECTIONS,
            keys::ARTICLES,
        ];
        if bodies.iter().any(|key| self.faulty(*key)) {
            return;
        }
        let component = Component {
            name: ("nội dung", "body"),
            hint: (
                "Ghi `noi_dung`, `danh_gia`, `phan` hoặc `nhiem_vu`.",
                "Write `noi_dung`, `danh_gia`, `phan` or `nhiem_vu`.",
            ),
            clause: &standard.components_clause,
        };
        self.at_key(keys::TASKS, &component);
    }

    fn recipients(&mut self, standard: &Standard) {
        let recipients = &self.directive.recipients;
        let clause = &standard.components_clause;
        let archived = recipients
            .iter()
            .any(|r| matches!(r, Recipient::Archive(_)));
        if recipients.is_empty() {
            let name = ("nơi nhận", "recipients");
            let hint = (
                "Ghi `noi_nhan` trong tệp này hoặc trong hồ sơ cơ quan.",
                "Write `noi_nhan` in this file or in the organ's profile.",
            );
            self.at_key(keys::RECIPIENTS, &Component { name, hint, clause });
        } else if !archived {
            let name = ("dòng lưu ở nơi nhận", "archive line of the recipients");
            let hint = (
                "Thêm `- {luu: …}` vào cuối `noi_nhan`.",
                "Add `- {luu: …}` at the end of `noi_nhan`.",
            );
            self.at_key(keys::RECIPIENTS, &Component { name, hint, clause });
        }
    }

    fn signature(&mut self, standard: &Standard) {
        let clause = &standard.components_clause;
        let usual = self.kind.map_or(0, |kind| kind.signers.len());
        let several = self.kind.is_some_and(|kind| kind.signed_by_several);
        let given = self.directive.signers(several);
        if given.is_empty() && usual < 2 {
            let name = ("phần ký", "signature");
            let hint = (
                "Ghi `ky: {quyen_han: …, chuc_vu: …, ho_ten: …}`.",
                "Write `ky: {quyen_han: …, chuc_vu: …, ho_ten: …}`.",
            );
            self.at_key(keys::SIGNATURE, &Component { name, hint, clause });
            return;
        }
        if given.len() < usual {
            let name = ("đủ hai người ký", "full pair of signers");
            let hint = (
                "Ghi `ky` thành danh sách: `- {ho_ten: …}` của người chủ trì, rồi của người ghi biên bản.",
                "Write `ky` as a list: `- {ho_ten: …}` of the chair, then of the secretary.",
            );
            self.at_key(keys::SIGNATURE, &Component { name, hint, clause });
        }
        if !several && given.len() < self.directive.organs().count() {
            let name = ("người ký của từng cơ quan", "signer of each organ");
            let hint = (
                "Ghi `ky` thành danh sách, mỗi cơ quan một mục, cơ quan chủ trì ghi trước.",
                "Write `ky` as a list with an entry for each organ, the lead organ first.",
            );
            self.at_key(keys::SIGNATURE, &Component { name, hint, clause });
        }
        for (i, signature) in given.iter().enumerate() {
            self.signer(signature, i < usual, clause);
        }
    }

    /// One signer; `titled` tells that the standard says what stands above the name.
    fn signer(&mut self, signature: &Signature, titled: bool, clause: &str) {
        let nothing = Signature::default();
        let bare =
            signature.authority == nothing.authority && signature.position == nothing.position;
        if bare && !titled {
            let name = (
                "quyền hạn hoặc chức vụ người ký",
                "signer's authority or position",
            );
            let hint = (
                "Ghi `quyen_han: …` hoặc `chuc_vu: …` trong `ky`.",
                "Write `quyen_han: …` or `chuc_vu: …` in `ky`.",
            );
            self.at_key(keys::SIGNATURE, &Component { name, hint, clause });
        }
        if signature.name.is_none() {
            let name = ("họ tên người ký", "signer's name");
            let hint = ("Ghi `ho_ten: …` trong `ky`.", "Write `ho_ten: …` in `ky`.");
            self.at_key(keys::SIGNATURE, &Component { name, hint, clause });
        }
    }

    fn organs(&mut self, standard: &Standard) {
        let directive = self.directive;
        for (i, organ) in directive.organs().enumerate() {
            self.organ(organ, i == 0, standard);
        }
    }

    /// An issuing organ; the place is asked of the lead organ only, whose place is printed.
    fn organ(&mut self, organ: &Organ, leads: bool, standard: &Standard) {
        let dated = self.kind.is_none_or(|kind| kind.place_date_printed);
        let parts = [
            (
                organ.symbol.is_none(),
                ("ký hiệu cơ quan", "organ's symbol"),
                (
                    "Ghi `ky_hieu: …` trong hồ sơ cơ quan, như `QU`.",
                    "Write `ky_hieu: …` in the organ's profile, as `QU`.",
                ),
                &standard.number.clause,
            ),
            (
                leads && dated && organ.place.is_none(),
                ("địa danh", "place"),
                (
                    "Ghi `dia_danh: …` trong hồ sơ cơ quan.",
                    "Write `dia_danh: …` in the organ's profile.",
                ),
                &standard.place_date.clause,
            ),
        ];
        for (missing, name, hint, clause) in parts {
            if missing {
                let component = Component { name, hint, clause };
                let finding = self.finding(&component).at(&organ.file, organ.name.span);
                self.found.push(finding);
            }
        }
    }

    /// Reports a component at its key when the clerk wrote the key, else at the file's kind.
    fn at_key(&mut self, key: Field, component: &Component<'_>) {
        if self.faulty(key) {
            return;
        }
        let written = self.directive.written.get(key.key);
        let span = written.map_or(self.directive.kind.span, |key| key.span);
        self.at(span, component);
    }

    fn at(&mut self, span: Span, component: &Component<'_>) {
        let finding = self.finding(component).at(&self.directive.file, span);
        self.found.push(finding);
    }

    fn faulty(&self, key: Field) -> bool {
        let written = self.directive.written.get(key.key);
        written.is_some_and(|key| key.faulty)
    }

    fn finding(&self, component: &Component<'_>) -> Finding {
        let (vi, en) = component.name;
        let message = Message::new(format!("chưa có {vi}"), format!("no {en} yet"));
        let mut finding = Finding::warning(code::COMPONENT, message)
            .hint(component.hint.0, component.hint.1)
            .clause(component.clause);
        if !self.draft {
            finding.severity = Severity::Error;
        }
        finding
    }
}

#[cfg(test)]
mod tests;
