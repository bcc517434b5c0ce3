/// Why a text is not an amount.
package enum AmountFault: String, Error, CaseIterable, Sendable {
    case empty = "amount_empty"
    case blank = "amount_with_blank"
    case sign = "amount_with_sign"
    case exponent = "amount_with_exponent"
    case comma = "amount_with_comma"
    case tooManyDecimals = "amount_with_too_many_decimals"
    case tooManyDigits = "amount_with_too_many_digits"
    case notDecimal = "amount_not_decimal"
    case zero = "amount_zero"
    case tooLarge = "amount_too_large"

    /// A sentence for the client.
    package var detail: String {
        switch self {
        case .empty: "an amount is missing"
        case .blank: "an amount has no blanks"
        case .sign: "an amount has no sign"
        case .exponent: "an amount has no exponent"
        case .comma: "an amount has no comma; decimals stand after a dot"
        case .tooManyDecimals: "an amount has at most two decimals"
        case .tooManyDigits: "an amount has at most 14 digits before the dot"
        case .notDecimal: "an amount is digits, and up to two decimals after a dot, as in 12.34"
        case .zero: "an amount is more than zero"
        case .tooLarge: "an amount is at most 90000000000000.00"
        }
    }
}
