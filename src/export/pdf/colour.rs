//! The one colour besides black: that of the urgency stamp, and what the file says of its colours.

use pdf_writer::{Dict, Name, Ref, TextStr};

use super::file::File;
use super::icc;
use crate::finding::Finding;
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

/// What the file says of its colours: which grey the text is printed in, and which red the stamp
/// when there is one.
pub(super) struct Intent {
    name: &'static str,
    profile: Ref,
}

impl Intent {
    /// Writes the profile.
    pub(super) fn new(file: &mut File, notice: &Notice) -> Result<Self, Finding> {
        let profile = match stamp(notice) {
            Some(_) => rgb_profile(),
            None => grey_profile(),
        };
        let number = file.number();
        file.stream(number, &profile.bytes, |stream| {
            stream.pair(Name(b"N"), profile.channels);
        })?;
        Ok(Self {
            name: profile.name,
            profile: number,
        })
    }

    /// Writes the output intent.
    pub(super) fn write(&self, intent: &mut Dict<'_>) {
        intent.pair(Name(b"Type"), Name(b"OutputIntent"));
        intent.pair(Name(b"S"), Name(b"GTS_PDFA1"));
        intent.pair(Name(b"OutputConditionIdentifier"), TextStr(self.name));
        intent.pair(Name(b"Info"), TextStr(self.name));
        intent.pair(Name(b"DestOutputProfile"), self.profile);
    }
}

/// A colour profile.
struct Profile {
    /// The name in the profile and in the output intent.
    name: &'static str,
    /// How many numbers make a colour.
    channels: i32,
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
