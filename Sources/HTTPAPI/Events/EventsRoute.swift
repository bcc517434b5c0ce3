import Events
import HTTPTypes
import Hummingbird
import Ledger
import Methods
import Web

/// `GET /events`: what happens to the client's money, as it happens (`text/event-stream`).
///
/// A stream ends when its session does, when the instance stops, or when the client takes too long; browsers
/// then come back by themselves with `Last-Event-ID`, to any instance.
struct EventsRoute: Sendable {
    let doorkeeper: Doorkeeper

    func add(to router: Router<WebContext>) {
        router.resource(
            "/events",
            [
                .get: { try await stream($0, $1) },
                .head: { request, context in
                    _ = try await listener(request, context)
                    return Response(status: .ok, headers: Self.headers)
                },
            ])
    }

    private func stream(_ request: Request, _ context: WebContext) async throws -> Response {
        let (call, user) = try await listener(request, context)
        let subscription: Subscription
        do throws(SubscriptionRefusal) {
            subscription = try call.services.events.hub.subscribe(user)
        } catch {
            throw Problem(Failure(error))
        }
        let feed = try await call.services.events.feed(
            of: user, from: Self.lastEvent(of: request), subscription
        ) { try await call.isStillAdmitted() }
        let stream = EventStream(subscription: subscription, context: context, logger: call.logger)
        return Response(
            status: .ok, headers: Self.headers,
            body: ResponseBody { writer in
                // Also reads on, so that a client who leaves is noticed at once.
                try await request.body.consumeWithInboundCloseHandler { _ in
                    await stream.write(feed, to: &writer)
                } onInboundClosed: {
                    subscription.end()
                }
                try await writer.finish(nil)
            })
    }

    private func listener(
        _ request: Request, _ context: WebContext
    ) async throws -> (call: Call, user: UserID) {
        let call = try await doorkeeper.call(for: request, context)
        do throws(Failure) {
            try call.requireAccess(.read)
            return (call, try call.requireUser())
        } catch {
            throw Problem(error)
        }
    }

    /// Where the client left off. One that cannot be read is of no use: with no account in it, everything is
    /// behind, and the client is told to read anew.
    private static func lastEvent(of request: Request) -> EventCursor? {
        guard let text = request.headers[.lastEventID] else { return nil }
        return EventCursor(text) ?? .unreadable
    }

    private static let headers: HTTPFields = [
        .contentType: "text/event-stream", .cacheControl: "no-store", .xAccelBuffering: "no",
    ]
}
