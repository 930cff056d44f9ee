//! The signature block: forms of authority, who may use them, positions, names.

mod authority;
mod bare;
mod collective;
mod names;
mod positions;

use std::sync::Arc;

use super::naming::{after, lower};
use super::{Review, Role, Rule};
use crate::directive::{Directive, Signature};
use crate::source::SourceFile;

/// `TM.`, `KT.` in a Party paper; `T/M`, `K/T` in a State paper.
const FORM: Rule = Rule::both("P-SIG-FORM", "S-SIG");

pub(super) fn check(review: &mut Review<'_>) {
    forms(review);
    authority::check(review);
    positions::check(review);
    names::check(review);
}

/// By what authority someone signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `T/M`, `TM.`: on behalf of a collective.
    Behalf,
    /// `K/T`, `KT.`: a deputy for the head.
    Deputy,
    /// `T/L`, `TL.`: by order.
    Order,
    /// `TUQ.`: by a written authorisation; State only.
    Authorised,
}

/// The bare letters of each form; with which signs they are written says the standard. Behind them
/// the words that they stand for.
const FORMS: [(Form, &str, &str); 4] = [
    (Form::Authorised, "TUQ", "thừa ủy quyền"),
    (Form::Behalf, "TM", "thay mặt"),
    (Form::Deputy, "KT", "ký thay"),
    (Form::Order, "TL", "thừa lệnh"),
];

/// The letters at the start of a line of authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters<'a> {
    pub(super) form: Form,
    /// As they are written, with their stops.
    written: &'a str,
    /// The words behind them.
    pub(super) rest: &'a str,
}

/// Reads the letters of a line of authority, in whichever system they are written, or their words.
pub(super) fn letters(authority: &str) -> Option<Letters<'_>> {
    FORMS.iter().find_map(|(form, bare, words)| {
        let in_words = || after(&lower(authority), words).map(|_| words.len());
        let length = matched(authority, bare).or_else(in_words)?;
        let (written, rest) = authority.split_at_checked(length)?;
        let apart = written.ends_with(['.', '/']) || !rest.starts_with(char::is_alphanumeric);
        apart.then(|| Letters {
            form: *form,
            written,
            rest: rest.trim_start(),
        })
    })
}

/// How many bytes the letters take with stops, slashes and spaces between and a sign after them.
fn matched(text: &str, bare: &str) -> Option<usize> {
    let mut wanted = bare.chars().peekable();
    let mut length = 0;
    for c in text.chars() {
        let begun = length > 0;
        match wanted.peek() {
            Some(letter) if c.eq_ignore_ascii_case(letter) => {
                wanted.next();
            }
            Some(_) if begun && ['.', '/', ' '].contains(&c) => {}
            None if ['.', '/'].contains(&c) => {}
            Some(_) => return None,
            None => break,
        }
        length += c.len_utf8();
    }
    wanted.peek().is_none().then_some(length)
}

/// The letters of an authority belong to the paper's own system.
fn forms(review: &mut Review<'_>) {
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if piece.role != Role::Authority {
            continue;
        }
        let forms = &review.standard.signature.forms;
        let Some((written, right)) = foreign(&piece.text.value, forms) else {
            continue;
        };
        let Some(right) = right else {
            if !unknown(review, at, written) {
                return;
            }
            continue;
        };
        let (said, right) = told(&piece.text.value, written, right);
        let Some(finding) = review.finding(FORM, &said.0, &said.1) else {
            return;
        };
        let shown = right.trim_end();
        let finding = finding
            .need(format!("`{shown}`"), format!("`{shown}`"))
            .hint(format!("Ghi `{shown}`."), format!("Write `{shown}`."));
        review.push_fix(finding, at, &(0..written.len()), &right);
    }
}

/// What is said about a form written otherwise, and what stands in for it, with the space that is
/// missing behind it.
fn told(authority: &str, written: &str, right: &str) -> (Words, String) {
    let behind = authority.get(written.len()..).unwrap_or("");
    let glued = behind.starts_with(char::is_alphanumeric);
    let instead = if glued {
        format!("{right} ")
    } else {
        right.to_owned()
    };
    if glued && written.eq_ignore_ascii_case(right) {
        let said = (
            format!("thiếu dấu cách sau `{written}` ở quyền hạn"),
            format!("there is no space behind `{written}` in the authority"),
        );
        return (said, instead);
    }
    let said = (
        format!("quyền hạn ghi `{written}`, văn bản này dùng `{right}`"),
        format!("the authority is written `{written}`; this document uses `{right}`"),
    );
    (said, instead)
}

/// The Party knows no `TUQ`; a standard of an office's own may leave out others. Tells whether the
/// rule is on.
fn unknown(review: &mut Review<'_>, at: usize, written: &str) -> bool {
    let forms = &review.standard.signature.forms;
    let (said, hint) = not_signed(review.is_party(), written, forms);
    let Some(finding) = review.finding(FORM, &said.0, &said.1) else {
        return false;
    };
    let finding = finding.hint(hint.0, hint.1);
    review.push_at(finding, at, &(0..written.len()));
    true
}

/// Words in Vietnamese and English.
type Words = (String, String);

/// What is said about a form that the standard has not, and how to mend it.
fn not_signed(party: bool, written: &str, forms: &[String]) -> (Words, Words) {
    if party {
        return (
            (
                format!("văn bản của Đảng không ký `{written}`"),
                format!("Party documents are not signed `{written}`"),
            ),
            (
                "Ghi `T/L` khi được Ban Thường vụ hoặc người đứng đầu giao ký, `K/T` khi cấp phó ký thay người đứng đầu cơ quan.".into(),
                "Write `T/L` when the bureau or the head has ordered it, `K/T` when a deputy signs for the head.".into(),
            ),
        );
    }
    let all: Vec<String> = forms.iter().map(|form| format!("`{form}`")).collect();
    let all = all.join(", ");
    (
        (
            format!("tiêu chuẩn của văn bản này không có `{written}`"),
            format!("the standard of this document has no `{written}`"),
        ),
        (
            format!("Ghi một trong các hình thức của tiêu chuẩn: {all}."),
            format!("Write one of the standard's forms: {all}."),
        ),
    )
}

/// What is written otherwise than this system writes it, and what it writes, if it has the form at
/// all. Small letters are no fault: the line is printed in capitals.
fn foreign<'a>(authority: &'a str, forms: &'a [String]) -> Option<(&'a str, Option<&'a str>)> {
    let letters = letters(authority)?;
    let is_it = |form: &&String| self::letters(form).is_some_and(|own| own.form == letters.form);
    let right = forms.iter().find(is_it).map(String::as_str);
    let glued = authority
        .get(letters.written.len()..)
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let same = right.is_some_and(|right| letters.written.eq_ignore_ascii_case(right));
    (!same || glued).then_some((letters.written, right))
}

/// The signers of a directive, and the file in which they stand.
pub(super) fn signers(directive: &Directive) -> (&[Signature], &Arc<SourceFile>) {
    let file = if directive.signature_from_organ {
        &directive.organ.file
    } else {
        &directive.file
    };
    (&directive.signatures, file)
}

#[cfg(test)]
mod tests {
    use super::{Form, foreign, letters, not_signed, told};
    use crate::standard::Standards;

    #[test]
    fn each_system_has_its_letters() {
        let forms = |id| {
            Standards::embedded()
                .by_id(id)
                .unwrap()
                .signature
                .forms
                .clone()
        };
        let (party, state) = (forms("party-2026"), forms("state-2020"));
        let party = |text| foreign(text, &party);
        let state = |text| foreign(text, &state);
        assert_eq!(party("TM. Ban Thường vụ"), Some(("TM.", Some("T/M"))));
        assert_eq!(party("T/M Ban Thường vụ"), None);
        assert_eq!(party("TUQ. Chánh Văn phòng"), Some(("TUQ.", None)));
        assert_eq!(state("KT Chủ tịch"), Some(("KT", Some("KT."))));
        assert_eq!(state("K/T Chủ tịch"), Some(("K/T", Some("KT."))));
        assert_eq!(state("KT. Chủ tịch"), None);
        assert_eq!(state("TUQ. Chủ tịch"), None);
        assert_eq!(state("TM.Ủy ban nhân dân"), Some(("TM.", Some("TM."))));
        assert_eq!(state("Chủ tịch"), None);
        assert_eq!(party("Thay mặt Đảng ủy"), Some(("Thay mặt", Some("T/M"))));
        assert_eq!(party("Thừa uỷ quyền Bí thư"), Some(("Thừa uỷ quyền", None)));
        assert_eq!(
            state("Thừa lệnh Chủ tịch"),
            Some(("Thừa lệnh", Some("TL.")))
        );
    }

    #[test]
    fn a_missing_space_is_told_as_such() {
        let told = |authority, written, right| {
            let (said, instead) = told(authority, written, right);
            (said.0, instead)
        };
        assert_eq!(
            told("TM.Ủy ban nhân dân", "TM.", "TM."),
            (
                "thiếu dấu cách sau `TM.` ở quyền hạn".to_owned(),
                "TM. ".to_owned()
            )
        );
        assert_eq!(
            told("K/TChủ tịch", "K/T", "KT."),
            (
                "quyền hạn ghi `K/T`, văn bản này dùng `KT.`".to_owned(),
                "KT. ".to_owned()
            )
        );
        assert_eq!(told("KT", "KT", "KT.").1, "KT.");
    }

    #[test]
    fn a_form_that_is_not_there_is_told_in_the_words_of_the_system() {
        let forms = ["TM.".to_owned(), "KT.".to_owned()];
        let said = |party| {
            let (said, hint) = not_signed(party, "TUQ.", &forms);
            format!("{}. {}", said.0, hint.0)
        };
        assert!(said(true).starts_with("văn bản của Đảng không ký `TUQ.`. Ghi `T/L`"));
        assert_eq!(
            said(false),
            "tiêu chuẩn của văn bản này không có `TUQ.`. Ghi một trong các hình thức của tiêu chuẩn: `TM.`, `KT.`."
        );
    }

    #[test]
    fn letters_are_read_with_whatever_signs() {
        let form = |text| letters(text).map(|letters| (letters.form, letters.rest));
        assert_eq!(form("T / M Đảng ủy"), Some((Form::Behalf, "Đảng ủy")));
        assert_eq!(
            form("t/l Ban Thường vụ"),
            Some((Form::Order, "Ban Thường vụ"))
        );
        assert_eq!(form("K.T. Chủ tịch"), Some((Form::Deputy, "Chủ tịch")));
        assert_eq!(form("T/M"), Some((Form::Behalf, "")));
        assert_eq!(
            form("Thay mặt Ban Thường vụ"),
            Some((Form::Behalf, "Ban Thường vụ"))
        );
        assert_eq!(form("Tmax"), None);
        assert_eq!(form("Trưởng ban"), None);
        assert_eq!(form(""), None);
    }
}
