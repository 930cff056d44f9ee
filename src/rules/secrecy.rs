//! A secrecy mark stops the document: the law keeps state secrets off the machines that this program
//! runs on, so it explains instead of laying such a paper out.

use std::sync::Arc;

use super::Observation;
use super::texts::Piece;
use crate::directive::{Directive, Text};
use crate::finding::{Finding, Message, code};
use crate::source::SourceFile;
use crate::standard::Standard;

/// Letters of the longest text that may be a mark, `Độ mật: TUYỆT MẬT` with some to spare.
const LONGEST: usize = 40;

pub(super) fn check(
    directive: &Directive,
    standard: &Standard,
    texts: &[Piece<'_>],
) -> Vec<Observation> {
    let words = &standard.marks.secrecy_words.value;
    let ends: Vec<char> = words.iter().filter_map(|word| last_letter(word)).collect();
    let bears = |text: &Text| {
        // Most texts are told apart by their last letter, the others by their length.
        if last_letter(&text.value).is_none_or(|letter| !ends.contains(&letter)) {
            return false;
        }
        let letters = text.value.chars().filter(|c| c.is_alphanumeric());
        if letters.take(LONGEST + 1).count() > LONGEST {
            return false;
        }
        let mark = mark(&text.value);
        words.iter().any(|word| solid(word) == mark)
    };
    let declared = directive.secrecy.iter().map(|mark| (mark, &directive.file));
    let written = texts.iter().filter(|piece| bears(piece.text));
    let marks = declared.chain(written.map(|piece| (piece.text, piece.file)));
    marks
        .map(|(mark, file)| finding(file, standard, mark).into())
        .collect()
}

/// The last letter or digit of a text, as a capital.
fn last_letter(text: &str) -> Option<char> {
    let last = text.chars().rev().find(|c| c.is_alphanumeric())?;
    last.to_uppercase().last()
}

/// A text without its spaces: `M Ậ T` is a mark, and so is `Tối mật` with a space that does not break.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A text in capitals, without its spaces, the marks around it and the words `Độ mật:` before it.
fn mark(text: &str) -> String {
    let capitals = solid(&text.to_uppercase());
    let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let text = bare(&capitals);
    let level = text.strip_prefix("ĐỘMẬT").map(bare);
    level.filter(|level| !level.is_empty()).unwrap_or(text)
}

fn finding(file: &Arc<SourceFile>, standard: &Standard, mark: &Text) -> Finding {
    let mark_text = mark.value.trim();
    let message = Message::new(
        format!("văn bản mang dấu mật `{mark_text}`; chương trình không soạn văn bản mật"),
        format!(
            "the document bears the secrecy mark `{mark_text}`; the program makes no secret documents"
        ),
    );
    Finding::error(code::SECRET, message)
        .at(file, mark.span)
        .hint(
            "Luật Bảo vệ bí mật nhà nước cấm soạn thảo, lưu giữ bí mật nhà nước trên máy có kết nối mạng: \
             xóa tệp này khỏi máy và soạn trên máy độc lập theo quy định. Văn bản không mật thì bỏ dấu này.",
            "The Law on Protection of State Secrets forbids drafting or keeping state secrets on a machine \
             with a network: take this file off it and draft on a stand-alone machine as the rules say. \
             If the document is not secret, leave the mark out.",
        )
        .clause(&standard.marks.secrecy_words.clause)
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::rules::fixture::{directive, standard};
    use crate::rules::texts;

    /// The places of the marks found, all of them errors.
    fn places(rest: &str) -> Vec<String> {
        let text = format!("loai: thong-bao\nco_quan: a\n{rest}");
        let directive = directive(&text);
        let found = super::check(&directive, &standard(), &texts::all(&directive));
        let place = |o: &crate::rules::Observation| {
            assert_eq!(o.finding.severity, Severity::Error);
            let place = o.finding.place.as_ref().unwrap();
            let (line, column) = place.file.line_column(place.span.start);
            format!("{line}:{column}")
        };
        found.iter().map(place).collect()
    }

    #[test]
    fn a_mark_stops_wherever_it_stands_alone() {
        assert_eq!(places("mat: tối mật\n"), ["3:6"]);
        assert_eq!(places("luu_hanh: [Lưu hành nội bộ, Mật]\n"), ["3:29"]);
        assert_eq!(places("trich_yeu: \"Độ mật: TUYỆT MẬT\"\n"), ["3:12"]);
        assert_eq!(places("noi_dung: |\n  **MẬT**\n\n  Nội dung.\n").len(), 1);
    }

    #[test]
    fn a_mark_stops_however_its_letters_are_spaced() {
        assert_eq!(places("luu_hanh: \"Tối\u{a0}mật\"\n"), ["3:11"]);
        assert_eq!(places("luu_hanh: M Ậ T\n"), ["3:11"]);
        assert_eq!(
            places("trich_yeu: \"Độ\u{a0}mật: Tuyệt\u{a0}mật\"\n"),
            ["3:12"]
        );
    }

    #[test]
    fn a_mark_stops_in_the_contact_line_and_among_the_addressees() {
        assert_eq!(places("lien_he: TỐI MẬT\n"), ["3:10"]);
        assert_eq!(places("kinh_gui: [Sở Mẫu, Mật]\n"), ["3:20"]);
    }

    #[test]
    fn a_mark_stops_among_the_recipients_and_in_the_signature() {
        assert_eq!(places("noi_nhan: [Sở Mẫu, Mật]\n"), ["3:20"]);
        assert_eq!(places("ky: {quyen_han: TỐI MẬT, ho_ten: A}\n"), ["3:17"]);
    }

    #[test]
    fn words_in_a_sentence_are_no_mark() {
        let none: [&str; 0] = [];
        assert_eq!(places("mat: không\n"), none);
        assert_eq!(places("mat:\n"), none);
        assert_eq!(places("trich_yeu: về bảo vệ bí mật nhà nước\n"), none);
        assert_eq!(places("noi_dung: Mật ong rừng.\n"), none);
    }
}
