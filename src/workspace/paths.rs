//! A source's path as seen from the output folder, so that a manifest still holds when both are moved.

use std::path::{Component, Path, PathBuf};

/// `path` as seen from the folder `out`, with `/`; the whole path when there is no way from one to the
/// other (another drive). None for a name that is no Unicode.
pub fn seen_from(out: &Path, path: &Path) -> Option<String> {
    seen_from_whole(&whole(out), path)
}

/// [`seen_from`] for many paths: `out` went through [`whole`] before.
pub fn seen_from_whole(out: &Path, path: &Path) -> Option<String> {
    let path = whole(path);
    let common = out
        .components()
        .zip(path.components())
        .take_while(|(a, b)| a == b)
        .count();
    if common == 0 {
        return path.to_str().map(slashes);
    }
    let up = out.components().skip(common).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(path.components().skip(common)).collect();
    way.to_str().map(slashes)
}

/// The path that [`seen_from`] was given.
pub fn from(out: &Path, seen: &str) -> PathBuf {
    whole(&out.join(seen))
}

fn slashes(path: &str) -> String {
    path.replace(std::path::MAIN_SEPARATOR, "/")
}

/// The whole path without `.` and `..`. Links are not followed: what is typed the same is the same.
pub fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_leads_there_and_back() {
        let cases = [
            ("out", "directives/a.yaml", "../directives/a.yaml"),
            ("out", "out/a.yaml", "a.yaml"),
            ("d/out", "./d/../e/á b.yaml", "../../e/á b.yaml"),
            (".", "a.yaml", "a.yaml"),
        ];
        for (out, path, seen) in cases {
            let (out, path) = (Path::new(out), Path::new(path));
            assert_eq!(seen_from(out, path).as_deref(), Some(seen));
            assert_eq!(from(out, seen), whole(path));
        }
    }
}
