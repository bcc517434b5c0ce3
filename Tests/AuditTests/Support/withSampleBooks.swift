import Ledger
import LedgerStore
import TestBank
import TestSupport
import Testing

/// Runs a test with a database in which clients 1 to 3 have a short history with everything in it, to which
/// nothing is connected: copies can be made of it.
///
/// Client 1: own-1, 20.00 USD to EUR; out-1, 10.00 USD to client 2's CNY; refused, more than there is; same,
/// to itself; quoted, 3.00 USD to client 2's USD under a quote. Client 2: back, 5.00 USD to client 1's USD.
/// Client 3 has nothing but the deposit of sign-up; the operator gave client 1 30.00 CNY as gift-1.
func withSampleBooks(_ body: (TestDatabase) async throws -> Void) async throws {
    try await withDatabase { database in
        try await withBank(on: database) { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            _ = try await bank.openClient(3)
            let quote = try await MakeQuote.run(
                user: ann, from: AccountID(owner: ann, currency: .usd),
                to: AccountID(owner: bob, currency: .usd),
                fixed: .amount(try Amount(decimalText: "3.00")), stamps: bank.stamps, in: bank.pool)
            for request in [
                try request(ann, .usd, ann, .eur, "20.00", key: "own-1"),
                try request(ann, .usd, bob, .cny, "10.00", key: "out-1"),
                try request(ann, .usd, bob, .usd, "900.00", key: "refused"),
                try request(ann, .usd, ann, .usd, "1.00", key: "same"),
                try request(ann, .usd, bob, .usd, "3.00", key: "quoted", quote: quote.id),
                try request(bob, .usd, ann, .usd, "5.00", key: "back"),
            ] { _ = try await bank.post(request) }
            let gift = DepositOrder(
                account: AccountID(owner: ann, currency: .cny), amount: try Amount(decimalText: "30.00"),
                key: try #require(IdempotencyKey("gift-1")), memo: nil)
            _ = try await bank.desk().book(gift)
        }
        try await body(database)
    }
}
