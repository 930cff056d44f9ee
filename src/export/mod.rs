//! Exporters: a notice (or its pages) to bytes.

pub mod docx;
pub mod html;
pub mod markdown;
pub mod pdf;
pub mod svg;
pub(crate) mod text;
mod view;

#[cfg(test)]
mod sample;
