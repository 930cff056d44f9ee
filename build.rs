//! Gives the program a fingerprint of what it is made from, so that outputs of another program are
//! never taken for its own, even between two of one version.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Everything that can change an output.
const MADE_FROM: [&str; 4] = ["src", "templates", "assets", "Cargo.lock"];

fn main() -> std::io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for path in MADE_FROM {
        println!("cargo:rerun-if-changed={path}");
        add(Path::new(path), &mut hasher)?;
    }
    println!("cargo:rustc-env=VANTHU_MADE_FROM={:016x}", hasher.finish());
    Ok(())
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    if path.is_file() {
        path.hash(hasher);
        std::fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let entries = std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    paths.iter().try_for_each(|path| add(path, hasher))
}
