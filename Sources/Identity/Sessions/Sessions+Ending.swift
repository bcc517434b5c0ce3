package import Ledger
import PostgreSQL

extension Sessions {
    /// Logs out: from now on the token opens nothing, on any instance. Ending one that is over changes
    /// nothing.
    package func end(_ session: Session, client: ClientDescription) async throws {
        _ = try await end(session.id, of: session.userID, client: client, as: .loggedOut)
    }

    /// Ends a session of that user by its id.
    ///
    /// `false` when the user has no such session that is not over yet; another user's session is no such
    /// session.
    package func revoke(_ id: SessionID, of userID: UserID, client: ClientDescription) async throws -> Bool {
        try await end(id, of: userID, client: client, as: .sessionRevoked)
    }

    /// Ends every session of the user but this one; how many there were.
    package func revokeOthers(than session: Session, client: ClientDescription) async throws -> Int {
        let time = now()
        let event = AuditEvent(
            .otherSessionsRevoked, userID: session.userID, sessionID: session.id, client: client)
        return try await pool.transaction { transaction in
            let count = try transaction.execute(
                Self.endOthers(.bigint(session.userID.value), .uuid(session.id.bits), .moment(time)))
            if count > 0 { try AuditTrail.record(event, at: time, in: transaction) }
            return count
        }
    }

    private func end(
        _ id: SessionID, of userID: UserID, client: ClientDescription, as kind: AuditEvent.Kind
    ) async throws -> Bool {
        let time = now()
        let event = AuditEvent(kind, userID: userID, sessionID: id, client: client)
        return try await pool.transaction { transaction in
            let count = try transaction.execute(
                Self.endSession(.bigint(userID.value), .uuid(id.bits), .moment(time)))
            if count > 0 { try AuditTrail.record(event, at: time, in: transaction) }
            return count > 0
        }
    }
}
