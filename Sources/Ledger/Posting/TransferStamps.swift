/// The time and id of one transfer.
package struct TransferStamp: Hashable, Sendable {
    package let time: Timestamp
    package let id: TransferID

    package init(time: Timestamp, random: UInt64) {
        self.time = time
        id = TransferID(bits: UUIDv7.make(at: time, random: random))
    }
}

/// Gives each transfer a later microsecond than the one before, and an id that sorts by it.
package struct TransferStamps: Sendable {
    /// Where random bits come from; the system's generator outside tests.
    package typealias RandomBits = @Sendable () -> UInt64

    private var upcoming: Timestamp
    private let random: RandomBits

    package init(startingAt first: Timestamp, random: @escaping RandomBits = { .random(in: .min ... .max) }) {
        upcoming = first
        self.random = random
    }

    package mutating func next() -> TransferStamp {
        defer { upcoming = upcoming.next }
        return TransferStamp(time: upcoming, random: random())
    }
}
