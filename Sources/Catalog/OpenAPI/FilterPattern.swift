/// The grammar of filters as a regular expression of JSON Schema, by which documents show and tools make up
/// filters that are understood.
///
/// The service reads more than this: other spellings of blanks, values in double quotes, date-times with a
/// zone. What is told here is the one way to write each thing.
enum FilterPattern {
    static let text = "^(\(term)( *; *\(term))*)?$"

    private static let term = "(" + fields.map { "\($0.name) \($0.comparison) \($0.value)" }
        .joined(separator: "|") + ")"

    private static let equality = "!?="
    private static let order = "(!?=|[<>]=?)"
    private static let number = "[1-9][0-9]{0,8}"
    private static let amount = #"(0|[1-9][0-9]{0,9})(\.[0-9]{1,2})?"#
    private static let day = "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
    private static let time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"

    private static let fields: [(name: String, comparison: String, value: String)] = [
        ("(user|invoice)", equality, list(number)),
        ("created_at", order, "\(day)(T\(time)Z)?"),
        ("amount", order, amount),
        ("status", equality, list("(0|-1)")),
        ("kind", equality, list("(own|external|deposit)")),
        ("direction", "=", "(in|out)"),
        ("currency", "=", "(USD|CNY|EUR)"),
        ("text", "=", "[A-Za-z0-9][A-Za-z0-9 ]{0,30}"),
    ]

    private static func list(_ value: String) -> String { "\(value)(,\(value)){0,4}" }
}
