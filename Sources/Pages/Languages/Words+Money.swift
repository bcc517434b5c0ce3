package import Ledger

/// Money as a language writes it, made from exact digits: no floating point comes near it.
extension Words {
    /// `1,234.56 USD`; in Russian `1 234,56 USD`. The ISO code always stands there, on the same line.
    package func money(_ money: Money) -> String {
        "\(number(money.decimalText))\u{A0}\(money.currency.code)"
    }

    /// `+1,234.56 USD` or `−1,234.56 USD`: what a transfer did to an account. The minus is U+2212, as wide
    /// as a plus.
    package func change(_ money: Money, isCredit: Bool) -> String {
        (isCredit ? "+" : "\u{2212}") + self.money(money)
    }

    /// The digits of a decimal text with this language's separators: `1234.56` becomes `1,234.56`.
    ///
    /// What is no decimal number, because somebody typed it so, is given back as it is.
    package func number(_ decimalText: String) -> String {
        let isNegative = decimalText.hasPrefix("-")
        let digits = isNegative ? decimalText.dropFirst() : decimalText[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isDecimal =
            parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Self.isDigit) }
        guard isDecimal, let whole = parts.first else { return decimalText }
        let fraction = parts.count == 2 ? language.decimalSeparator + parts[1] : ""
        return (isNegative ? "\u{2212}" : "") + grouped(whole) + fraction
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The same amount in two parts, for a page to set the cents smaller: `1,234` and `.56`.
    func parts(of money: Money) -> (whole: String, fraction: String) {
        let text = number(money.decimalText)
        let fraction = String(text.suffix(money.currency.exponent + 1))
        return (String(text.dropLast(fraction.count)), fraction)
    }

    /// `1 USD = 0.9183 EUR`
    package func rate(_ decimalText: String, from: Currency, to: Currency) -> String {
        "1\u{A0}\(from.code) = \(number(decimalText))\u{A0}\(to.code)"
    }

    private func grouped(_ digits: Substring) -> String {
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { text += language.groupSeparator }
            text.append(digit)
        }
        return text
    }
}
