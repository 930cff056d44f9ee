//! Tera templates, built in and overridden file by file.
