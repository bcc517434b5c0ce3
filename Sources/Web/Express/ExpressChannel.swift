import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// HTTP/1.1 as Hummingbird's own `HTTP1Channel` serves it, with an `ExpressLane` in each connection.
struct ExpressChannel: HTTPChannelHandler {
    let settings: ServerSettings
    /// Answers what the lane takes.
    let express: ExpressLane.Responder
    /// Answers all else.
    let responder: HTTPChannelHandler.Responder
    private let loops = ExpressLoops()

    init(
        settings: ServerSettings, express: @escaping ExpressLane.Responder,
        responder: @escaping HTTPChannelHandler.Responder
    ) {
        self.settings = settings
        self.express = express
        self.responder = responder
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<ExpressConnection> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            // The lane and Hummingbird keep the order of answers; Hummingbird tells the client of faults.
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false, withErrorHandling: false,
                withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
                withDecoderLimitConfiguration: decoderLimits)
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(
                HTTPConnectionStateHandler(idleTimeout: settings.idleTimeout, logger: logger))
            let lane = ExpressLane(on: loops[channel.eventLoop], respond: express)
            try pipeline.addHandler(lane)
            let stream = try NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true))
            return ExpressConnection(stream: stream, lane: lane)
        }
    }

    func handle(value connection: ExpressConnection, logger: Logger) async {
        await handleHTTP(asyncChannel: connection.stream, logger: logger)
        await connection.finishLane()
    }

    private var decoderLimits: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = settings.headerBytesMax
        limits.maxHeaderListSize = settings.headerBytesMax
        limits.maxHeaderFieldCount = settings.headersMax
        return limits
    }
}
