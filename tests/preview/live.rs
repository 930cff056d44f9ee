//! What a save changes on the desk.

use serde_json::{Value, json};

use super::desk::{Desk, office};
use crate::support::repository;

/// The drawings of a notice's pages as one text.
fn drawn(notice: &Value) -> String {
    let pages = notice["pages"].as_array().unwrap().iter();
    pages.map(|page| page["svg"].as_str().unwrap()).collect()
}

fn rules(notice: &Value) -> Vec<&str> {
    let findings = notice["findings"].as_array().unwrap().iter();
    findings.map(|f| f["rule"].as_str().unwrap()).collect()
}

/// A desk whose rows are all known.
fn settled(options: &[&str]) -> Desk {
    let desk = Desk::on(office(), options);
    let live = desk.live();
    live.next();
    if desk.json("/api/desk")["complete"] == false {
        live.rows(|data| data["complete"] == true);
    }
    desk
}

#[test]
fn the_desk_lists_what_the_folder_holds() {
    let desk = settled(&[]);
    let said = desk.json("/api/desk");
    assert_eq!(said["version"], 1);
    assert_eq!(said["folder"], "directives");
    assert_eq!(said["lang"], "vi");
    assert_eq!(said["findings"], json!([]));
    assert_eq!(said["run"].as_str().unwrap().len(), 16);
    let expected = json!({
        "source": "directives/mot.yaml",
        "title": "kết luận của Ban Thường vụ Quận ủy về công tác văn thư",
        "kind": "thong-bao-ket-luan",
        "kind_name": "Thông báo",
        "organ": "quan-uy-mau",
        "organ_name": "Quận ủy Mẫu",
        "number": "05-TB/QU",
        "date": "2022-01-14",
        "meeting": "2022-01-13",
        "month": "2022-01",
        "state": "issued",
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "pages": 1,
    });
    assert_eq!(said["rows"][1], expected);
    let notice = desk.notice("mot");
    assert_eq!(notice["row"], expected);
    assert_eq!(notice["good"], true);
    assert_eq!(notice["pages"][0]["width_mm"], 210.0);
    assert_eq!(notice["pages"][0]["height_mm"], 297.0);
    assert!(drawn(&notice).contains("ĐẢNG BỘ THÀNH PHỐ MẪU"));
    // A second look is the same look.
    assert_eq!(desk.notice("mot"), notice);
}

#[test]
fn documents_are_those_of_render() {
    let desk = Desk::open();
    for (format, kind) in [
        ("md", "text/plain; charset=utf-8"),
        ("html", "text/html; charset=utf-8"),
        ("pdf", "application/pdf"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ] {
        let target = format!("/api/file?source=directives/mot.yaml&format={format}");
        let answer = desk.get(&target);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some(kind));
        let name = format!("filename=\"mot.{format}\"; filename*=UTF-8''mot.{format}");
        let inline = format!("inline; {name}");
        assert_eq!(answer.header("content-disposition"), Some(&*inline));
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert_eq!(
            policy.starts_with("sandbox allow-same-origin; default-src 'none'; style-src"),
            format == "html"
        );
        let printed = std::process::Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["render", "directives/mot.yaml", "-f", format])
            .current_dir(desk.folder.path())
            .output()
            .unwrap();
        assert!(answer.body == printed.stdout, "{format} differs");
        let saved = desk.get(&format!("{target}&download"));
        let attachment = format!("attachment; {name}");
        assert_eq!(saved.header("content-disposition"), Some(&*attachment));
        assert!(saved.body == printed.stdout);
    }
}

fn a_save_is_seen(options: &[&str]) {
    let desk = settled(options);
    let first = desk.notice("mot");
    let live = desk.live();
    assert_eq!(
        live.next(),
        (
            "hello".to_owned(),
            json!({"run": desk.json("/api/desk")["run"]})
        )
    );
    // The directive.
    desk.edit(
        "directives/mot.yaml",
        "công tác văn thư",
        "công tác lưu trữ",
    );
    let revision = live.changed("mot");
    let notice = desk.notice("mot");
    assert_eq!(notice["revision"], revision);
    assert!(revision > first["revision"].as_u64().unwrap());
    assert!(drawn(&notice).contains("lưu trữ"));
    // The profile of its organ.
    desk.edit(
        "directives/co-quan/quan-uy-mau.yaml",
        "thành phố Mẫu",
        "thành phố Khác",
    );
    assert!(live.changed("mot") > revision);
    assert!(drawn(&desk.notice("mot")).contains("ĐẢNG BỘ THÀNH PHỐ KHÁC"));
    // The office's settings.
    assert!(!drawn(&desk.notice("mot")).contains("./."));
    desk.save("vanthu.yaml", "dang: {dau_het: ./.}\n");
    live.changed("mot");
    assert!(drawn(&desk.notice("mot")).contains("./."));
    // A template of the office's own.
    let body = std::fs::read_to_string(repository().join("templates/bodies/thong-bao-ket-luan.md"))
        .unwrap();
    desk.save(
        "templates/bodies/thong-bao-ket-luan.md",
        &format!("{body}\n\nCâu thêm của cơ quan.\n"),
    );
    live.changed("mot");
    assert!(drawn(&desk.notice("mot")).contains("Câu thêm của cơ quan"));
    desk.stop();
}

#[test]
fn a_save_is_seen_at_the_system_s_word() {
    a_save_is_seen(&[]);
}

#[test]
fn a_save_is_seen_by_looking() {
    a_save_is_seen(&["--poll", "1"]);
}

#[test]
fn what_others_use_is_left_alone() {
    let desk = settled(&[]);
    let (mot, hai) = (desk.notice("mot"), desk.notice("hai"));
    let live = desk.live();
    desk.edit(
        "directives/co-quan/quan-uy-mau.yaml",
        "thành phố Mẫu",
        "thành phố Khác",
    );
    assert_ne!(live.changed("mot"), mot["revision"].as_u64().unwrap());
    assert_eq!(desk.notice("hai"), hai);
    // The same bytes again are no news.
    let text = desk.read("directives/hai.yaml");
    desk.save("directives/hai.yaml", &text);
    desk.edit("directives/mot.yaml", "văn thư", "lưu trữ");
    live.changed("mot");
    assert_eq!(desk.notice("hai"), hai);
}

#[test]
fn notices_come_and_go() {
    let desk = settled(&[]);
    let live = desk.live();
    let text = desk.read("directives/mot.yaml");
    desk.save("directives/2022/ba.yaml", &text);
    let name = "directives/2022/ba.yaml";
    live.rows(|data| {
        let rows = data["rows"].as_array().unwrap();
        rows.iter()
            .any(|r| r["source"] == name && r["state"] == "issued")
    });
    assert_eq!(desk.notice("2022/ba")["row"]["pages"], 1);
    std::fs::remove_file(desk.path(name)).unwrap();
    live.rows(|data| data["gone"] == json!([name]));
    assert_eq!(
        desk.get("/api/notice?source=directives/2022/ba.yaml")
            .status,
        404
    );
    desk.is_alive();
}

#[test]
fn an_empty_folder_waits_for_its_first_notice() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("directives")).unwrap();
    let desk = Desk::on(folder, &[]);
    let said = desk.json("/api/desk");
    assert_eq!(
        (&said["rows"], &said["complete"]),
        (&json!([]), &json!(true))
    );
    let live = desk.live();
    live.next();
    desk.save("directives/mot.yaml", "loai: thong-bao\n");
    live.rows(|data| data["rows"][0]["state"] == "error");
}

#[test]
fn a_file_renamed_into_its_place_is_a_save() {
    let desk = settled(&[]);
    desk.notice("mot");
    let live = desk.live();
    let text = desk
        .read("directives/mot.yaml")
        .replace("văn thư", "lưu trữ");
    desk.save("directives/.mot.yaml.swp", &text);
    std::fs::rename(
        desk.path("directives/.mot.yaml.swp"),
        desk.path("directives/mot.yaml"),
    )
    .unwrap();
    live.changed("mot");
    assert!(drawn(&desk.notice("mot")).contains("lưu trữ"));
}

#[test]
fn errors_keep_the_last_good_pages() {
    let desk = settled(&[]);
    let good = desk.notice("mot");
    let live = desk.live();
    let (mot, hai) = (
        desk.read("directives/mot.yaml"),
        desk.read("directives/hai.yaml"),
    );
    desk.save("directives/mot.yaml", "loai: [");
    live.changed("mot");
    let bad = desk.notice("mot");
    assert_eq!(bad["good"], false);
    assert_eq!(bad["row"]["state"], "error");
    assert_eq!(bad["pages"], good["pages"]);
    let finding = &bad["findings"][0];
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["file"], "directives/mot.yaml");
    assert_eq!(finding["line"], 1);
    let excerpt = finding["excerpt"].as_str().unwrap();
    assert!(excerpt.contains("1 | loai: ["), "{excerpt}");
    assert!(finding["hint"].is_string());
    for format in ["pdf", "md"] {
        let target = format!("/api/file?source=directives/mot.yaml&format={format}");
        assert_eq!(desk.get(&target).status, 409);
    }
    desk.save("directives/mot.yaml", &mot);
    live.changed("mot");
    let mended = desk.notice("mot");
    assert_eq!(mended["good"], true);
    assert_eq!(mended["findings"], json!([]));
    assert_eq!(mended["pages"], good["pages"]);
    // One that nobody has opened yet has good pages as well.
    desk.save("directives/hai.yaml", "loai: [");
    live.changed("hai");
    let bad = desk.notice("hai");
    assert_eq!(bad["good"], false);
    assert!(drawn(&bad).contains("CHỦ NGHĨA VIỆT NAM"));
    desk.save("directives/hai.yaml", &hai);
    live.changed("hai");
    assert_eq!(desk.notice("hai")["pages"], bad["pages"]);
}

#[test]
fn a_broken_template_or_profile_is_told_beside_the_last_good_pages() {
    let desk = settled(&[]);
    let good = desk.notice("mot");
    let live = desk.live();
    let template = "templates/bodies/thong-bao-ket-luan.md";
    desk.save(template, "{{ khong_co }}\n");
    live.changed("mot");
    let bad = desk.notice("mot");
    assert_eq!(
        (&bad["good"], &bad["pages"]),
        (&json!(false), &good["pages"])
    );
    let named = |notice: &Value, file: &str| {
        let findings = notice["findings"].as_array().unwrap();
        findings
            .iter()
            .any(|f| f["file"] == file && f["excerpt"].is_string())
    };
    assert!(named(&bad, template), "{}", bad["findings"]);
    // Nobody had opened this one: its pages were never kept, and what they were made with is broken.
    let bad = desk.notice("hai");
    assert_eq!(bad["good"], false);
    assert!(drawn(&bad).contains("CHỦ NGHĨA VIỆT NAM"));
    std::fs::remove_file(desk.path(template)).unwrap();
    live.changed("mot");
    assert_eq!(desk.notice("mot")["pages"], good["pages"]);
    let profile = "directives/co-quan/quan-uy-mau.yaml";
    let text = desk.read(profile);
    desk.save(profile, "he: [");
    live.changed("mot");
    let bad = desk.notice("mot");
    assert_eq!(
        (&bad["good"], &bad["pages"]),
        (&json!(false), &good["pages"])
    );
    assert!(named(&bad, profile), "{}", bad["findings"]);
    assert!(
        !desk.json("/api/desk")["findings"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    desk.save(profile, &text);
    live.changed("mot");
    let mended = desk.notice("mot");
    assert_eq!(mended["good"], true);
    assert_eq!(rules(&mended), Vec::<&str>::new());
    assert_eq!(desk.json("/api/desk")["findings"], json!([]));
}

#[test]
fn a_large_folder_is_listed_before_it_is_looked_at() {
    let folder = office();
    let text = std::fs::read(folder.path().join("directives/mot.yaml")).unwrap();
    for i in 0..1998 {
        let path = folder
            .path()
            .join(format!("directives/van-ban-{i:04}.yaml"));
        std::fs::write(path, &text).unwrap();
    }
    let desk = Desk::on(folder, &[]);
    let said = desk.json("/api/desk");
    let rows = said["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 2000);
    assert_eq!(said["complete"], false);
    let last = rows.last().unwrap();
    assert_eq!(last["state"], Value::Null);
    assert_eq!(last["title"], "van-ban-1997");
    // Who opens one does not wait for the others.
    let notice = desk.notice("van-ban-1997");
    assert_eq!(notice["row"]["state"], "issued");
    assert_eq!(desk.json("/api/desk")["complete"], false);
    let live = desk.live();
    desk.edit("directives/van-ban-1997.yaml", "văn thư", "lưu trữ");
    live.changed("van-ban-1997");
    assert!(drawn(&desk.notice("van-ban-1997")).contains("lưu trữ"));
    assert_eq!(desk.json("/api/desk")["complete"], false);
}
