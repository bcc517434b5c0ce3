/// A language that people may read Easybilling in.
package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case russian = "ru"
    case chinese = "zh"

    /// The value of `<html lang>`: Chinese is written in simplified characters.
    package var htmlTag: String {
        self == .chinese ? "zh-Hans" : rawValue
    }

    /// The language's name in itself, as a person who reads no other one looks for it.
    package var ownName: String {
        switch self {
        case .english: "English"
        case .russian: "Русский"
        case .chinese: "中文"
        }
    }

    /// Between thousands. Russian uses a blank that does not break.
    var groupSeparator: String {
        self == .russian ? "\u{A0}" : ","
    }

    var decimalSeparator: String {
        self == .russian ? "," : "."
    }

    /// The language to answer in: the one remembered in the cookie `language`, else the best of
    /// `Accept-Language`, else English.
    package static func preferred(remembered: String?, acceptLanguage: String?) -> Language {
        if let remembered, let language = Language(rawValue: remembered) { return language }
        return acceptLanguage.flatMap(best(of:)) ?? .english
    }

    /// The first of the highest weight; a malformed entry counts as not there. Reads the first 1,000 bytes
    /// only.
    private static func best(of header: String) -> Language? {
        var best: (language: Language, weight: Int)?
        for entry in String(decoding: header.utf8.prefix(1_000), as: UTF8.self).split(separator: ",") {
            let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let range = parts.first?.split(separator: "-").first,
                let language = Language(rawValue: String(range)),
                let weight = weight(of: parts.dropFirst()), weight > 0
            else { continue }
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }

    /// `q=0.8` in thousandths: 800; absent: 1000; malformed: nil.
    private static func weight(of parameters: ArraySlice<String>) -> Int? {
        guard let quality = parameters.first(where: { $0.hasPrefix("q=") })?.dropFirst(2) else {
            return 1_000
        }
        let parts = quality.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, whole == "0" || whole == "1", parts.count <= 2 else { return nil }
        let fraction = parts.count == 2 ? parts[1].prefix(3) : ""
        let digits = fraction + String(repeating: "0", count: 3 - fraction.count)
        guard let thousandths = Int(digits), thousandths >= 0 else { return nil }
        return min(1_000, (whole == "1" ? 1_000 : 0) + thousandths)
    }
}
