extension Money {
    /// Reads what `decimalText` writes: `12.34`, `-0.05`; `nil` for anything else.
    package init?(decimalText text: String, currency: Currency) {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(
            separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...17).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }),
            let whole = Int64(parts[0]), let cents = Int64(parts[1])
        else { return nil }
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: 100)
        guard !overflow, scaled <= Int64.max - cents else { return nil }
        self.init(minorUnits: isNegative ? -(scaled + cents) : scaled + cents, currency: currency)
    }
}
