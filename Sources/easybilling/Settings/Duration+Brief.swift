extension Duration {
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("min", 60_000), ("s", 1_000), ("ms", 1),
    ]

    /// Reads a whole number and its unit: `500ms`, `10s`, `5min`.
    init?(brief text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard
            let number = Int64(digits),
            let unit = Self.units.first(where: { $0.name == text.dropFirst(digits.count) }),
            case let (total, hasOverflown) = number.multipliedReportingOverflow(by: unit.milliseconds),
            !hasOverflown
        else { return nil }
        self = .milliseconds(total)
    }

    /// In the largest unit that shows it exactly; what is below a millisecond is left out.
    var brief: String {
        let total = components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
        let unit = Self.units.first { total % $0.milliseconds == 0 && total > 0 } ?? ("ms", 1)
        return "\(total / unit.milliseconds)\(unit.name)"
    }
}
