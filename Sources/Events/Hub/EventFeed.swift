package import Ledger
package import LedgerStore
package import PostgreSQL

/// What one client is told, one go after the other: the same for a stream and for a poll.
package struct EventFeed: Sendable {
    /// What comes next.
    package enum Step: Sendable {
        /// One event at least.
        case told([Event])
        /// Nothing happened until the deadline.
        case quiet
        /// The client may not listen any more, or the instance stops.
        case over
    }

    /// The most events of one step: transfers, then each account once.
    package static let eventsOfStepMax = EventLimits.transfersOfRoundMax + EventCursor.accountsMax

    /// Reads what is new, many clients in one query.
    package typealias Reader = SharedQuery<ReadNews.Question, [AccountNews]>

    private let user: UserID
    private let subscription: Subscription
    private let reader: Reader
    private let isAdmitted: @Sendable () async throws -> Bool
    /// Where the next event is told from.
    package private(set) var cursor: EventCursor
    private var mustLook: Bool
    private var lastLook = ContinuousClock.now

    /// The next step is told at once.
    package var hasMore: Bool { mustLook }

    /// - Parameters:
    ///   - cursor: from where on; `nil`: from now on.
    ///   - isAdmitted: whether who listens still may; asked when a session of theirs ended, and at each
    ///     deadline.
    package init(
        _ user: UserID, from cursor: EventCursor?, _ subscription: Subscription, _ reader: Reader,
        isAdmitted: @escaping @Sendable () async throws -> Bool
    ) async throws {
        self.user = user
        self.subscription = subscription
        self.reader = reader
        self.isAdmitted = isAdmitted
        mustLook = cursor != nil
        if let cursor {
            self.cursor = cursor
        } else {
            let news = try await reader.answer(to: ReadNews.Question(user, told: nil))
            self.cursor = Telling.start(at: news)
        }
    }

    /// The next events, or that there are none until the deadline.
    ///
    /// When it throws, nothing is lost: the next call looks again.
    package mutating func next(until deadline: ContinuousClock.Instant) async throws -> Step {
        while true {
            if mustLook {
                let events = try await look()
                if !events.isEmpty { return .told(events) }
            }
            let signals = await subscription.bell.wait(until: deadline)
            if signals.contains(.closing) || Task.isCancelled { return .over }
            // At the deadline everybody looks, whatever notifications were lost.
            mustLook = mustLook || signals.isEmpty || signals.contains(.news)
            if signals.isEmpty || signals.contains(.sessions) {
                guard try await isAdmitted() else { return .over }
            }
            guard signals.isEmpty else { try await keepPace(); continue }
            let events = try await look()
            return events.isEmpty ? .quiet : .told(events)
        }
    }

    private mutating func look() async throws -> [Event] {
        lastLook = .now
        let told = cursor.places.mapValues(\.seq)
        let telling = Telling(
            since: cursor, try await reader.answer(to: ReadNews.Question(user, told: told)))
        cursor = telling.cursor
        mustLook = telling.hasMore
        return telling.events
    }

    /// The first look is at once; while much happens, what comes meanwhile is told together.
    private func keepPace() async throws {
        let next = lastLook + EventLimits.pace
        if ContinuousClock.now < next { try await Task.sleep(until: next, clock: .continuous) }
    }
}
