/// Names and values in `application/x-www-form-urlencoded` (WHATWG URL, section 5.1), read strictly.
///
/// Where the standard repairs (a lone `%`, bytes that are no UTF-8), this refuses: with money nobody guesses.
enum URLEncodedPairs {
    /// Splits at `&`, the pairs at their first `=`; a `+` is a blank. Empty pairs are skipped.
    static func read(_ bytes: some Collection<UInt8>) throws(URLEncodingFault) -> [(
        name: String, value: String
    )] {
        var pairs: [(name: String, value: String)] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            guard pairs.count < RequestLimits.pairsMax else { throw .tooMany }
            let halves = part.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            pairs.append((try text(halves[0]), halves.count == 2 ? try text(halves[1]) : ""))
        }
        return pairs
    }

    /// Everything but letters, digits and `-._*` as `%XX`, a blank as `+`.
    static func encoded(_ text: String) -> String {
        let plain = Array("-._*".utf8)
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte.isLetter || byte.isDigit || plain.contains(byte) {
                bytes.append(byte)
            } else if byte == UInt8(ascii: " ") {
                bytes.append(UInt8(ascii: "+"))
            } else {
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func text(_ encoded: some Collection<UInt8>) throws(URLEncodingFault) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var rest = encoded.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next()?.hexadecimalValue, let low = rest.next()?.hexadecimalValue else {
                    throw .percentSign
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { throw .nullCharacter }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUnicode }
        return text
    }
}
