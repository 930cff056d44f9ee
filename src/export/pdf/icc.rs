//! How the smallest colour profiles are put together: ICC version 2, gamma 2.2, D50.

/// The white point D50 as three 16.16 numbers.
pub(super) const D50: [u32; 3] = [0x0000_f6d6, 0x0001_0000, 0x0000_d32d];

/// 2.2 as an 8.8 number.
const GAMMA: u16 = 0x0233;

const HEADER: usize = 128;

/// What each profile says of its use.
pub(super) const COPYRIGHT: &str = "No copyright, use freely";

/// A tag's signature and its data.
pub(super) type Tag = (&'static [u8; 4], Vec<u8>);

/// Puts the tags, which are sorted, behind a header and a table.
pub(super) fn assemble(space: &[u8; 4], tags: Vec<Tag>) -> Vec<u8> {
    let mut offset = HEADER + 4 + 12 * tags.len();
    let mut table = word(tags.len()).to_vec();
    let mut data = Vec::new();
    for (signature, mut tag) in tags {
        table.extend_from_slice(signature);
        table.extend_from_slice(&word(offset));
        table.extend_from_slice(&word(tag.len()));
        tag.resize(tag.len().next_multiple_of(4), 0);
        offset += tag.len();
        data.append(&mut tag);
    }
    [header(offset, space), table, data].concat()
}

fn word(value: usize) -> [u8; 4] {
    (value as u32).to_be_bytes()
}

/// A display profile, from a colour space to XYZ; ICC.1:2001-04, 6.1.
fn header(size: usize, space: &[u8; 4]) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| {
        for (slot, byte) in header.iter_mut().skip(at).zip(bytes) {
            *slot = *byte;
        }
    };
    put(0, &word(size));
    put(8, &[2, 0x10, 0, 0]);
    put(12, b"mntr");
    put(16, space);
    put(20, b"XYZ ");
    // The profile's own date: a constant, since the same input must give the same bytes.
    put(24, &[0x07, 0xea, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(68, &D50.map(u32::to_be_bytes).concat());
    header
}

pub(super) fn text(text: &str) -> Vec<u8> {
    [b"text\0\0\0\0", text.as_bytes(), b"\0"].concat()
}

/// ASCII only: the Unicode and Macintosh forms are empty, 78 bytes.
pub(super) fn description(name: &str) -> Vec<u8> {
    let count = word(name.len() + 1);
    [
        b"desc\0\0\0\0",
        &count[..],
        name.as_bytes(),
        b"\0",
        &[0; 78],
    ]
    .concat()
}

pub(super) fn curve() -> Vec<u8> {
    [b"curv\0\0\0\0", &word(1)[..], &GAMMA.to_be_bytes()].concat()
}

pub(super) fn xyz(numbers: [u32; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0", &numbers.map(u32::to_be_bytes).concat()[..]].concat()
}
