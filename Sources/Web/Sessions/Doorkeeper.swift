package import Hummingbird
import HTTPTypes
import Identity
package import Methods

/// Finds out who a request comes from, and makes the call that methods are run with.
package struct Doorkeeper: Sendable {
    package let services: Services

    package init(services: Services) { self.services = services }

    /// The call of a request, counted: for nobody where there is no valid session or API key.
    ///
    /// - Throws: 429 for a caller who has called too often; when sessions and keys cannot be looked up now.
    package func call(for request: Request, _ context: WebContext) async throws(Problem) -> Call {
        let call = try await uncountedCall(for: request, context)
        do throws(Failure) {
            try call.count()
        } catch {
            throw Problem(error)
        }
        return call
    }

    /// The call of a request to a door that counts by itself, as a body of JSON-RPC may have many calls in
    /// it.
    package func uncountedCall(for request: Request, _ context: WebContext) async throws(Problem) -> Call {
        let credential = Credential(request.headers, isSecure: context.isSecure)
        return call(by: try await caller(credential, of: request, context), context)
    }

    /// The same without a look-up where the session was live a moment ago: for methods, which see to the
    /// rest.
    package func presumedCall(for request: Request, _ context: WebContext) async throws(Problem) -> Call {
        let credential = Credential(request.headers, isSecure: context.isSecure)
        if case .session(let token) = credential, let proof = services.identity.sessions.presume(token) {
            return call(by: .presumed(token, proof), context)
        }
        return call(by: try await caller(credential, of: request, context), context)
    }

    private func call(by caller: Caller, _ context: WebContext) -> Call {
        Call(
            services: services, caller: caller, client: context.client, requestID: context.requestID,
            logger: context.logger, effects: context.effects)
    }

    private func caller(
        _ credential: Credential?, of request: Request, _ context: WebContext
    ) async throws(Problem) -> Caller {
        do {
            switch credential {
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
