import Audit
import HTTPAPI
import Ledger
import LedgerStore
import Logging
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import easybilling

@Suite("The gauge of the ledger's imbalance")
struct ImbalanceTests {
    @Test("is zero after transfers of every kind, wherever the house's checkpoints stand")
    func sound() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            _ = try await bank.post(try request(ann, .usd, bob, .cny, "10.00", key: "a"))
            _ = try await bank.post(try request(ann, .usd, ann, .eur, "20.00", key: "b"))
            #expect(try await lines(on: bank.database) == ["USD 0", "CNY 0", "EUR 0"])
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    UPDATE ledger.house_checkpoint c SET folded_below = 9000000000000000000,
                        balance = coalesce((SELECT sum(amount) FROM ledger.leg
                                            WHERE account_id = c.account_id), 0)
                    WHERE account_id IN (1, 11, 21)
                    """)
            }
            #expect(try await lines(on: bank.database) == ["USD 0", "CNY 0", "EUR 0"])
        }
    }

    @Test("shows in cents what there is too much or too little of")
    func broken() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    "UPDATE ledger.house_checkpoint SET balance = -7 WHERE account_id = 2")
            }
            #expect(try await lines(on: bank.database) == ["USD 0", "CNY -7", "EUR 0"])
        }
    }

    @Test("shows nothing before it was computed, nor a younger moment than when it was")
    func unknown() async throws {
        let watch = ImbalanceWatch()
        #expect(watch.gauges.map(\.labels.count) == [0])
        #expect(watch.gauges.last?.value == 0)
        try await withDatabase { database in
            let pool = pool(on: database.url.replacing(database.name, with: "nonexistent"))
            await service(pool, watch).compute()
            #expect(watch.gauges.map(\.labels.count) == [0])
            await pool.close(deadline: .seconds(1))
        }
    }

    /// `USD 0` and so on, as the application's role computes it.
    private func lines(on database: TestDatabase) async throws -> [String] {
        let watch = ImbalanceWatch()
        let pool = pool(on: database.url)
        await service(pool, watch).compute()
        await pool.close(deadline: .seconds(1))
        #expect(watch.gauges.last?.value == 7)
        return watch.gauges.dropLast().map { "\($0.labels[0].1) \($0.value)" }
    }

    private func service(_ pool: ConnectionPool, _ watch: ImbalanceWatch) -> ImbalanceService {
        ImbalanceService(
            pool: pool, period: .seconds(60), watch: watch,
            now: { Timestamp(microsecondsSince1970: 7_000_000) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func pool(on url: String) -> ConnectionPool {
        ConnectionPool(
            .patient(url), statements: Imbalance.statements,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}
