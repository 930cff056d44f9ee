//! The characters that Vietnamese offices write: what a prepared face holds.

/// Letters with marks, each followed by what the tones make of it.
const ACCENTED: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ\
ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ";

/// The space that holds together and is not stretched, as in a date still to be filled in; dashes, quotes, marks of lists, of money, of measures.
const MARKS: &str = "\u{a0}–—‑−“”‘’„«»…•·₫€§°±²³×÷½¼≤≥≠→′″‰№";

/// All characters that Vietnamese offices write, with the printable characters of ASCII first.
pub fn letters() -> impl Iterator<Item = char> {
    (' '..='~').chain(ACCENTED.chars()).chain(MARKS.chars())
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_vowel_has_every_tone_in_both_cases() {
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".chars() {
            for tone in tones {
                let letter: String = format!("{base}{tone}").nfc().collect();
                assert!(
                    letters().any(|known| letter == known.to_string()),
                    "{letter}"
                );
            }
        }
        assert_eq!(ACCENTED.chars().count(), 134);
    }

    #[test]
    fn no_character_stands_twice() {
        let mut all: Vec<char> = letters().collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
