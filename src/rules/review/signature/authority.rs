//! Who signs in which form: the heads of a collective on its behalf, deputies for their head, those
//! whom an order names.

use super::{Form, Letters, bare, collective, letters, signers};
use crate::directive::{Signature, Text};
use crate::rules::review::naming::{COMMITTEES, after, begins, lower};
use crate::rules::review::{Review, Rule};

/// `K/T` for a collective: its deputies sign `T/M`.
const DEPUTY: Rule = Rule::party("P-SIG-KT");
/// A form that this position does not sign in.
const POSITION: Rule = Rule::both("P-SIG-AUTH", "S-SIG-AUTH");
/// `KT. Chủ tịch` alone on a paper of the People's Committee as a collective.
const COLLECTIVE: Rule = Rule::state("S-SIG-TM");

/// Collectives of the Party whose heads sign `T/M`.
const COLLECTIVES: [&str; 5] = [
    "ban thường vụ",
    "ban chấp hành",
    "thường trực",
    "chi bộ",
    "chi ủy",
];
/// Heads of a collective of the Party; `Chủ tịch` and others may head an organ of one chief.
const COLLECTIVE_HEADS: [&str; 2] = ["bí thư", "chủ nhiệm"];
/// Positions that a collective's order is needed for.
const STAFF: [&str; 9] = [
    "chánh văn phòng",
    "phó chánh văn phòng",
    "trưởng ban",
    "phó trưởng ban",
    "trưởng phòng",
    "phó trưởng phòng",
    "giám đốc",
    "phó giám đốc",
    "chuyên viên",
];
/// Heads, whose deputies' titles begin with `Phó`.
const HEADS: [&str; 9] = [
    "bí thư",
    "chủ nhiệm",
    "chủ tịch",
    "chánh văn phòng",
    "chánh thanh tra",
    "trưởng ban",
    "trưởng phòng",
    "giám đốc",
    "hiệu trưởng",
];
/// Kinds that a People's Committee issues as a collective.
const OF_COMMITTEE: [&str; 4] = ["ke-hoach", "chuong-trinh", "bao-cao", "to-trinh"];

pub(super) fn check(review: &mut Review<'_>) {
    let directive = review.directive;
    let kind = review.standard.types.get(&directive.kind.value);
    let joint = !directive.partners.is_empty() || kind.is_some_and(|kind| kind.signed_by_several);
    let (signatures, _) = signers(directive);
    for signature in signatures {
        if !joint {
            bare::check(review, signature);
        }
        if review.is_party() {
            deputies(review, signature);
            party(review, signature);
            collective::check(review, signature);
        } else {
            state(review, signature);
            collective(review, signature);
        }
    }
}

/// The lines of authority with their letters.
fn lines(signature: &Signature) -> impl Iterator<Item = (&Text, Letters<'_>)> {
    let lines = signature.authority.iter();
    lines.filter_map(|line| Some((line, letters(&line.value)?)))
}

/// The line in a form, with the words behind the letters in small letters.
pub(super) fn line(signature: &Signature, form: Form) -> Option<(&Text, String)> {
    let (line, letters) = lines(signature).find(|(_, letters)| letters.form == form)?;
    Some((line, lower(letters.rest)))
}

/// Whether words name a collective of the Party.
pub(super) fn is_collective(words: &str) -> bool {
    begins(words, &COLLECTIVES).is_some()
        || begins(words, &COMMITTEES).is_some()
        || after(words, "ủy ban kiểm tra").is_some()
}

fn deputies(review: &mut Review<'_>, signature: &Signature) {
    let Some((line, whom)) = line(signature, Form::Deputy) else {
        return;
    };
    let under = lines(signature).any(|(_, letters)| letters.form == Form::Behalf);
    if !under && !is_collective(&whom) && begins(&whom, &COLLECTIVE_HEADS).is_none() {
        return;
    }
    if let Some(finding) = review.finding(
        DEPUTY,
        "cấp phó của một tập thể ký `T/M`, không ký `K/T`",
        "deputies of a collective sign `T/M`, not `K/T`",
    ) {
        let finding = finding.hint(
            "Ghi `quyen_han: T/M …` với tên tập thể, như `T/M Ban Thường vụ`, và `chuc_vu: Phó Bí thư`; bỏ dòng `K/T`.",
            "Write `quyen_han: T/M …` with the collective, as `T/M Ban Thường vụ`, and `chuc_vu: Phó Bí thư`; leave the `K/T` line out.",
        );
        put(review, finding, line);
    }
}

fn party(review: &mut Review<'_>, signature: &Signature) {
    let Some((position, low)) = first_position(signature) else {
        return;
    };
    if let Some((_, whom)) = line(signature, Form::Behalf)
        && is_collective(&whom)
        && begins(&low, &STAFF).is_some()
    {
        return report(
            review,
            position,
            (
                format!("`{}` không ký thay mặt tập thể", position.value),
                format!(
                    "`{}` does not sign on behalf of the collective",
                    position.value
                ),
            ),
            (
                "Ghi `quyen_han: T/L Ban Thường vụ` khi được Ban Thường vụ giao ký; `T/M` là của bí thư, phó bí thư.",
                "Write `quyen_han: T/L Ban Thường vụ` when the bureau has ordered it; `T/M` is for secretaries and their deputies.",
            ),
        );
    }
    if line(signature, Form::Order).is_some() && begins(&low, &["bí thư", "phó bí thư"]).is_some()
    {
        return report(
            review,
            position,
            (
                format!("`{}` không ký thừa lệnh", position.value),
                format!("`{}` does not sign by order", position.value),
            ),
            (
                "Bí thư, phó bí thư ký thay mặt: ghi `quyen_han: T/M Ban Thường vụ`.",
                "Secretaries and their deputies sign on behalf: write `quyen_han: T/M Ban Thường vụ`.",
            ),
        );
    }
    head_as_deputy(review, signature, "K/T");
}

/// The head signs as his own deputy.
fn head_as_deputy(review: &mut Review<'_>, signature: &Signature, form: &str) {
    let Some((position, low)) = first_position(signature) else {
        return;
    };
    if line(signature, Form::Deputy).is_none() || begins(&low, &HEADS).is_none() {
        return;
    }
    report(
        review,
        position,
        (
            format!(
                "`{form}` là cấp phó ký thay, mà chức vụ ghi `{}`",
                position.value
            ),
            format!(
                "`{form}` is for a deputy, yet the position is `{}`",
                position.value
            ),
        ),
        (
            "Người đứng đầu tự ký thì bỏ dòng ký thay; cấp phó ký thì ghi chức vụ `Phó …`.",
            "When the head signs, leave that line out; a deputy's position begins with `Phó`.",
        ),
    );
}

fn state(review: &mut Review<'_>, signature: &Signature) {
    let Some((position, low)) = first_position(signature) else {
        return;
    };
    let has = |form| line(signature, form);
    let committee = has(Form::Behalf).filter(|(_, whom)| of_committee(whom));
    let ordered = has(Form::Order);
    let lone = has(Form::Deputy).is_none() && has(Form::Authorised).is_none();
    if committee.is_some() && lone && ordered.is_none() && after(&low, "phó chủ tịch").is_some()
    {
        return report(
            review,
            position,
            (
                "Phó Chủ tịch ký văn bản của Ủy ban nhân dân còn thiếu dòng `KT. Chủ tịch`"
                    .to_owned(),
                "a vice-chairman signing for the committee needs the line `KT. Chủ tịch`"
                    .to_owned(),
            ),
            (
                "Ghi `quyen_han: [TM. Ủy ban nhân dân, KT. Chủ tịch]`.",
                "Write `quyen_han: [TM. Ủy ban nhân dân, KT. Chủ tịch]`.",
            ),
        );
    }
    if committee.is_some() && lone && ordered.is_none() && begins(&low, &STAFF).is_some() {
        return report(
            review,
            position,
            (
                format!("`{}` không ký thay mặt Ủy ban nhân dân", position.value),
                format!(
                    "`{}` does not sign on behalf of the committee",
                    position.value
                ),
            ),
            (
                "Ghi `quyen_han: TL. Chủ tịch` khi được Chủ tịch giao ký.",
                "Write `quyen_han: TL. Chủ tịch` when the chairman has ordered it.",
            ),
        );
    }
    if let Some((_, whom)) = &ordered
        && after(whom, "chủ tịch").is_some()
    {
        return by_order(review, position, &low, lone);
    }
    head_as_deputy(review, signature, "KT.");
}

/// Who signs by the chairman's order.
fn by_order(review: &mut Review<'_>, position: &Text, low: &str, lone: bool) {
    if begins(low, &["chủ tịch", "phó chủ tịch"]).is_some() {
        report(
            review,
            position,
            (
                format!("`{}` không ký thừa lệnh Chủ tịch", position.value),
                format!("`{}` does not sign by the chairman's order", position.value),
            ),
            (
                "Phó Chủ tịch ký thay: ghi `KT. Chủ tịch`; Chủ tịch tự ký thì không ghi dòng này.",
                "A vice-chairman signs `KT. Chủ tịch`; the chairman himself needs no such line.",
            ),
        );
    } else if lone && begins(low, &["phó chánh văn phòng", "phó trưởng phòng"]).is_some() {
        let head = position.value.split_once(' ').map_or("", |(_, head)| head);
        let mut letters = head.chars();
        let head: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(letters)
            .collect();
        report(
            review,
            position,
            (
                format!("cấp phó ký thừa lệnh còn thiếu dòng `KT. {head}`"),
                format!("a deputy signing by order needs the line `KT. {head}`"),
            ),
            (
                &format!("Ghi `quyen_han: [TL. Chủ tịch, KT. {head}]`."),
                &format!("Write `quyen_han: [TL. Chủ tịch, KT. {head}]`."),
            ),
        );
    }
}

/// Whether words name a People's Committee.
fn of_committee(words: &str) -> bool {
    begins(words, &["ủy ban nhân dân", "ubnd"]).is_some()
}

/// A paper of the People's Committee is signed on its behalf, one of its chairman is not.
fn collective(review: &mut Review<'_>, signature: &Signature) {
    let d = review.directive;
    let issuer = d.issuer.as_ref().map(|issuer| lower(&issuer.value));
    let of_chairman = issuer
        .as_ref()
        .is_some_and(|issuer| after(issuer, "chủ tịch").is_some());
    let behalf = line(signature, Form::Behalf).filter(|(_, whom)| of_committee(whom));
    if let (true, Some((line, _))) = (of_chairman, &behalf) {
        return report(
            review,
            line,
            (
                "thẩm quyền ban hành là Chủ tịch mà ký thay mặt Ủy ban nhân dân".to_owned(),
                "the chairman decides, yet it is signed on behalf of the committee".to_owned(),
            ),
            (
                "Bỏ dòng `TM. Ủy ban nhân dân`; cấp phó ký thì chỉ ghi `KT. Chủ tịch`.",
                "Leave `TM. Ủy ban nhân dân` out; a deputy writes `KT. Chủ tịch` only.",
            ),
        );
    }
    let kind = OF_COMMITTEE.contains(&d.kind.value.as_str());
    let of_all = issuer.map_or(kind, |issuer| of_committee(&issuer));
    let organ = of_committee(&lower(&d.organ.name.value)) && d.partners.is_empty();
    if !of_all || !organ || behalf.is_some() {
        return;
    }
    let Some((line, whom)) = line(signature, Form::Deputy) else {
        return;
    };
    if after(&whom, "chủ tịch").is_none()
        || lines(signature)
            .next()
            .is_none_or(|(first, _)| first != line)
    {
        return;
    }
    if let Some(finding) = review.finding(
        COLLECTIVE,
        "văn bản của tập thể Ủy ban nhân dân ký `KT. Chủ tịch` mà không có dòng `TM. Ủy ban nhân dân`",
        "a paper of the committee as a body is signed `KT. Chủ tịch` without `TM. Ủy ban nhân dân`",
    ) {
        let finding = finding.hint(
            "Nếu là văn bản của Ủy ban nhân dân, ghi `quyen_han: [TM. Ủy ban nhân dân, KT. Chủ tịch]`; văn bản của cá nhân Chủ tịch thì giữ nguyên.",
            "If the committee issues it, write `quyen_han: [TM. Ủy ban nhân dân, KT. Chủ tịch]`; a paper of the chairman in person is right as it is.",
        );
        put(review, finding, line);
    }
}

/// The first line of the position, and it in small letters.
pub(super) fn first_position(signature: &Signature) -> Option<(&Text, String)> {
    let position = signature.position.first()?;
    Some((position, lower(&position.value)))
}

pub(super) fn report(
    review: &mut Review<'_>,
    at: &Text,
    message: (String, String),
    hint: (&str, &str),
) {
    if let Some(finding) = review.finding(POSITION, &message.0, &message.1) {
        put(review, finding.hint(hint.0, hint.1), at);
    }
}

/// Adds a finding at a text of the signature.
pub(super) fn put(review: &mut Review<'_>, finding: crate::finding::Finding, at: &Text) {
    let (_, file) = signers(review.directive);
    review.push(finding.at(file, at.span));
}
