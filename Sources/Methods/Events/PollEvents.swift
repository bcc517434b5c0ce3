package import Events
package import JSON

/// `events.poll`: what `GET /events` streams, for clients that only call methods.
package enum PollEvents: Method {
    package static let waitMax = 25
    package static let waitDefault = 10

    package static let description = MethodDescription(
        "events.poll", "What happened since a cursor; waits for it if nothing did.",
        detail: """
            Without a cursor it answers at once with the one for now. With it the answer comes with the \
            first event, or empty after `wait` seconds. Events carry ids only: read what they name. They \
            are told once and in an order that fits every account; the id of an event of `GET /events` is a \
            cursor too. One that is more than \(EventLimits.behindMax) entries behind, or of other books, \
            gets `resync`: read anew. A batch polls at most once.
            """,
        access: .read, failures: [.rateLimited],
        example: MethodExample(
            params: ["cursor": "701:1,702:0,703:0", "wait": 20],
            result: [
                "events": [
                    [
                        "jsonrpc": "2.0", "method": "transfer.completed",
                        "params": ["transfer_id": "019c1400-0000-7000-8000-000000000002"],
                    ],
                    [
                        "jsonrpc": "2.0", "method": "account.changed",
                        "params": ["account_id": 701, "seq": 2],
                    ],
                ],
                "cursor": "701:2,702:0,703:0", "has_more": false,
            ]))

    package struct Params: Sendable {
        package let cursor: EventCursor?
        package let wait: Int

        package init(cursor: EventCursor? = nil, wait: Int = waitDefault) {
            self.cursor = cursor
            self.wait = wait
        }
    }

    package struct Answer: Sendable {
        package let events: [JSON]
        package let cursor: EventCursor
        package let hasMore: Bool
    }

    package static let params = Schema<Params>.object(
        "PollEventsParams",
        .optional("cursor", .eventCursor, \.cursor, "Of the poll before; from now on if absent"),
        .defaulted("wait", .count(0...waitMax), to: waitDefault, \.wait, "Seconds to wait for an event"),
        make: Params.init)

    package static let answer = Schema<Answer>.object(
        "EventsPage",
        .required(
            "events", .array(of: .eventNotification, max: EventFeed.eventsOfStepMax), \.events,
            "Notifications of JSON-RPC, in order; empty if nothing happened"),
        .required("cursor", .eventCursor, \.cursor, "For the next poll"),
        .required("has_more", .boolean, \.hasMore, "There is more to be had at once"),
        make: Answer.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        let user = try call.requireUser()
        let deadline = ContinuousClock.now + .seconds(params.wait)
        let subscription: Subscription
        do throws(SubscriptionRefusal) {
            subscription = try call.services.events.hub.subscribe(user)
        } catch {
            throw Failure(error)
        }
        var feed = try await call.services.events.feed(of: user, from: params.cursor, subscription) {
            try await call.isStillAdmitted()
        }
        guard params.cursor != nil else { return Answer(events: [], cursor: feed.cursor, hasMore: false) }
        switch try await feed.next(until: deadline) {
        case .told(let events):
            return Answer(
                events: events.map(\.notification), cursor: feed.cursor, hasMore: feed.hasMore)
        case .quiet: return Answer(events: [], cursor: feed.cursor, hasMore: false)
        case .over:
            guard try await call.isStillAdmitted() else { throw Failure(.unauthenticated) }
            return Answer(events: [], cursor: feed.cursor, hasMore: false)
        }
    }
}
