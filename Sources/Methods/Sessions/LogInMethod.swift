package import Identity
package import JSON
package import Ledger

/// `session.login`: a session for whoever knows the password, as a token or as a browser's cookie.
package enum LogInMethod: Method {
    package static let description = MethodDescription(
        "session.login", "Log in with e-mail and password.",
        detail: """
            Send the token as `Authorization: Bearer …`. With `cookie` the session is set as a cookie that \
            no script can read, and no token is returned. An unknown e-mail and a wrong password get the \
            same answer.
            """,
        access: .anybody, isSafe: false, failures: [.unauthenticated, .rateLimited],
        rest: RESTBinding(.post, "/api/login/", operation: "logIn"),
        example: MethodExample(
            params: ["email": "ann@example.com", "password": "a long sentence is best"],
            result: [
                "token": "7.Zm9yIGRvY3VtZW50YXRpb24gb25seSwgbm8gc2Vzc2lv", "user_id": 7,
                "expires_at": "2026-02-01T00:00:00.000000Z",
            ]))

    package struct Params: Sendable {
        package let email: EmailAddress
        package let password: Password
        package let remember: Bool
        package let cookie: Bool

        package init(email: EmailAddress, password: Password, remember: Bool = false, cookie: Bool = false) {
            self.email = email
            self.password = password
            self.remember = remember
            self.cookie = cookie
        }
    }

    package struct Answer: Sendable {
        /// `nil` when the session is in the cookie.
        package let token: String?
        package let userID: UserID
        package let expiresAt: Timestamp
    }

    package static let params = Schema<Params>.object(
        "LogInParams",
        .required("email", .email, \.email, "As signed up, in any case"),
        .required("password", .presentedPassword, \.password, "The client's password"),
        .defaulted(
            "remember", .boolean, to: false, \.remember, "Stay logged in for 30 days instead of 12 hours"),
        .defaulted("cookie", .boolean, to: false, \.cookie, "Set the session cookie and return no token"),
        make: Params.init)

    package static let answer = Schema<Answer>.object(
        "Session",
        .optional(
            "token", .string(maxScalars: SessionToken.lengthMax), \.token, "Told once; null with `cookie`"),
        .required("user_id", .userID, \.userID, "Who has logged in"),
        .required("expires_at", .timestamp, \.expiresAt, "The latest end; 30 idle minutes end it earlier"),
        make: Answer.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        let started = try await call.services.identity.logIn(
            email: params.email, password: params.password, remember: params.remember, client: call.client)
        if params.cookie { call.effects.set(.set(started)) }
        return Answer(
            token: params.cookie ? nil : started.token.text, userID: started.session.userID,
            expiresAt: started.session.expiresAt)
    }
}
