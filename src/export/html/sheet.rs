//! What the HTML template sees of the printed pages: `dong_in`.

use serde::Serialize;

use super::flow::Place;
use super::measure::Line;
use super::printed::{PT, Printed};
use super::spans::{length, spans};
use crate::layout::{AnnexPart, Pages, Role};
use crate::notice::{self, Inline, Notice};

/// The printed lines. The parts of letterhead and titles are texts, line by line; every other text
/// is safe HTML with a `span` around each of its lines. Names of parts are those of
/// [`View`](crate::export::view::View).
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    cap_tren: Vec<String>,
    ten: Vec<String>,
    so_ky_hieu: Vec<String>,
    trich_yeu_cong_van: Vec<String>,
    du_thao: Vec<String>,
    dia_danh_ngay: Vec<String>,
    loai: Vec<String>,
    tac_gia: Vec<String>,
    trich_yeu: Vec<String>,
    kinh_gui: Addressees,
    noi_nhan: Recipients,
    ky: Vec<Signature>,
    phu_luc: Vec<Annex>,
    lien_he: Mark,
    luu_hanh_cuoi: Mark,
    /// Attributes of the letterhead and title together, and of the closing block.
    mo: String,
    cuoi: String,
    /// Distance of the body's baselines, pt.
    gian_dong: f64,
}

#[derive(Debug, Serialize)]
struct Addressees {
    nhan: String,
    dong: Vec<String>,
    /// Distance of the label and of the lines from the text's left edge, mm.
    le_nhan: f64,
    le_dong: f64,
}

#[derive(Debug, Serialize)]
struct Recipients {
    nhan: String,
    dong: Vec<String>,
    soan_thao: String,
}

#[derive(Debug, Serialize)]
struct Signature {
    quyen_han: Vec<String>,
    chuc_vu: Vec<String>,
    ho_ten: String,
}

#[derive(Debug, Serialize)]
struct Annex {
    mo: String,
    nhan: Vec<String>,
    ten: Vec<String>,
    kem_theo: Vec<String>,
}

/// A mark at a page's foot.
#[derive(Debug, Default, Serialize)]
struct Mark {
    chu: String,
    thuoc_tinh: String,
    /// It stands behind the annexes.
    sau_phu_luc: bool,
}

impl Sheet {
    /// The lines of the pages.
    pub(super) fn new(notice: &Notice, printed: &Printed<'_>) -> Self {
        let (head, title) = (&notice.letterhead, notice.title.as_ref());
        let all = |role, source: &[String]| centred(printed.pages, role, source);
        Self {
            cap_tren: all(Role::Superior, head.superior.as_slice()),
            ten: all(Role::Organ, &head.organ),
            so_ky_hieu: all(Role::Number, std::slice::from_ref(&head.number)),
            trich_yeu_cong_van: all(Role::LetterSubject, head.subject.as_slice()),
            du_thao: all(Role::Draft, head.draft.as_slice()),
            dia_danh_ngay: all(Role::PlaceDate, head.place_date.as_slice()),
            loai: all(
                Role::TypeName,
                title.map_or(&[], |t| std::slice::from_ref(&t.name)),
            ),
            tac_gia: all(Role::Author, title.map_or(&[], |t| t.author.as_slice())),
            trich_yeu: all(
                Role::Subject,
                title.map_or(&[], |t| std::slice::from_ref(&t.subject)),
            ),
            kinh_gui: addressees(notice, printed),
            noi_nhan: recipients(notice, printed),
            ky: signatures(notice, printed),
            phu_luc: (notice.annexes.iter().zip(0_u16..))
                .map(|(source, index)| annex(source, index, printed))
                .collect(),
            lien_he: mark(notice.contact.as_deref(), Role::Contact, printed),
            luu_hanh_cuoi: mark(
                notice.letterhead.circulation_last.as_deref(),
                Role::CirculationLast,
                printed,
            ),
            mo: opening(printed, 0),
            cuoi: closing(notice, printed),
            gian_dong: rounded(printed.pitch),
        }
    }
}

/// A plain text with a `span` around each of its printed lines.
fn text(text: &str, role: Role, printed: &Printed<'_>) -> String {
    spans(&[Inline::plain(text)], printed.of(role))
}

fn texts(texts: &[String], role: impl Fn(u32) -> Role, printed: &Printed<'_>) -> Vec<String> {
    let numbered = texts.iter().zip(0_u32..);
    numbered
        .map(|(line, i)| text(line, role(i), printed))
        .collect()
}

fn addressees(notice: &Notice, printed: &Printed<'_>) -> Addressees {
    let source = notice.addressees.as_ref();
    let left = |role| {
        let x = printed
            .of(role)
            .first()
            .map_or(0.0, |(line, _)| line.x / PT);
        rounded((x - printed.standard.page.left_mm).max(0.0))
    };
    Addressees {
        nhan: source.map_or(String::new(), |a| {
            text(&a.label, Role::AddresseesLabel, printed)
        }),
        dong: source.map_or(Vec::new(), |a| texts(&a.lines, Role::Addressee, printed)),
        le_nhan: left(Role::AddresseesLabel),
        le_dong: left(Role::Addressee(0)),
    }
}

fn recipients(notice: &Notice, printed: &Printed<'_>) -> Recipients {
    let source = &notice.recipients;
    let drafter = source.drafter.as_deref().unwrap_or_default();
    Recipients {
        nhan: text(&source.label, Role::RecipientsLabel, printed),
        dong: texts(&source.lines, Role::Recipient, printed),
        soan_thao: text(drafter, Role::Drafter, printed),
    }
}

fn signatures(notice: &Notice, printed: &Printed<'_>) -> Vec<Signature> {
    let numbered = notice.signatures.iter().zip(0_u8..);
    numbered
        .map(|(block, i)| Signature {
            quyen_han: each(&block.authority, Role::Authority(i), printed),
            chuc_vu: each(&block.position, Role::Position(i), printed),
            ho_ten: text(&block.name, Role::Signer(i), printed),
        })
        .collect()
}

/// The printed lines of a part, each as a text of its own.
fn each(source: &[String], role: Role, printed: &Printed<'_>) -> Vec<String> {
    let plain = |text: &str| [Inline::plain(text)];
    let lines = printed.of(role);
    if lines.is_empty() {
        return source.iter().map(|text| spans(&plain(text), &[])).collect();
    }
    let one = |line: &(Line, Place)| spans(&plain(&line.0.text), std::slice::from_ref(line));
    lines.iter().map(one).collect()
}

fn annex(source: &notice::Annex, index: u16, printed: &Printed<'_>) -> Annex {
    let lines = |part, text: &String| {
        let role = Role::Annex(index, part);
        centred(printed.pages, role, std::slice::from_ref(text))
    };
    Annex {
        mo: opening(printed, usize::from(index) + 1),
        nhan: lines(AnnexPart::Label, &source.label),
        ten: lines(AnnexPart::Title, &source.title),
        kem_theo: lines(AnnexPart::Reference, &source.reference),
    }
}

/// The printed lines of a part whose line ends hold on a screen, too: its own texts when the pages
/// do not have it.
fn centred(pages: &Pages, role: Role, source: &[String]) -> Vec<String> {
    let lines = pages.lines(role);
    if lines.is_empty() {
        source.to_vec()
    } else {
        lines
    }
}

fn mark(source: Option<&str>, role: Role, printed: &Printed<'_>) -> Mark {
    let Some(source) = source else {
        return Mark::default();
    };
    let (class, foot) = match role {
        Role::Contact => ("lien-he", printed.contact),
        _ => ("luu-hanh-cuoi", printed.circulation),
    };
    let thuoc_tinh = match foot {
        Some(foot) if foot.fixed => {
            format!(" class=\"{class}\" style=\"--tren:{:.2}pt\"", foot.top)
        }
        foot => attributes(class, foot.map_or(Place::default(), |foot| foot.place)),
    };
    Mark {
        chu: text(source, role, printed),
        thuoc_tinh,
        sau_phu_luc: foot.is_some_and(|foot| foot.in_annex),
    }
}

/// An opening's class and, as `--cao`, its height.
fn opening(printed: &Printed<'_>, index: usize) -> String {
    match printed.openings.get(index).copied().flatten() {
        Some(height) => format!(" class=\"mo\" style=\"--cao:{height:.2}pt\""),
        None => " class=\"mo\"".to_owned(),
    }
}

fn closing(notice: &Notice, printed: &Printed<'_>) -> String {
    let class = if notice.signatures.len() > 1 {
        "cuoi nhieu"
    } else {
        "cuoi"
    };
    attributes(class, printed.closing)
}

/// A box's class and, as `--tren`, the free height above it; `t` begins a page.
pub(super) fn attributes(class: &str, place: Place) -> String {
    let turns = if place.turns { " t" } else { "" };
    let class = format!("{class}{turns}");
    let mut out = String::new();
    if !class.is_empty() {
        out.push_str(&format!(" class=\"{}\"", class.trim_start()));
    }
    if let Some(drop) = length(place.drop) {
        out.push_str(&format!(" style=\"--tren:{drop}\""));
    }
    out
}

fn rounded(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}
