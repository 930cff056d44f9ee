//! The clerk's vocabulary: what a directive file says, checked and typed, each value with its place.
//!
//! [`read`] turns a [`crate::source::Node`] into a [`Directive`]; [`organ`] reads the profile of the
//! issuing organ. Names are the field's terms; the YAML key of each field stands in its sentence.

pub mod date;
pub mod fault;
pub(crate) mod fields;
pub mod keys;
mod needed;
pub mod number;
pub mod organ;
mod parts;
pub mod read;
pub mod reference;
pub(crate) mod suggest;
mod values;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

pub use date::{Deadline, Moment};
pub use number::Number;
pub use organ::Organ;
pub use parts::{Annex, Article, ArticleClause, ColumnAlignment, Drafter, Section, Table};

use crate::source::{Located, SourceFile, Span};

/// A text on one line (NFC, trimmed).
pub type Text = Located<String>;

/// Prose: paragraphs of inline Markdown (`**`, `*`, `\` at a line's end), in which
/// `{{ so_lieu.name }}` stands for a figure. A blank line in the YAML parts two paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The paragraphs, each with the place of the YAML value that holds it.
    pub paragraphs: Vec<Text>,
}

/// A key of the directive's top level that the clerk wrote, with or without a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenKey {
    /// Where the key stands.
    pub span: Span,
    /// Its value had errors, so what it should hold may be missing here. Rules that would report
    /// it as missing keep silent.
    pub faulty: bool,
}

/// A whole directive file.
#[derive(Debug, Clone)]
pub struct Directive {
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// `loai`: the kind, a key of the standard's list of types such as `thong-bao-ket-luan`.
    pub kind: Text,
    /// `tieu_chuan`: the standard asked for by name, such as `party-2018`.
    pub standard: Option<Text>,
    /// `co_quan`: the name of the organ profile; of the lead organ in a joint document.
    pub organ_name: Text,
    /// The organ's profile.
    pub organ: Organ,
    /// The other organs of a joint document, in the order written.
    pub partners: Vec<Organ>,
    /// `so`: the number; none while the notice is a draft.
    pub number: Option<Located<u32>>,
    /// `ngay_ban_hanh`: the date of issue; none while the notice is a draft.
    pub issue_date: Option<Located<NaiveDate>>,
    /// `tac_gia`: the author printed in capitals between type and subject, if wanted.
    pub author: Option<Text>,
    /// `trich_yeu`: the subject.
    pub subject: Option<Text>,
    /// `kinh_gui`: whom it addresses (Kính gửi, Kính trình).
    pub addressees: Vec<Text>,
    /// `cuoc_hop`: the meeting.
    pub meeting: Option<Meeting>,
    /// `so_lieu`: the figures, in the order written.
    pub figures: Vec<Figure>,
    /// `quan_he`: relations that the figures are declared to keep.
    pub relations: Vec<Relation>,
    /// `tham_quyen`: the issuing authority of a decision, as `Chủ tịch Ủy ban nhân dân phường …`.
    pub issuer: Option<Text>,
    /// `can_cu`: the documents it rests on.
    pub grounds: Vec<Ground>,
    /// `de_nghi`: at whose proposal a decision is made, with the paper that proposed it.
    pub proposed_by: Option<Text>,
    /// `boi_canh`: the situation that calls for the document (chỉ thị).
    pub context: Option<Prose>,
    /// `danh_gia`: the assessment.
    pub assessment: Option<Prose>,
    /// `kien_nghi`: petitions and proposals put to the meeting, with the answers given.
    pub petitions: Vec<Petition>,
    /// `noi_dung`: the body as plain paragraphs.
    pub content: Option<Prose>,
    /// `bang`: a table that follows these paragraphs.
    pub table: Option<Table>,
    /// `phan`: the body in titled sections.
    pub sections: Vec<Section>,
    /// `dieu`: the articles of a decision.
    pub articles: Vec<Article>,
    /// `kinh_moi`: who is invited.
    pub invitees: Vec<Text>,
    /// `dinh_huong`: the general direction that stands before the tasks.
    pub direction: Option<Prose>,
    /// `nhiem_vu`: the tasks.
    pub tasks: Vec<Task>,
    /// `kieu_nhiem_vu`: how tasks are marked (`so` numbered, `gach` dashed).
    pub task_style: TaskStyle,
    /// `to_chuc_thuc_hien`: who follows up, who reports.
    pub implementation: Option<Prose>,
    /// `ket_thuc`: the closing sentence.
    pub closing: Option<Prose>,
    /// `noi_nhan`: the recipients; the organ's usual ones when the file gives none.
    pub recipients: Vec<Recipient>,
    /// The recipients are the organ's usual ones: their places are in the organ's file.
    pub recipients_from_organ: bool,
    /// `ky`: who signs, the principal signer first; the organ's usual signer when the file gives
    /// none.
    pub signatures: Vec<Signature>,
    /// The signature is the organ's usual one: its places are in the organ's file.
    pub signature_from_organ: bool,
    /// `phu_luc`: the annexes.
    pub annexes: Vec<Annex>,
    /// `lien_he`: address and telephone at a page's foot.
    pub contact: Option<Text>,
    /// `nguoi_soan`: the drafter's code and the count of copies.
    pub drafter: Option<Drafter>,
    /// `bo_phan`: the drafting unit in the number of a State công văn, as `VX`.
    pub office: Option<Text>,
    /// `mat`: a secrecy mark; it stops the document.
    pub secrecy: Option<Text>,
    /// `khan`: the urgency mark.
    pub urgency: Option<Located<Urgency>>,
    /// `du_thao`: the draft mark: `Dự thảo` (0) or `Dự thảo lần n`.
    pub draft: Option<Located<u32>>,
    /// `luu_hanh`: the circulation marks, as printed.
    pub circulation: Vec<Text>,
    /// `bo_qua`: warnings that the clerk has looked at, each with the reason.
    pub acknowledgements: Vec<Acknowledgement>,
    /// The keys of the top level as they were written, by their Vietnamese name.
    pub written: BTreeMap<&'static str, WrittenKey>,
}

impl Directive {
    /// The date that picks the standard: the issue date, else the meeting's.
    pub fn date(&self) -> Option<NaiveDate> {
        let meeting = self.meeting.as_ref().and_then(|m| m.date.as_ref());
        self.issue_date.as_ref().or(meeting).map(|d| d.value)
    }

    /// Those who sign, the principal first. The organ's usual signer does not sign what several
    /// sign by its kind, such as minutes.
    pub fn signers(&self, several: bool) -> &[Signature] {
        if several && self.signature_from_organ {
            return &[];
        }
        &self.signatures
    }

    /// A draft has no number or no date yet.
    pub fn is_draft(&self) -> bool {
        self.number.is_none() || self.issue_date.is_none()
    }

    /// Every prose of the directive, in the order it is documented.
    pub fn prose(&self) -> Vec<&Prose> {
        let mut all: Vec<&Prose> = Vec::new();
        if let Some(meeting) = &self.meeting {
            let superior = meeting.superior.as_ref();
            all.extend(superior.and_then(|superior| superior.directions.as_ref()));
            all.extend(&meeting.opinions);
        }
        all.extend(self.context.iter().chain(&self.assessment));
        for petition in &self.petitions {
            all.push(&petition.content);
            all.extend(&petition.answer);
        }
        all.extend(&self.content);
        all.extend(self.table.iter().flat_map(Table::prose));
        for section in &self.sections {
            section.prose(&mut all);
        }
        for article in &self.articles {
            article.prose(&mut all);
        }
        all.extend(&self.direction);
        for task in &self.tasks {
            task.prose(&mut all);
        }
        all.extend(self.implementation.iter().chain(&self.closing));
        all.extend(self.annex_prose());
        all
    }

    /// The prose of the annexes.
    pub(crate) fn annex_prose(&self) -> Vec<&Prose> {
        let mut all = Vec::new();
        for annex in &self.annexes {
            annex.prose(&mut all);
        }
        all
    }

    /// The issuing organs, the lead organ first.
    pub fn organs(&self) -> impl Iterator<Item = &Organ> {
        std::iter::once(&self.organ).chain(&self.partners)
    }

    /// The figure called `name`.
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name.value == name)
    }
}

/// `cuoc_hop`: the meeting whose conclusion is announced.
#[derive(Debug, Clone, Default)]
pub struct Meeting {
    /// `ten`: what it was, such as `hội nghị Ban Thường vụ Quận ủy`.
    pub name: Option<Text>,
    /// `ngay`: the day.
    pub date: Option<Located<NaiveDate>>,
    /// `buoi`: the part of the day (`sáng`, `chiều`, `tối`).
    pub session: Option<Text>,
    /// `gio`: the hour, as `14 giờ 00`.
    pub time: Option<Text>,
    /// `dia_diem`: the place.
    pub place: Option<Text>,
    /// `truc_tuyen`: held online.
    pub online: bool,
    /// `diem_cau`: the bridge points of an online meeting.
    pub bridge_points: Vec<Text>,
    /// `chu_tri`: who chaired.
    pub chair: Option<Person>,
    /// `chu_the`: who concludes when it is not the chair, such as `Ban Thường vụ Quận ủy`.
    pub concluder: Option<Text>,
    /// `cap_tren`: the superior who attended and directed.
    pub superior: Option<Superior>,
    /// `bao_cao`: who reported.
    pub reporters: Vec<Person>,
    /// `du_hop`: who attended.
    pub attendees: Vec<Person>,
    /// `y_kien`: the opinions given, as prose.
    pub opinions: Option<Prose>,
    /// `thu_ky`: who keeps the minutes.
    pub secretary: Option<Person>,
    /// `vang_mat`: who is absent, with the reason when it is known.
    pub absent: Vec<Person>,
    /// `be_mac`: the hour at which it closed, as `16 giờ 30`.
    pub closed: Option<Text>,
}

/// A person with the posts held, or an organ that acts like one (`UBND quận`, without posts).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// `xung_ho`: how the person is addressed (`đồng chí`, `ông`, `bà`), if the file says so.
    pub address: Option<Text>,
    /// `ho_ten`: the full name, or the organ's name.
    pub name: Text,
    /// `chuc_vu`: the posts, most senior first.
    pub positions: Vec<Text>,
}

/// `cap_tren`: a superior at the meeting and the directions given.
#[derive(Debug, Clone)]
pub struct Superior {
    /// Who it was.
    pub person: Person,
    /// `chi_dao`: the directions, one paragraph each.
    pub directions: Option<Prose>,
}

/// `so_lieu.<name>`: a figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The name used in `{{ so_lieu.name }}` and in relations.
    pub name: Text,
    /// `gia_tri`: the value.
    pub value: Located<Number>,
    /// `don_vi`: the unit (`ca/ngày`).
    pub unit: Option<Text>,
    /// `tu`: the period's first day.
    pub from: Option<Located<NaiveDate>>,
    /// `den`: the period's last day.
    pub to: Option<Located<NaiveDate>>,
    /// `gom`: parts that must add up to the value.
    pub parts: Vec<(Text, Located<Number>)>,
    /// `trong_do`: some of the parts; each is at most the value and the rest is not given.
    pub among: Vec<(Text, Located<Number>)>,
}

/// `quan_he[]`: figures declared to be a sum, a difference or a percentage of others.
#[derive(Debug, Clone)]
pub struct Relation {
    /// `loai`: which relation.
    pub kind: RelationKind,
    /// `cua`: the names of the figures it is made of, in order.
    pub of: Vec<Text>,
    /// `bang`: the name of the figure that must equal the result.
    pub equals: Text,
    /// The whole relation's place.
    pub span: Span,
}

/// Which relation is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationKind {
    /// `tong`: the sum of all.
    Sum,
    /// `hieu`: the first less the others.
    Difference,
    /// `ty_le`: the first as a percentage of the second.
    Percentage,
}

/// `can_cu[]`: a document cited.
#[derive(Debug, Clone)]
pub struct Ground {
    /// `loai`: the type's name, as `Công điện`; the whole citation where the clerk wrote one line.
    pub kind: Text,
    /// `so`: number and symbol, as `28/CĐ-TTg`.
    pub number: Option<Text>,
    /// `ngay`: its date.
    pub date: Option<Located<NaiveDate>>,
    /// `co_quan`: who issued it.
    pub organ: Option<Text>,
    /// `trich_yeu`: its subject.
    pub subject: Option<Text>,
}

/// `kien_nghi[]`: something asked for, and the answer given at the meeting.
#[derive(Debug, Clone)]
pub struct Petition {
    /// `don_vi`: who asked, if the file says so.
    pub unit: Option<Text>,
    /// `noi_dung`: what was asked.
    pub content: Prose,
    /// `tra_loi`: the answer, if one was given.
    pub answer: Option<Prose>,
}

/// How tasks are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TaskStyle {
    /// `so`: `1.`, `2.` …
    #[default]
    Numbered,
    /// `gach`: `-`.
    Dashed,
}

/// `nhiem_vu[]`: a task: who does what, with whom, by when.
#[derive(Debug, Clone)]
pub struct Task {
    /// `noi_dung`: what is to be done.
    pub content: Prose,
    /// `don_vi`: the lead unit, or several that answer together.
    pub units: Vec<Text>,
    /// `phoi_hop`: units that co-operate.
    pub with: Vec<Text>,
    /// `thoi_han`: the deadline.
    pub deadline: Option<Located<Deadline>>,
    /// `san_pham`: the deliverable.
    pub deliverable: Option<Text>,
    /// `bao_cao`: whom to report to.
    pub report_to: Option<Text>,
    /// `muc`: parts of the task.
    pub items: Vec<Task>,
    /// The whole task's place.
    pub span: Span,
}

impl Task {
    fn prose<'a>(&'a self, all: &mut Vec<&'a Prose>) {
        all.push(&self.content);
        for item in &self.items {
            item.prose(all);
        }
    }
}

/// `noi_nhan[]`: who receives the notice.
#[derive(Debug, Clone)]
pub enum Recipient {
    /// A name, or `{ten, de}`.
    Named {
        /// `ten`: the recipient.
        name: Text,
        /// `de`: the purpose, as `b/c`.
        purpose: Option<Text>,
    },
    /// `{luu: …}`: the archive line's unit, as `VPQU`.
    Archive(Text),
}

/// `ky`: the signature block.
#[derive(Debug, Clone, Default)]
pub struct Signature {
    /// `quyen_han`: the authority, as `T/M Ban Thường vụ`; several lines allowed.
    pub authority: Vec<Text>,
    /// `chuc_vu`: the position; several lines allowed.
    pub position: Vec<Text>,
    /// `ho_ten`: the full name.
    pub name: Option<Text>,
    /// The whole block's place.
    pub span: Span,
}

/// `khan`: how urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// `khan`: KHẨN.
    Urgent,
    /// `thuong-khan`: THƯỢNG KHẨN.
    VeryUrgent,
    /// `hoa-toc`: HỎA TỐC.
    Express,
}

/// `bo_qua[]`: a warning looked at and kept.
#[derive(Debug, Clone)]
pub struct Acknowledgement {
    /// `quy_tac`: the rule's code.
    pub rule: Text,
    /// `so_lieu`: only findings about this figure, if given.
    pub figure: Option<Text>,
    /// `ly_do`: the reason.
    pub reason: Text,
    /// The whole entry's place.
    pub span: Span,
}
