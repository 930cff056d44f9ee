//! The marks that some documents bear, and their colour.

use serde::{Deserialize, Serialize};

use super::{Clause, TextStyle};

/// Urgency, draft and circulation marks.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MarksFormat {
    /// KHẨN and its siblings, under the number.
    pub urgency: TextStyle,
    /// The words: urgent, very urgent, express.
    pub urgency_words: (String, String, String),
    /// The urgency mark is framed (a stamp).
    pub urgency_framed: bool,
    /// The urgency mark's colour, frame and letters: `#RRGGBB`; black when there is none.
    #[serde(default)]
    pub urgency_colour: Option<Clause<String>>,
    /// The draft mark, under the number.
    pub draft: TextStyle,
    /// The draft mark's text without a count.
    pub draft_text: String,
    /// The draft mark with a count: pattern with `{lan}`.
    pub draft_pattern: String,
    /// The circulation mark, top right of page 1.
    pub circulation: TextStyle,
    /// From the paper's top edge to the top of the circulation mark, mm.
    pub circulation_from_top_mm: f64,
    /// The circulation mark is framed.
    pub circulation_framed: bool,
    /// Circulation marks, in capitals, that stand at the foot of the last page, centred.
    #[serde(default)]
    pub circulation_at_foot: Vec<String>,
    /// From the paper's lower edge to the foot of such a mark, mm.
    pub circulation_from_bottom_mm: f64,
    /// Secrecy marks: a document that bears one is not made by this program.
    pub secrecy_words: Clause<Vec<String>>,
    /// The clause.
    pub clause: String,
}

impl MarksFormat {
    /// Red, green and blue of the urgency mark, 0 to 255 each; none when it is black.
    pub fn urgency_rgb(&self) -> Option<[u8; 3]> {
        rgb(&self.urgency_colour.as_ref()?.value)
    }
}

/// The parts of a colour that is written `#RRGGBB`.
pub(super) fn rgb(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::rgb;

    #[test]
    fn a_colour_is_a_hash_and_six_digits() {
        assert_eq!(rgb("#FF8001"), Some([0xff, 0x80, 0x01]));
        assert_eq!(rgb("#ff0000"), Some([0xff, 0, 0]));
        for wrong in [
            "", "#", "FF0000", "#F00", "#FF00000", "#+F0000", "#FF000G", "red", "#đỏđ",
        ] {
            assert_eq!(rgb(wrong), None, "{wrong}");
        }
    }
}
