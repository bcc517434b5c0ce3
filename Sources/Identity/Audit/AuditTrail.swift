package import Ledger
package import PostgreSQL

/// The append-only record of who came, failed, left and was refused. The database refuses to change or delete
/// it.
package struct AuditTrail: Sendable {
    private let pool: ConnectionPool
    private let now: @Sendable () -> Timestamp

    package init(pool: ConnectionPool, now: @escaping @Sendable () -> Timestamp) {
        self.pool = pool
        self.now = now
    }

    /// Records an event by itself, such as a refusal that changes nothing else.
    package func record(_ event: AuditEvent) async throws {
        _ = try await pool.query(Self.statement(event, at: now()))
    }

    /// Records an event in the transaction that makes it true, so that there is neither without the other.
    package static func record(
        _ event: AuditEvent, at time: Timestamp, in transaction: borrowing Transaction
    ) throws {
        _ = try transaction.execute(statement(event, at: time))
    }

    private static func statement(_ event: AuditEvent, at time: Timestamp) -> BoundStatement<Void> {
        let id = UUIDv7.make(at: time, random: Sodium.random64())
        return insertEvent(
            .bigint((event.userID ?? .house).value), .uuid(id), .moment(time), .text(event.kind.rawValue),
            .uuid(event.sessionID?.bits), .bytea(event.subject), .text(event.client.userAgent),
            .text(event.client.address?.text), .text(event.detail))
    }

    static let statements: [any PreparedStatement] = [insertEvent]

    static let insertEvent = Statement(
        "identity.audit_event.insert",
        """
        INSERT INTO identity.audit_event (user_id, event_id, occurred_at, kind, session_id, subject,
                                          user_agent, address, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)
}
