import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// A connection as it is served: Hummingbird's stream of it, and the lane in front.
struct ExpressConnection: ServerChildChannelValue {
    let stream: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
    private let lane: NIOLoopBound<ExpressLane>

    init(
        stream: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>, lane: ExpressLane
    ) {
        self.stream = stream
        self.lane = NIOLoopBound(lane, eventLoop: stream.channel.eventLoop)
    }

    var channel: any Channel { stream.channel }

    /// Returns when the connection's last request in the lane has been carried out, also when its client has
    /// gone; what is cancelled cancels it.
    func finishLane() async {
        // The loop lives as long as the process.
        guard let task = try? await channel.eventLoop.submit({ lane.value.task }).get() else { return }
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
