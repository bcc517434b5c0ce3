import HTTPTypes
import Hummingbird
import Methods
import Web

/// `/logout`: ends the session; asks first when the way here was another site's link.
struct LogOutPage: Sendable {
    let desk: PageDesk

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let call = try await desk.doorkeeper.call(for: request, context)
        guard call.caller.userID != nil else { return PageDesk.redirect(to: .home) }
        if CrossSiteRule.isFromThisSite(request.head) { return try await end(call) }
        let user = try await GetUser.invoke(GetUser.Params(), call)
        let reader = PageDesk.Reader(call: call, user: user)
        return desk.page(request, reader: reader) { renderer, visit, _ in
            renderer.logOut(LogOutView(), for: visit)
        }
    }

    func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let call = try await desk.doorkeeper.call(for: request, context)
        return call.caller.userID == nil ? PageDesk.redirect(to: .home) : try await end(call)
    }

    private func end(_ call: Call) async throws -> Response {
        do throws(Failure) {
            _ = try await LogOut.invoke(NoParams(), call)
        } catch {
            throw Problem(error)
        }
        return PageDesk.redirect(to: .home, outcome: .loggedOut)
    }
}
