//! The top level of a directive and of an organ's profile.

use super::shape::Shape::{
    Count, Date, Draft, Kind, Line, Lines, Many, ManyOrLines, Named, One, OneOrLine, Standard, Word,
};
use super::{Mapping, part};
use crate::directive::keys::{directive as keys, organ};

/// A directive.
pub(super) const DIRECTIVE: Mapping = (
    "directive",
    &[
        part(keys::KIND, Kind, "Loại văn bản", "Một trong các loại:").needed(),
        part(keys::STANDARD, Standard, "Tiêu chuẩn thể thức", "Để trống thì chọn theo hệ cơ quan và ngày."),
        part(keys::ORGAN, Lines, "Cơ quan ban hành", "Tên tệp hồ sơ trong `co-quan/`, không có `.yaml`; văn bản liên tịch ghi danh sách, cơ quan chủ trì đứng đầu.").needed(),
        part(keys::NUMBER, Count, "Số văn bản", "Chỉ ghi số, như `05`; chương trình ghép ký hiệu. Để trống khi chưa được cấp số."),
        part(keys::DATE, Date, "Ngày ban hành", "Như `13/01/2022`. Để trống khi chưa ký."),
        part(keys::AUTHOR, Line, "Tác giả", "Dòng tác giả in hoa giữa tên loại và trích yếu, nếu cần."),
        part(keys::SUBJECT, Line, "Trích yếu", "Văn bản nói về việc gì, không nhắc lại tên loại, không có dấu chấm cuối."),
        part(keys::ADDRESSEES, Lines, "Nơi kính gửi", "Công văn: Kính gửi; tờ trình: Kính trình (Kính gửi). Nhiều nơi thì mỗi nơi một dòng `- …`."),
        part(keys::MEETING, One("meeting"), "Cuộc họp", "Tên, ngày, người chủ trì, người dự của cuộc họp."),
        part(keys::FIGURES, Named("figure"), "Số liệu", "Mỗi số liệu một tên; trong đoạn văn ghi `{{ so_lieu.ten }}` để in số kèm đơn vị."),
        part(keys::RELATIONS, Many("relation"), "Quan hệ số liệu", "Phép tính mà các số liệu phải khớp: tổng, hiệu, tỷ lệ."),
        part(keys::ISSUER, Line, "Thẩm quyền ban hành", "Quyết định, nghị quyết: như `Chủ tịch Ủy ban nhân dân phường …` hoặc `Ban Thường vụ …`."),
        part(keys::GROUNDS, ManyOrLines("ground"), "Căn cứ", "Mỗi căn cứ: `loai, so, ngay, co_quan, trich_yeu`; hoặc một dòng viết đủ, như `Điều lệ Đảng`."),
        part(keys::PROPOSED_BY, Line, "Theo đề nghị của", "Quyết định: nơi đề nghị, kèm tờ trình nếu có."),
        part(keys::CONTEXT, Lines, "Bối cảnh", "Tình hình, lý do phải ban hành."),
        part(keys::ASSESSMENT, Lines, "Đánh giá", "Kết quả, hạn chế, nguyên nhân."),
        part(keys::PETITIONS, ManyOrLines("petition"), "Kiến nghị", "Điều được đề nghị và trả lời: `don_vi, noi_dung, tra_loi`."),
        part(keys::CONTENT, Lines, "Nội dung", "Các đoạn văn: ghi `|` rồi viết ở các dòng dưới, thụt vào; dòng trống để sang đoạn."),
        part(keys::TABLE, One("table"), "Bảng", "Bảng đứng sau các đoạn nội dung."),
        part(keys::SECTIONS, Many("section"), "Các phần có đề mục", "Mỗi phần: `tieu_de, noi_dung, bang, muc`."),
        part(keys::ARTICLES, ManyOrLines("article"), "Các điều", "Mỗi điều một câu, hoặc `tieu_de, noi_dung, khoan`."),
        part(keys::INVITEES, Lines, "Kính mời", "Giấy mời: những người được mời, mỗi người một dòng `- …`."),
        part(keys::DIRECTION, Lines, "Định hướng", "Yêu cầu chung, đứng trước các nhiệm vụ."),
        part(keys::TASKS, ManyOrLines("task"), "Nhiệm vụ", "Ai làm gì, với ai, bao giờ xong."),
        part(keys::TASK_STYLE, Word(&[("so", "numbered"), ("gach", "dashed")]), "Kiểu nhiệm vụ", "`so`: đánh số; `gach`: gạch đầu dòng."),
        part(keys::IMPLEMENTATION, Lines, "Tổ chức thực hiện", "Ai theo dõi, đôn đốc, báo cáo."),
        part(keys::CLOSING, Lines, "Kết thúc", "Câu cuối của văn bản."),
        part(keys::RECIPIENTS, ManyOrLines("recipient"), "Nơi nhận", "Tên, hoặc `{ten, de}`; dòng cuối `{luu: …}`. Để trống thì lấy của hồ sơ cơ quan."),
        part(keys::SIGNATURE, Many("signature"), "Phần ký", "`quyen_han, chuc_vu, ho_ten`; nhiều người thì ghi danh sách, người đầu ký bên phải. Để trống thì lấy của hồ sơ cơ quan."),
        part(keys::ANNEXES, Many("annex"), "Phụ lục", "Mỗi phụ lục: `tieu_de, noi_dung, phan, bang`."),
        part(keys::CONTACT, Line, "Liên hệ", "Dòng địa chỉ, điện thoại ở chân trang."),
        part(keys::DRAFTER, OneOrLine("drafter"), "Người soạn", "Ký hiệu người soạn, hoặc `{ma, so_ban}`."),
        part(keys::OFFICE, Line, "Bộ phận soạn thảo", "Trong số công văn của cơ quan nhà nước, như `VP`."),
        part(keys::SECRECY, Line, "Độ mật", "Có độ mật thì chương trình dừng: văn bản mật không được soạn trên máy nối mạng."),
        part(keys::URGENCY, Word(&[("khan", "urgent"), ("thuong-khan", "very-urgent"), ("hoa-toc", "express")]), "Mức độ khẩn", "`khan`, `thuong-khan` hoặc `hoa-toc`."),
        part(keys::DRAFT, Draft, "Dự thảo", "`có` để in “Dự thảo”, `2` để in “Dự thảo lần 2”."),
        part(keys::CIRCULATION, Lines, "Phạm vi lưu hành", "Dấu in trên văn bản, như `Tài liệu hội nghị`."),
        part(keys::ACKNOWLEDGED, Many("acknowledgement"), "Bỏ qua", "Cảnh báo, lưu ý đã xem và giữ nguyên: `quy_tac, ly_do`."),
    ],
);

/// An organ's profile.
pub(super) const ORGAN: Mapping = (
    "organ",
    &[
        part(
            organ::SYSTEM,
            Word(&[("dang", "party"), ("nha-nuoc", "state")]),
            "Hệ",
            "`dang`: cơ quan Đảng; `nha-nuoc`: cơ quan nhà nước.",
        )
        .needed(),
        part(
            organ::SUPERIOR,
            Line,
            "Cơ quan cấp trên",
            "Dòng trên tên cơ quan, nếu có; chương trình tự in hoa.",
        ),
        part(
            organ::NAME,
            Line,
            "Tên cơ quan",
            "Viết thường như trong câu, như `Đảng ủy phường …`; chương trình tự in hoa.",
        )
        .needed(),
        part(
            organ::NAME_LINES,
            Lines,
            "Các dòng của tên",
            "Khi muốn tự ngắt tên cơ quan thành dòng.",
        ),
        part(
            organ::SYMBOL,
            Line,
            "Ký hiệu",
            "Chữ viết tắt tên cơ quan trong số văn bản, như `ĐU`, `UBND`.",
        ),
        part(organ::PLACE, Line, "Địa danh", "Nơi ghi trước ngày tháng."),
        part(
            organ::TERM_START,
            Date,
            "Nhiệm kỳ từ",
            "Ngày bắt đầu nhiệm kỳ cấp ủy.",
        ),
        part(
            organ::RECIPIENTS,
            ManyOrLines("recipient"),
            "Nơi nhận thường dùng",
            "Khi văn bản không ghi `noi_nhan`.",
        ),
        part(
            organ::SIGNATURE,
            One("signature"),
            "Người ký thường dùng",
            "Khi văn bản không ghi `ky`.",
        ),
    ],
);
