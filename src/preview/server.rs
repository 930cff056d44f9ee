//! The desk's addresses and what is at each.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio::sync::oneshot;

use super::board::Board;
use super::folder::{Ask, Document};
use super::guard::{self, Guard, Refusal};
use super::{assets, live};
use crate::finding::Lang;
use crate::layout::fonts::Face;
use crate::workspace::job::Format;

/// What HTML of the office's own templates may do inside the desk: look as it does, nothing else. The desk
/// may know how far it is scrolled; nothing in it can run.
const SHEET: &str = "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
/// The browser's own reader of PDF has styles of its own.
const PRINT: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; \
    frame-ancestors 'self'";
const PLAIN: &str = "default-src 'none'; frame-ancestors 'self'";

/// Everything that an answer is made from.
pub struct Site {
    /// What is known of the folder.
    pub board: Arc<Board>,
    /// The folder's thread.
    pub folder: Sender<Ask>,
    /// Who may ask.
    pub guard: Guard,
    /// The language of the interface.
    pub lang: Lang,
    /// This start of the program.
    pub run: String,
    /// What the user calls the folder.
    pub name: String,
}

type Shared = State<Arc<Site>>;
type Asked<T> = Result<Query<T>, QueryRejection>;

/// The desk's addresses.
pub fn router(site: Arc<Site>) -> Router {
    let mut router = Router::new()
        .route("/", get(page))
        .route("/api/desk", get(desk))
        .route("/api/notice", get(notice))
        .route("/api/file", get(file))
        .route("/live", get(channel));
    for (face, address) in [
        (Face::Regular, "/fonts/regular.ttf"),
        (Face::Bold, "/fonts/bold.ttf"),
        (Face::Italic, "/fonts/italic.ttf"),
        (Face::BoldItalic, "/fonts/bold-italic.ttf"),
    ] {
        let font = move |State(site): Shared| async move {
            // Not copied, however many ask and are slow to read.
            let file = site.board.fonts().bytes(face).clone();
            typed("font/ttf", file)
        };
        router = router.route(address, get(font));
    }
    for (address, kind, text) in assets::FILES {
        let asset = move || async move { typed(kind, *text) };
        router = router.route(address, get(asset));
    }
    router
        .fallback(|State(site): Shared| async move { site.guard.refuse(Refusal::Missing) })
        .layer(middleware::from_fn_with_state(Arc::clone(&site), watch))
        .with_state(site)
}

/// The guard before every address.
async fn watch(State(site): Shared, request: Request, next: Next) -> Response {
    let (mut answer, cookie) = match site.guard.admit(&request) {
        Ok(cookie) => (next.run(request).await, cookie),
        Err(refusal) => (site.guard.refuse(refusal), None),
    };
    guard::seal(&mut answer, cookie);
    answer
}

fn typed(kind: &'static str, body: impl Into<axum::body::Body>) -> Response {
    let mut answer = Response::new(body.into());
    let kind = HeaderValue::from_static(kind);
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    answer
}

fn json(text: String) -> Response {
    typed("application/json", text)
}

async fn page(State(site): Shared) -> Html<String> {
    let lang = site.lang.pick("<html lang=\"vi\"", "<html lang=\"en\"");
    Html(assets::PAGE.replacen("<html lang=\"vi\"", lang, 1))
}

async fn desk(State(site): Shared) -> Response {
    let lang = match site.lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    json(site.board.desk(&site.run, &site.name, lang))
}

async fn channel(State(site): Shared) -> Response {
    live::channel(&site.run, site.board.subscribe()).into_response()
}

/// Which notice.
#[derive(Deserialize)]
struct Which {
    source: String,
}

async fn notice(State(site): Shared, which: Asked<Which>) -> Response {
    match find(&site, which).await {
        Ok(text) => json(text),
        Err(refusal) => site.guard.refuse(refusal),
    }
}

async fn find(site: &Site, which: Asked<Which>) -> Result<String, Refusal> {
    let Query(Which { source }) = which.map_err(|_| Refusal::Malformed)?;
    if !site.board.knows(&source) {
        return Err(Refusal::Missing);
    }
    if let Some(view) = site.board.open(&source) {
        return Ok(view.json());
    }
    let (reply, answer) = oneshot::channel();
    let ask = Ask::Notice { source, reply };
    site.folder.send(ask).map_err(|_| Refusal::Failed)?;
    let view = answer.await.map_err(|_| Refusal::Failed)?;
    view.map(|view| view.json()).ok_or(Refusal::Missing)
}

/// Which document of which notice.
#[derive(Deserialize)]
struct Wanted {
    source: String,
    format: String,
    download: Option<String>,
}

async fn file(State(site): Shared, wanted: Asked<Wanted>) -> Response {
    match make(&site, wanted).await {
        Ok(answer) => answer,
        Err(refusal) => site.guard.refuse(refusal),
    }
}

async fn make(site: &Site, wanted: Asked<Wanted>) -> Result<Response, Refusal> {
    let Query(wanted) = wanted.map_err(|_| Refusal::Malformed)?;
    let mut formats = Format::ALL.into_iter();
    let format = formats.find(|format| format.ending() == wanted.format);
    let format = format.ok_or(Refusal::Malformed)?;
    if !site.board.knows(&wanted.source) {
        return Err(Refusal::Missing);
    }
    let (reply, answer) = oneshot::channel();
    let ask = Ask::File {
        source: wanted.source.clone(),
        format,
        reply,
    };
    site.folder.send(ask).map_err(|_| Refusal::Failed)?;
    let bytes = match answer.await.map_err(|_| Refusal::Failed)? {
        Document::Bytes(bytes) => bytes,
        Document::Faulty => return Err(Refusal::Faulty),
        Document::Gone => return Err(Refusal::Missing),
    };
    let download = wanted.download.is_some();
    let (kind, policy) = match format {
        // A browser shows plain text; other text it would save.
        Format::Markdown if download => ("text/markdown; charset=utf-8", PLAIN),
        Format::Markdown => ("text/plain; charset=utf-8", PLAIN),
        Format::Html => ("text/html; charset=utf-8", SHEET),
        Format::Pdf => ("application/pdf", PRINT),
        Format::Docx => (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            PLAIN,
        ),
    };
    let mut answer = typed(kind, bytes);
    let headers = answer.headers_mut();
    let policy = HeaderValue::from_static(policy);
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    let named = disposition(&wanted.source, format, download);
    let named = HeaderValue::try_from(named).map_err(|_| Refusal::Failed)?;
    headers.insert(header::CONTENT_DISPOSITION, named);
    Ok(answer)
}

/// The name under which a document is saved: the source's, once in letters that every browser knows and
/// once as it is (RFC 5987).
fn disposition(source: &str, format: Format, download: bool) -> String {
    let way = if download { "attachment" } else { "inline" };
    let name = source.rsplit('/').next().unwrap_or(source);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let ending = format.ending();
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-_. ".contains(c) {
            c
        } else {
            '_'
        }
    };
    let known: String = stem.chars().map(plain).collect();
    let mut whole = String::new();
    for byte in stem.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            whole.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("{way}; filename=\"{known}.{ending}\"; filename*=UTF-8''{whole}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_saved_under_the_source_s_name() {
        assert_eq!(
            disposition("directives/quận 1/kết luận \"a\".yaml", Format::Pdf, true),
            "attachment; filename=\"k_t lu_n _a_.pdf\"; \
             filename*=UTF-8''k%E1%BA%BFt%20lu%E1%BA%ADn%20%22a%22.pdf"
        );
        assert_eq!(
            disposition("a.yaml", Format::Markdown, false),
            "inline; filename=\"a.md\"; filename*=UTF-8''a.md"
        );
    }
}
