//! Numbers as Vietnamese offices write them: `1.873`, `97,58%`, `05`.

use rust_decimal::Decimal;

use super::fault::Fault;

/// The most digits a number may have; far beyond any figure of an office, and safe to add up.
const MAX_DIGITS: usize = 15;

/// A number with the text the clerk wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As written, which is also how it is printed (without a space before `%`).
    pub text: String,
    /// The value; `97,58%` has the value 97.58.
    pub value: Decimal,
    /// Written with `%`.
    pub percent: bool,
}

/// Reads a number: a dot groups thousands, a comma starts the decimals.
///
/// # Errors
/// When the text is no number, or could mean two numbers (`1.87`).
pub fn parse(text: &str) -> Result<Number, Fault> {
    let text = text.trim();
    let (digits, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let (sign, unsigned) = match digits.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let plain = plain_digits(unsigned, text)?;
    let value = format!("{sign}{plain}")
        .parse()
        .map_err(|_| unreadable(text))?;
    let mark = if percent { "%" } else { "" };
    Ok(Number {
        text: format!("{digits}{mark}"),
        value,
        percent,
    })
}

/// Turns `1.234.567,5` into `1234567.5`.
fn plain_digits(unsigned: &str, text: &str) -> Result<String, Fault> {
    let (whole, decimals) = match unsigned.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let well_formed = groups.iter().all(|group| is_digits(group));
    if let Some(decimals) = decimals
        && !is_digits(decimals)
    {
        return Err(english(unsigned).unwrap_or_else(|| unreadable(text)));
    }
    if !well_formed {
        return Err(unreadable(text));
    }
    if !is_grouped(&groups) {
        return Err(ambiguous(text, &groups, decimals));
    }
    let whole = groups.concat();
    if whole.len() + decimals.map_or(0, str::len) > MAX_DIGITS {
        return Err(too_long(text));
    }
    Ok(decimals.map_or_else(|| whole.clone(), |d| format!("{whole}.{d}")))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// One group of any length, or a first group of 1–3 digits (not `0…`) and then threes.
fn is_grouped(groups: &[&str]) -> bool {
    match groups {
        [_] => true,
        [first, rest @ ..] => {
            first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    }
}

/// `1,873.5` and `1,234,567` are grouped as in English: says how to write them here.
fn english(unsigned: &str) -> Option<Fault> {
    let (whole, decimals) = match unsigned.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let english = groups.len() > 1
        && groups.iter().all(|group| is_digits(group))
        && is_grouped(&groups)
        && decimals.is_none_or(is_digits);
    let right = match decimals {
        Some(decimals) => format!("{},{decimals}", groups.join(".")),
        None => groups.join("."),
    };
    english.then(|| {
        Fault::new(
            (
                format!("`{unsigned}` viết theo lối tiếng Anh"),
                format!("`{unsigned}` is written the English way"),
            ),
            (
                format!("Dấu chấm chia hàng nghìn, dấu phẩy chia số lẻ: ghi `{right}`."),
                format!("A dot groups thousands, a comma starts decimals: write `{right}`."),
            ),
        )
    })
}

fn ambiguous(text: &str, groups: &[&str], decimals: Option<&str>) -> Fault {
    let together = groups.concat();
    let decimal = match (groups, decimals) {
        ([whole, part], None) => Some(format!("{whole},{part}")),
        _ => None,
    };
    let hint = match decimal {
        Some(decimal) => (
            format!(
                "Nếu là số lẻ, ghi dấu phẩy: `{decimal}`; nếu là hàng nghìn, sau dấu chấm phải đủ ba chữ số, như `1.873`."
            ),
            format!(
                "For decimals write a comma: `{decimal}`; for thousands three digits must follow the dot, as in `1.873`."
            ),
        ),
        None => (
            format!(
                "Sau mỗi dấu chấm phải đủ ba chữ số, như `1.234.567`; hoặc bỏ hết dấu chấm: `{together}`."
            ),
            format!(
                "Three digits must follow each dot, as in `1.234.567`; or leave out the dots: `{together}`."
            ),
        ),
    };
    Fault::new(
        (
            format!("`{text}` có thể hiểu hai cách"),
            format!("`{text}` can mean two numbers"),
        ),
        hint,
    )
}

fn too_long(text: &str) -> Fault {
    Fault::new(
        (
            format!("số `{text}` dài quá {MAX_DIGITS} chữ số"),
            format!("the number `{text}` has more than {MAX_DIGITS} digits"),
        ),
        (
            "Kiểm tra lại; số lớn thì ghi kèm đơn vị, như `2,5` với `don_vi: tỷ đồng`.".to_owned(),
            "Check it; write a large number with a unit, as `2,5` with `don_vi: tỷ đồng`."
                .to_owned(),
        ),
    )
}

fn unreadable(text: &str) -> Fault {
    Fault::new(
        (
            format!("không đọc được số `{text}`"),
            format!("`{text}` is not a number"),
        ),
        (
            "Chỉ ghi số, như `1.873`, `97,58%` hay `05`; đơn vị ghi riêng ở `don_vi`.".to_owned(),
            "Write only the number, as `1.873`, `97,58%` or `05`; the unit goes into `don_vi`."
                .to_owned(),
        ),
    )
}

/// Writes a value the Vietnamese way: `1234567.5` as `1.234.567,5`.
pub fn format(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, decimals) = match plain.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (plain.as_str(), None),
    };
    let mut text = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        text.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push(',');
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_offices_write() {
        for (text, value, printed) in [
            ("1.873", "1873", "1.873"),
            ("1873", "1873", "1873"),
            ("97,58%", "97.58", "97,58%"),
            ("97,58 %", "97.58", "97,58%"),
            ("4.500", "4500", "4.500"),
            ("05", "5", "05"),
            ("-3", "-3", "-3"),
            ("1.234.567,5", "1234567.5", "1.234.567,5"),
            ("0,05", "0.05", "0,05"),
        ] {
            let number = parse(text).unwrap();
            assert_eq!(number.value.to_string(), value);
            assert_eq!(number.text, printed);
            assert_eq!(number.percent, text.ends_with('%'));
        }
    }

    #[test]
    fn refuses_what_could_be_misread() {
        let vi = |text: &str| {
            let fault = parse(text).unwrap_err();
            format!("{} | {}", fault.message.vi, fault.hint.vi)
        };
        assert_eq!(
            vi("1,873.5"),
            "`1,873.5` viết theo lối tiếng Anh | Dấu chấm chia hàng nghìn, dấu phẩy chia số lẻ: ghi `1.873,5`."
        );
        assert_eq!(
            vi("1,234,567"),
            "`1,234,567` viết theo lối tiếng Anh | Dấu chấm chia hàng nghìn, dấu phẩy chia số lẻ: ghi `1.234.567`."
        );
        assert_eq!(
            vi("1.87"),
            "`1.87` có thể hiểu hai cách | Nếu là số lẻ, ghi dấu phẩy: `1,87`; nếu là hàng nghìn, sau dấu chấm phải đủ ba chữ số, như `1.873`."
        );
        assert_eq!(
            vi("1.23.456"),
            "`1.23.456` có thể hiểu hai cách | Sau mỗi dấu chấm phải đủ ba chữ số, như `1.234.567`; hoặc bỏ hết dấu chấm: `123456`."
        );
        for text in ["1e3", "283 ca", "", "%", ",5", "5,", "+5", "1 873", "--3"] {
            assert_eq!(
                parse(text).unwrap_err().message.vi,
                format!("không đọc được số `{text}`")
            );
        }
        assert_eq!(
            parse("1234567890123456").unwrap_err().message.vi,
            "số `1234567890123456` dài quá 15 chữ số"
        );
    }

    #[test]
    fn writes_the_vietnamese_way() {
        for (plain, text) in [
            ("1873", "1.873"),
            ("999", "999"),
            ("-1234567.50", "-1.234.567,50"),
            ("0.5", "0,5"),
        ] {
            assert_eq!(format(plain.parse().unwrap()), text);
        }
    }
}
