package import Ledger
import LedgerStore
import TestRandom

/// Random transfers among a bank's clients: own and external, quoted and not, many refused, some repeated.
package struct Story {
    private var random: SeededRandom
    private let clients: [UserID]
    private var number = 0

    package init(seed: UInt64, clients: [UserID]) {
        random = SeededRandom(seed: seed)
        self.clients = clients
    }

    /// Makes one half of its quotes by what arrives, and hands in singles and lists, made whole or each on
    /// its own.
    package mutating func tell(to bank: Bank, submissions count: Int) async throws {
        for _ in 0..<count {
            var requests: [TransferRequest] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                requests.append(try await request(at: bank))
            }
            let submission = Submission(requests, isAtomic: random.chance(oneIn: 4))
            _ = await bank.engine.submit(submission)
        }
    }

    private mutating func request(at bank: Bank) async throws -> TransferRequest {
        let (from, to) = (random.pick(clients), random.pick(clients))
        let (source, destination) = (random.pick(Currency.allCases), random.pick(Currency.allCases))
        number += 1
        let key = random.chance(oneIn: 8) ? "k\(max(1, number - 3))" : "k\(number)"
        let sum = Money(minorUnits: random.magnitude(upTo: 60_00), currency: source).decimalText
        guard random.chance(oneIn: 4) else {
            return try TestBank.request(from, source, to, destination, sum, key: key)
        }
        let amount = try Amount(decimalText: sum)
        let fixed: MakeQuote.Fixed = Bool.random(using: &random) ? .amount(amount) : .credit(amount)
        do {
            let quote = try await MakeQuote.run(
                user: from, from: AccountID(owner: from, currency: source),
                to: AccountID(owner: to, currency: destination), fixed: fixed, stamps: bank.stamps,
                in: bank.pool)
            let quoted = Money(minorUnits: quote.price.amount, currency: source).decimalText
            return try TestBank.request(
                from, source, to, destination, quoted, key: key, quote: quote.id)
        } catch is Refusal {
            return try TestBank.request(from, source, to, destination, sum, key: key)
        }
    }
}
