use super::profile::{self, Profile, usual_symbol};
use super::*;
use crate::directive::organ::System;

#[test]
fn names_become_names_of_files() {
    assert_eq!(slug("Đảng ủy phường Mẫu"), "dang-uy-phuong-mau");
    assert_eq!(slug("  Họp: giao ban / tháng 10 "), "hop-giao-ban-thang-10");
    assert_eq!(slug("…"), "");
    let date = NaiveDate::from_ymd_opt(2026, 10, 5);
    assert_eq!(file_stem(date, "giay-moi"), "2026-10-05-giay-moi");
    assert_eq!(file_stem(date, "…"), "2026-10-05");
    assert_eq!(file_stem(None, "Góp ý"), "gop-y");
}

#[test]
fn a_usual_name_has_its_symbol() {
    for (name, symbol) in [
        ("Đảng ủy phường Mẫu", Some("ĐU")),
        ("Đảng uỷ phường Mẫu", Some("ĐU")),
        ("Đảng ủy Quân sự tỉnh Mẫu", Some("ĐUQS")),
        ("Tỉnh ủy Mẫu", Some("TU")),
        ("Ủy ban nhân dân phường Mẫu", Some("UBND")),
        ("UBND phường Mẫu", Some("UBND")),
        ("Chi bộ tổ dân phố số 1", Some("CB")),
        ("Trường Trung học cơ sở Mẫu", None),
    ] {
        assert_eq!(usual_symbol(name), symbol, "{name}");
    }
}

/// Whatever was answered, the profile says just that.
#[test]
fn a_profile_holds_its_answers_whatever_signs_are_in_them() {
    use crate::source::{SourceFile, yaml};
    use std::sync::Arc;
    for name in [
        "Đảng ủy phường Mẫu",
        "Ban: \"A\" # B",
        "- Tổ 1",
        "null",
        "C:\\tệp",
        "'Mẫu'",
    ] {
        let answers = Profile {
            system: System::Party,
            superior: Some(name.to_owned()),
            name: name.to_owned(),
            symbol: Some("ĐU".to_owned()),
            place: None,
        };
        let text = profile::profile(&answers, "../.vanthu/co-quan.json");
        let file = Arc::new(SourceFile::new("a.yaml", text.as_str()));
        let mut findings = Vec::new();
        let node = yaml::parse(&file, &mut findings).unwrap();
        let organ = crate::directive::organ::read(&file, &node, &mut findings).unwrap();
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(organ.name.value, name);
        assert_eq!(organ.superior.map(|text| text.value).as_deref(), Some(name));
        assert!(organ.place.is_none() && organ.symbol.is_some());
    }
}
