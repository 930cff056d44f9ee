//! What a shell and `man` get from the program.

use crate::support::{Test, snapshot, tool};

/// The commands in the order of the help.
const COMMANDS: [&str; 12] = [
    "init",
    "new",
    "build",
    "check",
    "preview",
    "render",
    "rules",
    "tasks",
    "schema",
    "doctor",
    "completions",
    "man",
];

/// A real bash, asked as the Tab key asks it.
#[test]
fn bash_completes_commands_options_and_words() {
    let script = Test::new()
        .args(["completions", "bash"])
        .any_stdout()
        .run()
        .stdout;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vanthu.bash");
    let asked = "
try() {
  COMP_WORDS=(\"$@\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
  _vanthu vanthu \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD - 1]}\"
  echo \"${COMPREPLY[*]}\"
}
try vanthu ne
try vanthu schema --of ''
try vanthu build --fo
try vanthu check --j
";
    std::fs::write(&path, script + asked).unwrap();
    let told = tool("bash", &["--norc".as_ref(), path.as_os_str()]);
    assert_eq!(
        told,
        "new\nvan-ban co-quan vanthu\n--formats --fonts --force\n--json --jobs\n"
    );
}

#[test]
fn every_shell_has_a_script_that_knows_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = Test::new().args(["completions", shell]).any_stdout().run();
        for command in COMMANDS {
            assert!(ran.stdout.contains(command), "{shell}: {command}");
        }
    }
    Test::new()
        .args(["completions", "tcsh"])
        .status(2)
        .stderr(
            "\
lỗi: giá trị `tcsh` của `<DÒNG LỆNH>` không dùng được
  dùng được: bash, elvish, fish, powershell, zsh
  có phải ý đồng chí là `zsh`?
Xem hướng dẫn: vanthu --help
",
        )
        .run();
    Test::new()
        .args(["completions"])
        .status(2)
        .stderr("lỗi: còn thiếu `<DÒNG LỆNH>`\nXem hướng dẫn: vanthu --help\n")
        .run();
}

#[test]
fn there_is_a_manual_page_of_each_command() {
    let ran = Test::new().args(["man", "trang"]).any_stdout().run();
    let pages = COMMANDS.map(|command| format!("trang/vanthu-{command}.1\n"));
    assert_eq!(ran.stdout, pages.concat() + "trang/vanthu.1\n");
    let page = |name: &str| String::from_utf8(ran.read(&format!("trang/{name}.1"))).unwrap();
    snapshot("help/vanthu-new.1", &page("vanthu-new"));
    let whole = page("vanthu");
    Test::new().args(["man"]).stdout(&whole).run();
    for command in COMMANDS {
        let name = format!("vanthu\\-{command}(1)");
        assert!(whole.contains(&name), "{name}");
    }
}
