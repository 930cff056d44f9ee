//! People named in several places, and which body may issue which kind.

mod kinds;

use std::sync::Arc;

use super::naming::{after, lower};
use super::{Review, Rule};
use crate::directive::{Directive, Meeting, Person, Text};
use crate::finding::Message;
use crate::source::SourceFile;

/// One person has the same position everywhere.
const PERSON: Rule = Rule::any("D-PERSON");

pub(super) fn check(review: &mut Review<'_>) {
    if review.on(PERSON) {
        people(review);
    }
    kinds::check(review);
}

/// A person named somewhere, with the positions given there and the file.
struct Named<'a> {
    name: &'a Text,
    positions: &'a [Text],
    file: &'a Arc<SourceFile>,
}

/// Everyone who has a position: at the meeting, then the signers.
fn named(d: &Directive) -> Vec<Named<'_>> {
    let mut all = Vec::new();
    if let Some(meeting) = &d.meeting {
        let people = everyone(meeting).filter(|person| !person.positions.is_empty());
        all.extend(people.map(|person| Named {
            name: &person.name,
            positions: &person.positions,
            file: &d.file,
        }));
    }
    let (signatures, file) = super::signature::signers(d);
    for signature in signatures {
        if let Some(name) = signature
            .name
            .as_ref()
            .filter(|_| !signature.position.is_empty())
        {
            all.push(Named {
                name,
                positions: &signature.position,
                file,
            });
        }
    }
    all
}

fn everyone(m: &Meeting) -> impl Iterator<Item = &Person> {
    let superior = m.superior.iter().map(|superior| &superior.person);
    let first = m.chair.iter().chain(superior).chain(&m.secretary);
    let others = [&m.reporters, &m.attendees, &m.absent];
    first.chain(others.into_iter().flatten())
}

fn people(review: &mut Review<'_>) {
    let all = named(review.directive);
    for (i, later) in all.iter().enumerate() {
        let earlier = all.iter().take(i);
        let other = earlier
            .filter(|other| other.name.value == later.name.value)
            .find(|other| !agree(other.positions, later.positions));
        let Some(other) = other else { continue };
        let (Some(first), Some(position)) = (other.positions.first(), later.positions.first())
        else {
            continue;
        };
        let name = &later.name.value;
        let (one, two) = (&first.value, &position.value);
        let Some(finding) = review.finding(
            PERSON,
            &format!("`{name}` ở đây là `{two}`, ở chỗ khác là `{one}`"),
            &format!("`{name}` is `{two}` here and `{one}` elsewhere"),
        ) else {
            return;
        };
        let label = Message::new(format!("ở đây là `{one}`"), format!("`{one}` here"));
        let finding = finding
            .hint(
                "Ghi một chức vụ cho cùng một người; giữ nhiều chức vụ thì ghi đủ ở `cuoc_hop`, ở `ky` chỉ ghi chức vụ ký; hai người trùng tên thì nêu lý do ở `bo_qua`.",
                "Give one person one position; who holds several has them all in `cuoc_hop`, and in `ky` only the one signed with; for two people of one name say so in `bo_qua`.",
            )
            .related(other.file, first.span, label)
            .at(later.file, position.span);
        review.push(finding);
    }
}

/// Whether two lists of positions can be one person's: one position of each says the same, perhaps
/// one of them more fully.
fn agree(one: &[Text], two: &[Text]) -> bool {
    let (one, two) = (all_of(one), all_of(two));
    one.iter().any(|a| two.iter().any(|b| same(a, b)))
}

/// The positions of a list; one text may hold several: `Ủy viên Thành ủy, Bí thư Đảng ủy`.
fn all_of(texts: &[Text]) -> Vec<String> {
    let split = |text: &Text| {
        let low = short(&text.value).replace(" kiêm ", ", ");
        let all: Vec<String> = low.split(',').map(|one| short(one.trim())).collect();
        all
    };
    texts.iter().flat_map(split).collect()
}

/// Whether one of two positions begins with the other.
fn same(one: &str, two: &str) -> bool {
    after(one, two).is_some() || after(two, one).is_some()
}

/// A position in small letters with the usual short forms.
fn short(position: &str) -> String {
    let low = lower(position);
    let low = low.replace("ủy ban nhân dân", "ubnd");
    let low = low.replace("hội đồng nhân dân", "hđnd");
    match low.strip_prefix("q. ") {
        Some(acting) => acting.to_owned(),
        None => low,
    }
}

#[cfg(test)]
mod tests {
    use super::{same, short};

    #[test]
    fn a_shorter_position_is_no_other() {
        let agree = |one: &str, two: &str| same(&short(one), &short(two));
        assert!(agree("Bí thư", "Bí thư Đảng ủy"));
        assert!(agree(
            "Phó Chủ tịch UBND phường",
            "Phó Chủ tịch Ủy ban nhân dân"
        ));
        assert!(agree("PHÓ BÍ THƯ", "Phó Bí thư Đảng uỷ"));
        assert!(!agree("Bí thư", "Phó Bí thư Đảng ủy"));
        assert!(!agree("Chánh Văn phòng", "Phó Chánh Văn phòng"));
    }
}
