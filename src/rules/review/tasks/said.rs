//! What a task's own sentence says: who does it, by when, who follows it up.

use crate::rules::review::naming::{after, begins};

/// Words that order a unit named behind them.
const ORDERS: [&str; 5] = ["giao cho ", "giao ", "yêu cầu ", "đề nghị ", "phân công "];

/// Words that begin a unit's name or a post, whatever follows, in small letters.
const UNITS: [&str; 30] = [
    "ủy ban",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "công an",
    "trạm y tế",
    "văn phòng",
    "chi bộ",
    "đảng ủy",
    "đảng bộ",
    "cấp ủy",
    "thường trực",
    "mặt trận",
    "trung tâm",
    "ban chỉ đạo",
    "ban chỉ huy",
    "ban quản lý",
    "ban công tác",
    "tổ công tác",
    "tổ dân phố",
    "tổ trưởng",
    "đoàn thanh niên",
    "bộ phận",
    "cơ quan",
    "đơn vị",
    "đồng chí",
    "thủ trưởng",
    "người đứng đầu",
    "chánh văn phòng",
    "trưởng ban",
];

/// Words that begin a unit's name when a capital follows: `Phòng Kinh tế`, yet `Phòng cháy`.
const KINDS: [&str; 12] = [
    "ban",
    "phòng",
    "hội",
    "đoàn",
    "tổ",
    "trường",
    "sở",
    "cục",
    "chi cục",
    "trạm",
    "liên đoàn",
    "chủ tịch",
];

/// Words behind `Các` that make it the units of one kind.
const OF_A_KIND: [&str; 16] = [
    "chi bộ",
    "đảng bộ",
    "đảng ủy",
    "cấp ủy",
    "cơ quan",
    "đơn vị",
    "ban",
    "phòng",
    "ngành",
    "trường",
    "tổ dân phố",
    "thôn",
    "hội",
    "đoàn thể",
    "tổ chức",
    "đồng chí",
];

/// Words by which a sentence says when a task is done; a number follows those that end in a space.
const TIMES: [&str; 22] = [
    "trong quý",
    "trong tháng",
    "trong năm ",
    "trong tuần ",
    "trong ngày ",
    "vào ngày ",
    "hết ngày ",
    "đến ngày ",
    "trước ngày ",
    "trước tháng",
    "trước ",
    "thời gian hoàn thành",
    "thời hạn hoàn thành",
    "hằng ngày",
    "hằng tuần",
    "hằng tháng",
    "hằng quý",
    "hằng năm",
    "hàng ngày",
    "hàng tuần",
    "hàng tháng",
    "hàng quý",
];

/// A sentence in small letters, with one way of writing `ủy`.
fn lower(text: &str) -> String {
    text.to_lowercase().replace("uỷ", "ủy")
}

/// The beginning of a text, long enough for an order and the kind of a unit.
fn head(text: &str) -> &str {
    const LONGEST: usize = 40;
    let end = text
        .char_indices()
        .nth(LONGEST)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// Whether a sentence names who does it: by an order to a unit, by the unit before the deed, in
/// bold before a colon, by the word for the one that leads.
pub(crate) fn names_unit(text: &str) -> bool {
    if text.starts_with("**") && text.contains(":**") || text.starts_with("Giao ") {
        return true;
    }
    let bare = text.trim_start_matches('*');
    if [" chủ trì", " Chủ trì", " CHỦ TRÌ"]
        .iter()
        .any(|words| bare.contains(words))
    {
        return true;
    }
    let low = lower(head(bare));
    let ordered = ORDERS.iter().find(|order| low.starts_with(**order));
    let skipped = ordered.map_or(0, |order| order.chars().count());
    let name: String = bare.chars().skip(skipped).collect();
    is_unit(&name)
}

/// The unit that a sentence has in bold before a colon, as `**Trạm Y tế phường**: …`.
pub(crate) fn named_lead(text: &str) -> Option<&str> {
    let (name, rest) = text.strip_prefix("**")?.split_once("**")?;
    let inside = name.strip_suffix(':');
    let ends = inside.is_some() || rest.starts_with(':');
    let name = inside.unwrap_or(name).trim();
    (ends && is_unit(name)).then_some(name)
}

/// Whether a text begins with a unit.
fn is_unit(text: &str) -> bool {
    let low = lower(head(text));
    if let Some(rest) = low.strip_prefix("các ") {
        return begins(rest, &OF_A_KIND).is_some();
    }
    if begins(&low, &UNITS).is_some() {
        return true;
    }
    KINDS.iter().any(|kind| {
        let behind = || text.chars().nth(kind.chars().count() + 1);
        after(&low, kind).is_some() && behind().is_some_and(char::is_uppercase)
    })
}

/// Whether a sentence says when: a period, a day, an hour, again and again.
pub(super) fn names_time(text: &str) -> bool {
    let low = lower(text);
    // One look at each word's begin is quicker than a search for each of the words, all of which begin with
    // one of these letters.
    let begins = |(at, letter): &(usize, char)| {
        let before = || low.get(..*at).and_then(|before| before.chars().next_back());
        matches!(letter, 't' | 'v' | 'h' | 'đ') && before().is_none_or(|c| !c.is_alphanumeric())
    };
    low.char_indices().filter(begins).any(|(at, _)| {
        let rest = low.get(at..).unwrap_or("");
        TIMES.iter().any(|words| match rest.strip_prefix(words) {
            Some(behind) if words.ends_with(' ') => {
                behind.starts_with(|c: char| c.is_ascii_digit())
            }
            behind => behind.is_some(),
        })
    })
}

/// Whether a sentence says that somebody follows the tasks up.
pub(super) fn follows_up(text: &str) -> bool {
    // Most sentences have neither `dõi` nor `đốc`, in any capitals.
    if !["õi", "ốc", "ÕI", "ỐC"]
        .iter()
        .any(|word| text.contains(word))
    {
        return false;
    }
    let low = lower(text);
    let results = ["kết quả", "việc thực hiện", "báo cáo", "tổng hợp"];
    let watched = low.contains("theo dõi") && results.iter().any(|words| low.contains(words));
    low.contains("đôn đốc") || watched
}

#[cfg(test)]
mod tests {
    use super::{follows_up, named_lead, names_time, names_unit};

    #[test]
    fn a_unit_in_bold_before_a_colon_leads() {
        for text in [
            "**Trạm Y tế phường**: lập danh mục",
            "**Trạm Y tế phường:** lập danh mục",
        ] {
            assert_eq!(named_lead(text), Some("Trạm Y tế phường"), "{text}");
        }
        for text in [
            "**Về chuyển đổi số:** lập danh mục",
            "**Trạm Y tế phường** lập danh mục",
            "Trạm Y tế phường: lập danh mục",
        ] {
            assert_eq!(named_lead(text), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_names_its_unit() {
        for text in [
            "Giao Văn phòng lập danh mục",
            "Công an phường tăng cường tuần tra",
            "Trạm Y tế phường lập danh mục",
            "Các chi bộ quán triệt",
            "Uỷ ban nhân dân phường: lập danh mục",
            "**Trạm Y tế phường**: lập danh mục",
            "**Ban Xây dựng Đảng:** rà soát",
            "Yêu cầu Công an phường tuần tra",
            "Phòng Kinh tế lập danh mục",
            "Đoàn Thanh niên tuyên truyền",
            "Đoàn thanh niên tuyên truyền",
            "Lập danh mục, do Văn phòng chủ trì",
        ] {
            assert!(names_unit(text), "{text}");
        }
        for text in [
            "Lập danh mục hồ sơ",
            "Ban hành kế hoạch",
            "Phòng cháy, chữa cháy",
            "Tổ chức tập huấn",
            "Các hồ sơ tồn đọng phải xong",
            "Yêu cầu lập danh mục",
            "Hội nghị tổng kết",
            "Sắp xếp kho lưu trữ",
        ] {
            assert!(!names_unit(text), "{text}");
        }
    }

    #[test]
    fn every_word_for_a_time_is_looked_for() {
        for words in super::TIMES {
            assert!(names_time(&format!("làm {words}5")), "{words}");
        }
    }

    #[test]
    fn a_sentence_names_its_time() {
        for text in [
            "gửi trước 16 giờ 00 ngày 27/11/2026",
            "gửi trong ngày 27/11/2026",
            "gửi vào ngày 27/11/2026",
            "chi trả đến hết ngày 27/11/2026",
            "lập danh mục, thời gian hoàn thành: 27/11/2026",
            "xong trong năm 2026",
            "xong trong quý IV năm 2026",
            "xong trong tháng này",
            "gửi “trước 16 giờ”",
            "Hằng tuần báo cáo",
        ] {
            assert!(names_time(text), "{text}");
        }
        for text in ["tập huấn trong năm", "quản lý trong ngày lễ", "như trước"] {
            assert!(!names_time(text), "{text}");
        }
    }

    #[test]
    fn somebody_follows_up() {
        assert!(follows_up(
            "Giao Văn phòng theo dõi, tổng hợp kết quả thực hiện."
        ));
        assert!(follows_up("Văn phòng đôn đốc."));
        assert!(follows_up("Văn phòng Theo Dõi kết quả."));
        assert!(!follows_up("Trạm Y tế theo dõi sức khỏe của trẻ em."));
    }
}
