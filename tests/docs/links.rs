//! Links of the documentation lead somewhere, and its vocabulary is that of the program.

use super::blocks::pages;
use crate::support::{Workplace, repository};

/// The targets of links and pictures in a page, without those into the network.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let rest = text.split("](").skip(1);
    let targets = rest.filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.starts_with("http") && !target.starts_with('#'))
}

#[test]
fn links_lead_to_files() {
    let mut followed = 0;
    let mut lost = Vec::new();
    for page in pages() {
        let from = repository().join(&page.name);
        for target in targets(&page.text) {
            let file = target.split('#').next().unwrap_or_default();
            if !from.parent().unwrap().join(file).exists() {
                lost.push(format!("{}: {target}", page.name));
            }
            followed += 1;
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(followed > 20, "only {followed} links");
}

/// Each key of the vocabulary, in the first column of its tables, is one that the schemas know.
#[test]
fn the_vocabulary_is_the_schemas() {
    let office = Workplace::new();
    let of = |schema| office.says(&["schema", "--of", schema]);
    let known = of("van-ban") + &of("co-quan") + &of("vanthu");
    let text = include_str!("../../docs/huong-dan/tu-vung.md");
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    let mut keys = 0;
    for row in rows {
        let first = row.split('|').nth(1).unwrap_or_default();
        for key in first.split('`').skip(1).step_by(2) {
            assert!(known.contains(&format!("\"{key}\"")), "{key} is no key");
            keys += 1;
        }
    }
    assert!(keys > 40, "only {keys} keys");
}
