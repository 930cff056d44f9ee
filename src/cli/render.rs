//! `vanthu render`: one notice, from a stream to a stream. Nothing is written to disk and nothing is
//! remembered, so any number can run at once, anywhere.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use super::console::Console;
use super::{FAILED, exit_code};
use crate::finding::{Finding, Lang};
use crate::source::text::MAX_BYTES;
use crate::workspace::job::{self, Format, Worker};
use crate::workspace::scan::Source;
use crate::workspace::shared::{PdfChoices, Shared};
use crate::workspace::{cannot_read, read_settled};

/// A checked `render` command line.
pub(super) struct RenderConfig {
    pub(super) lang: Lang,
    /// The file that is read, or that the input stream stands for.
    pub(super) path: PathBuf,
    /// Read the input stream, not the file.
    pub(super) from_stream: bool,
    pub(super) format: Format,
    pub(super) fonts: Option<PathBuf>,
    pub(super) pdf: PdfChoices,
}

/// Runs the command.
pub(super) fn run(config: &RenderConfig) -> u8 {
    let console = Console::new(config.lang);
    let mut findings = Vec::new();
    let document = match render(config, &mut findings) {
        Ok(document) => document,
        Err(finding) => {
            findings.push(finding);
            None
        }
    };
    console.complain(&findings);
    let code = exit_code(findings.iter());
    match document {
        Some(bytes) if !print(&bytes) => code.max(FAILED),
        _ => console.code(code),
    }
}

/// The document's bytes; none when an error was found.
fn render(config: &RenderConfig, findings: &mut Vec<Finding>) -> Result<Option<Vec<u8>>, Finding> {
    let bytes = if config.from_stream {
        stream().map_err(|error| cannot_read(&config.path, &error))?
    } else {
        read_settled(&config.path)?
    };
    let source = Source {
        path: config.path.clone(),
        stem: PathBuf::from(config.path.file_stem().unwrap_or_default()),
        is_organ: false,
        is_named: true,
    };
    let roots = [config.path.clone()];
    let sources = [source];
    let mut shared = Shared::load(&sources, &roots, config.fonts.as_deref(), findings)?;
    shared.choose(config.pdf);
    let [source] = &sources;
    let formats = [config.format];
    let made = job::make_from(source, &bytes, &shared, &mut Worker::default(), &formats);
    findings.extend(made.findings);
    Ok(made.outputs.into_iter().next().map(|(_, bytes)| bytes))
}

/// The input stream, as far as a directive may reach.
fn stream() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Prints the document; whether all of it arrived. A reader that has gone away did not get it.
fn print(bytes: &[u8]) -> bool {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).is_ok()
}
