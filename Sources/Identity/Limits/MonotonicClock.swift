import Glibc

/// The machine's clock that is never set back.
enum MonotonicClock {
    /// Microseconds since some moment before the process began.
    static let now: @Sendable () -> Int64 = {
        var time = timespec()
        let result = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        precondition(result == 0, "CLOCK_MONOTONIC exists on every Linux")
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
