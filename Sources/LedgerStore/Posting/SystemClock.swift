import Glibc
package import Ledger

/// The machine's clock.
package enum SystemClock {
    package static let now: @Sendable () -> Timestamp = {
        var time = timespec()
        let result = clock_gettime(CLOCK_REALTIME, &time)
        precondition(result == 0, "CLOCK_REALTIME exists on every Linux")
        return Timestamp(microsecondsSince1970: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }
}
