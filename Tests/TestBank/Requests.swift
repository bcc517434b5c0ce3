package import Ledger
import LedgerStore
import Testing

/// A request in one line: who, from which currency, to whom, in which currency, how much, under which key.
package func request(
    _ from: UserID, _ source: Currency, _ to: UserID, _ destination: Currency, _ amount: String, key: String,
    memo: String? = nil, quote: QuoteID? = nil
) throws -> TransferRequest {
    TransferRequest(
        user: from, from: AccountID(owner: from, currency: source),
        to: AccountID(owner: to, currency: destination),
        amount: try Amount(decimalText: amount), key: try #require(IdempotencyKey(key)),
        memo: memo.flatMap(Memo.init),
        quote: quote)
}

/// Runs that many at once; the results are in the order of their numbers.
package func inParallel<Value: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Value
) async throws -> [Value] {
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
        for number in 0..<count { group.addTask { (number, try await body(number)) } }
        var results: [Int: Value] = [:]
        for try await (number, value) in group { results[number] = value }
        return (0..<count).compactMap { results[$0] }
    }
}

extension PostingOutcome {
    package var isDecided: Bool { if case .decided = self { true } else { false } }
    package var isReplayed: Bool { if case .replayed = self { true } else { false } }
}

extension Bank {
    /// What the house holds, in minor units.
    package func house(_ purpose: HouseAccount.Purpose, _ currency: Currency) async throws -> Int64 {
        let balances = try await HouseBalances.run(in: pool)
        return try #require(balances.first { $0.account == HouseAccount(purpose, currency).id }).money
            .minorUnits
    }
}
