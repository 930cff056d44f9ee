//! Recipients and signature, in directives and in organ profiles.

use crate::directive::fault::Fault;
use crate::directive::fields::Reader;
use crate::directive::keys::{recipient, signature};
use crate::directive::{Recipient, Signature};
use crate::finding::code;
use crate::source::{Node, NodeKind};

impl Reader<'_> {
    /// A recipient: a name, `{ten, de}` or `{luu}`.
    pub(in crate::directive) fn recipient(&mut self, node: &Node) -> Option<Recipient> {
        if matches!(node.kind, NodeKind::Scalar { .. }) {
            let name = self.text(node)?;
            return Some(Recipient::Named {
                name,
                purpose: None,
            });
        }
        let fields = self.mapping(node, recipient::ALL)?;
        let archive = self.maybe(&fields, recipient::ARCHIVE, Reader::text);
        let purpose = self.maybe(&fields, recipient::PURPOSE, Reader::text);
        if let Some(archive) = archive {
            if fields.get(recipient::NAME).is_some() || purpose.is_some() {
                self.fault(code::VALUE, node.span, archive_alone());
            }
            return Some(Recipient::Archive(archive));
        }
        if fields.is_written(recipient::ARCHIVE) && !fields.is_written(recipient::NAME) {
            self.missing(&fields, recipient::ARCHIVE);
            return None;
        }
        let name = self.needed(&fields, recipient::NAME, Reader::text)?;
        Some(Recipient::Named { name, purpose })
    }

    pub(in crate::directive) fn signature(&mut self, node: &Node) -> Option<Signature> {
        let fields = self.mapping(node, signature::ALL)?;
        Some(Signature {
            authority: self.texts(&fields, signature::AUTHORITY),
            position: self.texts(&fields, signature::POSITION),
            name: self.maybe(&fields, signature::NAME, Reader::text),
            span: node.span,
        })
    }
}

fn archive_alone() -> Fault {
    Fault::new(
        (
            "dòng `luu` không đi cùng `ten` hay `de`".to_owned(),
            "`luu` cannot stand with `ten` or `de`".to_owned(),
        ),
        (
            "Ghi nơi lưu thành một dòng riêng: `- {luu: …}`.".to_owned(),
            "Give the archive a line of its own: `- {luu: …}`.".to_owned(),
        ),
    )
}
