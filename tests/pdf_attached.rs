//! The sources inside a PDF: taken out with poppler's own tool they give the same PDF again.

use std::path::Path;

use crate::support::{Test, tool};

/// The files inside a PDF, saved into a folder.
fn take_out(pdf: &Path, folder: &Path) {
    // The tool makes no folders.
    std::fs::create_dir_all(folder.join("co-quan")).unwrap();
    tool(
        "pdfdetach",
        &[
            "-saveall".as_ref(),
            "-o".as_ref(),
            folder.as_ref(),
            pdf.as_ref(),
        ],
    );
}

#[test]
fn a_pdf_built_from_what_it_carries_is_the_same() {
    let name = "2022-01-13-ha-dong-phong-chong-dich";
    let built = Test::new()
        .copy_to("directives", "x")
        .args(["build", "x", "-f", "pdf", "--attach-source"])
        .any_stdout()
        .any_stderr()
        .run();
    let pdf = format!("out/{name}.pdf");
    let folder = tempfile::tempdir().unwrap();
    take_out(&built.path(&pdf), folder.path());
    let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
    let (directive, profile) = (
        read(&format!("{name}.yaml")),
        read("co-quan/quan-uy-ha-dong.yaml"),
    );
    assert!(directive.starts_with("loai: "), "{directive}");
    let original = String::from_utf8(built.read(&format!("x/{name}.yaml"))).unwrap();
    assert!(original.starts_with('#'));

    let again = Test::new()
        .file(&format!("y/{name}.yaml"), &directive)
        .file("y/co-quan/quan-uy-ha-dong.yaml", &profile)
        .args(["build", "y", "-f", "pdf", "--attach-source"])
        .any_stdout()
        .any_stderr()
        .run();
    assert!(built.read(&pdf) == again.read(&pdf), "another PDF");
    let plain = again
        .again()
        .args(["build", "y", "-f", "pdf"])
        .any_stdout()
        .any_stderr()
        .run();
    let says = |pdf: &[u8], text: &str| pdf.windows(text.len()).any(|at| at == text.as_bytes());
    assert!(says(&built.read(&pdf), "<pdfaid:part>3</pdfaid:part>"));
    assert!(says(&plain.read(&pdf), "<pdfaid:part>2</pdfaid:part>"));
}

#[test]
fn the_pdf_of_a_joint_document_carries_the_profile_of_every_organ() {
    let fixtures = "tests/fixtures/kinds/dang";
    let built = Test::new()
        .copy_to(fixtures, "x")
        .args(["build", "x/thong-bao.yaml", "-f", "pdf", "--attach-source"])
        .any_stdout()
        .any_stderr()
        .run();
    let pdf = "out/thong-bao.pdf";
    let folder = tempfile::tempdir().unwrap();
    take_out(&built.path(pdf), folder.path());
    let mut test = Test::new();
    for name in [
        "thong-bao.yaml",
        "co-quan/dang-uy-phuong-mau.yaml",
        "co-quan/dang-uy-phuong-thu.yaml",
    ] {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        test = test.file(&format!("y/{name}"), &text);
    }
    let again = test
        .args(["build", "y", "-f", "pdf", "--attach-source"])
        .any_stdout()
        .any_stderr()
        .run();
    assert!(built.read(pdf) == again.read(pdf), "another PDF");
}
