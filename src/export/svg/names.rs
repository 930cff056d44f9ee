//! What the parts of a notice are called in the drawing.

use crate::layout::{AnnexPart, Role, Spot};

/// Whether a part is on the page but not part of the text.
pub(super) fn is_ornament(role: Role) -> bool {
    matches!(
        role,
        Role::PageNumber
            | Role::OrganCloser
            | Role::TitleCloser
            | Role::Annex(_, AnnexPart::Closer)
    )
}

/// A part's name: letters, digits and hyphens; no two parts have the same.
pub(super) fn name(role: Role) -> String {
    let fixed = match role {
        Role::PageNumber => "page-number",
        Role::Superior => "superior",
        Role::Organ => "organ",
        Role::OrganCloser => "organ-closer",
        Role::Number => "number",
        Role::LetterSubject => "letter-subject",
        Role::Draft => "draft",
        Role::Urgency => "urgency",
        Role::Circulation => "circulation",
        Role::National(line) => return format!("national-{line}"),
        Role::PlaceDate => "place-date",
        Role::TypeName => "type-name",
        Role::Author => "author",
        Role::Subject => "subject",
        Role::TitleCloser => "title-closer",
        Role::AddresseesLabel => "addressees",
        Role::Addressee(line) => return format!("addressee-{line}"),
        Role::Body(spot) => return body(spot),
        Role::RecipientsLabel => "recipients",
        Role::Recipient(line) => return format!("recipient-{line}"),
        Role::Drafter => "drafter",
        Role::Authority(signature) => return format!("authority-{signature}"),
        Role::Position(signature) => return format!("position-{signature}"),
        Role::Signer(signature) => return format!("signer-{signature}"),
        Role::Annex(annex, part) => return format!("annex-{annex}-{}", annexed(part)),
        Role::Contact => "contact",
        Role::CirculationLast => "circulation-last",
    };
    fixed.to_owned()
}

fn annexed(part: AnnexPart) -> String {
    let fixed = match part {
        AnnexPart::Label => "label",
        AnnexPart::Title => "title",
        AnnexPart::Reference => "reference",
        AnnexPart::Closer => "closer",
        AnnexPart::Body(spot) => return body(spot),
    };
    fixed.to_owned()
}

fn body(spot: Spot) -> String {
    match spot.cell {
        None => format!("body-{}", spot.block),
        Some(cell) => format!("body-{}-r{}-c{}", spot.block, cell.row, cell.column),
    }
}
