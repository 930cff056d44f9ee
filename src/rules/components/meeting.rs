//! What must be known of the meeting that a kind announces, records or invites to.

use super::{Component, Missing};
use crate::directive::Meeting;
use crate::directive::keys::directive as keys;

/// The kinds that are about a meeting.
const ANNOUNCES: &str = "thong-bao-ket-luan";
const INVITES: &str = "giay-moi";
const RECORDS: &str = "bien-ban";

/// A part of the meeting: the kinds that need it, whether it is missing, its name, how to give it.
type Part = (
    &'static [&'static str],
    fn(&Meeting) -> bool,
    (&'static str, &'static str),
    (&'static str, &'static str),
);

const PARTS: [Part; 8] = [
    (
        &[INVITES],
        |m| m.name.is_none(),
        ("tên cuộc họp", "name of the meeting"),
        (
            "Ghi `ten: …` trong `cuoc_hop`.",
            "Write `ten: …` in `cuoc_hop`.",
        ),
    ),
    (
        &[ANNOUNCES, INVITES, RECORDS],
        |m| m.date.is_none(),
        ("ngày họp", "date of the meeting"),
        (
            "Ghi `ngay: …` trong `cuoc_hop`.",
            "Write `ngay: …` in `cuoc_hop`.",
        ),
    ),
    (
        &[INVITES, RECORDS],
        |m| m.time.is_none(),
        ("giờ họp", "hour of the meeting"),
        (
            "Ghi `gio: …` trong `cuoc_hop`, như `14 giờ 00`.",
            "Write `gio: …` in `cuoc_hop`, as `14 giờ 00`.",
        ),
    ),
    (
        &[INVITES, RECORDS],
        |m| m.place.is_none(),
        ("địa điểm họp", "place of the meeting"),
        (
            "Ghi `dia_diem: …` trong `cuoc_hop`.",
            "Write `dia_diem: …` in `cuoc_hop`.",
        ),
    ),
    (
        &[ANNOUNCES, RECORDS],
        |m| m.chair.is_none(),
        ("người chủ trì cuộc họp", "chair of the meeting"),
        (
            "Ghi `chu_tri: {ho_ten: …, chuc_vu: …}` trong `cuoc_hop`.",
            "Write `chu_tri: {ho_ten: …, chuc_vu: …}` in `cuoc_hop`.",
        ),
    ),
    (
        &[RECORDS],
        |m| m.secretary.is_none(),
        ("người ghi biên bản", "secretary of the meeting"),
        (
            "Ghi `thu_ky: {ho_ten: …, chuc_vu: …}` trong `cuoc_hop`.",
            "Write `thu_ky: {ho_ten: …, chuc_vu: …}` in `cuoc_hop`.",
        ),
    ),
    (
        &[RECORDS],
        |m| m.attendees.is_empty(),
        ("thành phần tham dự", "list of attendees"),
        (
            "Ghi `du_hop: […]` trong `cuoc_hop`.",
            "Write `du_hop: […]` in `cuoc_hop`.",
        ),
    ),
    (
        &[RECORDS],
        |m| m.closed.is_none(),
        ("giờ kết thúc cuộc họp", "closing hour of the meeting"),
        (
            "Ghi `be_mac: …` trong `cuoc_hop`, như `16 giờ 30`.",
            "Write `be_mac: …` in `cuoc_hop`, as `16 giờ 30`.",
        ),
    ),
];

impl Missing<'_> {
    pub(super) fn meeting(&mut self) {
        let kind = self.directive.kind.value.as_str();
        if ![ANNOUNCES, INVITES, RECORDS].contains(&kind) {
            return;
        }
        let clause = self.kind.map_or("", |kind| &kind.clause);
        let Some(meeting) = &self.directive.meeting else {
            let name = ("cuộc họp", "meeting");
            let hint = match kind {
                ANNOUNCES => (
                    "Ghi `cuoc_hop` với `ten`, `ngay` và `chu_tri`.",
                    "Write `cuoc_hop` with `ten`, `ngay` and `chu_tri`.",
                ),
                INVITES => (
                    "Ghi `cuoc_hop` với `ten`, `ngay`, `gio` và `dia_diem`.",
                    "Write `cuoc_hop` with `ten`, `ngay`, `gio` and `dia_diem`.",
                ),
                _ => (
                    "Ghi `cuoc_hop` với `ngay`, `gio`, `dia_diem`, `chu_tri`, `thu_ky`, `du_hop` và `be_mac`.",
                    "Write `cuoc_hop` with `ngay`, `gio`, `dia_diem`, `chu_tri`, `thu_ky`, `du_hop` and `be_mac`.",
                ),
            };
            self.at_key(keys::MEETING, &Component { name, hint, clause });
            return;
        };
        for (kinds, missing, name, hint) in PARTS {
            if kinds.contains(&kind) && missing(meeting) {
                self.at_key(keys::MEETING, &Component { name, hint, clause });
            }
        }
    }
}
