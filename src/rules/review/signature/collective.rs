//! On whose behalf and by whose order a Party paper is signed: the collectives, the positions and
//! the chain that the guidance names.

use super::Form;
use super::authority::{first_position, is_collective, line, put};
use crate::directive::{Signature, Text};
use crate::rules::review::naming::{COMMITTEES, after, begins, lower};
use crate::rules::review::{Review, Rule};

/// `T/M` of a body that is no collective, a position that is not shown under it; `T/L` passed on.
const NAMED: Rule = Rule::party("P-SIG-TM");
/// A form that this paper is not signed in.
const POSITION: Rule = Rule::party("P-SIG-AUTH");

pub(super) fn check(review: &mut Review<'_>, signature: &Signature) {
    standing(review, signature);
    member(review, signature);
    passed_on(review, signature);
    office(review, signature);
}

/// The Thường trực of a committee is no collective that signs.
fn standing(review: &mut Review<'_>, signature: &Signature) {
    let Some((line, whom)) = line(signature, Form::Behalf) else {
        return;
    };
    let Some(of) = after(&whom, "thường trực") else {
        return;
    };
    if !of.is_empty() && begins(of, &COMMITTEES).is_none() {
        return;
    }
    tell(
        review,
        NAMED,
        line,
        (
            "Thường trực cấp ủy không phải là tập thể ký `T/M`",
            "the Thường trực of a committee is no collective that signs `T/M`",
        ),
        (
            "Ghi `quyen_han: T/M Ban Thường vụ` khi bí thư, phó bí thư ký; `T/L Ban Thường vụ` khi chánh văn phòng được giao ký.",
            "Write `quyen_han: T/M Ban Thường vụ` for secretaries and their deputies; `T/L Ban Thường vụ` for an office head who was told to sign.",
        ),
    );
}

/// A member of a collective signs for it without a position.
fn member(review: &mut Review<'_>, signature: &Signature) {
    let behalf = line(signature, Form::Behalf).filter(|(_, whom)| is_collective(whom));
    let (Some(_), Some((position, low))) = (behalf, first_position(signature)) else {
        return;
    };
    if after(&low, "ủy viên").is_none() {
        return;
    }
    let message = format!("dưới `T/M` không ghi chức vụ `{}`", position.value);
    let english = format!("`{}` is not shown under `T/M`", position.value);
    tell(
        review,
        NAMED,
        position,
        (&message, &english),
        (
            "Dưới `T/M` chỉ ghi chức vụ bí thư, phó bí thư, chủ nhiệm, phó chủ nhiệm, chủ tịch, phó chủ tịch; người ký có chức vụ ấy thì ghi chức vụ ấy.",
            "Only secretaries, chairmen and their deputies show a position under `T/M`; who has such a position writes that.",
        ),
    );
}

/// What one is ordered to sign, one signs oneself.
fn passed_on(review: &mut Review<'_>, signature: &Signature) {
    let (Some(_), Some((deputy, _))) =
        (line(signature, Form::Order), line(signature, Form::Deputy))
    else {
        return;
    };
    tell(
        review,
        NAMED,
        deputy,
        (
            "người được ký `T/L` không giao lại cho cấp phó ký `K/T`",
            "who signs `T/L` does not pass it on to a deputy signing `K/T`",
        ),
        (
            "Bỏ dòng `K/T …`; chánh văn phòng hoặc phó chánh văn phòng ký ngay dưới dòng `T/L …`.",
            "Leave the `K/T` line out; the office head or his deputy signs right under `T/L …`.",
        ),
    );
}

/// A deputy of the office signs the office's papers, not the committee's.
fn office(review: &mut Review<'_>, signature: &Signature) {
    let name = lower(&review.directive.organ.name.value);
    if begins(&name, &COMMITTEES).is_none() || line(signature, Form::Order).is_some() {
        return;
    }
    let deputy = line(signature, Form::Deputy);
    let Some((line, _)) = deputy.filter(|(_, whom)| after(whom, "chánh văn phòng").is_some())
    else {
        return;
    };
    tell(
        review,
        POSITION,
        line,
        (
            "`K/T Chánh Văn phòng` dùng ở văn bản của văn phòng, đầu trang này là của cấp ủy",
            "`K/T Chánh Văn phòng` belongs to papers of the office; this letterhead is the committee's",
        ),
        (
            "Ghi `quyen_han: T/L Ban Thường vụ`; văn bản của văn phòng thì đổi `co_quan`.",
            "Write `quyen_han: T/L Ban Thường vụ`; if it is the office's paper, change `co_quan`.",
        ),
    );
}

fn tell(review: &mut Review<'_>, rule: Rule, at: &Text, message: (&str, &str), hint: (&str, &str)) {
    if let Some(finding) = review.finding(rule, message.0, message.1) {
        put(review, finding.hint(hint.0, hint.1), at);
    }
}
