//! What Tera says, in the clerk's language.

use super::functions::STOPPED;
use crate::finding::Message;

/// What stands for anything that is not listed: never the English text.
const UNKNOWN: &str = "mẫu viết chưa đúng ở đây";

/// The first line of an error's text as a message in both languages.
pub(super) fn translate(english: &str) -> Message {
    let english = english.lines().next().unwrap_or("");
    if let Some(reason) = english.strip_prefix(STOPPED) {
        return Message::new(format!("mẫu tự dừng: {reason}"), english);
    }
    let english = english.strip_suffix('.').unwrap_or(english);
    let known = PHRASES
        .iter()
        .find_map(|(pattern, vi)| Some(filled(vi, &matched(pattern, english)?)));
    Message::new(known.unwrap_or_else(|| UNKNOWN.to_owned()), english)
}

/// The texts that stand for the signs `*` and `%`, if `text` begins like `pattern`.
fn matched<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut fixed = pattern.split(['*', '%']);
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut found = Vec::new();
    for after in fixed {
        let end = if after.is_empty() {
            rest.len()
        } else {
            rest.find(after)?
        };
        let (value, more) = rest.split_at(end);
        found.push(value);
        rest = more.strip_prefix(after)?;
    }
    Some(found)
}

/// Puts the found texts in the places of the signs: `*` as it is, `%` by its Vietnamese name.
fn filled(vi: &str, found: &[&str]) -> String {
    let mut values = found.iter();
    let mut text = String::new();
    for c in vi.chars() {
        match c {
            '*' => text.push_str(values.next().unwrap_or(&"")),
            '%' => text.push_str(&word(values.next().unwrap_or(&""))),
            c => text.push(c),
        }
    }
    text
}

/// The Vietnamese name of a token or a kind of value; a sign stands in backquotes.
fn word(english: &str) -> String {
    let known = match english {
        "identifier" => "một tên",
        "attribute name" => "tên thuộc tính",
        "string" | "&str" => "chuỗi",
        "integer" | "i64" | "u64" | "i128" | "u128" | "i32" | "u32" | "usize" => "số nguyên",
        "float" | "f64" | "f32" => "số thập phân",
        "number" | "Number" => "số",
        "bool" => "đúng/sai",
        "bytes" => "dãy byte",
        "array" | "Vec<Value>" | "&[Value]" => "danh sách",
        "map" | "Map" | "map/struct" => "nhóm khóa",
        "undefined" => "không có giá trị",
        "none" => "rỗng",
        "start" => "đầu",
        "end" => "cuối",
        "step" => "bước",
        "content" => "chữ",
        "raw content" => "đoạn `raw`",
        "comment" => "ghi chú",
        "for loop" => "vòng lặp `for`",
        "if statement" => "thẻ `if`",
        "block" => "khối `block`",
        "filter section" => "khối `filter`",
        "component definition" | "component body" | "component" => "thành phần",
        "`set` block" => "khối `set`",
        quoted if quoted.starts_with('`') => quoted,
        other => return format!("`{other}`"),
    };
    known.to_owned()
}

/// How Tera's message begins → the same in Vietnamese. `*` stands for any text, `%` for a token or
/// a kind of value; what is narrow stands before what is wide.
const PHRASES: &[(&str, &str)] = &[
    // Names.
    ("Variable `*` is not defined", "mẫu dùng biến `*` không có"),
    (
        "Variable `*` exists but its value is undefined",
        "biến `*` trong mẫu chưa có giá trị",
    ),
    ("Field `*` is not defined", "mẫu dùng trường `*` không có"),
    ("Unknown filter `*`", "mẫu dùng bộ lọc `*` không có"),
    (
        "Filter `*` is not registered",
        "mẫu dùng bộ lọc `*` không có",
    ),
    ("Unknown test `*`", "mẫu dùng phép thử `*` không có"),
    ("Unknown function `*`", "mẫu dùng hàm `*` không có"),
    ("Unknown template `*`", "mẫu gọi mẫu `*` không có"),
    ("Template '*' not found", "mẫu gọi mẫu `*` không có"),
    ("Unknown component `*`", "mẫu dùng thành phần `*` không có"),
    (
        "Component '*' not found",
        "mẫu dùng thành phần `*` không có",
    ),
    ("Unknown tag", "mẫu dùng thẻ không có"),
    // Inheritance, inclusion and blocks.
    (
        "Template '*' is inheriting from '*'",
        "mẫu `*` kế thừa mẫu `*` không có",
    ),
    (
        "Circular extend detected for template '*'",
        "mẫu `*` kế thừa vòng quanh chính nó",
    ),
    (
        "Circular include detected for template '*'",
        "mẫu `*` gọi vòng quanh chính nó",
    ),
    (
        "Template is already extending `*`",
        "mẫu đã kế thừa `*`, chỉ được kế thừa một mẫu",
    ),
    (
        "`extends` needs to be the first tag",
        "thẻ `extends` phải đứng đầu mẫu",
    ),
    (
        "`extends` cannot be nested",
        "thẻ `extends` không được nằm trong thẻ khác",
    ),
    (
        "This content would be ignored",
        "mẫu kế thừa chỉ được có khối `block` ở ngoài cùng, chữ ở đây sẽ bị mất",
    ),
    (
        "Template already contains a block named `*`",
        "mẫu có hai khối cùng tên `*`",
    ),
    (
        "Blocks cannot be written inside a %",
        "khối `block` không được nằm trong %",
    ),
    (
        "Block `*` is not defined in any parent template",
        "mẫu gốc không có khối `*`",
    ),
    (
        "Block '*' has no block lineage",
        "mẫu gốc không có khối `*`",
    ),
    (
        "super() called outside of a block",
        "`super()` chỉ dùng được trong khối `block`",
    ),
    (
        "Tried to use super() in the top level block",
        "`super()` không dùng được ở đây: khối này không thay khối nào của mẫu gốc",
    ),
    // Signs that stand in a wrong place.
    (
        "Unexpected end of input",
        "mẫu hết giữa chừng, thiếu thẻ đóng",
    ),
    (
        "unexpected end of string",
        "mẫu có chuỗi chưa đóng dấu nháy",
    ),
    (
        "String opened with `*` is missing its closing",
        "mẫu có chuỗi mở bằng `*` chưa đóng dấu nháy",
    ),
    (
        "unexpected escape character",
        "mẫu có dấu `\\` đứng trước ký tự không được phép trong chuỗi",
    ),
    ("unexpected end of raw block", "mẫu thiếu thẻ đóng `endraw`"),
    (
        "Closing comment tag `*` not found",
        "mẫu có ghi chú thiếu dấu đóng `*`",
    ),
    ("Unexpected character", "mẫu có ký tự lạ trong thẻ"),
    ("Invalid float", "mẫu có số viết chưa đúng"),
    ("Invalid Integer", "mẫu có số nguyên quá lớn"),
    (
        "% was named `*` in the opening tag, found `*` as name in the end tag",
        "% mở bằng tên `*` mà đóng bằng tên `*`",
    ),
    (
        "Found invalid field of `loop`: *. Only",
        "`loop` không có `*`, chỉ có `index`, `index0`, `first`, `last`, `length`",
    ),
    (
        "Found `<` but expected identifier after it",
        "sau dấu `<` ở đây phải có tên thành phần",
    ),
    (
        "Found % but expected one of: integer",
        "mẫu có % không đúng chỗ, ở đây cần một giá trị",
    ),
    (
        "Found % but expected `...`, a string",
        "mẫu có % không đúng chỗ, ở đây cần một khóa",
    ),
    (
        "Found % but expected `/` or `>`",
        "mẫu có % không đúng chỗ, ở đây cần `/` hoặc `>`",
    ),
    (
        "Found % but expected %",
        "mẫu có % không đúng chỗ, ở đây cần %",
    ),
    (
        "Found % but was expecting `elif`",
        "mẫu có % không đúng chỗ, ở đây cần `elif`, `else` hoặc `endif`",
    ),
    (
        "Found % but `-` can only be followed",
        "mẫu có % không đúng chỗ, sau dấu `-` phải là số",
    ),
    (
        "Found % but the only types allowed are",
        "mẫu khai kiểu % không có",
    ),
    (
        "Found % but component default arguments",
        "mẫu có % không đúng chỗ, giá trị có sẵn của thành phần phải viết thẳng ra",
    ),
    (
        "Expected \"string\" or {expression} but found %",
        "mẫu có % không đúng chỗ, ở đây cần chuỗi hoặc `{…}`",
    ),
    (
        "Invalid syntax for `set`",
        "thẻ `set` viết chưa đúng, sau tên phải là dấu `=` hoặc hết thẻ",
    ),
    (
        "`-` and `not` cannot be used consecutively",
        "`-` và `not` không được đứng liền nhau",
    ),
    (
        "`not` is only valid here",
        "`not` ở đây chỉ dùng được trong `not in`",
    ),
    (
        "`*` is not allowed after `~`",
        "`*` không được đứng sau `~`",
    ),
    (
        "Function calls are only allowed at the first element",
        "mẫu gọi hàm sau dấu chấm, không được phép",
    ),
    (
        "Keyword argument `*` is defined more than once",
        "tham số `*` ghi hai lần",
    ),
    (
        "`*` cannot be used inside a %",
        "`*` không dùng được trong %",
    ),
    (
        "* can only be used in a for loop",
        "`*` chỉ dùng được trong vòng lặp `for`",
    ),
    (
        "* is a reserved keyword of Tera",
        "`*` là từ riêng của mẫu, không đặt làm tên được",
    ),
    (
        "List comprehensions support only a single",
        "danh sách trong ngoặc chỉ được có một `for`",
    ),
    (
        "Invalid *: this map should only",
        "nhóm khóa ở đây chỉ được có giá trị viết thẳng ra",
    ),
    (
        "Invalid default argument: this array",
        "danh sách ở đây chỉ được có giá trị viết thẳng ra",
    ),
    // Too much.
    (
        "The expression is too complex",
        "biểu thức trong mẫu quá phức tạp",
    ),
    (
        "The template nesting is too deep",
        "các thẻ trong mẫu lồng nhau quá sâu",
    ),
    (
        "Identifiers can only have up to * nested brackets",
        "mẫu có quá * cặp ngoặc `[]` lồng nhau",
    ),
    (
        "Arrays can have a maximum of * dimensions",
        "danh sách trong mẫu lồng nhau quá * cấp",
    ),
    (
        "Maximum render recursion depth",
        "thành phần trong mẫu gọi nhau quá sâu",
    ),
    (
        "Function `range` would give more than * numbers",
        "hàm `range` chỉ đếm được đến * số",
    ),
    (
        "Function `range` cannot step by 0",
        "`step_by` của hàm `range` không được bằng 0",
    ),
    // Components.
    (
        "Components with body content must use tag syntax",
        "thành phần có nội dung phải viết thành cặp thẻ mở và đóng",
    ),
    ("Unclosed component '*'", "thành phần `*` thiếu thẻ đóng"),
    (
        "Closing tag '*' doesn't match opening tag '*'",
        "thẻ đóng `*` không khớp với thẻ mở `*`",
    ),
    (
        "Component definitions cannot be written in another tag",
        "thành phần không được khai trong thẻ khác",
    ),
    (
        "Template already contains a component named `*`",
        "mẫu có hai thành phần cùng tên `*`",
    ),
    (
        "Component `*` is defined in both `*` and `*`",
        "thành phần `*` khai ở cả hai mẫu `*` và `*`",
    ),
    (
        "The name `body` is reserved",
        "tên `body` dành cho nội dung của thành phần",
    ),
    (
        "Rest parameter `*` conflicts",
        "tham số gom `*` trùng tên tham số khác",
    ),
    (
        "Rest parameter must be the last",
        "tham số gom phải đứng cuối",
    ),
    (
        "Component argument `*` is defined more than once",
        "tham số `*` của thành phần ghi hai lần",
    ),
    (
        "Component argument `*` (type: `%`) does not match expected type: `%`",
        "tham số `*` của thành phần đang là %, phải là %",
    ),
    (
        "Default value for `*` has type `%` but the argument has type `%`",
        "giá trị có sẵn của `*` là %, mà tham số khai là %",
    ),
    ("Unknown argument(s) `*`", "thành phần không có tham số `*`"),
    ("Implicit argument `*`", "thiếu tham số `*` của thành phần"),
    ("Argument `*`", "thiếu tham số `*` của thành phần"),
    // Values of a wrong kind.
    (
        "Tried to render a variable that is undefined",
        "mẫu in một biến chưa có giá trị",
    ),
    (
        "Tried to escape an undefined value",
        "mẫu in một biến chưa có giá trị",
    ),
    (
        "Cannot index into an undefined value",
        "mẫu lấy phần tử của một giá trị không có",
    ),
    (
        "Index expression is undefined",
        "số thứ tự trong ngoặc `[]` không có giá trị",
    ),
    (
        "Array index must be an integer, got `%`",
        "số thứ tự trong danh sách phải là số nguyên, ở đây là %",
    ),
    (
        "String index must be an integer, got `%`",
        "số thứ tự trong chuỗi phải là số nguyên, ở đây là %",
    ),
    (
        "Cannot slice an undefined value",
        "mẫu cắt một giá trị không có",
    ),
    ("Slicing step cannot be 0", "bước cắt không được bằng 0"),
    (
        "Slicing can only be used on arrays or strings, not on `%`",
        "chỉ cắt được danh sách và chuỗi, ở đây là %",
    ),
    (
        "Slice * is undefined",
        "chỗ cắt trong ngoặc `[]` không có giá trị",
    ),
    (
        "Slice % must be an integer, got `%`",
        "chỗ cắt (%) phải là số nguyên, ở đây là %",
    ),
    (
        "Iteration not possible on type `%`",
        "không lặp được trên giá trị kiểu %",
    ),
    (
        "Key/value iteration is not possible on type `%`",
        "chỉ lặp theo khóa được trên nhóm khóa, ở đây là %",
    ),
    (
        "Spread operator requires a map, found `%`",
        "dấu `...` ở đây cần nhóm khóa, mà có %",
    ),
    (
        "Spread operator requires an array, found `%`",
        "dấu `...` ở đây cần danh sách, mà có %",
    ),
    (
        "Map keys must be strings, integers, or bools, got `%`",
        "khóa phải là chuỗi, số nguyên hoặc đúng/sai, ở đây là %",
    ),
    ("Not a valid key type", "giá trị này không làm khóa được"),
    (
        "`in` cannot be used on a container of type `%`",
        "`in` không dùng được với giá trị kiểu %",
    ),
    (
        "Value `*` is not a container",
        "giá trị `*` không chứa giá trị khác",
    ),
    ("Cannot compare `%` with `%`", "không so sánh được % với %"),
    (
        "Cannot sort: `%` and `%` are not comparable",
        "không sắp thứ tự được % với %",
    ),
    ("Cannot divide by 0", "mẫu chia cho 0"),
    (
        "Math operations can only be done on numbers, found `%`",
        "chỉ tính toán được với số, ở đây là %",
    ),
    (
        "`+` requires both operands to be numbers, found `%` and `%`",
        "dấu `+` chỉ cộng được số, ở đây là % và %; nối chuỗi thì dùng `~`",
    ),
    (
        "Only numbers can be used in arithmetic. This is a `%`",
        "chỉ tính toán được với số, ở đây là %",
    ),
    (
        "Only numbers can be negated. This is a `%`",
        "chỉ đổi dấu được số, ở đây là %",
    ),
    ("Operand `*` is out of range", "số `*` quá lớn để tính"),
    ("Exponent * is out of range", "số mũ `*` quá lớn để tính"),
    ("Number `*` is out of range", "số `*` quá lớn để tính"),
    ("Unable to perform *", "không tính được `*`"),
    ("Cannot negate *: result", "số `*` quá lớn để đổi dấu"),
    ("Value `*` is a float", "số `*` không phải là số nguyên"),
    // Arguments of filters, tests and functions.
    (
        "Invalid type for the value, expected `%` but got `%`",
        "ở đây cần %, mà có %",
    ),
    ("Missing keyword argument `*`", "thiếu tham số `*`"),
    ("Value `*` is out of range for", "số `*` quá lớn ở chỗ này"),
    (
        "Invalid argument for `method`: *. Only",
        "`method` không nhận `*`, chỉ nhận `ceil` hoặc `floor`",
    ),
    (
        "pluralize filter requires an integer, got `%`",
        "bộ lọc `pluralize` cần số nguyên, ở đây là %",
    ),
    (
        "The `indentation` argument must contain exactly one character",
        "`indentation` phải là đúng một ký tự",
    ),
    (
        "int filter `base` must be between 2 and 36, got *",
        "`base` của bộ lọc `int` phải từ 2 đến 36, ở đây là *",
    ),
    (
        "The float * cannot be converted to an int",
        "số `*` không đổi thành số nguyên được",
    ),
    (
        "The string `*` cannot be converted to an int",
        "chuỗi `*` không đổi thành số nguyên được",
    ),
    (
        "The string `*` cannot be converted to a float",
        "chuỗi `*` không đổi thành số được",
    ),
    (
        "Value of type % cannot be converted to a",
        "giá trị kiểu % không đổi thành số được",
    ),
    (
        "Value of type % has no length",
        "giá trị kiểu % không có độ dài",
    ),
    (
        "Value of type % cannot be reversed",
        "giá trị kiểu % không đảo ngược được",
    ),
    (
        "Errored while getting absolute value",
        "số quá lớn để đổi dấu",
    ),
    (
        "This filter can only be used on a number, received `%`",
        "bộ lọc này chỉ dùng cho số, ở đây là %",
    ),
    (
        "Value at index * (a %) does not have an attribute at path: *",
        "phần tử số * (kiểu %) không có thuộc tính `*`",
    ),
    (
        "Map does not have a key * and no default",
        "nhóm khóa không có khóa `*`",
    ),
    (
        "Invalid UTF-8 characters found",
        "mẫu in ra chữ không đọc được",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_comes_over_and_kinds_get_their_names() {
        let vi = |english: &str| translate(english).vi;
        assert_eq!(
            vi("Found `}}` but expected %}."),
            "mẫu có `}}` không đúng chỗ, ở đây cần `%}`"
        );
        assert_eq!(
            vi("Found identifier but expected ...."),
            "mẫu có một tên không đúng chỗ, ở đây cần `...`"
        );
        assert_eq!(
            vi("Cannot compare `map/struct` with `i64`"),
            "không so sánh được nhóm khóa với số nguyên"
        );
        // A name is a name, even when it is also the name of a kind.
        assert_eq!(
            vi("Variable `string` is not defined. Available variables: a, b"),
            "mẫu dùng biến `string` không có"
        );
        assert_eq!(
            vi("component was named `a` in the opening tag, found `b` as name in the end tag"),
            "thành phần mở bằng tên `a` mà đóng bằng tên `b`"
        );
    }

    #[test]
    fn every_pattern_fills_its_translation() {
        for (pattern, vi) in PHRASES {
            let signs = |text: &str| text.matches(['*', '%']).count();
            assert!(signs(vi) <= signs(pattern), "{pattern} → {vi}");
            assert_eq!(
                matched(pattern, &pattern.replace('*', "x").replace('%', "y")).map(|f| f.len()),
                Some(signs(pattern)),
                "{pattern}"
            );
        }
    }

    #[test]
    fn no_english_stands_in_a_vietnamese_message() {
        let message = translate("Something new went wrong.\nmore");
        assert_eq!(message.vi, "mẫu viết chưa đúng ở đây");
        assert_eq!(message.en, "Something new went wrong");
    }
}
