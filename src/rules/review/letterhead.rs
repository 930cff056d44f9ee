//! What stands in the organ profile: names, superior, place; marks of the other system.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
