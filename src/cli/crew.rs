//! The threads of a run.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::workspace::job::Worker;

/// The threads of a run and their tools, which outlive a batch: a typesetter knows its words.
pub(super) struct Crew {
    pool: Option<rayon::ThreadPool>,
    idle: Mutex<Vec<Worker>>,
}

impl Crew {
    /// A crew of `jobs` threads.
    pub(super) fn new(jobs: usize) -> Self {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build()
            .ok();
        Self {
            pool,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Does `job` for each document of a batch; the results stand in the batch's order.
    pub(super) fn work<S: Sync, T: Send>(
        &self,
        batch: &[S],
        job: impl Fn(&mut Worker, &S) -> T + Sync,
    ) -> Vec<T> {
        let with_tools = |source: &S| {
            let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            let mut worker = idle().pop().unwrap_or_default();
            let done = job(&mut worker, source);
            idle().push(worker);
            done
        };
        match &self.pool {
            Some(pool) => pool.install(|| batch.par_iter().map(with_tools).collect()),
            None => batch.iter().map(with_tools).collect(),
        }
    }
}
