import Ledger
import LedgerStore
import LocalCluster
import Logging
import PostgreSQL
import Identity
import Synchronization
import TestSupport
import Testing

@testable import easybilling

@Suite("The operator's commands")
struct OperatorTests {
    @Test("a deposit is told, audited with its operator, and told again when it is repeated")
    func deposit() async throws {
        try await withBooks { pool, database in
            let order = try DepositOrder(account: "101", amount: "25.00", key: "invoice-17", memo: nil)
            let wrong = try DepositOrder(account: "999", amount: "25.00", key: "invoice-18", memo: nil)
            let said = Mutex<[String]>([])
            let clerk = DepositClerk(
                pool: pool, operatorName: "ann", logger: Self.silent,
                say: { line in said.withLock { $0.append(line) } })
            #expect(try await clerk.book([wrong, order]) == .refused)
            #expect(try await clerk.book([order]) == .booked)
            let lines = said.withLock { $0 }
            #expect(lines.count == 3)
            #expect(lines[0] == "invoice-18  refused: no client has this account; nothing was changed")
            #expect(lines[1].hasPrefix("invoice-17  booked  25.00 USD to 101  "))
            #expect(lines[2].hasPrefix("invoice-17  was booked already  25.00 USD to 101  "))
            let details = try await Self.audited(database)
            #expect(details.count == 1 && details[0].hasSuffix(" deposit:invoice-17 25.00 USD to 101 by ann"))
        }
    }

    @Test("a database that does not answer leaves a deposit to the next try")
    func unreachable() async throws {
        let pool = ConnectionPool(
            PoolConfiguration(
                connection: ConnectionConfiguration(url: "postgresql://nobody@127.0.0.1:1/none")),
            statements: [], logger: Self.silent)
        let order = try DepositOrder(account: "101", amount: "25.00", key: "k", memo: nil)
        let clerk = DepositClerk(pool: pool, operatorName: "ann", logger: Self.silent, say: { _ in })
        #expect(try await clerk.book([order]) == .unfinished)
        await pool.close(deadline: .seconds(1))
    }

    @Test("a list is read whole before anything is booked, and says every line that is wrong")
    func list() throws {
        let list = try DepositList("# January\n101,25.00,a-1\r\n\n702,1,b_2\n")
        #expect(list.lines.map(\.number) == [2, 4])
        #expect(list.lines.map(\.order.account.value) == [101, 702])
        let text = "101,25.00,a\n101;25.00;b\n0,1.00,c\n101,-1,d\n101,1.00,e:f\n101,1.00,g,memo"
        do throws(DepositListError) {
            _ = try DepositList(text)
            Issue.record("a list with faults was read")
        } catch {
            #expect(
                error.faults.map { String($0.prefix(7)) } == [
                    "line 2:", "line 3:", "line 4:", "line 5:", "line 6:",
                ])
            #expect(error.faults[2] == "line 4: an amount has no sign")
        }
    }

    @Test("the house is shown as a table and as a document")
    func house() async throws {
        try await withBooks { pool, _ in
            let report = HouseReport(balances: try await HouseBalances.run(in: pool))
            let lines = report.table.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(
                lines.count == 12
                    && lines[0] == "account  purpose     currency  balance  in checkpoint  legs since")
            #expect(lines[7] == "     21  deposit     USD       -100.00           0.00           1")
            #expect(lines[11] == "In the checkpoints: what was written below 0.")
            let deposits = #"{"account":"21","purpose":"deposit","currency":"USD","balance":"-100.00","#
            #expect("\(report.document)".contains(deposits + #""checkpoint":"0.00","legs_since":1}"#))
        }
    }

    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Books with client 1 in them.
    private func withBooks(_ body: (ConnectionPool, TestDatabase) async throws -> Void) async throws {
        try await withDatabase { database in
            let beside = BesideDatabase(url: database.url, stateDirectory: "", role: .app)
            try await beside.withPool { pool in
                let terms = try await ReadTerms.run(in: pool)
                let stamp = StampClock(now: SystemClock.now).next()
                let user = try #require(UserID(1))
                try await pool.transaction { transaction in
                    try OpenAccounts.run(for: user, stamp: stamp, terms: terms, in: transaction)
                }
                try await body(pool, database)
            }
        }
    }

    private static func audited(_ database: TestDatabase) async throws -> [String] {
        let connection = try await Connection.open(ConnectionConfiguration(url: database.readerURL))
        let details = Statement(
            "", "SELECT detail FROM identity.audit_event WHERE kind = 'deposit_booked' AND user_id = 1"
        ) { (row: inout RowReader) throws(PostgreSQLError) in try row.text() }
        let found = try await connection.query(details())
        await connection.close()
        return found
    }
}
