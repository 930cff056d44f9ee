//! The file while it is written: its objects, their numbers, and how streams are packed.

use std::borrow::Cow;

use flate2::{Compress, CompressError, Compression, FlushCompress, Status};
use pdf_writer::{Chunk, Filter, Pdf, Ref, Settings, Stream};

use super::cannot_write;
use crate::finding::Finding;

/// How hard the streams of one document are packed.
const LEVEL: u32 = 1;

/// Streams below this many bytes stay as they are.
const WORTHWHILE: usize = 512;

/// Objects are written without spaces that only the eye needs.
pub(super) const SETTINGS: Settings = Settings { pretty: false };

/// The file and the next free number of an object.
pub(super) struct File {
    pub(super) pdf: Pdf,
    next: i32,
    packer: Packer,
}

impl File {
    /// A file that will have about so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            pdf: Pdf::with_settings_and_capacity(SETTINGS, bytes),
            next: 1,
            packer: Packer::new(LEVEL),
        }
    }

    /// A number for an object.
    pub(super) fn number(&mut self) -> Ref {
        self.numbers(1)
    }

    /// The first of so many numbers in a row.
    pub(super) fn numbers(&mut self, count: i32) -> Ref {
        let first = Ref::new(self.next);
        self.next += count;
        first
    }

    /// Writes a stream, packed when it is worth it; `describe` fills its dictionary.
    pub(super) fn stream(
        &mut self,
        number: Ref,
        bytes: &[u8],
        describe: impl FnOnce(&mut Stream<'_>),
    ) -> Result<(), Finding> {
        let packed = self.packer.pack(bytes)?;
        describe(&mut packed.stream(&mut self.pdf, number));
        Ok(())
    }
}

/// Packs streams, always alike. One state serves all: making one costs more than packing a small
/// stream.
pub(super) struct Packer(Compress);

impl Packer {
    pub(super) fn new(level: u32) -> Self {
        Self(Compress::new(Compression::new(level), true))
    }

    /// The bytes of a stream, packed when it is worth it.
    pub(super) fn pack<'a>(&mut self, bytes: &'a [u8]) -> Result<Packed<'a>, Finding> {
        let packed = match bytes.len() {
            ..WORTHWHILE => None,
            _ => self.packed(bytes).map_err(cannot_write)?,
        };
        Ok(match packed {
            Some(packed) => Packed {
                bytes: packed.into(),
                filtered: true,
            },
            None => Packed {
                bytes: bytes.into(),
                filtered: false,
            },
        })
    }

    /// None when there is no room: the packed bytes would be no fewer.
    fn packed(&mut self, bytes: &[u8]) -> Result<Option<Vec<u8>>, CompressError> {
        self.0.reset();
        let mut packed = Vec::with_capacity(bytes.len());
        let status = self
            .0
            .compress_vec(bytes, &mut packed, FlushCompress::Finish)?;
        Ok((status == Status::StreamEnd).then_some(packed))
    }
}

/// The bytes of a stream as they stand in the file.
pub(super) struct Packed<'a> {
    bytes: Cow<'a, [u8]>,
    filtered: bool,
}

impl<'a> Packed<'a> {
    /// Bytes that were packed before.
    pub(super) fn already(bytes: &'a [u8]) -> Self {
        Self {
            bytes: bytes.into(),
            filtered: true,
        }
    }

    /// The bytes as they stand in the file.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Begins the stream; its dictionary may still be filled.
    pub(super) fn stream<'b>(&'b self, chunk: &'b mut Chunk, number: Ref) -> Stream<'b> {
        let mut stream = chunk.stream(number, &self.bytes);
        if self.filtered {
            stream.filter(Filter::FlateDecode);
        }
        stream
    }
}
