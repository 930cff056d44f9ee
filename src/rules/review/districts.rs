//! District bodies abolished on 01/7/2025.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
