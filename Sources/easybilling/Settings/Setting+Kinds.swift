import Identity
import Logging
import Web

extension Setting where Value == String {
    /// Any text; without a standard it has to be set.
    static func text(
        _ name: String, kind: String, standard: String? = nil, isSecret: Bool = false, _ meaning: String
    ) -> Setting {
        Setting(
            name: name, kind: kind, standard: standard, standardText: standard, meaning: meaning,
            isSecret: isSecret
        ) { $0.isEmpty ? nil : $0 }
    }
}

extension Setting where Value == String? {
    /// Any text, or nothing.
    static func optionalText(_ name: String, kind: String, isSecret: Bool = false, _ meaning: String)
        -> Setting
    {
        Setting(
            name: name, kind: kind, standard: .some(nil), standardText: "", meaning: meaning,
            isSecret: isSecret
        ) { $0.isEmpty ? nil : .some($0) }
    }
}

extension Setting where Value == [String] {
    /// Words between commas.
    static func list(_ name: String, kind: String, standard: [String] = [], _ meaning: String) -> Setting {
        Setting(
            name: name, kind: kind, standard: standard, standardText: standard.joined(separator: ","),
            meaning: meaning,
            isSecret: false
        ) { $0.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }.filter { !$0.isEmpty } }
    }
}

extension Setting where Value == Int {
    static func integer(_ name: String, in range: ClosedRange<Int>, standard: Int, _ meaning: String)
        -> Setting
    {
        Setting(
            name: name, kind: "integer from \(range.lowerBound) to \(range.upperBound)", standard: standard,
            standardText: String(standard), meaning: meaning, isSecret: false
        ) { text in
            guard let number = Int(text), range.contains(number) else { return nil }
            return number
        }
    }
}

extension Setting where Value == Bool {
    /// A switch: `on` or `off`.
    static func onOff(_ name: String, standard: Bool, _ meaning: String) -> Setting {
        Setting(
            name: name, kind: "on or off", standard: standard, standardText: standard ? "on" : "off",
            meaning: meaning,
            isSecret: false
        ) { ["on": true, "off": false][$0] }
    }
}

extension Setting where Value == Duration {
    /// A whole number and its unit, for example `500ms`, `10s` or `5min`.
    static func duration(
        _ name: String, in range: ClosedRange<Duration>, standard: Duration, _ meaning: String
    ) -> Setting {
        Setting(
            name: name, kind: "duration from \(range.lowerBound.brief) to \(range.upperBound.brief)",
            standard: standard, standardText: standard.brief, meaning: meaning, isSecret: false
        ) { text in
            guard let duration = Duration(brief: text), range.contains(duration) else { return nil }
            return duration
        }
    }
}

extension Setting where Value == Quota {
    /// So many in so long, which come back evenly: `1000/10s`.
    static func quota(_ name: String, standard: Quota, _ meaning: String) -> Setting {
        Setting(
            name: name,
            kind: "1 to \(Quota.unitsMax), a slash, and a duration from \(Quota.windows.lowerBound.brief) to "
                + "\(Quota.windows.upperBound.brief)",
            standard: standard, standardText: "\(standard.units)/\(standard.window.brief)", meaning: meaning,
            isSecret: false
        ) { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let units = Int(parts[0]), (1...Quota.unitsMax).contains(units),
                let window = Duration(brief: String(parts[1])), Quota.isWindow(window)
            else { return nil }
            return Quota(units, each: window)
        }
    }
}

extension Setting where Value == Logger.Level {
    static func logLevel(_ name: String, standard: Logger.Level, _ meaning: String) -> Setting {
        Setting(
            name: name, kind: Logger.Level.allCases.map(\.rawValue).joined(separator: ", "),
            standard: standard,
            standardText: standard.rawValue, meaning: meaning, isSecret: false
        ) { Logger.Level(rawValue: $0) }
    }
}

extension Setting where Value == [AddressRange] {
    /// IP addresses and networks between commas; none when it is not set.
    static func addressRanges(_ name: String, _ meaning: String) -> Setting {
        Setting(
            name: name, kind: "IP addresses or networks between commas", standard: [], standardText: "",
            meaning: meaning, isSecret: false
        ) { text in
            let ranges = text.split(separator: ",").map {
                AddressRange(String($0.filter { !$0.isWhitespace }))
            }
            let valid = ranges.compactMap(\.self)
            return valid.count == ranges.count ? valid : nil
        }
    }
}

extension Setting where Value == [WebOrigin] {
    /// Origins of pages between commas; none when it is not set. There is no word for all of them.
    static func origins(_ name: String, _ meaning: String) -> Setting {
        let kind =
            "origins such as https://shop.example between commas, at most \(CrossOriginPolicy.originsMax)"
        return Setting(
            name: name, kind: kind, standard: [], standardText: "", meaning: meaning, isSecret: false
        ) { text in
            let origins = text.split(separator: ",").map { WebOrigin(String($0.filter { !$0.isWhitespace })) }
            let valid = origins.compactMap(\.self)
            return valid.count == origins.count && valid.count <= CrossOriginPolicy.originsMax ? valid : nil
        }
    }
}
