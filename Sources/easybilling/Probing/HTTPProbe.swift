import Glibc
import SystemPackage

/// Asks an HTTP server on this machine for one path and looks at the status alone: a health check, not a
/// client.
struct HTTPProbe: Sendable {
    /// Why there was no status.
    enum Failure: Error, Equatable {
        case notConnected
        case noAnswer
    }

    let address: String
    let port: Int
    let path: String
    /// For connecting and for the answer's first line together.
    var deadline: Duration = .seconds(2)

    /// The status of the answer.
    func status() async throws(Failure) -> Int {
        let end = ContinuousClock.now + deadline
        let socket = try await connect(until: end)
        // A server that is asked only once may keep the rest of its answer.
        defer { _ = try? socket.close() }
        let host = address.contains(":") ? "[\(address)]" : address
        var request = "GET \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n\r\n"
        // A server that is just going away is no reason to get a signal.
        let sent = request.withUTF8 {
            send(socket.rawValue, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard sent == request.utf8.count else { throw .notConnected }
        return try await Self.statusLine(from: socket, until: end)
    }

    /// Whether the answer is 200.
    func isHealthy() async -> Bool {
        do {
            return try await status() == 200
        } catch {
            return false
        }
    }

    private func connect(until end: ContinuousClock.Instant) async throws(Failure) -> FileDescriptor {
        guard let destination = SocketAddress(address, port: port) else { throw .notConnected }
        let number = socket(
            destination.family, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue),
            0)
        guard number >= 0 else { throw .notConnected }
        let socket = FileDescriptor(rawValue: number)
        let isUnderWay = destination.withPointer {
            Glibc.connect(number, $0, $1) == 0 || errno == EINPROGRESS
        }
        if isUnderWay, await Self.wait(for: POLLOUT, on: socket, until: end) {
            var failure: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            if getsockopt(number, SOL_SOCKET, SO_ERROR, &failure, &size) == 0, failure == 0 { return socket }
        }
        _ = try? socket.close()  // Nothing was sent.
        throw .notConnected
    }

    private static func statusLine(
        from socket: FileDescriptor, until end: ContinuousClock.Instant
    ) async throws(Failure) -> Int {
        guard await wait(for: POLLIN, on: socket, until: end) else { throw .noAnswer }
        // "HTTP/1.1 200": servers write it in one piece.
        var bytes = [UInt8](repeating: 0, count: 12)
        let count: Int
        do {
            count = try bytes.withUnsafeMutableBytes { try socket.read(into: $0) }
        } catch {
            throw .noAnswer
        }
        let words = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
        guard words.count == 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw .noAnswer
        }
        return status
    }

    /// Looks again and again instead of blocking a thread that others need.
    private static func wait(
        for events: Int32, on socket: FileDescriptor, until end: ContinuousClock.Instant
    ) async -> Bool {
        while ContinuousClock.now < end, !Task.isCancelled {
            var description = pollfd(fd: socket.rawValue, events: Int16(events), revents: 0)
            if poll(&description, 1, 0) > 0 { return true }
            // Cancelled: the loop ends.
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }
}
