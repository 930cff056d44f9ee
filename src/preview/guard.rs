//! Who may ask, and what every answer carries.
//!
//! Any page in the same browser can send requests here, and a name that someone else owns can be made to
//! lead here. So a request must name this machine as its host, come from the desk itself, and be a plain
//! `GET`. When other machines may ask, they must show the token as well.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, uri::Authority};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

use crate::finding::Lang;

/// The policy of everything that does not bring one of its own.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("x-dns-prefetch-control"), "off"),
];

/// Decides which requests are answered.
pub struct Guard {
    port: u16,
    token: Option<Token>,
    lang: Lang,
}

/// The word that lets other machines in.
pub struct Token {
    text: String,
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The request is malformed.
    Malformed,
    /// It comes from elsewhere.
    Foreign,
    /// The token is missing.
    Token,
    /// There is nothing of that name.
    Missing,
    /// Only `GET` is answered.
    Method,
    /// The notice has errors, so there is no document of it.
    Faulty,
    /// The request has a body.
    Body,
    /// The program failed.
    Failed,
}

impl Refusal {
    fn status(self) -> StatusCode {
        match self {
            Refusal::Malformed => StatusCode::BAD_REQUEST,
            Refusal::Foreign | Refusal::Token => StatusCode::FORBIDDEN,
            Refusal::Missing => StatusCode::NOT_FOUND,
            Refusal::Method => StatusCode::METHOD_NOT_ALLOWED,
            Refusal::Faulty => StatusCode::CONFLICT,
            Refusal::Body => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        match self {
            Refusal::Malformed => lang.pick("Yêu cầu sai dạng.", "The request is malformed."),
            Refusal::Foreign => lang.pick(
                "Yêu cầu không đến từ bàn làm việc. Mở đúng địa chỉ mà chương trình đã in ra.",
                "The request does not come from the desk. Open the address that the program has printed.",
            ),
            Refusal::Token => lang.pick(
                "Cần mã truy cập. Mở đúng địa chỉ có `?token=` mà chương trình đã in ra.",
                "A token is needed. Open the address with `?token=` that the program has printed.",
            ),
            Refusal::Missing => lang.pick("Không có mục này.", "There is nothing here."),
            Refusal::Method => lang.pick("Chỉ nhận GET.", "Only GET is answered."),
            Refusal::Faulty => lang.pick(
                "Văn bản đang có lỗi nên chưa tạo được tệp này.",
                "The notice has errors, so this file cannot be made.",
            ),
            Refusal::Body => lang.pick(
                "Yêu cầu không được kèm nội dung.",
                "A request may have no body.",
            ),
            Refusal::Failed => lang.pick("Chương trình gặp lỗi.", "The program failed."),
        }
    }

    /// The answer.
    pub fn answer(self, lang: Lang) -> Response {
        let text = format!("{}\n", self.words(lang));
        let mut answer = (self.status(), text).into_response();
        let headers = answer.headers_mut();
        if self == Refusal::Method {
            headers.insert(header::ALLOW, HeaderValue::from_static("GET"));
        }
        if self == Refusal::Body {
            // What is still to come is not read.
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        answer
    }
}

impl Token {
    /// A new one from the system's randomness; none when the system has none to give.
    pub fn new() -> Option<Self> {
        random::<24>().map(|text| Self { text })
    }

    /// Its text, which belongs into the address.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether `text` is the token; how long this takes tells nothing of it.
    fn is(&self, text: &str) -> bool {
        Sha256::digest(text.as_bytes()) == Sha256::digest(self.text.as_bytes())
    }
}

/// Random bytes as digits of base 16.
pub fn random<const N: usize>() -> Option<String> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl Guard {
    /// A guard of the server at `port`, speaking `lang`.
    pub fn new(port: u16, token: Option<Token>, lang: Lang) -> Self {
        Self { port, token, lang }
    }

    /// Whether a request is to be answered; a cookie to set with the answer, if it is.
    ///
    /// # Errors
    /// Why it is not.
    pub fn admit(&self, request: &Request) -> Result<Option<HeaderValue>, Refusal> {
        let headers = request.headers();
        // Only the part after the host: a request for another machine is none for this one.
        if request.uri().authority().is_some() {
            return Err(Refusal::Malformed);
        }
        let host = one(headers, &header::HOST)?.ok_or(Refusal::Malformed)?;
        if !self.is_own(host) {
            return Err(Refusal::Foreign);
        }
        if let Some(origin) = one(headers, &header::ORIGIN)?
            && origin.strip_prefix("http://") != Some(host)
        {
            return Err(Refusal::Foreign);
        }
        // Another site may lead here, but not take anything in.
        let fetch = |name| headers.get(name).map(HeaderValue::as_bytes);
        if fetch("sec-fetch-site").is_some_and(|site| site == b"cross-site")
            && fetch("sec-fetch-mode").is_none_or(|mode| mode != b"navigate")
        {
            return Err(Refusal::Foreign);
        }
        let cookie = self.check_token(request)?;
        if request.method() != Method::GET {
            return Err(Refusal::Method);
        }
        let length = one(headers, &header::CONTENT_LENGTH)?;
        if length.is_some_and(|length| length != "0")
            || headers.contains_key(header::TRANSFER_ENCODING)
        {
            return Err(Refusal::Body);
        }
        Ok(cookie)
    }

    /// Whether `host` is this machine. By a name only the machine itself may call it: any other name can
    /// be made to lead here. Others, who need the token, call it by its number.
    fn is_own(&self, host: &str) -> bool {
        let Ok(authority) = host.parse::<Authority>() else {
            return false;
        };
        if host.contains('@') || authority.port_u16().unwrap_or(80) != self.port {
            return false;
        }
        let name = authority.host();
        let number = name.trim_start_matches('[').trim_end_matches(']');
        match number.parse::<IpAddr>() {
            Ok(number) => self.token.is_some() || is_this_machine(number),
            Err(_) => name.eq_ignore_ascii_case("localhost"),
        }
    }

    /// The token in the address or in the cookie. The cookie that the address earns.
    fn check_token(&self, request: &Request) -> Result<Option<HeaderValue>, Refusal> {
        let Some(token) = &self.token else {
            return Ok(None);
        };
        let name = format!("vanthu-{}", self.port);
        let cookies = request.headers().get_all(header::COOKIE).into_iter();
        let mut cookies = cookies
            .filter_map(|cookies| cookies.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='));
        if cookies.any(|(key, value)| key == name && token.is(value)) {
            return Ok(None);
        }
        let query = request.uri().query().unwrap_or_default().split('&');
        let mut given = query.filter_map(|pair| pair.strip_prefix("token="));
        if request.uri().path() == "/" && given.any(|text| token.is(text)) {
            let cookie = format!("{name}={}; Path=/; HttpOnly; SameSite=Strict", token.text);
            return HeaderValue::try_from(cookie)
                .map(Some)
                .map_err(|_| Refusal::Failed);
        }
        Err(Refusal::Token)
    }

    /// The answer to a request that is refused.
    pub fn refuse(&self, refusal: Refusal) -> Response {
        refusal.answer(self.lang)
    }
}

/// Adds what every answer carries.
pub fn seal(answer: &mut Response, cookie: Option<HeaderValue>) {
    let headers = answer.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(POLICY));
    if let Some(cookie) = cookie {
        headers.insert(header::SET_COOKIE, cookie);
    }
}

/// The one value of a header; two of them are one too many.
fn one<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Refusal> {
    let mut values = headers.get_all(name).into_iter();
    let first = values.next();
    if values.next().is_some() {
        return Err(Refusal::Malformed);
    }
    let text = first.map(HeaderValue::to_str).transpose();
    text.map_err(|_| Refusal::Malformed)
}

fn is_this_machine(number: IpAddr) -> bool {
    number.is_loopback()
}
