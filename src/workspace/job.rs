//! One document, from its file to the bytes of its outputs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read_text;
use super::scan::Source;
use super::shared::Shared;
use crate::directive::{Directive, organ::Organs, read};
use crate::export;
use crate::finding::{Finding, Message, Severity, code};
use crate::layout::{self, typesetter::Typesetter};
use crate::notice::compose::compose;
use crate::rules;
use crate::source::{SourceFile, yaml};
use crate::standard::Standard;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// PDF.
    Pdf,
}

impl Format {
    /// All formats, in the order they are written and named.
    pub const ALL: [Format; 3] = [Format::Markdown, Format::Html, Format::Pdf];

    /// The file ending, which is also the format's name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Pdf => "pdf",
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
    /// Pages of the PDF, if it was made.
    pub pages: Option<usize>,
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
        if self.typesetter.is_none() {
            self.typesetter = Some(Typesetter::new(Arc::clone(&shared.fonts))?);
        }
        self.typesetter.as_mut().ok_or_else(|| {
            Finding::error(
                code::PAGE,
                Message::new("không dùng được phông chữ", "the font cannot be used"),
            )
        })
    }
}

/// Reads and checks a document without printing it.
pub fn check(source: &Source, shared: &Shared) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !source.is_organ {
        prepare(&source.path, shared, &mut findings);
    }
    crate::finding::sort(&mut findings);
    findings
}

/// Makes the outputs of a document.
pub fn make(source: &Source, shared: &Shared, worker: &mut Worker, formats: &[Format]) -> Made {
    let mut made = Made::default();
    if let Some((directive, standard)) = prepare(&source.path, shared, &mut made.findings)
        && !made.failed()
    {
        if let Err(finding) = export(&directive, &standard, shared, worker, formats, &mut made) {
            made.findings.push(finding);
        }
        if made.failed() {
            made.outputs.clear();
        }
    }
    crate::finding::sort(&mut made.findings);
    made
}

/// Reads the file, chooses its standard and applies the rules.
fn prepare(
    path: &Path,
    shared: &Shared,
    findings: &mut Vec<Finding>,
) -> Option<(Directive, Arc<Standard>)> {
    let file = match read_text(path) {
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
    findings.extend(rules::check(&directive, &standard));
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
        return shared
            .standards
            .choose(directive.organ.system.value, directive.date());
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

fn export(
    directive: &Directive,
    standard: &Arc<Standard>,
    shared: &Shared,
    worker: &mut Worker,
    formats: &[Format],
    made: &mut Made,
) -> Result<(), Finding> {
    let notice = compose(directive, standard, &shared.templates)?;
    for format in formats {
        let bytes = match format {
            Format::Markdown => export::markdown::export(&notice, &shared.templates)?.into_bytes(),
            Format::Html => export::html::export(&notice, &shared.templates)?.into_bytes(),
            Format::Pdf => {
                let laid_out = layout::lay_out(&notice, worker.typesetter(shared)?);
                made.pages = Some(laid_out.pages.pages.len());
                let named = laid_out
                    .findings
                    .into_iter()
                    .map(|f| f.in_path(directive.file.path.clone()));
                made.findings.extend(named);
                export::pdf::export(&notice, &laid_out.pages)?
            }
        };
        made.outputs.push((*format, bytes));
    }
    Ok(())
}

/// The output's path below the output folder.
pub fn output_name(source: &Source, format: Format) -> PathBuf {
    let mut name = source.stem.clone().into_os_string();
    name.push(".");
    name.push(format.ending());
    PathBuf::from(name)
}
