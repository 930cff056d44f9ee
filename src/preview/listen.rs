//! Connections: how many, how long, how large.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener as Listener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

/// Connections at once.
const CONNECTIONS: usize = 256;
/// Bytes of a request's head, and its headers.
const HEAD: usize = 16 * 1024;
const HEADERS: usize = 64;
/// A request's head must have come within this time, also on a connection that has served before.
const ASKING: Duration = Duration::from_secs(10);
/// A reader that takes nothing for so long has gone.
const TAKING: Duration = Duration::from_secs(30);
/// How often it is asked whether to go on.
const GLANCE: Duration = Duration::from_millis(100);
/// Ports that are tried, one after the other.
const PORTS: u16 = 20;

/// What who comes too many is told.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\
    Connection: close\r\n\r\n";

/// Listens at the port, or at the next one that is free.
///
/// # Errors
/// The system's, when none of them can be had.
pub fn bind(host: IpAddr, port: u16) -> io::Result<Listener> {
    let mut tried = port;
    loop {
        match Listener::bind(SocketAddr::new(host, tried)) {
            Err(error)
                if error.kind() == io::ErrorKind::AddrInUse
                    && tried - port < PORTS
                    && tried < u16::MAX =>
            {
                tried += 1;
            }
            other => return other,
        }
    }
}

/// Serves on this thread until `stop` says so.
///
/// # Errors
/// The system's, when it gives no means to wait for connections.
pub fn serve(listener: Listener, router: Router, stop: impl Fn() -> bool) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()?;
    listener.set_nonblocking(true)?;
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener)?;
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        while !stop() {
            let Ok(accepted) = tokio::time::timeout(GLANCE, listener.accept()).await else {
                continue;
            };
            match accepted {
                Ok((stream, _)) => welcome(stream, &router, &places),
                // No more files can be opened, or the other side left: others may still come.
                Err(_) => tokio::time::sleep(GLANCE).await,
            }
        }
        Ok(())
    })
}

fn welcome(stream: TcpStream, router: &Router, places: &Arc<Semaphore>) {
    let Ok(place) = Arc::clone(places).try_acquire_owned() else {
        tokio::spawn(turn_away(stream));
        return;
    };
    // Events are small and must not wait for each other.
    let _ = stream.set_nodelay(true);
    let router = router.clone();
    tokio::spawn(async move {
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(TAKING));
        let stream = TokioIo::new(Box::pin(stream));
        // How a connection ended is nothing to anyone.
        let _ = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(ASKING)
            .max_buf_size(HEAD)
            .max_headers(HEADERS)
            .serve_connection(stream, TowerToHyperService::new(router))
            .await;
        drop(place);
    });
}

async fn turn_away(mut stream: TcpStream) {
    let _ = tokio::time::timeout(GLANCE, stream.write_all(FULL)).await;
}
