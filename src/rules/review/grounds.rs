//! Legal bases (căn cứ).

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
