import Glibc

/// Sleeping in `poll` with a deadline.
enum Wait {
    enum End {
        case ready
        /// The wake-up was signalled; whoever waits looks for what has changed.
        case woken
        case expired
        /// The descriptor is not one.
        case failed
    }

    static func untilReady(
        _ socket: CInt, reading: Bool = true, writing: Bool, wakeUp: WakeUp, deadline: ContinuousClock.Instant
    ) -> End {
        guard socket >= 0 else { return .failed }  // which poll would ignore
        let events = (reading ? POLLIN : 0) | (writing ? POLLOUT : 0)
        var watched = (
            pollfd(fd: socket, events: Int16(events), revents: 0),
            pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0)
        )
        let count = unsafe withUnsafeMutableBytes(of: &watched) { bytes in
            // A tuple of two pollfd is laid out as the array of two that poll expects; it lives through the
            // call.
            unsafe poll(
                bytes.assumingMemoryBound(to: pollfd.self).baseAddress, 2, milliseconds(until: deadline))
        }
        if count < 0 { return errno == EINTR ? .woken : .failed }
        if watched.0.revents & Int16(POLLNVAL) != 0 { return .failed }
        if watched.0.revents != 0 { return .ready }
        if watched.1.revents != 0 {
            wakeUp.wait()
            return .woken
        }
        return ContinuousClock.now >= deadline ? .expired : .woken
    }

    static func isReadable(_ socket: CInt) -> Bool {
        var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&watched, 1, 0) > 0  // one pollfd, which lives through the call
    }

    /// Rounded up, so that a wait never ends early; a day at most, as poll counts in 32 bits.
    private static func milliseconds(until deadline: ContinuousClock.Instant) -> CInt {
        let (seconds, attoseconds) = ContinuousClock.now.duration(to: deadline).components
        if seconds < 0 || attoseconds < 0 { return 0 }
        if seconds >= 86_400 { return 86_400_000 }
        return CInt(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
