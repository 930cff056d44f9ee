//! Annexes and how the body names them.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
