import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Answers short requests that act, on the connection's own event loop and in one piece: the body is there
/// before the request is handed on, and the answer is written at once.
///
/// All others go on to Hummingbird, which streams. Answers keep the order of their requests: what arrives
/// while one is answered here, or before the client has taken its answers, is held back and no more is read;
/// what arrives while one is answered beyond goes there too.
final class ExpressLane: ChannelDuplexHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Answers a request whose body is there; runs on the event loop, also after it has waited.
    typealias Responder = @Sendable (Request, any Channel, Peer) async -> WholeResponse

    /// Longer bodies go beyond: to read them takes a while, and the loop has others to serve.
    static let bodyBytesMax = 16 * 1024

    private enum Stage {
        /// Between the requests that are answered here. Next: collecting.
        case open
        /// The head has come. Next: answering.
        case collecting(HTTPRequest)
        /// Next: open.
        case answering
    }

    /// A request behind which the parser reads no further.
    private enum Last {
        /// Next: read.
        case begun
        case read
    }

    private enum Arrival {
        case part(HTTPRequestPart)
        case event(Any)
        case error(any Error)
    }

    private let loop: ExpressLoop
    private let respond: Responder
    private var stage = Stage.open
    /// Of the request that is collected.
    private var body = ByteBuffer()
    /// Requests that went on and whose answers are not written yet.
    private var requestsBeyond = 0
    /// With its answer the connection ends.
    private var last: Last?
    private var held = CircularBuffer<Arrival>()
    private var isReadHeld = false
    private var isReleasing = false
    /// `nil` when the connection is over.
    private var context: ChannelHandlerContext?
    /// Found out once: each time it would take a lock and write a text.
    private lazy var peer = Peer.at(context?.channel.remoteAddress)
    /// What answers the latest request.
    private(set) var task: Task<Void, Never>?

    init(on loop: ExpressLoop, respond: @escaping Responder) {
        self.loop = loop
        self.respond = respond
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        held.removeAll()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrived(.part(unwrapInboundIn(data)), context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        arrived(.event(event), context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { arrived(.error(error), context) }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        context.fireChannelWritabilityChanged()
        release(context)
    }

    func read(context: ChannelHandlerContext) {
        // Nobody would parse it, and it would be kept.
        if last == .read { return }
        if held.isEmpty, !isUnheard(context) { context.read() } else { isReadHeld = true }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where last != nil && requestsBeyond == 1:
            head.headerFields[.connection] = "close"
            return context.write(wrapOutboundOut(.head(head)), promise: promise)
        // What cannot be read is answered without having been a request.
        case .end: requestsBeyond = max(0, requestsBeyond - 1)
        case .head, .body: break
        }
        context.write(data, promise: promise)
    }

    /// Sends what was written.
    func send() { context?.flush() }

    private var isAnswering: Bool { if case .answering = stage { true } else { false } }

    /// The client does not take its answers. Those from beyond are Hummingbird's to wait for.
    private func isUnheard(_ context: ChannelHandlerContext) -> Bool {
        requestsBeyond == 0 && !context.channel.isWritable
    }

    private func arrived(_ arrival: Arrival, _ context: ChannelHandlerContext) {
        guard held.isEmpty, !isAnswering, !isUnheard(context) else { return held.append(arrival) }
        take(arrival, context)
    }

    private func take(_ arrival: Arrival, _ context: ChannelHandlerContext) {
        switch arrival {
        case .part(let part): take(part, context)
        case .event(let event): context.fireUserInboundEventTriggered(event)
        case .error(let error): context.fireErrorCaught(error)
        }
    }

    private func take(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
        switch (stage, part) {
        case (.open, .head(let head)) where requestsBeyond == 0 && Self.takes(head):
            stage = .collecting(head)
        case (.open, .head(var head)):
            requestsBeyond += 1
            if Self.endsParsing(head) {
                last = .begun
                head.headerFields[.connection] = "close"
            }
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case (.open, .end):
            if last == .begun { last = .read }
            context.fireChannelRead(wrapInboundOut(part))
        case (.open, .body):
            context.fireChannelRead(wrapInboundOut(part))
        case (.collecting, .body(var bytes)):
            // Mostly there is one piece, which is not copied.
            if body.readableBytes == 0 { body = bytes } else { body.writeBuffer(&bytes) }
        case (.collecting(let head), .end):
            let request = Request(head: head, body: RequestBody(buffer: body))
            body = ByteBuffer()
            answer(request, context)
        case (.collecting, .head), (.answering, _):
            preconditionFailure("a request ends before another begins, and what comes meanwhile is held")
        }
    }

    /// What acts, is short, and says how long it is; but nobody who wants to be asked for the body, to speak
    /// another protocol, or to be hung up on afterwards.
    private static func takes(_ head: HTTPRequest) -> Bool {
        let headers = head.headerFields
        guard head.method == .post, let length = headers.value(of: .contentLength).flatMap({ Int($0) }),
            (0...bodyBytesMax).contains(length)
        else { return false }
        return !headers.contains { field in
            field.name == .transferEncoding || field.name == .expect || field.name == .upgrade
                || field.name == .connection && field.value.lowerCasedASCII.contains("close")
        }
    }

    /// Behind an offer of another protocol the parser reads no further.
    private static func endsParsing(_ head: HTTPRequest) -> Bool {
        let headers = head.headerFields
        return head.method == .connect
            || headers.contains(.upgrade)
                && headers.value(of: .connection)?.lowerCasedASCII.contains("upgrade") == true
    }

    private func answer(_ request: Request, _ context: ChannelHandlerContext) {
        stage = .answering
        let lane = NIOLoopBound(self, eventLoop: context.eventLoop)
        let (channel, peer, respond) = (context.channel, peer, respond)
        // `ExpressChannel.handle` waits for it, and cancels it when the server ends in a hurry.
        task = Task.immediate(executorPreference: loop) {
            let response = await respond(request, channel, peer)
            if channel.eventLoop.inEventLoop {
                lane.value.answered(response)
            } else {
                channel.eventLoop.execute { lane.value.answered(response) }
            }
        }
    }

    private func answered(_ response: WholeResponse) {
        stage = .open
        guard let context else { return }
        context.write(wrapOutboundOut(.head(response.head)), promise: nil)
        context.write(wrapOutboundOut(.body(response.body)), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        loop.sendLater(self)
        release(context)
    }

    /// Hands on what was held, up to what has to be waited for again.
    private func release(_ context: ChannelHandlerContext) {
        guard !isReleasing else { return }
        isReleasing = true
        defer { isReleasing = false }
        let hasHeld = !held.isEmpty
        while !isAnswering, !isUnheard(context), let next = held.popFirst() { take(next, context) }
        if hasHeld { context.fireChannelReadComplete() }
        if isReadHeld, held.isEmpty, !isUnheard(context) {
            isReadHeld = false
            context.read()
        }
    }
}
