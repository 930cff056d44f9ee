//! Deadlines against the calendar and against the text.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
