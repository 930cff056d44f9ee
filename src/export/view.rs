//! What a page template sees of a notice: Vietnamese names, every text ready to be placed.
//!
//! Both page templates get the same names. In `pages/notice.html` the texts are plain (the template
//! engine escapes them) and `khoi.html` is safe HTML; in `pages/notice.md` every text is already
//! Markdown, with the standard's bold and italic around it.

use serde::Serialize;
use tera::{Context, Value};

use super::{html, markdown};
use crate::finding::{Finding, Message, code};
use crate::notice::{Block, Inline, Notice};
use crate::standard::{Closer, Standard, TextStyle};

/// A last paragraph shorter than this may fill one line only, so the block before it has to stay
/// with it: two lines of body stand above every signature.
const ONE_LINE: usize = 90;

/// How a plain text of the given look enters the template.
pub type Write = fn(&str, &TextStyle) -> String;

/// The whole notice.
#[derive(Debug, Serialize)]
pub struct View {
    /// The left column of the letterhead.
    pub co_quan: OrganView,
    /// Number and symbol.
    pub so_ky_hieu: String,
    /// Place and date.
    pub dia_danh_ngay: Option<String>,
    /// The fixed lines of the right column.
    pub quoc_hieu: Vec<String>,
    /// The type name in capitals.
    pub loai: Option<String>,
    /// The author line in capitals.
    pub tac_gia: Option<String>,
    /// The subject under the type name.
    pub trich_yeu: Option<String>,
    /// The characters under the subject, when the standard closes it with characters.
    pub dong_tieu_de: Option<String>,
    /// The body.
    pub than: Vec<BlockView>,
    /// The recipients.
    pub noi_nhan: RecipientsView,
    /// The signature block.
    pub ky: SignatureView,
    /// The draft mark.
    pub du_thao: Option<String>,
    /// The urgency mark.
    pub khan: Option<String>,
    /// The circulation mark.
    pub luu_hanh: Option<String>,
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

/// A block of the body.
#[derive(Debug, Serialize)]
pub struct BlockView {
    /// `de_muc`, `doan`, `can_cu` or `muc`.
    pub kieu: &'static str,
    /// Level of a heading (1, 2) or depth of an item (from 0); 0 for others.
    pub cap: u8,
    /// The label with its mark and space.
    pub nhan: String,
    /// The text as safe HTML.
    pub html: String,
    /// The text as Markdown that may stand at the start of a line.
    pub md: String,
    /// The letters alone.
    pub van_ban: String,
    /// No page break between this block and the next.
    pub giu: bool,
}

/// The recipients.
#[derive(Debug, Serialize)]
pub struct RecipientsView {
    /// `Nơi nhận:`.
    pub nhan: String,
    /// The lines.
    pub dong: Vec<String>,
}

/// The signature block.
#[derive(Debug, Default, Serialize)]
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
    /// The view of a notice; `write` turns each plain text into what the template may place.
    pub fn new(notice: &Notice, write: Write) -> Self {
        let standard = &*notice.standard;
        let (head, title) = (&notice.letterhead, notice.title.as_ref());
        let (letterhead, marks) = (&standard.letterhead, &standard.marks);
        let all = |texts: &[String], style| texts.iter().map(|text| write(text, style)).collect();
        let maybe = |text: &Option<String>, style| text.as_ref().map(|text| write(text, style));
        let closer = |closer: &Closer, style: &TextStyle| match closer {
            Closer::Characters { text, .. } => Some(write(text, &regular(style))),
            Closer::Rule(_) => None,
        };
        Self {
            co_quan: OrganView {
                cap_tren: maybe(&head.superior, &letterhead.superior),
                ten: all(&head.organ, &letterhead.organ),
                dong: closer(&letterhead.organ_closer, &letterhead.organ),
            },
            so_ky_hieu: write(&head.number, &letterhead.number),
            dia_danh_ngay: maybe(&head.place_date, &letterhead.place_date),
            quoc_hieu: (letterhead.national.iter())
                .map(|line| write(&line.text, &line.style))
                .collect(),
            // The type name is the document's main heading: bold in HTML and Markdown by nature.
            loai: title.map(|title| write(&title.name, &regular(&standard.title.name))),
            tac_gia: title.and_then(|title| maybe(&title.author, &standard.title.author)),
            trich_yeu: title.map(|title| write(&title.subject, &standard.title.subject)),
            dong_tieu_de: title
                .and_then(|_| closer(&standard.title.closer, &standard.title.subject)),
            than: body(&notice.body),
            noi_nhan: RecipientsView {
                nhan: write(&notice.recipients.label, &standard.recipients.label),
                dong: all(&notice.recipients.lines, &standard.recipients.line),
            },
            ky: signature(notice, write),
            du_thao: maybe(&head.draft, &marks.draft),
            khan: maybe(&head.urgency, &marks.urgency),
            luu_hanh: maybe(&head.circulation, &marks.circulation),
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

/// The same look without bold and italic.
fn regular(style: &TextStyle) -> TextStyle {
    TextStyle {
        bold: false,
        italic: false,
        ..style.clone()
    }
}

fn signature(notice: &Notice, write: Write) -> SignatureView {
    let format = &notice.standard.signature;
    let Some(block) = notice.signatures.last() else {
        return SignatureView::default();
    };
    let alone = block.authority.is_empty();
    let position = if alone {
        &format.position_alone
    } else {
        &format.position
    };
    SignatureView {
        quyen_han: block
            .authority
            .iter()
            .map(|text| write(text, &format.authority))
            .collect(),
        chuc_vu: block
            .position
            .iter()
            .map(|text| write(text, position))
            .collect(),
        ho_ten: write(&block.name, &format.name),
        mot_minh: alone,
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

fn body(blocks: &[Block]) -> Vec<BlockView> {
    let mut views: Vec<BlockView> = blocks.iter().map(block).collect();
    let short = views.last().is_some_and(|last| length(last) < ONE_LINE);
    if let [.., before, _] = views.as_mut_slice() {
        before.giu |= short;
    }
    views
}

fn length(view: &BlockView) -> usize {
    view.nhan.chars().count() + view.van_ban.chars().count()
}

fn block(block: &Block) -> BlockView {
    let (kieu, cap) = match block {
        Block::Heading { level, .. } => ("de_muc", *level),
        Block::Paragraph { .. }
        | Block::Article { .. }
        | Block::Centred { .. }
        | Block::Table(_) => ("doan", 0),
        Block::Ground { .. } => ("can_cu", 0),
        Block::Item { depth, .. } => ("muc", *depth),
    };
    let heading = kieu == "de_muc";
    let letters = letters(block.text());
    let announces = letters.trim_end().ends_with(':');
    BlockView {
        kieu,
        cap,
        nhan: block.label().to_owned(),
        html: html::inline(block.text()),
        md: if heading {
            markdown::inline::heading(block.label(), block.text())
        } else {
            markdown::inline::paragraph(block.label(), block.text())
        },
        giu: heading || announces,
        van_ban: letters,
    }
}

/// The letters of a text; a forced break is a line end.
fn letters(text: &[Inline]) -> String {
    (text.iter())
        .map(|run| match run {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Break => "\n",
        })
        .collect()
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
