/// Why a text cannot be chosen as a password.
package enum PasswordFault: String, Error, CaseIterable, Sendable {
    case tooShort = "too_short"
    case tooLong = "too_long"
    case nulCharacter = "nul_character"
    /// One of those that are tried first.
    case common
    case sameAsEmail = "same_as_email"

    /// The slug for a program.
    package var code: String { rawValue }

    /// A sentence for the client.
    package var detail: String {
        switch self {
        case .tooShort: "a password has at least \(Password.lengthMin) characters"
        case .tooLong: "a password has at most \(Password.lengthMax) characters"
        case .nulCharacter: "a password has no NUL character"
        case .common: "this password is one of the first that anybody would try"
        case .sameAsEmail: "a password is not the e-mail"
        }
    }
}
