import Events
package import Identity
package import JSON

/// `session.revoke`: ends one of the caller's sessions, wherever it is.
package enum RevokeSession: Method {
    package static let description = MethodDescription(
        "session.revoke", "End one of your sessions, at once and everywhere.",
        detail: "Ending the session of this very call is logging out.",
        access: .session, isSafe: false, failures: [.notFound],
        example: MethodExample(
            params: ["session_id": "019c1400-0000-7000-8000-000000000003"], result: ["revoked": true]))

    package struct Params: Sendable {
        package let sessionID: SessionID

        package init(sessionID: SessionID) { self.sessionID = sessionID }
    }

    package struct Answer: Sendable {
        package let revoked: Bool
    }

    package static let params = Schema<Params>.object(
        "RevokeSessionParams", .required("session_id", .sessionID, \.sessionID, "Which one"),
        make: Params.init)
    package static let answer = Schema<Answer>.object(
        "RevokeSessionResult", .required("revoked", .boolean, \.revoked, "Always true"), make: Answer.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        let current = try call.requireSession()
        let wasRevoked = try await call.services.identity.sessions.revoke(
            params.sessionID, of: current.userID, client: call.client)
        guard wasRevoked else {
            throw Failure(.notFound, "you have no such live session", field: "session_id", code: "not_found")
        }
        call.services.events.hub.sessionsEnded(of: current.userID)
        if params.sessionID == current.id { call.effects.set(.clear) }
        return Answer(revoked: true)
    }
}
