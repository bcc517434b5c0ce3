import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// HTTP/1.1 as Hummingbird's own `HTTP1Channel` serves it, with an `ExpressLane` in each connection.
struct ExpressChannel: HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

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

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
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
            try pipeline.addHandler(ExpressLane(on: loops[channel.eventLoop], respond: express))
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true))
        }
    }

    func handle(value: Value, logger: Logger) async {
        await handleHTTP(asyncChannel: value, logger: logger)
    }

    private var decoderLimits: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = settings.headerBytesMax
        limits.maxHeaderListSize = settings.headerBytesMax
        limits.maxHeaderFieldCount = settings.headersMax
        return limits
    }
}
