//! A file's text and the places in it.

use std::sync::Arc;

use crate::finding::{Finding, Message, code};

/// The largest file that is read, in bytes. A notice of a hundred pages stays under a third of it.
pub const MAX_BYTES: usize = 1024 * 1024;

/// A byte range in a file's decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }
}

/// A file as it was read: its name for messages and its decoded text (byte-order mark removed).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as shown to the user, with `/` on every system.
    pub path: String,
    /// The decoded text.
    pub text: String,
}

impl SourceFile {
    /// A file from its name and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters, as an editor
    /// does. A line ends with LF, CRLF or a lone CR. Goes through the whole file: for many offsets
    /// make a [`LineIndex`].
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let mut end = offset.min(bytes.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = 0..end;
        let line = 1 + before.clone().filter(|at| ends_line(bytes, *at)).count();
        let start = before.rev().find(|at| ends_line(bytes, *at));
        let start = start.map_or(0, |at| at + 1);
        let column = self.text.get(start..end).unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

/// Whether the byte at a place is the last one of a line.
fn ends_line(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
}

/// Where the lines of a file begin.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Goes through a file's lines.
    pub fn new(file: &SourceFile) -> Self {
        let bytes = file.text.as_bytes();
        let ends = (0..bytes.len()).filter(|at| ends_line(bytes, *at));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self { starts }
    }

    /// [`SourceFile::line_column`] for the file it was made from.
    pub fn line_column(&self, file: &SourceFile, offset: usize) -> (usize, usize) {
        let mut end = offset.min(file.text.len());
        while !file.text.is_char_boundary(end) {
            end -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= end);
        let start = self.starts.get(line.saturating_sub(1)).copied();
        let before = file.text.get(start.unwrap_or(0)..end).unwrap_or("");
        (line, before.chars().count() + 1)
    }
}

/// Decodes a file: UTF-8 with or without a byte-order mark, or UTF-16 with one (Notepad's
/// "Unicode"). The mark is dropped; line ends stay as they are.
///
/// # Errors
///
/// [`code::LIMIT`] for a file over [`MAX_BYTES`], [`code::ENCODING`] for bytes that are no such
/// text, at the first place that cannot be read.
pub fn decode(path: &str, bytes: &[u8]) -> Result<SourceFile, Finding> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(path));
    }
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes),
    };
    let refuse = |fault, text, span| Err(unreadable(path, fault, text, span));
    match decoded {
        Ok(text) => match text.find('\0') {
            Some(at) => refuse(Fault::of_nul(bytes), text, Span::new(at, at + 1)),
            None => Ok(SourceFile::new(path, text)),
        },
        Err((fault, text, span)) => refuse(fault, text, span),
    }
}

/// Encodes a text as the file was whose bytes are given: with its byte-order mark, in its UTF.
pub fn encode_like(original: &[u8], text: &str) -> Vec<u8> {
    let units = || text.encode_utf16();
    match original {
        [0xEF, 0xBB, 0xBF, ..] => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
        [0xFF, 0xFE, ..] => {
            let bytes = units().flat_map(u16::to_le_bytes);
            [0xFF, 0xFE].into_iter().chain(bytes).collect()
        }
        [0xFE, 0xFF, ..] => {
            let bytes = units().flat_map(u16::to_be_bytes);
            [0xFE, 0xFF].into_iter().chain(bytes).collect()
        }
        _ => text.as_bytes().to_vec(),
    }
}

/// Why bytes are not text.
#[derive(Clone, Copy)]
enum Fault {
    /// Word, Excel, PDF, pictures…
    Binary,
    /// UTF-16 without its mark.
    Utf16WithoutMark,
    /// UTF-16 with half a character.
    BrokenUtf16,
    /// TCVN3, VNI or Windows-1258.
    Legacy,
    /// Something else.
    Other,
}

impl Fault {
    /// What a NUL tells: in UTF-16 every second byte of an unaccented letter is NUL.
    fn of_nul(bytes: &[u8]) -> Self {
        let head = &bytes[..bytes.len().min(256)];
        let zeros = head.iter().filter(|b| **b == 0).count();
        let controls = head.iter().filter(|b| (1..9).contains(*b)).count();
        if controls == 0 && zeros * 4 >= head.len() {
            Fault::Utf16WithoutMark
        } else {
            Fault::Binary
        }
    }

    /// What bytes that are not UTF-8 tell. The old Vietnamese encodings write their accented
    /// letters as single bytes from 0xA0, in the middle of Latin words.
    fn of_bytes(bytes: &[u8]) -> Self {
        if bytes.iter().any(|b| *b < 9) {
            return Self::of_nul(bytes);
        }
        let high: Vec<usize> = (0..bytes.len()).filter(|i| bytes[*i] >= 0x80).collect();
        let in_words = high
            .iter()
            .filter(|i| {
                bytes[**i] >= 0xA0
                    && (**i > 0 && bytes[**i - 1].is_ascii_alphabetic()
                        || bytes.get(**i + 1).is_some_and(u8::is_ascii_alphabetic))
            })
            .count();
        if in_words * 3 >= high.len() * 2 {
            Fault::Legacy
        } else {
            Fault::Other
        }
    }
}

type Broken = (Fault, String, Span);

fn utf8(bytes: &[u8]) -> Result<String, Broken> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    // The excerpt shows the bytes as an old editor shows them, one character each.
    let mut text = String::with_capacity(bytes.len() * 2);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|b| match b {
            0xA0..=0xFF => char::from(*b),
            _ => char::REPLACEMENT_CHARACTER,
        }));
    }
    let start = error.valid_up_to();
    let width = text[start..].chars().next().map_or(0, char::len_utf8);
    Err((
        Fault::of_bytes(bytes),
        text,
        Span::new(start, start + width),
    ))
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, Broken> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| read(*pair)).collect();
    let text = match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() => return Ok(text),
        Ok(text) => text + "\u{FFFD}",
        Err(_) => String::from_utf16_lossy(&units),
    };
    let start = text.find('\u{FFFD}').unwrap_or(text.len());
    let span = Span::new(start, (start + 3).min(text.len()));
    Err((Fault::BrokenUtf16, text, span))
}

fn too_large(path: &str) -> Finding {
    // How much larger is not known: reading ends soon after the limit.
    let mib = MAX_BYTES / (1024 * 1024);
    Finding::error(
        code::LIMIT,
        Message::new(
            format!("tệp lớn hơn {mib} MiB, quá cỡ một tệp ghi cuộc họp"),
            format!("the file is larger than {mib} MiB, the most that is read"),
        ),
    )
    .in_path(path)
    .hint(
        "Kiểm tra xem có chọn nhầm tệp không; nếu đúng là tệp ghi cuộc họp thì tách thành nhiều tệp.",
        "Check that this is the right file; if it is, split it into several.",
    )
}

fn unreadable(path: &str, fault: Fault, text: String, span: Span) -> Finding {
    let (vi, en) = match fault {
        Fault::Binary => (
            "đây không phải tệp văn bản (có byte NUL hoặc ký tự điều khiển)",
            "this is not a text file (it has NUL bytes or control characters)",
        ),
        Fault::Utf16WithoutMark => (
            "tệp có byte NUL, có vẻ lưu bằng UTF-16 mà thiếu dấu BOM ở đầu tệp",
            "the file has NUL bytes; it looks like UTF-16 without a byte-order mark",
        ),
        Fault::BrokenUtf16 => (
            "tệp UTF-16 bị hỏng: có ký tự bị mất một nửa",
            "the UTF-16 text is damaged: half of a character is missing",
        ),
        Fault::Legacy => (
            "tệp không lưu bằng UTF-8, có vẻ dùng bảng mã tiếng Việt cũ (TCVN3, VNI hoặc Windows-1258)",
            "the file is not UTF-8; it looks like an old Vietnamese encoding (TCVN3, VNI or Windows-1258)",
        ),
        Fault::Other => (
            "tệp không lưu bằng UTF-8, ký tự này không đọc được",
            "the file is not UTF-8; this character cannot be read",
        ),
    };
    let file = Arc::new(SourceFile::new(path, text));
    let (line, _) = file.line_column(span.start);
    let finding = Finding::error(code::ENCODING, Message::new(vi, en))
        .at(&file, span)
        .need(
            format!("dòng {line}: cần văn bản UTF-8"),
            format!("line {line}: UTF-8 text is needed"),
        );
    match fault {
        Fault::Binary => finding.hint(
            "Chọn đúng tệp .yaml; tệp Word, Excel, PDF không đọc được, phải chép phần chữ sang tệp .yaml.",
            "Choose the .yaml file; Word, Excel or PDF files cannot be read, copy their text into a .yaml file.",
        ),
        Fault::Legacy => finding.hint(
            "Chuyển chữ sang Unicode (UniKey: Ctrl+Shift+F6), rồi trong Notepad chọn Tệp → Lưu thành… → Encoding UTF-8.",
            "Convert the letters to Unicode (UniKey: Ctrl+Shift+F6), then in Notepad choose File → Save as… → Encoding UTF-8.",
        ),
        Fault::Utf16WithoutMark | Fault::BrokenUtf16 | Fault::Other => finding.hint(
            "Mở tệp bằng Notepad, chọn Tệp → Lưu thành… → Encoding UTF-8, rồi xem lại chữ ở dòng này.",
            "Open the file in Notepad, choose File → Save as… → Encoding UTF-8, then check the letters on this line.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Lang;
    use crate::finding::terminal::render;

    fn text(bytes: &[u8]) -> String {
        decode("a.yaml", bytes).unwrap().text
    }

    fn refusal(bytes: &[u8]) -> String {
        let finding = decode("a.yaml", bytes).unwrap_err();
        render(&finding, Lang::Vi, false)
    }

    fn utf16_bytes(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(write).collect()
    }

    #[test]
    fn every_notepad_encoding_gives_the_same_text() {
        let written = "số: một 😀\r\n";
        let marked = format!("\u{FEFF}{written}");
        assert_eq!(text(written.as_bytes()), written);
        assert_eq!(text(marked.as_bytes()), written);
        assert_eq!(text(&utf16_bytes(&marked, u16::to_le_bytes)), written);
        assert_eq!(text(&utf16_bytes(&marked, u16::to_be_bytes)), written);
    }

    #[test]
    fn a_text_goes_back_into_the_bytes_it_came_from() {
        let marked = "\u{FEFF}số: một 😀\r\n";
        for bytes in [
            marked.as_bytes().to_vec(),
            marked.trim_start_matches('\u{FEFF}').as_bytes().to_vec(),
            utf16_bytes(marked, u16::to_le_bytes),
            utf16_bytes(marked, u16::to_be_bytes),
        ] {
            assert_eq!(encode_like(&bytes, &text(&bytes)), bytes);
        }
    }

    #[test]
    fn lines_end_with_lf_crlf_or_a_lone_cr() {
        let file = SourceFile::new("a", "ấ\nb\r\ncd\re\u{301}f");
        let at = |what: &str| file.line_column(file.text.find(what).unwrap());
        assert_eq!(at("ấ"), (1, 1));
        assert_eq!(at("b"), (2, 1));
        assert_eq!(at("\r\n"), (2, 2));
        assert_eq!(file.line_column(file.text.find("\ncd").unwrap()), (2, 3));
        assert_eq!(at("d"), (3, 2));
        assert_eq!(at("e"), (4, 1));
        // A decomposed letter is two characters, as an editor counts them.
        assert_eq!(at("f"), (4, 3));
        assert_eq!(file.line_column(usize::MAX), (4, 4));
    }

    #[test]
    fn an_old_encoding_is_named_with_its_line_and_the_way_out() {
        // "Thông báo" in TCVN3.
        let bytes = b"loai: a\nten: Th\xABng b\xB8o\n";
        assert_eq!(
            refusal(bytes),
            "\
lỗi[Y-ENCODING]: tệp không lưu bằng UTF-8, có vẻ dùng bảng mã tiếng Việt cũ (TCVN3, VNI hoặc Windows-1258)
 --> a.yaml:2:8
  |
2 | ten: Th«ng b¸o
  |        ^ dòng 2: cần văn bản UTF-8
  |
  = gợi ý: Chuyển chữ sang Unicode (UniKey: Ctrl+Shift+F6), rồi trong Notepad chọn Tệp → Lưu thành… → Encoding UTF-8."
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let message = |bytes: &[u8]| decode("a.yaml", bytes).unwrap_err().message.vi;
        assert_eq!(
            message(b"PK\x03\x04\x14\x00\x06\x00\xFF\xFE"),
            "đây không phải tệp văn bản (có byte NUL hoặc ký tự điều khiển)"
        );
        assert_eq!(
            message(b"a\0:\0 \0b\0"),
            "tệp có byte NUL, có vẻ lưu bằng UTF-16 mà thiếu dấu BOM ở đầu tệp"
        );
        assert_eq!(
            message(b"\xFF\xFEa\0\x00\xD8b\0"),
            "tệp UTF-16 bị hỏng: có ký tự bị mất một nửa"
        );
        assert_eq!(
            message(b"a: \x93 \x94\n"),
            "tệp không lưu bằng UTF-8, ký tự này không đọc được"
        );
        assert_eq!(
            refusal(&vec![b' '; MAX_BYTES + 1]),
            "\
lỗi[Y-LIMIT]: tệp lớn hơn 1 MiB, quá cỡ một tệp ghi cuộc họp
--> a.yaml
 = gợi ý: Kiểm tra xem có chọn nhầm tệp không; nếu đúng là tệp ghi cuộc họp thì tách thành nhiều tệp."
        );
        assert!(decode("a.yaml", &vec![b' '; MAX_BYTES]).is_ok());
    }
}
