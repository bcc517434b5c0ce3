import Hummingbird
import Web

/// The four documented routes, and the address of one transfer that a created one is found at.
struct RESTRoutes: Sendable {
    let doorkeeper: Doorkeeper

    func add(to router: Router<WebContext>) {
        let user = UserRoute(doorkeeper: doorkeeper)
        let history = HistoryRoute(doorkeeper: doorkeeper)
        let creation = CreationRoute(doorkeeper: doorkeeper)
        let transaction = TransactionRoute(doorkeeper: doorkeeper)
        let logIn = LogInRoute(doorkeeper: doorkeeper)
        router.resource(
            "/api/login", accepting: RESTBody.acceptedTypes, [.post: { try await logIn.answer($0, $1) }])
        router.resource("/api/user/{user}", [.get: { try await user.answer($0, $1) }])
        router.resource(
            "/api/user/{user}/transaction", accepting: RESTBody.acceptedTypes,
            [.get: { try await history.answer($0, $1) }, .post: { try await creation.answer($0, $1) }])
        router.resource(
            "/api/user/{user}/transaction/{transaction}", [.get: { try await transaction.answer($0, $1) }])
    }
}
