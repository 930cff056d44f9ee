//! Findings for a terminal, with an excerpt of the clerk's text.
//!
//! The excerpt is cut and cleaned ([`excerpt()`]) before the drawing library sees it: it draws only
//! the lines that are named, long lines and long marks are cut, and no control character of a file
//! reaches the terminal.

mod excerpt;

use annotate_snippets::{Group, Level, Origin, Renderer};

use super::{Finding, Lang, Severity};
use excerpt::{excerpts, with_true_places};

/// Columns of an excerpt before it is trimmed around its mark.
const WIDTH: usize = 120;

/// Draws a finding as lines of text, without a line break at the end.
pub fn render(finding: &Finding, lang: Lang, colour: bool) -> String {
    let mut group = Group::with_title(
        level(finding.severity, lang)
            .primary_title(clean(finding.message.get(lang)))
            .id(finding.rule),
    );
    let excerpts = excerpts(finding, lang);
    if excerpts.is_empty()
        && let Some(path) = &finding.path
    {
        group = group.element(Origin::path(clean(path)));
    }
    let mut places = Vec::new();
    for excerpt in excerpts {
        places.push(excerpt.place());
        group = group.element(excerpt.snippet());
    }
    if let Some(hint) = &finding.hint {
        let help = Level::HELP.with_name(lang.pick("gợi ý", "help"));
        group = group.element(help.message(clean(hint.get(lang))));
    }
    if let Some(clause) = &finding.clause {
        let note = Level::NOTE.with_name(lang.pick("căn cứ", "clause"));
        group = group.element(note.message(clean(clause)));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    with_true_places(&renderer.term_width(WIDTH).render(&[group]), &places)
}

/// The marked lines of a finding alone, below the name of their file; none when it has no place.
pub fn excerpt(finding: &Finding, lang: Lang) -> Option<String> {
    let excerpts = excerpts(finding, lang);
    if excerpts.is_empty() {
        return None;
    }
    let mut group = Group::with_level(level(finding.severity, lang));
    let mut places = Vec::new();
    for excerpt in excerpts {
        places.push(excerpt.place());
        group = group.element(excerpt.snippet());
    }
    let drawn = Renderer::plain().term_width(WIDTH).render(&[group]);
    Some(with_true_places(&drawn, &places))
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(severity.word(lang))
}

/// Text of ours that may quote the clerk: line breaks stay, other controls become visible.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\n' { c } else { visible(c) })
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect()
}

/// A line of the clerk's text, character for character, so that columns stay.
fn clean_line(line: &str) -> String {
    line.chars().map(visible).collect()
}

/// A character that cannot steer the terminal or turn the reading direction.
fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}' => char::REPLACEMENT_CHARACTER,
        '\u{E0000}'..='\u{E007F}' => char::REPLACEMENT_CHARACTER,
        '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' => {
            char::REPLACEMENT_CHARACTER
        }
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Message, code};
    use crate::source::{SourceFile, Span};

    fn file(text: &str) -> Arc<SourceFile> {
        Arc::new(SourceFile::new("hop.yaml", text))
    }

    /// A finding at the first `marked` in `text`.
    fn at(text: &str, marked: &str) -> Finding {
        let start = text.find(marked).unwrap();
        Finding::error(code::VALUE, Message::new("sai", "wrong"))
            .at(&file(text), Span::new(start, start + marked.len()))
            .need("cần chữ khác", "another word is needed")
    }

    fn vi(finding: &Finding) -> String {
        render(finding, Lang::Vi, false)
    }

    #[test]
    fn every_part_has_its_place_in_both_languages() {
        let text = "so: 5\r\nngay: 1\r\nso: 6\r\n";
        let finding = Finding::warning(
            code::DUPLICATE_KEY,
            Message::new("khóa `so` ghi hai lần", "the key `so` is given twice"),
        )
        .at(&file(text), Span::new(16, 18))
        .need("bỏ một trong hai", "remove one")
        .related(
            &file(text),
            Span::new(0, 2),
            Message::new("lần đầu", "first given here"),
        )
        .hint("Xóa dòng thừa", "Delete the line")
        .clause("Hướng dẫn 05, điểm 2");
        assert_eq!(
            vi(&finding),
            "\
cảnh báo[Y-DUPLICATE]: khóa `so` ghi hai lần
 --> hop.yaml:3:1
  |
1 | so: 5
  | -- lần đầu
2 | ngay: 1
3 | so: 6
  | ^^ bỏ một trong hai
  |
  = gợi ý: Xóa dòng thừa
  = căn cứ: Hướng dẫn 05, điểm 2"
        );
        assert_eq!(
            render(&finding, Lang::En, false),
            "\
warning[Y-DUPLICATE]: the key `so` is given twice
 --> hop.yaml:3:1
  |
1 | so: 5
  | -- first given here
2 | ngay: 1
3 | so: 6
  | ^^ remove one
  |
  = help: Delete the line
  = clause: Hướng dẫn 05, điểm 2"
        );
    }

    #[test]
    fn composed_and_decomposed_letters_have_carets_in_one_column() {
        use unicode_normalization::UnicodeNormalization;
        let composed = "trích yếu: Ủy ban quyết\n";
        let decomposed: String = composed.nfd().collect();
        let word: String = "quyết".nfd().collect();
        let excerpt = "  |                   ^^^^^ cần chữ khác";
        let nfc = vi(&at(composed, "quyết"));
        let nfd = vi(&at(&decomposed, &word));
        assert!(nfc.contains(excerpt), "{nfc}");
        assert!(nfd.contains(excerpt), "{nfd}");
        // The column is the editor's: it counts the marks of a decomposed letter.
        assert!(nfc.contains(" --> hop.yaml:1:19\n"), "{nfc}");
        assert!(nfd.contains(" --> hop.yaml:1:23\n"), "{nfd}");
    }

    #[test]
    fn tabs_are_drawn_four_wide() {
        assert_eq!(
            vi(&at("a:\n\tb:\tsai", "sai")),
            "\
lỗi[Y-VALUE]: sai
 --> hop.yaml:2:5
  |
2 |     b:    sai
  |           ^^^ cần chữ khác"
        );
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let mut finding = at("a\u{1B}[31m\u{9B}\u{202E}: sai\n", "sai");
        finding.message = Message::new("có `\u{1B}]0;x\u{7}`\tvà", "");
        finding.clause = Some("\u{85}\u{7F}".into());
        assert_eq!(
            vi(&finding),
            "\
lỗi[Y-VALUE]: có `␛]0;x␇` và
 --> hop.yaml:1:11
  |
1 | a␛[31m��: sai
  |           ^^^ cần chữ khác
  |
  = căn cứ: �␡"
        );
    }

    #[test]
    fn long_lines_and_long_marks_are_trimmed() {
        let text = format!("{}sai {}\n", "dài ".repeat(100), "nữa ".repeat(100));
        let drawn = vi(&at(&text, "sai"));
        assert!(
            drawn.lines().all(|line| line.chars().count() <= 130),
            "{drawn}"
        );
        assert!(drawn.contains("^^^ cần chữ khác"), "{drawn}");
        let whole = vi(&at(&text, text.trim_end()));
        assert!(
            whole.lines().all(|line| line.chars().count() <= 160),
            "{whole}"
        );
        assert!(whole.contains("^ cần chữ khác"), "{whole}");
        let block = vi(&at("a: |\r  một\r  hai\r", "một\r  hai"));
        assert_eq!(
            block,
            "\
lỗi[Y-VALUE]: sai
 --> hop.yaml:2:3
  |
2 |   một
  |   ^^^ cần chữ khác"
        );
    }

    #[test]
    fn the_place_in_a_long_line_is_the_true_one() {
        let text = format!(
            "a: {}sai {}lạc\n",
            "ngắn ".repeat(9_000),
            "dài ".repeat(9_000)
        );
        let far = text.find("lạc").unwrap();
        let finding = at(&text, "sai").related(
            &file(&text),
            Span::new(far, far + "lạc".len()),
            Message::new("lạc ở đây", "astray here"),
        );
        assert_eq!(
            vi(&finding),
            "\
lỗi[Y-VALUE]: sai
 --> hop.yaml:1:45004
  |
1 | ...n ngắn ngắn ngắn ngắn ngắn ngắn ngắn ngắn ngắn sai dài dài dài dài dài dài dài dài dài dài dài dài dài dài dài...
  |                                                   ^^^ cần chữ khác
  |
 ::: hop.yaml:1:81008
  |
1 | ...dài dài dài dài dài dài dài dài dài dài dài dài lạc
  |                                                    --- lạc ở đây"
        );
    }

    #[test]
    fn a_place_after_the_last_character_is_drawn() {
        let finding = |text: &str| {
            let end = Span::new(text.len() + 5, text.len() + 9);
            vi(&Finding::note(code::SYNTAX, Message::new("thiếu", "")).at(&file(text), end))
        };
        assert_eq!(
            finding("a: [b\n"),
            "lưu ý[Y-SYNTAX]: thiếu\n --> hop.yaml:2:1\n  |\n2 |\n  | ^"
        );
        assert_eq!(
            finding("a"),
            "lưu ý[Y-SYNTAX]: thiếu\n --> hop.yaml:1:2\n  |\n1 | a\n  |  ^"
        );
        assert_eq!(
            finding(""),
            "lưu ý[Y-SYNTAX]: thiếu\n --> hop.yaml:1:1\n  |\n1 |\n  | ^"
        );
    }

    #[test]
    fn places_in_other_files_have_their_own_excerpt() {
        let other = Arc::new(SourceFile::new("co-quan/a.yaml", "ten: x\n"));
        let finding = at("so: sai\n", "sai").related(
            &other,
            Span::new(0, 3),
            Message::new("tên ở đây", "named here"),
        );
        assert_eq!(
            vi(&finding),
            "\
lỗi[Y-VALUE]: sai
 --> hop.yaml:1:5
  |
1 | so: sai
  |     ^^^ cần chữ khác
  |
 ::: co-quan/a.yaml:1:1
  |
1 | ten: x
  | --- tên ở đây"
        );
    }

    #[test]
    fn without_a_place_the_path_is_printed() {
        let finding =
            Finding::error(code::READ, Message::new("không mở được tệp", "")).in_path("a.yaml");
        assert_eq!(vi(&finding), "lỗi[F-READ]: không mở được tệp\n--> a.yaml");
        let nowhere = Finding::error(code::STANDARD, Message::new("sai", "wrong"));
        assert_eq!(vi(&nowhere), "lỗi[D-STANDARD]: sai");
    }

    #[test]
    fn colour_changes_nothing_but_colour() {
        let finding = at("so: sai\n", "sai");
        let coloured = render(&finding, Lang::Vi, true);
        assert!(coloured.contains("\u{1B}["));
        let mut plain = String::new();
        let mut rest = coloured.as_str();
        while let Some((before, after)) = rest.split_once("\u{1B}[") {
            plain += before;
            rest = after.split_once('m').unwrap().1;
        }
        assert_eq!(plain + rest, vi(&finding));
    }
}
