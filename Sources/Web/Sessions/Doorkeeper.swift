package import Hummingbird
import HTTPTypes
import Identity
package import Methods

/// Finds out who a request comes from, and makes the call that methods are run with.
package struct Doorkeeper: Sendable {
    package let services: Services

    package init(services: Services) { self.services = services }

    /// The call of a request: for nobody where there is no valid session or API key.
    ///
    /// - Throws: when sessions and keys cannot be looked up now.
    package func call(for request: Request, _ context: WebContext) async throws(Problem) -> Call {
        Call(
            services: services, caller: try await caller(of: request, context), client: context.client,
            requestID: context.requestID, logger: context.logger, effects: context.effects)
    }

    private func caller(of request: Request, _ context: WebContext) async throws(Problem) -> Caller {
        do {
            switch Credential(request.headers, isSecure: context.isSecure) {
            case nil: return .nobody
            case .session(let token):
                return try await services.identity.sessions.authenticate(token).map(Caller.session) ?? .nobody
            case .key(let token, let id):
                guard let key = try await services.identity.keys.authenticate(token), id ?? key.id == key.id
                else { return .nobody }
                return request.headers[.origin] == nil ? .key(key) : .keyInBrowser(key)
            }
        } catch {
            throw Problem(Failure(error, logger: context.logger))
        }
    }
}
