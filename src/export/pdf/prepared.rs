//! The built-in font's programs, cut down to the repertoire and packed: doing that anew at each start
//! took a third of the time of a single notice.

use std::borrow::Cow;

use super::face::Program;
use crate::layout::fonts::{Face, FontSet};

/// By the order of [`Face::ALL`]: how long the program is unpacked, in four bytes with the highest
/// first, and the packed program. A test holds that they are what the program would make itself.
const FILES: [&[u8]; 4] = [
    include_bytes!("../../../assets/fonts/prepared/regular.bin"),
    include_bytes!("../../../assets/fonts/prepared/bold.bin"),
    include_bytes!("../../../assets/fonts/prepared/italic.bin"),
    include_bytes!("../../../assets/fonts/prepared/bold-italic.bin"),
];

/// The prepared program of a face; none for a font that is not built in.
pub(super) fn program(fonts: &FontSet, face: Face) -> Option<Program> {
    let file = FILES.get(face as usize).filter(|_| fonts.is_embedded())?;
    let (length, packed) = file.split_first_chunk()?;
    Some(Program {
        bytes: Cow::Borrowed(packed),
        unpacked: Some(u32::from_be_bytes(*length)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pdf::face::EmbeddedFace;
    use crate::export::pdf::fonts::{SHARED, everything};

    const NAMES: [&str; 4] = ["regular", "bold", "italic", "bold-italic"];

    /// `VANTHU_UPDATE=1 cargo test prepared` writes them anew.
    #[test]
    fn the_stored_programs_are_what_would_be_made() {
        let fonts = FontSet::embedded();
        let update = std::env::var_os("VANTHU_UPDATE").is_some();
        for (face, name) in Face::ALL.into_iter().zip(NAMES) {
            let made = EmbeddedFace::packed_program(
                &fonts,
                face,
                everything(&fonts, face).unwrap(),
                SHARED,
            );
            let made = made.unwrap();
            if update {
                let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/prepared");
                std::fs::write(format!("{folder}/{name}.bin"), &made).unwrap();
            } else {
                assert!(
                    made == FILES[face as usize],
                    "{name}: write it anew with VANTHU_UPDATE=1"
                );
            }
        }
    }

    /// The whole face, objects and codes, is the same whether its program was stored or not.
    #[test]
    fn a_stored_program_makes_the_same_face() {
        let fonts = FontSet::embedded();
        for face in Face::ALL {
            let uses = || everything(&fonts, face).unwrap();
            let stored = program(&fonts, face).unwrap();
            let stored = EmbeddedFace::with_program(&fonts, face, uses(), (stored, SHARED));
            let made = EmbeddedFace::new(&fonts, face, uses(), SHARED);
            let (stored, made) = (stored.unwrap(), made.unwrap());
            assert_eq!(stored.name, made.name);
            assert!(stored.objects.as_bytes() == made.objects.as_bytes());
        }
    }
}
