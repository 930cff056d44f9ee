//! The smallest grey colour profile that says what black means: ICC version 2, gamma 2.2, D50.

/// The white point D50 as three 16.16 numbers.
const D50: [u32; 3] = [0x0000_f6d6, 0x0001_0000, 0x0000_d32d];

/// 2.2 as an 8.8 number.
const GAMMA: u16 = 0x0233;

const HEADER: usize = 128;

/// The name in the profile and in the output intent.
pub(super) const NAME: &str = "Gray Gamma 2.2";

/// The profile's bytes.
pub(super) fn grey_profile() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 4] = [
        (b"cprt", text("No copyright, use freely")),
        (b"desc", description()),
        (b"kTRC", curve()),
        (b"wtpt", white()),
    ];
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
    [header(offset), table, data].concat()
}

fn word(value: usize) -> [u8; 4] {
    (value as u32).to_be_bytes()
}

/// A display profile, grey to XYZ; ICC.1:2001-04, 6.1.
fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| {
        for (slot, byte) in header.iter_mut().skip(at).zip(bytes) {
            *slot = *byte;
        }
    };
    put(0, &word(size));
    put(8, &[2, 0x10, 0, 0]);
    put(12, b"mntrGRAYXYZ ");
    // The profile's own date: a constant, since the same input must give the same bytes.
    put(24, &[0x07, 0xea, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(68, &D50.map(u32::to_be_bytes).concat());
    header
}

fn text(text: &str) -> Vec<u8> {
    [b"text\0\0\0\0", text.as_bytes(), b"\0"].concat()
}

/// ASCII only: the Unicode and Macintosh forms are empty, 78 bytes.
fn description() -> Vec<u8> {
    let count = word(NAME.len() + 1);
    [
        b"desc\0\0\0\0",
        &count[..],
        NAME.as_bytes(),
        b"\0",
        &[0; 78],
    ]
    .concat()
}

fn curve() -> Vec<u8> {
    [b"curv\0\0\0\0", &word(1)[..], &GAMMA.to_be_bytes()].concat()
}

fn white() -> Vec<u8> {
    [b"XYZ \0\0\0\0", &D50.map(u32::to_be_bytes).concat()[..]].concat()
}
