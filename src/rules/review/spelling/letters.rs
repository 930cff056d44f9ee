//! Letters that look like `Đ` and `đ` and are not: `Ð` and `ð` of Icelandic. Nobody sees the
//! difference, but a search for the word does not find it.

use super::super::{Review, Rule};

/// A letter that only looks Vietnamese.
const LETTER: Rule = Rule::any("D-LETTER");

/// The letter written and the one meant.
const LETTERS: [(char, &str); 2] = [('\u{d0}', "Đ"), ('\u{f0}', "đ")];

pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(LETTER) {
        return;
    }
    for at in 0..review.texts.len() {
        let text = review.texts[at].text.value.as_str();
        for (start, letter, right) in foreign(text) {
            report(review, at, start, letter, right);
        }
    }
}

/// The foreign letters of a text, each with its place and the letter meant.
fn foreign(text: &str) -> impl Iterator<Item = (usize, char, &'static str)> + '_ {
    // Both begin with this byte, which few texts of ASCII words have.
    let any = text.as_bytes().contains(&0xC3);
    let letters = any.then(|| text.char_indices()).into_iter().flatten();
    letters.filter_map(|(at, letter)| {
        let (_, right) = LETTERS.iter().find(|(foreign, _)| *foreign == letter)?;
        Some((at, letter, *right))
    })
}

fn report(review: &mut Review<'_>, at: usize, start: usize, letter: char, right: &str) {
    let number = u32::from(letter);
    let Some(finding) = review.finding(
        LETTER,
        &format!("chữ `{letter}` này (mã U+{number:04X}) chỉ trông giống `{right}`"),
        &format!("this `{letter}` (U+{number:04X}) only looks like `{right}`"),
    ) else {
        return;
    };
    let own = right.chars().next().map_or(0, u32::from);
    let finding = finding
        .need(
            format!("`{right}` (mã U+{own:04X})"),
            format!("`{right}` (U+{own:04X})"),
        )
        .hint(
            format!("Gõ lại chữ `{right}`; để nguyên thì tìm kiếm không thấy từ này."),
            format!("Type `{right}` again; left so, no search finds the word."),
        );
    review.push_fix(finding, at, &(start..start + letter.len_utf8()), right);
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn only_the_two_foreign_letters_are_told() {
        let all = |text| foreign(text).map(|(at, ..)| at).collect::<Vec<_>>();
        assert_eq!(all("\u{d0}ảng ủy, \u{f0}ường"), [0, "\u{d0}ảng ủy, ".len()]);
        assert_eq!(all("Đảng ủy, đường, ÀÁÂÃÈÉÊ õôóò"), [0; 0]);
    }
}
