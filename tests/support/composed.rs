//! A composed notice as a text that a reader can follow: every part on lines of its own.

use std::fmt::Write as _;

use vanthu::notice::{Alignment, Block, Inline, Letterhead, Notice, Table};

/// The whole notice.
pub(crate) fn composed(notice: &Notice) -> String {
    let mut out = format!("tiêu chuẩn: {}\n", notice.standard.id);
    letterhead(&mut out, &notice.letterhead);
    if let Some(title) = &notice.title {
        line(&mut out, "loại", Some(&title.name));
        line(&mut out, "tác giả", title.author.as_ref());
        line(&mut out, "trích yếu", Some(&title.subject));
    }
    if let Some(addressees) = &notice.addressees {
        line(&mut out, "nhãn kính gửi", Some(&addressees.label));
        lines(&mut out, "kính gửi", &addressees.lines);
    }
    blocks(&mut out, &notice.body);
    line(&mut out, "nhãn nơi nhận", Some(&notice.recipients.label));
    lines(&mut out, "nơi nhận", &notice.recipients.lines);
    line(&mut out, "người soạn", notice.recipients.drafter.as_ref());
    for signature in &notice.signatures {
        let above = [signature.authority.as_slice(), &signature.position];
        let above: Vec<String> = above.iter().map(|lines| lines.join(" / ")).collect();
        let above = above.join(" | ");
        writeln!(out, "ký: {above} | {}", signature.name).unwrap();
    }
    for annex in &notice.annexes {
        writeln!(out, "=== {}", annex.label).unwrap();
        line(&mut out, "tiêu đề", Some(&annex.title));
        line(&mut out, "kèm theo", Some(&annex.reference));
        blocks(&mut out, &annex.body);
    }
    line(&mut out, "liên hệ", notice.contact.as_ref());
    line(&mut out, "tên tệp PDF", Some(&notice.meta.title));
    line(&mut out, "tác giả tệp", Some(&notice.meta.author));
    out.replace('\u{a0}', "·")
}

fn letterhead(out: &mut String, head: &Letterhead) {
    line(out, "cấp trên", head.superior.as_ref());
    lines(out, "cơ quan", &head.organ);
    line(out, "số", Some(&head.number));
    line(out, "trích yếu công văn", head.subject.as_ref());
    line(out, "địa danh, ngày", head.place_date.as_ref());
    line(out, "khẩn", head.urgency.as_ref());
    line(out, "dự thảo", head.draft.as_ref());
    line(out, "lưu hành", head.circulation.as_ref());
    line(out, "lưu hành cuối", head.circulation_last.as_ref());
}

fn line(out: &mut String, name: &str, text: Option<&String>) {
    if let Some(text) = text {
        writeln!(out, "{name}: {text}").unwrap();
    }
}

fn lines(out: &mut String, name: &str, all: &[String]) {
    for text in all {
        writeln!(out, "{name}: {text}").unwrap();
    }
}

fn blocks(out: &mut String, blocks: &[Block]) {
    out.push_str("---\n");
    for block in blocks {
        let kind = match block {
            Block::Heading { level, .. } => format!("đề mục {level}"),
            Block::Paragraph { .. } => "đoạn".to_owned(),
            Block::Ground { .. } => "căn cứ".to_owned(),
            Block::Item { depth, .. } => format!("mục {depth}"),
            Block::Article { .. } => "điều".to_owned(),
            Block::Centred { .. } => "giữa dòng".to_owned(),
            Block::Table(table) => {
                rows(out, table);
                continue;
            }
        };
        let text = runs(block.text());
        writeln!(out, "{kind} [{}] {text}", block.label()).unwrap();
    }
    out.push_str("---\n");
}

fn rows(out: &mut String, table: &Table) {
    let side = |column: &Alignment| match column {
        Alignment::Left => "trái",
        Alignment::Centre => "giữa",
        Alignment::Right => "phải",
    };
    let sides: Vec<&str> = table.columns.iter().map(side).collect();
    writeln!(out, "bảng [{}]", sides.join(", ")).unwrap();
    for row in std::iter::once(&table.header).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| runs(cell)).collect();
        writeln!(out, "  | {} |", cells.join(" | ")).unwrap();
    }
}

/// Runs with `**bold**`, `*italic*` and `⏎` for a break.
fn runs(runs: &[Inline]) -> String {
    let run = |run: &Inline| match run {
        Inline::Break => "⏎".to_owned(),
        Inline::Text {
            text, bold, italic, ..
        } => {
            let mark = format!(
                "{}{}",
                if *bold { "**" } else { "" },
                if *italic { "*" } else { "" }
            );
            format!("{mark}{text}{mark}")
        }
    };
    runs.iter().map(run).collect()
}
