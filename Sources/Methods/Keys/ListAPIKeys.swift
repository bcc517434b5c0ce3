import Identity
package import JSON

/// `key.list`: the caller's API keys.
package enum ListAPIKeys: Method {
    /// The most that a client can have.
    static let keysMax = APIKeyPolicy().keptMax

    package static let description = MethodDescription(
        "key.list", "Your API keys that are not revoked, the newest first.",
        detail: "One that has expired stays in the list for a month, unless it is revoked. No token is told.",
        access: .session,
        example: MethodExample(params: [:], result: ["items": [APIKeyView.example]]))

    package struct Answer: Sendable {
        package let items: [APIKeyView]
    }

    package static let params = Schema<NoParams>.none
    package static let answer = Schema<Answer>.object(
        "APIKeyList",
        .required("items", .array(of: APIKeyView.schema, max: keysMax), \.items, "All of them"),
        make: Answer.init)

    package static func run(_: NoParams, _ call: Call) async throws -> Answer {
        let user = try call.requireSession().userID
        return Answer(items: try await call.services.identity.keys.list(user).map(APIKeyView.init))
    }
}
