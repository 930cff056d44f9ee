//! A signature without any line of authority, of someone who does not sign in his own right.

use super::authority::{first_position, report};
use crate::directive::Signature;
use crate::rules::review::Review;
use crate::rules::review::naming::{COMMITTEES, after, begins, lower};

/// Deputies of State organs with their heads.
const DEPUTIES: [(&str, &str); 6] = [
    ("phó chủ tịch", "Chủ tịch"),
    ("phó chánh văn phòng", "Chánh Văn phòng"),
    ("phó giám đốc", "Giám đốc"),
    ("phó trưởng phòng", "Trưởng phòng"),
    ("phó trưởng ban", "Trưởng ban"),
    ("phó hiệu trưởng", "Hiệu trưởng"),
];

pub(super) fn check(review: &mut Review<'_>, signature: &Signature) {
    // Several lines of a position may be a body's without a seal of its own.
    if !signature.authority.is_empty() || signature.position.len() != 1 {
        return;
    }
    if review.is_party() {
        secretary(review, signature);
    } else {
        deputy(review, signature);
    }
}

/// The secretary of a committee signs on its behalf.
fn secretary(review: &mut Review<'_>, signature: &Signature) {
    let organ = lower(&review.directive.organ.name.value);
    let cell = after(&organ, "chi bộ").is_some();
    if !cell && begins(&organ, &COMMITTEES).is_none() {
        return;
    }
    let Some((position, low)) = first_position(signature) else {
        return;
    };
    if begins(&low, &["bí thư", "phó bí thư"]).is_none() || low.contains("kiêm") {
        return;
    }
    let right = if cell {
        "T/M Chi bộ"
    } else {
        "T/M Ban Thường vụ"
    };
    report(
        review,
        position,
        (
            format!(
                "`{}` ký văn bản của tập thể còn thiếu dòng `T/M …`",
                position.value
            ),
            format!(
                "`{}` signing a collective's paper needs the line `T/M …`",
                position.value
            ),
        ),
        (
            &format!("Thêm `quyen_han: T/M …` với tên tập thể ra văn bản, như `{right}`."),
            &format!("Add `quyen_han: T/M …` with the collective that issues it, as `{right}`."),
        ),
    );
}

/// A deputy signs for the head.
fn deputy(review: &mut Review<'_>, signature: &Signature) {
    let Some((position, low)) = first_position(signature) else {
        return;
    };
    let found = DEPUTIES
        .iter()
        .find(|(deputy, _)| after(&low, deputy).is_some());
    let Some((_, head)) = found else {
        return;
    };
    report(
        review,
        position,
        (
            format!("cấp phó ký còn thiếu dòng `KT. {head}`"),
            format!("a deputy signing needs the line `KT. {head}`"),
        ),
        (
            &format!(
                "Thêm `quyen_han: KT. {head}`; văn bản của tập thể thì có cả dòng `TM. …` ở trên."
            ),
            &format!("Add `quyen_han: KT. {head}`; a collective's paper has `TM. …` above it."),
        ),
    );
}
