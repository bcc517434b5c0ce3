import Ledger
import LedgerStore
import TestBank
import TestSupport
import Testing

@Suite("A statement adds up")
struct StatementTests {
    @Test("from the opening of the account to now, and for a period in between")
    func addsUp() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            var times: [Timestamp] = []
            for number in 0..<6 {
                let outcome = try await bank.post(
                    try request(ann, .usd, bob, .usd, "1.00", key: "k\(number)"))
                times.append(try #require(outcome.transfer).createdAt)
            }
            let account = AccountID(owner: ann, currency: .usd)
            let whole = try #require(
                try await ReadStatement.run(account, of: ann, from: nil, before: nil, in: bank.pool))
            #expect(whole.opening == 0 && whole.lines.count == 7 && whole.closing == 100_00 - 6 * 101)
            let part = try #require(
                try await ReadStatement.run(account, of: ann, from: times[2], before: times[4], in: bank.pool)
            )
            #expect(part.opening == 100_00 - 2 * 101)
            #expect(part.lines.map(\.amount) == [-101, -101])
            #expect(part.closing == part.opening + part.lines.reduce(0) { $0 + $1.amount })
            let received = try #require(
                try await ReadStatement.run(
                    AccountID(owner: bob, currency: .usd), of: bob, from: times[1], before: nil, in: bank.pool
                ))
            #expect(received.opening == 101_00 && received.closing == 106_00)
            #expect(whole.credited == 100_00 && whole.debited == 6 * 101 && whole.fees == 6)
            #expect(received.credited == 5_00 && received.debited == 0 && received.fees == 0)
            let foreign = try await ReadStatement.run(account, of: bob, from: nil, before: nil, in: bank.pool)
            #expect(foreign == nil)
        }
    }

    @Test("in parts that go on where the one before ends, also while entries are added")
    func parts() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let account = AccountID(owner: ann, currency: .usd)
            for number in 0..<9 {
                _ = try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "k\(number)"))
            }
            var (cursor, lines, opening) = (Int64?.none, [Int64](), Int64(0))
            for number in 0..<20 {
                let part = try #require(
                    try await ReadStatement.run(
                        account, of: ann, from: nil, before: nil, after: cursor, limit: 3, in: bank.pool))
                #expect(part.opening == opening && part.lines.count <= 3)
                #expect(part.closing == part.opening + part.credited - part.debited)
                lines += part.lines.map(\.position.seq)
                opening = part.closing
                if !part.isCut { break }
                cursor = part.lines.last?.position.seq
                if number == 0 {
                    _ = try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "late"))
                }
            }
            #expect(lines == Array(1...11))
            #expect(try await bank.balances(of: ann)[0] == opening)
        }
    }

    @Test("of no period, and of one before the account was opened, is empty; a cursor outside is refused")
    func edges() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let outcome = try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "k"))
            let time = try #require(outcome.transfer).createdAt
            let account = AccountID(owner: ann, currency: .usd)
            func statement(
                _ from: Timestamp?, _ before: Timestamp?, after: Int64? = nil
            ) async throws -> AccountStatement {
                try #require(
                    try await ReadStatement.run(
                        account, of: ann, from: from, before: before, after: after, in: bank.pool))
            }
            let none = try await statement(time, time)
            #expect(none.lines.isEmpty && none.opening == 100_00 && none.closing == 100_00)
            let early = try await statement(
                Timestamp(microsecondsSince1970: 0), Timestamp(microsecondsSince1970: 1))
            #expect(early.lines.isEmpty && early.opening == 0 && early.closing == 0 && !early.isCut)
            let reversed = try await statement(time.next, Timestamp(microsecondsSince1970: 0))
            #expect(reversed.lines.isEmpty && reversed.opening == reversed.closing)
            let rest = try await statement(nil, nil, after: 1)
            #expect(rest.opening == 100_00 && rest.lines.map(\.amount) == [-101])
            for cursor in [3, Int64.max] {
                await #expect(throws: StatementFault.cursorOutside) {
                    _ = try await statement(nil, nil, after: cursor)
                }
            }
            await #expect(throws: StatementFault.cursorOutside) {
                _ = try await statement(time, nil, after: 0)
            }
        }
    }

    @Test("of a chain that somebody has broken behind the service's back is refused, and not told wrong")
    func broken() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            for number in 0..<4 {
                _ = try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "k\(number)"))
            }
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    ALTER TABLE ledger.entry DISABLE TRIGGER append_only;
                    UPDATE ledger.entry SET balance_after = balance_after + 1
                    WHERE account_id = 101 AND seq = 3
                    """)
            }
            let account = AccountID(owner: ann, currency: .usd)
            await #expect(throws: StatementFault.doesNotAddUp(seq: 3)) {
                _ = try await ReadStatement.run(account, of: ann, from: nil, before: nil, in: bank.pool)
            }
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute("DELETE FROM ledger.entry WHERE account_id = 101 AND seq = 3")
            }
            await #expect(throws: StatementFault.doesNotAddUp(seq: 3)) {
                _ = try await ReadStatement.run(account, of: ann, from: nil, before: nil, in: bank.pool)
            }
        }
    }
}
