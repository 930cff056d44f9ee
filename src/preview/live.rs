//! The live channel: server-sent events. A browser that was away connects again by itself and is
//! greeted with the run; another run than before means that everything has to be asked for anew.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{self, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use tokio::sync::broadcast::Receiver;

use super::board::Event;
use super::wire::json;

/// A line now and then, so that nothing between takes the silence for the end.
const BEAT: Duration = Duration::from_secs(15);

#[derive(serde::Serialize)]
struct Hello<'a> {
    run: &'a str,
}

/// The greeting, then the news as it comes. A browser that is too far behind is let go: it connects
/// again and asks for everything.
pub fn channel(
    run: &str,
    news: Receiver<Event>,
) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>> + use<>> {
    let hello = sse::Event::default()
        .event("hello")
        .retry(Duration::from_secs(1))
        .data(json(&Hello { run }));
    let stream = stream::unfold((Some(hello), news), |(hello, mut news)| async move {
        let event = match hello {
            Some(hello) => hello,
            None => {
                let event = news.recv().await.ok()?;
                sse::Event::default().event(event.name).data(&*event.data)
            }
        };
        Some((Ok(event), (None, news)))
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(BEAT))
}
