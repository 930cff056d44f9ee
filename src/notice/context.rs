//! What a body template sees: the directive's values as Markdown that is safe to print anywhere.
//!
//! Every text is escaped already, so a template prints `{{ trich_yeu }}` and gets exactly the
//! clerk's letters. Names are the YAML keys; `docs/templates.md` lists them.

use std::collections::BTreeMap;

mod outline;

pub(super) use outline::annex_view;

use serde::Serialize;
use tera::Context;

use super::letterhead::names_in_text;
use super::text::{escape_plain, escape_prose};
use crate::directive::{
    Deadline, Directive, Meeting, Person, Prose, Task, TaskStyle, Text, reference,
};
use crate::finding::{Finding, Message, code};
use crate::standard::{Standard, grammar};

/// The context of a body template.
///
/// # Errors
/// A finding when the values cannot be handed to the template engine.
pub(super) fn context(directive: &Directive, standard: &Standard) -> Result<Context, Finding> {
    let view = View {
        he: standard.system.word(),
        loai: escape_plain(&directive.kind.value),
        ten_loai: standard
            .types
            .get(&directive.kind.value)
            .map(|t| escape_plain(&t.name)),
        co_quan: OrganView {
            ten: escape_plain(&names_in_text(directive)),
        },
        tac_gia: plain(directive.author.as_ref()),
        trich_yeu: plain(directive.subject.as_ref()),
        cuoc_hop: directive
            .meeting
            .as_ref()
            .map(|meeting| MeetingView::new(directive, meeting, standard)),
        so_lieu: directive
            .figures
            .iter()
            .map(|figure| {
                let printed = escape_plain(&reference::figure_text(figure));
                (figure.name.value.clone(), printed)
            })
            .collect(),
        tham_quyen: plain(directive.issuer.as_ref()),
        de_nghi: plain(directive.proposed_by.as_ref()).map(|text| without(PROPOSED, text)),
        kinh_moi: texts(&directive.invitees),
        noi_dung: prose(directive, directive.content.as_ref()),
        bang: outline::table(directive, directive.table.as_ref()),
        phan: directive
            .sections
            .iter()
            .map(|section| outline::section(directive, standard, section))
            .collect(),
        dieu: directive
            .articles
            .iter()
            .map(|article| outline::article(directive, article))
            .collect(),
        can_cu: directive
            .grounds
            .iter()
            .map(|ground| without(CITED, grammar::citation(standard, ground)))
            .map(|ground| escape_plain(&ground))
            .collect(),
        boi_canh: prose(directive, directive.context.as_ref()),
        danh_gia: prose(directive, directive.assessment.as_ref()),
        kien_nghi: petitions(directive),
        dinh_huong: prose(directive, directive.direction.as_ref()),
        nhiem_vu: directive
            .tasks
            .iter()
            .map(|task| TaskView::new(directive, task))
            .collect(),
        kieu_nhiem_vu: match directive.task_style {
            TaskStyle::Numbered => "so",
            TaskStyle::Dashed => "gach",
        },
        to_chuc_thuc_hien: prose(directive, directive.implementation.as_ref()),
        ket_thuc: prose(directive, directive.closing.as_ref()),
    };
    Context::from_serialize(&view).map_err(|error| {
        let en = format!("the template's values cannot be prepared: {error}");
        let vi = "không chuẩn bị được giá trị cho mẫu";
        Finding::error(code::TEMPLATE_RENDER, Message::new(vi, en))
    })
}

/// How a clerk may begin `de_nghi`; the template writes these words itself.
const PROPOSED: &str = "theo đề nghị của ";

/// How a clerk may begin a line of `can_cu`; the template writes these words itself, too.
const CITED: &str = "căn cứ ";

/// A text without the words at its start that are printed anyway.
fn without(begin: &str, text: String) -> String {
    match text.split_at_checked(begin.len()) {
        Some((typed, rest)) if typed.to_lowercase() == begin => rest.to_owned(),
        _ => text,
    }
}

#[derive(Serialize)]
struct View {
    he: &'static str,
    loai: String,
    ten_loai: Option<String>,
    co_quan: OrganView,
    tac_gia: Option<String>,
    trich_yeu: Option<String>,
    cuoc_hop: Option<MeetingView>,
    so_lieu: BTreeMap<String, String>,
    tham_quyen: Option<String>,
    de_nghi: Option<String>,
    kinh_moi: Vec<String>,
    noi_dung: Vec<String>,
    bang: Option<outline::TableView>,
    phan: Vec<outline::SectionView>,
    dieu: Vec<outline::ArticleView>,
    can_cu: Vec<String>,
    boi_canh: Vec<String>,
    danh_gia: Vec<String>,
    kien_nghi: Vec<PetitionView>,
    dinh_huong: Vec<String>,
    nhiem_vu: Vec<TaskView>,
    kieu_nhiem_vu: &'static str,
    to_chuc_thuc_hien: Vec<String>,
    ket_thuc: Vec<String>,
}

#[derive(Serialize)]
struct OrganView {
    ten: String,
}

#[derive(Serialize)]
struct MeetingView {
    ten: Option<String>,
    /// What sort of meeting it is called in its name: `hội nghị`, `cuộc họp` …
    hop: &'static str,
    /// The name with `trực tuyến` after the sort when it was held online.
    ten_day_du: String,
    ngay: Option<String>,
    buoi: Option<String>,
    gio: Option<String>,
    dia_diem: Option<String>,
    truc_tuyen: bool,
    diem_cau: Vec<String>,
    chu_tri: Option<PersonView>,
    chu_the: Option<String>,
    cap_tren: Option<SuperiorView>,
    bao_cao: Vec<PersonView>,
    du_hop: Vec<PersonView>,
    y_kien: Vec<String>,
    thu_ky: Option<PersonView>,
    vang_mat: Vec<PersonView>,
    be_mac: Option<String>,
}

impl MeetingView {
    fn new(directive: &Directive, meeting: &Meeting, standard: &Standard) -> Self {
        let person = |person: &Person| PersonView::new(person, standard);
        let hop = sort_of_meeting(meeting);
        Self {
            ten: plain(meeting.name.as_ref()),
            hop,
            ten_day_du: name_with_form(meeting, hop),
            ngay: meeting
                .date
                .as_ref()
                .map(|date| grammar::running_date(date.value)),
            buoi: plain(meeting.session.as_ref()),
            gio: plain(meeting.time.as_ref()),
            dia_diem: plain(meeting.place.as_ref()),
            truc_tuyen: meeting.online,
            diem_cau: texts(&meeting.bridge_points),
            chu_tri: meeting.chair.as_ref().map(person),
            chu_the: plain(meeting.concluder.as_ref()),
            cap_tren: meeting.superior.as_ref().map(|superior| SuperiorView {
                nguoi: person(&superior.person),
                chi_dao: prose(directive, superior.directions.as_ref()),
            }),
            bao_cao: meeting.reporters.iter().map(person).collect(),
            du_hop: meeting.attendees.iter().map(person).collect(),
            y_kien: prose(directive, meeting.opinions.as_ref()),
            thu_ky: meeting.secretary.as_ref().map(person),
            vang_mat: meeting.absent.iter().map(person).collect(),
            be_mac: plain(meeting.closed.as_ref()),
        }
    }
}

/// Sorts of meetings, as their names begin.
const SORTS: [&str; 8] = [
    "hội nghị",
    "buổi làm việc",
    "phiên họp",
    "kỳ họp",
    "buổi họp",
    "hội thảo",
    "đại hội",
    "cuộc họp",
];

fn sort_of_meeting(meeting: &Meeting) -> &'static str {
    let name = meeting.name.as_ref().map(|name| name.value.to_lowercase());
    let name = name.unwrap_or_default();
    let sort = SORTS.into_iter().find(|sort| name.starts_with(sort));
    sort.unwrap_or("cuộc họp")
}

/// `hội nghị trực tuyến về …` for an online `hội nghị về …`; the form is said once.
fn name_with_form(meeting: &Meeting, sort: &str) -> String {
    const ONLINE: &str = "trực tuyến";
    let name = meeting
        .name
        .as_ref()
        .map_or(sort, |name| name.value.as_str());
    if !meeting.online || name.to_lowercase().contains(ONLINE) {
        return escape_plain(name);
    }
    let begins = |begin: &&str| begin.to_lowercase() == sort;
    let full = match name.get(..sort.len()).filter(begins) {
        Some(begin) => format!("{sort} {ONLINE}{}", &name[begin.len()..]),
        None => format!("{name} {ONLINE}"),
    };
    escape_plain(&full)
}

#[derive(Serialize)]
struct SuperiorView {
    nguoi: PersonView,
    chi_dao: Vec<String>,
}

/// A person, with the two phrases that notices need.
#[derive(Serialize)]
struct PersonView {
    ho_ten: String,
    chuc_vu: Vec<String>,
    xung_ho: Option<String>,
    /// `đồng chí Nguyễn Văn A`, `Chủ tịch UBND phường Nguyễn Văn A`, or the bare name of an organ.
    goi: String,
    /// The same with all posts: `đồng chí Nguyễn Văn A, Bí thư Quận ủy, Chủ tịch HĐND quận`.
    day_du: String,
}

impl PersonView {
    fn new(person: &Person, standard: &Standard) -> Self {
        let ho_ten = escape_plain(&person.name.value);
        let chuc_vu = texts(&person.positions);
        // Only someone with a post is a person; `UBND quận` alone is an organ and is not addressed.
        let usual = (!chuc_vu.is_empty() && !standard.address.value.is_empty())
            .then(|| standard.address.value.clone());
        let xung_ho = plain(person.address.as_ref()).or(usual);
        let (goi, day_du) = match (&xung_ho, chuc_vu.last()) {
            (Some(xung_ho), _) => {
                let goi = format!("{xung_ho} {ho_ten}");
                let day_du = [&goi].into_iter().chain(&chuc_vu);
                let day_du = day_du.cloned().collect::<Vec<_>>().join(", ");
                (goi, day_du)
            }
            // Without a form of address the post stands before the name, as State papers have it.
            (None, Some(last)) => {
                let posts = chuc_vu.join(", ");
                (format!("{last} {ho_ten}"), format!("{posts} {ho_ten}"))
            }
            (None, None) => (ho_ten.clone(), ho_ten.clone()),
        };
        Self {
            ho_ten,
            chuc_vu,
            xung_ho,
            goi,
            day_du,
        }
    }
}

#[derive(Serialize)]
struct PetitionView {
    don_vi: Option<String>,
    /// The first one of this petitioner: a template names the petitioner once.
    dau_nhom: bool,
    noi_dung: Vec<String>,
    tra_loi: Vec<String>,
}

fn petitions(directive: &Directive) -> Vec<PetitionView> {
    let mut before: Option<Option<&str>> = None;
    let mut views = Vec::with_capacity(directive.petitions.len());
    for petition in &directive.petitions {
        let unit = petition.unit.as_ref().map(|unit| unit.value.as_str());
        views.push(PetitionView {
            don_vi: plain(petition.unit.as_ref()),
            dau_nhom: before != Some(unit),
            noi_dung: prose(directive, Some(&petition.content)),
            tra_loi: prose(directive, petition.answer.as_ref()),
        });
        before = Some(unit);
    }
    views
}

#[derive(Serialize)]
struct TaskView {
    noi_dung: Vec<String>,
    don_vi: Vec<String>,
    phoi_hop: Vec<String>,
    thoi_han: Option<String>,
    san_pham: Option<String>,
    bao_cao: Option<String>,
    muc: Vec<TaskView>,
}

impl TaskView {
    fn new(directive: &Directive, task: &Task) -> Self {
        Self {
            noi_dung: prose(directive, Some(&task.content)),
            don_vi: texts(&task.units),
            phoi_hop: texts(&task.with),
            thoi_han: task
                .deadline
                .as_ref()
                .map(|deadline| escape_plain(&deadline_text(&deadline.value))),
            san_pham: plain(task.deliverable.as_ref()),
            bao_cao: plain(task.report_to.as_ref()),
            muc: task
                .items
                .iter()
                .map(|item| TaskView::new(directive, item))
                .collect(),
        }
    }
}

/// A deadline as a notice prints it: `16 giờ ngày 02/02/2021`, `ngày 20/01/2022`, or its words.
pub(super) fn deadline_text(deadline: &Deadline) -> String {
    let Some(moment) = deadline.moment else {
        return deadline.text.clone();
    };
    let day = format!("ngày {}", grammar::running_date(moment.date));
    match moment.time {
        Some((hour, 0)) => format!("{hour} giờ {day}"),
        Some((hour, minute)) => format!("{hour} giờ {minute:02} {day}"),
        None => day,
    }
}

fn plain(text: Option<&Text>) -> Option<String> {
    text.map(|text| escape_plain(&text.value))
}

fn texts(list: &[Text]) -> Vec<String> {
    list.iter().map(|text| escape_plain(&text.value)).collect()
}

/// The paragraphs with their figures filled in.
pub(super) fn prose(directive: &Directive, prose: Option<&Prose>) -> Vec<String> {
    let paragraphs = prose
        .map(|prose| prose.paragraphs.as_slice())
        .unwrap_or_default();
    paragraphs
        .iter()
        .map(|paragraph| {
            // A paragraph with faulty marks is an error, and its directive is never composed.
            let filled = reference::expand(directive, &paragraph.value);
            escape_prose(&filled.unwrap_or_else(|_| paragraph.value.clone()))
        })
        .collect()
}
