package import HTTPTypes

extension MediaTypeName {
    /// Which of the offers the client likes best; the first offer where it does not care, `nil` where it
    /// wants none.
    ///
    /// RFC 9110, section 12.5.1: the most specific range that fits an offer gives its weight, 0 means no.
    package static func preferred(of offers: [MediaTypeName], _ headers: HTTPFields) -> MediaTypeName? {
        let ranges = headers[values: .accept].flatMap { $0.split(separator: ",") }.map(AcceptedRange.init)
        guard !ranges.isEmpty else { return offers.first }
        let weighed = offers.map { offer in
            let fitting = ranges.filter { $0.fits(offer) }.max { $0.specificity < $1.specificity }
            return (offer: offer, weight: fitting?.weight ?? 0)
        }
        let best = weighed.map(\.weight).max() ?? 0
        return best > 0 ? weighed.first { $0.weight == best }?.offer : nil
    }
}

/// One element of an `Accept` header: `text/*;q=0.5`.
private struct AcceptedRange {
    private let range: MediaTypeName
    /// Thousandths.
    let weight: Int

    init(_ element: Substring) {
        range = MediaTypeName(header: element)
        let parameters = element.split(separator: ";").dropFirst().map {
            $0.withoutOuterBlanks.lowerCasedASCII
        }
        let weightText = parameters.first { $0.hasPrefix("q=") }?.dropFirst(2)
        weight = weightText.map { Self.thousandths($0) } ?? 1000
    }

    /// 0 for `*/*`, 1 for `text/*`, 2 for `text/csv`.
    var specificity: Int {
        if range.text == "*/*" { 0 } else if range.text.hasSuffix("/*") { 1 } else { 2 }
    }

    func fits(_ offer: MediaTypeName) -> Bool {
        switch specificity {
        case 0: true
        case 1: offer.text.hasPrefix(range.text.dropLast())
        default: range == offer
        }
    }

    /// `0.5` → 500; what is no weight counts as none given.
    private static func thousandths(_ text: Substring) -> Int {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole) else { return 1000 }
        guard whole == 0 else { return 1000 }
        let decimals = parts.count == 2 ? parts[1].prefix(3) : ""
        guard decimals.utf8.allSatisfy(\.isDigit) else { return 1000 }
        return Int(decimals + String(repeating: "0", count: 3 - decimals.utf8.count)) ?? 1000
    }
}
