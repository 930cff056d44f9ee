//! A new organ's profile and the office's settings.

use crate::directive::organ::System;

use super::editor_line;

/// What is asked of a new organ.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Party or State.
    pub system: System,
    /// The line above the name, if any.
    pub superior: Option<String>,
    /// The name.
    pub name: String,
    /// The symbol.
    pub symbol: Option<String>,
    /// The place.
    pub place: Option<String>,
}

/// The profile's text. What was not given stays a gap.
pub fn profile(profile: &Profile, schema: &str) -> String {
    let mut out = editor_line(schema);
    out += &format!(
        "# Hồ sơ cơ quan: {}. Viết một lần, mọi văn bản dùng chung.\n",
        profile.name
    );
    out += &format!("he: {}\n", profile.system.word());
    let superior = profile.superior.as_deref();
    out += "# Dòng trên tên cơ quan; không có thì để trống. Chương trình tự in hoa.\n";
    out += &entry("cap_tren", superior, "");
    out += &entry("ten", Some(&profile.name), "");
    out += &entry("ky_hieu", profile.symbol.as_deref(), " …");
    out += &entry("dia_danh", profile.place.as_deref(), " …");
    if profile.system == System::Party {
        out += "# Ngày bắt đầu nhiệm kỳ cấp ủy: số văn bản đánh liên tục trong nhiệm kỳ.\nnhiem_ky_tu:\n";
    }
    let (recipients, signature) = match profile.system {
        System::Party => (
            "#  - {ten: …, de: để báo cáo}\n#  - {luu: VPĐU}\n",
            "# ky: {quyen_han: T/M Ban Thường vụ, chuc_vu: Bí thư, ho_ten: …}\n",
        ),
        System::State => (
            "#  - {ten: …, de: để b/c}\n#  - {luu: VP}\n",
            "# ky: {quyen_han: TM. Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: …}\n",
        ),
    };
    out += "# Nơi nhận và người ký thường dùng, khi văn bản không ghi: bỏ dấu # rồi ghi.\n# noi_nhan:\n";
    out += recipients;
    out += signature;
    out
}

fn entry(key: &str, value: Option<&str>, gap: &str) -> String {
    match value {
        Some(value) => format!("{key}: {}\n", quoted(value)),
        None => format!("{key}:{gap}\n"),
    }
}

/// A text as a YAML value: in quotes unless it is words only.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == ' ';
    let words = text.starts_with(char::is_alphabetic) && text.chars().all(plain);
    let reserved = ["null", "true", "false"].contains(&text.to_lowercase().as_str());
    if words && !reserved && text == text.trim() {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The symbol that an organ's name usually has: `ĐU` for a Đảng ủy, `UBND` for an Ủy ban nhân dân;
/// none for a name that does not begin with one of the usual words.
pub fn usual_symbol(name: &str) -> Option<&'static str> {
    const SYMBOLS: [(&str, &str); 13] = [
        ("ủy ban nhân dân", "UBND"),
        ("ubnd", "UBND"),
        ("hội đồng nhân dân", "HĐND"),
        ("tỉnh ủy", "TU"),
        ("thành ủy", "TU"),
        ("quận ủy", "QU"),
        ("huyện ủy", "HU"),
        ("đảng ủy quân sự", "ĐUQS"),
        ("đảng ủy công an", "ĐUCA"),
        ("đảng ủy biên phòng", "ĐUBP"),
        ("đảng ủy", "ĐU"),
        ("chi bộ", "CB"),
        ("ban chỉ đạo", "BCĐ"),
    ];
    // `uỷ` and `ủy` are one word.
    let name = name.trim().to_lowercase().replace("uỷ", "ủy");
    let found = SYMBOLS.iter().find(|(words, _)| name.starts_with(words));
    found.map(|(_, symbol)| *symbol)
}

/// The office's settings, all of them as notes.
pub fn settings(schema: &str) -> String {
    editor_line(schema)
        + "\
# Cài đặt của cơ quan. Bỏ dấu # ở dòng cần dùng; không cần gì thì để nguyên.
# Mức của quy tắc: loi, canh-bao, luu-y hoặc tat. Các quy tắc: vanthu rules
# quy_tac:
#   P-TASK: luu-y
# Những điểm các nơi làm khác nhau:
# dang:
#   dau_thanh: ủy                # uỷ hoặc ủy
#   dau_het: ./.                 # cham hoặc ./.
#   de_muc: I-                   # I- hoặc I.
# nha_nuoc:
#   dau_het: ./.
"
}
