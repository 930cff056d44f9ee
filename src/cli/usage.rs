//! What is wrong with a command line, in the user's language.

use clap::error::{ContextKind, ErrorKind};

use super::console::Console;
use super::{OK, USAGE};
use crate::finding::Lang;

/// Prints help, the version or the error, and returns the exit code.
pub(super) fn report(error: &clap::Error, lang: Lang) -> u8 {
    let console = Console::new(lang);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.out(&error.to_string());
            console.code(OK)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            console.err(&error.to_string());
            USAGE
        }
        _ => {
            console.err(&format!("{}\n", message(error, lang)));
            USAGE
        }
    }
}

fn message(error: &clap::Error, lang: Lang) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let prior = context(error, ContextKind::PriorArg);
    let value = context(error, ContextKind::InvalidValue);
    let command = context(error, ContextKind::InvalidSubcommand);
    let text = match error.kind() {
        ErrorKind::UnknownArgument => lang
            .pick("không có tùy chọn `{a}`", "there is no option `{a}`")
            .replace("{a}", &argument),
        ErrorKind::InvalidSubcommand => lang
            .pick("không có lệnh `{c}`", "there is no command `{c}`")
            .replace("{c}", &command),
        ErrorKind::InvalidValue if value.is_empty() => lang
            .pick("tùy chọn `{a}` thiếu giá trị", "option `{a}` needs a value")
            .replace("{a}", &argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => lang
            .pick(
                "giá trị `{v}` của `{a}` không dùng được",
                "value `{v}` of `{a}` cannot be used",
            )
            .replace("{v}", &value)
            .replace("{a}", &argument),
        ErrorKind::ArgumentConflict if prior != argument => lang
            .pick(
                "tùy chọn `{a}` không dùng chung với `{p}`",
                "option `{a}` cannot be used with `{p}`",
            )
            .replace("{a}", &argument)
            .replace("{p}", &prior),
        ErrorKind::MissingRequiredArgument => lang
            .pick("còn thiếu `{a}`", "`{a}` is missing")
            .replace("{a}", &argument),
        ErrorKind::ArgumentConflict => lang
            .pick(
                "tùy chọn `{a}` chỉ dùng một lần",
                "option `{a}` may be given once only",
            )
            .replace("{a}", &argument),
        ErrorKind::MissingSubcommand => lang
            .pick("thiếu tên lệnh", "a command is missing")
            .to_owned(),
        ErrorKind::InvalidUtf8 => lang
            .pick(
                "đối số không phải chữ đọc được",
                "an argument is not readable text",
            )
            .to_owned(),
        _ => lang
            .pick("câu lệnh chưa đúng", "the command line is not right")
            .to_owned(),
    };
    let mut lines = vec![format!("{}: {text}", lang.pick("lỗi", "error"))];
    let valid = context(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        lines.push(format!("  {}: {valid}", lang.pick("dùng được", "possible")));
    }
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    if let Some(near) = near
        .iter()
        .map(|kind| context(error, *kind))
        .find(|near| !near.is_empty())
    {
        lines.push(format!(
            "  {} `{near}`?",
            lang.pick("có phải ý đồng chí là", "did you mean")
        ));
    }
    lines.push(
        lang.pick("Xem hướng dẫn: vanthu --help", "See: vanthu --help")
            .to_owned(),
    );
    lines.join("\n")
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}
