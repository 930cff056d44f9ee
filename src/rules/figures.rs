//! Figures: parts that must add up, relations that must hold.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Observation;
use crate::directive::number::format;
use crate::directive::reference::undefined;
use crate::directive::{Directive, Figure, Number, Relation, RelationKind, Text, keys};
use crate::finding::{Finding, Message, code};
use crate::source::Span;

pub(super) fn check(directive: &Directive) -> Vec<Observation> {
    let mut seen = Vec::new();
    for figure in &directive.figures {
        seen.extend(parts(directive, figure));
        seen.extend(among(directive, figure));
    }
    for entry in &directive.relations {
        match named_figures(directive, entry) {
            Ok((of, equals)) => seen.extend(relation(directive, entry, &of, equals)),
            Err(errors) => seen.extend(errors.into_iter().map(Observation::from)),
        }
    }
    seen
}

/// `gom`: the parts must add up to the value, or to 100 when they are percentages of a count.
fn parts(directive: &Directive, figure: &Figure) -> Option<Observation> {
    let whole = &figure.value.value;
    let numbers: Vec<&Number> = figure.parts.iter().map(|(_, n)| &n.value).collect();
    let percents = numbers.iter().filter(|n| n.percent).count();
    let name = &figure.name.value;
    if numbers.is_empty() {
        return None;
    }
    if percents != 0 && percents != numbers.len() {
        let message = Message::new(
            format!("`gom` của `{name}` lẫn số đếm và phần trăm, không cộng được"),
            format!("the parts of `{name}` mix counts and percentages and cannot be added"),
        );
        return Some(mismatch(directive, message, figure.value.span, name, None));
    }
    let of_hundred = percents > 0 && !whole.percent;
    let target = if of_hundred {
        Decimal::ONE_HUNDRED
    } else {
        whole.value
    };
    let sum: Decimal = numbers.iter().map(|n| n.value).sum();
    let slack: Decimal = if percents > 0 {
        numbers.iter().map(|n| half_unit(n.value)).sum()
    } else {
        Decimal::ZERO
    };
    if (sum - target).abs() <= slack {
        return None;
    }
    let mark = if percents > 0 { "%" } else { "" };
    let terms = join(&numbers, " + ");
    let (sum, target) = (format(sum), format(target));
    let message = Message::new(
        format!("`gom` của `{name}` không khớp: {terms} = {sum}{mark}, đang ghi {target}{mark}"),
        format!(
            "the parts of `{name}` do not add up: {terms} = {sum}{mark}, written {target}{mark}"
        ),
    );
    let need = (!of_hundred).then_some(sum);
    Some(mismatch(directive, message, figure.value.span, name, need))
}

/// `trong_do`: no part may be larger than the whole.
fn among(directive: &Directive, figure: &Figure) -> Vec<Observation> {
    let whole = &figure.value.value;
    let name = &figure.name.value;
    let too_large = figure.among.iter().filter(|(_, part)| {
        let most = if part.value.percent && !whole.percent {
            Decimal::ONE_HUNDRED
        } else {
            whole.value
        };
        part.value.value > most
    });
    too_large
        .map(|(part, number)| {
            let (part, value) = (&part.value, &number.value.text);
            let whole = &whole.text;
            let message = Message::new(
                format!("`trong_do` của `{name}`: {part} {value} lớn hơn cả tổng {whole}"),
                format!("within `{name}`, {part} {value} is larger than the whole {whole}"),
            );
            mismatch(directive, message, number.span, name, None)
        })
        .collect()
}

type Named<'a> = (Vec<&'a Figure>, &'a Figure);

/// Finds the figures a relation names; errors for names that are unknown, itself, or too few.
fn named_figures<'a>(
    directive: &'a Directive,
    relation: &Relation,
) -> Result<Named<'a>, Vec<Finding>> {
    let mut errors = Vec::new();
    let mut find = |name: &Text| {
        let figure = directive.figure(&name.value);
        // Figures with errors of their own are not there; they are reported already.
        if figure.is_none() && !faulty(directive) {
            let fault = undefined(directive, &name.value);
            errors.push(fault.at(code::FIGURE_UNDEFINED, &directive.file, name.span));
        }
        figure
    };
    let of: Option<Vec<&Figure>> = relation
        .of
        .iter()
        .map(&mut find)
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let equals = find(&relation.equals);
    let target = &relation.equals.value;
    if let Some(own) = relation.of.iter().find(|name| name.value == *target) {
        errors.push(itself(directive, own));
    }
    if !right_count(relation) {
        errors.push(wrong_count(directive, relation));
    }
    match (of, equals) {
        (Some(of), Some(equals)) if errors.is_empty() => Ok((of, equals)),
        _ => Err(errors),
    }
}

fn faulty(directive: &Directive) -> bool {
    let key = directive.written.get(keys::directive::FIGURES.key);
    key.is_some_and(|key| key.faulty)
}

fn right_count(relation: &Relation) -> bool {
    match relation.kind {
        RelationKind::Percentage => relation.of.len() == 2,
        RelationKind::Sum | RelationKind::Difference => relation.of.len() >= 2,
    }
}

fn wrong_count(directive: &Directive, relation: &Relation) -> Finding {
    let count = relation.of.len();
    let (vi, en) = match relation.kind {
        RelationKind::Percentage => ("`ty_le` cần đúng hai", "`ty_le` needs exactly two"),
        RelationKind::Sum => ("`tong` cần ít nhất hai", "`tong` needs at least two"),
        RelationKind::Difference => ("`hieu` cần ít nhất hai", "`hieu` needs at least two"),
    };
    let span = match (relation.of.first(), relation.of.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => relation.span,
    };
    let message = Message::new(
        format!("{vi} số liệu ở `cua`, đang có {count}"),
        format!("{en} figures in `cua`, there are {count}"),
    );
    Finding::error(code::RELATION, message)
        .at(&directive.file, span)
        .hint(
            "Ghi tên các số liệu thành danh sách, như `cua: [a, b]`.",
            "Write the figures' names as a list, such as `cua: [a, b]`.",
        )
}

fn itself(directive: &Directive, name: &Text) -> Finding {
    let own = &name.value;
    let message = Message::new(
        format!("quan hệ lấy chính `{own}` để tính `{own}`"),
        format!("the relation makes `{own}` out of itself"),
    );
    Finding::error(code::RELATION, message)
        .at(&directive.file, name.span)
        .hint(
            "Ở `cua` chỉ ghi các số liệu khác với `bang`.",
            "Name only figures in `cua` that are not in `bang`.",
        )
}

/// Does the sum, and says how it came out when it does not hold.
fn relation(
    directive: &Directive,
    relation: &Relation,
    of: &[&Figure],
    equals: &Figure,
) -> Option<Observation> {
    let numbers: Vec<&Number> = of.iter().map(|figure| &figure.value.value).collect();
    let written = &equals.value.value;
    let (terms, result) = match relation.kind {
        RelationKind::Sum => (
            join(&numbers, " + "),
            numbers.iter().map(|n| n.value).sum::<Decimal>(),
        ),
        RelationKind::Difference => {
            let (first, rest) = numbers.split_first()?;
            let rest: Decimal = rest.iter().map(|n| n.value).sum();
            (join(&numbers, " − "), first.value - rest)
        }
        RelationKind::Percentage => {
            let [part, whole] = numbers.as_slice() else {
                return None;
            };
            let Some(share) = part.value.checked_div(whole.value) else {
                return Some(no_share(directive, equals));
            };
            (join(&numbers, " : "), share * Decimal::ONE_HUNDRED)
        }
    };
    let percentage = relation.kind == RelationKind::Percentage;
    let slack = if percentage {
        half_unit(written.value)
    } else {
        Decimal::ZERO
    };
    if (result - written.value).abs() <= slack {
        return None;
    }
    let places = written.value.scale().max(if percentage { 2 } else { 0 });
    let mark = if percentage { "%" } else { "" };
    let shown = if percentage {
        result.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
    } else {
        result
    };
    let (name, result) = (&equals.name.value, format(shown));
    let text = &written.text;
    let message = Message::new(
        format!("`{name}` không khớp quan hệ đã khai: {terms} = {result}{mark}, đang ghi {text}"),
        format!("`{name}` does not keep its relation: {terms} = {result}{mark}, written {text}"),
    );
    let need = Some(format!("{result}{mark}"));
    let mut seen = mismatch(directive, message, equals.value.span, name, need);
    seen.figures.extend(of.iter().map(|f| f.name.value.clone()));
    seen.finding = seen.finding.related(
        &directive.file,
        relation.span,
        Message::new("quan hệ khai ở đây", "the relation is declared here"),
    );
    Some(seen)
}

fn no_share(directive: &Directive, equals: &Figure) -> Observation {
    let name = &equals.name.value;
    let message = Message::new(
        format!("`{name}`: không tính được phần trăm của 0"),
        format!("`{name}`: there is no percentage of 0"),
    );
    mismatch(directive, message, equals.value.span, name, None)
}

fn mismatch(
    directive: &Directive,
    message: Message,
    span: Span,
    name: &str,
    need: Option<String>,
) -> Observation {
    let mut finding = Finding::warning(code::RELATION, message)
        .at(&directive.file, span)
        .hint(
            format!(
                "Xem lại các con số. Nếu nguồn ghi đúng như vậy, thêm vào `bo_qua`: `{{quy_tac: {}, so_lieu: {name}, ly_do: …}}`.",
                code::RELATION
            ),
            format!(
                "Check the numbers. If the source says so, add to `bo_qua`: `{{quy_tac: {}, so_lieu: {name}, ly_do: …}}`.",
                code::RELATION
            ),
        );
    if let Some(need) = need {
        finding = finding.need(format!("cần {need}"), format!("{need} is needed"));
    }
    Observation {
        finding,
        figures: vec![name.to_owned()],
    }
}

fn join(numbers: &[&Number], mark: &str) -> String {
    let texts: Vec<&str> = numbers.iter().map(|n| n.text.as_str()).collect();
    texts.join(mark)
}

/// Half of the last decimal place written: how far rounding may have moved a value.
fn half_unit(value: Decimal) -> Decimal {
    Decimal::new(5, value.scale() + 1)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{directive, vi};

    fn check(figures: &str) -> String {
        let text = format!("loai: thong-bao\nco_quan: a\n{figures}");
        vi(&super::check(&directive(&text)))
    }

    const HINT: &str = "Xem lại các con số. Nếu nguồn ghi đúng như vậy, thêm vào `bo_qua`: `{quy_tac: D-RELATION, so_lieu: NAME, ly_do: …}`.";

    #[test]
    fn parts_add_up() {
        let parts = "gom: {a: 1.305, b: 374, c: 194}";
        assert_eq!(
            check(&format!("so_lieu:\n  luot: {{gia_tri: 1.873, {parts}}}\n")),
            ""
        );
        assert_eq!(
            check(&format!("so_lieu:\n  luot: {{gia_tri: 1.880, {parts}}}\n")),
            format!(
                "D-RELATION 4:19 `gom` của `luot` không khớp: 1.305 + 374 + 194 = 1.873, đang ghi 1.880 [cần 1.873] | {}",
                HINT.replace("NAME", "luot")
            )
        );
        assert_eq!(
            check("so_lieu:\n  f: {gia_tri: 3, gom: {a: '33,3%', b: '33,3%', c: '33,3%'}}\n"),
            ""
        );
        assert_eq!(
            check("so_lieu:\n  f: {gia_tri: 3, gom: {a: '33,3%', b: '30%'}}\n"),
            format!(
                "D-RELATION 4:16 `gom` của `f` không khớp: 33,3% + 30% = 63,3%, đang ghi 100% | {}",
                HINT.replace("NAME", "f")
            )
        );
    }

    #[test]
    fn a_part_is_at_most_the_whole() {
        assert_eq!(
            check("so_lieu:\n  f: {gia_tri: 36, trong_do: {a: 28, b: 20}}\n"),
            ""
        );
        assert_eq!(
            check("so_lieu:\n  f: {gia_tri: 36, trong_do: {khỏi: 37}}\n"),
            format!(
                "D-RELATION 4:37 `trong_do` của `f`: khỏi 37 lớn hơn cả tổng 36 | {}",
                HINT.replace("NAME", "f")
            )
        );
    }

    #[test]
    fn relations_hold() {
        let with = |figures: &str, relation: &str| {
            check(&format!(
                "so_lieu: {{{figures}}}\nquan_he:\n  - {relation}\n"
            ))
        };
        let difference = "{loai: hieu, cua: [a, b], bang: c}";
        assert_eq!(with("a: 1.873, b: 1.751, c: 122", difference), "");
        assert_eq!(
            with("a: 1.873, b: 1.751, c: 120", difference),
            format!(
                "D-RELATION 3:34 `c` không khớp quan hệ đã khai: 1.873 − 1.751 = 122, đang ghi 120 [cần 122] | {}",
                HINT.replace("NAME", "c")
            )
        );
        let share = "{loai: ty_le, cua: [a, b], bang: c}";
        assert_eq!(with("a: 9.408, b: 9.641, c: '97,58%'", share), "");
        assert_eq!(with("a: 1, b: 3, c: '33%'", share), "");
        assert_eq!(
            with("a: 1, b: 3, c: '34%'", share),
            format!(
                "D-RELATION 3:26 `c` không khớp quan hệ đã khai: 1 : 3 = 33,33%, đang ghi 34% [cần 33,33%] | {}",
                HINT.replace("NAME", "c")
            )
        );
        assert_eq!(
            with("a: 1, b: 0, c: '34%'", share),
            format!(
                "D-RELATION 3:26 `c`: không tính được phần trăm của 0 | {}",
                HINT.replace("NAME", "c")
            )
        );
    }

    #[test]
    fn relations_name_other_figures_that_exist() {
        assert_eq!(
            check(
                "so_lieu: {ca: 1, cb: 2}\nquan_he:\n  - {loai: tong, cua: [ca, cx], bang: ca}\n  - {loai: ty_le, cua: ca, bang: cb}\n"
            ),
            "D-FIGURE 5:28 chưa khai số liệu `cx` trong `so_lieu` | Có phải ý đồng chí là `ca`?\n\
             D-RELATION 5:24 quan hệ lấy chính `ca` để tính `ca` | Ở `cua` chỉ ghi các số liệu khác với `bang`.\n\
             D-RELATION 6:24 `ty_le` cần đúng hai số liệu ở `cua`, đang có 1 | Ghi tên các số liệu thành danh sách, như `cua: [a, b]`."
        );
    }
}
