/// Writes numbers of at least so many digits and what stands between them: the counterpart of `DigitReader`.
struct DigitWriter {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(32) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ separator: Unicode.Scalar) { bytes.append(UInt8(ascii: separator)) }

    /// Filled up with zeros; more digits than the width has stay.
    ///
    /// - Parameter number: not negative.
    mutating func write(_ number: Int64, width: Int) {
        var unit: Int64 = 1
        var unitsLeft = width - 1
        while unitsLeft > 0 || number / unit >= 10 {
            unit *= 10
            unitsLeft -= 1
        }
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
    }

    /// `2026-01-31`
    mutating func write(_ date: CivilDate) {
        write(date.year, width: 4)
        write("-")
        write(date.month, width: 2)
        write("-")
        write(date.day, width: 2)
    }
}
