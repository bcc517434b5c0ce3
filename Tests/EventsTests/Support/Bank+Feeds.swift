import Ledger
import LedgerStore
import Logging
import PostgreSQL
import TestBank
import TestSupport

@testable import Events

extension Bank {
    /// What happens to a client from the cursor on.
    func feed(
        of user: UserID, from cursor: EventCursor? = nil,
        isAdmitted: @escaping @Sendable () async throws -> Bool = { true }
    ) async throws -> EventFeed {
        try await EventServices(hub: hub, pool: pool)
            .feed(of: user, from: cursor, try hub.subscribe(user), isAdmitted: isAdmitted)
    }
}

/// Runs a test while banks tell each other what happens, as instances of the service do.
func withRelays<Value: Sendable>(of banks: [Bank], _ body: () async throws -> Value) async throws -> Value {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for bank in banks {
            let relay = EventRelay(
                hub: bank.hub, pool: bank.pool,
                configuration: ConnectionConfiguration(
                    url: bank.database.url, applicationName: "easybilling-test events",
                    connectTimeout: .seconds(30)),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            group.addTask { await relay.run() }
        }
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await body())
        } catch {
            outcome = .failure(error)
        }
        for bank in banks { bank.hub.endAnnouncing() }
        try await group.waitForAll()
        return try outcome.get()
    }
}

extension EventFeed {
    /// The next step, of a copy: for a test that waits for it beside something else.
    func peek(until deadline: ContinuousClock.Instant) async throws -> Step {
        var copy = self
        return try await copy.next(until: deadline)
    }
}

extension EventFeed.Step {
    var events: [Event] { if case .told(let events) = self { events } else { [] } }
    var isQuiet: Bool { if case .quiet = self { true } else { false } }
    var isOver: Bool { if case .over = self { true } else { false } }
}

extension Event {
    var transfer: TransferID? { if case .transferCompleted(let transfer) = kind { transfer } else { nil } }
}
