import Events
import Hummingbird
import Logging
import Methods
import NIOCore
import Web

/// Writes a feed to one client until either of them ends.
struct EventStream: Sendable {
    let subscription: Subscription
    let context: WebContext
    let logger: Logger

    /// Browsers that lost their streams together come back within this span, not all at once.
    private static let retryMilliseconds: ClosedRange<Int> = 500...2_500

    /// Returns when it is over, whatever the reason: there is nobody to tell an error to.
    @concurrent func write(_ feed: EventFeed, to writer: inout any ResponseBodyWriter) async {
        var feed = feed
        context.boundSending(bytes: EventLimits.sendBufferBytes)
        do {
            let retry = Int.random(in: Self.retryMilliseconds)
            try await write(EventText.beginning(at: feed.cursor, retryMilliseconds: retry), to: &writer)
            while let buffer = try await next(of: &feed) { try await write(buffer, to: &writer) }
        } catch {
            logger.debug("a stream of events broke off", metadata: ["error": "\(error)"])
        }
    }

    /// `nil` when it is over.
    private func next(of feed: inout EventFeed) async throws -> ByteBuffer? {
        let deadline = ContinuousClock.now + EventLimits.heartbeat
        do {
            switch try await feed.next(until: deadline) {
            case .told(let events): return EventText.events(events)
            case .quiet: return EventText.heartbeat
            case .over: return nil
            }
        } catch {
            try Task.checkCancellation()
            // A database that is away for a moment: the stream stays, and looks again.
            logger.debug("a stream of events could not look", metadata: ["error": "\(error)"])
            try await Task.sleep(for: EventLimits.retryPause)
            return EventText.heartbeat
        }
    }

    @concurrent private func write(
        _ buffer: ByteBuffer, to writer: inout any ResponseBodyWriter
    ) async throws {
        let context = context
        // Cancelled as soon as the client has taken it. NIO holds back what is more than 64 KiB beyond the
        // socket's buffer, and the writer waits: not for ever.
        let guarding = Task {
            try await Task.sleep(for: EventLimits.writeTimeout)
            context.hangUp()
        }
        defer { guarding.cancel() }
        try await writer.write(buffer)
    }
}
