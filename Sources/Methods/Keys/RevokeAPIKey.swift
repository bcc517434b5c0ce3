import Events
package import Identity
package import JSON

/// `key.revoke`: takes one of the caller's API keys back.
package enum RevokeAPIKey: Method {
    package static let description = MethodDescription(
        "key.revoke", "Take one of your API keys back, at once and everywhere.",
        access: .session, isSafe: false, failures: [.notFound],
        example: MethodExample(
            params: ["key_id": "019c1400-0000-7000-8000-000000000004"], result: ["revoked": true]))

    package struct Params: Sendable {
        package let keyID: APIKeyID

        package init(keyID: APIKeyID) { self.keyID = keyID }
    }

    package struct Answer: Sendable {
        package let revoked: Bool
    }

    package static let params = Schema<Params>.object(
        "RevokeAPIKeyParams", .required("key_id", .apiKeyID, \.keyID, "Which one"), make: Params.init)
    package static let answer = Schema<Answer>.object(
        "RevokeAPIKeyResult", .required("revoked", .boolean, \.revoked, "Always true"), make: Answer.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        let session = try call.requireSession()
        let wasRevoked = try await call.services.identity.keys.revoke(
            params.keyID, by: session, client: call.client)
        guard wasRevoked else {
            throw Failure(.notFound, "you have no such key", field: "key_id", code: "not_found")
        }
        call.services.events.hub.sessionsEnded(of: session.userID)
        return Answer(revoked: true)
    }
}
