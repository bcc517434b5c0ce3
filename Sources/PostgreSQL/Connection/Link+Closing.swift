import CPostgres
import Synchronization

extension Link {
    /// How many threads of this process may ask servers to cancel at the same time.
    private static let cancellationsMax = 32
    private static let cancellations = Mutex(0)

    /// Asks the server to stop what it still does for this connection. The caller then lets go of the link,
    /// which closes it.
    ///
    /// libpq's request blocks until the server has taken it, which it never does while it is stopped: so only
    /// after the caller has its answer, on this connection's own thread, and on a bounded number of them.
    /// Without the request the server notices the closed connection by `client_connection_check_interval`, or
    /// its statement time-out.
    func cancelIfNeeded() {
        guard state == .broken(mustCancel: true) else { return }
        let mayAsk = Self.cancellations.withLock { count in
            if count == Self.cancellationsMax { return false }
            count += 1
            return true
        }
        guard mayAsk else { return }
        defer { Self.cancellations.withLock { $0 -= 1 } }
        guard let request = unsafe PQgetCancel(handle) else { return }
        defer { unsafe PQfreeCancel(request) }  // made two lines above
        var message = [CChar](repeating: 0, count: 256)
        // libpq writes at most 256 bytes. Whether the request arrives is not known in any case: see above.
        _ = unsafe PQcancel(request, &message, 256)
    }
}
