//! Text in NFC, at next to no cost when it is so already, as nearly every text is.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// The text in NFC.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_settled) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// A character of Vietnamese writing that stays as it is whatever stands beside it: Latin letters
/// with their marks and general punctuation, below the first combining mark or in the blocks of
/// composed letters and of dashes, quotes and the ellipsis.
fn is_settled(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{1EA0}'..='\u{1EF9}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_settled_character_is_its_own_nfc() {
        for c in ('\0'..=char::MAX).filter(|c| is_settled(*c)) {
            let text = format!("a{c}a");
            assert_eq!(text.nfc().collect::<String>(), text, "{c:?}");
        }
    }

    #[test]
    fn other_texts_are_composed() {
        assert!(matches!(nfc("Ủy ban “số 5”…"), Cow::Borrowed(_)));
        assert_eq!(nfc("U\u{309}y so\u{302}\u{301}"), "Ủy số");
        assert_eq!(nfc("\u{212b}"), "Å");
    }
}
