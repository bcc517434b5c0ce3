/// The look that a person chose; the cookie `theme` remembers it.
package enum Theme: String, Sendable, CaseIterable {
    /// As the device says.
    case automatic = "auto"
    case light
    case dark

    /// The theme in the cookie; anything else means as the device says.
    package init(remembered: String?) {
        self = remembered.flatMap(Theme.init(rawValue:)) ?? .automatic
    }

    var title: TextKey {
        switch self {
        case .automatic: .preferencesThemeAuto
        case .light: .preferencesThemeLight
        case .dark: .preferencesThemeDark
        }
    }

    var icon: String { "theme-\(rawValue)" }
}
