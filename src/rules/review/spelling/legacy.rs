//! Text typed in TCVN3 (ABC) or VNI and pasted into a UTF-8 file: each old code has become another
//! letter of the same number.

use super::super::{Review, Role, Rule};
use crate::finding::Message;

/// The text is in an old encoding.
const LEGACY: Rule = Rule::any("D-LEGACY");

/// Further places shown beside the first.
const SHOWN: usize = 4;

/// The two encodings of old documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Tcvn3,
    Vni,
}

impl Encoding {
    fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI Windows",
        }
    }
}

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(LEGACY) {
        return;
    }
    let texts = review.texts.iter().enumerate();
    let mut old = texts.filter_map(|(at, piece)| {
        let foreign = matches!(piece.role, Role::Person | Role::Signer);
        let found = (!foreign).then(|| encoding(&piece.text.value)).flatten();
        found.map(|encoding| (at, encoding))
    });
    let Some((first, encoding)) = old.next() else {
        return;
    };
    let others: Vec<usize> = old.map(|(at, _)| at).take(SHOWN).collect();
    report(review, first, encoding, &others);
}

fn report(review: &mut Review<'_>, at: usize, encoding: Encoding, others: &[usize]) {
    let name = encoding.name();
    let Some(finding) = review.finding(
        LEGACY,
        &format!("đoạn này gõ bằng bảng mã {name}, không đọc được"),
        &format!("this text is in the old encoding {name} and cannot be read"),
    ) else {
        return;
    };
    let mut finding = finding
        .need("chữ Unicode", "text in Unicode")
        .hint(
            format!(
                "Chép đoạn này vào công cụ chuyển mã của bộ gõ (Unikey: Ctrl+Shift+F6), đổi từ {name} sang Unicode rồi dán lại."
            ),
            format!(
                "Copy the text into the input method's converter (Unikey: Ctrl+Shift+F6), turn {name} into Unicode and paste it back."
            ),
        );
    for other in others {
        let piece = review.texts[*other];
        let label = Message::new("cũng gõ bằng bảng mã cũ", "in an old encoding too");
        finding = finding.related(piece.file, piece.text.span, label);
    }
    let all = 0..review.texts[at].text.value.len();
    review.push_at(finding, at, &all);
}

/// The old encoding of a text: at least two places that no Vietnamese word has, of different kinds.
fn encoding(text: &str) -> Option<Encoding> {
    let bytes = text.as_bytes();
    let mut abc = Seen::default();
    let mut vni = Seen::default();
    for at in 0..bytes.len() {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        match bytes[at] {
            0xC2 if is_abc(bytes, at, next) => abc.add(u16::from(next)),
            0xC3 => {
                if let Some(kind) = vni_at(bytes, at, next) {
                    vni.add(kind);
                }
            }
            _ => {}
        }
    }
    if abc.surely() {
        Some(Encoding::Tcvn3)
    } else {
        vni.surely().then_some(Encoding::Vni)
    }
}

/// How many typical places were seen, and whether they were of several kinds.
#[derive(Default)]
struct Seen {
    first: u16,
    several: bool,
}

impl Seen {
    fn add(&mut self, kind: u16) {
        if self.first == 0 {
            self.first = kind;
        }
        self.several |= self.first != kind;
    }

    fn surely(&self) -> bool {
        self.several
    }
}

/// A sign such as `«`, `¨`, `®`, `µ` inside a word, `§` before a letter: letters of TCVN3.
fn is_abc(bytes: &[u8], at: usize, sign: u8) -> bool {
    let letter = matches!(
        sign,
        0xA7..=0xAE | 0xB5..=0xB9 | 0xBB..=0xBE
    );
    let after = bytes.get(at + 2).copied().unwrap_or(b' ');
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    let follows = after.is_ascii_alphabetic() || matches!(after, 0xC2 | 0xC3);
    // `đ` and `Đ` may begin a word; every other letter here is a vowel after a consonant.
    let begins = matches!(sign, 0xA7 | 0xAE);
    letter && follows && (begins || before.is_ascii_alphabetic() || before >= 0x80)
}

/// A vowel followed by a mark of VNI (`aâ`, `oâ`, `uû`), or `ñ`, which is its `đ`.
fn vni_at(bytes: &[u8], at: usize, mark: u8) -> Option<u16> {
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    let before = before.to_ascii_lowercase();
    // Capitals stand 0x20 before the small letters.
    let mark = mark | 0x20;
    let typical = match mark {
        // `â`, `ê`, `õ`, `ù`: not after the vowels that may stand before them in a word.
        0xA2 | 0xAA => matches!(before, b'a' | b'e' | b'o'),
        0xB5 => matches!(before, b'a' | b'e' | b'y'),
        0xB9 => matches!(before, b'a' | b'e' | b'o' | b'u' | b'y'),
        // `ï`, `ø`, `û` are no letters of Vietnamese.
        0xAF | 0xB8 | 0xBB => matches!(before, b'a' | b'e' | b'o' | b'u' | b'y'),
        // `ñ` at the beginning of a word, before a vowel.
        0xB1 => {
            let after = bytes.get(at + 2).copied().unwrap_or(b' ');
            before == b' ' && after.is_ascii_alphabetic()
        }
        _ => false,
    };
    typical.then_some(u16::from(before) << 8 | u16::from(mark))
}

#[cfg(test)]
mod tests {
    use super::{Encoding, encoding};

    #[test]
    fn knows_old_encodings() {
        assert_eq!(encoding("C«ng v¨n"), Some(Encoding::Tcvn3));
        assert_eq!(encoding("§¶ng ñy"), Some(Encoding::Tcvn3));
        assert_eq!(encoding("Coâng vaên"), Some(Encoding::Vni));
        assert_eq!(encoding("ÑAÛNG UÛY"), Some(Encoding::Vni));
    }

    #[test]
    fn passes_vietnamese_and_others() {
        for text in [
            "Công văn của Đảng ủy phường, tuân theo quy chế, thuê xoong, quý, giá, oà, uể oải",
            "ĐẢNG UỶ PHƯỜNG: TUÂN THỦ, HUÂN CHƯƠNG, QUÊ",
            "Ủy ban « các phường » và §5, 20°C, 30 m², bộ ® và ©, 5 µm",
            "Köln, España, août",
            "C«ng",
        ] {
            assert_eq!(encoding(text), None, "{text}");
        }
    }
}
