package import Identity
package import Ledger
import LedgerStore
package import Logging

/// What a method knows of the request that it is called in.
package struct Call: Sendable {
    package let services: Services
    package let caller: Caller
    package let client: ClientDescription
    /// Names the request in answers and logs.
    package let requestID: String
    package let logger: Logger
    /// What the answer to a browser has to carry besides the result.
    package let effects: CallEffects

    package init(
        services: Services, caller: Caller, client: ClientDescription, requestID: String, logger: Logger,
        effects: CallEffects = CallEffects()
    ) {
        self.services = services
        self.caller = caller
        self.client = client
        self.requestID = requestID
        self.logger = logger
        self.effects = effects
    }

    /// The same call without its session.
    var fromNobody: Call { from(.nobody) }

    private func from(_ caller: Caller) -> Call {
        Call(
            services: services, caller: caller, client: client, requestID: requestID, logger: logger,
            effects: effects)
    }

    /// The same call by somebody who was looked up, and by nobody if their session is over.
    func confirmed() async throws(Failure) -> Call {
        guard case .presumed(let token, _) = caller else { return self }
        do {
            return from(
                try await services.identity.sessions.authenticate(token).map(Caller.session) ?? .nobody)
        } catch {
            throw Failure(error, logger: logger)
        }
    }

    /// The time by this service's clock.
    package var now: Timestamp { services.stamps.now() }
}
