//! The signer's name: the full name and nothing before it.

use crate::rules::review::{Review, Role, Rule};

/// An academic title, a degree or a rank before the signer's name.
const NAME: Rule = Rule::both("P-SIG-NAME", "S-SIG-NAME");

/// Short forms of titles and degrees, as they are written.
const SHORT: [&str; 23] = [
    "GS", "PGS", "TS", "TSKH", "ThS", "Ths", "THS", "BS", "BSCK", "BSCKI", "BSCKII", "BSCK1",
    "BSCK2", "CN", "KS", "KTS", "DS", "LS", "NGND", "NGƯT", "TTND", "TTƯT", "CKI",
];

/// The same in words, in small letters, with ranks and forms of address.
const LONG: [&str; 31] = [
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "tiến sỹ",
    "thạc sĩ",
    "thạc sỹ",
    "cử nhân",
    "kỹ sư",
    "kiến trúc sư",
    "bác sĩ",
    "bác sỹ",
    "dược sĩ",
    "dược sỹ",
    "luật sư",
    "nhà giáo",
    "thầy thuốc",
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại úy",
    "thượng úy",
    "trung úy",
    "thiếu úy",
    "đồng chí",
    "đ/c",
    "đ.c",
];

pub(super) fn check(review: &mut Review<'_>) {
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if piece.role != Role::Signer {
            continue;
        }
        let Some(length) = before(&piece.text.value) else {
            continue;
        };
        let words = piece.text.value.get(..length).unwrap_or("").trim_end();
        let Some(finding) = review.finding(
            NAME,
            &format!("họ tên người ký có `{words}` ở trước"),
            &format!("`{words}` stands before the signer's name"),
        ) else {
            return;
        };
        let name = piece.text.value.get(length..).unwrap_or("").trim();
        let (vi, en) = if review.is_party() {
            ("", "")
        } else {
            (
                " Đơn vị vũ trang, giáo dục, y tế, khoa học được ghi theo quy định riêng thì giữ và nêu lý do ở `bo_qua`.",
                " Armed forces, education, health and science may have rules of their own: keep it then and say why in `bo_qua`.",
            )
        };
        let finding = finding.hint(
            format!("Ghi `ho_ten: {name}`.{vi}"),
            format!("Write `ho_ten: {name}`.{en}"),
        );
        review.push_at(finding, at, &(0..words.len()));
    }
}

/// How many bytes before a name are titles, degrees or ranks; none when a name begins at once.
fn before(name: &str) -> Option<usize> {
    let mut length = 0;
    while let Some(more) = first(name.get(length..)?) {
        length += more;
    }
    let whole = length > 0
        && name
            .get(length..)
            .is_some_and(|rest| !rest.trim().is_empty());
    whole.then_some(length)
}

/// The length of one title at the start of a text, with the stops and spaces behind it.
fn first(text: &str) -> Option<usize> {
    let end = text.find(['.', ',', ' ']).unwrap_or(text.len());
    let word = text.get(..end)?;
    let taken = if SHORT.contains(&word) {
        end
    } else {
        let low = text.chars().take(16).collect::<String>().to_lowercase();
        let low = low.replace("uý", "úy");
        let long = LONG.iter().find(|words| {
            let rest = low.strip_prefix(**words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })?;
        long.len()
    };
    let rest = text.get(taken..)?;
    Some(text.len() - rest.trim_start_matches(['.', ',', ' ', ':']).len())
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn what_stands_before_a_name_is_found() {
        for (name, words) in [
            ("TS. Nguyễn Văn A", "TS. "),
            ("PGS.TS Nguyễn Văn A", "PGS.TS "),
            ("ThS, BS Nguyễn Văn A", "ThS, BS "),
            ("Thạc sĩ Nguyễn Văn A", "Thạc sĩ "),
            ("Đại tá, TS. Nguyễn Văn A", "Đại tá, TS. "),
            ("Trung uý Nguyễn Văn A", "Trung uý "),
            ("Đồng chí Nguyễn Văn A", "Đồng chí "),
        ] {
            assert_eq!(before(name), Some(words.len()), "{name}");
        }
    }

    #[test]
    fn a_name_is_a_name() {
        for name in [
            "Nguyễn Văn A",
            "Đại Văn Tá",
            "Ông Ích B",
            "Bác Văn A",
            "TS.",
            "",
        ] {
            assert_eq!(before(name), None, "{name}");
        }
    }
}
