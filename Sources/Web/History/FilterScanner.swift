/// Takes the text of a filter apart: `user = 2; created_at > 2026-01-31; invoice = 3,4`.
///
/// A blank may also be a `+`: an address that was encoded twice brings it literally. Values may stand in
/// double quotes, inside which a quote is doubled and everything else means itself.
struct FilterScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The terms in order; a term that is none ends it with a fault.
    mutating func terms() throws(FilterFault) -> [FilterTerm] {
        var terms: [FilterTerm] = []
        while true {
            skipBlanks()
            guard let byte = current else { return terms }
            if byte == UInt8(ascii: ";") {
                position += 1
                continue
            }
            guard terms.count < TransferQuery.termsMax else { throw .tooManyTerms }
            terms.append(try term())
        }
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func term() throws(FilterFault) -> FilterTerm {
        let start = position
        let field = trimmed(take { !Self.isOperator($0) && $0 != UInt8(ascii: ";") })
        guard let comparison = takeComparison(), !field.isEmpty else {
            throw .notATerm(text(bytes[start...].prefix { $0 != UInt8(ascii: ";") }))
        }
        var values: [String] = []
        repeat {
            guard values.count < TransferQuery.valuesMax else { throw .tooManyValues(field: field) }
            let value = try takeValue(of: field)
            guard let value, !value.isEmpty else { throw .valueMissing(field: field) }
            values.append(value)
        } while takeIf(UInt8(ascii: ","))
        return FilterTerm(field, comparison, values)
    }

    private mutating func takeComparison() -> FilterTerm.Comparison? {
        let symbols = take(Self.isOperator)
        return FilterTerm.Comparison(rawValue: String(decoding: symbols, as: UTF8.self))
    }

    /// Up to the comma or semicolon behind it; `nil` when there is none.
    private mutating func takeValue(of field: String) throws(FilterFault) -> String? {
        skipBlanks()
        guard takeIf(UInt8(ascii: "\"")) else {
            return trimmed(take { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") })
        }
        var value: [UInt8] = []
        while let byte = current {
            position += 1
            if byte == UInt8(ascii: "\""), !takeIf(UInt8(ascii: "\"")) {
                skipBlanks()
                guard current == nil || current == UInt8(ascii: ",") || current == UInt8(ascii: ";") else {
                    break
                }
                return String(decoding: value, as: UTF8.self)
            }
            value.append(byte)
        }
        throw .openQuote(field: field)
    }

    private mutating func skipBlanks() {
        _ = take(Self.isBlank)
    }

    private mutating func takeIf(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func take(_ isTaken: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = bytes[position...].prefix(while: isTaken)
        position = taken.endIndex
        return taken
    }

    private func trimmed(_ slice: ArraySlice<UInt8>) -> String {
        var slice = slice.drop(while: Self.isBlank)
        while let last = slice.last, Self.isBlank(last) { slice.removeLast() }
        return text(slice)
    }

    /// Only whole ASCII marks are ever cut at, so what lies between them is UTF-8 as it was.
    private func text(_ slice: some Collection<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "\t")
    }

    private static func isOperator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "=") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: ">")
    }
}
