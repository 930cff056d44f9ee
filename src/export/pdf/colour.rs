//! The one colour besides black: that of the urgency stamp, and what the file says of its colours.

use lopdf::{Dictionary, Document, Stream, dictionary};
use printpdf::{Color, Greyscale, Rgb};

use super::icc;
use crate::notice::Notice;

/// The primaries of ITU-R BT.709 adapted to D50, as columns of 16.16 numbers: red, green, and blue
/// as what they lack to white, so that the three make white exactly.
const RED: [u32; 3] = [0x6fa3, 0x38f6, 0x0391];
const GREEN: [u32; 3] = [0x6294, 0xb785, 0x18dc];
const BLUE: [u32; 3] = [0x249f, 0x0f85, 0xb6c0];

/// Red, green and blue of the stamp that the notice bears; none when all of it is black.
pub(super) fn stamp(notice: &Notice) -> Option<[u8; 3]> {
    notice.letterhead.urgency.as_ref()?;
    notice.standard.marks.urgency_rgb()
}

/// Black, as a shade of grey: ISO 19005-2, 6.2.4.3 lets it stand beside any output intent.
pub(super) fn black() -> Color {
    Color::Greyscale(Greyscale::new(0.0, None))
}

/// A colour for the page.
pub(super) fn colour(rgb: [u8; 3]) -> Color {
    // Hundredths are as fine as an eye sees, and short.
    let [red, green, blue] = rgb.map(|part| (f32::from(part) / 2.55).round() / 100.0);
    Color::Rgb(Rgb::new(red, green, blue, None))
}

/// Says which grey the text is printed in, and which red the stamp when there is one.
pub(super) fn output_intent(document: &mut Document, notice: &Notice) -> Dictionary {
    let profile = match stamp(notice) {
        Some(_) => rgb_profile(),
        None => grey_profile(),
    };
    let name = profile.name;
    let stream = Stream::new(dictionary! { "N" => profile.channels }, profile.bytes);
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => lopdf::text_string(name),
        "Info" => lopdf::text_string(name),
        "DestOutputProfile" => document.add_object(stream),
    }
}

/// A colour profile.
struct Profile {
    /// The name in the profile and in the output intent.
    name: &'static str,
    /// How many numbers make a colour.
    channels: i64,
    /// The profile's bytes.
    bytes: Vec<u8>,
}

/// The profile of a document in black only.
fn grey_profile() -> Profile {
    let name = "Gray Gamma 2.2";
    let tags = vec![
        (b"cprt", icc::text(icc::COPYRIGHT)),
        (b"desc", icc::description(name)),
        (b"kTRC", icc::curve()),
        (b"wtpt", icc::xyz(icc::D50)),
    ];
    Profile {
        name,
        channels: 1,
        bytes: icc::assemble(b"GRAY", tags),
    }
}

/// A profile of three primaries with one curve: not sRGB, whose curve is another.
fn rgb_profile() -> Profile {
    let name = "RGB Gamma 2.2, BT.709 Primaries";
    let tags: Vec<icc::Tag> = vec![
        (b"bTRC", icc::curve()),
        (b"bXYZ", icc::xyz(BLUE)),
        (b"cprt", icc::text(icc::COPYRIGHT)),
        (b"desc", icc::description(name)),
        (b"gTRC", icc::curve()),
        (b"gXYZ", icc::xyz(GREEN)),
        (b"rTRC", icc::curve()),
        (b"rXYZ", icc::xyz(RED)),
        (b"wtpt", icc::xyz(icc::D50)),
    ];
    Profile {
        name,
        channels: 3,
        bytes: icc::assemble(b"RGB ", tags),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primaries_make_white() {
        for (axis, white) in icc::D50.into_iter().enumerate() {
            assert_eq!(RED[axis] + GREEN[axis] + BLUE[axis], white);
        }
    }
}
