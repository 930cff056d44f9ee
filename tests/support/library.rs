//! The library's stages on files of the repository.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vanthu::directive::read;
use vanthu::finding::Finding;
use vanthu::layout::typesetter::Typesetter;
use vanthu::layout::{self, Pages};
use vanthu::notice::Notice;
use vanthu::source::yaml;
use vanthu::workspace::job::{self, Depth, Worker};
use vanthu::workspace::report::{Facts, Row};
use vanthu::workspace::scan::{self, Source};
use vanthu::workspace::shared::Shared;
use vanthu::workspace::{self, shown};

use super::repository;

/// What all documents of a folder share, and the folder's directives.
pub(crate) struct Library {
    shared: Shared,
    worker: Worker,
    pub(crate) sources: Vec<Source>,
}

impl Library {
    /// Reads standards, templates and organ profiles for the directives of `folder`.
    #[track_caller]
    pub(crate) fn of(folder: &Path) -> Self {
        let mut findings = Vec::new();
        let roots = [folder.to_path_buf()];
        let sources = scan::sources(&roots, &mut findings);
        let shared = Shared::load(&sources, &roots, None, &mut findings).expect("the font");
        assert!(findings.is_empty(), "{findings:#?}");
        Self {
            shared,
            worker: Worker::default(),
            sources,
        }
    }

    /// The findings about a file at `path`, whose organ profiles stand beside it.
    pub(crate) fn check(&mut self, path: &Path) -> Vec<Finding> {
        let source = Source {
            path: path.to_path_buf(),
            stem: PathBuf::from("x"),
            is_organ: false,
            is_named: true,
        };
        job::check(&source, &self.shared, &mut self.worker, Depth::Pages)
    }

    /// The composed notice.
    #[track_caller]
    pub(crate) fn notice(&self, source: &Source) -> Notice {
        let mut findings = Vec::new();
        let notice = job::notice(source, &self.shared, &mut findings);
        notice.unwrap_or_else(|| panic!("{}: {findings:#?}", source.path.display()))
    }

    /// What a report tells of a directive and its findings; none of the outputs.
    pub(crate) fn row(&mut self, source: &Source) -> Row {
        let made = job::make(source, &self.shared, &mut self.worker, &[]);
        let path = source.path.strip_prefix(repository());
        let path = shown(path.expect("a path in the repository"));
        Row {
            pages: made.pages,
            ..Row::of(path, self.facts(source), &made.findings)
        }
    }

    /// What a directive says of itself; none when it cannot be read.
    fn facts(&self, source: &Source) -> Option<Facts> {
        let mut findings = Vec::new();
        let file = Arc::new(workspace::read_text(&source.path).ok()?);
        let node = yaml::parse(&file, &mut findings)?;
        let organs = self.shared.organs(&source.path)?;
        let directive = read::read(&file, &node, organs, &mut findings)?;
        let standards = &self.shared.standards;
        let standard = match &directive.standard {
            Some(name) => standards.by_id(&name.value),
            None => standards.choose(directive.organ.system.value, directive.date()),
        };
        Some(Facts::of(&directive, &*standard?))
    }

    /// The laid-out pages.
    pub(crate) fn pages(&self, notice: &Notice) -> Pages {
        let mut typesetter = Typesetter::new(self.shared.fonts.clone()).expect("the font");
        layout::lay_out(notice, &mut typesetter).pages
    }
}

/// The library on the directives that the project ships.
pub(crate) fn directives() -> Library {
    let library = Library::of(&repository().join("directives"));
    assert_eq!(library.sources.len(), 6, "the project ships six directives");
    library
}
