import Ledger
import Synchronization

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let time: Mutex<Timestamp>

    /// 2026-01-31 12:00 UTC, unless told otherwise.
    init(_ time: Timestamp = Timestamp(microsecondsSince1970: 1_769_860_800_000_000)) {
        self.time = Mutex(time)
    }

    var now: Timestamp { time.withLock { $0 } }

    func advance(by seconds: Int64) {
        time.withLock { $0 = $0.adding(seconds: seconds) }
    }
}
