use super::*;

fn user(name: &str, text: &str) -> (String, SourceFile) {
    (
        name.to_owned(),
        SourceFile::new(format!("templates/{name}"), text),
    )
}

fn rendered(templates: &Templates, name: &str) -> Result<String, (String, (usize, usize))> {
    let mut context = Context::new();
    context.insert("ten", "A");
    templates.render(name, &context).map_err(|finding| {
        let place = finding.place.unwrap();
        (finding.message.vi, place.file.line_column(place.span.start))
    })
}

#[test]
fn all_built_in_templates_compile() {
    let templates = Templates::new(Vec::new());
    assert!(
        templates.findings().is_empty(),
        "{:?}",
        templates.findings()
    );
}

#[test]
fn a_user_template_takes_the_place_of_the_built_in_one() {
    let templates = Templates::new(vec![user("bodies/thong-bao.md", "của tôi {{ ten }}")]);
    assert_eq!(
        rendered(&templates, "bodies/thong-bao.md"),
        Ok("của tôi A".to_owned())
    );
}

#[test]
fn a_user_template_may_extend_the_original() {
    let text = "{% extends \"goc/bodies/thong-bao.md\" %}{% block can_cu %}{% endblock %}{% block mo_dau %}đầu {{ ten }}{% endblock %}{% block ket_luan %}{% endblock %}";
    let templates = Templates::new(vec![user("bodies/thong-bao.md", text)]);
    assert!(
        templates.findings().is_empty(),
        "{:?}",
        templates.findings()
    );
    assert_eq!(
        rendered(&templates, "bodies/thong-bao.md").map(|t| t.trim().to_owned()),
        Ok("đầu A".to_owned())
    );
}

#[test]
fn a_template_that_cannot_be_read_is_a_finding_and_never_replaced_silently() {
    let templates = Templates::new(vec![
        user("bodies/thong-bao.md", "một\n{% if ten %}hai"),
        user("bodies/tot.md", "tốt {{ ten }}"),
    ]);
    let findings = templates.findings();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].message.vi, "mẫu hết giữa chừng, thiếu thẻ đóng");
    assert!(rendered(&templates, "bodies/thong-bao.md").is_err());
    assert_eq!(
        rendered(&templates, "bodies/tot.md"),
        Ok("tốt A".to_owned())
    );
}

#[test]
fn errors_stand_where_they_happen() {
    let templates = Templates::new(vec![
        user("bodies/a.md", "một\n  {{ khong_co }}"),
        user("bodies/b.md", "{% include \"bodies/a.md\" %}"),
        user("bodies/c.md", "{{ ten | la }}"),
    ]);
    assert_eq!(
        rendered(&templates, "bodies/a.md"),
        Err(("mẫu dùng biến `khong_co` không có".to_owned(), (2, 6)))
    );
    assert_eq!(
        rendered(&templates, "bodies/b.md"),
        Err(("mẫu dùng biến `khong_co` không có".to_owned(), (2, 6)))
    );
    assert_eq!(
        rendered(&templates, "bodies/c.md"),
        Err(("mẫu dùng bộ lọc `la` không có".to_owned(), (1, 10)))
    );
}

#[test]
fn templates_that_include_each_other_are_refused() {
    let templates = Templates::new(vec![
        user("bodies/a.md", "{% include \"bodies/b.md\" %}"),
        user("bodies/b.md", "{% include \"bodies/a.md\" %}"),
    ]);
    assert!(
        templates
            .findings()
            .iter()
            .any(|f| f.message.vi.contains("gọi vòng quanh")),
        "{:?}",
        templates.findings()
    );
}

#[test]
fn filters_end_and_begin_sentences() {
    let text = "{{ \"việc\" | cau }} {{ \"**việc.**\" | cau }} {{ \"đồng chí\" | hoa_dau }} {{ \"xong.\" | bo_cham }}";
    let templates = Templates::new(vec![user("bodies/a.md", text)]);
    assert_eq!(
        rendered(&templates, "bodies/a.md"),
        Ok("việc. **việc.** Đồng chí xong".to_owned())
    );
}
