import JSON

/// The parameters of a small method.
struct SampleLogin: Equatable, Sendable {
    var email: String
    var password: String
    var remember: Bool

    static let schema = Schema<SampleLogin>.object(
        "Login",
        .required("email", .string(minScalars: 3, maxScalars: 10, pattern: atSign), \.email, "Who"),
        .required("password", .string(minScalars: 2, maxScalars: 8), \.password, "The secret"),
        .defaulted("remember", .boolean, to: false, \.remember, "Whether the session lasts"),
        make: SampleLogin.init
    ).checked { login throws(SchemaRefusal) in
        if login.email == login.password {
            throw SchemaRefusal("too_simple", "must not be the e-mail", member: "password")
        }
    }

    private static let atSign = StringPattern("^[^@]+@[^@]+$", "must have an @") { text in
        text.split(separator: "@", omittingEmptySubsequences: false).map(\.isEmpty) == [false, false]
    }
}
