extension FilterTerm {
    /// All values as what they mean; the first that means nothing is the fault.
    func read<Value>(_ expected: String, _ parse: (String) -> Value?) throws(FilterFault) -> [Value] {
        var read: [Value] = []
        for text in values {
            guard let value = parse(text) else { throw .value(text, field: field, expected: expected) }
            read.append(value)
        }
        return read
    }

    /// The only value.
    func one<Value>(_ expected: String, _ parse: (String) -> Value?) throws(FilterFault) -> Value {
        let read = try read(expected, parse)
        guard let value = read.first, read.count == 1 else { throw .oneValueOnly(field: field) }
        return value
    }
}

extension Int64 {
    /// Decimal digits alone: no sign, no blank, no other script's digits.
    init?(digits text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit) else { return nil }
        self.init(text)
    }
}
