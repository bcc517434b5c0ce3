/// Why a text is not an e-mail address.
package enum EmailFault: String, Error, CaseIterable, Sendable {
    case empty
    case tooLong = "too_long"
    case notASCII = "not_ascii"
    case notOneAt = "not_one_at"
    case localPart = "local_part"
    case domain

    /// The slug for a program.
    package var code: String { rawValue }

    /// A sentence for the client.
    package var detail: String {
        switch self {
        case .empty: "an e-mail is missing"
        case .tooLong: "an e-mail has at most \(EmailAddress.lengthMax) characters"
        case .notASCII: "an e-mail has only ASCII characters; write an international domain in its xn-- form"
        case .notOneAt: "an e-mail has exactly one @"
        case .localPart:
            "before the @ stand 1 to \(EmailAddress.localPartLengthMax) letters, digits, .!#$%&'*+/=?^_`{|}~-"
        case .domain:
            "after the @ stands a domain: letters, digits and inner hyphens, parts separated by dots"
        }
    }
}
