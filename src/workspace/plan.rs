//! What a build has to do, found before it does anything: which outputs are not what they would become,
//! and why.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::fingerprint::Fingerprint;
use super::inputs::{Input, SharedInputs};
use super::job::{self, Format, Trace};
use super::manifest::{Entry, Manifest, Output};
use super::outputs::{Standing, standing};
use super::scan::Source;
use super::shared::Shared;
use super::{paths, read_settled, report, shown};
use crate::finding::{Finding, Lang, Message, code};

/// Why a document is built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It was never built here.
    New,
    /// The user asked for everything.
    Forced,
    /// It had an error the last time.
    Failed,
    /// This is not what it was.
    Changed(Input),
    /// The output in this format was not made the last time, or from something older.
    Other(Format),
    /// The output in this format is gone.
    Missing(Format),
    /// The output in this format is not what the program wrote.
    Edited(Format),
}

impl Reason {
    /// The reason, for people.
    pub fn words(&self, lang: Lang) -> String {
        let of = |vi: &str, en: &str, format: &Format| match lang {
            Lang::Vi => format!("tệp {} {vi}", format.ending()),
            Lang::En => format!("the {} file {en}", format.ending()),
        };
        match self {
            Reason::New => lang.pick("văn bản mới", "a new notice").to_owned(),
            Reason::Forced => lang.pick("có `--force`", "`--force` was given").to_owned(),
            Reason::Failed => lang
                .pick("lần trước có lỗi", "it had errors the last time")
                .to_owned(),
            Reason::Changed(input) => {
                format!("{} {}", input.words(lang), lang.pick("đã đổi", "changed"))
            }
            Reason::Other(format) => of("chưa có bản mới", "is not up to date", format),
            Reason::Missing(format) => of("không còn", "is gone", format),
            Reason::Edited(format) => of("đã bị sửa", "was edited", format),
        }
    }
}

/// One document of a plan.
#[derive(Debug, Clone)]
pub struct Step {
    /// The document.
    pub source: Source,
    /// Its name in the manifest.
    pub name: String,
    /// The formats to build; empty when all outputs stand as they would become.
    pub todo: Vec<Format>,
    /// Why; empty when there is nothing to do.
    pub reasons: Vec<Reason>,
    /// Outputs that stand, with the time they have now.
    pub touched: Vec<Output>,
}

/// What a plan is made from.
pub struct Planner<'a> {
    /// The output folder.
    pub out: &'a Path,
    /// The formats asked for.
    pub formats: &'a [Format],
    /// Whether everything is to be built.
    pub force: bool,
    /// What is known of the output folder.
    pub manifest: &'a Manifest,
    /// What the documents share.
    pub shared: &'a Shared,
    /// Its fingerprints.
    pub inputs: &'a SharedInputs,
}

impl Planner<'_> {
    /// What is to be done for one document. What cannot be read is to be built: that will tell why.
    pub fn step(&self, source: &Source, name: String) -> Step {
        let mut step = Step {
            source: source.clone(),
            name,
            todo: Vec::new(),
            reasons: Vec::new(),
            touched: Vec::new(),
        };
        match self.manifest.entries.get(&step.name) {
            _ if self.force => self.all(&mut step, Reason::Forced),
            None => self.all(&mut step, Reason::New),
            Some(entry) => match &entry.made_from {
                None => self.all(&mut step, Reason::Failed),
                Some(made_from) => match read_settled(&source.path) {
                    Err(_) => self.all(&mut step, Reason::Changed(Input::Source)),
                    Ok(bytes) => {
                        let trace = Trace {
                            source: Fingerprint::of(&bytes),
                            ..made_from.trace.clone()
                        };
                        self.compare(&mut step, entry, &trace);
                    }
                },
            },
        }
        step
    }

    fn all(&self, step: &mut Step, reason: Reason) {
        step.todo = self.formats.to_vec();
        step.reasons = vec![reason];
    }

    /// Compares what the outputs would be made from with what they were made from.
    fn compare(&self, step: &mut Step, entry: &Entry, trace: &Trace) {
        let Some(made_from) = &entry.made_from else {
            return;
        };
        let Some(inputs) = self
            .inputs
            .of_document(&step.source.path, trace, self.shared)
        else {
            let gone = trace.organs.iter().cloned().map(Input::Profile);
            self.all(step, Reason::Failed);
            step.reasons = gone.map(Reason::Changed).collect();
            return;
        };
        let changed = inputs.changed(&made_from.inputs);
        let mut reasons = BTreeSet::new();
        for format in self.formats {
            let key = inputs.key(*format);
            let reason = match self.stands(step, entry, *format, &key) {
                Ok(touched) => {
                    step.touched.extend(touched);
                    continue;
                }
                Err(reason) => reason,
            };
            step.todo.push(*format);
            let matters = changed.iter().filter(|input| input.matters(*format));
            let whys: Vec<Reason> = matters.cloned().map(Reason::Changed).collect();
            if whys.is_empty() {
                reasons.insert(reason);
            } else {
                reasons.extend(whys);
            }
        }
        step.reasons = reasons.into_iter().collect();
    }

    /// Whether the output in `format` is what it would become: with the time it has now, when that is
    /// another one.
    fn stands(
        &self,
        step: &Step,
        entry: &Entry,
        format: Format,
        key: &Fingerprint,
    ) -> Result<Option<Output>, Reason> {
        let name = output_name(&step.source, format);
        let output = entry.outputs.iter().find(|output| output.name == name);
        let Some(output) = output.filter(|output| output.key == *key) else {
            return Err(Reason::Other(format));
        };
        match standing(self.out, output, self.manifest) {
            Standing::Same => Ok(None),
            Standing::Touched(output) => Ok(Some(*output)),
            Standing::Missing => Err(Reason::Missing(format)),
            Standing::Edited => Err(Reason::Edited(format)),
        }
    }
}

/// An output's path below the output folder, as manifests have it.
pub fn output_name(source: &Source, format: Format) -> String {
    let name = job::output_name(source, format);
    let name = name.to_string_lossy();
    name.replace(std::path::MAIN_SEPARATOR, "/")
}

/// The documents that may be built, each with its name in the manifest: not those whose output belongs
/// to another document that is still there, nor those whose name no manifest can hold.
pub fn admitted(
    sources: Vec<Source>,
    formats: &[Format],
    out: &Path,
    manifest: &Manifest,
    findings: &mut Vec<Finding>,
) -> Vec<(Source, String)> {
    let owners = manifest.owners();
    let whole_out = paths::whole(out);
    let mut kept = Vec::new();
    for source in sources {
        let Some(name) = paths::seen_from_whole(&whole_out, &source.path) else {
            findings.push(not_unicode(&source.path));
            continue;
        };
        let names = formats.iter().map(|format| output_name(&source, *format));
        let names: Vec<String> = names.collect();
        if let Some(report) = names.iter().find(|name| is_report(name)) {
            findings.push(reserved(&source.path, report));
            continue;
        }
        let other = names.iter().find_map(|output| {
            let owner = *owners.get(&output.to_lowercase())?;
            (owner != name).then(|| (owner, paths::from(out, owner)))
        });
        match other {
            Some((owner, path)) if path.exists() => {
                findings.push(belongs(&source.path, owner, out))
            }
            _ => kept.push((source, name)),
        }
    }
    kept
}

/// Whether an output would take the place of a page about the whole folder.
fn is_report(name: &str) -> bool {
    report::NAMES.contains(&name.to_lowercase().as_str())
}

fn reserved(path: &Path, name: &str) -> Finding {
    Finding::error(
        code::OUTPUT,
        Message::new(
            format!("`{name}` là trang tổng hợp của thư mục kết quả"),
            format!("`{name}` is the page about the whole output folder"),
        ),
    )
    .in_path(shown(path))
    .hint(
        "Đổi tên tệp YAML; lần này văn bản chưa được tạo.",
        "Rename the YAML file; it was not built this time.",
    )
}

fn belongs(path: &Path, owner: &str, out: &Path) -> Finding {
    let owner = shown(&PathBuf::from(owner));
    let out = shown(out);
    Finding::error(
        code::OUTPUT,
        Message::new(
            format!("tệp kết quả trong `{out}` đang là của một văn bản khác: `{owner}` (nhìn từ `{out}`)"),
            format!("the output in `{out}` belongs to another document: `{owner}` (seen from `{out}`)"),
        ),
    )
    .in_path(shown(path))
    .hint(
        "Đổi tên một trong hai tệp, hoặc chọn thư mục kết quả khác bằng `-o`; lần này văn bản chưa được tạo.",
        "Rename one of the two, or choose another output folder with `-o`; it was not built this time.",
    )
}

fn not_unicode(path: &Path) -> Finding {
    Finding::error(
        code::OUTPUT,
        Message::new(
            "tên tệp không phải Unicode",
            "the file's name is no Unicode",
        ),
    )
    .in_path(shown(path))
    .hint(
        "Đổi tên tệp rồi chạy lại.",
        "Rename the file and run again.",
    )
}
