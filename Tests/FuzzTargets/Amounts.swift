import Ledger

/// A text is an amount exactly when it has the documented form and lies within the bounds, and then it is
/// worth what its digits say.
enum Amounts {
    static func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let worth = worth(of: bytes)
        do throws(AmountFault) {
            let amount = try Amount(decimalText: text)
            precondition(worth == amount.minorUnits, "an amount is worth what its digits say")
            precondition(rereads(amount), "an amount that was written is read as the same")
        } catch {
            let isOutside = worth.map { $0 == 0 || $0 > Amount.minorUnitsMax } ?? true
            precondition(isOutside, "no amount of the documented form is refused: \(error)")
        }
    }

    private static func rereads(_ amount: Amount) -> Bool {
        do throws(AmountFault) {
            return try Amount(decimalText: amount.decimalText) == amount
        } catch {
            return false
        }
    }

    /// In minor units, counted in another way than the reader does; `nil` for a text of another form.
    private static func worth(of bytes: [UInt8]) -> Int64? {
        var digitsBefore = 0
        var digitsBehind: Int?
        var worth: Int64 = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39:
                if let count = digitsBehind { digitsBehind = count + 1 } else { digitsBefore += 1 }
                guard digitsBefore <= 14, digitsBehind ?? 0 <= 2 else { return nil }
                worth = worth * 10 + Int64(byte & 0xF)
            case 0x2E where digitsBehind == nil: digitsBehind = 0
            default: return nil
            }
        }
        guard digitsBefore > 0, digitsBehind != 0 else { return nil }
        return [100, 10, 1][digitsBehind ?? 0] * worth
    }
}
