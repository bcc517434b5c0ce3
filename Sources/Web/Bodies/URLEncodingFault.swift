import Methods

/// Why a form's body, or an address's query, is not what it should be.
package enum URLEncodingFault: String, Error, CaseIterable, Sendable {
    /// A `%` that two hexadecimal digits do not follow.
    case percentSign = "percent_sign"
    case notUnicode = "not_unicode"
    case nullCharacter = "null_character"
    case tooMany = "too_many"
    case duplicate

    /// A sentence for the client; repeats nothing of what was sent.
    package var detail: String {
        switch self {
        case .percentSign: "a percent sign is not followed by two hexadecimal digits"
        case .notUnicode: "a name or value is not UTF-8"
        case .nullCharacter: "a name or value holds the character U+0000"
        case .tooMany: "there are more than \(RequestLimits.pairsMax) names"
        case .duplicate: "a name occurs twice"
        }
    }
}
