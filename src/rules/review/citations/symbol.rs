//! Number and symbol of a document: `12-TB/ĐU`, `12/TB-UBND`, `30/2020/NĐ-CP`, `12/UBND-VX`.

use crate::directive::organ::System;

/// The parts of a number and symbol, as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Symbol<'a> {
    /// All of it.
    pub(super) text: &'a str,
    /// The digits of the number.
    pub(super) number: &'a str,
    /// The year between number and letters, as laws and decrees have it.
    pub(super) year: Option<&'a str>,
    /// What stands before the letters.
    pub(super) first: char,
    /// The letters of the type; those of the organ in a State công văn.
    pub(super) kind: &'a str,
    /// What stands after them.
    pub(super) second: Option<char>,
    /// The organ's symbol; the drafting unit in a State công văn.
    pub(super) organ: &'a str,
    /// There are blanks inside.
    pub(super) spaced: bool,
}

impl<'a> Symbol<'a> {
    /// Reads a symbol at the start of a text. None for a bare number, a date, a number of a house.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let mut cursor = Cursor {
            text,
            at: 0,
            spaced: false,
        };
        let number = cursor.digits()?;
        if number.len() > 5 {
            return None;
        }
        let mut first = cursor.mark()?;
        let mut year = None;
        let before_year = cursor;
        if let Some(digits) = cursor.digits().filter(|digits| digits.len() == 4) {
            year = Some(digits);
            first = cursor.mark()?;
        } else {
            cursor = before_year;
        }
        let kind = cursor.letters()?;
        let (second, organ) = cursor.organ();
        if organ.is_empty() && year.is_none() {
            return None;
        }
        Some(Self {
            text: text.get(..cursor.at)?,
            number,
            year,
            first,
            kind,
            second,
            organ,
            spaced: cursor.spaced,
        })
    }

    /// Whose number it is, by the organ's symbol; none where the letters do not tell.
    pub(super) fn system(&self) -> Option<System> {
        let first = self.organ.split(['-', '/']).next().unwrap_or("");
        system(first).or_else(|| system(self.kind).filter(|system| *system == System::State))
    }

    /// The marks between the parts are those of a system.
    pub(super) fn has_marks_of(&self, system: System) -> bool {
        match system {
            System::Party => self.year.is_none() && self.first == '-' && self.second == Some('/'),
            System::State => self.first == '/' && self.second.is_none_or(|mark| mark == '-'),
        }
    }

    /// The same number and letters with the marks of a system and without blanks.
    pub(super) fn written_as(&self, system: System) -> String {
        let (first, second) = match system {
            System::Party => ('-', '/'),
            System::State => ('/', '-'),
        };
        let mut out = self.number.to_owned();
        if let Some(year) = self.year {
            out.push('/');
            out.push_str(year);
        }
        out.push(first);
        out.push_str(self.kind);
        if !self.organ.is_empty() {
            out.push(second);
            out.push_str(self.organ);
        }
        out
    }

    /// The type or the organ is written without any capital (`12-tb/đu`).
    pub(super) fn is_lower(&self) -> bool {
        let first = self.organ.split(['-', '/']).next().unwrap_or("");
        let lower = |part: &str| !part.is_empty() && !part.chars().any(char::is_uppercase);
        lower(self.kind) || lower(first)
    }
}

#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    spaced: bool,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// What stands here up to the first letter that does not fit.
    fn run(&mut self, fits: fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or("")
    }

    fn digits(&mut self) -> Option<&'a str> {
        let digits = self.run(|c| c.is_ascii_digit());
        (!digits.is_empty()).then_some(digits)
    }

    /// A mark between two parts, with the blanks around it.
    fn mark(&mut self) -> Option<char> {
        let bare = self.rest().trim_start_matches(' ');
        let mark = bare.chars().next().filter(|c| is_mark(*c))?;
        let after = bare.get(mark.len_utf8()..)?;
        let next = after.trim_start_matches(' ');
        self.spaced |= bare.len() != self.rest().len() || next.len() != after.len();
        self.at = self.text.len() - next.len();
        Some(mark)
    }

    /// The letters of a part. After a blank they must be capitals, so that `12 - Văn phòng` is
    /// no symbol.
    fn letters(&mut self) -> Option<&'a str> {
        let run = self.run(char::is_alphanumeric);
        let plain = !self.spaced || (run.chars().count() > 1 && !run.chars().any(is_small));
        (run.starts_with(char::is_alphabetic) && plain).then_some(run)
    }

    /// The mark and all parts after the type's letters. Only the first mark may have blanks.
    fn organ(&mut self) -> (Option<char>, &'a str) {
        let before = *self;
        let Some(second) = self.mark() else {
            return (None, "");
        };
        let start = self.at;
        if self.letters().is_none() {
            *self = before;
            return (None, "");
        }
        loop {
            let here = *self;
            let more = self.mark().is_some() && self.letters().is_some();
            if !more || self.spaced != here.spaced || has_blank(self.text, here.at, self.at) {
                *self = here;
                break;
            }
        }
        (Some(second), self.text.get(start..self.at).unwrap_or(""))
    }
}

fn has_blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|part| part.contains(' '))
}

fn is_small(c: char) -> bool {
    c.is_lowercase()
}

fn is_mark(c: char) -> bool {
    matches!(c, '-' | '/' | '–')
}

/// Symbols of Party organs that stand by themselves.
const PARTY: [&str; 15] = [
    "TW", "TU", "QU", "HU", "ThU", "CB", "QUTW", "BXDĐ", "BCSĐ", "UBKT", "CQUBKT", "VPTW", "BTGDV",
    "BTGTW", "ĐĐ",
];

/// What a Party organ's symbol ends with when it names its committee: `BTCTU`, `VPĐU`.
const COMMITTEES: [&str; 6] = ["TW", "TU", "ĐU", "QU", "HU", "ThU"];

/// What it begins with then.
const BODIES: [&str; 7] = ["VP", "UBKT", "BTC", "BTG", "BDV", "BNC", "BXD"];

/// Symbols of State organs: the central ones, ministries, departments of a province.
const STATE: [&str; 40] = [
    "CP", "TTg", "VPCP", "CTN", "VPQH", "CTUBND", "BYT", "BNV", "BTP", "BCA", "BQP", "BGDĐT",
    "BKHĐT", "BTTTT", "BXD", "BGTVT", "BCT", "BNNPTNT", "BNNMT", "BTNMT", "BKHCN", "BLĐTBXH",
    "BVHTTDL", "BNG", "SYT", "SNV", "STC", "STP", "SXD", "SGDĐT", "SKHĐT", "STTTT", "SKHCN", "SCT",
    "SGTVT", "SNNPTNT", "SNNMT", "STNMT", "SLĐTBXH", "SVHTTDL",
];

/// The system of an organ by its symbol. `BTC` is left open: a ministry and a Party board have it.
fn system(organ: &str) -> Option<System> {
    let ended = |end: &&str| organ.len() > end.len() && organ.ends_with(*end);
    let begun = |begin: &&str| organ.starts_with(*begin);
    if organ.starts_with("ĐU")
        || PARTY.contains(&organ)
        || (BODIES.iter().any(begun) && COMMITTEES.iter().any(ended))
    {
        return Some(System::Party);
    }
    let house = ["QH", "UBTVQH"].iter().any(|begin| {
        organ
            .strip_prefix(*begin)
            .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
    });
    let people = organ.starts_with("UBND") || organ.starts_with("HĐND");
    (house || people || STATE.contains(&organ)).then_some(System::State)
}

#[cfg(test)]
mod tests {
    use super::Symbol;
    use crate::directive::organ::System;

    fn parts(text: &str) -> Option<(&str, &str, &str)> {
        Symbol::parse(text).map(|s| (s.number, s.kind, s.organ))
    }

    #[test]
    fn both_systems_and_their_mixtures_are_read() {
        assert_eq!(parts("12-TB/ĐU, ngày"), Some(("12", "TB", "ĐU")));
        assert_eq!(parts("12/TB-UBND của"), Some(("12", "TB", "UBND")));
        assert_eq!(parts("30/2020/NĐ-CP"), Some(("30", "NĐ", "CP")));
        assert_eq!(parts("77/2015/QH13"), Some(("77", "QH13", "")));
        assert_eq!(parts("12/UBND-VX"), Some(("12", "UBND", "VX")));
        assert_eq!(parts("3-QC/BTCTU-BNCTU."), Some(("3", "QC", "BTCTU-BNCTU")));
        assert_eq!(parts("12-CV/VPTW/nb"), Some(("12", "CV", "VPTW/nb")));
        assert_eq!(parts("12-TB-ĐU"), Some(("12", "TB", "ĐU")));
    }

    #[test]
    fn blanks_stand_only_around_the_first_marks() {
        let symbol = Symbol::parse("12 - TB/ĐU - UBND phường").unwrap();
        assert_eq!((symbol.text, symbol.spaced), ("12 - TB/ĐU", true));
        let symbol = Symbol::parse("12-TB/TU - UBND phường").unwrap();
        assert_eq!((symbol.text, symbol.spaced), ("12-TB/TU", false));
    }

    #[test]
    fn numbers_without_letters_are_no_symbols() {
        for text in [
            "12",
            "12/2020",
            "12 - Văn phòng",
            "5-7 ngày",
            "1102 ngày",
            "12-TB",
            "x",
        ] {
            assert_eq!(Symbol::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_organ_tells_the_system() {
        let system = |text| Symbol::parse(text).and_then(|s| s.system());
        for text in [
            "1-TB/ĐU",
            "1-TB/ThU",
            "1/TB-BTCTU",
            "1-CV/VPĐU",
            "1-QĐ/UBKTTW",
        ] {
            assert_eq!(system(text), Some(System::Party), "{text}");
        }
        for text in [
            "1-QĐ/UBND",
            "1/NQ-HĐND",
            "1/UBND-VX",
            "77/2015/QH13",
            "1/CĐ-TTg",
        ] {
            assert_eq!(system(text), Some(System::State), "{text}");
        }
        for text in ["1/TT-BTC", "1-KH/BCĐ", "1-CV/ĐTN"] {
            assert_eq!(system(text), None, "{text}");
        }
    }

    #[test]
    fn marks_belong_to_a_system() {
        let party = Symbol::parse("12-TB/ĐU").unwrap();
        assert!(party.has_marks_of(System::Party) && !party.has_marks_of(System::State));
        let state = Symbol::parse("30/2020/NĐ-CP").unwrap();
        assert!(state.has_marks_of(System::State) && !state.has_marks_of(System::Party));
        let mixed = Symbol::parse("12 -TB-ĐU").unwrap();
        assert_eq!(mixed.written_as(System::Party), "12-TB/ĐU");
        assert!(!mixed.has_marks_of(System::Party));
        assert!(Symbol::parse("12-tb/ĐU").unwrap().is_lower());
        assert!(!Symbol::parse("12-CV/VPTW/nb").unwrap().is_lower());
    }
}
