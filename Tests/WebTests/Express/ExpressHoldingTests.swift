import HTTPTypes
import Hummingbird
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// The lane in a channel without a socket, whose every step the test takes.
@Suite("What the express lane holds back")
struct ExpressHoldingTests {
    /// A channel with the lane in it, and the bodies of the requests that it has handed on.
    private final class Line {
        let channel = EmbeddedChannel()
        let reads = ReadCounter()
        private let answered = Answered()

        init() throws {
            let lane = ExpressLane(on: ExpressLoop(channel.eventLoop)) { [answered] request, _, _ in
                let body = (try? await request.body.collect(upTo: 100)).map { String(buffer: $0) }
                answered.bodies.append(body ?? "?")
                return WholeResponse(status: .noContent)
            }
            try channel.pipeline.syncOperations.addHandlers([reads, lane])
        }

        func post(_ body: String) throws {
            let head = HTTPRequest(
                method: .post, scheme: "http", authority: "a", path: "/",
                headerFields: [.contentLength: "\(body.utf8.count)"])
            try channel.writeInbound(HTTPRequestPart.head(head))
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: body)))
            try channel.writeInbound(HTTPRequestPart.end(nil))
        }

        var bodies: [String] { answered.bodies }

        func setWritable(_ isWritable: Bool) {
            channel.isWritable = isWritable
            channel.pipeline.fireChannelWritabilityChanged()
        }
    }

    /// Used on one thread.
    private final class Answered: @unchecked Sendable { var bodies: [String] = [] }

    private final class ReadCounter: ChannelOutboundHandler {
        typealias OutboundIn = HTTPResponsePart
        var count = 0

        func read(context: ChannelHandlerContext) {
            count += 1
            context.read()
        }
    }

    @Test("a client who does not take its answers is neither read from nor answered further")
    func unheard() throws {
        let line = try Line()
        try line.post("1")
        line.setWritable(false)
        let reads = line.reads.count
        try line.post("2")
        try line.post("3")
        line.channel.pipeline.read()
        #expect(line.bodies == ["1"])
        #expect(line.reads.count == reads)
        line.setWritable(true)
        #expect(line.bodies == ["1", "2", "3"])
        #expect(line.reads.count == reads + 1)
        try line.post("4")
        #expect(line.bodies == ["1", "2", "3", "4"])
    }

    @Test("behind an offer of another protocol nothing is read: nobody would take it in")
    func otherProtocol() throws {
        let line = try Line()
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "a", path: "/",
            headerFields: [.connection: "Upgrade", .upgrade: "h2c"])
        try line.channel.writeInbound(HTTPRequestPart.head(head))
        let reads = line.reads.count
        line.channel.pipeline.read()
        #expect(line.reads.count == reads + 1)
        try line.channel.writeInbound(HTTPRequestPart.end(nil))
        line.channel.pipeline.read()
        #expect(line.reads.count == reads + 1)
    }

    @Test("what is held for a client who has gone is dropped")
    func gone() throws {
        let line = try Line()
        line.setWritable(false)
        try line.post("1")
        _ = try? line.channel.finish()
        line.setWritable(true)
        #expect(line.bodies.isEmpty)
    }

    @Test("answers of one turn of the loop are sent at its end")
    func together() throws {
        let line = try Line()
        try line.post("1")
        try line.post("2")
        #expect(try line.channel.readOutbound(as: HTTPResponsePart.self) == nil)
        line.channel.embeddedEventLoop.run()
        var heads = 0
        while let part = try line.channel.readOutbound(as: HTTPResponsePart.self) {
            if case .head = part { heads += 1 }
        }
        #expect(heads == 2)
    }

    @Test("an answer that is a stream past what is kept is refused")
    func endless() async throws {
        let piece = ByteBuffer(repeating: 0, count: 1024 * 1024)
        let endless = Response(
            status: .ok,
            body: ResponseBody { writer in
                while true { try await writer.write(piece) }
            })
        await #expect(throws: NIOTooManyBytesError.self) { try await WholeResponse(endless) }
    }
}
