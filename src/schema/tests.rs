use super::*;
use crate::directive::keys;
use crate::template::Templates;

/// Each key that the readers know is described, and no other; so is each mapping.
#[test]
fn the_schema_has_the_keys_of_the_reader_and_no_others() {
    let of = |fields: &mut dyn Iterator<Item = Field>| {
        let mut keys: Vec<_> = fields.map(|field| (field.key, field.alias)).collect();
        keys.sort_unstable();
        keys
    };
    let mut described: Vec<_> = mappings()
        .map(|(table, parts)| (table, of(&mut parts.iter().map(|part| part.field))))
        .collect();
    let mut read: Vec<_> = keys::TABLES
        .iter()
        .map(|(table, fields)| (*table, of(&mut fields.iter().copied())))
        .collect();
    described.sort_unstable();
    read.sort_unstable();
    assert_eq!(described, read);
}

/// A reference leads to a mapping, and each key says what it is.
#[test]
fn every_key_has_a_title_help_and_a_mapping_that_exists() {
    for (table, parts) in mappings() {
        for part in parts {
            let key = part.field.key;
            assert!(
                !part.title.is_empty() && !part.help.is_empty(),
                "{table}.{key}"
            );
            if let Some(inner) = part.shape.table() {
                assert!(mappings().any(|(name, _)| name == inner), "{table}.{key}");
            }
        }
    }
}

/// The words that editors offer are the words that are read.
#[test]
fn the_words_are_those_of_the_reader() {
    use crate::directive::keys::words;
    fn pairs<T>(choices: &[keys::Choice<T>]) -> Vec<(&'static str, &'static str)> {
        choices.iter().map(|(vi, en, _)| (*vi, *en)).collect()
    }
    let mut read = vec![
        ("directive.kieu_nhiem_vu", pairs(words::TASK_STYLES)),
        ("directive.khan", pairs(words::URGENCIES)),
        ("organ.he", pairs(words::SYSTEMS)),
        ("meeting.truc_tuyen", pairs(words::YES_NO)),
        ("relation.loai", pairs(words::RELATIONS)),
        ("table.can", pairs(words::ALIGNMENTS)),
    ];
    let mut offered = Vec::new();
    for (table, parts) in mappings() {
        for part in parts {
            if let Shape::Word(words) | Shape::Words(words) = part.shape {
                let name = format!("{table}.{}", part.field.key);
                offered.push((name, words.to_vec()));
            }
        }
    }
    // `true` and `false` are YAML's own, and no word to offer.
    read[3].1.truncate(2);
    read.sort_unstable();
    offered.sort_unstable();
    let offered: Vec<_> = offered
        .iter()
        .map(|(n, w)| (n.as_str(), w.clone()))
        .collect();
    assert_eq!(offered, read);
}

/// Whatever kind or rule a standard has, the schema has.
#[test]
fn kinds_and_rules_come_from_the_standards() {
    let standards = Standards::embedded();
    let templates = Templates::new(Vec::new());
    let known = known(&standards, |kind| templates.prints(kind));
    let schema: Value = serde_json::from_str(&render(Of::Directive, &known)).unwrap();
    let kinds = schema["properties"]["loai"]["enum"].as_array().unwrap();
    assert_eq!(kinds.len(), 13 + 2);
    assert!(kinds.contains(&Value::from("ket-luan")));
    assert_eq!(
        schema["properties"]["loai"]["enum"],
        schema["properties"]["kind"]["enum"]
    );
    let schema: Value = serde_json::from_str(&render(Of::Office, &known)).unwrap();
    let rules = schema["properties"]["quy_tac"]["properties"]
        .as_object()
        .unwrap();
    let codes: Vec<_> = rules.keys().map(String::as_str).collect();
    assert_eq!(
        codes,
        standards.rule_codes().into_iter().collect::<Vec<_>>()
    );
    assert!(rules.values().all(|rule| rule["title"] != ""));
}
