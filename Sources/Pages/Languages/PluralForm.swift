/// A form that a language has for a counted noun, named as in Unicode's plural rules.
package enum PluralForm: String, Sendable, CaseIterable {
    case one, few, many, other

    /// The form that goes with a whole number of things (CLDR 44, cardinal rules for integers).
    init(for count: Int, in language: Language) {
        switch language {
        case .chinese: self = .other
        case .english: self = count == 1 ? .one : .other
        case .russian: self = Self.russian(count.magnitude)
        }
    }

    /// The forms that a language's catalogue must hold for every counted text.
    package static func needed(in language: Language) -> Set<PluralForm> {
        switch language {
        case .chinese: [.other]
        case .english: [.one, .other]
        case .russian: [.one, .few, .many]
        }
    }

    private static func russian(_ count: UInt) -> PluralForm {
        switch (count % 10, count % 100) {
        case (_, 11...14): .many
        case (1, _): .one
        case (2...4, _): .few
        default: .many
        }
    }
}
