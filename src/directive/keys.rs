//! The whole vocabulary: every key a clerk may write, with its English name.
//!
//! One table a mapping. The readers take their keys from here, so a key that is not in this file
//! does not exist.

/// A key: Vietnamese without diacritics, and the English name that may stand for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The Vietnamese key.
    pub key: &'static str,
    /// The English alias; giving both is an error.
    pub alias: &'static str,
}

macro_rules! vocabulary {
    ($($(#[$about:meta])* $table:ident { $($name:ident $key:literal $alias:literal)+ })+) => {
        $(
            $(#[$about])*
            pub mod $table {
                use super::Field;
                $(
                    #[doc = concat!("`", $key, "`, in English `", $alias, "`.")]
                    pub const $name: Field = Field { key: $key, alias: $alias };
                )+
                /// Every key of this mapping, in the order of the documentation.
                pub const ALL: &[Field] = &[$($name),+];
            }
        )+

        /// Every mapping with its keys, by the name of its table here.
        pub const TABLES: &[(&str, &[Field])] = &[$((stringify!($table), $table::ALL)),+];
    };
}

vocabulary! {
    /// The office's own settings, `vanthu.yaml`.
    office {
        RULES "quy_tac" "rules"
        PARTY "dang" "party"
        STATE "nha_nuoc" "state"
    }

    /// `dang`, `nha_nuoc` in `vanthu.yaml`: points on which usage differs.
    switches {
        TONE "dau_thanh" "tone"
        END_MARK "dau_het" "end_mark"
        HEADING "de_muc" "heading"
    }

    /// A directive file.
    directive {
        KIND "loai" "kind"
        STANDARD "tieu_chuan" "standard"
        ORGAN "co_quan" "organ"
        NUMBER "so" "number"
        DATE "ngay_ban_hanh" "date"
        AUTHOR "tac_gia" "author"
        SUBJECT "trich_yeu" "subject"
        ADDRESSEES "kinh_gui" "addressees"
        MEETING "cuoc_hop" "meeting"
        FIGURES "so_lieu" "figures"
        RELATIONS "quan_he" "relations"
        ISSUER "tham_quyen" "issuer"
        GROUNDS "can_cu" "grounds"
        PROPOSED_BY "de_nghi" "proposed_by"
        CONTEXT "boi_canh" "context"
        ASSESSMENT "danh_gia" "assessment"
        PETITIONS "kien_nghi" "petitions"
        CONTENT "noi_dung" "content"
        TABLE "bang" "table"
        SECTIONS "phan" "sections"
        ARTICLES "dieu" "articles"
        INVITEES "kinh_moi" "invitees"
        DIRECTION "dinh_huong" "direction"
        TASKS "nhiem_vu" "tasks"
        TASK_STYLE "kieu_nhiem_vu" "task_style"
        IMPLEMENTATION "to_chuc_thuc_hien" "implementation"
        CLOSING "ket_thuc" "closing"
        RECIPIENTS "noi_nhan" "recipients"
        SIGNATURE "ky" "signature"
        ANNEXES "phu_luc" "annexes"
        CONTACT "lien_he" "contact"
        DRAFTER "nguoi_soan" "drafter"
        OFFICE "bo_phan" "office"
        SECRECY "mat" "secrecy"
        URGENCY "khan" "urgency"
        DRAFT "du_thao" "draft"
        CIRCULATION "luu_hanh" "circulation"
        ACKNOWLEDGED "bo_qua" "acknowledged"
    }

    /// `cuoc_hop`.
    meeting {
        NAME "ten" "name"
        DATE "ngay" "date"
        SESSION "buoi" "session"
        TIME "gio" "time"
        PLACE "dia_diem" "place"
        ONLINE "truc_tuyen" "online"
        BRIDGE_POINTS "diem_cau" "bridge_points"
        CHAIR "chu_tri" "chair"
        CONCLUDER "chu_the" "concluder"
        SUPERIOR "cap_tren" "superior"
        REPORTERS "bao_cao" "reporters"
        ATTENDEES "du_hop" "attendees"
        OPINIONS "y_kien" "opinions"
        SECRETARY "thu_ky" "secretary"
        ABSENT "vang_mat" "absent"
        CLOSED "be_mac" "closed"
    }

    /// A person (`chu_tri`, `bao_cao[]`, `du_hop[]`).
    person {
        ADDRESS "xung_ho" "address"
        NAME "ho_ten" "name"
        POSITION "chuc_vu" "position"
    }

    /// `cuoc_hop.cap_tren`: a person, and what that person directed.
    superior {
        ADDRESS "xung_ho" "address"
        NAME "ho_ten" "name"
        POSITION "chuc_vu" "position"
        DIRECTIONS "chi_dao" "directions"
    }

    /// `so_lieu.<name>`.
    figure {
        VALUE "gia_tri" "value"
        UNIT "don_vi" "unit"
        FROM "tu" "from"
        TO "den" "to"
        PARTS "gom" "parts"
        AMONG "trong_do" "among"
    }

    /// `quan_he[]`.
    relation {
        KIND "loai" "kind"
        OF "cua" "of"
        EQUALS "bang" "equals"
    }

    /// `can_cu[]`.
    ground {
        KIND "loai" "kind"
        NUMBER "so" "number"
        DATE "ngay" "date"
        ORGAN "co_quan" "organ"
        SUBJECT "trich_yeu" "subject"
    }

    /// `kien_nghi[]`.
    petition {
        UNIT "don_vi" "unit"
        CONTENT "noi_dung" "content"
        ANSWER "tra_loi" "answer"
    }

    /// `dieu[]`.
    article {
        TITLE "tieu_de" "title"
        CONTENT "noi_dung" "content"
        CLAUSES "khoan" "clauses"
    }

    /// `dieu[].khoan[]`.
    clause {
        CONTENT "noi_dung" "content"
        POINTS "diem" "points"
    }

    /// `phan[]` and what is nested in it as `muc[]`.
    section {
        TITLE "tieu_de" "title"
        CONTENT "noi_dung" "content"
        TABLE "bang" "table"
        ITEMS "muc" "items"
    }

    /// `bang`.
    table {
        COLUMNS "cot" "columns"
        ROWS "dong" "rows"
        ALIGNMENT "can" "alignment"
    }

    /// `phu_luc[]`.
    annex {
        TITLE "tieu_de" "title"
        CONTENT "noi_dung" "content"
        SECTIONS "phan" "sections"
        TABLE "bang" "table"
    }

    /// `nguoi_soan`.
    drafter {
        CODE "ma" "code"
        COPIES "so_ban" "copies"
    }

    /// `nhiem_vu[]` and its `muc[]`.
    task {
        CONTENT "noi_dung" "content"
        UNIT "don_vi" "unit"
        WITH "phoi_hop" "with"
        DEADLINE "thoi_han" "deadline"
        DELIVERABLE "san_pham" "deliverable"
        REPORT_TO "bao_cao" "report_to"
        ITEMS "muc" "items"
    }

    /// `noi_nhan[]`.
    recipient {
        NAME "ten" "name"
        PURPOSE "de" "purpose"
        ARCHIVE "luu" "archive"
    }

    /// `ky`.
    signature {
        AUTHORITY "quyen_han" "authority"
        POSITION "chuc_vu" "position"
        NAME "ho_ten" "name"
    }

    /// `bo_qua[]`.
    acknowledgement {
        RULE "quy_tac" "rule"
        FIGURE "so_lieu" "figure"
        REASON "ly_do" "reason"
    }

    /// An organ's profile.
    organ {
        SYSTEM "he" "system"
        SUPERIOR "cap_tren" "superior"
        NAME "ten" "name"
        NAME_LINES "dong_ten" "name_lines"
        SYMBOL "ky_hieu" "symbol"
        PLACE "dia_danh" "place"
        TERM_START "nhiem_ky_tu" "term_start"
        RECIPIENTS "noi_nhan" "recipients"
        SIGNATURE "ky" "signature"
    }
}

/// A word a field may hold: Vietnamese, English, what it means.
pub type Choice<T> = (&'static str, &'static str, T);

/// The words of closed lists.
pub mod words {
    use super::Choice;
    use crate::directive::organ::System;
    use crate::directive::{ColumnAlignment, RelationKind, TaskStyle, Urgency};

    /// `he`.
    pub const SYSTEMS: &[Choice<System>] = &[
        ("dang", "party", System::Party),
        ("nha-nuoc", "state", System::State),
    ];

    /// `quan_he[].loai`.
    pub const RELATIONS: &[Choice<RelationKind>] = &[
        ("tong", "sum", RelationKind::Sum),
        ("hieu", "difference", RelationKind::Difference),
        ("ty_le", "percentage", RelationKind::Percentage),
    ];

    /// `kieu_nhiem_vu`.
    pub const TASK_STYLES: &[Choice<TaskStyle>] = &[
        ("so", "numbered", TaskStyle::Numbered),
        ("gach", "dashed", TaskStyle::Dashed),
    ];

    /// `khan`.
    pub const URGENCIES: &[Choice<Urgency>] = &[
        ("khan", "urgent", Urgency::Urgent),
        ("thuong-khan", "very-urgent", Urgency::VeryUrgent),
        ("hoa-toc", "express", Urgency::Express),
    ];

    /// `bang.can[]`.
    pub const ALIGNMENTS: &[Choice<ColumnAlignment>] = &[
        ("trai", "left", ColumnAlignment::Left),
        ("giua", "centre", ColumnAlignment::Centre),
        ("phai", "right", ColumnAlignment::Right),
    ];

    /// Yes and no.
    pub const YES_NO: &[Choice<bool>] = &[
        ("có", "yes", true),
        ("không", "no", false),
        ("true", "true", true),
        ("false", "false", false),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_mapping() {
        for (name, table) in TABLES {
            let mut all: Vec<&str> = table.iter().flat_map(|f| [f.key, f.alias]).collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{name}");
        }
    }
}
