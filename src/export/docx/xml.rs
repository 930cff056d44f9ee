//! A small tree of XML elements, and how it becomes a part of the package.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element with its attributes and what it holds, both in the order in which they were added.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq)]
enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element. The name has its prefix, as `w:p`.
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// An element with the attribute `w:val`, the form of most properties.
    pub(super) fn val(name: &'static str, value: impl ToString) -> Self {
        Self::new(name).with("w:val", value)
    }

    /// Adds an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, clean(&value.to_string())));
        self
    }

    /// Adds an element.
    pub(super) fn child(mut self, element: Element) -> Self {
        self.children.push(Child::Element(element));
        self
    }

    /// Adds elements.
    pub(super) fn children(mut self, elements: impl IntoIterator<Item = Element>) -> Self {
        self.children
            .extend(elements.into_iter().map(Child::Element));
        self
    }

    /// Adds an empty element when a switch is on.
    pub(super) fn switch(self, on: bool, name: &'static str) -> Self {
        self.children(on.then(|| Element::new(name)))
    }

    /// Adds text.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(Child::Text(clean(text)));
        self
    }

    /// Whether it has neither attributes nor content.
    pub(super) fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.children.is_empty()
    }

    /// The element as a whole XML file.
    ///
    /// # Errors
    /// Never in practice: what is written stays in memory.
    pub(super) fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        writer.write_event(Event::Decl(declaration))?;
        writer.write_event(Event::Text(BytesText::new("\n")))?;
        self.write(&mut writer)?;
        Ok(writer.into_inner())
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let attributes = self.attributes.iter();
        let attributes = attributes.map(|(name, value)| (*name, value.as_str()));
        let start = BytesStart::new(self.name).with_attributes(attributes);
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for child in &self.children {
            match child {
                Child::Element(element) => element.write(writer)?,
                Child::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}

/// The text without the characters that XML 1.0 cannot hold; a tab or a line end is a space.
fn clean(text: &str) -> String {
    let allowed = |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars()
        .map(|c| {
            if matches!(c, '\t' | '\n' | '\r') {
                ' '
            } else {
                c
            }
        })
        .filter(|c| allowed(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_texts_and_attributes_is_escaped_and_control_characters_are_dropped() {
        let element = Element::val("w:p", "\"<&>'").child(
            Element::new("w:t").text("a\u{0} <b attr=\"1\"> ]]> &amp;\u{1f}\u{ffff}\tđ\r\n"),
        );
        assert_eq!(
            String::from_utf8(element.to_bytes().unwrap()).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <w:p w:val=\"&quot;&lt;&amp;&gt;&apos;\"><w:t>a &lt;b attr=&quot;1&quot;&gt; ]]&gt; &amp;amp; đ  </w:t></w:p>"
        );
    }
}
