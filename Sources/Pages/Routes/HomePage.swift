import Hummingbird
import Methods
import Web

/// `GET /`: what this is, for visitors; one's accounts, for clients.
struct HomePage: Sendable {
    let desk: PageDesk

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        if let user = try await desk.doorkeeper.call(for: request, context).caller.userID {
            return PageDesk.redirect(to: .accounts(user))
        }
        return desk.page(request, reader: nil) { $0.home(HomeView(words: $2), for: $1) }
    }
}
