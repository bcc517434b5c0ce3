import Events
import Identity
package import JSON

/// `session.revokeOthers`: ends all of the caller's sessions but the one that asks.
package enum RevokeOtherSessions: Method {
    package static let description = MethodDescription(
        "session.revokeOthers", "End all your other sessions, at once and everywhere.",
        detail: "API keys are no sessions: they stay.",
        access: .session, isSafe: false, example: MethodExample(params: [:], result: ["revoked": 2]))

    package struct Answer: Sendable {
        package let revoked: Int
    }

    package static let params = Schema<NoParams>.none
    package static let answer = Schema<Answer>.object(
        "RevokeOtherSessionsResult",
        .required("revoked", .count(0...Int.max), \.revoked, "How many were ended"), make: Answer.init)

    package static func run(_: NoParams, _ call: Call) async throws -> Answer {
        let current = try call.requireSession()
        let revoked = try await call.services.identity.sessions.revokeOthers(
            than: current, client: call.client)
        call.services.events.hub.sessionsEnded(of: current.userID)
        return Answer(revoked: revoked)
    }
}
