package import Identity
package import JSON
package import Ledger

/// `key.create`: a key for a program of the caller's, whose token is told once.
package enum CreateAPIKey: Method {
    package static let description = MethodDescription(
        "key.create", "Make an API key for a program of yours.",
        detail: """
            The token is told in this answer and never again. Programs send it as `Authorization: Bearer \
            <token>`, or with `Authorization: Basic`, the key's id as the user and the token as the \
            password. The scope `read` sees accounts, transfers and statements and prices transfers; \
            `transfer` moves money; neither contains the other. No key makes keys or ends sessions, and none \
            is accepted from a page in a browser.
            """,
        access: .session, isSafe: false, failures: [.forbidden],
        example: MethodExample(
            params: [
                "name": "nightly report", "scopes": ["read"], "expires_at": "2027-01-31T00:00:00.000000Z",
            ],
            result: [
                "token": "ebk_7.Zm9yIGRvY3VtZW50YXRpb24gb25seSwgbm8gc2VjcmV0", "key": APIKeyView.example,
            ]))

    package struct Params: Sendable {
        package let name: APIKeyName
        package let scopes: Set<APIKeyScope>
        package let expiresAt: Timestamp?

        package init(name: APIKeyName, scopes: Set<APIKeyScope>, expiresAt: Timestamp? = nil) {
            self.name = name
            self.scopes = scopes
            self.expiresAt = expiresAt
        }
    }

    package struct Answer: Sendable {
        package let token: String
        package let key: APIKeyView
    }

    package static let params = Schema<Params>.object(
        "CreateAPIKeyParams",
        .required("name", .apiKeyName, \.name, "What you call it"),
        .required("scopes", .apiKeyScopes, \.scopes, "What it may do"),
        .optional(
            "expires_at", .timestamp, \.expiresAt, "Its end, in the future; it has none if this is absent"),
        make: Params.init)

    package static let answer = Schema<Answer>.object(
        "CreatedAPIKey",
        .required("token", .string(maxScalars: APIKeyToken.lengthMax), \.token, "Told once: keep it"),
        .required("key", APIKeyView.schema, \.key, "What key.list shows of it"),
        make: Answer.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        let session = try call.requireSession()
        let made = try await call.services.identity.keys.make(
            NewAPIKey(name: params.name, scopes: params.scopes, expiresAt: params.expiresAt), by: session,
            client: call.client)
        return Answer(token: made.token.text, key: APIKeyView(made.key))
    }
}
