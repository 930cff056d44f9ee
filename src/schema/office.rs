//! `vanthu.yaml`.

use super::shape::Shape::{Exactly, Grades, One};
use super::{Mapping, part};
use crate::directive::keys::{office, switches};

/// Its mappings.
pub(super) const ALL: &[Mapping] = &[
    (
        "office",
        &[
            part(
                office::RULES,
                Grades,
                "Mức của quy tắc",
                "Mỗi quy tắc một dòng: `loi`, `canh-bao`, `luu-y` hoặc `tat`. `vanthu rules` kể các quy tắc.",
            ),
            part(
                office::PARTY,
                One("switches"),
                "Cơ quan Đảng",
                "Những điểm các nơi làm khác nhau, cho văn bản của Đảng.",
            ),
            part(
                office::STATE,
                One("switches"),
                "Cơ quan nhà nước",
                "Những điểm các nơi làm khác nhau, cho văn bản của Ủy ban nhân dân.",
            ),
        ],
    ),
    (
        "switches",
        &[
            part(
                switches::TONE,
                Exactly(&["uỷ", "ủy"]),
                "Dấu thanh",
                "`uỷ` hoặc `ủy`: nhắc chỗ viết khác.",
            ),
            part(
                switches::END_MARK,
                Exactly(&["./.", "cham"]),
                "Dấu kết thúc",
                "`cham` (dấu chấm) hoặc `./.`.",
            ),
            part(
                switches::HEADING,
                Exactly(&["I-", "I."]),
                "Đề mục",
                "Sau số La Mã của đề mục: `I-` hoặc `I.`.",
            ),
        ],
    ),
];
