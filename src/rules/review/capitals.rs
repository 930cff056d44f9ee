//! Capital letters in running text of State papers (Decree 30, Annex II): only what is surely
//! wrong whatever stands around it.

use super::{Review, Role, Rule};

const CAPITALS: Rule = Rule::state("S-CAP");

/// What is written wrong wherever it stands, and what is right.
const WORDS: [(&str, &str); 14] = [
    ("Ủy Ban Nhân Dân", "Ủy ban nhân dân"),
    ("Uỷ Ban Nhân Dân", "Uỷ ban nhân dân"),
    ("Ủy Ban nhân dân", "Ủy ban nhân dân"),
    ("Hội Đồng Nhân Dân", "Hội đồng nhân dân"),
    ("Hội Đồng nhân dân", "Hội đồng nhân dân"),
    ("Tỉnh Ủy", "Tỉnh ủy"),
    ("Thành Ủy", "Thành ủy"),
    ("Đảng Ủy", "Đảng ủy"),
    ("Đảng Uỷ", "Đảng uỷ"),
    ("Ban Thường Vụ", "Ban Thường vụ"),
    ("Ban Chấp Hành", "Ban Chấp hành"),
    ("Đảng và nhà nước", "Đảng và Nhà nước"),
    ("Đảng, nhà nước", "Đảng, Nhà nước"),
    ("và nhân dân trên địa bàn", "và Nhân dân trên địa bàn"),
];

/// Words before `nhân dân` that make it the people: `vận động Nhân dân`.
const PEOPLE: [&str; 5] = [
    "tầng lớp",
    "toàn thể",
    "vận động",
    "phục vụ",
    "quyền lợi của",
];

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(CAPITALS) {
        return;
    }
    for at in 0..review.texts.len() {
        let piece = review.texts[at];
        if reads_names(piece.role) {
            words(review, at, &piece.text.value);
        }
        if matches!(piece.role, Role::Prose | Role::Task) {
            people(review, at, &piece.text.value);
            articles(review, at, &piece.text.value);
        }
    }
}

/// Texts in which an organ is named within a sentence or a line of its own.
fn reads_names(role: Role) -> bool {
    matches!(
        role,
        Role::Prose
            | Role::Task
            | Role::Subject
            | Role::Addressee
            | Role::Unit
            | Role::With
            | Role::Recipient
            | Role::PersonPosition
    )
}

fn words(review: &mut Review<'_>, at: usize, text: &str) {
    for (wrong, right) in WORDS {
        for (start, _) in text.match_indices(wrong) {
            tell(review, at, start, (wrong, right));
        }
    }
}

fn people(review: &mut Review<'_>, at: usize, text: &str) {
    for (start, word) in text.match_indices("nhân dân") {
        let before = text.get(..start).unwrap_or("").trim_end();
        if PEOPLE.iter().any(|words| before.ends_with(words)) {
            tell(review, at, start, (word, "Nhân dân"));
        }
    }
}

/// `khoản 2 điều 103`: the article has a capital, clause and point have none.
fn articles(review: &mut Review<'_>, at: usize, text: &str) {
    for (start, word) in text.match_indices("điều ") {
        let number = text.get(start + word.len()..).unwrap_or("");
        let before = text.get(..start).unwrap_or("").trim_end();
        let clause = follows(before, &["khoản", "Khoản"]);
        if clause && number.starts_with(|c: char| c.is_ascii_digit()) {
            tell(review, at, start, ("điều", "Điều"));
        }
    }
    for (wrong, right, above) in [("Khoản ", "khoản", "điều"), ("Điểm ", "điểm", "khoản")]
    {
        for (start, word) in text.match_indices(wrong) {
            let before = text.get(..start).unwrap_or("");
            let behind = text.get(start + word.len()..).unwrap_or("");
            if within(before) && belongs(behind, above) {
                tell(review, at, start, (word.trim_end(), right));
            }
        }
    }
}

/// Whether a text behind these words goes on with a sentence: a word, or a comma, stands before it.
fn within(before: &str) -> bool {
    let word = before.strip_suffix(' ').unwrap_or("");
    word.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// Whether a number or letter is followed by the part of the law that holds it: `2 Điều 103`.
fn belongs(text: &str, above: &str) -> bool {
    let mut words = text.split(' ');
    let number = words.next().unwrap_or("");
    let part = words.next().unwrap_or("");
    let short = !number.is_empty() && number.chars().count() < 4;
    short && part.to_lowercase() == above
}

/// Whether a text ends with one of some words and a number or letter: `khoản 2`.
fn follows(before: &str, words: &[&str]) -> bool {
    let Some((head, last)) = before.rsplit_once(' ') else {
        return false;
    };
    last.chars().count() < 4 && words.iter().any(|word| head.ends_with(word))
}

fn tell(review: &mut Review<'_>, at: usize, start: usize, (wrong, right): (&str, &str)) {
    let Some(finding) = review.finding(
        CAPITALS,
        &format!("viết hoa chưa đúng: `{wrong}`"),
        &format!("wrong capitals: `{wrong}`"),
    ) else {
        return;
    };
    let finding = finding
        .need(format!("`{right}`"), format!("`{right}`"))
        .hint(format!("Ghi `{right}`."), format!("Write `{right}`."));
    review.push_fix(finding, at, &(start..start + wrong.len()), right);
}

#[cfg(test)]
mod tests {
    use super::{belongs, follows, within};

    #[test]
    fn a_clause_is_cited_within_a_sentence() {
        assert!(within("Thực hiện "));
        assert!(within("điểm a "));
        assert!(within("Điều 5, "));
        for start in ["", "Xong. ", "gồm: ", "- ", "“", "quy định: “"] {
            assert!(!within(start), "{start}");
        }
        assert!(belongs("2 Điều 103", "điều"));
        assert!(belongs("2 điều 103 của Luật", "điều"));
        assert!(belongs("a khoản 1", "khoản"));
        assert!(!belongs("2 của Luật", "điều"));
        assert!(!belongs("nghẽn khoản 1", "khoản"));
        assert!(!belongs("2", "điều"));
    }

    #[test]
    fn an_article_follows_its_clause() {
        assert!(follows("theo khoản 2", &["khoản"]));
        assert!(!follows("theo các", &["khoản"]));
        assert!(!follows("khoản", &["khoản"]));
        assert!(!follows("khoản kinh phí", &["khoản"]));
    }
}
