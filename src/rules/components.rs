//! The components a notice must have. While it is a draft a missing one is a visible gap and a
//! warning; once number and date are given it is an error.

use super::Observation;
use crate::directive::keys::{Field, directive as keys};
use crate::directive::{Directive, Recipient, Signature};
use crate::finding::{Finding, Message, Severity, code};
use crate::standard::Standard;

/// The kind that announces what a meeting concluded, and so needs the meeting.
const CONCLUSION_NOTICE: &str = "thong-bao-ket-luan";

/// The kind whose template prints no meeting: a directive orders, it does not report.
const ORDER: &str = "chi-thi";

pub(super) fn check(directive: &Directive, standard: &Standard) -> Vec<Observation> {
    let mut missing = Missing {
        directive,
        found: Vec::new(),
    };
    missing.head(standard);
    missing.meeting(standard);
    missing.body(standard);
    missing.recipients(standard);
    missing.signature(standard);
    missing.organ(standard);
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
                directive.issue_date.is_none(),
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

    /// What is written but not printed is told, so that nothing is lost unseen.
    fn unprinted_meeting(&mut self) {
        let Some(key) = self.directive.written.get(keys::MEETING.key) else {
            return;
        };
        let message = Message::new(
            "chỉ thị không in `cuoc_hop`",
            "a chỉ thị does not print `cuoc_hop`",
        );
        let finding = Finding::note(code::COMPONENT, message)
            .at(&self.directive.file, key.span)
            .hint(
                "Việc gì cần nêu thì viết vào `boi_canh`.",
                "Write what is to be said of it into `boi_canh`.",
            );
        self.found.push(finding);
    }

    fn meeting(&mut self, standard: &Standard) {
        if self.directive.kind.value == ORDER && self.directive.meeting.is_some() {
            self.unprinted_meeting();
        }
        if self.directive.kind.value != CONCLUSION_NOTICE {
            return;
        }
        let clause = standard.types.get(CONCLUSION_NOTICE);
        let clause = clause.map_or("", |kind| &kind.clause);
        let Some(meeting) = &self.directive.meeting else {
            let name = ("cuộc họp", "meeting");
            let hint = (
                "Ghi `cuoc_hop` với `ten`, `ngay` và `chu_tri`.",
                "Write `cuoc_hop` with `ten`, `ngay` and `chu_tri`.",
            );
            self.at_key(keys::MEETING, &Component { name, hint, clause });
            return;
        };
        if meeting.date.is_none() {
            let name = ("ngày họp", "date of the meeting");
            let hint = (
                "Ghi `ngay: …` trong `cuoc_hop`.",
                "Write `ngay: …` in `cuoc_hop`.",
            );
            self.at_key(keys::MEETING, &Component { name, hint, clause });
        }
        if meeting.chair.is_none() {
            let name = ("người chủ trì cuộc họp", "chair of the meeting");
            let hint = (
                "Ghi `chu_tri: {ho_ten: …, chuc_vu: …}` trong `cuoc_hop`.",
                "Write `chu_tri: {ho_ten: …, chuc_vu: …}` in `cuoc_hop`.",
            );
            self.at_key(keys::MEETING, &Component { name, hint, clause });
        }
    }

    fn body(&mut self, standard: &Standard) {
        let d = self.directive;
        let prose = [&d.context, &d.assessment, &d.direction, &d.implementation];
        let opinions = d.meeting.as_ref().is_some_and(|m| m.opinions.is_some());
        if prose.iter().any(|p| p.is_some())
            || opinions
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
        ];
        if bodies.iter().any(|key| self.faulty(*key)) {
            return;
        }
        let component = Component {
            name: ("nội dung", "body"),
            hint: (
                "Ghi `danh_gia` hoặc `nhiem_vu`.",
                "Write `danh_gia` or `nhiem_vu`.",
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
        let nothing = Signature::default();
        let Some(signature) = &self.directive.signature else {
            let name = ("phần ký", "signature");
            let hint = (
                "Ghi `ky: {quyen_han: …, chuc_vu: …, ho_ten: …}`.",
                "Write `ky: {quyen_han: …, chuc_vu: …, ho_ten: …}`.",
            );
            self.at_key(keys::SIGNATURE, &Component { name, hint, clause });
            return;
        };
        if signature.authority == nothing.authority && signature.position == nothing.position {
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

    fn organ(&mut self, standard: &Standard) {
        let organ = &self.directive.organ;
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
                organ.place.is_none(),
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
        if !self.directive.is_draft() {
            finding.severity = Severity::Error;
        }
        finding
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::rules::fixture::{directive, standard, vi};

    fn check(text: &str) -> Vec<crate::rules::Observation> {
        super::check(&directive(text), &standard())
    }

    #[test]
    fn a_bare_draft_misses_everything() {
        assert_eq!(
            vi(&check("loai: thong-bao-ket-luan\nco_quan: tran\nso:\n")),
            "D-COMPONENT 3:1 chưa có số văn bản | Khi được cấp số, ghi `so: …`. (số)\n\
             D-COMPONENT 1:7 chưa có ngày ban hành | Khi ký, ghi `ngay_ban_hanh: …`, như `13/01/2022`. (địa danh)\n\
             D-COMPONENT 1:7 chưa có trích yếu | Ghi `trich_yeu: …`: văn bản nói về việc gì. (thành phần)\n\
             D-COMPONENT 1:7 chưa có cuộc họp | Ghi `cuoc_hop` với `ten`, `ngay` và `chu_tri`. (loại)\n\
             D-COMPONENT 1:7 chưa có nội dung | Ghi `danh_gia` hoặc `nhiem_vu`. (thành phần)\n\
             D-COMPONENT 1:7 chưa có nơi nhận | Ghi `noi_nhan` trong tệp này hoặc trong hồ sơ cơ quan. (thành phần)\n\
             D-COMPONENT 1:7 chưa có phần ký | Ghi `ky: {quyen_han: …, chuc_vu: …, ho_ten: …}`. (thành phần)\n\
             D-COMPONENT 2:6 chưa có ký hiệu cơ quan | Ghi `ky_hieu: …` trong hồ sơ cơ quan, như `QU`. (số)\n\
             D-COMPONENT 2:6 chưa có địa danh | Ghi `dia_danh: …` trong hồ sơ cơ quan. (địa danh)"
        );
    }

    #[test]
    fn a_numbered_and_dated_notice_must_be_whole() {
        let text = "loai: thong-bao-ket-luan\nco_quan: a\nso: 5\nngay_ban_hanh: 13/01/2022\n\
                    trich_yeu: x\ncuoc_hop: {ten: họp}\nnhiem_vu: Làm.\nnoi_nhan: [A]\nky: {ho_ten: ''}\n";
        let seen = check(text);
        assert!(seen.iter().all(|o| o.finding.severity == Severity::Error));
        assert_eq!(
            vi(&seen),
            "D-COMPONENT 6:1 chưa có ngày họp | Ghi `ngay: …` trong `cuoc_hop`. (loại)\n\
             D-COMPONENT 6:1 chưa có người chủ trì cuộc họp | Ghi `chu_tri: {ho_ten: …, chuc_vu: …}` trong `cuoc_hop`. (loại)\n\
             D-COMPONENT 8:1 chưa có dòng lưu ở nơi nhận | Thêm `- {luu: …}` vào cuối `noi_nhan`. (thành phần)\n\
             D-COMPONENT 9:1 chưa có quyền hạn hoặc chức vụ người ký | Ghi `quyen_han: …` hoặc `chuc_vu: …` trong `ky`. (thành phần)\n\
             D-COMPONENT 9:1 chưa có họ tên người ký | Ghi `ho_ten: …` trong `ky`. (thành phần)"
        );
    }

    #[test]
    fn a_meeting_that_is_not_printed_is_told() {
        let text = "loai: chi-thi\nco_quan: a\nso: 5\nngay_ban_hanh: 13/01/2022\ntrich_yeu: x\n\
                    cuoc_hop: {ten: họp}\nnhiem_vu: Làm.\nnoi_nhan: [A, {luu: B}]\nky: {chuc_vu: C, ho_ten: D}\n";
        assert_eq!(
            vi(&check(text)),
            "D-COMPONENT 6:1 chỉ thị không in `cuoc_hop` | Việc gì cần nêu thì viết vào `boi_canh`."
        );
    }

    #[test]
    fn what_could_not_be_read_is_not_missing() {
        let text = "loai: thong-bao\nco_quan: a\nso: x\nngay_ban_hanh: x\ntrich_yeu: []\n\
                    nhiem_vu: {noi_dung: {}}\nnoi_nhan: {de: x}\nky: x\n";
        assert_eq!(vi(&check(text)), "");
    }
}
