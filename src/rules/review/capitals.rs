//! Capital letters in running text of State papers (Decree 30, Annex II): only what is surely
//! wrong whatever stands around it.

use super::{Review, Role, Rule};

const CAPITALS: Rule = Rule::state("S-CAP");

/// What is written wrong wherever it stands, and what is right.
const WORDS: [(&str, &str); 8] = [
    ("Ủy Ban Nhân Dân", "Ủy ban nhân dân"),
    ("Uỷ Ban Nhân Dân", "Uỷ ban nhân dân"),
    ("Ủy Ban nhân dân", "Ủy ban nhân dân"),
    ("Hội Đồng Nhân Dân", "Hội đồng nhân dân"),
    ("Hội Đồng nhân dân", "Hội đồng nhân dân"),
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
        if matches!(piece.role, Role::Prose | Role::Task) {
            words(review, at, &piece.text.value);
            people(review, at, &piece.text.value);
            articles(review, at, &piece.text.value);
        }
    }
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
        if number.starts_with(|c: char| c.is_ascii_digit()) && follows(before, &["khoản"]) {
            tell(review, at, start, ("điều", "Điều"));
        }
    }
    for (wrong, right) in [("Khoản ", "khoản"), ("Điểm ", "điểm")] {
        for (start, word) in text.match_indices(wrong) {
            let before = text.get(..start).unwrap_or("").trim_end();
            let cited = text.get(start + word.len()..).is_some_and(is_cited);
            if cited && (follows(before, &["điểm", "Điểm"]) || before.ends_with("theo")) {
                tell(review, at, start, (word.trim_end(), right));
            }
        }
    }
}

/// Whether a text begins with the number of a clause or the letter of a point that is cited.
fn is_cited(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    !word.is_empty() && word.chars().count() < 4 && text.contains(" ")
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
    use super::follows;

    #[test]
    fn an_article_follows_its_clause() {
        assert!(follows("theo khoản 2", &["khoản"]));
        assert!(!follows("theo các", &["khoản"]));
        assert!(!follows("khoản", &["khoản"]));
        assert!(!follows("khoản kinh phí", &["khoản"]));
    }
}
