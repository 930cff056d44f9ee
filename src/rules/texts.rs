//! Every text of a directive, with what it is and where it stands.

use std::sync::Arc;

use crate::directive::{
    Annex, Directive, Organ, Person, Prose, Recipient, Section, Signature, Table, Task, Text,
};
use crate::source::SourceFile;

/// What a text is in the directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `ten`, `dong_ten` of an organ profile.
    OrganName,
    /// `cap_tren` of an organ profile.
    Superior,
    /// `dia_danh` of an organ profile.
    Place,
    /// `tac_gia`, `tham_quyen`.
    Author,
    /// `trich_yeu`.
    Subject,
    /// `kinh_gui`, `kinh_moi`.
    Addressee,
    /// A ground that the clerk wrote as one line, or the type's name of one in parts.
    Ground,
    /// `can_cu[].so`.
    GroundNumber,
    /// `can_cu[].co_quan`.
    GroundOrgan,
    /// `can_cu[].trich_yeu`.
    GroundSubject,
    /// `de_nghi`.
    Proposal,
    /// Name, place and the other words about the meeting.
    Meeting,
    /// `ho_ten` of a person at the meeting, or an organ there.
    Person,
    /// `chuc_vu` of a person at the meeting.
    PersonPosition,
    /// `tieu_de` of a section, an article, an annex.
    Heading,
    /// A paragraph of the body.
    Prose,
    /// A column's name of a table.
    Column,
    /// A cell of a table.
    Cell,
    /// `nhiem_vu[].noi_dung`.
    Task,
    /// `nhiem_vu[].don_vi`, `kien_nghi[].don_vi`.
    Unit,
    /// `nhiem_vu[].phoi_hop`.
    With,
    /// `nhiem_vu[].san_pham`, `nhiem_vu[].bao_cao`.
    TaskDetail,
    /// `noi_nhan[]`.
    Recipient,
    /// `noi_nhan[].de`.
    Purpose,
    /// `noi_nhan[].luu`.
    Archive,
    /// `ky.quyen_han`.
    Authority,
    /// `ky.chuc_vu`.
    Position,
    /// `ky.ho_ten`.
    Signer,
    /// `lien_he`.
    Contact,
    /// `luu_hanh`.
    Circulation,
}

impl Role {
    /// The text is a paragraph of inline Markdown, in which figures may stand.
    pub(super) fn is_prose(self) -> bool {
        matches!(self, Role::Prose | Role::Task | Role::Cell)
    }
}

/// One text: what it is, its words (NFC) and place, and the file it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) role: Role,
    pub(super) text: &'a Text,
    pub(super) file: &'a Arc<SourceFile>,
}

/// All texts, in the order the keys are documented.
pub(super) fn all(directive: &Directive) -> Vec<Piece<'_>> {
    let mut texts = Texts {
        file: &directive.file,
        all: Vec::with_capacity(128),
    };
    for organ in directive.organs() {
        texts.organ(organ);
    }
    texts.head(directive);
    texts.meeting(directive);
    texts.body(directive);
    texts.foot(directive);
    texts.all
}

struct Texts<'a> {
    file: &'a Arc<SourceFile>,
    all: Vec<Piece<'a>>,
}

impl<'a> Texts<'a> {
    fn add(&mut self, role: Role, texts: impl IntoIterator<Item = &'a Text>) {
        let file = self.file;
        let piece = |text| Piece { role, text, file };
        self.all.extend(texts.into_iter().map(piece));
    }

    /// Texts that stand in an organ's profile.
    fn within(&mut self, file: &'a Arc<SourceFile>, add: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.file, file);
        add(self);
        self.file = outer;
    }

    fn organ(&mut self, organ: &'a Organ) {
        self.within(&organ.file, |texts| {
            texts.add(Role::Superior, &organ.superior);
            texts.add(Role::OrganName, [&organ.name]);
            texts.add(Role::OrganName, &organ.name_lines);
            texts.add(Role::Place, &organ.place);
        });
    }

    fn head(&mut self, d: &'a Directive) {
        self.add(Role::Author, &d.author);
        self.add(Role::Subject, &d.subject);
        self.add(Role::Addressee, &d.addressees);
        self.add(Role::Author, &d.issuer);
        for ground in &d.grounds {
            self.add(Role::Ground, [&ground.kind]);
            self.add(Role::GroundNumber, &ground.number);
            self.add(Role::GroundOrgan, &ground.organ);
            self.add(Role::GroundSubject, &ground.subject);
        }
        self.add(Role::Proposal, &d.proposed_by);
        self.add(Role::Addressee, &d.invitees);
    }

    fn meeting(&mut self, d: &'a Directive) {
        let Some(m) = &d.meeting else { return };
        let words = [&m.name, &m.session, &m.time, &m.place, &m.closed];
        self.add(Role::Meeting, words.into_iter().flatten());
        self.add(Role::Meeting, &m.bridge_points);
        self.add(Role::Person, &m.concluder);
        let superior = m.superior.as_ref();
        let others = [&m.reporters, &m.attendees, &m.absent];
        let people = m.chair.iter().chain(superior.map(|s| &s.person));
        let people = people
            .chain(&m.secretary)
            .chain(others.into_iter().flatten());
        for person in people {
            self.person(person);
        }
        self.prose(Role::Prose, superior.and_then(|s| s.directions.as_ref()));
        self.prose(Role::Prose, &m.opinions);
    }

    fn person(&mut self, person: &'a Person) {
        self.add(Role::Person, [&person.name]);
        self.add(Role::PersonPosition, &person.positions);
    }

    fn prose(&mut self, role: Role, prose: impl IntoIterator<Item = &'a Prose>) {
        for prose in prose {
            self.add(role, &prose.paragraphs);
        }
    }

    fn body(&mut self, d: &'a Directive) {
        self.prose(Role::Prose, d.context.iter().chain(&d.assessment));
        for petition in &d.petitions {
            self.add(Role::Unit, &petition.unit);
            self.prose(Role::Prose, [&petition.content]);
            self.prose(Role::Prose, &petition.answer);
        }
        self.prose(Role::Prose, &d.content);
        self.table(d.table.as_ref());
        self.sections(&d.sections);
        for article in &d.articles {
            self.add(Role::Heading, &article.title);
            self.prose(Role::Prose, &article.content);
            for clause in &article.clauses {
                self.prose(Role::Prose, [&clause.content]);
                self.prose(Role::Prose, &clause.points);
            }
        }
        self.prose(Role::Prose, &d.direction);
        self.tasks(&d.tasks);
        self.prose(Role::Prose, d.implementation.iter().chain(&d.closing));
    }

    fn sections(&mut self, sections: &'a [Section]) {
        for section in sections {
            self.add(Role::Heading, &section.title);
            self.prose(Role::Prose, &section.content);
            self.table(section.table.as_ref());
            self.sections(&section.items);
        }
    }

    fn table(&mut self, table: Option<&'a Table>) {
        if let Some(table) = table {
            self.add(Role::Column, &table.columns);
            self.prose(Role::Cell, table.rows.iter().flatten().flatten());
        }
    }

    fn tasks(&mut self, tasks: &'a [Task]) {
        for task in tasks {
            self.add(Role::Unit, &task.units);
            self.prose(Role::Task, [&task.content]);
            self.add(Role::With, &task.with);
            self.add(Role::TaskDetail, &task.deliverable);
            self.add(Role::TaskDetail, &task.report_to);
            self.tasks(&task.items);
        }
    }

    fn foot(&mut self, d: &'a Directive) {
        let organ = &d.organ.file;
        if d.recipients_from_organ {
            self.within(organ, |texts| texts.recipients(&d.recipients));
        } else {
            self.recipients(&d.recipients);
        }
        if d.signature_from_organ {
            self.within(organ, |texts| texts.signatures(&d.signatures));
        } else {
            self.signatures(&d.signatures);
        }
        for annex in &d.annexes {
            self.annex(annex);
        }
        self.add(Role::Contact, &d.contact);
        self.add(Role::Circulation, &d.circulation);
    }

    fn recipients(&mut self, recipients: &'a [Recipient]) {
        for recipient in recipients {
            match recipient {
                Recipient::Named { name, purpose } => {
                    self.add(Role::Recipient, [name]);
                    self.add(Role::Purpose, purpose);
                }
                Recipient::Archive(unit) => self.add(Role::Archive, [unit]),
            }
        }
    }

    fn signatures(&mut self, signatures: &'a [Signature]) {
        for signature in signatures {
            self.add(Role::Authority, &signature.authority);
            self.add(Role::Position, &signature.position);
            self.add(Role::Signer, &signature.name);
        }
    }

    fn annex(&mut self, annex: &'a Annex) {
        self.add(Role::Heading, &annex.title);
        self.prose(Role::Prose, &annex.content);
        self.table(annex.table.as_ref());
        self.sections(&annex.sections);
    }
}
