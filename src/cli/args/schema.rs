//! The command line of `vanthu schema`.

use clap::builder::PossibleValue;
use clap::{Arg, ArgMatches, Command, ValueEnum};

use super::bare_subcommand;
use crate::cli::schema::SchemaConfig;
use crate::finding::Lang;
use crate::schema::Of;

impl ValueEnum for Of {
    fn value_variants<'a>() -> &'a [Self] {
        &Of::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// The command.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let about = t(
        "In lược đồ JSON Schema của các tệp YAML, cho trình soạn thảo gợi ý và báo lỗi khi gõ (tên khác: luoc-do)",
        "Print the JSON Schema of the YAML files, for editors to help while typing (also: luoc-do)",
    );
    let usage = t("vanthu schema [TÙY CHỌN]", "vanthu schema [OPTIONS]");
    bare_subcommand("schema", lang, about, usage).alias("luoc-do").arg(
        Arg::new("of")
            .long("of")
            .value_name(t("TỆP", "FILE"))
            .default_value(Of::Directive.name())
            .hide_default_value(true)
            .hide_possible_values(true)
            .value_parser(clap::builder::EnumValueParser::<Of>::new())
            .help(t(
                "Của tệp nào: van-ban, co-quan (hồ sơ cơ quan) hoặc vanthu (vanthu.yaml) [mặc định: van-ban]",
                "Of which file: van-ban (a notice), co-quan (an organ's profile) or vanthu (vanthu.yaml) [default: van-ban]",
            )),
    )
}

/// What a `schema` command line means.
pub(in crate::cli) fn config(matches: &ArgMatches, lang: Lang) -> SchemaConfig {
    SchemaConfig {
        lang,
        of: *matches.get_one("of").unwrap_or(&Of::Directive),
    }
}
