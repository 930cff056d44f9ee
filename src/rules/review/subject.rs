//! The subject (trích yếu), the author line and the type they stand under.

use super::{Review, Role, Rule};

/// `V/v` before the subject of a Party paper.
const SHORT: Rule = Rule::party("P-SUBJ-VV");
/// A row of hyphens typed where the program prints its own.
const ROW: Rule = Rule::party("P-SUBJ-RULE");
/// A capital at the start.
const CASE: Rule = Rule::party("P-SUBJ-CASE");
/// A stop at the end.
const STOP: Rule = Rule::both("P-SUBJ-STOP", "S-SUBJ");
/// `V/v` under the name of a type.
const STATE: Rule = Rule::state("S-SUBJ");
/// The type's name again.
const KIND: Rule = Rule::both("P-SUBJ-KIND", "S-SUBJ");
/// Capitals throughout.
const SHOUTED: Rule = Rule::both("P-SUBJ-CASE", "S-SUBJ");
/// A conclusion as a type of its own.
const CONCLUSION: Rule = Rule::state("S-KL");

/// Words that begin subjects and are no names: with a capital they are only an old habit.
const COMMON: [&str; 36] = [
    "Bàn giao",
    "Ban hành",
    "Báo cáo",
    "Bổ sung",
    "Cử",
    "Đánh giá",
    "Điều chỉnh",
    "Đề nghị",
    "Giải quyết",
    "Giao",
    "Góp ý",
    "Hướng dẫn",
    "Kết luận",
    "Kết quả",
    "Khen thưởng",
    "Kiểm tra",
    "Lập",
    "Nâng cao",
    "Phân công",
    "Phê duyệt",
    "Phối hợp",
    "Rà soát",
    "Sơ kết",
    "Sửa đổi",
    "Tăng cường",
    "Tham gia",
    "Thành lập",
    "Thông báo",
    "Thực hiện",
    "Tiếp tục",
    "Tình hình",
    "Tổ chức",
    "Tổng kết",
    "Triển khai",
    "Về",
    "Xây dựng",
];

pub(super) fn check(review: &mut Review<'_>) {
    conclusion(review);
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        match piece.role {
            Role::Subject => subject(review, at, &piece.text.value),
            Role::Author => row(review, at, &piece.text.value, false),
            _ => {}
        }
    }
}

fn subject(review: &mut Review<'_>, at: usize, text: &str) {
    // A letter's subject stands in the letterhead, behind words that the program prints itself.
    let kind = review.standard.types.get(&review.directive.kind.value);
    let letter = kind.is_some_and(|kind| !kind.name_printed);
    short(review, at, text, letter);
    row(review, at, text, true);
    let name = kind.filter(|_| !letter).map_or("", |kind| &kind.name);
    if !again(review, at, text, name) {
        case(review, at, text, letter);
    }
    stop(review, at, text);
    if is_shouted(text)
        && let Some(finding) = review.finding(
            SHOUTED,
            "trích yếu viết hoa toàn bộ",
            "the subject is in capitals throughout",
        )
    {
        let (vi, en) = if review.is_party() {
            (
                "Viết chữ thường, chỉ viết hoa tên riêng.",
                "Write it in small letters, with capitals for names only.",
            )
        } else {
            (
                "Viết chữ thường, chỉ viết hoa chữ đầu và tên riêng.",
                "Write it in small letters, with capitals for the first letter and for names only.",
            )
        };
        review.push_at(finding.hint(vi, en), at, &(0..text.len()));
    }
}

/// `V/v` is the State's, for letters. In a State letter it does no harm: the program writes it once.
fn short(review: &mut Review<'_>, at: usize, text: &str, letter: bool) {
    let Some(length) = begins_short(text) else {
        return;
    };
    let party = review.is_party();
    if !party && letter {
        return;
    }
    let (rule, right) = if party {
        (SHORT, "về việc ")
    } else {
        (STATE, "Về việc ")
    };
    let Some(finding) = review.finding(
        rule,
        "trích yếu bắt đầu bằng `V/v`",
        "the subject begins with `V/v`",
    ) else {
        return;
    };
    let word = right.trim_end();
    let finding = finding.need(format!("`{word}`"), format!("`{word}`")).hint(
        format!("Ghi `{word}` thay cho `V/v`, hoặc chỉ ghi sự việc."),
        format!("Write `{word}` instead of `V/v`, or the matter alone."),
    );
    // The words behind are no longer the first: a common one is small.
    let behind = text.get(length..).unwrap_or("");
    let first = behind
        .chars()
        .next()
        .filter(|_| common_start(behind).is_some());
    let small: String = first.into_iter().flat_map(char::to_lowercase).collect();
    let end = length + first.map_or(0, char::len_utf8);
    review.push_fix(finding, at, &(0..end), &format!("{right}{small}"));
}

/// The type's name is printed above the subject; tells whether it is said again.
fn again(review: &mut Review<'_>, at: usize, text: &str, name: &str) -> bool {
    let Some(length) = repeated(text, name) else {
        return false;
    };
    let Some(finding) = review.finding(
        KIND,
        &format!("trích yếu nhắc lại tên loại `{name}`"),
        &format!("the subject says the type's name `{name}` again"),
    ) else {
        return false;
    };
    let finding = finding.hint(
        format!("Bỏ `{name}` ở đầu trích yếu: chương trình đã in tên loại ở dòng trên."),
        format!("Leave `{name}` out: the program prints the type's name above."),
    );
    let whole = length + 1;
    if text[whole..].starts_with(char::is_lowercase) {
        review.push_fix(finding, at, &(0..whole), "");
    } else {
        review.push_at(finding, at, &(0..length));
    }
    true
}

/// How many bytes of a subject are the type's name, with a word behind it. Where the name is part of
/// another word or of a title, as `Báo cáo chính trị`, it is not.
fn repeated(text: &str, name: &str) -> Option<usize> {
    let mut letters = text.chars();
    let same = name.chars().all(|c| {
        let own = letters.next();
        own.is_some_and(|own| own.to_lowercase().eq(c.to_lowercase()))
    });
    let behind = letters.as_str();
    let rest = behind
        .strip_prefix(' ')
        .filter(|_| same && !name.is_empty())?;
    let titled = ["số ", "chính trị", "hóa ", "hoá "];
    // Programmes have names that begin so; these words only say what kind it is.
    let works = ["hành động", "công tác", "làm việc", "phối hợp"];
    let told = name != "Chương trình" || works.iter().any(|words| rest.starts_with(words));
    let begins = rest.starts_with(char::is_alphabetic);
    let is_title = titled.iter().any(|words| rest.starts_with(words));
    (begins && told && !is_title).then_some(text.len() - behind.len())
}

/// How many bytes `V/v` takes at the start, with the mark and the space behind it.
fn begins_short(text: &str) -> Option<usize> {
    let (typed, rest) = text.split_at_checked(3)?;
    let bare = rest.trim_start_matches([':', '.', ' ']);
    let whole = typed.eq_ignore_ascii_case("v/v") && bare.len() < rest.len() && !bare.is_empty();
    whole.then(|| text.len() - bare.len())
}

/// A row of hyphens or underscores at the end of a subject or of the author line.
fn row(review: &mut Review<'_>, at: usize, text: &str, subject: bool) {
    let Some(from) = row_at_end(text) else { return };
    let what = if subject {
        "trích yếu"
    } else {
        "dòng tác giả"
    };
    let what_en = if subject { "subject" } else { "author line" };
    let Some(finding) = review.finding(
        ROW,
        &format!("{what} có dãy gạch gõ tay"),
        &format!("a row of hyphens is typed in the {what_en}"),
    ) else {
        return;
    };
    if from == 0 {
        let finding = finding.hint(
            "Bỏ dòng này: chương trình tự in `-----` dưới trích yếu.",
            "Delete it: the program prints `-----` under the subject itself.",
        );
        review.push_at(finding, at, &(0..text.len()));
        return;
    }
    let finding = finding.hint(
        "Bỏ dãy gạch: chương trình tự in `-----` dưới trích yếu.",
        "Delete the row: the program prints `-----` under the subject itself.",
    );
    review.push_fix(finding, at, &(from..text.len()), "");
}

/// Where a row of two or more hyphens, dashes or underscores begins at the end of a text, with the
/// spaces before it.
fn row_at_end(text: &str) -> Option<usize> {
    let bare = text.trim_end_matches([' ', '-', '_', '–', '—', '\u{2010}', '\u{2011}']);
    let tail = text.get(bare.len()..)?;
    let count = tail.chars().filter(|c| *c != ' ').count();
    (count >= 2).then_some(bare.len())
}

/// Party subjects begin with a small letter. A letter's `Về` goes with the words that it repeats.
fn case(review: &mut Review<'_>, at: usize, text: &str, letter: bool) {
    let Some(word) = common_start(text).filter(|word| !letter || *word != "Về") else {
        return;
    };
    let small = word.chars().next().map(char::to_lowercase);
    let (Some(first), Some(small)) = (word.chars().next(), small) else {
        return;
    };
    let small: String = small.collect();
    let Some(finding) = review.finding(
        CASE,
        &format!("trích yếu bắt đầu bằng chữ hoa `{word}`"),
        &format!("the subject begins with a capital: `{word}`"),
    ) else {
        return;
    };
    let whole = format!("{small}{}", &word[first.len_utf8()..]);
    let finding = finding
        .need(format!("`{small}`"), format!("`{small}`"))
        .hint(
            format!("Viết `{whole}`: văn bản của Đảng chỉ viết hoa tên riêng ở chỗ này."),
            format!("Write `{whole}`: Party papers have capitals here for names only."),
        );
    review.push_fix(finding, at, &(0..first.len_utf8()), &small);
}

/// The common word with a capital at the start. `Báo cáo chính trị`, `Kết luận số 12` and the like
/// are names of papers.
fn common_start(text: &str) -> Option<&'static str> {
    let word = COMMON.into_iter().find(|word| {
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| rest.starts_with(' '))
    })?;
    let rest = text.get(word.len()..)?.trim_start();
    let named = ["số ", "chính trị"]
        .iter()
        .any(|next| rest.starts_with(next));
    (!named).then_some(word)
}

fn stop(review: &mut Review<'_>, at: usize, text: &str) {
    let Some(from) = stop_at_end(text) else {
        return;
    };
    let Some(finding) = review.finding(
        STOP,
        "cuối trích yếu có dấu chấm",
        "the subject ends with a stop",
    ) else {
        return;
    };
    let finding = finding.hint(
        "Bỏ dấu chấm cuối trích yếu.",
        "Delete the stop at the end of the subject.",
    );
    review.push_fix(finding, at, &(from..text.len()), "");
}

/// Where the stop (`.` or `./.`) at the end begins. `…` and `v.v.` are no stops of a sentence.
fn stop_at_end(text: &str) -> Option<usize> {
    let bare = text
        .strip_suffix("./.")
        .or_else(|| text.strip_suffix('.'))?;
    let kept = bare.is_empty() || bare.ends_with('.') || bare.ends_with("v.v");
    (!kept).then_some(bare.len())
}

/// Three words or more, and not one small letter.
fn is_shouted(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
        && text.chars().filter(|c| c.is_uppercase()).count() >= 8
        && text.split(' ').nth(2).is_some()
}

/// The State has no conclusions as a type: what a meeting concluded is announced.
fn conclusion(review: &mut Review<'_>) {
    let directive = review.directive;
    if directive.kind.value != "ket-luan" {
        return;
    }
    let Some(finding) = review.finding(
        CONCLUSION,
        "cơ quan nhà nước không có loại văn bản Kết luận",
        "State organs have no documents of the type Kết luận",
    ) else {
        return;
    };
    let finding = finding
        .need("`thong-bao-ket-luan`", "`thong-bao-ket-luan`")
        .hint(
            "Ghi `loai: thong-bao-ket-luan`: kết luận cuộc họp được gửi đi bằng Thông báo.",
            "Write `loai: thong-bao-ket-luan`: what a meeting concluded is sent out as a Thông báo.",
        );
    review.push(finding.at(&directive.file, directive.kind.span));
}

#[cfg(test)]
mod tests {
    use super::{begins_short, common_start, is_shouted, repeated, row_at_end, stop_at_end};

    #[test]
    fn the_types_name_is_printed_already() {
        let notice = |text| repeated(text, "Thông báo");
        assert_eq!(notice("Thông báo kết luận"), Some("Thông báo".len()));
        assert_eq!(notice("THÔNG BÁO kết luận"), Some("THÔNG BÁO".len()));
        assert_eq!(notice("kết luận của Ban Thường vụ"), None);
        assert_eq!(notice("thông báo số 12"), None);
        assert_eq!(notice("thông báo"), None);
        assert_eq!(notice("Thông"), None);
        assert_eq!(repeated("Báo cáo chính trị trình Đại hội", "Báo cáo"), None);
        assert_eq!(repeated("kế hoạch hóa gia đình", "Kế hoạch"), None);
        let programme = |text| repeated(text, "Chương trình");
        assert_eq!(programme("Chương trình mục tiêu quốc gia"), None);
        assert!(programme("chương trình công tác năm 2027").is_some());
        assert_eq!(repeated("kết luận", ""), None);
    }

    #[test]
    fn the_short_form_is_a_word_of_its_own() {
        assert_eq!(begins_short("V/v rà soát"), Some(4));
        assert_eq!(begins_short("v/v: rà soát"), Some(5));
        assert_eq!(begins_short("V/vrà soát"), None);
        assert_eq!(begins_short("V/v"), None);
        assert_eq!(begins_short("về việc rà soát"), None);
        assert_eq!(begins_short("Vũ"), None);
    }

    #[test]
    fn one_hyphen_is_no_row() {
        assert_eq!(row_at_end("về một việc -----"), Some("về một việc".len()));
        assert_eq!(row_at_end("về một việc ___ ___"), Some("về một việc".len()));
        assert_eq!(row_at_end("-----"), Some(0));
        assert_eq!(row_at_end("về một việc -"), None);
        assert_eq!(row_at_end("giai đoạn 2026 - 2030"), None);
    }

    #[test]
    fn only_common_words_are_to_be_small() {
        assert_eq!(common_start("Kết luận của Ban Thường vụ"), Some("Kết luận"));
        assert_eq!(common_start("Về một việc"), Some("Về"));
        assert_eq!(common_start("kết luận của Ban Thường vụ"), None);
        assert_eq!(common_start("Kết luận số 12-KL/ĐU"), None);
        assert_eq!(common_start("Báo cáo chính trị trình Đại hội"), None);
        assert_eq!(common_start("Đại hội Đảng bộ phường"), None);
        assert_eq!(common_start("Vềnh"), None);
    }

    #[test]
    fn a_stop_is_one_stop() {
        assert_eq!(stop_at_end("về một việc."), Some("về một việc".len()));
        assert_eq!(stop_at_end("về một việc./."), Some("về một việc".len()));
        assert_eq!(stop_at_end("về một việc"), None);
        assert_eq!(stop_at_end("về hồ sơ, v.v."), None);
        assert_eq!(stop_at_end("về một việc..."), None);
    }

    #[test]
    fn abbreviations_are_not_shouted() {
        assert!(is_shouted("KẾT QUẢ GIAO BAN THÁNG"));
        assert!(!is_shouted("Kết quả giao ban của UBND"));
        assert!(!is_shouted("UBND"));
    }
}
