//! What an editor needs to know of a folder: VS Code's own settings files.

use serde_json::{Value, json};

use crate::schema::Of;

/// `.vscode/settings.json`: UTF-8, two spaces, and the schemas of files without a first line that
/// names one. The editor's patterns cannot leave a folder out, so those of directives are the names
/// that `vanthu new` gives; no file has two schemas.
pub fn settings() -> String {
    let schema = |of: Of| format!("./directives/.vanthu/{}.json", of.name());
    text(&json!({
        "files.encoding": "utf8",
        "[yaml]": {"editor.insertSpaces": true, "editor.tabSize": 2},
        "yaml.schemas": {
            schema(Of::Directive): ["directives/2*.yaml", "directives/du-thao-*.yaml"],
            schema(Of::Organ): ["directives/co-quan/*.yaml"],
            schema(Of::Office): ["vanthu.yaml"],
        },
    }))
}

/// `.vscode/extensions.json`: the extension that reads schemas, for the editor to offer.
pub fn extensions() -> String {
    text(&json!({"recommendations": ["redhat.vscode-yaml"]}))
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}
