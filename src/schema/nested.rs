//! The mappings inside a directive.

use super::shape::Shape::{
    Count, Date, Line, Lines, Many, ManyOrLines, NamedNumbers, Number, One, OneOrLine, Row, Rows,
    Word, Words,
};
use super::shape::YES_NO;
use super::{Mapping, part};
use crate::directive::keys::{
    acknowledgement, annex, article, clause, drafter, figure, ground, meeting, person, petition,
    recipient, relation, section, signature, superior, table, task,
};

/// Each of them.
pub(super) const ALL: &[Mapping] = &[
    (
        "meeting",
        &[
            part(
                meeting::NAME,
                Line,
                "Tên cuộc họp",
                "Như `hội nghị Ban Thường vụ Đảng ủy`.",
            ),
            part(meeting::DATE, Date, "Ngày họp", "Như `05/10/2026`."),
            part(
                meeting::SESSION,
                Line,
                "Buổi",
                "`sáng`, `chiều` hoặc `tối`.",
            ),
            part(meeting::TIME, Line, "Giờ họp", "Như `14 giờ 00`."),
            part(meeting::PLACE, Line, "Địa điểm", "Nơi họp."),
            part(
                meeting::ONLINE,
                Word(YES_NO),
                "Trực tuyến",
                "`có` nếu họp trực tuyến.",
            ),
            part(
                meeting::BRIDGE_POINTS,
                Lines,
                "Điểm cầu",
                "Các điểm cầu của cuộc họp trực tuyến.",
            ),
            part(
                meeting::CHAIR,
                OneOrLine("person"),
                "Người chủ trì",
                "`{ho_ten, chuc_vu}`.",
            ),
            part(
                meeting::CONCLUDER,
                Line,
                "Chủ thể kết luận",
                "Khi không phải người chủ trì, như `Ban Thường vụ Đảng ủy`.",
            ),
            part(
                meeting::SUPERIOR,
                OneOrLine("superior"),
                "Cấp trên dự",
                "Lãnh đạo cấp trên dự và chỉ đạo: `ho_ten, chuc_vu, chi_dao`.",
            ),
            part(
                meeting::REPORTERS,
                ManyOrLines("person"),
                "Người báo cáo",
                "Mỗi người một dòng `- {ho_ten, chuc_vu}`.",
            ),
            part(
                meeting::ATTENDEES,
                ManyOrLines("person"),
                "Người dự",
                "Mỗi người một dòng `- {ho_ten, chuc_vu}`, hoặc tên đơn vị.",
            ),
            part(
                meeting::OPINIONS,
                Lines,
                "Ý kiến",
                "Các ý kiến tại cuộc họp.",
            ),
            part(
                meeting::SECRETARY,
                OneOrLine("person"),
                "Thư ký",
                "Người ghi biên bản.",
            ),
            part(
                meeting::ABSENT,
                ManyOrLines("person"),
                "Vắng mặt",
                "Người vắng, ghi cả lý do nếu biết.",
            ),
            part(meeting::CLOSED, Line, "Giờ bế mạc", "Như `16 giờ 30`."),
        ],
    ),
    (
        "person",
        &[
            part(
                person::ADDRESS,
                Line,
                "Xưng hô",
                "`đồng chí`, `ông` hoặc `bà`.",
            ),
            part(
                person::NAME,
                Line,
                "Họ và tên",
                "Họ tên đầy đủ, hoặc tên đơn vị.",
            )
            .needed(),
            part(
                person::POSITION,
                Lines,
                "Chức vụ",
                "Một hay nhiều, chức vụ cao ghi trước.",
            ),
        ],
    ),
    (
        "superior",
        &[
            part(
                superior::ADDRESS,
                Line,
                "Xưng hô",
                "`đồng chí`, `ông` hoặc `bà`.",
            ),
            part(superior::NAME, Line, "Họ và tên", "Họ tên đầy đủ.").needed(),
            part(
                superior::POSITION,
                Lines,
                "Chức vụ",
                "Một hay nhiều, chức vụ cao ghi trước.",
            ),
            part(
                superior::DIRECTIONS,
                Lines,
                "Chỉ đạo",
                "Các ý kiến chỉ đạo, mỗi ý một đoạn.",
            ),
        ],
    ),
    (
        "figure",
        &[
            part(
                figure::VALUE,
                Number,
                "Giá trị",
                "Như `1.873`, `2,5`, `\"97,58%\"`.",
            )
            .needed(),
            part(figure::UNIT, Line, "Đơn vị tính", "Như `đơn`, `ca/ngày`."),
            part(figure::FROM, Date, "Từ ngày", "Ngày đầu kỳ."),
            part(figure::TO, Date, "Đến ngày", "Ngày cuối kỳ."),
            part(
                figure::PARTS,
                NamedNumbers,
                "Gồm",
                "Các phần, cộng lại phải đủ.",
            ),
            part(
                figure::AMONG,
                NamedNumbers,
                "Trong đó",
                "Một số phần, không cần đủ.",
            ),
        ],
    ),
    (
        "relation",
        &[
            part(
                relation::KIND,
                Word(&[
                    ("tong", "sum"),
                    ("hieu", "difference"),
                    ("ty_le", "percentage"),
                ]),
                "Phép tính",
                "`tong`, `hieu` hoặc `ty_le`.",
            )
            .needed(),
            part(
                relation::OF,
                Lines,
                "Của các số liệu",
                "Tên các số liệu, theo thứ tự.",
            )
            .needed(),
            part(
                relation::EQUALS,
                Line,
                "Phải bằng",
                "Tên số liệu phải bằng kết quả.",
            )
            .needed(),
        ],
    ),
    (
        "ground",
        &[
            part(
                ground::KIND,
                Line,
                "Tên loại",
                "Như `Nghị định`, `Kế hoạch`.",
            )
            .needed(),
            part(
                ground::NUMBER,
                Line,
                "Số và ký hiệu",
                "Như `30/2020/NĐ-CP`.",
            ),
            part(
                ground::DATE,
                Date,
                "Ngày ban hành",
                "Ngày của văn bản viện dẫn.",
            ),
            part(ground::ORGAN, Line, "Cơ quan ban hành", "Như `Chính phủ`."),
            part(
                ground::SUBJECT,
                Line,
                "Trích yếu",
                "Trích yếu của văn bản viện dẫn.",
            ),
        ],
    ),
    (
        "petition",
        &[
            part(petition::UNIT, Line, "Nơi đề nghị", "Đơn vị đề nghị."),
            part(
                petition::CONTENT,
                Lines,
                "Điều đề nghị",
                "Nội dung đề nghị.",
            )
            .needed(),
            part(
                petition::ANSWER,
                Lines,
                "Trả lời",
                "Trả lời tại cuộc họp, nếu có.",
            ),
        ],
    ),
    (
        "article",
        &[
            part(article::TITLE, Line, "Tiêu đề", "Tiêu đề của điều."),
            part(article::CONTENT, Lines, "Nội dung", "Các đoạn của điều."),
            part(
                article::CLAUSES,
                ManyOrLines("clause"),
                "Các khoản",
                "Mỗi khoản một câu, hoặc `noi_dung, diem`.",
            ),
        ],
    ),
    (
        "clause",
        &[
            part(clause::CONTENT, Lines, "Nội dung", "Nội dung của khoản.").needed(),
            part(
                clause::POINTS,
                Lines,
                "Các điểm",
                "Mỗi điểm một dòng `- …`.",
            ),
        ],
    ),
    (
        "section",
        &[
            part(
                section::TITLE,
                Line,
                "Tiêu đề",
                "Phần nào cũng phải có; mục bên trong thì không bắt buộc.",
            ),
            part(section::CONTENT, Lines, "Nội dung", "Các đoạn văn."),
            part(section::TABLE, One("table"), "Bảng", "Bảng trong phần này."),
            part(
                section::ITEMS,
                ManyOrLines("section"),
                "Các mục",
                "Mục trong mục, nhiều nhất ba tầng.",
            ),
        ],
    ),
    (
        "table",
        &[
            part(table::COLUMNS, Row, "Tên cột", "Như `[TT, Nội dung]`.").needed(),
            part(
                table::ROWS,
                Rows,
                "Các dòng",
                "Mỗi dòng một danh sách ô `- […]`; ô trống ghi `\"\"`.",
            )
            .needed(),
            part(
                table::ALIGNMENT,
                Words(&[("trai", "left"), ("giua", "centre"), ("phai", "right")]),
                "Dồn chữ",
                "Mỗi cột một từ: `trai`, `giua` hoặc `phai`.",
            ),
        ],
    ),
    (
        "annex",
        &[
            part(annex::TITLE, Line, "Tiêu đề", "Tiêu đề của phụ lục."),
            part(annex::CONTENT, Lines, "Nội dung", "Các đoạn văn."),
            part(
                annex::SECTIONS,
                Many("section"),
                "Các phần",
                "Các phần có đề mục.",
            ),
            part(annex::TABLE, One("table"), "Bảng", "Bảng trong phụ lục."),
        ],
    ),
    (
        "drafter",
        &[
            part(
                drafter::CODE,
                Line,
                "Ký hiệu người soạn",
                "Chữ viết tắt họ tên.",
            )
            .needed(),
            part(drafter::COPIES, Count, "Số bản", "Số lượng bản phát hành."),
        ],
    ),
    (
        "task",
        &[
            part(task::CONTENT, Lines, "Việc phải làm", "Một việc một mục.").needed(),
            part(task::UNIT, Lines, "Đơn vị chủ trì", "Nơi chịu trách nhiệm."),
            part(task::WITH, Lines, "Đơn vị phối hợp", "Một hay nhiều nơi."),
            part(
                task::DEADLINE,
                Line,
                "Thời hạn",
                "Như `16/10/2026`, `16 giờ ngày 02/02/2021`, hoặc bằng chữ: `thường xuyên`.",
            ),
            part(
                task::DELIVERABLE,
                Line,
                "Sản phẩm",
                "Kết quả phải có, như `báo cáo`.",
            ),
            part(task::REPORT_TO, Line, "Báo cáo với", "Nơi nhận báo cáo."),
            part(
                task::ITEMS,
                ManyOrLines("task"),
                "Các việc nhỏ",
                "Phần của nhiệm vụ này.",
            ),
        ],
    ),
    (
        "recipient",
        &[
            part(
                recipient::NAME,
                Line,
                "Nơi nhận",
                "Tên cơ quan, đơn vị, cá nhân.",
            ),
            part(recipient::PURPOSE, Line, "Để", "Như `b/c`, `để b/c`."),
            part(
                recipient::ARCHIVE,
                Line,
                "Lưu",
                "Đơn vị lưu, như `VPĐU`, `VP`; đứng một dòng riêng.",
            ),
        ],
    ),
    (
        "signature",
        &[
            part(
                signature::AUTHORITY,
                Lines,
                "Quyền hạn ký",
                "Như `T/M Ban Thường vụ` (Đảng), `TM. Ủy ban nhân dân` (nhà nước).",
            ),
            part(
                signature::POSITION,
                Lines,
                "Chức vụ",
                "Như `Bí thư`, `Chủ tịch`.",
            ),
            part(signature::NAME, Line, "Họ và tên", "Họ tên người ký."),
        ],
    ),
    (
        "acknowledgement",
        &[
            part(
                acknowledgement::RULE,
                Line,
                "Quy tắc",
                "Mã trong ngoặc vuông của cảnh báo, như `P-TASK`.",
            )
            .needed(),
            part(
                acknowledgement::FIGURE,
                Line,
                "Số liệu",
                "Chỉ bỏ qua chỗ nói về số liệu này.",
            ),
            part(acknowledgement::REASON, Line, "Lý do", "Vì sao giữ nguyên.").needed(),
        ],
    ),
];
