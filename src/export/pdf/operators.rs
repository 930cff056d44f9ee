//! The operators of a page as bytes; ISO 32000-1, annex A. Only those that a notice needs, without
//! a list of them in between: that list was what drawing took most of its time for.

/// What has been written of a page.
#[derive(Default)]
pub(super) struct Operators {
    bytes: Vec<u8>,
    codes: Codes,
}

/// How far the operator that shows codes has been written.
#[derive(Default)]
enum Codes {
    /// Not begun.
    #[default]
    None,
    /// Inside its array.
    Array,
    /// Inside a string in the array.
    Text,
}

impl Operators {
    /// The bytes written.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Letters become black, as a shade of grey: ISO 19005-2, 6.2.4.3 lets it stand beside any
    /// output intent.
    pub(super) fn black_letters(&mut self) {
        self.put("0 g\n");
    }

    /// Lines become black.
    pub(super) fn black_lines(&mut self) {
        self.put("0 G\n");
    }

    /// Letters get a colour.
    pub(super) fn coloured_letters(&mut self, rgb: [u8; 3]) {
        self.colour(rgb, "rg\n");
    }

    /// Lines get a colour.
    pub(super) fn coloured_lines(&mut self, rgb: [u8; 3]) {
        self.colour(rgb, "RG\n");
    }

    fn colour(&mut self, rgb: [u8; 3], operator: &str) {
        for part in rgb {
            // Hundredths are as fine as an eye sees, and short.
            self.number((f64::from(part) / 2.55).round() as i64, 2);
            self.put(" ");
        }
        self.put(operator);
    }

    /// Begins a part of the structure, which knows it by its number on the page.
    pub(super) fn begin(&mut self, tag: &str, number: usize) {
        self.put("/");
        self.put(tag);
        self.put(" <</MCID ");
        self.number(number as i64, 0);
        self.put(">> BDC\n");
    }

    /// Begins what is on the page but not part of the text.
    pub(super) fn begin_artifact(&mut self, kind: &str) {
        self.put("/Artifact <</Type/");
        self.put(kind);
        self.put(">> BDC\n");
    }

    /// Begins codes that stand for a text together.
    pub(super) fn begin_span(&mut self, text: &str) {
        self.put("/Span <</ActualText<FEFF");
        for unit in text.encode_utf16() {
            self.hex(unit);
        }
        self.put(">>> BDC\n");
    }

    /// Ends what was begun last.
    pub(super) fn end(&mut self) {
        self.put("EMC\n");
    }

    /// Begins a text object; size and place in thousandths of a point.
    pub(super) fn begin_text(&mut self, font: &str, size: i64, x: i64, y: i64) {
        self.put("BT\n/");
        self.put(font);
        self.put(" ");
        self.number(size, 3);
        self.put(" Tf\n");
        self.pair((x, y), " Td\n");
    }

    /// Ends the codes and the text object.
    pub(super) fn end_text(&mut self) {
        self.end_codes();
        self.put("ET\n");
    }

    /// Shows a glyph by its code. Strings are written as bytes: as hexadecimal digits they would be
    /// twice as long, and so would be the time to pack them.
    pub(super) fn code(&mut self, code: u16) {
        match self.codes {
            Codes::None => self.put("[("),
            Codes::Array => self.put("("),
            Codes::Text => {}
        }
        self.codes = Codes::Text;
        for byte in code.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.bytes.extend_from_slice(&[b'\\', byte]),
                // A reader takes a bare one for a line feed.
                b'\r' => self.put("\\r"),
                _ => self.bytes.push(byte),
            }
        }
    }

    /// Moves the next glyph to the left, in tenths of a thousandth of an em.
    pub(super) fn correct(&mut self, tenths: i64) {
        if tenths == 0 {
            return;
        }
        self.put(match self.codes {
            Codes::None => "[",
            Codes::Array => " ",
            Codes::Text => ")",
        });
        self.codes = Codes::Array;
        self.number(tenths, 1);
    }

    /// Ends the operator that shows codes, if one was begun.
    pub(super) fn end_codes(&mut self) {
        match std::mem::take(&mut self.codes) {
            Codes::None => {}
            Codes::Array => self.put("] TJ\n"),
            Codes::Text => self.put(")] TJ\n"),
        }
    }

    /// Strokes a line; all in thousandths of a point.
    pub(super) fn line(&mut self, thickness: i64, from: (i64, i64), to: (i64, i64)) {
        self.number(thickness, 3);
        self.put(" w\n");
        self.pair(from, " m\n");
        self.pair(to, " l\nS\n");
    }

    fn pair(&mut self, (x, y): (i64, i64), operator: &str) {
        self.number(x, 3);
        self.put(" ");
        self.number(y, 3);
        self.put(operator);
    }

    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn hex(&mut self, value: u16) {
        let digit = |shift: u32| match (value >> shift) as u8 & 15 {
            digit @ 0..10 => b'0' + digit,
            digit => b'A' + digit - 10,
        };
        self.bytes
            .extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
    }

    /// A number of so many decimals, without zeros at its end.
    fn number(&mut self, value: i64, decimals: u32) {
        if value < 0 {
            self.put("-");
        }
        let (unit, value) = (10_u64.pow(decimals), value.unsigned_abs());
        self.digits(value / unit, 1);
        let (mut rest, mut places) = (value % unit, decimals);
        if rest == 0 {
            return;
        }
        while rest % 10 == 0 {
            rest /= 10;
            places -= 1;
        }
        self.put(".");
        self.digits(rest, places);
    }

    /// The digits of a number, at least so many.
    fn digits(&mut self, value: u64, least: u32) {
        if value >= 10 || least > 1 {
            self.digits(value / 10, least.saturating_sub(1));
        }
        self.bytes.push(b'0' + (value % 10) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_and_short() {
        let number = |value, decimals| {
            let mut operators = Operators::default();
            operators.number(value, decimals);
            String::from_utf8(operators.bytes).unwrap()
        };
        assert_eq!(number(0, 3), "0");
        assert_eq!(number(14_000, 3), "14");
        assert_eq!(number(801_890, 3), "801.89");
        assert_eq!(number(-1_005, 3), "-1.005");
        assert_eq!(number(-269, 1), "-26.9");
        assert_eq!(number(-3, 1), "-0.3");
        assert_eq!(number(40, 2), "0.4");
        assert_eq!(number(i64::MIN, 0), "-9223372036854775808");
        assert_eq!(number(10_050, 3), "10.05");
    }

    #[test]
    fn corrections_stand_between_strings() {
        let mut operators = Operators::default();
        operators.code(1);
        operators.code(0x0D28);
        operators.correct(0);
        operators.correct(-15);
        operators.correct(20);
        operators.code(0x295C);
        operators.end_codes();
        operators.correct(5);
        operators.end_codes();
        operators.end_codes();
        let shown = b"[(\x00\x01\\r\\()-1.5 2(\\)\\\\)] TJ\n[0.5] TJ\n";
        assert_eq!(operators.bytes, shown);
    }
}
