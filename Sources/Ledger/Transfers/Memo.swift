/// A client's words about a transfer, for both sides to read: 1–140 characters, no control characters.
package struct Memo: Hashable, Sendable {
    package let text: String

    package static let lengthMax = 140

    /// What it is made of, as a regular expression: no control characters, no separators of lines.
    package static let pattern = #"^[^\u0000-\u001F\u007F-\u009F\u2028\u2029]+$"#

    /// `nil` when empty, longer than 140 Unicode scalars, or with a control character.
    package init?(_ text: String) {
        let scalars = text.unicodeScalars
        guard (1...Self.lengthMax).contains(scalars.count), !scalars.contains(where: Self.isControl) else {
            return nil
        }
        self.text = text
    }

    /// A memo as it stands in the books.
    package init(trusted text: String) { self.text = text }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }

    /// By bytes, as the database compares: Swift's own equality of strings is looser.
    package static func == (left: Memo, right: Memo) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
