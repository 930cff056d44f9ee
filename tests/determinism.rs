//! Same input, same bytes: in every format, folder, process and on any number of threads.

use std::collections::BTreeMap;

use crate::support::{Ran, Test, directives, files, stem};

/// Every output of a run by its name.
fn outputs(ran: &Ran) -> BTreeMap<String, Vec<u8>> {
    let names = ran.outputs();
    names
        .into_iter()
        .map(|name| (name.clone(), ran.read(&format!("out/{name}"))))
        .collect()
}

fn build(jobs: &str, zone: &str) -> BTreeMap<String, Vec<u8>> {
    let test = Test::new()
        .copy("directives")
        .args(["build", "--jobs", jobs])
        .env("TZ", zone)
        .env("LC_ALL", zone);
    outputs(&test.any_stdout().any_stderr().run())
}

/// Names the outputs that differ, not their bytes.
#[track_caller]
fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let names = |outputs: &BTreeMap<String, Vec<u8>>| outputs.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    let differing: Vec<&String> = one
        .iter()
        .filter(|(name, bytes)| other[*name] != **bytes)
        .map(|(n, _)| n)
        .collect();
    assert!(differing.is_empty(), "these outputs differ: {differing:?}");
}

#[test]
fn one_thread_and_eight_in_two_processes_give_the_same_bytes() {
    let one = build("1", "UTC");
    assert_eq!(one.len(), 6 * 3 + 2);
    assert_same(&one, &build("8", "Asia/Ho_Chi_Minh"));
    assert_same(&one, &build("1", "UTC"));
}

#[test]
fn a_document_does_not_depend_on_those_built_before_it() {
    let together = build("1", "UTC");
    for directive in files("directives") {
        let path = format!(
            "directives/{}",
            directive.file_name().unwrap().to_string_lossy()
        );
        let alone = Test::new()
            .copy("directives")
            .args(["build", &path])
            .any_stdout()
            .any_stderr()
            .run();
        for ending in ["md", "html", "pdf"] {
            let name = format!("{}.{ending}", stem(&directive));
            assert!(
                alone.read(&format!("out/{name}")) == together[&name],
                "{name} differs when built alone"
            );
        }
    }
}

#[test]
fn one_process_gives_the_same_pages_twice() {
    let library = directives();
    for source in library.sources.iter().chain(library.sources.iter().rev()) {
        let (first, second) = (library.notice(source), library.notice(source));
        let pages = |notice| vanthu::export::pdf::export(notice, &library.pages(notice)).unwrap();
        assert!(
            pages(&first) == pages(&second),
            "{} differs",
            source.path.display()
        );
    }
}
