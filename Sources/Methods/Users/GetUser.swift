package import JSON
package import Ledger

/// `user.get`: the caller.
package enum GetUser: Method {
    package static let description = MethodDescription(
        "user.get", "Who you are, and your accounts.",
        detail: "Another client's number is refused alike, whether there is such a client or not.",
        access: .read,
        failures: [.forbidden],
        rest: RESTBinding(.get, "/api/user/{user_id}/", operation: "getUser"),
        example: MethodExample(params: [:], result: UserView.example))

    package struct Params: Sendable {
        package let userID: UserID?

        package init(userID: UserID? = nil) { self.userID = userID }
    }

    package static let params = Schema<Params>.object(
        "GetUserParams", .optional("user_id", .userID, \.userID, "Your own number, if any"), make: Params.init
    )
    package static let answer = UserView.schema

    package static func run(_ params: Params, _ call: Call) async throws -> UserView {
        let caller = try call.requireUser()
        guard params.userID ?? caller == caller else { throw Failure(.forbidden) }
        return try await UserView.read(caller, call)
    }
}
