/// A client's name, for people to read: 1–100 Unicode scalars after trimming, none of them invisible or
/// confusing.
///
/// Refused are control characters, line breaks, private and unassigned code points, and format characters
/// (among them the overrides of writing direction, with which a name could rewrite the words around it) but
/// for the joiners that some scripts need. A name begins with something visible, and has a letter or a digit.
package struct PersonName: Sendable {
    package let text: String

    package static let lengthMax = 100

    package init(_ text: String) throws(PersonNameFault) {
        let trimmed = Self.trim(text)
        guard !trimmed.isEmpty else { throw .empty }
        guard trimmed.count <= Self.lengthMax else { throw .tooLong }
        guard !trimmed.contains(where: Self.isForbidden) else { throw .forbiddenCharacter }
        guard let first = trimmed.first, !Self.joinsWhatPrecedes(first) else { throw .forbiddenCharacter }
        guard trimmed.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else {
            throw .noLetter
        }
        self.text = String(trimmed)
    }

    /// A name as it stands in the database.
    init(stored text: String) { self.text = text }

    private static func trim(_ text: String) -> Substring.UnicodeScalarView {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
            return scalars[scalars.endIndex...]
        }
        return scalars[...last]
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        default: false
        }
    }

    /// A combining mark or joiner in front would change the character that a page puts before the name.
    private static func joinsWhatPrecedes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}

extension PersonName: Hashable {
    /// By bytes, as the database compares: Swift's own equality of strings is looser.
    package static func == (left: PersonName, right: PersonName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
