extension JSONObject: Equatable {
    /// Whether both have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        if zip(left, right).allSatisfy(isSameMember) { return true }
        return zip(left.sortedByName, right.sortedByName).allSatisfy(isSameMember)
    }

    /// The members in the byte order of their names.
    public var sortedByName: [(name: String, value: JSON)] {
        sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func isSameMember(
        _ left: (name: String, value: JSON), _ right: (name: String, value: JSON)
    ) -> Bool {
        left.name.hasSameBytes(as: right.name) && left.value == right.value
    }
}
