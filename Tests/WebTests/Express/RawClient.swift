import NIOCore
import NIOPosix

/// A client that sends bytes as they are, to a server on this machine.
struct RawClient {
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    /// What has come and was not taken yet.
    private var received: [UInt8] = []

    /// Connects, and hangs up afterwards.
    static func talk(to port: Int, _ talk: (inout RawClient) async throws -> Void) async throws {
        let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        try await connection.executeThenClose { inbound, outbound in
            var client = RawClient(outbound: outbound, inbound: inbound.makeAsyncIterator())
            try await talk(&client)
        }
    }

    func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

    /// Sends nothing more, but still listens.
    func stopSending() { outbound.finish() }

    /// Takes all up to and with a text; `nil` when the server has hung up before.
    mutating func receive(upTo end: String) async throws -> String? {
        var searchedCount = 0
        while true {
            if let place = received[searchedCount...].firstRange(of: Array(end.utf8)) {
                defer { received.removeSubrange(..<place.upperBound) }
                return String(decoding: received[..<place.upperBound], as: UTF8.self)
            }
            searchedCount = max(0, received.count - end.utf8.count)
            guard let bytes = try await inbound.next(isolation: #isolation) else { return nil }
            received += bytes.readableBytesView
        }
    }

    /// Takes all until the server hangs up.
    mutating func receiveAll() async throws -> String {
        while let bytes = try await inbound.next(isolation: #isolation) {
            received += bytes.readableBytesView
        }
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }
}
