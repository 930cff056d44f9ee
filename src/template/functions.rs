//! Tera's own functions that a notice cannot have as they are.

use std::io::{self, Write};

use tera::{Error, Kwargs, State, Tera, TeraResult};

/// Numbers that one call of `range` gives; no notice counts further.
const MOST: usize = 1_000;

/// What begins the message of a template that stops by itself.
pub(super) const STOPPED: &str = "The template stopped: ";

/// Puts our functions in the place of Tera's.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("range", range);
    tera.register_function("throw", throw);
}

/// `range(start, end, step_by)`, in steps of one from nought unless said otherwise.
fn range(arguments: Kwargs, _: &State<'_>) -> TeraResult<Vec<i64>> {
    let start: i64 = arguments.get("start")?.unwrap_or(0);
    let end: i64 = arguments.must_get("end")?;
    let step: i64 = arguments.get("step_by")?.unwrap_or(1);
    if step == 0 {
        return Err(Error::message("Function `range` cannot step by 0"));
    }
    let mut numbers = Vec::new();
    let mut next = start;
    // A sum that would overflow stays at the last number, which is past any end.
    while (step > 0 && next < end) || (step < 0 && next > end) {
        if numbers.len() == MOST {
            return Err(Error::message(format!(
                "Function `range` would give more than {MOST} numbers"
            )));
        }
        numbers.push(next);
        next = next.saturating_add(step);
    }
    Ok(numbers)
}

/// `throw(message)`: the template's author says what is wrong.
fn throw(arguments: Kwargs, _: &State<'_>) -> TeraResult<bool> {
    let message: &str = arguments.must_get("message")?;
    Err(Error::message(format!("{STOPPED}{message}")))
}

/// What a template prints, up to a limit; what would go over it is an error.
pub(super) struct Bounded {
    printed: Vec<u8>,
    limit: usize,
}

impl Bounded {
    /// Nothing printed yet; `limit` in bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            printed: Vec::new(),
            limit,
        }
    }

    /// The printed text. Tera prints whole texts only, so nothing is replaced.
    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.printed)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.printed.len() + bytes.len() > self.limit {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.printed.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
