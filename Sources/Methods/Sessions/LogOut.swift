import Events
import Identity
package import JSON

/// `session.logout`: ends the session that the call came with, at once and on every instance.
package enum LogOut: Method {
    package static let description = MethodDescription(
        "session.logout", "End this session.", access: .session, isSafe: false,
        example: MethodExample(params: [:], result: ["ended": true]))

    package struct Answer: Sendable {
        package let ended: Bool
    }

    package static let params = Schema<NoParams>.none
    package static let answer = Schema<Answer>.object(
        "LogOutResult", .required("ended", .boolean, \.ended, "Always true"), make: Answer.init)

    package static func run(_: NoParams, _ call: Call) async throws -> Answer {
        let session = try call.requireSession()
        try await call.services.identity.sessions.end(session, client: call.client)
        call.services.events.hub.sessionsEnded(of: session.userID)
        call.effects.set(.clear)
        return Answer(ended: true)
    }
}
