package import JSON

extension JSON {
    /// Whether a response is what a vector expects.
    ///
    /// * The string `<any>` stands for every value.
    /// * Inside `result` and `error`, the members that are expected must be there; there may be more, as a
    ///   request id.
    /// * Everything else is exactly the same; a number too: `1` is not `1.0`.
    package func matches(_ expected: JSON) -> Bool {
        matches(expected, mayHaveMore: false)
    }

    private func matches(_ expected: JSON, mayHaveMore: Bool) -> Bool {
        switch (self, expected) {
        case (_, "<any>"):
            return true
        case (.object(let object), .object(let expected)):
            guard mayHaveMore || object.count == expected.count else { return false }
            return expected.allSatisfy { name, value in
                let mayHaveMore = mayHaveMore || name == "result" || name == "error"
                return object[name]?.matches(value, mayHaveMore: mayHaveMore) == true
            }
        case (.array(let elements), .array(let expected)):
            return elements.count == expected.count
                && zip(elements, expected).allSatisfy { $0.matches($1, mayHaveMore: mayHaveMore) }
        default:
            return self == expected
        }
    }
}
