package import Hummingbird
import HTTPTypes
import Identity
package import Methods

/// Finds out who a request comes from, and makes the call that methods are run with.
package struct Doorkeeper: Sendable {
    package let services: Services

    package init(services: Services) { self.services = services }

    /// The call of a request: for nobody where there is no valid session.
    ///
    /// - Throws: when sessions cannot be looked up now.
    package func call(for request: Request, _ context: WebContext) async throws(Problem) -> Call {
        call(by: try await caller(of: request, context), context)
    }

    /// The same without a look-up where the session was live a moment ago: for methods, which see to the
    /// rest.
    package func presumedCall(for request: Request, _ context: WebContext) async throws(Problem) -> Call {
        if let token = Self.token(of: request.headers, isSecure: context.isSecure),
            let proof = services.identity.sessions.presume(token)
        {
            return call(by: .presumed(token, proof), context)
        }
        return try await call(for: request, context)
    }

    private func call(by caller: Caller, _ context: WebContext) -> Call {
        Call(
            services: services, caller: caller, client: context.client, requestID: context.requestID,
            logger: context.logger, effects: context.effects)
    }

    private func caller(of request: Request, _ context: WebContext) async throws(Problem) -> Caller {
        guard let token = Self.token(of: request.headers, isSecure: context.isSecure) else { return .nobody }
        do {
            return try await services.identity.sessions.authenticate(token).map(Caller.session) ?? .nobody
        } catch {
            throw Problem(Failure(error, logger: context.logger))
        }
    }

    /// The token that a request bears. One in `Authorization` is meant: where it is wrong, no cookie is
    /// tried.
    static func token(of headers: HTTPFields, isSecure: Bool) -> SessionToken? {
        guard let authorization = headers[.authorization] else {
            return SessionCookie.token(in: headers, isSecure: isSecure)
        }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowerCasedASCII == "bearer" else { return nil }
        return SessionToken(String(parts[1].withoutOuterBlanks))
    }
}
