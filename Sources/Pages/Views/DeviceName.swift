/// What a session's browser or program is called, for a person to recognise it by: `Firefox · Windows`.
///
/// Made from the user agent, which anybody may write as they like: it is a reminder, no proof.
package enum DeviceName {
    /// The first that is named wins: browsers also name those that they descend from.
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("YaBrowser/", "Yandex Browser"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    /// Browser and system; of a program its first word (`curl` of `curl/8.5.0`); `nil` when nothing is told.
    package static func reading(_ userAgent: String?) -> String? {
        guard let userAgent, !userAgent.isEmpty else { return nil }
        let browser = first(of: browsers, in: userAgent)
        let system = first(of: systems, in: userAgent)
        if let browser { return [browser, system].compactMap { $0 }.joined(separator: " · ") }
        let program = userAgent.prefix { $0 != "/" && !$0.isWhitespace }
        return program.isEmpty ? nil : String(program.prefix(lengthMax))
    }

    private static let lengthMax = 40

    private static func first(of marks: [(mark: String, name: String)], in userAgent: String) -> String? {
        marks.first { userAgent.contains($0.mark) }?.name
    }
}
