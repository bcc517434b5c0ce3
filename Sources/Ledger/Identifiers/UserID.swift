/// The number of a client; 0 is the house, whose accounts hold fees, conversions and deposits.
package struct UserID: Hashable, Comparable, Sendable {
    package let value: Int64

    /// The largest number whose accounts still have a number: `AccountID` is `user × 100 + n`.
    package static let valueMax: Int64 = (Int64.max - 99) / 100

    package static let house = UserID(unchecked: 0)

    /// `nil` when the number is negative or too large to carry account numbers.
    package init?(_ value: Int64) {
        guard (0...Self.valueMax).contains(value) else { return nil }
        self.value = value
    }

    private init(unchecked value: Int64) { self.value = value }

    package static func < (left: UserID, right: UserID) -> Bool { left.value < right.value }
}

extension UserID: CustomStringConvertible {
    package var description: String { String(value) }
}
