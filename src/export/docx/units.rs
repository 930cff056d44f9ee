//! Word's units.

/// Points as twips, twentieths of a point.
pub(super) fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}

/// Points as half points, the unit of sizes.
pub(super) fn half_points(points: f64) -> i64 {
    (points * 2.0).round() as i64
}

/// Points as eighths of a point, the unit of borders; Word draws from 2 to 96 of them.
pub(super) fn border_eighths(points: f64) -> i64 {
    ((points * 8.0).round() as i64).clamp(2, 96)
}

/// Millimetres as points.
pub(super) fn mm(millimetres: f64) -> f64 {
    millimetres * 72.0 / 25.4
}
