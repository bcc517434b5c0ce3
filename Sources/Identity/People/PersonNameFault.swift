/// Why a text is not a person's name.
package enum PersonNameFault: String, Error, CaseIterable, Sendable {
    case empty
    case tooLong = "too_long"
    case forbiddenCharacter = "forbidden_character"
    case noLetter = "no_letter"

    /// The slug for a program.
    package var code: String { rawValue }

    /// A sentence for the client.
    package var detail: String {
        switch self {
        case .empty: "a name is missing"
        case .tooLong: "a name has at most \(PersonName.lengthMax) characters"
        case .forbiddenCharacter:
            "a name has no control or invisible characters and begins with a visible one"
        case .noLetter: "a name has a letter or a digit"
        }
    }
}
