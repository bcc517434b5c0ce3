/// Why a filter is none. It names what is wrong, cut and cleaned, since whoever wrote it has to find it.
enum FilterFault: Error, Equatable, Sendable {
    case notATerm(String)
    case unknownField(String)
    case valueMissing(field: String)
    case openQuote(field: String)
    case tooManyValues(field: String)
    case tooManyTerms
    case tooLong
    /// The field is not compared in that way.
    case comparison(FilterTerm.Comparison, field: String, allowed: [FilterTerm.Comparison])
    case oneValueOnly(field: String)
    case value(String, field: String, expected: String)
    /// Terms that can only be meant for different lists.
    case askedTwice(field: String)

    /// The word by which programs tell it.
    var code: String {
        switch self {
        case .notATerm: "not_a_term"
        case .unknownField: "unknown_field"
        case .valueMissing: "value_missing"
        case .openQuote: "open_quote"
        case .tooManyValues, .tooManyTerms: "too_many"
        case .tooLong: "too_long"
        case .comparison: "comparison"
        case .oneValueOnly, .askedTwice: "one_value_only"
        case .value: "value"
        }
    }

    /// A sentence for the client.
    var detail: String {
        switch self {
        case .notATerm(let text):
            "'\(text.shownBriefly)' is no term such as: created_at > 2026-01-31"
        case .unknownField(let field):
            "there is no field '\(field.shownBriefly)'; there are: "
                + FilterField.names.joined(separator: ", ")
        case .valueMissing(let field): "the field '\(field.shownBriefly)' is compared with nothing"
        case .openQuote(let field):
            "a quote of the field '\(field.shownBriefly)' is not closed, or followed by more"
        case .tooManyValues(let field):
            "the field '\(field.shownBriefly)' has more than \(TransferQuery.valuesMax) values"
        case .tooManyTerms: "there are more than \(TransferQuery.termsMax) terms"
        case .tooLong: "a filter has at most \(TransferQuery.filterBytesMax) bytes"
        case .comparison(let comparison, let field, let allowed):
            "the field '\(field)' is not compared by \(comparison.rawValue) but by: "
                + allowed.map(\.rawValue).joined(separator: " ")
        case .oneValueOnly(let field): "the field '\(field)' is compared with one value here"
        case .value(let value, let field, let expected):
            "the field '\(field)' is compared with \(expected), not with '\(value.shownBriefly)'"
        case .askedTwice(let field): "the field '\(field)' is asked for twice, differently"
        }
    }
}

extension String {
    /// At most 40 characters, none of them invisible or in control of anything.
    var shownBriefly: String {
        var shown = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(40) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: shown.append("\u{FFFD}")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
