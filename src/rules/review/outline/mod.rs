//! Numbering typed by hand, the end of the body.

mod end;
mod numbering;

use super::Review;

pub(super) fn check(review: &mut Review<'_>) {
    numbering::check(review);
    end::check(review);
}
