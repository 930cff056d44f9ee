//! Composes a notice: directive × standard × body template.

use std::sync::Arc;

use super::text::{GAP_LINE, end_with};
use super::{
    Block, Inline, Letterhead, Meta, Notice, Recipients, SignatureBlock, Title, context, markdown,
};
use crate::directive::{Directive, Recipient, Urgency};
use crate::finding::{Finding, Message, code, grouped};
use crate::standard::{Standard, grammar};
use crate::template::{Templates, body_name, capitalised};

/// Most paragraphs and items of one notice: some four hundred pages, far beyond any real one.
const MOST_BLOCKS: usize = 5_000;

/// Makes the notice.
///
/// What the directive does not give prints as a gap; nothing is invented. The directive must have
/// passed [`crate::rules::check`] without errors in its figures and kind.
///
/// # Errors
/// A finding in the body template, or one that says the notice is far too long.
pub fn compose(
    directive: &Directive,
    standard: &Arc<Standard>,
    templates: &Templates,
) -> Result<Notice, Finding> {
    let context = context::context(directive, standard)?;
    let body = templates.render(&body_name(&directive.kind.value), &context)?;
    let mut blocks = markdown::blocks(&body, standard);
    if blocks.len() > MOST_BLOCKS {
        return Err(too_long(directive, blocks.len()));
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph {
            text: vec![Inline::plain(GAP_LINE)],
        });
    }
    close_body(&mut blocks, &standard.body.end_mark.value);
    let letterhead = letterhead(directive, standard);
    let title = title(directive, standard);
    Ok(Notice {
        standard: Arc::clone(standard),
        meta: meta(directive, standard, &letterhead, &title),
        letterhead,
        title: Some(title),
        addressees: None,
        body: blocks,
        recipients: recipients(directive, standard),
        signatures: vec![signature(directive)],
        annexes: Vec::new(),
        contact: None,
    })
}

fn too_long(directive: &Directive, count: usize) -> Finding {
    let (count, most) = (grouped(count), grouped(MOST_BLOCKS));
    Finding::error(
        code::LIMIT,
        Message::new(
            format!("văn bản có {count} đoạn, nhiều nhất là {most}"),
            format!("the notice has {count} paragraphs, at most {most} are allowed"),
        ),
    )
    .at(&directive.file, directive.kind.span)
    .hint(
        "Tách thành nhiều văn bản.",
        "Split it into several documents.",
    )
}

fn letterhead(directive: &Directive, standard: &Standard) -> Letterhead {
    let organ = &directive.organ;
    let lines = match organ.name_lines.as_slice() {
        [] => name_lines(
            organ.name.value.to_uppercase(),
            &standard.letterhead.organ_breaks,
        ),
        lines => lines.iter().map(|line| line.value.to_uppercase()).collect(),
    };
    let marks = &standard.marks;
    Letterhead {
        superior: organ
            .superior
            .as_ref()
            .map(|line| line.value.to_uppercase()),
        organ: lines,
        number: grammar::number_line(
            standard,
            &directive.kind.value,
            directive.number.as_ref().map(|n| n.value),
            organ.symbol.as_ref().map(|s| s.value.as_str()),
        ),
        subject: None,
        place_date: Some(grammar::place_date_line(
            standard,
            organ.place.as_ref().map(|p| p.value.as_str()),
            directive.issue_date.as_ref().map(|d| d.value),
        )),
        urgency: directive.urgency.as_ref().map(|urgency| {
            let (urgent, very, express) = &marks.urgency_words;
            match urgency.value {
                Urgency::Urgent => urgent.clone(),
                Urgency::VeryUrgent => very.clone(),
                Urgency::Express => express.clone(),
            }
        }),
        draft: directive.draft.as_ref().map(|draft| match draft.value {
            0 => marks.draft_text.clone(),
            count => grammar::fill(&marks.draft_pattern, &[("lan", &count.to_string())]),
        }),
        circulation: directive
            .circulation
            .as_ref()
            .map(|mark| mark.value.to_uppercase()),
        circulation_last: None,
    }
}

/// The organ's name, broken after the words that the standard names: `ỦY BAN NHÂN DÂN` and the
/// unit's name below it.
fn name_lines(name: String, breaks: &[String]) -> Vec<String> {
    let parted = breaks.iter().find_map(|words| {
        let rest = name.strip_prefix(words.as_str())?.strip_prefix(' ')?;
        Some(vec![words.clone(), rest.to_owned()])
    });
    parted.unwrap_or_else(|| vec![name])
}

fn title(directive: &Directive, standard: &Standard) -> Title {
    let kind = standard.types.get(&directive.kind.value);
    let name = kind.map_or(directive.kind.value.as_str(), |kind| kind.name.as_str());
    let subject = directive
        .subject
        .as_ref()
        .map_or_else(|| GAP_LINE.to_owned(), |s| s.value.clone());
    let subject = if standard.title.subject_capital.value {
        capitalised(&subject)
    } else {
        subject
    };
    Title {
        name: name.to_uppercase(),
        author: directive
            .author
            .as_ref()
            .map(|author| author.value.to_uppercase()),
        subject,
    }
}

fn meta(
    directive: &Directive,
    standard: &Standard,
    letterhead: &Letterhead,
    title: &Title,
) -> Meta {
    let kind = standard.types.get(&directive.kind.value);
    let name = kind.map_or(title.name.as_str(), |kind| kind.name.as_str());
    let author = directive
        .author
        .as_ref()
        .map(|author| author.value.as_str());
    let words = [Some(name), author, Some(title.subject.as_str())];
    Meta {
        title: words.into_iter().flatten().collect::<Vec<_>>().join(" "),
        author: directive.organ.name.value.clone(),
        number: letterhead
            .number
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        date: directive
            .issue_date
            .as_ref()
            .map(|date| date.value.to_string()),
        kind: directive.kind.value.clone(),
    }
}

/// Ends the last text of the body with the standard's mark.
fn close_body(blocks: &mut [Block], mark: &str) {
    let text = match blocks.last_mut() {
        Some(Block::Paragraph { text } | Block::Item { text, .. }) => text,
        _ => return,
    };
    if let Some(Inline::Text { text, .. }) = text.last_mut() {
        *text = end_with(text, mark);
    }
}

fn recipients(directive: &Directive, standard: &Standard) -> Recipients {
    let format = &standard.recipients;
    let mut lines: Vec<String> = directive
        .recipients
        .iter()
        .map(|recipient| match recipient {
            Recipient::Named {
                name,
                purpose: Some(purpose),
            } => {
                format!(
                    "{}{}",
                    name.value,
                    grammar::fill(&format.purpose, &[("de", &purpose.value)])
                )
            }
            Recipient::Named {
                name,
                purpose: None,
            } => name.value.clone(),
            Recipient::Archive(unit) => archive_line(&format.archive, &unit.value),
        })
        .collect();
    if !directive
        .recipients
        .iter()
        .any(|r| matches!(r, Recipient::Named { .. }))
    {
        lines.insert(0, GAP_LINE.to_owned());
    }
    if !directive
        .recipients
        .iter()
        .any(|r| matches!(r, Recipient::Archive(_)))
    {
        lines.push(grammar::fill(&format.archive, &[("luu", GAP_LINE)]));
    }
    let last = lines.len().saturating_sub(1);
    for (i, line) in lines.iter_mut().enumerate() {
        let bare = line.trim_end_matches([';', '.', ',']);
        let mark = if i == last {
            &format.last
        } else {
            &format.separator
        };
        *line = format!("{}{bare}{mark}", format.prefix);
    }
    Recipients {
        label: format.label_text.clone(),
        lines,
        drafter: None,
    }
}

/// The archive line: the pattern with the unit. A clerk who repeats what the pattern has already
/// (`luu: VT, VP` where the standard prints `Lưu: VT, …`) gets it once.
fn archive_line(pattern: &str, unit: &str) -> String {
    let (before, after) = pattern.split_once("{luu}").unwrap_or((pattern, ""));
    let fixed = before.trim_end_matches([',', ' ']);
    let word = fixed.rsplit(' ').next().unwrap_or("");
    let repeats = !word.is_empty() && before != format!("{fixed} ");
    match unit.strip_prefix(word).filter(|_| repeats) {
        Some("") => format!("{fixed}{after}"),
        Some(rest) if rest.starts_with(',') => {
            format!("{before}{}{after}", rest.trim_start_matches([',', ' ']))
        }
        _ => format!("{before}{unit}{after}"),
    }
}

fn signature(directive: &Directive) -> SignatureBlock {
    let capitals = |lines: &[crate::directive::Text]| {
        lines.iter().map(|line| line.value.to_uppercase()).collect()
    };
    match &directive.signature {
        Some(signature) => SignatureBlock {
            authority: capitals(&signature.authority),
            position: if signature.position.is_empty() {
                vec![GAP_LINE.to_owned()]
            } else {
                capitals(&signature.position)
            },
            name: signature
                .name
                .as_ref()
                .map_or_else(|| GAP_LINE.to_owned(), |name| name.value.clone()),
        },
        None => SignatureBlock {
            authority: vec![GAP_LINE.to_owned()],
            position: vec![GAP_LINE.to_owned()],
            name: GAP_LINE.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{archive_line, name_lines};

    #[test]
    fn the_name_of_a_peoples_committee_has_two_lines() {
        let breaks = ["ỦY BAN NHÂN DÂN".to_owned()];
        let lines = |name: &str| name_lines(name.to_owned(), &breaks).join(" / ");
        assert_eq!(
            lines("ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH"),
            "ỦY BAN NHÂN DÂN / PHƯỜNG BA ĐÌNH"
        );
        assert_eq!(lines("ỦY BAN NHÂN DÂN"), "ỦY BAN NHÂN DÂN");
        assert_eq!(lines("SỞ Y TẾ"), "SỞ Y TẾ");
    }

    #[test]
    fn the_archive_line_says_vt_once() {
        let state = "Lưu: VT, {luu}";
        assert_eq!(archive_line(state, "VP"), "Lưu: VT, VP");
        assert_eq!(archive_line(state, "VT, VP"), "Lưu: VT, VP");
        assert_eq!(archive_line(state, "VT"), "Lưu: VT");
        assert_eq!(archive_line(state, "VTLT"), "Lưu: VT, VTLT");
        assert_eq!(archive_line("Lưu {luu}", "VPQU"), "Lưu VPQU");
        assert_eq!(archive_line("Lưu {luu}", "Lưu trữ"), "Lưu Lưu trữ");
    }
}
