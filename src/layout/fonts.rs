//! The four faces of the text font.

use bytes::Bytes;

/// A face of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
}

impl Face {
    /// All four, in the order used as an index.
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    /// The face with this weight and slant.
    pub fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }
}

/// The name of the family that is built in.
const EMBEDDED: &str = "LiberationSerif";

/// Its faces.
const FILES: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../assets/fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../assets/fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../assets/fonts/LiberationSerif-BoldItalic.ttf"),
];

/// The bytes of the four faces (TrueType, index 0), in the order of [`Face::ALL`].
#[derive(Clone)]
pub struct FontSet {
    /// The family's name.
    pub family: String,
    /// Font files; those that are built in are not copied.
    pub data: [Bytes; 4],
}

impl std::fmt::Debug for FontSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FontSet")
            .field("family", &self.family)
            .finish_non_exhaustive()
    }
}

impl FontSet {
    /// The file of a face.
    pub fn bytes(&self, face: Face) -> &Bytes {
        &self.data[face as usize]
    }

    /// Whether this is the family that is built into the program.
    pub fn is_embedded(&self) -> bool {
        self.family == EMBEDDED
            && self
                .data
                .iter()
                .zip(FILES)
                .all(|(own, file)| own.as_ptr() == file.as_ptr() || own == file)
    }

    /// The family that is built into the program: Liberation Serif 2.1.5 (SIL OFL 1.1), whose
    /// widths are those of Times New Roman.
    pub fn embedded() -> Self {
        Self {
            family: EMBEDDED.into(),
            data: FILES.map(Bytes::from_static),
        }
    }
}
