extension JSON {
    /// The document's text as UTF-8: on one line without blanks, or `pretty`, indented by two.
    ///
    /// Members stand in their order; characters beyond ASCII stand as they are. A real is written with as
    /// many digits as bring the same value back.
    package func serialized(pretty: Bool = false) -> [UInt8] {
        guard !pretty, isLong else { return JanssonValue(self).serialized(pretty: pretty) }
        var writer = JSONTextWriter()
        writer.write(self)
        return writer.bytes
    }

    /// Whether there are so many values that jansson is not the means to write them.
    private var isLong: Bool {
        var countLeft = Self.valuesForJanssonMax
        return exhausts(&countLeft)
    }

    /// Counts values down, itself included, and says whether there were more.
    private func exhausts(_ countLeft: inout Int) -> Bool {
        countLeft -= 1
        if countLeft < 0 { return true }
        switch self {
        case .array(let elements): return elements.contains { $0.exhausts(&countLeft) }
        case .object(let object): return object.members.contains { $0.value.exhausts(&countLeft) }
        case .null, .bool, .integer, .real, .string: return false
        }
    }

    /// How many values a document has that jansson writes: a few objects with twenty members each. Longer
    /// ones are lists.
    static let valuesForJanssonMax = 200
}

extension JSON: CustomStringConvertible {
    /// The document's text on one line.
    package var description: String { String(decoding: serialized(), as: UTF8.self) }
}
