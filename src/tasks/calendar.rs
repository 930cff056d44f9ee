//! The tasks as a calendar: an event for the whole last day of each task that has one of its own.
//!
//! Events, not to-dos: Outlook passes over `VTODO` in a calendar that it opens, and with it the
//! deadline. An item without a day of its own is told in its task's event.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _, Property};

use super::columns::notice;
use super::{From, Task};
use crate::finding::Lang;

/// A title is shown on one line of a calendar.
const LONGEST_TITLE: usize = 100;
/// A line of the file has at most so many bytes.
const LONGEST_LINE: usize = 75;
/// The hour at which a reminder comes.
const MORNING: u32 = 8;

/// How many tasks have a day, and so an event.
pub fn dated(tasks: &[Task]) -> usize {
    tasks.iter().filter(|task| own_day(task).is_some()).count()
}

/// The calendar, with a reminder in the morning `remind` days before each last day.
pub fn calendar(tasks: &[Task], remind: u32, lang: Lang) -> String {
    let name = lang.pick("Thời hạn nhiệm vụ", "Deadlines of tasks");
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//vanthu//tasks//VI"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    for (at, task) in tasks.iter().enumerate() {
        if let Some(day) = own_day(task) {
            let behind = tasks.get(at + 1..).unwrap_or_default();
            calendar.push(event(task, day, behind, remind, lang));
        }
    }
    folded(&calendar.to_string())
}

/// The lines folded anew: the library lets the last piece of one have a byte too many.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut room = LONGEST_LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                out.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            room -= c.len_utf8();
            out.push(c);
        }
        out.push_str("\r\n");
    }
    out
}

/// The last day that a task does not merely take from the task it is an item of.
fn own_day(task: &Task) -> Option<NaiveDate> {
    let deadline = task.deadline.as_ref()?;
    deadline.day.filter(|_| deadline.from != From::Parent)
}

/// `behind` are the tasks that follow it.
fn event(task: &Task, day: NaiveDate, behind: &[Task], remind: u32, lang: Lang) -> Event {
    let uid = format!("{}@vanthu", task.id);
    let title = title(task);
    let stamp = stamp(task.notice.day().unwrap_or(day));
    let mut alarm = Alarm::display(&title, chrono::Duration::zero());
    // Without these two the library writes the clock and a random name.
    alarm.timestamp(stamp).uid(&format!("{uid}-{remind}"));
    alarm.add_property("TRIGGER", trigger(remind));
    let mut event = Event::new();
    event
        .uid(&uid)
        .timestamp(stamp)
        .starts(day)
        .ends(day.checked_add_days(Days::new(1)).unwrap_or(day))
        .summary(&title)
        .description(&description(task, behind, lang))
        .add_property("TRANSP", "TRANSPARENT")
        .alarm(alarm);
    event.done()
}

/// From midnight at the start of the last day back to the morning of a day before.
fn trigger(remind: u32) -> String {
    match remind.checked_sub(1) {
        None => format!("PT{MORNING}H"),
        Some(0) => format!("-PT{}H", 24 - MORNING),
        Some(days) => format!("-P{days}DT{}H", 24 - MORNING),
    }
}

/// An event says when it was made. The notice's day does not change from one run to the next.
fn stamp(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// `16 giờ – thành phố Hạ Long: Báo cáo …`, cut at a word.
fn title(task: &Task) -> String {
    let hour = task.deadline.as_ref().and_then(|deadline| deadline.time);
    let hour = hour.map(|time| match time {
        (hour, 0) => format!("{hour} giờ – "),
        (hour, minute) => format!("{hour} giờ {minute:02} – "),
    });
    let lead = task.lead.join(", ");
    // A sentence may begin with the unit itself.
    let lead = if lead.is_empty() || task.what.starts_with(&lead) {
        String::new()
    } else {
        format!("{lead}: ")
    };
    let whole = format!("{}{lead}{}", hour.unwrap_or_default(), task.what);
    short(&whole)
}

fn short(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST_TITLE) else {
        return text.to_owned();
    };
    let head = text.get(..end).unwrap_or(text);
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    format!("{} …", head.trim_end_matches([',', ';', '.', ':']))
}

fn description(task: &Task, behind: &[Task], lang: Lang) -> String {
    let t = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let mut lines = vec![task.what.clone()];
    let notice_rest = behind.iter().take_while(|b| b.source == task.source);
    let items = notice_rest
        .filter(|other| other.parent.as_ref() == Some(&task.id) && own_day(other).is_none());
    lines.extend(items.map(|item| format!("– {}", item.what)));
    let deadline = task.deadline.as_ref().map(|deadline| &deadline.words);
    let (lead, with) = (task.lead.join("; "), task.with.join("; "));
    let notice = match task.notice.subject.as_str() {
        "" => notice(task, lang),
        subject => format!("{}: {subject}", notice(task, lang)),
    };
    let told = [
        (t("Chủ trì", "Lead"), Some(&lead)),
        (t("Phối hợp", "With"), Some(&with)),
        (t("Thời hạn ghi", "Deadline as written"), deadline),
        (t("Sản phẩm", "Product"), task.product.as_ref()),
        (t("Báo cáo", "Report to"), task.report_to.as_ref()),
        (t("Cơ quan ban hành", "Issued by"), Some(&task.notice.organ)),
        (t("Văn bản", "Notice"), Some(&notice)),
        (t("Mã", "ID"), Some(&task.id)),
    ];
    let told = told
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)));
    lines.extend(
        told.filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| format!("{name}: {text}")),
    );
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{folded, short, trigger};
    use icalendar::{Calendar, Component as _, Event};

    #[test]
    fn no_line_is_longer_than_the_standard_allows() {
        for length in 60..240 {
            let text = "ấ b".repeat(length / 4) + &"c".repeat(length % 4);
            let event = Event::new().uid("a").summary(&text).done();
            let whole = Calendar::new().push(event).to_string();
            let folded = folded(&whole);
            for line in folded.split("\r\n") {
                assert!(line.len() <= 75, "{length}: {line}");
            }
            let unfolded = folded.replace("\r\n ", "");
            assert!(
                unfolded.contains(&format!("SUMMARY:{text}\r\n")),
                "{length}"
            );
        }
    }

    #[test]
    fn a_reminder_comes_in_the_morning() {
        assert_eq!(trigger(0), "PT8H");
        assert_eq!(trigger(1), "-PT16H");
        assert_eq!(trigger(3), "-P2DT16H");
    }

    #[test]
    fn a_title_ends_with_a_word() {
        assert_eq!(short("Gửi báo cáo."), "Gửi báo cáo.");
        let long = "một hai, ".repeat(20);
        let title = short(&long);
        assert!(
            title.ends_with("hai …") || title.ends_with("một …"),
            "{title}"
        );
        assert!(title.chars().count() <= 102, "{title}");
    }
}
