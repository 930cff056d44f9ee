//! Organs of the Party in State papers and the other way round: in the profile, in the standard
//! that was chosen, in whoever decides, speaks or signs.

use crate::directive::organ::System;
use crate::directive::{Organ, Text};
use crate::rules::review::naming::{COMMITTEES, after, begins, lower};
use crate::rules::review::signature::{Form, letters};
use crate::rules::review::{Review, Role, Rule};

/// An organ of the other system.
const SYSTEM: Rule = Rule::any("D-SYSTEM");

/// What names of Party organs begin with, besides the committees.
const PARTY: [&str; 3] = ["chi bộ", "đảng bộ", "ban thường vụ"];
/// What names of State organs begin with.
const STATE: [&str; 4] = ["ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd"];

/// Symbols that only one system has.
const SYMBOLS: [(&str, System); 5] = [
    ("ĐU", System::Party),
    ("VPĐU", System::Party),
    ("VPTU", System::Party),
    ("UBND", System::State),
    ("HĐND", System::State),
];

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(SYSTEM) {
        return;
    }
    let directive = review.directive;
    for organ in directive.organs() {
        profile(review, organ);
    }
    // Joint papers of both systems name organs of both.
    if !chosen(review) && directive.partners.is_empty() {
        for at in 0..review.texts.len() {
            acting(review, at);
        }
    }
}

/// The system of an organ by its name in small letters.
fn system_of(name: &str) -> Option<System> {
    let office = after(name, "văn phòng").is_some_and(|rest| begins(rest, &COMMITTEES).is_some());
    if office || begins(name, &COMMITTEES).is_some() || begins(name, &PARTY).is_some() {
        Some(System::Party)
    } else {
        begins(name, &STATE).map(|_| System::State)
    }
}

/// A system in words.
fn words(system: System) -> (&'static str, &'static str) {
    match system {
        System::Party => ("cơ quan của Đảng", "an organ of the Party"),
        System::State => ("cơ quan nhà nước", "an organ of the State"),
    }
}

/// `he` says otherwise than the name or the symbol.
fn profile(review: &mut Review<'_>, organ: &Organ) {
    let own = organ.system.value;
    let symbol = organ.symbol.as_ref().and_then(|symbol| {
        let found = SYMBOLS.iter().find(|(letters, _)| *letters == symbol.value);
        found.map(|(_, system)| (symbol, *system))
    });
    let named = system_of(&lower(&organ.name.value)).map(|system| (&organ.name, system));
    let mut told = named.into_iter().chain(symbol);
    let Some((text, system)) = told.find(|(_, system)| *system != own) else {
        return;
    };
    let (vi, en) = words(system);
    let (he, right) = (own.word(), system.word());
    let Some(finding) = review.finding(
        SYSTEM,
        &format!("hồ sơ ghi `he: {he}`, mà `{}` là của {vi}", text.value),
        &format!(
            "the profile says `he: {he}`, yet `{}` is of {en}",
            text.value
        ),
    ) else {
        return;
    };
    let finding = finding.hint(
        format!("Ghi `he: {right}`, hoặc sửa tên, ký hiệu của cơ quan."),
        format!("Write `he: {right}`, or mend the organ's name or symbol."),
    );
    review.push(finding.at(&organ.file, text.span));
}

/// `tieu_chuan` of the other system; tells whether it is.
fn chosen(review: &mut Review<'_>) -> bool {
    let directive = review.directive;
    let own = directive.organ.system.value;
    let system = review.standard.system;
    if system == own {
        return false;
    }
    let Some(standard) = &directive.standard else {
        return true;
    };
    let ((vi, en), (of, of_en)) = (words(system), words(own));
    let Some(finding) = review.finding(
        SYSTEM,
        &format!(
            "tiêu chuẩn `{}` là của {vi}, cơ quan ban hành là {of}",
            standard.value
        ),
        &format!(
            "the standard `{}` is that of {en}; the paper is by {of_en}",
            standard.value
        ),
    ) else {
        return true;
    };
    let finding = finding.hint(
        "Bỏ `tieu_chuan` để chương trình chọn theo cơ quan và ngày, hoặc đổi `co_quan`.",
        "Leave `tieu_chuan` out and let the program choose by organ and date, or change `co_quan`.",
    );
    review.push(finding.at(&directive.file, standard.span));
    true
}

/// Who decides, speaks or signs in this paper is of its own system.
fn acting(review: &mut Review<'_>, at: usize) {
    let piece = review.texts[at];
    let Some(whom) = whom(piece.role, piece.text) else {
        return;
    };
    let Some(system) = system_of(&whom).filter(|system| *system != review.standard.system) else {
        return;
    };
    let ((vi, en), written) = (words(system), &piece.text.value);
    let (own, own_en) = match review.standard.system {
        System::Party => ("Đảng", "the Party"),
        System::State => ("cơ quan nhà nước", "the State"),
    };
    let Some(finding) = review.finding(
        SYSTEM,
        &format!("văn bản của {own} mà ghi `{written}` ({vi})"),
        &format!("a paper of {own_en} says `{written}` ({en})"),
    ) else {
        return;
    };
    let finding = finding.hint(
        "Ghi cơ quan của văn bản này; nếu văn bản là của cơ quan kia thì đổi `co_quan`.",
        "Name the organ of this paper; if the other one issues it, change `co_quan`.",
    );
    review.push_at(finding, at, &(0..written.len()));
}

/// The organ that acts in a text, in small letters.
fn whom(role: Role, text: &Text) -> Option<String> {
    match role {
        Role::Author => {
            let low = lower(&text.value);
            Some(after(&low, "của").unwrap_or(&low).to_owned())
        }
        Role::Authority => {
            let letters = letters(&text.value)?;
            (letters.form == Form::Behalf).then(|| lower(letters.rest))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::system_of;
    use crate::directive::organ::System;

    #[test]
    fn names_tell_the_system() {
        for name in [
            "đảng ủy phường bình sơn",
            "đảng ủy ủy ban nhân dân tỉnh",
            "chi bộ trường tiểu học",
            "văn phòng đảng ủy",
            "ban thường vụ đảng ủy",
        ] {
            assert_eq!(system_of(name), Some(System::Party), "{name}");
        }
        for name in ["ủy ban nhân dân phường", "ubnd phường", "hđnd phường"] {
            assert_eq!(system_of(name), Some(System::State), "{name}");
        }
        for name in ["văn phòng", "ban chỉ đạo", "phòng kinh tế", "chủ tịch ubnd"] {
            assert_eq!(system_of(name), None, "{name}");
        }
    }
}
