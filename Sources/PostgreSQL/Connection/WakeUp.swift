import CPostgres
import Glibc

/// A descriptor that any thread can make readable, to wake the one that sleeps on it. Linux's `eventfd`.
final class WakeUp: Sendable {
    let descriptor: CInt

    init() throws(PostgreSQLError) {
        descriptor = eventfd(0, CInt(EFD_CLOEXEC))
        guard descriptor >= 0 else {
            throw PostgreSQLError(.connectFailed, underlyingMessage: "eventfd: \(errno)")
        }
    }

    deinit {
        close(descriptor)
    }

    /// Wakes the sleeper, or the next one to sleep. Fails only when 2⁶⁴ signals are pending, which wake as
    /// well.
    func signal() {
        eventfd_write(descriptor, 1)
    }

    /// Sleeps until a signal comes, and takes all that came. Only for the one thread that sleeps here.
    func wait() {
        var count: eventfd_t = 0
        // The descriptor is open as long as self; `count` lives through the call. EINTR is a wake-up like any
        // other: callers look for the reason of it and come back when there is none.
        unsafe eventfd_read(descriptor, &count)
    }
}
