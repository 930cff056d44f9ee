//! `vanthu preview`: the desk as a browser meets it, and as others would like to.

mod desk;
mod hostile;
mod live;
mod network;
