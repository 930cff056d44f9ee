use std::collections::BTreeSet;

use super::{FAMILIES, MET, Met, RuleText, met, read, rules};
use crate::standard::Standards;

#[test]
fn the_texts_can_be_read() {
    for (name, text) in FAMILIES {
        assert!(read::<Vec<RuleText>>(name, text).is_some(), "{name}");
    }
    assert!(read::<Vec<Met>>("met.yaml", MET).is_some());
}

/// Every rule has its grade in a standard of its system, and no standard grades what is not there.
#[test]
fn rules_and_standards_name_each_other() {
    let listed: Vec<String> = rules().into_iter().map(|rule| rule.code).collect();
    let unique: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(unique.len(), listed.len(), "a code stands twice");
    let standards = Standards::embedded();
    let mut graded = BTreeSet::new();
    for id in standards.ids() {
        let standard = standards.by_id(id).unwrap();
        for code in standard.rules.keys() {
            assert!(unique.contains(code), "{id}: no rule `{code}`");
            let family = if id.starts_with("party") { "PD" } else { "SD" };
            assert!(family.contains(&code[..1]), "{id}: `{code}`");
            graded.insert(code.clone());
        }
    }
    let silent: Vec<_> = listed
        .iter()
        .filter(|code| !graded.contains(*code))
        .collect();
    assert!(silent.is_empty(), "in no standard: {silent:?}");
}

#[test]
fn what_is_met_is_no_rule_besides() {
    let listed: Vec<String> = rules().into_iter().map(|rule| rule.code).collect();
    for met in met() {
        assert!(!listed.contains(&met.code), "{}", met.code);
        assert!(!met.proof.is_empty(), "{}", met.code);
    }
}
