//! PDF. The only room that knows `printpdf` and `lopdf`.
