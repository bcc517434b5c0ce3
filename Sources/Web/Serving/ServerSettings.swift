package import Hummingbird

/// How the HTTP server listens, and the limits that it is held to.
package struct ServerSettings: Sendable {
    package var address: BindAddress
    /// A connection without a request for this long is closed. Longer than nginx keeps its own (60 s), so
    /// that it is the one who closes, and never sends into a closing connection.
    package var idleTimeout: Duration = .seconds(75)
    /// Past this many, new connections wait in the backlog.
    package var connectionsMax = 2_000
    /// Connections that wait to be accepted.
    package var backlog = 1_024
    /// All headers of a request together; nginx takes at most 8 KiB a line.
    package var headerBytesMax = 32 * 1024
    package var headersMax = 100
    /// Requests in flight have this long to finish when the service is told to end.
    package var shutdownDeadline: Duration = .seconds(8)

    package init(address: BindAddress = .hostname("127.0.0.1", port: 8081)) { self.address = address }
}
