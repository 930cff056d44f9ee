//! The pieces of a blank directive: a key, what to write there, and a gap. A gap is `…`, which is
//! read as nothing written.

use crate::directive::keys::{Field, directive as keys};
use crate::directive::organ::System;

/// The keys between the subject and the recipients, in the order in which a kind prints them.
pub(super) fn body(kind: &str, system: System) -> &'static [Field] {
    use keys::*;
    match (kind, system) {
        ("thong-bao-ket-luan", _) => &[MEETING, FIGURES, ASSESSMENT, TASKS, IMPLEMENTATION],
        ("ket-luan", _) => &[MEETING, ASSESSMENT, DIRECTION, TASKS, IMPLEMENTATION],
        ("chi-thi", _) => &[CONTEXT, TASKS, IMPLEMENTATION],
        ("cong-van", System::State) => &[OFFICE, ADDRESSEES, CONTENT, TASKS, CLOSING],
        ("cong-van", System::Party) => &[ADDRESSEES, CONTENT, TASKS, CLOSING],
        ("to-trinh", _) => &[
            ADDRESSEES, GROUNDS, CONTEXT, ASSESSMENT, CONTENT, PETITIONS, CLOSING,
        ],
        ("ke-hoach", _) => &[GROUNDS, CONTEXT, DIRECTION, TASKS, IMPLEMENTATION],
        ("bao-cao", _) => &[CONTEXT, FIGURES, ASSESSMENT, DIRECTION, TASKS, PETITIONS],
        ("chuong-trinh", _) => &[DIRECTION, SECTIONS, IMPLEMENTATION],
        ("quyet-dinh", _) | ("nghi-quyet", System::State) => {
            &[ISSUER, GROUNDS, PROPOSED_BY, ARTICLES]
        }
        ("nghi-quyet", System::Party) => &[GROUNDS, ASSESSMENT, DIRECTION, TASKS, IMPLEMENTATION],
        ("giay-moi", _) => &[INVITEES, MEETING, CONTENT],
        ("bien-ban", _) => &[MEETING, CONTENT, ASSESSMENT, TASKS],
        // A thông báo, and any kind that an office added.
        _ => &[CONTENT, TASKS, CLOSING],
    }
}

/// The piece of a key, for a kind.
pub(super) fn piece(field: Field, kind: &str) -> &'static str {
    match field {
        keys::MEETING => meeting(kind),
        keys::FIGURES => FIGURES,
        keys::OFFICE => OFFICE,
        keys::ADDRESSEES => ADDRESSEES,
        keys::INVITEES => INVITEES,
        keys::ISSUER => ISSUER,
        keys::GROUNDS => GROUNDS,
        keys::PROPOSED_BY => PROPOSED_BY,
        keys::CONTEXT => CONTEXT,
        keys::ASSESSMENT => ASSESSMENT,
        keys::CONTENT => CONTENT,
        keys::PETITIONS => PETITIONS,
        keys::DIRECTION => DIRECTION,
        keys::SECTIONS => SECTIONS,
        keys::ARTICLES => ARTICLES,
        keys::TASKS => TASKS,
        keys::IMPLEMENTATION => IMPLEMENTATION,
        keys::CLOSING => CLOSING,
        keys::RECIPIENTS => RECIPIENTS,
        keys::SIGNATURE if kind == "bien-ban" => SIGNATURES,
        keys::SIGNATURE => SIGNATURE,
        _ => "",
    }
}

fn meeting(kind: &str) -> &'static str {
    match kind {
        "giay-moi" => INVITED,
        "bien-ban" => RECORDED,
        _ => CONCLUDED,
    }
}

const CONCLUDED: &str = "\
# Cuộc họp. Chủ thể kết luận chỉ ghi khi không phải người chủ trì, như: Ban Thường vụ Đảng ủy.
cuoc_hop:
  ten: …
  ngay: …
  # Người chủ trì, như: {ho_ten: Nguyễn Văn A, chuc_vu: Bí thư Đảng ủy}
  chu_tri: …
  chu_the:
";

const INVITED: &str = "\
# Cuộc họp mời dự. Giờ như: 14 giờ 00.
cuoc_hop:
  ten: …
  ngay: …
  gio: …
  dia_diem: …
  # Người chủ trì, như: {ho_ten: Nguyễn Văn A, chuc_vu: Bí thư Đảng ủy}
  chu_tri:
";

const RECORDED: &str = "\
# Cuộc họp. Giờ như: 14 giờ 00. Người ghi như: {ho_ten: Nguyễn Văn A, chuc_vu: Chánh Văn phòng}.
cuoc_hop:
  ten: …
  ngay: …
  gio: …
  dia_diem: …
  chu_tri: …
  thu_ky: …
  # Thành phần tham dự, vắng mặt: mỗi người một dòng bắt đầu bằng dấu gạch.
  du_hop:
    - …
  vang_mat:
  # Giờ kết thúc.
  be_mac: …
";

const FIGURES: &str = "\
# Số liệu dùng nhiều chỗ thì khai một lần ở đây, trong đoạn văn ghi {{ so_lieu.don_thu }}. Không có thì để trống.
so_lieu:
  # don_thu: {gia_tri: 12, don_vi: đơn}
";

const OFFICE: &str = "\
# Chữ viết tắt đơn vị soạn trong số công văn, như: VP.
bo_phan: …
";

const ADDRESSEES: &str = "\
# Kính gửi ai: mỗi nơi một dòng bắt đầu bằng dấu gạch.
kinh_gui:
  - …
";

const INVITEES: &str = "\
# Kính mời ai: mỗi người hoặc mỗi nơi một dòng bắt đầu bằng dấu gạch.
kinh_moi:
  - …
";

const ISSUER: &str = "\
# Ai ban hành, như: Chủ tịch Ủy ban nhân dân phường …, hoặc: Ban Thường vụ ….
tham_quyen: …
";

const GROUNDS: &str = "\
# Căn cứ: mỗi văn bản một dòng, như:
#  - {loai: Nghị định, so: 30/2020/NĐ-CP, ngay: 05/3/2020, co_quan: Chính phủ, trich_yeu: về công tác văn thư}
can_cu:
  - …
";

const PROPOSED_BY: &str = "\
# Theo đề nghị của ai, kèm tờ trình nếu có. Không có thì để trống.
de_nghi:
";

const CONTEXT: &str = "\
# Tình hình, lý do: viết sau dấu |, thụt vào hai dấu cách; dòng trống để sang đoạn.
boi_canh: |
  …
";

const ASSESSMENT: &str = "\
# Đánh giá: kết quả, hạn chế, nguyên nhân.
danh_gia: |
  …
";

const CONTENT: &str = "\
# Nội dung: viết sau dấu |, thụt vào hai dấu cách; dòng trống để sang đoạn.
noi_dung: |
  …
";

const PETITIONS: &str = "\
# Kiến nghị, đề xuất: mỗi điều một dòng bắt đầu bằng dấu gạch.
kien_nghi:
  - …
";

const DIRECTION: &str = "\
# Yêu cầu, định hướng chung, đứng trước các nhiệm vụ.
dinh_huong: |
  …
";

const SECTIONS: &str = "\
# Các phần có đề mục: bỏ dấu # ở các dòng dưới rồi ghi; thêm phần thì chép lại cả nhóm.
phan:
  # - tieu_de: …
  #   noi_dung: …
  #   muc:
  #     - …
";

const ARTICLES: &str = "\
# Các điều: mỗi điều một dòng bắt đầu bằng dấu gạch, không gõ chữ “Điều 1.”. Điều có khoản thì viết:
#  - tieu_de: …
#    khoan:
#      - …
dieu:
  - …
";

const TASKS: &str = "\
# Nhiệm vụ: mỗi việc một nhóm như bốn dòng dưới; bỏ dấu # rồi ghi, thêm việc thì chép lại cả nhóm.
nhiem_vu:
  # - noi_dung: …
  #   don_vi: …
  #   phoi_hop: …
  #   thoi_han: …
";

const IMPLEMENTATION: &str = "\
# Ai theo dõi, đôn đốc, báo cáo. Không có thì để trống.
to_chuc_thuc_hien:
";

const CLOSING: &str = "\
# Câu cuối. Không có thì để trống.
ket_thuc:
";

const RECIPIENTS: &str = "\
# Nơi nhận: mỗi nơi một dòng; gửi để báo cáo thì ghi {ten: …, de: để b/c}; dòng cuối là nơi lưu: {luu: …}.
noi_nhan:
  - …
";

const SIGNATURE: &str = "\
# Người ký. Quyền hạn như: T/M Ban Thường vụ (Đảng), TM. Ủy ban nhân dân (nhà nước).
ky:
  quyen_han: …
  chuc_vu: …
  ho_ten: …
";

const SIGNATURES: &str = "\
# Người ký: người chủ trì, rồi người ghi biên bản.
ky:
  - ho_ten: …
  - ho_ten: …
";
