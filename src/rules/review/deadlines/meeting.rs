//! The day and the hour of the meeting beside the paper's own date.

use chrono::NaiveDate;

use crate::directive::Text;
use crate::directive::date::running;
use crate::finding::Message;
use crate::rules::review::{Review, Rule};
use crate::source::Located;

/// A meeting that cannot be when it is said to be.
pub(super) const MEETING: Rule = Rule::any("D-MEETING");

pub(super) fn check(review: &mut Review<'_>) {
    let Some(meeting) = &review.directive.meeting else {
        return;
    };
    if let (Some(day), Some(issued)) = (&meeting.date, &review.directive.issue_date) {
        days(review, day, issued);
    }
    if let (Some(session), Some(time)) = (&meeting.session, &meeting.time) {
        hours(review, session, time);
    }
}

/// An invitation is sent no later than the meeting; what was concluded is told no earlier.
fn days(review: &mut Review<'_>, day: &Located<NaiveDate>, issued: &Located<NaiveDate>) {
    let directive = review.directive;
    let (on, from) = (running(day.value), running(issued.value));
    let said = match directive.kind.value.as_str() {
        "giay-moi" if day.value < issued.value => (
            format!("cuộc họp ngày {on} đã qua khi giấy mời ban hành ngày {from}"),
            format!("the meeting of {on} is over when it is invited to on {from}"),
        ),
        "thong-bao-ket-luan" | "ket-luan" | "bien-ban" if day.value > issued.value => (
            format!("cuộc họp ngày {on} chưa diễn ra khi văn bản ban hành ngày {from}"),
            format!("the meeting of {on} is yet to come when the paper is issued on {from}"),
        ),
        _ => return,
    };
    if let Some(finding) = review.finding(MEETING, &said.0, &said.1) {
        let label = Message::new("ngày ban hành ở đây", "the date of issue is here");
        let finding = finding
            .hint(
                "Xem lại `ngay:` của cuộc họp và `ngay_ban_hanh:`.",
                "Look at the meeting's `ngay:` and at `ngay_ban_hanh:` again.",
            )
            .at(&directive.file, day.span)
            .related(&directive.file, issued.span, label);
        review.push(finding);
    }
}

fn hours(review: &mut Review<'_>, session: &Text, time: &Text) {
    if !apart(&session.value, &time.value) {
        return;
    }
    let (part, hour) = (&session.value, &time.value);
    let vi = format!("`{hour}` không thuộc buổi {part}");
    let en = format!("`{hour}` is not in the part of the day called `{part}`");
    if let Some(finding) = review.finding(MEETING, &vi, &en) {
        let finding = finding.hint(
            "Xem lại `gio:` và `buoi:` của cuộc họp.",
            "Look at the meeting's `gio:` and `buoi:` again.",
        );
        review.push(finding.at(&review.directive.file, time.span));
    }
}

/// Whether an hour lies outside a part of the day. `2 giờ` of the afternoon is 14 giờ, and where one
/// part ends is a matter of habit, so only what nobody says is told.
fn apart(session: &str, time: &str) -> bool {
    let digits = time.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit());
    let hour: Option<u32> = digits
        .get(..end.unwrap_or(digits.len()))
        .and_then(|digits| digits.parse().ok());
    let Some(hour) = hour else { return false };
    match session.to_lowercase().as_str() {
        "sáng" => hour > 12,
        "chiều" => (7..=10).contains(&hour),
        "tối" => (12..=16).contains(&hour),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn an_hour_belongs_to_its_part_of_the_day() {
        for (session, time) in [
            ("sáng", "14 giờ 00"),
            ("Sáng", "13:30"),
            ("chiều", "8 giờ 00"),
            ("tối", "15 giờ 00"),
        ] {
            assert!(apart(session, time), "{session} {time}");
        }
        for (session, time) in [
            ("sáng", "8 giờ 00"),
            ("sáng", "12 giờ 00"),
            ("chiều", "14 giờ 00"),
            ("chiều", "2 giờ 00"),
            ("tối", "7 giờ 30"),
            ("tối", "17 giờ 30"),
            ("sáng", "đầu giờ"),
            ("cả ngày", "14 giờ 00"),
        ] {
            assert!(!apart(session, time), "{session} {time}");
        }
    }
}
