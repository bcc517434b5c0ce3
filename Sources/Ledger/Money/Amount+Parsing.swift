extension Amount {
    /// Reads `^\d{1,14}(\.\d{1,2})?$` and then checks the bounds; the fault says what is wrong with anything
    /// else.
    package init(decimalText text: String) throws(AmountFault) {
        let bytes = Array(text.utf8)
        if let fault = Self.foreignCharacter(in: bytes) { throw fault }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty
        else {
            throw .notDecimal
        }
        guard whole.count <= 14 else { throw .tooManyDigits }
        let decimals = parts.count == 2 ? parts[1] : []
        guard decimals.count <= 2 else { throw .tooManyDecimals }
        // At most 16 digits: far inside Int64.
        var minorUnits = (whole + decimals).reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
        for _ in decimals.count..<2 { minorUnits *= 10 }
        guard minorUnits > 0 else { throw .zero }
        guard let amount = Amount(minorUnits: minorUnits) else { throw .tooLarge }
        self = amount
    }

    private static func foreignCharacter(in bytes: [UInt8]) -> AmountFault? {
        if bytes.isEmpty { return .empty }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): continue
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .blank
            case UInt8(ascii: "+"), UInt8(ascii: "-"): return .sign
            case UInt8(ascii: "e"), UInt8(ascii: "E"): return .exponent
            case UInt8(ascii: ","): return .comma
            default: return .notDecimal
            }
        }
        return nil
    }
}
