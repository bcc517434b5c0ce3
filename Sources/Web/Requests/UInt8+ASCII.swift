extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }

    var isHexadecimalDigit: Bool { hexadecimalValue != nil }

    /// What a hexadecimal digit stands for; `nil` for any other byte.
    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    var lowerCased: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 0x20 : self
    }
}

extension StringProtocol {
    /// With A–Z made small and everything else as it is: what HTTP calls case-insensitive.
    var lowerCasedASCII: String {
        // A text of its own, as walking through a part of one is slow.
        var text = String(self)
        let isLowerCased = text.withUTF8 { !$0.contains { $0 != $0.lowerCased } }
        return isLowerCased ? text : String(decoding: text.utf8.map(\.lowerCased), as: UTF8.self)
    }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
    /// Without blanks and tabs at both ends. By bytes, as HTTP sees it: a combining mark hides no blank.
    package var withoutOuterBlanks: SubSequence {
        guard let first = utf8.firstIndex(where: { !$0.isBlank }),
            let last = utf8.lastIndex(where: { !$0.isBlank })
        else { return self[endIndex...] }
        return self[first..<utf8.index(after: last)]
    }
}
