//! What a page template sees of a notice: Vietnamese names, every text ready to be placed.
//!
//! Both page templates get the same names. In `pages/notice.html` the texts are plain (the template
//! engine escapes them); in `pages/notice.md` every text is already Markdown, with the standard's
//! bold and italic around it. The texts of the body's blocks have names of their own in each
//! format: its [`Writer`] gives them.

mod blocks;

use serde::Serialize;
use tera::{Context, Value};

use crate::finding::{Finding, Message, code};
use crate::layout::{AnnexPart, Role};
use crate::notice::{Annex, Block, Letterhead, Notice, SignatureBlock};
use crate::standard::{Closer, Standard, TextStyle};

pub use blocks::BlockView;

/// How a format writes the notice's texts.
pub trait Writer {
    /// A plain text of the given look, ready to be placed by the template.
    fn text(&self, text: &str, style: &TextStyle) -> String;

    /// The texts of a block of the body (`role` says which), by the names that the format's page
    /// template knows them by.
    fn block(&self, role: Role, block: &Block) -> Vec<(&'static str, String)>;
}

/// The whole notice.
#[derive(Debug, Serialize)]
pub struct View {
    /// The left column of the letterhead.
    pub co_quan: OrganView,
    /// Number and symbol.
    pub so_ky_hieu: String,
    /// The subject of a công văn, under its number.
    pub trich_yeu_cong_van: Option<String>,
    /// Place and date.
    pub dia_danh_ngay: Option<String>,
    /// The fixed lines of the right column.
    pub quoc_hieu: Vec<String>,
    /// The type name in capitals; none for a công văn.
    pub loai: Option<String>,
    /// The author line in capitals.
    pub tac_gia: Option<String>,
    /// The subject under the type name.
    pub trich_yeu: Option<String>,
    /// The characters under the subject, when the standard closes it with characters.
    pub dong_tieu_de: Option<String>,
    /// A rule stands under the subject.
    pub ke_tieu_de: bool,
    /// Kính gửi, Kính trình.
    pub kinh_gui: Option<ListView>,
    /// The body.
    pub than: Vec<BlockView>,
    /// The recipients.
    pub noi_nhan: RecipientsView,
    /// The signature blocks from left to right.
    pub ky: Vec<SignatureView>,
    /// The annexes.
    pub phu_luc: Vec<AnnexView>,
    /// Address and telephone.
    pub lien_he: Option<String>,
    /// The draft mark.
    pub du_thao: Option<String>,
    /// The urgency mark.
    pub khan: Option<String>,
    /// The circulation mark at the top of page 1.
    pub luu_hanh: Option<String>,
    /// The circulation mark at the foot of the last page.
    pub luu_hanh_cuoi: Option<String>,
    /// What describes the document; plain in both templates.
    pub meta: MetaView,
}

/// The organ.
#[derive(Debug, Serialize)]
pub struct OrganView {
    /// The superior's line.
    pub cap_tren: Option<String>,
    /// The organ's name, line by line.
    pub ten: Vec<String>,
    /// The characters under the name, when the standard closes it with characters.
    pub dong: Option<String>,
}

/// A label and its lines.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// `Kính gửi:`.
    pub nhan: String,
    /// The lines; a single one stands behind the label.
    pub dong: Vec<String>,
}

/// The recipients.
#[derive(Debug, Serialize)]
pub struct RecipientsView {
    /// `Nơi nhận:`.
    pub nhan: String,
    /// The lines.
    pub dong: Vec<String>,
    /// The drafter's code and the count of copies.
    pub soan_thao: Option<String>,
}

/// A signature block.
#[derive(Debug, Serialize)]
pub struct SignatureView {
    /// Authority lines.
    pub quyen_han: Vec<String>,
    /// Position lines.
    pub chuc_vu: Vec<String>,
    /// The name.
    pub ho_ten: String,
    /// A head signs alone: no authority line.
    pub mot_minh: bool,
}

/// An annex.
#[derive(Debug, Serialize)]
pub struct AnnexView {
    /// `Phụ lục 1`.
    pub nhan: String,
    /// Its title.
    pub ten: String,
    /// What it belongs to.
    pub kem_theo: String,
    /// The characters under that, when the standard closes it with characters.
    pub dong: Option<String>,
    /// Its body.
    pub than: Vec<BlockView>,
}

/// What describes the document.
#[derive(Debug, Serialize)]
pub struct MetaView {
    /// Title in one line.
    pub tieu_de: String,
    /// The organ.
    pub co_quan: String,
    /// Number and symbol.
    pub so_ky_hieu: String,
    /// The issue date, as `2022-01-13`.
    pub ngay: Option<String>,
    /// The kind's key.
    pub loai: String,
}

impl View {
    /// The view of a notice as `writer` writes it.
    pub fn new(notice: &Notice, writer: &dyn Writer) -> Self {
        let standard = &*notice.standard;
        let (head, title) = (&notice.letterhead, notice.title.as_ref());
        let (letterhead, marks) = (&standard.letterhead, &standard.marks);
        let maybe = |text: &Option<String>, style| text.as_ref().map(|t| writer.text(t, style));
        let closed = title.map(|_| &standard.title.closer);
        let subject = &standard.title.subject;
        Self {
            co_quan: organ(head, standard, writer),
            so_ky_hieu: writer.text(&head.number, &letterhead.number),
            trich_yeu_cong_van: maybe(&head.subject, &letterhead.subject.style),
            dia_danh_ngay: maybe(&head.place_date, &letterhead.place_date),
            quoc_hieu: (letterhead.national.iter())
                .map(|line| writer.text(&line.text, &line.style))
                .collect(),
            // The type name is the document's main heading: bold in HTML and Markdown by nature.
            loai: title.map(|title| writer.text(&title.name, &regular(&standard.title.name))),
            tac_gia: title.and_then(|title| maybe(&title.author, &standard.title.author)),
            trich_yeu: title.map(|title| writer.text(&title.subject, subject)),
            dong_tieu_de: closed.and_then(|closer| characters(closer, subject, writer)),
            ke_tieu_de: closed.is_some_and(|closer| matches!(closer, Closer::Rule(_))),
            kinh_gui: notice.addressees.as_ref().map(|addressees| ListView {
                nhan: writer.text(&addressees.label, &standard.addressees.label),
                dong: all(&addressees.lines, &standard.addressees.line, writer),
            }),
            than: blocks::views(&notice.body, Role::Body, writer),
            noi_nhan: RecipientsView {
                nhan: writer.text(&notice.recipients.label, &standard.recipients.label),
                dong: all(&notice.recipients.lines, &standard.recipients.line, writer),
                soan_thao: maybe(&notice.recipients.drafter, &standard.recipients.drafter),
            },
            ky: (notice.signatures.iter())
                .map(|block| signature(block, standard, writer))
                .collect(),
            phu_luc: (notice.annexes.iter().zip(0_u16..))
                .map(|(source, index)| annex(source, index, standard, writer))
                .collect(),
            lien_he: maybe(&notice.contact, &standard.contact.style),
            du_thao: maybe(&head.draft, &marks.draft),
            khan: maybe(&head.urgency, &marks.urgency),
            luu_hanh: maybe(&head.circulation, &marks.circulation),
            luu_hanh_cuoi: maybe(&head.circulation_last, &marks.circulation),
            meta: meta(notice),
        }
    }

    /// The template's variables: the view and the standard as `quy_cach`.
    ///
    /// # Errors
    /// A finding when the standard or the view cannot be handed to the template engine.
    pub fn context(&self, standard: &Standard) -> Result<Context, Finding> {
        let mut context = Context::from_serialize(self).map_err(|e| unusable(&e))?;
        let format = serde_json::to_value(standard).map_err(|e| unusable(&e))?;
        let format =
            Value::try_from_serializable(&whole_numbers(format)).map_err(|e| unusable(&e))?;
        context.insert_value("quy_cach", format);
        Ok(context)
    }
}

fn all(texts: &[String], style: &TextStyle, writer: &dyn Writer) -> Vec<String> {
    texts.iter().map(|text| writer.text(text, style)).collect()
}

/// The same look without bold and italic.
fn regular(style: &TextStyle) -> TextStyle {
    TextStyle {
        bold: false,
        italic: false,
        ..style.clone()
    }
}

/// The characters that close a text of this style, if characters do.
fn characters(closer: &Closer, style: &TextStyle, writer: &dyn Writer) -> Option<String> {
    match closer {
        Closer::Characters { text, .. } => Some(writer.text(text, &regular(style))),
        Closer::Rule(_) => None,
    }
}

fn organ(head: &Letterhead, standard: &Standard, writer: &dyn Writer) -> OrganView {
    let format = &standard.letterhead;
    let superior = head.superior.as_ref();
    OrganView {
        cap_tren: superior.map(|text| writer.text(text, &format.superior)),
        ten: all(&head.organ, &format.organ, writer),
        dong: characters(&format.organ_closer, &format.organ, writer),
    }
}

fn signature(block: &SignatureBlock, standard: &Standard, writer: &dyn Writer) -> SignatureView {
    let format = &standard.signature;
    SignatureView {
        quyen_han: all(&block.authority, &format.authority, writer),
        chuc_vu: all(&block.position, block.position_style(format), writer),
        ho_ten: writer.text(&block.name, &format.name),
        mot_minh: block.authority.is_empty(),
    }
}

fn annex(annex: &Annex, index: u16, standard: &Standard, writer: &dyn Writer) -> AnnexView {
    let format = &standard.annexes;
    let place = |spot| Role::Annex(index, AnnexPart::Body(spot));
    AnnexView {
        // A heading, bold by nature.
        nhan: writer.text(&annex.label, &regular(&format.label_style)),
        ten: writer.text(&annex.title, &format.title),
        kem_theo: writer.text(&annex.reference, &format.reference_style),
        dong: characters(&format.closer, &format.reference_style, writer),
        than: blocks::views(&annex.body, place, writer),
    }
}

fn meta(notice: &Notice) -> MetaView {
    let meta = &notice.meta;
    MetaView {
        tieu_de: meta.title.clone(),
        co_quan: meta.author.clone(),
        so_ky_hieu: meta.number.clone(),
        ngay: meta.date.clone(),
        loai: meta.kind.clone(),
    }
}

/// Writes `14.0` as `14`: templates print the numbers into CSS.
fn whole_numbers(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Json::Number(number) => whole(&number).map_or(Json::Number(number), Json::from),
        Json::Array(values) => values.into_iter().map(whole_numbers).collect(),
        Json::Object(map) => map
            .into_iter()
            .map(|(k, v)| (k, whole_numbers(v)))
            .collect(),
        other => other,
    }
}

fn whole(number: &serde_json::Number) -> Option<i64> {
    let text = number.as_f64()?.to_string();
    text.parse().ok()
}

fn unusable(error: &dyn std::fmt::Display) -> Finding {
    Finding::error(
        code::TEMPLATE_RENDER,
        Message::new(
            format!("không chuyển được văn bản sang mẫu trình bày: {error}"),
            format!("the notice cannot be handed to the page template: {error}"),
        ),
    )
}
