//! The library's stages on files of the repository.

use std::path::{Path, PathBuf};

use vanthu::finding::Finding;
use vanthu::layout::typesetter::Typesetter;
use vanthu::layout::{self, Pages};
use vanthu::notice::Notice;
use vanthu::workspace::job::{self, Depth, Worker};
use vanthu::workspace::scan::{self, Source};
use vanthu::workspace::shared::Shared;

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
