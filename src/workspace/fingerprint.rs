//! Fingerprints of bytes.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_all([bytes])
    }

    /// The fingerprint of several pieces; where one ends counts.
    pub fn of_all<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for (i, piece) in pieces.into_iter().enumerate() {
            if i > 0 {
                hasher.update([0]);
            }
            hasher.update(piece);
        }
        let digest = hasher.finalize();
        let mut text = String::with_capacity(2 * digest.len());
        for byte in digest {
            for half in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_that_of_every_other_tool() {
        // `printf 'văn thư' | sha256sum`
        assert_eq!(
            Fingerprint::of("văn thư".as_bytes()).0,
            "24391b1525e431686bf43b368e103e1ac90535063c22daef8c896a7750b1bee8"
        );
        assert_ne!(
            Fingerprint::of_all([&b"a"[..], b"bc"]),
            Fingerprint::of_all([&b"ab"[..], b"c"])
        );
    }
}
