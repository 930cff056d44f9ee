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
fn a_part_that_cannot_be_read_is_told_once_and_by_those_that_need_it() {
    let templates = Templates::new(vec![
        user("bodies/phan/viec.md", "một {% if ten %}"),
        user("bodies/a.md", "{% include \"bodies/phan/viec.md\" %}"),
        user("bodies/b.md", "tốt {{ ten }}"),
    ]);
    let told: Vec<String> = templates
        .findings()
        .into_iter()
        .map(|f| f.message.vi)
        .collect();
    assert_eq!(told, ["mẫu hết giữa chừng, thiếu thẻ đóng"]);
    let needs_it = rendered(&templates, "bodies/a.md").unwrap_err();
    assert_eq!(needs_it.0, "mẫu hết giữa chừng, thiếu thẻ đóng");
    assert_eq!(rendered(&templates, "bodies/b.md"), Ok("tốt A".to_owned()));
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

#[test]
fn what_a_template_prints_has_a_limit() {
    let loops = "{% for a in range(end=1000) %}".repeat(3) + "dài" + &"{% endfor %}".repeat(3);
    let templates = Templates::new(vec![
        user("bodies/a.md", &loops),
        user("bodies/b.md", "\n{% include \"bodies/a.md\" %}"),
        user(
            "bodies/c.md",
            "{% for a in range(end=3, start=9, step_by=-3) %}{{ a }} {% endfor %}",
        ),
        user(
            "bodies/d.md",
            "một\n{% for a in range(end=1001) %}{% endfor %}",
        ),
        user(
            "bodies/e.md",
            "{% for a in range(end=9, step_by=0) %}{% endfor %}",
        ),
    ]);
    assert!(
        templates.findings().is_empty(),
        "{:?}",
        templates.findings()
    );
    let long = Err(("mẫu in quá dài (trên 4 MiB)".to_owned(), (1, 1)));
    assert_eq!(rendered(&templates, "bodies/a.md"), long);
    assert_eq!(rendered(&templates, "bodies/b.md"), long);
    assert_eq!(rendered(&templates, "bodies/c.md"), Ok("9 6 ".to_owned()));
    assert_eq!(
        rendered(&templates, "bodies/d.md"),
        Err(("hàm `range` chỉ đếm được đến 1000 số".to_owned(), (2, 13)))
    );
    assert_eq!(
        rendered(&templates, "bodies/e.md"),
        Err((
            "`step_by` của hàm `range` không được bằng 0".to_owned(),
            (1, 13)
        ))
    );
}

/// What each faulty template is told, alone among sound ones.
#[test]
fn faulty_templates_are_told_in_vietnamese() {
    let deep = format!("{{{{ {}1{} }}}}", "(".repeat(200), ")".repeat(200));
    let faults = [
        (deep.as_str(), "biểu thức trong mẫu quá phức tạp"),
        ("{{ ten", "mẫu hết giữa chừng, thiếu thẻ đóng"),
        ("{{ 'ten }}", "mẫu có chuỗi mở bằng `'` chưa đóng dấu nháy"),
        ("{{ }}", "mẫu có `}}` không đúng chỗ, ở đây cần một giá trị"),
        (
            "{% for ten %}{% endfor %}",
            "mẫu có `%}` không đúng chỗ, ở đây cần `in`",
        ),
        (
            "{% for %}{% endfor %}",
            "mẫu có `%}` không đúng chỗ, ở đây cần một tên",
        ),
        ("{% lap %}", "mẫu dùng thẻ không có"),
        ("{{ ten; }}", "mẫu có ký tự lạ trong thẻ"),
        ("{# ghi chú", "mẫu có ghi chú thiếu dấu đóng `#}`"),
        ("{% raw %}x", "mẫu thiếu thẻ đóng `endraw`"),
        (
            "{% set loop = 1 %}",
            "`loop` là từ riêng của mẫu, không đặt làm tên được",
        ),
        ("{% break %}", "`break` chỉ dùng được trong vòng lặp `for`"),
        (
            "a{% extends \"goc/pages/notice.md\" %}",
            "thẻ `extends` phải đứng đầu mẫu",
        ),
        (
            "{% extends \"goc/pages/notice.md\" %}chữ",
            "mẫu kế thừa chỉ được có khối `block` ở ngoài cùng, chữ ở đây sẽ bị mất",
        ),
        (
            "{% extends \"la.md\" %}",
            "mẫu `bodies/a.md` kế thừa mẫu `la.md` không có",
        ),
        (
            "{% extends \"goc/pages/notice.md\" %}{% block la %}{% endblock %}",
            "mẫu gốc không có khối `la`",
        ),
        (
            "{% block a %}{% endblock %}{% block a %}{% endblock %}",
            "mẫu có hai khối cùng tên `a`",
        ),
        (
            "{% for a in ten %}{% block b %}{% endblock %}{% endfor %}",
            "khối `block` không được nằm trong vòng lặp `for`",
        ),
        ("{% include \"la.md\" %}", "mẫu gọi mẫu `la.md` không có"),
        (
            "{% if ten is la %}{% endif %}",
            "mẫu dùng phép thử `la` không có",
        ),
        ("{{ la() }}", "mẫu dùng hàm `la` không có"),
        ("{{ <la/> }}", "mẫu dùng thành phần `la` không có"),
        ("{{ ten.la }}", "mẫu dùng trường `la` không có"),
        (
            "{{ ten + 1 }}",
            "dấu `+` chỉ cộng được số, ở đây là chuỗi và số nguyên; nối chuỗi thì dùng `~`",
        ),
        ("{{ ten * 2 }}", "chỉ tính toán được với số, ở đây là chuỗi"),
        ("{{ ten < 2 }}", "không so sánh được chuỗi với số nguyên"),
        ("{{ 1 / 0 }}", "mẫu chia cho 0"),
        (
            "{% for a in 5 %}{% endfor %}",
            "không lặp được trên giá trị kiểu số nguyên",
        ),
        (
            "{% for k, a in [1] %}{% endfor %}",
            "chỉ lặp theo khóa được trên nhóm khóa, ở đây là danh sách",
        ),
        ("{{ ten | round }}", "ở đây cần số thập phân, mà có chuỗi"),
        (
            "{{ ten | int }}",
            "chuỗi `A` không đổi thành số nguyên được",
        ),
        ("{{ ten | replace(from=\"a\") }}", "thiếu tham số `to`"),
        ("{{ 5 | length }}", "giá trị kiểu số nguyên không có độ dài"),
        (
            "{{ 5[1:2] }}",
            "chỉ cắt được danh sách và chuỗi, ở đây là số nguyên",
        ),
        (
            "{{ [1][ten] }}",
            "số thứ tự trong danh sách phải là số nguyên, ở đây là chuỗi",
        ),
        (
            "{{ throw(message=\"thiếu ngày họp\") }}",
            "mẫu tự dừng: thiếu ngày họp",
        ),
    ];
    let told = |text: &str| {
        let templates = Templates::new(vec![user("bodies/a.md", text)]);
        let mut context = Context::new();
        context.insert("ten", "A");
        templates
            .render("bodies/a.md", &context)
            .unwrap_err()
            .message
            .vi
    };
    let expected: Vec<String> = faults
        .iter()
        .map(|(text, vi)| format!("{text} → {vi}"))
        .collect();
    let actual: Vec<String> = faults
        .iter()
        .map(|(text, _)| format!("{text} → {}", told(text)))
        .collect();
    assert_eq!(actual.join("\n"), expected.join("\n"));
}
