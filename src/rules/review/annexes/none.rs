//! An annex that the body sends its reader to, in a document without annexes.

use std::ops::Range;

use super::{ANNEX, named, tells_of_others};
use crate::rules::review::naming::lower;
use crate::rules::review::{Review, Role};

/// Words before an annex that send the reader there. Who is to hand in a report with its annex has
/// other words before it.
const SENDING: [&str; 6] = ["tại ", "theo ", "ở ", "trong ", "xem ", "("];

/// Words behind an annex that say that it comes with the document.
const WITH: [&str; 3] = [" kèm theo", " đính kèm", " gửi kèm"];

/// Words between an annex and the document that it belongs to.
const BETWEEN: [&str; 6] = ["của ", "ban hành ", "thuộc ", "trong ", "tại ", "các "];

/// Documents that have annexes and are no type of the standard.
const DOCUMENTS: [&str; 7] = [
    "nghị định",
    "thông tư",
    "luật",
    "hợp đồng",
    "điều lệ",
    "hồ sơ",
    "quy hoạch",
];

/// An annex in a text, with the words that say whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sent {
    range: Range<usize>,
    /// It comes with this document.
    with: bool,
}

pub(super) fn check(review: &mut Review<'_>) {
    // A numbered annex may be that of a paper cited anywhere before it.
    let alone = review.directive.grounds.is_empty()
        && !review
            .texts
            .iter()
            .any(|piece| read(piece.role) && others(review, &piece.text.value));
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        let text = piece.text.value.as_str();
        if !read(piece.role) || !text.contains("hụ lục") || others(review, text) {
            continue;
        }
        let types = types(review);
        let found = sent(text, &types).find(|sent| sent.with || alone);
        if let Some(sent) = found
            && !tell(review, at, text, &sent.range)
        {
            return;
        }
    }
}

fn read(role: Role) -> bool {
    role.is_prose() || role == Role::TaskDetail
}

/// The types of documents, in small letters.
fn types(review: &Review<'_>) -> Vec<String> {
    let own = review.standard.types.values();
    let own = own.map(|kind| lower(&kind.name));
    own.chain(DOCUMENTS.iter().map(|name| (*name).to_owned()))
        .collect()
}

/// Whether a paragraph names another document: by its symbol, or by its type with a capital within a
/// sentence.
fn others(review: &Review<'_>, text: &str) -> bool {
    let kinds = review.standard.types.values();
    tells_of_others(text) || kinds.into_iter().any(|kind| names(text, &kind.name))
}

/// The type within a sentence, unless it is this document's: `Thông báo này`.
fn names(text: &str, kind: &str) -> bool {
    text.match_indices(kind).any(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let behind = text.get(at + kind.len()..).unwrap_or("");
        let within = before
            .strip_suffix(' ')
            .is_some_and(|word| word.ends_with(|c: char| c.is_alphanumeric() || c == ','));
        within && !behind.starts_with(" này")
    })
}

/// The annexes that a text sends its reader to and that no document named behind them has.
fn sent(text: &str, types: &[String]) -> impl Iterator<Item = Sent> {
    let numbers = named(text);
    text.match_indices("hụ lục").filter_map(move |(at, word)| {
        let before = text.get(..at)?;
        let start = before.rfind(['P', 'p'])?;
        let head = text.get(..start)?;
        let sends = SENDING.iter().any(|words| closes(head, words));
        if start + 1 != at || !sends || head.ends_with("kèm theo ") {
            return None;
        }
        let mut end = at + word.len();
        let number = numbers.iter().find(|named| {
            let between = text.get(end..named.range.start);
            between.is_some_and(|between| matches!(between, " " | " số "))
        });
        if let Some(number) = number {
            end = number.range.end;
        }
        let mut behind = text.get(end..)?;
        let with = WITH.iter().find(|words| behind.starts_with(**words));
        if let Some(words) = with {
            behind = behind.get(words.len()..)?;
        }
        let with = with.is_some();
        let mine = (with || number.is_some()) && !belongs(behind, types);
        let range = start..end;
        mine.then_some(Sent { range, with })
    })
}

/// Whether a text ends with small words, which may begin its sentence: `Theo `.
fn closes(head: &str, words: &str) -> bool {
    let from = head.len().checked_sub(words.len());
    let end = from.and_then(|from| head.get(from..));
    end.is_some_and(|end| lower(end) == words)
}

/// Whether another document follows at once: ` của hợp đồng`, ` Kế hoạch`.
fn belongs(behind: &str, types: &[String]) -> bool {
    let low = lower(behind);
    let mut rest = low.trim_start();
    while let Some(words) = BETWEEN.iter().find(|words| rest.starts_with(**words)) {
        rest = rest.get(words.len()..).unwrap_or("");
    }
    types.iter().any(|kind| {
        let rest = rest.strip_prefix(kind.as_str());
        rest.is_some_and(|rest| !rest.starts_with(" này"))
    })
}

/// Tells whether the rule is on.
fn tell(review: &mut Review<'_>, at: usize, text: &str, range: &Range<usize>) -> bool {
    let written = text.get(range.clone()).unwrap_or("");
    let Some(finding) = review.finding(
        ANNEX,
        &format!("nội dung dẫn đến `{written}`, văn bản không có phụ lục nào"),
        &format!("the body sends its reader to `{written}`; the document has no annex"),
    ) else {
        return false;
    };
    let finding = finding.hint(
        "Thêm phụ lục vào `phu_luc`; phụ lục của văn bản khác thì ghi tên văn bản ấy ngay sau; phụ lục gửi bằng tệp riêng thì nêu lý do ở `bo_qua`.",
        "Add the annex to `phu_luc`; if it is another document's, name that document behind it; if it is sent as a file of its own, say so in `bo_qua`.",
    );
    review.push_at(finding, at, range);
    true
}

#[cfg(test)]
mod tests {
    use super::{names, sent};

    fn found(text: &str) -> Vec<(&str, bool)> {
        let types = ["kế hoạch", "thông báo", "hợp đồng"].map(str::to_owned);
        sent(text, &types)
            .map(|sent| (text.get(sent.range).unwrap_or(""), sent.with))
            .collect()
    }

    #[test]
    fn a_reader_is_sent_to_an_annex() {
        assert_eq!(found("Biểu mẫu tại Phụ lục kèm theo."), [("Phụ lục", true)]);
        assert_eq!(found("Biểu mẫu tại Phụ lục II."), [("Phụ lục II", false)]);
        assert_eq!(
            found("Lập danh sách theo phụ lục số 2 đính kèm Thông báo này."),
            [("phụ lục số 2", true)]
        );
        assert_eq!(found("Chi tiết (Phụ lục 1)"), [("Phụ lục 1", false)]);
        assert_eq!(found("Xem Phụ lục 1."), [("Phụ lục 1", false)]);
        assert_eq!(
            found("Tại Phụ lục II có danh sách."),
            [("Phụ lục II", false)]
        );
    }

    #[test]
    fn other_annexes_are_not_this_documents() {
        for text in [
            "Gửi báo cáo và phụ lục kèm theo về Văn phòng.",
            "Nộp báo cáo kèm theo phụ lục 12 trang.",
            "Thực hiện tại Phụ lục II của Kế hoạch phòng dịch.",
            "Theo mẫu tại Phụ lục kèm theo hợp đồng.",
            "Lập tại phụ lục riêng.",
            "Mua sắm theo phụ lục hợp đồng.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_type_within_a_sentence_is_another_document() {
        assert!(names("Triển khai Kế hoạch phòng dịch", "Kế hoạch"));
        assert!(!names("Kế hoạch gửi về Văn phòng", "Kế hoạch"));
        assert!(!names("kèm theo Thông báo này", "Thông báo"));
    }
}
