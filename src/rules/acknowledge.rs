//! `bo_qua`: warnings and notes that the clerk has looked at, each with the reason.

use super::Observation;
use crate::directive::{Acknowledgement, Directive};
use crate::finding::{Finding, Message, Severity, code};

/// Families of rules whose findings are made elsewhere: reading, templates, layout, files.
const ELSEWHERE: [&str; 4] = ["Y-", "F-", "T-", "L-"];

/// Those of them that need no page.
const ON_FILES: [&str; 2] = ["Y-", "F-"];

/// Marks acknowledged findings of other stages (layout, reading) as notes. Call it with all the
/// findings of those stages: an acknowledgement of their rules that matches none becomes a warning.
/// `laid_out` tells that there were pages; without, what is about pages and templates is not known.
pub fn settle(directive: &Directive, findings: Vec<Finding>, laid_out: bool) -> Vec<Finding> {
    let seen: Vec<Observation> = findings.into_iter().map(Observation::from).collect();
    let families: &[&str] = if laid_out { &ELSEWHERE } else { &ON_FILES };
    run(directive, seen, |code| {
        families.iter().any(|family| code.starts_with(family))
    })
}

/// The same for what the rules saw.
pub(super) fn apply(directive: &Directive, seen: Vec<Observation>) -> Vec<Finding> {
    run(directive, seen, |code| {
        !ELSEWHERE.iter().any(|family| code.starts_with(family))
    })
}

/// Applies the acknowledgements whose code is `mine`.
fn run(
    directive: &Directive,
    mut seen: Vec<Observation>,
    mine: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut unmatched = Vec::new();
    // Those marked already: two entries do not give two reasons for one finding.
    let mut marked = vec![false; seen.len()];
    for entry in &directive.acknowledgements {
        if !mine(&entry.rule.value) {
            continue;
        }
        let mut hit = false;
        let mut only_error = false;
        for (observation, marked) in seen.iter_mut().zip(&mut marked) {
            if !matches(entry, observation) {
                continue;
            }
            let error = observation.finding.severity == Severity::Error;
            only_error |= error;
            hit |= !error;
            if !error && !*marked {
                acknowledge(entry, &mut observation.finding);
                *marked = true;
            }
        }
        if !hit {
            unmatched.push(nothing(directive, entry, only_error));
        }
    }
    let findings = seen.into_iter().map(|observation| observation.finding);
    findings.chain(unmatched).collect()
}

fn matches(entry: &Acknowledgement, observation: &Observation) -> bool {
    let figure = entry.figure.as_ref().map(|figure| &figure.value);
    observation.finding.rule == entry.rule.value
        && figure.is_none_or(|figure| observation.figures.contains(figure))
}

/// Turns a warning into a note, and gives a note the reason for which it stands.
fn acknowledge(entry: &Acknowledgement, finding: &mut Finding) {
    let reason = &entry.reason.value;
    finding.severity = Severity::Note;
    finding.message = Message::new(
        format!("{} (đã xem và giữ nguyên: {reason})", finding.message.vi),
        format!("{} (acknowledged: {reason})", finding.message.en),
    );
    finding.hint = None;
    finding.fix = None;
}

fn nothing(directive: &Directive, entry: &Acknowledgement, only_error: bool) -> Finding {
    let rule = &entry.rule.value;
    let about = entry
        .figure
        .as_ref()
        .map_or_else(Default::default, |figure| {
            let name = &figure.value;
            (format!(" về `{name}`"), format!(" about `{name}`"))
        });
    let (message, hint) = if only_error {
        (
            Message::new(
                format!("`{rule}`{} là lỗi, không bỏ qua được", about.0),
                format!("`{rule}`{} is an error and cannot be acknowledged", about.1),
            ),
            (
                "Sửa lỗi đó, rồi xóa mục này khỏi `bo_qua`.",
                "Mend the error, then delete this entry from `bo_qua`.",
            ),
        )
    } else {
        (
            Message::new(
                format!("không có cảnh báo `{rule}`{} nào để bỏ qua", about.0),
                format!("there is no warning `{rule}`{} to acknowledge", about.1),
            ),
            (
                "Xóa mục này khỏi `bo_qua`, hoặc xem lại mã quy tắc và tên số liệu.",
                "Delete this entry from `bo_qua`, or check the rule's code and the figure's name.",
            ),
        )
    };
    Finding::warning(code::ACKNOWLEDGEMENT, message)
        .at(&directive.file, entry.rule.span)
        .hint(hint.0, hint.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{directive, standard, text_of};

    const HEAD: &str = "\
loai: thong-bao
co_quan: a
trich_yeu: x
nhiem_vu: Làm.
so_lieu: {a: 1.873, b: 1.751, c: 120}
quan_he:
  - {loai: hieu, cua: [a, b], bang: c}
noi_nhan: [{luu: VP}]
ky: {chuc_vu: B, ho_ten: C}
";

    fn check(rest: &str) -> Vec<String> {
        let text = format!("{HEAD}{rest}");
        let findings =
            crate::rules::check(&directive(&text), &standard(), None, |_| true, |_, _| true);
        let rest = findings.iter().filter(|f| f.rule != code::COMPONENT);
        rest.map(|f| format!("{:?} {}", f.severity, text_of(f)))
            .collect()
    }

    #[test]
    fn a_warning_becomes_a_note_with_its_reason() {
        assert_eq!(
            check("bo_qua:\n  - {quy_tac: D-RELATION, so_lieu: c, ly_do: Nguồn ghi 120}\n"),
            [
                "Note D-RELATION 5:34 `c` không khớp quan hệ đã khai: 1.873 − 1.751 = 122, đang ghi 120 (đã xem và giữ nguyên: Nguồn ghi 120) [cần 122]"
            ]
        );
    }

    #[test]
    fn a_note_has_its_reason_once() {
        let directive = directive(&format!(
            "{HEAD}bo_qua: [{{quy_tac: L-PAGE, ly_do: y}}, {{quy_tac: L-PAGE, ly_do: z}}]\n"
        ));
        let note = Finding::note(code::PAGE, Message::new("tràn", "overflow"));
        let texts: Vec<_> = settle(&directive, vec![note], true)
            .iter()
            .map(text_of)
            .collect();
        assert_eq!(texts, ["L-PAGE tràn (đã xem và giữ nguyên: y)"]);
    }

    #[test]
    fn an_acknowledgement_must_match_a_warning() {
        let relation = "Warning D-RELATION 5:34 `c` không khớp quan hệ đã khai: 1.873 − 1.751 = 122, đang ghi 120 [cần 122] | Xem lại các con số. Nếu nguồn ghi đúng như vậy, thêm vào `bo_qua`: `{quy_tac: D-RELATION, so_lieu: c, ly_do: …}`.";
        assert_eq!(
            check(
                "bo_qua:\n  - {quy_tac: D-RELATION, so_lieu: x, ly_do: y}\n  - {quy_tac: L-PAGE, ly_do: y}\n"
            ),
            [
                relation,
                "Warning D-ACKNOWLEDGEMENT 11:15 không có cảnh báo `D-RELATION` về `x` nào để bỏ qua | Xóa mục này khỏi `bo_qua`, hoặc xem lại mã quy tắc và tên số liệu."
            ]
        );
        assert_eq!(
            check("danh_gia: '{{ x }}'\nbo_qua:\n  - {quy_tac: D-MARKUP, ly_do: y}\n"),
            [
                relation,
                "Error D-MARKUP 10:12 trong ngoặc nhọn chỉ được ghi số liệu | Ghi `{{ so_lieu.tên }}` với tên đã khai trong `so_lieu`, hoặc bỏ dấu ngoặc nhọn.",
                "Warning D-ACKNOWLEDGEMENT 12:15 `D-MARKUP` là lỗi, không bỏ qua được | Sửa lỗi đó, rồi xóa mục này khỏi `bo_qua`."
            ]
        );
    }

    #[test]
    fn other_stages_settle_their_own() {
        let directive = directive(&format!(
            "{HEAD}bo_qua: [{{quy_tac: L-PAGE, ly_do: y}}, {{quy_tac: L-GLYPH, ly_do: z}}]\n"
        ));
        let page = Finding::warning(code::PAGE, Message::new("tràn", "overflow"));
        let texts: Vec<_> = settle(&directive, vec![page], true)
            .iter()
            .map(text_of)
            .collect();
        assert_eq!(
            texts,
            [
                "L-PAGE tràn (đã xem và giữ nguyên: y)",
                "D-ACKNOWLEDGEMENT 10:49 không có cảnh báo `L-GLYPH` nào để bỏ qua | Xóa mục này khỏi `bo_qua`, hoặc xem lại mã quy tắc và tên số liệu."
            ]
        );
    }
}
