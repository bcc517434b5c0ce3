import Ledger
import LedgerStore
import TestBank
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
            let foreign = try await ReadStatement.run(account, of: bob, from: nil, before: nil, in: bank.pool)
            #expect(foreign == nil)
        }
    }
}
