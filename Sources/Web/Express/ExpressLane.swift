import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Answers short requests that act, on the connection's own event loop and in one piece: the body is there
/// before the request is handed on, and the answer is written at once.
///
/// All others go on to Hummingbird, which streams. Answers keep the order of their requests: what arrives
/// while one is answered here is held back, and what arrives while one is answered beyond goes there too.
final class ExpressLane: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Answers a request whose body is there; runs on the event loop, also after it has waited.
    typealias Responder = @Sendable (Request, any Channel, Peer) async -> WholeResponse

    private enum Stage {
        /// Between the requests that are answered here.
        case open
        case collecting(HTTPRequest, ByteBuffer)
        case answering
    }

    /// What has come while a request was answered.
    private enum Held {
        case part(HTTPRequestPart)
        case event(Any)
        case error(any Error)
    }

    private let loop: ExpressLoop
    private let respond: Responder
    private var stage = Stage.open
    /// Requests that went on and whose answers are not written yet.
    private var requestsBeyond = 0
    private var held = CircularBuffer<Held>()
    private var isReadHeld = false
    private var isReleasing = false
    /// `nil` when the connection is over.
    private var context: ChannelHandlerContext?
    /// Asked for once: each time it would take a lock and write a text.
    private lazy var peer = Peer(context?.remoteAddress)

    init(on loop: ExpressLoop, respond: @escaping Responder) {
        self.loop = loop
        self.respond = respond
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        take(unwrapInboundIn(data), context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard isAnswering else { return context.fireUserInboundEventTriggered(event) }
        held.append(.event(event))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard isAnswering else { return context.fireErrorCaught(error) }
        held.append(.error(error))
    }

    /// A client who sends on before it is answered is not read from: what is held is what one read brought.
    func read(context: ChannelHandlerContext) {
        if held.isEmpty { context.read() } else { isReadHeld = true }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // What cannot be read is answered without having been a request.
        if case .end = unwrapOutboundIn(data) { requestsBeyond = max(0, requestsBeyond - 1) }
        context.write(data, promise: promise)
    }

    /// Sends what was written.
    func send() { context?.flush() }

    private var isAnswering: Bool { if case .answering = stage { true } else { false } }

    private func take(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
        switch (stage, part) {
        case (.answering, _): held.append(.part(part))
        case (.open, .head(let head)) where requestsBeyond == 0 && Self.takes(head):
            stage = .collecting(head, ByteBuffer())
        case (.open, _):
            if case .head = part { requestsBeyond += 1 }
            context.fireChannelRead(wrapInboundOut(part))
        case (.collecting(let head, let body), .body(let bytes)):
            stage = .collecting(head, body.followed(by: bytes))
        case (.collecting(let head, let body), .end):
            answer(Request(head: head, body: RequestBody(buffer: body)), context)
        case (.collecting, .head):
            preconditionFailure("the decoder ends a request before it begins another")
        }
    }

    /// What acts, is short, and says how long it is; but nobody who wants to be asked for the body, or to be
    /// hung up on afterwards.
    private static func takes(_ head: HTTPRequest) -> Bool {
        let headers = head.headerFields
        guard head.method == .post, let length = headers.value(of: .contentLength).flatMap({ Int($0) }),
            (0...RequestLimits.bodyBytesMax).contains(length)
        else { return false }
        return !headers.contains { field in
            field.name == .transferEncoding || field.name == .expect
                || field.name == .connection && field.value.lowerCasedASCII.contains("close")
        }
    }

    private func answer(_ request: Request, _ context: ChannelHandlerContext) {
        stage = .answering
        let lane = NIOLoopBound(self, eventLoop: context.eventLoop)
        let (channel, peer, respond) = (context.channel, peer, respond)
        // Nobody cancels it: a request that has arrived is carried out, whoever is still there to hear of it.
        // The server ends when its connections do, and they end when their requests are answered.
        Task.immediate(executorPreference: loop) {
            let response = await respond(request, channel, peer)
            if channel.eventLoop.inEventLoop {
                lane.value.write(response)
            } else {
                channel.eventLoop.execute { lane.value.write(response) }
            }
        }
    }

    private func write(_ response: WholeResponse) {
        stage = .open
        guard let context else { return }
        context.write(wrapOutboundOut(.head(response.head)), promise: nil)
        context.write(wrapOutboundOut(.body(response.body)), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        loop.sendLater(self)
        release(context)
    }

    /// Hands on what was held, up to the next request that has to be waited for.
    private func release(_ context: ChannelHandlerContext) {
        guard !isReleasing else { return }
        isReleasing = true
        defer { isReleasing = false }
        let hasHeld = !held.isEmpty
        while !isAnswering, let next = held.popFirst() {
            switch next {
            case .part(let part): take(part, context)
            case .event(let event): context.fireUserInboundEventTriggered(event)
            case .error(let error): context.fireErrorCaught(error)
            }
        }
        if hasHeld { context.fireChannelReadComplete() }
        if held.isEmpty, isReadHeld {
            isReadHeld = false
            context.read()
        }
    }
}

extension ByteBuffer {
    /// Mostly there is one piece, which is not copied.
    func followed(by next: ByteBuffer) -> ByteBuffer {
        guard readableBytes > 0 else { return next }
        var (whole, next) = (self, next)
        whole.writeBuffer(&next)
        return whole
    }
}
