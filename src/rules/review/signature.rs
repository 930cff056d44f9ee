//! The signature block: forms of authority, positions, names.

use super::{Review, Role, Rule};

/// `TM.`, `KT.` in a Party paper; `T/M`, `K/T` in a State paper.
const FORM: Rule = Rule::both("P-SIG-FORM", "S-SIG");

/// The letters of each form of authority: those of the Party, those of the State.
const FORMS: [(&str, &str); 3] = [("T/M", "TM."), ("K/T", "KT."), ("T/L", "TL.")];

pub(super) fn check(review: &mut Review<'_>) {
    forms(review);
}

/// The letters of an authority belong to the paper's own system.
fn forms(review: &mut Review<'_>) {
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if piece.role != Role::Authority {
            continue;
        }
        let Some((written, right)) = foreign(&piece.text.value, review.is_party()) else {
            continue;
        };
        let length = written.len();
        let Some(finding) = review.finding(
            FORM,
            &format!("quyền hạn ghi `{written}`, văn bản này dùng `{right}`"),
            &format!("the authority is written `{written}`; this document uses `{right}`"),
        ) else {
            return;
        };
        let finding = finding
            .need(format!("`{right}`"), format!("`{right}`"))
            .hint(format!("Ghi `{right}`."), format!("Write `{right}`."));
        review.push_fix(finding, at, &(0..length), right);
    }
}

/// What is written of the other system's letters (with or without stops) at the start of an
/// authority, and what this system writes.
fn foreign(authority: &str, party: bool) -> Option<(&str, &'static str)> {
    let end = authority.find(' ').unwrap_or(authority.len());
    let written = authority.get(..end)?;
    let letters: String = written
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_uppercase();
    let form = FORMS
        .iter()
        .find(|(_, state)| state.trim_end_matches('.') == letters)?;
    let right = if party { form.0 } else { form.1 };
    (written != right).then_some((written, right))
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn each_system_has_its_letters() {
        assert_eq!(foreign("TM. Ban Thường vụ", true), Some(("TM.", "T/M")));
        assert_eq!(foreign("T/M Ban Thường vụ", true), None);
        assert_eq!(foreign("KT Chủ tịch", false), Some(("KT", "KT.")));
        assert_eq!(foreign("K/T Chủ tịch", false), Some(("K/T", "KT.")));
        assert_eq!(foreign("KT. Chủ tịch", false), None);
        assert_eq!(foreign("Chủ tịch", false), None);
    }
}
