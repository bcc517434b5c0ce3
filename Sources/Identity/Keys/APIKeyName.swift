/// What its owner calls an API key: 1–100 Unicode scalars, no control or invisible characters at its ends
/// or within.
package struct APIKeyName: Sendable {
    package let text: String

    package static let lengthMax = 100

    /// `nil` when empty, too long, only blanks, or with a control or format character.
    package init?(_ text: String) {
        let scalars = text.unicodeScalars
        guard (1...Self.lengthMax).contains(scalars.count), !scalars.contains(where: Self.isForbidden),
            scalars.contains(where: { !$0.properties.isWhitespace })
        else { return nil }
        self.text = text
    }

    /// A name as it stands in the database.
    init(stored text: String) { self.text = text }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
