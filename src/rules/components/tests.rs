use crate::finding::Severity;
use crate::rules::fixture::{directive, standard, vi};

fn check(text: &str) -> Vec<crate::rules::Observation> {
    super::check(&directive(text), &standard())
}

#[test]
fn a_bare_draft_misses_everything() {
    assert_eq!(
        vi(&check("loai: thong-bao-ket-luan\nco_quan: tran\nso:\n")),
        "D-COMPONENT 3:1 chưa có số văn bản | Khi được cấp số, ghi `so: …`. (số)\n\
         D-COMPONENT 1:7 chưa có ngày ban hành | Khi ký, ghi `ngay_ban_hanh: …`, như `13/01/2022`. (địa danh)\n\
         D-COMPONENT 1:7 chưa có trích yếu | Ghi `trich_yeu: …`: văn bản nói về việc gì. (thành phần)\n\
         D-COMPONENT 1:7 chưa có cuộc họp | Ghi `cuoc_hop` với `ten`, `ngay` và `chu_tri`. (loại)\n\
         D-COMPONENT 1:7 chưa có nội dung | Ghi `noi_dung`, `danh_gia`, `phan` hoặc `nhiem_vu`. (thành phần)\n\
         D-COMPONENT 1:7 chưa có nơi nhận | Ghi `noi_nhan` trong tệp này hoặc trong hồ sơ cơ quan. (thành phần)\n\
         D-COMPONENT 1:7 chưa có phần ký | Ghi `ky: {quyen_han: …, chuc_vu: …, ho_ten: …}`. (thành phần)\n\
         D-COMPONENT 2:6 chưa có ký hiệu cơ quan | Ghi `ky_hieu: …` trong hồ sơ cơ quan, như `QU`. (số)\n\
         D-COMPONENT 2:6 chưa có địa danh | Ghi `dia_danh: …` trong hồ sơ cơ quan. (địa danh)"
    );
}

#[test]
fn a_numbered_and_dated_notice_must_be_whole() {
    let text = "loai: thong-bao-ket-luan\nco_quan: a\nso: 5\nngay_ban_hanh: 13/01/2022\n\
                trich_yeu: x\ncuoc_hop: {ten: họp}\nnhiem_vu: Làm.\nnoi_nhan: [A]\nky: {ho_ten: ''}\n";
    let seen = check(text);
    assert!(seen.iter().all(|o| o.finding.severity == Severity::Error));
    assert_eq!(
        vi(&seen),
        "D-COMPONENT 6:1 chưa có ngày họp | Ghi `ngay: …` trong `cuoc_hop`. (loại)\n\
         D-COMPONENT 6:1 chưa có người chủ trì cuộc họp | Ghi `chu_tri: {ho_ten: …, chuc_vu: …}` trong `cuoc_hop`. (loại)\n\
         D-COMPONENT 8:1 chưa có dòng lưu ở nơi nhận | Thêm `- {luu: …}` vào cuối `noi_nhan`. (thành phần)\n\
         D-COMPONENT 9:1 chưa có quyền hạn hoặc chức vụ người ký | Ghi `quyen_han: …` hoặc `chuc_vu: …` trong `ky`. (thành phần)\n\
         D-COMPONENT 9:1 chưa có họ tên người ký | Ghi `ho_ten: …` trong `ky`. (thành phần)"
    );
}

#[test]
fn what_could_not_be_read_is_not_missing() {
    let text = "loai: thong-bao\nco_quan: a\nso: x\nngay_ban_hanh: x\ntrich_yeu: []\n\
                nhiem_vu: {noi_dung: {}}\nnoi_nhan: {de: x}\nky: x\n";
    assert_eq!(vi(&check(text)), "");
}
