import Identity
import JSON
import JSONRPC
import Ledger
import LedgerStore
import Logging
import Methods
import PostgreSQL
import TestSupport
import Testing

/// The service without its doors to the network: every method on a database of its own, with passwords that
/// cost next to nothing.
struct Service: Sendable {
    let services: Services
    let database: TestDatabase

    static let password = "correct horse battery"
    static let openRPC: JSON = ["openrpc": "1.3.2"]

    /// Runs the body with the service, and ends it in order.
    static func run(
        limits: PostingLimits = PostingLimits(), rates: LimitConfiguration = .off,
        _ body: @Sendable (Service) async throws -> Void
    ) async throws {
        try await withDatabase { database in
            let service = try Service(on: database, limits: limits, rates: rates)
            async let serving: Void = service.services.posting.run()
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await body(service))
            } catch {
                outcome = .failure(error)
            }
            service.services.posting.close()
            await serving
            service.services.identity.close()
            await service.services.pool.close(deadline: .seconds(5))
            try outcome.get()
        }
    }

    private init(on database: TestDatabase, limits: PostingLimits, rates: LimitConfiguration) throws {
        let pool = ConnectionPool(
            .patient(database.url), statements: LedgerStatements.all + IdentityStatements.all,
            logger: Self.silent)
        var identity = IdentityConfiguration()
        identity.passwords.cost = .least
        identity.throttle.isOn = false
        identity.limits = rates
        let stamps = StampClock(now: SystemClock.now)
        let people = try IdentityServices(
            pool: pool, configuration: identity, now: SystemClock.now, logger: Self.silent)
        services = Services(
            pool: pool,
            posting: try PostingEngine(
                pool: pool, limits: limits, stamps: stamps, callers: CallerChecks(people.sessions),
                logger: Self.silent),
            identity: people, stamps: stamps, openRPC: Self.openRPC)
        self.database = database
    }

    /// A call by somebody.
    func call(
        _ caller: Caller, from client: ClientDescription = .unknown, effects: CallEffects = CallEffects()
    ) -> Call {
        Call(
            services: services, caller: caller, client: client, requestID: "request-1", logger: Self.silent,
            effects: effects)
    }

    /// Signs a client up and logs in.
    func client(_ name: String, named fullName: String? = nil) async throws -> Client {
        let email = "\(name.lowercased())@example.com"
        let signedUp = try await SignUp.invoke(
            SignUp.Params(
                email: try EmailAddress(email), name: try PersonName(fullName ?? name),
                password: try Password(choosing: Self.password)), call(.nobody))
        let started = try await services.identity.sessions.start(for: signedUp.id, client: .unknown)
        return Client(id: signedUp.id, email: email, token: started.token, session: started.session)
    }

    /// A program of a client's, with a key of these scopes.
    func program(of client: Client, _ scopes: Set<APIKeyScope>) async throws -> APIKey {
        let name = try #require(APIKeyName("a program"))
        return try await services.identity.keys.make(
            NewAPIKey(name: name, scopes: scopes), by: client.session, client: .unknown
        ).key
    }

    /// A call through the table, as JSON-RPC makes it; the failure's `data` on failure.
    func rpc(
        _ method: String, _ params: JSON = [:], by caller: Caller, from client: ClientDescription = .unknown
    ) async -> RPCOutcome {
        let params: RPCParams =
            switch params {
            case .object(let object): .named(object)
            case .array(let values): .positional(values)
            default: .none
            }
        return RPCOutcome(
            await RPCDoor().call(RPCCall(method: method, params: params), context: call(caller, from: client))
        )
    }

    /// A whole body through the server.
    func body(_ text: String, by caller: Caller) async throws -> JSON? {
        let server = RPCServer(handler: RPCDoor())
        switch await server.respond(to: Array(text.utf8), context: call(caller)) {
        case .body(let bytes): return try JSON(parsing: bytes)
        case .nothing: return JSON?.none
        }
    }

    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Somebody who has signed up and is logged in.
struct Client: Sendable {
    let id: UserID
    let email: String
    let token: SessionToken
    let session: Session

    var caller: Caller { .session(session) }

    func account(_ currency: Currency) -> AccountID { AccountID(owner: id, currency: currency) }
    func number(_ currency: Currency) -> JSON { .integer(account(currency).value) }
}

extension LimitConfiguration {
    /// Nothing is limited.
    static let off = with { $0.isOn = false }

    static func with(_ change: (inout LimitConfiguration) -> Void) -> LimitConfiguration {
        var configuration = LimitConfiguration()
        change(&configuration)
        return configuration
    }
}
