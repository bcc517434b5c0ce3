/// The name of a series of measurements and its labels, as Prometheus writes them.
struct SeriesID: Hashable {
    let name: String
    /// `method="GET",code="200"`; empty without labels.
    let labels: String

    init(_ label: String, _ dimensions: [(String, String)]) {
        name = Self.cleaned(label)
        labels = dimensions.map { "\(Self.cleaned($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    }

    /// With more labels behind its own.
    func text(_ suffix: String = "", _ more: String = "") -> String {
        let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
        return all.isEmpty ? name + suffix : "\(name)\(suffix){\(all)}"
    }

    /// Names have letters, digits and `_`; others' dots and hyphens become `_`.
    private static func cleaned(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.map { isAllowed($0) ? $0 : "_" }))
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ":": true
        default: false
        }
    }

    private static func escaped(_ value: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case "\"": escaped.append(contentsOf: "\\\"".unicodeScalars)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
