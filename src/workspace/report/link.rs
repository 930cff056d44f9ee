//! Addresses of outputs, relative to the page beside them.

use std::fmt::Write as _;

/// The address of the output at `path`: every byte but letters, digits, `-`, `.`, `_`, `~` and the
/// `/` between folders is written as `%XX`. So nothing in a name can be read as a scheme, a query,
/// a fragment or an escape.
pub(super) fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// What a link to the output is called: its ending in capitals.
pub(super) fn name(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let ending = file.rsplit_once('.').map_or(file, |(_, ending)| ending);
    ending.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_an_address_of_that_name() {
        for (path, expected) in [
            ("2022-01-13-ha-dong.pdf", "2022-01-13-ha-dong.pdf"),
            ("quận 1/a b.md", "qu%E1%BA%ADn%201/a%20b.md"),
            ("a#b?c%20d.html", "a%23b%3Fc%2520d.html"),
            ("javascript:alert(1).md", "javascript%3Aalert%281%29.md"),
            ("\"'<>&\\.md", "%22%27%3C%3E%26%5C.md"),
        ] {
            assert_eq!(address(path), expected);
        }
    }

    #[test]
    fn a_link_is_called_by_the_ending() {
        assert_eq!(name("a.b/c.d.docx"), "DOCX");
        assert_eq!(name("a.b/c"), "C");
    }
}
