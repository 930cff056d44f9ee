//! One build at a time in an output folder: a lock of the system on `.vanthu/lock`, which ends with
//! the process that holds it, however that ends. A lock is never stale.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::manifest::FOLDER;
use super::write;
use crate::finding::Finding;

/// The lock's file name.
const NAME: &str = "lock";

/// Holds the lock of an output folder until it is dropped.
#[derive(Debug)]
pub struct Lock {
    /// None where the file system knows no locks, as some network drives do not.
    file: Option<File>,
}

impl Lock {
    /// Takes the lock of `out`, making the folder. `wait` is called when another build holds it, before
    /// waiting for that one to end.
    ///
    /// # Errors
    /// A finding when the folder cannot be written.
    pub fn take(out: &Path, wait: impl FnOnce()) -> Result<Self, Finding> {
        let path = out.join(FOLDER).join(NAME);
        let open = || {
            std::fs::create_dir_all(out.join(FOLDER))?;
            File::options().create(true).append(true).open(&path)
        };
        let file = open().map_err(|error| write::cannot_write(out, &error))?;
        let held = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                wait();
                file.lock().is_ok()
            }
            Err(TryLockError::Error(_)) => false,
        };
        Ok(Self {
            file: held.then_some(file),
        })
    }

    /// Whether no other build can be at work in the folder.
    pub fn is_held(&self) -> bool {
        self.file.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn the_second_waits_for_the_first() {
        let out = tempfile::tempdir().unwrap();
        let first = Lock::take(out.path(), || panic!("the lock is free")).unwrap();
        assert!(first.is_held());
        let (tell, told) = mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let waits = tell.clone();
                let second = Lock::take(out.path(), move || waits.send("waits").unwrap());
                tell.send("has it").unwrap();
                drop(second);
            });
            assert_eq!(told.recv().unwrap(), "waits");
            assert!(told.try_recv().is_err());
            drop(first);
            assert_eq!(told.recv().unwrap(), "has it");
        });
    }
}
