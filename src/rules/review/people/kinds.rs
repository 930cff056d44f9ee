//! Which body may issue which kind of Party document, for the bodies whose list is stated: a chi bộ
//! and a committee at the grass roots.

use crate::directive::Directive;
use crate::rules::review::naming::{after, begins, lower};
use crate::rules::review::signature::{Form, letters};
use crate::rules::review::{Review, Rule};

/// A body issues a kind that is not in its list.
const KIND: Rule = Rule::party("P-KIND");

/// A body with a stated list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    Cell,
    /// The committee of the grass roots: as a whole, its bureau, or not said.
    Committee,
    Bureau,
    Unsaid,
}

pub(super) fn check(review: &mut Review<'_>) {
    let d = review.directive;
    if !review.on(KIND) || !d.partners.is_empty() {
        return;
    }
    let Some(body) = body(d) else { return };
    if may(body, &d.kind.value) {
        return;
    }
    let kind = review.standard.types.get(&d.kind.value);
    let kind = kind.map_or(d.kind.value.as_str(), |kind| kind.name.as_str());
    let (vi, en) = match body {
        Body::Cell => ("chi bộ", "a chi bộ"),
        Body::Committee => ("ban chấp hành đảng bộ cơ sở", "a grass-roots committee"),
        Body::Bureau => ("ban thường vụ đảng ủy cơ sở", "a grass-roots bureau"),
        Body::Unsaid => ("đảng ủy cơ sở", "a grass-roots committee"),
    };
    let low = kind.to_lowercase();
    if let Some(finding) = review.finding(
        KIND,
        &format!("{vi} không ban hành {low}"),
        &format!("{en} does not issue a {low}"),
    ) {
        let finding = finding.hint(
            "Chọn loại khác, như nghị quyết, kết luận, kế hoạch, thông báo; nếu cấp trên có hướng dẫn riêng thì nêu lý do ở `bo_qua`.",
            "Choose another kind, as a resolution, a conclusion, a plan, a notice; if the superior level says otherwise, say so in `bo_qua`.",
        );
        review.push(finding.at(&d.file, d.kind.span));
    }
}

/// The issuing body, when it is one whose list is stated. The committee of a commune is not at the
/// grass roots: those are below it.
fn body(d: &Directive) -> Option<Body> {
    let superior = d.organ.superior.as_ref().map(|name| lower(&name.value));
    let level = level(
        &lower(&d.organ.name.value),
        superior.as_deref().unwrap_or(""),
    )?;
    if level == Body::Cell {
        return Some(level);
    }
    let mut lines = d
        .signatures
        .iter()
        .flat_map(|signature| &signature.authority);
    let letters = lines.find_map(|line| letters(&line.value))?;
    let whom = lower(letters.rest);
    let of_bureau = after(&whom, "ban thường vụ").is_some();
    Some(match letters.form {
        _ if of_bureau => Body::Bureau,
        Form::Behalf if after(&whom, "đảng ủy").is_some() => Body::Committee,
        _ => level,
    })
}

/// The level by the names in the letterhead, both in small letters.
fn level(name: &str, superior: &str) -> Option<Body> {
    if after(name, "chi bộ").is_some() {
        return Some(Body::Cell);
    }
    let above = after(superior, "đảng bộ")?;
    let below_commune = begins(above, &["phường", "xã", "đặc khu"]).is_some();
    (after(name, "đảng ủy").is_some() && below_commune).then_some(Body::Unsaid)
}

/// Whether the list of a body has the kind; kinds that no list speaks of are let pass.
fn may(body: Body, kind: &str) -> bool {
    match kind {
        "chi-thi" | "thong-tri" => false,
        "quy-che" => body != Body::Bureau,
        "quy-dinh" => body != Body::Cell,
        "huong-dan" => matches!(body, Body::Bureau | Body::Unsaid),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, level, may};

    #[test]
    fn levels_are_known_by_their_names() {
        assert_eq!(level("chi bộ thôn 1", ""), Some(Body::Cell));
        let school = level("đảng ủy trường trung học", "đảng bộ phường bình sơn");
        assert_eq!(school, Some(Body::Unsaid));
        assert_eq!(
            level("đảng ủy phường bình sơn", "đảng bộ tỉnh quảng ninh"),
            None
        );
        assert_eq!(level("tỉnh ủy quảng ninh", ""), None);
    }

    #[test]
    fn the_lists_are_kept() {
        assert!(!may(Body::Cell, "chi-thi"));
        assert!(!may(Body::Cell, "huong-dan"));
        assert!(!may(Body::Cell, "quy-dinh"));
        assert!(may(Body::Cell, "quy-che"));
        assert!(!may(Body::Bureau, "quy-che"));
        assert!(may(Body::Bureau, "huong-dan"));
        assert!(!may(Body::Committee, "huong-dan"));
        assert!(may(Body::Unsaid, "huong-dan"));
        for body in [Body::Cell, Body::Committee, Body::Bureau] {
            assert!(may(body, "nghi-quyet"));
        }
    }
}
