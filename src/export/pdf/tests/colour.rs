//! The red stamp of urgency, and the profile that says which red it is.

use lopdf::{Document, Object};

use super::reader::{catalog, content, packet};
use super::{notice, pages, run};
use crate::export::pdf::export;
use crate::layout::fonts::Face;
use crate::layout::{Item, Role, Rule};
use crate::notice::Notice;
use crate::standard::Standards;

/// A notice with a stamp: a number, the stamp's letters, one of its rules, a line of the body.
fn stamped(standard: &str) -> Document {
    let rule = Item::Rule(Rule {
        from: (100.0, 50.0),
        to: (200.5, 50.0),
        thickness: 0.75,
        role: Role::Urgency,
    });
    let pages = pages(vec![vec![
        run(Face::Regular, "a", (85.04, 100.0), Role::Number),
        run(Face::Bold, "K", (85.04, 120.0), Role::Urgency),
        rule,
        run(Face::Regular, "a", (85.04, 140.0), Role::PlaceDate),
    ]]);
    let mut notice: Notice = notice(Vec::new());
    notice.standard = Standards::embedded().by_id(standard).unwrap();
    notice.letterhead.urgency = Some("K".into());
    Document::load_mem(&export(&notice, &pages).unwrap()).unwrap()
}

/// The output intent's name, how many numbers its profile takes, and the profile.
fn intent(file: &Document) -> (String, i64, Vec<u8>) {
    let intents = catalog(file).get(b"OutputIntents").unwrap();
    let intent = intents.as_array().unwrap()[0].as_dict().unwrap();
    let name = intent.get(b"OutputConditionIdentifier").unwrap();
    let profile = intent.get(b"DestOutputProfile").unwrap();
    let profile = file.get_object(profile.as_reference().unwrap()).unwrap();
    let profile = profile.as_stream().unwrap();
    let channels = profile.dict.get(b"N").and_then(Object::as_i64).unwrap();
    let bytes = profile
        .decompressed_content()
        .unwrap_or_else(|_| profile.content.clone());
    let name = String::from_utf8_lossy(name.as_str().unwrap()).into_owned();
    (name, channels, bytes)
}

#[test]
fn a_red_stamp_is_the_only_colour_and_has_a_profile() {
    let file = stamped("state-2020");
    let drawn = "\
0 g
0 G
/P <</MCID 0>> BDC
BT
/F1 14 Tf
85.04 741.89 Td
[<0001>] TJ
ET
EMC
1 0 0 rg
/P <</MCID 1>> BDC
BT
/F2 14 Tf
85.04 721.89 Td
[<0001>] TJ
ET
EMC
0 g
1 0 0 RG
/Artifact <</Type/Layout>> BDC
0.75 w
100 791.89 m
200.5 791.89 l
S
EMC
0 G
/P <</MCID 2>> BDC
BT
/F1 14 Tf
85.04 701.89 Td
[<0001>] TJ
ET
EMC
";
    assert_eq!(content(&file, 1), drawn);
    assert!(packet(&file).contains("<pdfaid:conformance>A<"));
    let (name, channels, profile) = intent(&file);
    assert_eq!(name, "RGB Gamma 2.2, BT.709 Primaries");
    assert_eq!(channels, 3);
    assert_eq!(profile[12..24], *b"mntrRGB XYZ ");
    let size = profile.len() as u32;
    assert_eq!(profile[0..4], size.to_be_bytes());
    let tags: Vec<&[u8]> = profile[132..].chunks(12).take(9).collect();
    let names: Vec<_> = tags
        .iter()
        .map(|tag| String::from_utf8_lossy(&tag[..4]))
        .collect();
    let expected = [
        "bTRC", "bXYZ", "cprt", "desc", "gTRC", "gXYZ", "rTRC", "rXYZ", "wtpt",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_standard_without_a_colour_prints_the_mark_black() {
    let file = stamped("party-2026");
    let page = content(&file, 1);
    assert!(!page.contains("rg") && !page.contains("RG"), "{page}");
    let (name, channels, profile) = intent(&file);
    assert_eq!((name.as_str(), channels), ("Gray Gamma 2.2", 1));
    assert_eq!(profile[12..24], *b"mntrGRAYXYZ ");
}
