//! The styles, part by part of the page.

use super::{Definition, GAP, HEADER, NORMAL, RULE};
use crate::export::docx::measure::Measures;
use crate::export::docx::properties::{Align, Border, Borders};
use crate::export::docx::units::mm;
use crate::standard::{Closer, Standard, TextStyle};

/// Ids of the styles.
pub(in crate::export::docx) mod id {
    /// The Party's title; the State's national title.
    pub(crate) const NATIONAL: &str = "QuocHieu";
    /// The State's motto.
    pub(crate) const MOTTO: &str = "TieuNgu";
    /// The superior organ.
    pub(crate) const SUPERIOR: &str = "CoQuanCapTren";
    /// The issuing organ.
    pub(crate) const ORGAN: &str = "CoQuan";
    /// Characters under the organ.
    pub(crate) const ORGAN_CLOSER: &str = "DauDuoiCoQuan";
    /// Number and symbol.
    pub(crate) const NUMBER: &str = "SoKyHieu";
    /// The subject of a công văn.
    pub(crate) const LETTER_SUBJECT: &str = "TrichYeuCongVan";
    /// Place and date.
    pub(crate) const PLACE_DATE: &str = "DiaDanhNgay";
    /// The draft mark.
    pub(crate) const DRAFT: &str = "DuThao";
    /// The urgency mark.
    pub(crate) const URGENCY: &str = "MucDoKhan";
    /// The circulation mark.
    pub(crate) const CIRCULATION: &str = "LuuHanh";
    /// The type name.
    pub(crate) const TITLE: &str = "Title";
    /// The author line.
    pub(crate) const AUTHOR: &str = "TacGia";
    /// The subject.
    pub(crate) const SUBJECT: &str = "TrichYeu";
    /// Characters under the subject.
    pub(crate) const TITLE_CLOSER: &str = "DauDuoiTrichYeu";
    /// `Kính gửi:`.
    pub(crate) const ADDRESSEES: &str = "KinhGui";
    /// An addressee.
    pub(crate) const ADDRESSEE: &str = "NoiNhanKinhGui";
    /// A paragraph of the body.
    pub(crate) const BODY: &str = "NoiDung";
    /// A legal base.
    pub(crate) const GROUND: &str = "CanCu";
    /// An item.
    pub(crate) const ITEM: &str = "Muc";
    /// An article.
    pub(crate) const ARTICLE: &str = "Dieu";
    /// A centred line of the body.
    pub(crate) const CENTRED: &str = "DongGiua";
    /// A heading of level 1.
    pub(crate) const HEADING: &str = "Heading1";
    /// A heading of level 2.
    pub(crate) const SUBHEADING: &str = "Heading2";
    /// A cell of a table's header row.
    pub(crate) const TABLE_HEADER: &str = "TieuDeBang";
    /// Another cell of a table.
    pub(crate) const TABLE_CELL: &str = "OBang";
    /// `Nơi nhận:`.
    pub(crate) const RECIPIENTS: &str = "NoiNhan";
    /// A recipient.
    pub(crate) const RECIPIENT: &str = "DongNoiNhan";
    /// The drafter's code.
    pub(crate) const DRAFTER: &str = "NguoiSoanThao";
    /// The authority of a signature.
    pub(crate) const AUTHORITY: &str = "QuyenHan";
    /// The position of a signer.
    pub(crate) const POSITION: &str = "ChucVu";
    /// The position of a head who signs without an authority line.
    pub(crate) const POSITION_ALONE: &str = "ChucVuNguoiDungDau";
    /// The name of a signer.
    pub(crate) const SIGNER: &str = "HoTen";
    /// The label of an annex.
    pub(crate) const ANNEX: &str = "PhuLuc";
    /// The title of an annex.
    pub(crate) const ANNEX_TITLE: &str = "TenPhuLuc";
    /// What an annex belongs to.
    pub(crate) const ANNEX_REFERENCE: &str = "KemTheo";
    /// Characters under the head of an annex.
    pub(crate) const ANNEX_CLOSER: &str = "DauDuoiPhuLuc";
    /// Address and telephone.
    pub(crate) const CONTACT: &str = "LienHe";
}

/// Every style of a standard, in the order of the page.
pub(super) fn all(standard: &Standard, body: &Measures) -> Vec<Definition> {
    let mut all = vec![normal(standard)];
    all.extend(letterhead(standard));
    all.extend(title(standard));
    all.extend(text(standard, body));
    all.extend(closing(standard));
    all.extend(annexes(standard));
    all.extend(technical(standard));
    all
}

fn normal(standard: &Standard) -> Definition {
    let style = &standard.body.style;
    let mut normal = Definition::new(NORMAL, "Normal", style, standard.body.line_pitch_pt);
    normal.paragraph.widow_control = true;
    normal.paragraph.spacing.before = Some(0.0);
    normal.paragraph.spacing.after = Some(0.0);
    normal
}

fn letterhead(standard: &Standard) -> Vec<Definition> {
    let (head, marks) = (&standard.letterhead, &standard.marks);
    let line = |id, name, style: &TextStyle| {
        Definition::new(id, name, style, style.size_pt * head.line_pitch).centred()
    };
    let motto = head.national.get(1);
    let mut styles: Vec<Definition> = Vec::new();
    if let Some(first) = head.national.first() {
        let name = if motto.is_some() {
            "Quốc hiệu"
        } else {
            "Tiêu đề Đảng"
        };
        styles.push(line(id::NATIONAL, name, &first.style));
    }
    styles.extend(motto.map(|motto| line(id::MOTTO, "Tiêu ngữ", &motto.style)));
    styles.extend([
        line(id::SUPERIOR, "Cơ quan cấp trên", &head.superior),
        line(id::ORGAN, "Cơ quan ban hành", &head.organ),
    ]);
    let closer = closer(&head.organ_closer, head.line_pitch);
    styles.extend(closer.map(|c| c.named(id::ORGAN_CLOSER, "Dấu dưới cơ quan")));
    styles.extend([
        line(id::NUMBER, "Số và ký hiệu", &head.number),
        line(
            id::LETTER_SUBJECT,
            "Trích yếu công văn",
            &head.subject.style,
        ),
        line(id::PLACE_DATE, "Địa danh và ngày", &head.place_date),
        line(id::DRAFT, "Dấu dự thảo", &marks.draft),
        line(id::URGENCY, "Dấu chỉ mức độ khẩn", &marks.urgency).coloured(marks.urgency_rgb()),
        line(id::CIRCULATION, "Chỉ dẫn lưu hành", &marks.circulation),
    ]);
    styles
}

fn title(standard: &Standard) -> Vec<Definition> {
    let format = &standard.title;
    let line = |id, name, style: &TextStyle| {
        let style = Definition::new(id, name, style, style.size_pt * format.line_pitch);
        style.centred().kept()
    };
    let mut styles = vec![
        line(id::TITLE, "Title", &format.name)
            .alias("Tên loại")
            .followed_by(id::SUBJECT),
        line(id::AUTHOR, "Tác giả", &format.author),
        line(id::SUBJECT, "Trích yếu", &format.subject).followed_by(id::BODY),
    ];
    let closer = closer(&format.closer, format.line_pitch);
    styles.extend(closer.map(|c| c.named(id::TITLE_CLOSER, "Dấu dưới trích yếu").kept()));
    styles
}

fn text(standard: &Standard, body: &Measures) -> Vec<Definition> {
    let (format, outline, tables) = (&standard.body, &standard.outline, &standard.tables);
    let line = |id, name, style: &TextStyle| Definition::new(id, name, style, body.pitch);
    let first_line = mm(format.first_line_mm);
    let running = |id, name, style| line(id, name, style).running(first_line, body.space);
    let ground = TextStyle {
        italic: format.style.italic || standard.grounds.italic,
        ..format.style.clone()
    };
    let mut centred = line(id::CENTRED, "Dòng giữa", &outline.centred_style);
    centred.paragraph.spacing.after = Some(body.space);
    let cell = |id, name, style: &TextStyle| {
        Definition::new(id, name, style, style.size_pt * tables.line_pitch)
    };
    let addressees = &standard.addressees;
    let address = |id, name, style: &TextStyle| {
        Definition::new(id, name, style, style.size_pt * addressees.line_pitch)
    };
    vec![
        address(id::ADDRESSEES, "Kính gửi", &addressees.label),
        address(id::ADDRESSEE, "Nơi nhận ở phần Kính gửi", &addressees.line),
        running(id::BODY, "Nội dung", &format.style),
        running(id::GROUND, "Căn cứ", &ground),
        running(id::HEADING, "heading 1", &outline.heading_style)
            .alias("Đề mục lớn")
            .followed_by(id::BODY)
            .kept()
            .outline(0),
        running(id::SUBHEADING, "heading 2", &outline.subheading_style)
            .alias("Đề mục nhỏ")
            .followed_by(id::BODY)
            .kept()
            .outline(1),
        running(id::ITEM, "Mục", &format.style),
        running(id::ARTICLE, "Điều", &format.style).followed_by(id::BODY),
        centred.centred().kept(),
        cell(id::TABLE_HEADER, "Tiêu đề bảng", &tables.header).centred(),
        cell(id::TABLE_CELL, "Ô của bảng", &tables.cell),
    ]
}

fn closing(standard: &Standard) -> Vec<Definition> {
    let (to, sign) = (&standard.recipients, &standard.signature);
    let left = |id, name, style: &TextStyle| {
        Definition::new(id, name, style, style.size_pt * to.line_pitch)
    };
    let middle = |id, name, style: &TextStyle| {
        Definition::new(id, name, style, style.size_pt * sign.line_pitch).centred()
    };
    vec![
        left(id::RECIPIENTS, "Nơi nhận", &to.label).followed_by(id::RECIPIENT),
        left(id::RECIPIENT, "Dòng nơi nhận", &to.line),
        left(id::DRAFTER, "Người soạn thảo", &to.drafter),
        middle(id::AUTHORITY, "Quyền hạn", &sign.authority),
        middle(id::POSITION, "Chức vụ", &sign.position),
        middle(
            id::POSITION_ALONE,
            "Chức vụ người đứng đầu",
            &sign.position_alone,
        ),
        middle(id::SIGNER, "Họ tên người ký", &sign.name),
    ]
}

fn annexes(standard: &Standard) -> Vec<Definition> {
    let (format, contact) = (&standard.annexes, &standard.contact);
    let line = |id, name, style: &TextStyle| {
        let style = Definition::new(id, name, style, style.size_pt * format.line_pitch);
        style.centred().kept()
    };
    let closer = closer(&format.closer, format.line_pitch);
    let mut styles = vec![
        line(id::ANNEX, "Phụ lục", &format.label_style).outline(0),
        line(id::ANNEX_TITLE, "Tên phụ lục", &format.title),
        line(
            id::ANNEX_REFERENCE,
            "Dòng kèm theo",
            &format.reference_style,
        ),
    ];
    styles.extend(closer.map(|c| c.named(id::ANNEX_CLOSER, "Dấu dưới phụ lục").kept()));
    let border = Border {
        thickness: contact.rule_pt,
        space: 2.0,
        colour: None,
    };
    let pitch = contact.style.size_pt * contact.line_pitch;
    let contact = Definition::new(id::CONTACT, "Địa chỉ liên hệ", &contact.style, pitch);
    styles.push(contact.centred().borders(Borders {
        top: Some(border),
        ..Borders::default()
    }));
    styles
}

/// Rules, gaps and the page number.
fn technical(standard: &Standard) -> Vec<Definition> {
    let small = |size_pt| TextStyle {
        size_pt,
        bold: false,
        italic: false,
        ..standard.body.style.clone()
    };
    let number = standard.page_number.size_pt;
    vec![
        Definition::new(RULE, "Đường kẻ", &small(1.0), 1.0),
        Definition::new(GAP, "Ngăn cách", &small(1.0), 1.0),
        Definition::new(HEADER, "header", &small(number), number)
            .alias("Số trang")
            .centred(),
    ]
}

/// The style of closing characters; none where a rule is drawn.
fn closer(closer: &Closer, multiple: f64) -> Option<Characters> {
    match closer {
        Closer::Characters {
            size_pt, clause, ..
        } => Some(Characters {
            style: TextStyle {
                size_pt: *size_pt,
                bold: false,
                italic: false,
                caps: false,
                underline: false,
                clause: clause.clone(),
            },
            pitch: size_pt * multiple,
        }),
        Closer::Rule(_) => None,
    }
}

struct Characters {
    style: TextStyle,
    pitch: f64,
}

impl Characters {
    fn named(self, id: &'static str, name: &'static str) -> Definition {
        let mut definition = Definition::new(id, name, &self.style, self.pitch);
        definition.paragraph.align = Some(Align::Centre);
        definition
    }
}
