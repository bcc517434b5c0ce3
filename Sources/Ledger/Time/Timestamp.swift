/// A moment in UTC, to the microsecond.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let microsecondsSince1970: Int64

    package init(microsecondsSince1970: Int64) { self.microsecondsSince1970 = microsecondsSince1970 }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }

    package func adding(seconds: Int64) -> Timestamp {
        Timestamp(microsecondsSince1970: microsecondsSince1970 &+ seconds &* 1_000_000)
    }

    /// The next moment that can be told apart from this one.
    package var next: Timestamp { Timestamp(microsecondsSince1970: microsecondsSince1970 + 1) }
}
