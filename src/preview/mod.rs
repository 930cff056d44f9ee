//! The desk: a folder of notices in the browser, as they would be printed, live while they are written.
//!
//! Three parts that know little of each other. [`folder`] reads and reviews notices on a thread of its
//! own and puts what it finds on the [`board`]; [`server`] answers requests from the board and asks the
//! folder for what is not there yet; [`live`] tells browsers what has changed. [`guard`] and [`listen`]
//! stand before all of it. No address in a request ever becomes a path: a notice is found among those
//! that are known, or not at all.

mod assets;
pub mod board;
pub mod folder;
pub mod guard;
pub mod listen;
pub mod live;
pub mod server;
pub mod wire;
