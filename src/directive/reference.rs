//! Figures in prose: `{{ so_lieu.ca_moi }}` and its parts.
//!
//! ```text
//! {{ so_lieu.NAME }}            value and unit: 840 ca, 97,58%
//! {{ so_lieu.NAME.gia_tri }}    the value alone          (value)
//! {{ so_lieu.NAME.don_vi }}     the unit alone           (unit)
//! {{ so_lieu.NAME.tu }}         first day: 05/01/2022    (from)
//! {{ so_lieu.NAME.den }}        last day                 (to)
//! {{ so_lieu.NAME.ky }}         từ ngày … đến ngày …     (period)
//! {{ so_lieu.NAME.gom.PART }}   a part, value and unit   (parts)
//! {{ so_lieu.NAME.trong_do."A part" }}                   (among)
//! ```
//! A part may be followed by `.gia_tri` or `.don_vi`. Names with spaces or dots stand in quotes.

use std::ops::Range;

use super::date::running;
use super::fault::Fault;
use super::keys::{Field, directive, figure as keys};
use super::suggest;
use super::{Directive, Figure, Number, Text};
use crate::finding::{Message, code};
use crate::source::Located;

/// `ky`: the period in words. Only prose knows it, so it is no key of the file.
const PERIOD: Field = Field {
    key: "ky",
    alias: "period",
};

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text, as a byte range of the paragraph.
    Text(Range<usize>),
    /// A mark in braces, from brace to brace, as a byte range of the paragraph.
    Mark(Range<usize>),
}

/// What is wrong with one mark: the rule broken, and the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkFault {
    /// [`code::MARKUP`] or [`code::FIGURE_UNDEFINED`].
    pub rule: &'static str,
    /// The mark's byte range in the paragraph.
    pub range: Range<usize>,
    /// What is wrong, and how to mend it.
    pub fault: Fault,
}

/// Cuts a paragraph at its marks (`{{ … }}`, `{% … %}`, `{# … #}`). A mark that is not closed runs
/// to the end.
pub fn pieces(paragraph: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some((start, close)) = next_mark(paragraph, at) {
        let end = paragraph
            .get(start + 2..)
            .and_then(|rest| rest.find(close))
            .map_or(paragraph.len(), |i| start + 2 + i + close.len());
        if at < start {
            pieces.push(Piece::Text(at..start));
        }
        pieces.push(Piece::Mark(start..end));
        at = end;
    }
    if at < paragraph.len() {
        pieces.push(Piece::Text(at..paragraph.len()));
    }
    pieces
}

fn next_mark(paragraph: &str, from: usize) -> Option<(usize, &'static str)> {
    let braces = paragraph.get(from..)?.match_indices('{');
    let mut starts = braces.map(|(at, _)| from + at);
    starts.find_map(|start| match paragraph.as_bytes().get(start + 1)? {
        b'{' => Some((start, "}}")),
        b'%' => Some((start, "%}")),
        b'#' => Some((start, "#}")),
        _ => None,
    })
}

/// Puts the figures into a paragraph. The result is inline Markdown.
///
/// # Errors
/// Every mark that cannot be replaced.
pub fn expand(directive: &Directive, paragraph: &str) -> Result<String, Vec<MarkFault>> {
    let mut text = String::with_capacity(paragraph.len());
    let mut faults = Vec::new();
    for piece in pieces(paragraph) {
        match piece {
            Piece::Text(range) => text.push_str(paragraph.get(range).unwrap_or("")),
            Piece::Mark(range) => {
                match resolve(directive, paragraph.get(range.clone()).unwrap_or("")) {
                    Ok(value) => text.push_str(&escape(&value)),
                    Err((rule, fault)) => faults.push(MarkFault { rule, range, fault }),
                }
            }
        }
    }
    if faults.is_empty() {
        Ok(text)
    } else {
        Err(faults)
    }
}

/// A figure as prose prints it: value and unit.
pub fn figure_text(figure: &Figure) -> String {
    with_unit(&figure.value.value, figure.unit.as_ref())
}

fn with_unit(number: &Number, unit: Option<&Text>) -> String {
    let number = &number.text;
    match unit.map(|unit| unit.value.as_str()) {
        Some(unit) if unit.starts_with('%') => format!("{number}{unit}"),
        Some(unit) => format!("{number} {unit}"),
        None => number.clone(),
    }
}

type Refusal = (&'static str, Fault);

/// The text that a mark stands for.
fn resolve(directive: &Directive, mark: &str) -> Result<String, Refusal> {
    let inner = mark
        .strip_prefix("{{")
        .and_then(|rest| rest.strip_suffix("}}"))
        .ok_or_else(|| not_a_figure(directive, mark))?;
    let path = path(inner).ok_or_else(|| not_a_figure(directive, mark))?;
    let [head, name, rest @ ..] = path.as_slice() else {
        return Err(not_a_figure(directive, mark));
    };
    if !named(directive::FIGURES, head) {
        return Err(not_a_figure(directive, mark));
    }
    let figure = directive
        .figure(name)
        .ok_or_else(|| (code::FIGURE_UNDEFINED, undefined(directive, name)))?;
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    attribute(figure, &rest).map_err(|fault| (code::FIGURE_UNDEFINED, fault))
}

/// Splits `so_lieu.name."a part"` at its dots; none when it is not such a path.
fn path(inner: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = inner.trim();
    loop {
        let (name, after) = if let Some(quoted) = rest.strip_prefix(['"', '“', '\'']) {
            quoted.split_once(['"', '”', '\''])?
        } else {
            let end = rest.find('.').unwrap_or(rest.len());
            rest.split_at(end)
        };
        let name = name.trim();
        if name.is_empty() || name.contains(['{', '}', '|', '(']) {
            return None;
        }
        names.push(name.to_owned());
        let after = after.trim_start();
        if after.is_empty() {
            return Some(names);
        }
        rest = after.strip_prefix('.')?.trim_start();
    }
}

fn named(field: Field, word: &str) -> bool {
    field.key == word || field.alias == word
}

/// The text of a figure's attribute, or of the figure when the path ends at its name.
fn attribute(figure: &Figure, path: &[&str]) -> Result<String, Fault> {
    match path {
        [list, part, rest @ ..] if named(keys::PARTS, list) => {
            part_text(figure, &figure.parts, part, rest)
        }
        [list, part, rest @ ..] if named(keys::AMONG, list) => {
            part_text(figure, &figure.among, part, rest)
        }
        [word] if named(keys::FROM, word) => {
            let from = figure.from.as_ref().ok_or_else(|| lacks(figure, "tu"))?;
            Ok(running(from.value))
        }
        [word] if named(keys::TO, word) => {
            let to = figure.to.as_ref().ok_or_else(|| lacks(figure, "den"))?;
            Ok(running(to.value))
        }
        [word] if named(PERIOD, word) => period(figure),
        _ => quantity(figure, &figure.value.value, path),
    }
}

fn part_text(
    figure: &Figure,
    parts: &[(Text, Located<Number>)],
    part: &str,
    rest: &[&str],
) -> Result<String, Fault> {
    match parts.iter().find(|(name, _)| name.value == part) {
        Some((_, number)) => quantity(figure, &number.value, rest),
        None => Err(no_part(
            figure,
            parts.iter().map(|(n, _)| n.value.as_str()),
            part,
        )),
    }
}

/// Value and unit, or the one that `path` asks for. A percentage of a whole does not carry the
/// whole's unit.
fn quantity(figure: &Figure, number: &Number, path: &[&str]) -> Result<String, Fault> {
    let own_unit = number.percent == figure.value.value.percent;
    match path {
        [] => Ok(with_unit(number, figure.unit.as_ref().filter(|_| own_unit))),
        [word] if named(keys::VALUE, word) => Ok(number.text.clone()),
        [word] if named(keys::UNIT, word) => {
            let unit = figure.unit.as_ref();
            Ok(unit.ok_or_else(|| lacks(figure, "don_vi"))?.value.clone())
        }
        _ => Err(no_attribute(figure, path)),
    }
}

fn period(figure: &Figure) -> Result<String, Fault> {
    let from = figure.from.as_ref().map(|day| running(day.value));
    let to = figure.to.as_ref().map(|day| running(day.value));
    match (from, to) {
        (Some(from), Some(to)) => Ok(format!("từ ngày {from} đến ngày {to}")),
        (Some(from), None) => Ok(format!("từ ngày {from}")),
        (None, Some(to)) => Ok(format!("đến ngày {to}")),
        (None, None) => Err(lacks(figure, "tu")),
    }
}

/// Keeps a figure's text from being read as emphasis or a link. The other marks (`<`, `&`, `#` …)
/// are no markup in prose anyway.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn not_a_figure(directive: &Directive, mark: &str) -> Refusal {
    let meant = path(mark.trim_matches(['{', '}', '%', '#']))
        .and_then(|names| names.into_iter().next())
        .filter(|name| directive.figure(name).is_some());
    let closed = mark.ends_with('}') && mark.len() >= 4;
    let hint = match meant {
        Some(name) => (
            format!("Ghi `{{{{ so_lieu.{name} }}}}`."),
            format!("Write `{{{{ so_lieu.{name} }}}}`."),
        ),
        None if !closed => (
            "Thiếu dấu đóng `}}`.".to_owned(),
            "The closing `}}` is missing.".to_owned(),
        ),
        None => (
            "Ghi `{{ so_lieu.tên }}` với tên đã khai trong `so_lieu`, hoặc bỏ dấu ngoặc nhọn."
                .to_owned(),
            "Write `{{ so_lieu.name }}` with a name given in `so_lieu`, or leave out the braces."
                .to_owned(),
        ),
    };
    let message = (
        "trong ngoặc nhọn chỉ được ghi số liệu".to_owned(),
        "only figures may stand in braces".to_owned(),
    );
    (code::MARKUP, Fault::new(message, hint))
}

/// The fault of a figure's name that is not declared.
pub(crate) fn undefined(directive: &Directive, name: &str) -> Fault {
    let known = directive.figures.iter().map(|f| f.name.value.as_str());
    Fault {
        message: Message::new(
            format!("chưa khai số liệu `{name}` trong `so_lieu`"),
            format!("the figure `{name}` is not given in `so_lieu`"),
        ),
        hint: {
            let (vi, en) = suggest::hint(name, known);
            Message::new(vi, en)
        },
    }
}

fn no_part<'a>(figure: &Figure, known: impl Iterator<Item = &'a str>, part: &str) -> Fault {
    let name = &figure.name.value;
    Fault::new(
        (
            format!("số liệu `{name}` không có phần `{part}`"),
            format!("the figure `{name}` has no part `{part}`"),
        ),
        suggest::hint(part, known),
    )
}

fn lacks(figure: &Figure, key: &str) -> Fault {
    let name = &figure.name.value;
    Fault::new(
        (
            format!("số liệu `{name}` chưa có `{key}`"),
            format!("the figure `{name}` has no `{key}`"),
        ),
        (
            format!("Thêm `{key}: …` cho `so_lieu.{name}`."),
            format!("Add `{key}: …` to `so_lieu.{name}`."),
        ),
    )
}

fn no_attribute(figure: &Figure, path: &[&str]) -> Fault {
    let name = &figure.name.value;
    let path = path.join(".");
    let known = keys::ALL.iter().chain([&PERIOD]).map(|field| field.key);
    Fault::new(
        (
            format!("không hiểu `{path}` sau `so_lieu.{name}`"),
            format!("`{path}` after `so_lieu.{name}` is not understood"),
        ),
        suggest::hint(&path, known),
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::directive::organ::Organs;
    use crate::directive::{organ, read};
    use crate::source::{SourceFile, yaml};

    const FILE: &str = "\
loai: thong-bao
co_quan: a
so_lieu:
  f1: {gia_tri: 840, don_vi: ca, tu: 05/01/2022, den: 27/5/2022}
  ty_le: 97,58 %
  luot:
    gia_tri: 1.873
    don_vi: lượt *người*
    gom: {Đoàn Tiếp viên: 1.305, b: 568}
    trong_do: {nữ: 50%}
";

    fn directive() -> Directive {
        let mut findings = Vec::new();
        let profile = Arc::new(SourceFile::new("co-quan/a.yaml", "he: dang\nten: A\n"));
        let node = yaml::parse(&profile, &mut findings).unwrap();
        let mut organs = Organs::new();
        organs.insert("a", organ::read(&profile, &node, &mut findings));
        let file = Arc::new(SourceFile::new("a.yaml", FILE));
        let node = yaml::parse(&file, &mut findings).unwrap();
        let directive = read::read(&file, &node, &organs, &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        directive.unwrap()
    }

    #[test]
    fn puts_figures_into_prose() {
        let directive = directive();
        for (prose, text) in [
            ("Có {{ so_lieu.f1 }}.", "Có 840 ca."),
            ("{{so_lieu.f1.gia_tri}}{{ figures.f1.unit }}", "840ca"),
            (
                "{{ so_lieu.f1.tu }}-{{ so_lieu.f1.den }}",
                "05/01/2022-27/5/2022",
            ),
            (
                "{{ so_lieu.f1.ky }}",
                "từ ngày 05/01/2022 đến ngày 27/5/2022",
            ),
            ("đạt {{ so_lieu.ty_le }}", "đạt 97,58%"),
            ("{{ so_lieu.luot }}", "1.873 lượt \\*người\\*"),
            (
                "{{ so_lieu.luot.gom.\"Đoàn Tiếp viên\" }}, {{ so_lieu.luot.gom.Đoàn Tiếp viên.gia_tri }}",
                "1.305 lượt \\*người\\*, 1.305",
            ),
            ("{{ so_lieu.luot.trong_do.nữ }}", "50%"),
            ("{một} ngoặc }} thì giữ", "{một} ngoặc }} thì giữ"),
        ] {
            assert_eq!(expand(&directive, prose), Ok(text.to_owned()));
        }
    }

    #[test]
    fn refuses_everything_else_in_braces() {
        let directive = directive();
        let vi = |prose: &str| {
            let faults = expand(&directive, prose).unwrap_err();
            let texts = faults.iter().map(|f| {
                let (message, hint) = (&f.fault.message.vi, &f.fault.hint.vi);
                format!("{} {} {message} | {hint}", f.rule, &prose[f.range.clone()])
            });
            texts.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(
            vi("a {{ so_lieu.f2 }} b {{ so_lieu.ca_moi }}"),
            "D-FIGURE {{ so_lieu.f2 }} chưa khai số liệu `f2` trong `so_lieu` | Có phải ý đồng chí là `f1`?\n\
             D-FIGURE {{ so_lieu.ca_moi }} chưa khai số liệu `ca_moi` trong `so_lieu` | Chỉ dùng được: `f1`, `ty_le`, `luot`."
        );
        assert_eq!(
            vi("{{ f1 }}"),
            "D-MARKUP {{ f1 }} trong ngoặc nhọn chỉ được ghi số liệu | Ghi `{{ so_lieu.f1 }}`."
        );
        assert_eq!(
            vi("{% if x %}"),
            "D-MARKUP {% if x %} trong ngoặc nhọn chỉ được ghi số liệu | Ghi `{{ so_lieu.tên }}` với tên đã khai trong `so_lieu`, hoặc bỏ dấu ngoặc nhọn."
        );
        assert_eq!(
            vi("còn {{ so_lieu.f1"),
            "D-MARKUP {{ so_lieu.f1 trong ngoặc nhọn chỉ được ghi số liệu | Thiếu dấu đóng `}}`."
        );
        assert_eq!(
            vi("{{ so_lieu.luot.tu }}{{ so_lieu.f1.gia }}{{ so_lieu.luot.gom.c }}"),
            "D-FIGURE {{ so_lieu.luot.tu }} số liệu `luot` chưa có `tu` | Thêm `tu: …` cho `so_lieu.luot`.\n\
             D-FIGURE {{ so_lieu.f1.gia }} không hiểu `gia` sau `so_lieu.f1` | Có phải ý đồng chí là `gia_tri`?\n\
             D-FIGURE {{ so_lieu.luot.gom.c }} số liệu `luot` không có phần `c` | Chỉ dùng được: `Đoàn Tiếp viên`, `b`."
        );
    }
}
