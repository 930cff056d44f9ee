//! What a file says that it conforms to, and whether it may say so.

use super::fonts::text_of;
use crate::layout::{GlyphRun, Pages};
use crate::notice::{Block, Inline, Notice};

/// A text of this many bytes of UTF-8 fits into the 32 767 bytes of a string, whatever its letters.
const LONGEST_STRING: usize = 16_000;

/// Says that the file is PDF/A of this part (level A) and PDF/UA-1, and what the latter's field means, which PDF/A asks
/// for (ISO 19005-2, 6.6.2.3.3). Some validators know these prefixes only.
pub(super) fn conformance(part: u8) -> String {
    format!("{OPENING}<pdfaid:part>{part}</pdfaid:part>\n{REST}")
}

const OPENING: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
"#;

const REST: &str = r#"<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"#;

/// Whether the file may say that it conforms: it has a title, no string is too long, and each glyph
/// exists and stands for text that everyone reads alike (ISO 19005-2, 6.1.13, 6.2.11.7, 6.2.11.8).
pub(super) fn conforms(notice: &Notice, pages: &Pages) -> bool {
    let sound = |c: char| !matches!(c, '\0' | '\u{feff}' | '\u{fffe}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let whole = |run: &GlyphRun| {
        run.glyphs.iter().all(|glyph| {
            let text = text_of(run, glyph).unwrap_or_default();
            glyph.id != 0 && !text.is_empty() && text.chars().all(sound)
        })
    };
    let heading = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Article { text, .. } | Block::Centred { text } => {
            text.iter().map(length).sum()
        }
        _ => 0,
    };
    let bodies = notice.annexes.iter().map(|annex| &annex.body);
    let blocks = [&notice.body].into_iter().chain(bodies).flatten();
    let meta = &notice.meta;
    let strings = [&meta.title, &meta.author, &meta.number].map(String::len);
    let longest = blocks.map(heading).chain(strings).max();
    !meta.title.is_empty()
        && longest <= Some(LONGEST_STRING)
        && pages.runs().all(|(_, run)| whole(run))
}

/// Length in bytes.
fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text { text, .. } => text.len(),
        Inline::Break => 1,
    }
}
