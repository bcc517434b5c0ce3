package import Ledger
import Synchronization

/// Gives out the times and ids of transfers and quotes: never one twice, never an earlier one after a later
/// one.
///
/// A system clock that steps back does not lead it back: the order within an instance is the order of
/// decisions.
package final class StampClock: Sendable {
    /// The system's clock, which may step back.
    package let now: @Sendable () -> Timestamp
    private let upcoming = Mutex(Timestamp(microsecondsSince1970: 0))

    package init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// That many stamps, from now on, or from the last ones given out if the clock is behind them.
    package func reserve(_ count: Int) -> TransferStamps {
        let now = now()
        let first = upcoming.withLock { upcoming in
            let first = max(now, upcoming)
            upcoming = Timestamp(microsecondsSince1970: first.microsecondsSince1970 + Int64(count))
            return first
        }
        return TransferStamps(startingAt: first)
    }

    package func next() -> TransferStamp {
        var stamps = reserve(1)
        return stamps.next()
    }
}
