package import Ledger
import LedgerStore
package import PostgreSQL

/// Telling clients what happened, put together: what a service makes one of at its start.
package struct EventServices: Sendable {
    package let hub: EventHub
    private let reader: EventFeed.Reader

    /// The pool has to have been given `LedgerStatements.all`.
    package init(hub: EventHub, pool: ConnectionPool) {
        self.hub = hub
        // Streams that one batch woke ask together.
        reader = EventFeed.Reader(questionsMax: 64) { (questions) throws(PostgreSQLError) in
            try await ReadNews.run(questions, in: pool)
        }
    }

    /// A feed of what happens to a client from the cursor on; `nil`: from now on.
    ///
    /// Throws what the database throws.
    package func feed(
        of user: UserID, from cursor: EventCursor?, _ subscription: Subscription,
        isAdmitted: @escaping @Sendable () async throws -> Bool
    ) async throws -> EventFeed {
        try await EventFeed(user, from: cursor, subscription, reader, isAdmitted: isAdmitted)
    }
}
