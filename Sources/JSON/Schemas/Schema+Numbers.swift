extension Schema where Value == Int64 {
    /// An integer from `min` to `max`. `50.0` is the integer 50, as draft 7 has it.
    ///
    /// The limits are `Int`, which has 64 bits here too: inside a list of members Swift 6.3 takes a literal
    /// for nothing else.
    public static func integer(min: Int = .min, max: Int = .max) -> Schema {
        integer(min...max)
    }

    /// An integer in a range.
    public static func integer(_ range: ClosedRange<Int>) -> Schema {
        var schema: JSONObject = ["type": "integer"]
        // The ends of 64 bits are left out: readers whose numbers are doubles would round them to something
        // else.
        if range.lowerBound != .min { schema["minimum"] = .integer(Int64(range.lowerBound)) }
        if range.upperBound != .max { schema["maximum"] = .integer(Int64(range.upperBound)) }
        return Schema(
            jsonSchema: .object(schema),
            read: { json, collector in
                guard let number = json.wholeNumber else {
                    collector.recordWrongType(of: json, expected: "an integer")
                    return nil
                }
                guard range.contains(Int(number)) else {
                    collector.record(
                        .outOfRange, "must be between \(range.lowerBound) and \(range.upperBound)")
                    return nil
                }
                return number
            },
            write: { .integer($0) })
    }
}

extension Schema where Value == Int {
    /// An integer in a range, in the type by which Swift counts.
    public static func count(_ range: ClosedRange<Int>) -> Schema {
        Schema<Int64>.integer(range)
            .refined({ (number) throws(SchemaRefusal) in Int(number) }, encode: { Int64($0) })
    }
}

extension Schema where Value == Bool {
    /// `true` or `false`; neither 1 nor `"true"`.
    public static var boolean: Schema {
        Schema(
            jsonSchema: ["type": "boolean"],
            read: { json, collector in
                guard case .bool(let value) = json else {
                    collector.recordWrongType(of: json, expected: "a boolean")
                    return nil
                }
                return value
            },
            write: { .bool($0) })
    }
}

extension JSON {
    /// The number, when it is an integer or a real without a fraction that no rounding can have touched.
    fileprivate var wholeNumber: Int64? {
        switch self {
        case .integer(let number): return number
        case .real(let real) where real.magnitude <= 0x1p53:
            // Not `Int64(exactly:)`, which alone would make every program link the C library of mathematics.
            let number = Int64(real)
            return Double(number) == real ? number : nil
        default: return nil
        }
    }
}
