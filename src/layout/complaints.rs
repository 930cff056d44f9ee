//! What the layout has to say: characters that no face can draw, wishes it could not meet.

use super::Role;
use super::fit::Unmet;
use crate::finding::{Finding, Message, code};
use crate::standard::Standard;

/// A character that the face lacks, where it was first met.
pub(super) fn missing_glyph(c: char, role: Role) -> Finding {
    let number = u32::from(c);
    let shown = if c.is_control() {
        String::new()
    } else {
        format!("`{c}` ")
    };
    let (vi, en) = place(role);
    Finding::warning(
        code::GLYPH,
        Message::new(
            format!("phông chữ không có ký tự {shown}(U+{number:04X}) dùng ở {vi}"),
            format!("the font lacks the character {shown}(U+{number:04X}) used in {en}"),
        ),
    )
    .hint(
        "thay ký tự này bằng chữ thường dùng; bản PDF in một ô trống ở chỗ đó",
        "replace the character by a common one; the PDF shows an empty box in its place",
    )
}

/// The closing block stands alone on its page.
pub(super) fn alone(body_rows: usize) -> Finding {
    Finding::warning(
        code::PAGE,
        Message::new(
            format!(
                "khối chữ ký đứng một mình ở trang cuối: nội dung có {body_rows} dòng, không thể \
                 chuyển hai dòng sang cùng"
            ),
            format!(
                "the signature block stands alone on the last page: of the body's {body_rows} \
                 lines no two can move there with it"
            ),
        ),
    )
    .hint(
        "viết nội dung thành nhiều đoạn hơn, hoặc rút gọn tên cơ quan, trích yếu, nơi nhận để \
         văn bản vừa trang",
        "write the body in more paragraphs, or shorten the organ's name, the subject or the \
         recipients so that the document fits the page",
    )
}

/// Fewer than two lines of body stand above the closing block, on the same page.
pub(super) fn short_body() -> Finding {
    Finding::note(
        code::PAGE,
        Message::new(
            "nội dung trên khối chữ ký chưa đủ hai dòng",
            "fewer than two lines of body stand above the signature block",
        ),
    )
    .hint(
        "kiểm tra lại xem nội dung văn bản đã đủ chưa",
        "check that the body of the document is complete",
    )
}

/// A wish about the last pages that the standard's freedom does not reach.
pub(super) fn unmet(unmet: Unmet, standard: &Standard) -> Finding {
    let (least, most) = standard.body.line_pitch_range_pt;
    match unmet {
        Unmet::Hole { page, height } => hole(page, height, most),
        Unmet::FewRows { rows, cut } => few_rows(rows, cut, least),
    }
}

/// Lines moved to the closing block's page and left a hole on page `page`.
fn hole(page: usize, height: f64, most: f64) -> Finding {
    let free = (height * 25.4 / 72.0).round();
    Finding::note(
        code::PAGE,
        Message::new(
            format!(
                "cuối trang {page} còn trống {free} mm vì các dòng cuối phải sang trang sau cùng khối \
                 chữ ký; giãn dòng đến {} pt và giãn đoạn cũng không lấp được",
                decimal(most)
            ),
            format!(
                "{free} mm at the foot of page {page} stay empty because the last lines had to move \
                 to the signature block's page; lines up to {most} pt and paragraphs further apart do \
                 not fill them"
            ),
        ),
    )
    .hint(
        "không bắt buộc sửa; muốn trang đầy hơn thì thêm hoặc bớt vài dòng nội dung",
        "nothing must be done; for fuller pages write a few lines more or less",
    )
}

/// The last page has few lines of body above the closing block and could not be spared.
fn few_rows(rows: usize, cut: usize, least: f64) -> Finding {
    let s = if cut == 1 { "" } else { "s" };
    Finding::note(
        code::PAGE,
        Message::new(
            format!(
                "trang cuối chỉ có {rows} dòng nội dung trên khối chữ ký; thu dòng đến {} pt và kéo lên \
                 những dòng cuối đoạn chỉ có một, hai chữ vẫn thừa khoảng {cut} dòng",
                decimal(least)
            ),
            format!(
                "the last page has only {rows} lines of body above the signature block; with lines \
                 {least} pt apart and last lines of one or two words pulled back some {cut} line{s} \
                 are still too many"
            ),
        ),
    )
    .hint(
        format!("muốn bớt một trang thì rút gọn nội dung khoảng {cut} dòng"),
        format!("for a page less shorten the body by some {cut} line{s}"),
    )
}

/// A number with the decimal comma.
fn decimal(number: f64) -> String {
    number.to_string().replace('.', ",")
}

/// Text that no page can hold stands outside it.
pub(super) fn outside(page: usize, role: Role) -> Finding {
    let (vi, en) = place(role);
    Finding::error(
        code::PAGE,
        Message::new(
            format!("trang {page} không đủ chỗ: {vi} tràn ra ngoài"),
            format!("page {page} is too small: {en} runs over its edge"),
        ),
    )
    .hint(
        "rút gọn phần này, hoặc chia thành nhiều dòng ngắn hơn",
        "shorten that part, or part it into shorter lines",
    )
}

/// A word of a signature at `role` is wider than the signature's column.
pub(super) fn cut_signature(role: Role) -> Finding {
    let (vi, en) = place(role);
    Finding::warning(
        code::PAGE,
        Message::new(
            format!("{vi}: cột chữ ký quá hẹp, có chữ phải ngắt giữa chừng"),
            format!("{en}: the signature's column is too narrow, some words are cut"),
        ),
    )
    .hint(
        "bớt người ký trên một hàng, hoặc rút gọn chức vụ",
        "let fewer people sign side by side, or shorten the position",
    )
}

/// What is wrong with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableFault {
    /// A row, from 1 under the header, is higher than a page: it is parted.
    TallRow(u32),
    /// The header row is too high to be repeated on every page.
    TallHeader,
    /// The words do not fit side by side: some are cut.
    Narrow,
}

/// A wish about the table at `role` that could not be met.
pub(super) fn table(fault: TableFault, role: Role) -> Finding {
    let (vi, en) = place(role);
    let (said, hint) = match fault {
        TableFault::TallRow(row) => (
            Message::new(
                format!("{vi}: dòng {row} của bảng cao hơn một trang nên phải ngắt sang trang sau"),
                format!("{en}: row {row} of the table is higher than a page and runs over its end"),
            ),
            (
                "chia dòng này thành nhiều dòng ngắn hơn",
                "part that row into several shorter ones",
            ),
        ),
        TableFault::TallHeader => (
            Message::new(
                format!("{vi}: dòng tiêu đề bảng quá cao nên không lặp lại ở đầu các trang sau"),
                format!("{en}: the table's header row is too high to be repeated on every page"),
            ),
            ("rút gọn tiêu đề các cột", "shorten the columns' headings"),
        ),
        TableFault::Narrow => (
            Message::new(
                format!("{vi}: bảng có quá nhiều cột, có chữ phải ngắt giữa chừng"),
                format!("{en}: the table has too many columns, some words are cut"),
            ),
            (
                "bớt cột, hoặc chia thành hai bảng",
                "use fewer columns, or two tables",
            ),
        ),
    };
    Finding::warning(code::PAGE, said).hint(hint.0, hint.1)
}

/// Where a role is printed, in both languages.
fn place(role: Role) -> (String, String) {
    let (vi, en) = match role {
        Role::Body(spot) => {
            let number = spot.block + 1;
            return (
                format!("đoạn thứ {number} của nội dung"),
                format!("block {number} of the body"),
            );
        }
        Role::Annex(index, _) => {
            let number = index + 1;
            return (format!("phụ lục thứ {number}"), format!("annex {number}"));
        }
        Role::Recipient(line) => {
            let number = line + 1;
            return (
                format!("dòng thứ {number} của nơi nhận"),
                format!("recipient line {number}"),
            );
        }
        Role::PageNumber => ("số trang", "the page number"),
        Role::Superior => ("tên cơ quan cấp trên", "the superior organ's name"),
        Role::Organ | Role::OrganCloser => ("tên cơ quan ban hành", "the organ's name"),
        Role::Number => ("số và ký hiệu", "the number"),
        Role::LetterSubject => ("trích yếu", "the subject"),
        Role::AddresseesLabel | Role::Addressee(_) => ("phần kính gửi", "the addressees"),
        Role::Draft => ("dấu dự thảo", "the draft mark"),
        Role::Urgency => ("dấu mức độ khẩn", "the urgency mark"),
        Role::Drafter => ("ký hiệu người soạn thảo", "the drafter's code"),
        Role::Contact => ("dòng địa chỉ liên hệ", "the contact line"),
        Role::Circulation | Role::CirculationLast => {
            ("dấu phạm vi lưu hành", "the circulation mark")
        }
        Role::National(_) => ("tiêu đề văn bản", "the national title"),
        Role::PlaceDate => ("địa danh, ngày tháng", "the place and date"),
        Role::TypeName => ("tên loại văn bản", "the type name"),
        Role::Author => ("dòng tác giả", "the author line"),
        Role::Subject | Role::TitleCloser => ("trích yếu", "the subject"),
        Role::RecipientsLabel => ("chữ `Nơi nhận`", "the recipients' label"),
        Role::Authority(_) => ("quyền hạn người ký", "the signing authority"),
        Role::Position(_) => ("chức vụ người ký", "the signer's position"),
        Role::Signer(_) => ("họ tên người ký", "the signer's name"),
    };
    (vi.into(), en.into())
}
