//! One document, from its file to the bytes of its outputs.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::report::Facts;
use super::scan::Source;
use super::shared::Shared;
use super::{read_settled, shown, sources};
use crate::directive::{Directive, organ::Organs, read};
use crate::export::{self, pdf::Attachment};
use crate::finding::{Finding, Message, Severity, code};
use crate::layout::{self, LaidOut, Pages, Typesetter};
use crate::notice::{Notice, compose::compose};
use crate::rules::{self, acknowledge};
use crate::source::{SourceFile, text, yaml};
use crate::standard::Standard;
use crate::tasks::{self, Task};

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// PDF.
    Pdf,
    /// Word.
    Docx,
}

impl Format {
    /// All formats, in the order they are written and named.
    pub const ALL: [Format; 4] = [Format::Markdown, Format::Html, Format::Pdf, Format::Docx];

    /// The file ending, which is also the format's name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Pdf => "pdf",
            Format::Docx => "docx",
        }
    }
}

/// What came of one document.
#[derive(Debug, Default)]
pub struct Made {
    /// Everything found, in the order of the file.
    pub findings: Vec<Finding>,
    /// The outputs; empty when a finding is an error.
    pub outputs: Vec<(Format, Vec<u8>)>,
    /// Pages on paper, when the document could be laid out.
    pub pages: Option<usize>,
    /// What it was made from, when it could be read.
    pub trace: Option<Trace>,
    /// What a report tells of it, when it could be read.
    pub facts: Option<Facts>,
}

/// What a document's own content says it is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The directive's bytes as they were read.
    pub source: Fingerprint,
    /// The organ profiles by name, the lead organ's first.
    pub organs: Vec<String>,
    /// The name of the standard that was applied.
    pub standard: String,
    /// The kind of document.
    pub kind: String,
}

impl Made {
    /// Whether an error stands among the findings.
    pub fn failed(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

/// A thread's own tools: the typesetter, made when the first page is set.
#[derive(Default)]
pub struct Worker {
    typesetter: Option<Typesetter>,
}

impl Worker {
    fn typesetter(&mut self, shared: &Shared) -> Result<&mut Typesetter, Finding> {
        match &mut self.typesetter {
            Some(typesetter) => Ok(typesetter),
            empty => Ok(empty.insert(Typesetter::new(Arc::clone(&shared.fonts))?)),
        }
    }
}

/// How far a document is taken when it is only checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What is written: read, and looked at by the rules.
    Written,
    /// Composed and laid out as well: the same findings as [`make`].
    Pages,
}

/// Checks a document without printing it.
pub fn check(source: &Source, shared: &Shared, worker: &mut Worker, depth: Depth) -> Vec<Finding> {
    if source.is_organ {
        return Vec::new();
    }
    match depth {
        Depth::Pages => make(source, shared, worker, &[]).findings,
        Depth::Written => match read_settled(&source.path) {
            Ok(bytes) => guarded(source, worker, |_| written(source, &bytes, shared)).findings,
            Err(finding) => vec![finding],
        },
    }
}

/// The tasks of a document; of one with an error none, but what was found.
pub fn tasks(source: &Source, shared: &Shared, worker: &mut Worker) -> (Vec<Task>, Vec<Finding>) {
    if source.is_organ {
        return (Vec::new(), Vec::new());
    }
    let bytes = match read_settled(&source.path) {
        Ok(bytes) => bytes,
        Err(finding) => return (Vec::new(), vec![finding]),
    };
    let mut tasks = Vec::new();
    let made = guarded(source, worker, |_| {
        let (made, prepared) = read_and_review(source, &bytes, shared);
        if let Some((directive, standard)) = prepared.filter(|_| !made.failed()) {
            tasks = tasks::of(&directive, &standard);
        }
        made
    });
    (tasks, made.findings)
}

/// Makes the outputs of a document. Whatever goes wrong with one document stays with it.
pub fn make(source: &Source, shared: &Shared, worker: &mut Worker, formats: &[Format]) -> Made {
    match read_settled(&source.path) {
        Ok(bytes) => make_from(source, &bytes, shared, worker, formats),
        Err(finding) => Made {
            findings: vec![finding],
            ..Made::default()
        },
    }
}

/// [`make`] for a document whose file holds `bytes`, wherever they come from.
pub fn make_from(
    source: &Source,
    bytes: &[u8],
    shared: &Shared,
    worker: &mut Worker,
    formats: &[Format],
) -> Made {
    make_seen(source, bytes, shared, worker, formats, |_, _| {})
}

/// [`make_from`] that shows the notice and its laid-out pages to `see` before they are printed; not
/// called when an error was found first.
pub fn make_seen(
    source: &Source,
    bytes: &[u8],
    shared: &Shared,
    worker: &mut Worker,
    formats: &[Format],
    see: impl FnOnce(&Notice, &Pages),
) -> Made {
    guarded(source, worker, |worker| {
        attempt(source, bytes, shared, worker, formats, see)
    })
}

/// Whatever goes wrong with one document stays with it.
fn guarded(
    source: &Source,
    worker: &mut Worker,
    attempt: impl FnOnce(&mut Worker) -> Made,
) -> Made {
    let attempt = AssertUnwindSafe(|| attempt(worker));
    let mut made = catch_unwind(attempt).unwrap_or_else(|_| {
        *worker = Worker::default();
        Made {
            findings: vec![own_fault(&source.path)],
            ..Made::default()
        }
    });
    if made.failed() {
        made.outputs.clear();
        made.pages = None;
    }
    crate::finding::sort(&mut made.findings);
    crate::finding::cap(&mut made.findings);
    made
}

/// Reads a document and applies the rules.
fn written(source: &Source, bytes: &[u8], shared: &Shared) -> Made {
    read_and_review(source, bytes, shared).0
}

/// [`written`], with what was read.
fn read_and_review(source: &Source, bytes: &[u8], shared: &Shared) -> (Made, Option<Prepared>) {
    let mut made = Made::default();
    let prepared = prepare(&source.path, bytes, shared, &mut made.findings);
    if let Some((directive, standard)) = &prepared {
        let found = review(directive, standard, shared);
        made.findings = acknowledge::settle(directive, made.findings, false);
        made.findings.extend(found);
    }
    (made, prepared)
}

fn review(directive: &Directive, standard: &Standard, shared: &Shared) -> Vec<Finding> {
    let templates = &shared.templates;
    rules::check(
        directive,
        standard,
        shared.today,
        |kind| templates.prints(kind),
        |kind, name| templates.uses(kind, name),
    )
}

fn attempt(
    source: &Source,
    bytes: &[u8],
    shared: &Shared,
    worker: &mut Worker,
    formats: &[Format],
    see: impl FnOnce(&Notice, &Pages),
) -> Made {
    let mut made = Made::default();
    let prepared = prepare(&source.path, bytes, shared, &mut made.findings);
    let Some((directive, standard)) = prepared else {
        return made;
    };
    made.trace = Some(trace(bytes, &directive, &standard));
    made.facts = Some(Facts::of(&directive, &standard));
    let found = review(&directive, &standard, shared);
    if made.failed() || found.iter().any(|f| f.severity == Severity::Error) {
        made.findings.extend(found);
        return made;
    }
    match lay_out(&directive, &standard, shared, worker) {
        Ok((notice, laid_out)) => {
            let named = |f: Finding| f.in_path(directive.file.path.clone());
            made.findings
                .extend(laid_out.findings.into_iter().map(named));
            made.pages = Some(laid_out.pages.pages.len());
            see(&notice, &laid_out.pages);
            let attached = match attached(source, &directive, shared, formats) {
                Ok(attached) => attached,
                Err(finding) => {
                    made.findings.push(finding);
                    Vec::new()
                }
            };
            print(
                &notice,
                &laid_out.pages,
                &attached,
                shared,
                formats,
                &mut made,
            );
        }
        Err(finding) => made.findings.push(finding),
    }
    // Only now is it known which findings of reading and layout there are to acknowledge.
    made.findings = acknowledge::settle(&directive, made.findings, true);
    made.findings.extend(found);
    made
}

fn trace(bytes: &[u8], directive: &Directive, standard: &Standard) -> Trace {
    let name = |path: &str| {
        let stem = Path::new(path).file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    };
    Trace {
        source: Fingerprint::of(bytes),
        organs: directive.organs().map(|o| name(&o.file.path)).collect(),
        standard: standard.id.clone(),
        kind: directive.kind.value.clone(),
    }
}

/// The finding for a fault of the program itself.
fn own_fault(path: &Path) -> Finding {
    Finding::error(
        code::LIMIT,
        Message::new(
            "chương trình gặp lỗi của chính nó ở tệp này; các tệp khác vẫn được làm tiếp",
            "the program failed at this file by a fault of its own; the others go on",
        ),
    )
    .in_path(shown(path))
    .hint(
        "Gửi tệp này cho người làm chương trình.",
        "Send this file to the people who make the program.",
    )
}

/// Reads and composes a document: the one notice that every exporter prints. None when an error
/// was found on the way. The rules about its content are not applied; [`check`] does that.
pub fn notice(source: &Source, shared: &Shared, findings: &mut Vec<Finding>) -> Option<Notice> {
    let bytes = read_settled(&source.path)
        .map_err(|finding| findings.push(finding))
        .ok()?;
    let (directive, standard) = prepare(&source.path, &bytes, shared, findings)?;
    if findings.iter().any(|f| f.severity == Severity::Error) {
        return None;
    }
    compose(&directive, &standard, &shared.templates)
        .map_err(|finding| findings.push(finding))
        .ok()
}

/// A document that was read, and the standard that governs it.
type Prepared = (Directive, Arc<Standard>);

/// Reads the file and chooses its standard.
fn prepare(
    path: &Path,
    bytes: &[u8],
    shared: &Shared,
    findings: &mut Vec<Finding>,
) -> Option<Prepared> {
    let file = match text::decode(&shown(path), bytes) {
        Ok(file) => Arc::new(file),
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let none = Organs::default();
    let node = yaml::parse(&file, findings)?;
    let directive = read::read(&file, &node, shared.organs(path).unwrap_or(&none), findings)?;
    let standard = standard(&directive, shared, &file, findings)?;
    Some((directive, standard))
}

/// The standard the file names, else the one in force for its system and date.
fn standard(
    directive: &Directive,
    shared: &Shared,
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> Option<Arc<Standard>> {
    let Some(name) = &directive.standard else {
        let chosen = shared
            .standards
            .choose(directive.organ.system.value, directive.date());
        if chosen.is_none() {
            findings.push(no_standard(directive));
        }
        return chosen;
    };
    let found = shared.standards.by_id(&name.value);
    if found.is_none() {
        let known = shared.standards.ids().join("`, `");
        findings.push(
            Finding::error(
                code::STANDARD,
                Message::new(
                    format!("không có tiêu chuẩn trình bày `{}`", name.value),
                    format!("there is no standard `{}`", name.value),
                ),
            )
            .at(file, name.span)
            .need(format!("một trong: `{known}`"), format!("one of: `{known}`"))
            .hint(
                "Bỏ trống `tieu_chuan` để chương trình chọn theo hệ cơ quan và ngày văn bản.",
                "Leave `tieu_chuan` empty and the program chooses by the organ's system and the date.",
            ),
        );
    }
    found
}

/// No standard governs the organ's system at all: the user's standards replaced them badly.
fn no_standard(directive: &Directive) -> Finding {
    let word = directive.organ.system.value.word();
    Finding::error(
        code::STANDARD,
        Message::new(
            format!("không có tiêu chuẩn trình bày nào cho hệ `{word}`"),
            format!("there is no standard for the system `{word}`"),
        ),
    )
    .at(&directive.file, directive.organ_name.span)
    .hint(
        "Xem lại các tệp trong `templates/standards/`.",
        "Look at the files in `templates/standards/`.",
    )
}

fn lay_out(
    directive: &Directive,
    standard: &Arc<Standard>,
    shared: &Shared,
    worker: &mut Worker,
) -> Result<(Notice, LaidOut), Finding> {
    let notice = compose(directive, standard, &shared.templates)?;
    let laid_out = layout::lay_out(&notice, worker.typesetter(shared)?);
    Ok((notice, laid_out))
}

/// What the PDF is to carry; nothing unless it was asked for.
fn attached(
    source: &Source,
    directive: &Directive,
    shared: &Shared,
    formats: &[Format],
) -> Result<Vec<Attachment>, Finding> {
    if shared.pdf.attach_source && formats.contains(&Format::Pdf) {
        sources::attachments(&source.path, directive, shared.office.as_ref())
    } else {
        Ok(Vec::new())
    }
}

/// Exports the notice in each format asked for; what fails is a finding.
fn print(
    notice: &Notice,
    pages: &Pages,
    attached: &[Attachment],
    shared: &Shared,
    formats: &[Format],
    made: &mut Made,
) {
    for format in formats {
        let bytes = match format {
            Format::Markdown => {
                export::markdown::export(notice, &shared.templates).map(String::into_bytes)
            }
            Format::Html => {
                export::html::export(notice, pages, &shared.templates).map(String::into_bytes)
            }
            Format::Pdf => export::pdf::export_with(notice, pages, attached, &shared.press),
            Format::Docx => export::docx::export(notice, pages),
        };
        match bytes {
            Ok(bytes) => made.outputs.push((*format, bytes)),
            Err(finding) => made.findings.push(finding),
        }
    }
}

/// The output's path below the output folder.
pub fn output_name(source: &Source, format: Format) -> PathBuf {
    let mut name = source.stem.clone().into_os_string();
    name.push(".");
    name.push(format.ending());
    PathBuf::from(name)
}
