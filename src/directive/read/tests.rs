use chrono::NaiveDate;

use super::*;
use crate::directive::{
    Moment, Person, Prose, Recipient, RelationKind, Urgency, organ, organ::System,
};
use crate::finding::code;
use crate::source::yaml;

const PROFILE: &str = "\
he: dang
cap_tren: Đảng bộ thành phố Hà Nội
ten: Quận ủy Hà Đông
ky_hieu: QU
dia_danh: Hà Đông
nhiem_ky_tu: 15/8/2020
noi_nhan:
  - {ten: Thường trực Thành ủy, de: b/c}
  - {luu: VPQU}
ky: {quyen_han: T/M Ban Thường vụ, chuc_vu: [Phó Bí thư Thường trực], ho_ten: Nguyễn Văn Trường}
";

const SAMPLE: &str = r#"
loai: thong-bao-ket-luan
tieu_chuan: party-2018
co_quan: quan-uy-ha-dong
so: 05
ngay_ban_hanh: 14/01/2022
tac_gia: của Ban Thường vụ
trich_yeu: kết luận của Ban Thường vụ Quận ủy
  về công tác phòng, chống dịch
khan: Hỏa tốc
du_thao: 2
luu_hanh: Tài liệu hội nghị
cuoc_hop:
  ten: hội nghị Ban Thường vụ Quận ủy
  ngay: 2022-01-13
  buoi: sáng
  gio: 14 giờ 00
  dia_diem: trụ sở Quận ủy
  truc_tuyen: có
  diem_cau: 10 phường
  chu_tri: {ho_ten: Nguyễn Thanh Xuân, chuc_vu: Bí thư Quận ủy}
  chu_the: Ban Thường vụ Quận ủy
  cap_tren:
    xung_ho: đồng chí
    ho_ten: Lê Trí Vũ
    chuc_vu: [Ủy viên Ban Thường vụ Thành ủy, Trưởng ban Dân vận]
    chi_dao: [Một., Hai.]
  bao_cao: UBND quận
  du_hop:
    - Các phòng chuyên môn
    - {ho_ten: Vũ Hồng Sơn, chuc_vu: Chủ tịch HĐND}
  y_kien: Các đại biểu phát biểu.
so_lieu:
  ca_moi: {gia_tri: 283, don_vi: ca/ngày, tu: 05/01/2022, den: 12/01/2022}
  ty_le: 97,58%
  luot:
    gia_tri: 1.873
    gom: {Đoàn Tiếp viên: 1.305, Khách sạn New Era: 374, Trường: 194}
    trong_do: {nữ: 05}
quan_he:
  - {loai: tổng, cua: [a, b], bang: c}
can_cu:
  - {loai: Công điện, so: 28/CĐ-TTg, ngay: 11/01/2022, co_quan: Thủ tướng Chính phủ, trich_yeu: về x}
boi_canh: Bối cảnh.
danh_gia: |
  Số ca mắc tăng nhanh, trung bình
  {{ so_lieu.ca_moi }}; \
  cần chú ý.

  Đoạn hai.
kien_nghi:
  - {noi_dung: Xin xe., tra_loi: Đồng ý.}
  - Xin kinh phí.
dinh_huong: Định hướng.
nhiem_vu:
  - noi_dung: Chuẩn bị đủ thuốc.
    don_vi: UBND quận
    phoi_hop: [Trung tâm Y tế quận, Công an quận]
    thoi_han: 16 giờ ngày 20/01/2022
    san_pham: kế hoạch
    bao_cao: Ban Thường vụ
    muc:
      - Chuyển tuyến kịp thời.
      - {noi_dung: Công khai., muc: [Mua sắm.]}
  - Kiểm tra.
kieu_nhiem_vu: gạch
to_chuc_thuc_hien: Tổ chức.
ket_thuc: Kết thúc.
noi_nhan: [Các phường, {luu: VP}]
ky: {quyen_han: T/M BTV, chuc_vu: Bí thư, ho_ten: A}
bo_qua:
  - {quy_tac: D-RELATION, so_lieu: luot, ly_do: Nguồn ghi vậy}
"#;

fn organs() -> Organs {
    let mut findings = Vec::new();
    let file = Arc::new(SourceFile::new("co-quan/quan-uy-ha-dong.yaml", PROFILE));
    let node = yaml::parse(&file, &mut findings).unwrap();
    let mut organs = Organs::new();
    organs.insert("quan-uy-ha-dong", organ::read(&file, &node, &mut findings));
    organs.insert("hong", None);
    assert!(findings.is_empty(), "{findings:?}");
    organs
}

fn read_text(text: &str) -> (Option<Directive>, Vec<Finding>) {
    let mut findings = Vec::new();
    let file = Arc::new(SourceFile::new("a.yaml", text));
    let node = yaml::parse(&file, &mut findings);
    let directive = node.and_then(|node| read(&file, &node, &organs(), &mut findings));
    (directive, findings)
}

fn whole(text: &str) -> Directive {
    let (directive, findings) = read_text(text);
    assert!(findings.is_empty(), "{findings:?}");
    directive.unwrap()
}

/// The findings of a file that begins with kind and organ, each on a line:
/// `CODE line:column message | hint → related`.
fn faults(rest: &str) -> String {
    let text = format!("loai: thong-bao\nco_quan: quan-uy-ha-dong\n{rest}");
    all_faults(&text)
}

fn all_faults(text: &str) -> String {
    let (_, findings) = read_text(text);
    let lines = findings.iter().map(|f| {
        let at = |place: &crate::finding::Place| {
            let (line, column) = place.file.line_column(place.span.start);
            format!("{line}:{column}")
        };
        let mut line = format!(
            "{} {} {}",
            f.rule,
            at(f.place.as_ref().unwrap()),
            f.message.vi
        );
        if let Some(hint) = &f.hint {
            line += &format!(" | {}", hint.vi);
        }
        for (place, label) in &f.related {
            line += &format!(" → {} {}", at(place), label.vi);
        }
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn values(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|text| text.value.as_str()).collect()
}

fn value(text: &Option<Text>) -> &str {
    text.as_ref().unwrap().value.as_str()
}

fn paragraphs(prose: &Option<Prose>) -> Vec<&str> {
    values(&prose.as_ref().unwrap().paragraphs)
}

fn positions(person: &Person) -> (&str, Vec<&str>) {
    (&person.name.value, values(&person.positions))
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

#[test]
fn reads_the_head_and_the_meeting() {
    let d = whole(SAMPLE);
    assert_eq!(d.kind.value, "thong-bao-ket-luan");
    assert_eq!(value(&d.standard), "party-2018");
    assert_eq!(d.organ.name.value, "Quận ủy Hà Đông");
    assert_eq!(d.number.as_ref().unwrap().value, 5);
    assert_eq!(d.issue_date.as_ref().unwrap().value, day(2022, 1, 14));
    assert_eq!(value(&d.author), "của Ban Thường vụ");
    assert_eq!(
        value(&d.subject),
        "kết luận của Ban Thường vụ Quận ủy về công tác phòng, chống dịch"
    );
    assert_eq!(d.urgency.as_ref().unwrap().value, Urgency::Express);
    assert_eq!(d.draft.as_ref().unwrap().value, 2);
    assert_eq!(d.circulation[0].value, "Tài liệu hội nghị");
    let meeting = d.meeting.as_ref().unwrap();
    assert_eq!(value(&meeting.name), "hội nghị Ban Thường vụ Quận ủy");
    assert_eq!(meeting.date.as_ref().unwrap().value, day(2022, 1, 13));
    assert_eq!(value(&meeting.session), "sáng");
    assert_eq!(value(&meeting.time), "14 giờ 00");
    assert_eq!(value(&meeting.place), "trụ sở Quận ủy");
    assert!(meeting.online);
    assert_eq!(values(&meeting.bridge_points), ["10 phường"]);
    assert_eq!(
        positions(meeting.chair.as_ref().unwrap()),
        ("Nguyễn Thanh Xuân", vec!["Bí thư Quận ủy"])
    );
    assert_eq!(value(&meeting.concluder), "Ban Thường vụ Quận ủy");
    let superior = meeting.superior.as_ref().unwrap();
    assert_eq!(value(&superior.person.address), "đồng chí");
    assert_eq!(
        positions(&superior.person),
        (
            "Lê Trí Vũ",
            vec!["Ủy viên Ban Thường vụ Thành ủy", "Trưởng ban Dân vận"]
        )
    );
    assert_eq!(paragraphs(&superior.directions), ["Một.", "Hai."]);
    assert_eq!(positions(&meeting.reporters[0]), ("UBND quận", vec![]));
    assert_eq!(
        positions(&meeting.attendees[1]),
        ("Vũ Hồng Sơn", vec!["Chủ tịch HĐND"])
    );
    assert_eq!(paragraphs(&meeting.opinions), ["Các đại biểu phát biểu."]);
}

#[test]
fn reads_figures_and_prose() {
    let d = whole(SAMPLE);
    let luot = d.figure("luot").unwrap();
    assert_eq!(luot.value.value.text, "1.873");
    assert_eq!(luot.parts.len(), 3);
    assert_eq!(luot.parts[0].0.value, "Đoàn Tiếp viên");
    assert_eq!(luot.among[0].1.value.text, "05");
    assert!(d.figure("ty_le").unwrap().value.value.percent);
    assert_eq!(value(&d.figure("ca_moi").unwrap().unit), "ca/ngày");
    assert_eq!(d.relations[0].kind, RelationKind::Sum);
    assert_eq!(values(&d.relations[0].of), ["a", "b"]);
    let ground = &d.grounds[0];
    assert_eq!(ground.kind.value, "Công điện");
    assert_eq!(value(&ground.number), "28/CĐ-TTg");
    assert_eq!(value(&ground.organ), "Thủ tướng Chính phủ");
    assert_eq!(
        paragraphs(&d.assessment),
        [
            "Số ca mắc tăng nhanh, trung bình {{ so_lieu.ca_moi }}; \\\ncần chú ý.",
            "Đoạn hai."
        ]
    );
    assert_eq!(d.petitions.len(), 2);
    assert_eq!(paragraphs(&d.petitions[0].answer), ["Đồng ý."]);
    assert_eq!(d.prose().len(), 15);
}

#[test]
fn reads_a_ground_in_the_clerks_own_words() {
    let d = whole(
        "loai: thong-bao\nco_quan: quan-uy-ha-dong\ncan_cu:\n  - Điều lệ Đảng\n  - {loai: Quy chế, so: 01-QC/QU}\n",
    );
    assert_eq!(d.grounds[0].kind.value, "Điều lệ Đảng");
    assert!(d.grounds[0].number.is_none());
    assert_eq!(value(&d.grounds[1].number), "01-QC/QU");
}

#[test]
fn reads_tasks_and_signing() {
    let d = whole(SAMPLE);
    let task = &d.tasks[0];
    assert_eq!(values(&task.units), ["UBND quận"]);
    assert_eq!(values(&task.with), ["Trung tâm Y tế quận", "Công an quận"]);
    assert_eq!(
        task.deadline.as_ref().unwrap().value.moment,
        Some(Moment {
            date: day(2022, 1, 20),
            time: Some((16, 0))
        })
    );
    assert_eq!(value(&task.deliverable), "kế hoạch");
    assert_eq!(value(&task.report_to), "Ban Thường vụ");
    assert_eq!(
        task.items[1].items[0].content.paragraphs[0].value,
        "Mua sắm."
    );
    assert_eq!(d.task_style, TaskStyle::Dashed);
    assert!(matches!(&d.recipients[1], Recipient::Archive(unit) if unit.value == "VP"));
    assert!(!d.recipients_from_organ && !d.signature_from_organ);
    assert_eq!(values(&d.signatures[0].authority), ["T/M BTV"]);
    let entry = &d.acknowledgements[0];
    assert_eq!(
        (entry.rule.value.as_str(), value(&entry.figure)),
        ("D-RELATION", "luot")
    );
}

#[test]
fn a_bare_directive_takes_the_organs_signing() {
    let d = whole("loai: chi-thi\nco_quan: quan-uy-ha-dong\nso:\nngay_ban_hanh: ~\nky:\n");
    assert!(d.is_draft() && d.recipients_from_organ && d.signature_from_organ);
    assert_eq!(d.organ.system.value, System::Party);
    assert_eq!(value(&d.signatures[0].name), "Nguyễn Văn Trường");
    let key = d.written["so"];
    assert_eq!(d.file.line_column(key.span.start), (3, 1));
    assert!(!key.faulty);
}

#[test]
fn english_names_read_the_same() {
    let d = whole(
        "kind: chi-thi\norgan: quan-uy-ha-dong\nnumber: 5\ndate: 14/01/2022\nurgency: very-urgent\n\
         meeting: {name: x, online: yes, chair: {name: A, position: B}}\n\
         figures: {f: {value: 5, unit: ca, from: 1/1/2022, to: 2/1/2022}}\n\
         relations: [{kind: difference, of: [a, b], equals: c}]\n\
         tasks: [{content: x, unit: y, deadline: 1/2/2022, items: [z]}]\ntask_style: dashed\n\
         recipients: [{name: A, purpose: b/c}, {archive: V}]\n\
         signature: {authority: T/M X, position: Y, name: Z}\n",
    );
    assert_eq!(d.number.as_ref().unwrap().value, 5);
    assert!(d.meeting.as_ref().unwrap().online);
    assert_eq!(d.urgency.as_ref().unwrap().value, Urgency::VeryUrgent);
    assert_eq!(value(&d.figure("f").unwrap().unit), "ca");
    assert_eq!(d.relations[0].kind, RelationKind::Difference);
    assert_eq!(d.tasks[0].items.len(), 1);
    assert_eq!(value(&d.signatures[0].name), "Z");
}

#[test]
fn every_fault_of_the_keys_is_told() {
    assert_eq!(
        faults("trích_yếu: x\nNgay-Ban-Hanh: 1/1/2022\nnotes: x\ncuoc_hop: {dia_danh: x}\n"),
        "Y-KEY 3:1 ở đây không có khóa `trích_yếu` | Có phải ý đồng chí là `trich_yeu`?\n\
         Y-KEY 4:1 ở đây không có khóa `Ngay-Ban-Hanh` | Có phải ý đồng chí là `ngay_ban_hanh`?\n\
         Y-KEY 5:1 ở đây không có khóa `notes` | Chỉ dùng được: `loai`, `tieu_chuan`, `co_quan`, `so`, `ngay_ban_hanh`, `tac_gia`, `trich_yeu`, `kinh_gui`, `cuoc_hop`, `so_lieu`, `quan_he`, `tham_quyen`, `can_cu`, `de_nghi`, `boi_canh`, `danh_gia`, `kien_nghi`, `noi_dung`, `bang`, `phan`, `dieu`, `kinh_moi`, `dinh_huong`, `nhiem_vu`, `kieu_nhiem_vu`, `to_chuc_thuc_hien`, `ket_thuc`, `noi_nhan`, `ky`, `phu_luc`, `lien_he`, `nguoi_soan`, `bo_phan`, `mat`, `khan`, `du_thao`, `luu_hanh`, `bo_qua`.\n\
         Y-KEY 6:12 ở đây không có khóa `dia_danh` | Có phải ý đồng chí là `dia_diem`?"
    );
    assert_eq!(
        faults("so: 5\nso: 6\nnumber: 7\nso_lieu: {a: 1, a: 2}\n"),
        "Y-DUPLICATE 4:1 khóa `so` ghi hai lần | Giữ một dòng, xóa dòng kia. → 3:1 lần đầu ở đây\n\
         Y-ALIAS 5:1 `so` và `number` là một khóa, không ghi cả hai | Giữ `so`, xóa `number`. → 3:1 đã ghi ở đây\n\
         Y-DUPLICATE 6:17 khóa `a` ghi hai lần | Giữ một dòng, xóa dòng kia. → 6:11 lần đầu ở đây"
    );
    assert_eq!(
        all_faults("trich_yeu: x\nnhiem_vu: [{don_vi: A}]\nbo_qua: [{quy_tac: X}]\n"),
        "Y-MISSING 1:1 thiếu `loai` | Thêm `loai: …` vào cùng nhóm khóa này.\n\
         Y-MISSING 1:1 thiếu `co_quan` | Thêm `co_quan: …` vào cùng nhóm khóa này.\n\
         Y-MISSING 2:13 thiếu `noi_dung` | Thêm `noi_dung: …` vào cùng nhóm khóa này.\n\
         Y-MISSING 3:11 thiếu `ly_do` | Thêm `ly_do: …` vào cùng nhóm khóa này."
    );
}

#[test]
fn every_fault_of_the_values_is_told() {
    assert_eq!(
        faults("trich_yeu: [x]\nngay_ban_hanh: {a: b}\ndanh_gia: {a: b}\nso_lieu: x\n"),
        "Y-TYPE 4:16 cần một ngày như `13/01/2022`, đang là nhóm khóa | Ghi ngày trên cùng dòng với khóa, như `ngay_ban_hanh: 13/01/2022`.\n\
         Y-TYPE 3:12 cần một dòng chữ, đang là danh sách | Ghi thành một dòng: `trich_yeu: x`.\n\
         Y-TYPE 6:10 cần một nhóm `tên: giá trị`, đang là một dòng chữ | Dưới `so_lieu:` ghi mỗi tên một dòng, thụt vào, như `tên: 1.873`.\n\
         Y-TYPE 5:11 cần một đoạn văn, đang là nhóm khóa | Ghi `danh_gia: |` rồi viết đoạn văn ở các dòng dưới, thụt vào; ở đó dấu hai chấm là chữ của câu."
    );
    assert_eq!(
        faults(
            "so: 05-TB/QU\nngay_ban_hanh: 30/02/2022\nkhan: gấp\nkieu_nhiem_vu: gach_dau\ncuoc_hop: {truc_tuyen: qua mạng}\n"
        ),
        "Y-VALUE 3:5 `05-TB/QU`: chỉ cần số, phần ký hiệu do chương trình ghép | Chỉ ghi `so: 05`.\n\
         Y-DATE 4:16 tháng 02/2022 chỉ có 28 ngày | Xem lại ngày trong giấy tờ gốc.\n\
         Y-VALUE 7:24 ở đây không dùng được từ `qua mạng` | Chỉ dùng được: `có`, `không`, `true`, `false`.\n\
         Y-VALUE 6:16 ở đây không dùng được từ `gach_dau` | Có phải ý đồng chí là `gach`?\n\
         Y-VALUE 5:7 ở đây không dùng được từ `gấp` | Chỉ dùng được: `khan`, `thuong-khan`, `hoa-toc`."
    );
    assert_eq!(
        faults(
            "trich_yeu: '{{ so_lieu.a }}'\nso_lieu: {a: {gia_tri: 5 ca, tu: 2/1/2022, den: 1/1/2022}}\nnoi_nhan: [{luu: A, ten: B}]\n"
        ),
        "D-MARKUP 3:12 chỗ này chỉ ghi chữ, không ghi `{{ … }}` | Số liệu `{{ so_lieu.… }}` chỉ dùng trong đoạn văn; ở đây ghi thẳng con số.\n\
         Y-NUMBER 4:24 không đọc được số `5 ca` | Chỉ ghi số, như `1.873`, `97,58%` hay `05`; đơn vị ghi riêng ở `don_vi`.\n\
         Y-DATE 4:49 ngày cuối kỳ `den` đứng trước ngày đầu kỳ `tu` | Xem lại hai ngày; có thể đã ghi đổi chỗ.\n\
         Y-VALUE 5:12 dòng `luu` không đi cùng `ten` hay `de` | Ghi nơi lưu thành một dòng riêng: `- {luu: …}`."
    );
}

/// Hints show `…` for what the clerk must give; pasted as they are they give nothing.
#[test]
fn dots_are_no_value() {
    assert_eq!(
        all_faults("loai: …\nco_quan: quan-uy-ha-dong\n"),
        "Y-MISSING 1:1 thiếu `loai` | Thêm `loai: …` vào cùng nhóm khóa này."
    );
    assert_eq!(
        faults(
            "noi_nhan: [{luu: …}]\nbo_qua: [{quy_tac: X, ly_do: '...'}]\n\
             nhiem_vu: [{noi_dung: [……, '']}]\nquan_he: [{loai: tổng, cua: [. . .], bang: a}]\n\
             so_lieu: {a: {gia_tri: 5, gom: {b: 5, c: …}}}\n"
        ),
        "Y-MISSING 7:39 `c` chưa có số | Ghi `c: …` với con số, hoặc xóa mục này.\n\
         Y-MISSING 6:12 thiếu `cua` | Thêm `cua: …` vào cùng nhóm khóa này.\n\
         Y-MISSING 5:13 thiếu `noi_dung` | Thêm `noi_dung: …` vào cùng nhóm khóa này.\n\
         Y-MISSING 3:13 thiếu `luu` | Thêm `luu: …` vào cùng nhóm khóa này.\n\
         Y-MISSING 4:11 thiếu `ly_do` | Thêm `ly_do: …` vào cùng nhóm khóa này."
    );
    let d = whole(
        "loai: a\nco_quan: quan-uy-ha-dong\nso: …\ntrich_yeu: \"... …\"\nnoi_nhan:\n  - …\n\
         ky: {quyen_han: …, chuc_vu: [……], ho_ten: ...}\ndanh_gia: |\n  …\n\n  …\nket_thuc: Hết…\n",
    );
    assert!(d.number.is_none() && d.subject.is_none() && d.assessment.is_none());
    assert!(d.recipients_from_organ);
    let signature = d.signatures[0].clone();
    assert!(signature.authority.is_empty() && signature.position.is_empty());
    assert!(signature.name.is_none() && !d.signature_from_organ);
    assert_eq!(paragraphs(&d.closing), ["Hết…"]);
}

#[test]
fn a_draft_may_have_its_count() {
    for (text, count) in [("gần xong", 2), ("lần thứ 3", 3)] {
        assert_eq!(
            faults(&format!("du_thao: {text}\n")),
            format!(
                "Y-VALUE 3:10 ở đây không dùng được từ `{text}` | Ghi `du_thao: có` để in “Dự thảo”, `du_thao: {count}` để in “Dự thảo lần {count}”."
            )
        );
    }
}

#[test]
fn what_is_no_mapping_is_told_its_keys() {
    assert_eq!(
        faults("ky: Nguyễn Văn A\n"),
        "Y-TYPE 3:5 cần một nhóm khóa, đang là một dòng chữ | Ghi mỗi khóa một dòng, như `khóa: giá trị`; các khóa: `quyen_han`, `chuc_vu`, `ho_ten`."
    );
    let empty = all_faults("# chưa soạn\n");
    assert!(
        empty.contains(" chưa ghi gì | Ghi mỗi khóa một dòng"),
        "{empty}"
    );
}

#[test]
fn organs_are_found_or_asked_for() {
    assert_eq!(
        all_faults("loai: a\nco_quan: quan-uy-ha-dogn\n"),
        "D-ORGAN 2:10 không có hồ sơ cơ quan `quan-uy-ha-dogn` | Có phải ý đồng chí là `quan-uy-ha-dong`? Các hồ sơ hiện có: `hong`, `quan-uy-ha-dong`."
    );
    assert_eq!(
        all_faults("loai: a\nco_quan: QUẬN UỶ HÀ ĐÔNG\n"),
        "D-ORGAN 2:10 không có hồ sơ cơ quan `QUẬN UỶ HÀ ĐÔNG` | Ghi tên tệp hồ sơ của cơ quan này: `co_quan: quan-uy-ha-dong`. Các hồ sơ hiện có: `hong`, `quan-uy-ha-dong`."
    );
    assert_eq!(
        all_faults("loai: a\nco_quan: hong\n"),
        "D-ORGAN 2:10 hồ sơ cơ quan `hong` còn lỗi nên chưa dùng được | Sửa tệp `co-quan/hong.yaml` trước."
    );
    let nothing = Organs::new().find("x").unwrap_err();
    assert_eq!(
        nothing.hint.unwrap().vi,
        "Thư mục `co-quan` chưa có hồ sơ nào; tạo tệp `co-quan/x.yaml`."
    );
}

#[test]
fn lists_and_nesting_have_limits() {
    let units = vec!["x"; 1001].join(", ");
    assert_eq!(
        faults(&format!(
            "nhiem_vu: [{{noi_dung: a, phoi_hop: [{units}]}}]\n"
        )),
        "Y-LIMIT 3:36 danh sách có 1.001 mục, nhiều nhất là 1.000 | Tách thành nhiều văn bản."
    );
    assert_eq!(
        faults("nhiem_vu: [{noi_dung: 1, muc: [{noi_dung: 2, muc: [{noi_dung: 3, muc: [x]}]}]}]\n"),
        "Y-LIMIT 3:72 `muc` lồng quá 3 tầng | Đưa mục này lên một tầng, hoặc viết gộp vào mục chứa nó."
    );
}

#[test]
fn faulty_values_are_remembered() {
    let (directive, findings) = read_text("loai: a\nco_quan: quan-uy-ha-dong\nso: x\nky: x\n");
    let directive = directive.unwrap();
    assert_eq!(findings.len(), 2);
    assert!(findings.iter().any(|f| f.rule == code::TYPE));
    assert!(directive.written["so"].faulty && directive.written["ky"].faulty);
    assert!(directive.signatures.is_empty() && !directive.written["loai"].faulty);
}

#[test]
fn no_prefix_of_a_file_breaks_the_reader() {
    for (end, _) in SAMPLE.char_indices() {
        read_text(&SAMPLE[..end]);
    }
    for (end, _) in PROFILE.char_indices() {
        let file = Arc::new(SourceFile::new("p.yaml", &PROFILE[..end]));
        let mut findings = Vec::new();
        if let Some(node) = yaml::parse(&file, &mut findings) {
            let organ = organ::read(&file, &node, &mut findings);
            assert_eq!(organ.is_none(), !findings.is_empty(), "{}", &PROFILE[..end]);
        }
    }
}
