import Ledger
import Testing

@Suite("A completed transfer")
struct DeciderTransferTests {
    @Test("to another client takes the amount and the commission, and brings the amount converted")
    func external() throws {
        var model = BooksModel(terms: .standard, heads: .accounts(of: 1, 2, holding: 100_00))
        let transfer = try #require(model.post(try .sample(101, 202, 10_00)).transfer)
        #expect(transfer.kind == .external && transfer.status == .completed && transfer.fee == 10)
        #expect(transfer.from.amount == 10_00 && transfer.to.amount == 69_40)
        #expect(transfer.from.entry == EntryPosition(seq: 2, balanceAfter: 100_00 - 10_10))
        #expect(transfer.to.entry == EntryPosition(seq: 2, balanceAfter: 100_00 + 69_40))
        #expect(transfer.from.currency == .usd && transfer.to.currency == .cny)
        #expect(model.entries.map(\.amount) == [-10_10, 69_40])
        #expect(model.entries.map(\.account) == [account(101), account(202)])
        #expect(model.entries.allSatisfy { $0.transfer == transfer.id && $0.transferUser == user(1) })
    }

    @Test("between own accounts is free")
    func own() throws {
        var model = BooksModel(terms: .standard, heads: .accounts(of: 1, holding: 100_00))
        let transfer = try #require(model.post(try .sample(101, 103, 100_00)).transfer)
        #expect(transfer.kind == .own && transfer.fee == 0 && transfer.pricing?.feeBasisPoints == 0)
        #expect(model.balance(account(101)) == 0 && model.balance(account(103)) == 190_00)
    }

    @Test("spends what one before it in the batch has brought")
    func chain() throws {
        var heads = [AccountID: AccountHead].accounts(of: 1, 2, holding: 0)
        heads[account(101)] = AccountHead(currency: .usd, balance: 101, seq: 1)
        var model = BooksModel(terms: .standard, heads: heads)
        let outcomes = model.post([
            Submission([try .sample(201, 202, 100, key: "early")]),
            Submission([try .sample(101, 201, 100, key: "gift")]),
            Submission([try .sample(201, 202, 100, key: "late")]),
        ])
        #expect(outcomes.map { $0.map(\.refusal) } == [[.insufficientFunds], [nil], [nil]])
        #expect(model.balance(account(202)) == 694)
    }

    @Test("has an id and a time of its own, later than those before it")
    func stamps() throws {
        var model = BooksModel(terms: .standard, heads: .accounts(of: 1, holding: 100_00))
        let batch = try (0..<50).map { Submission([try TransferRequest.sample(101, 102, 1, key: "k\($0)")]) }
        model.post(batch)
        let transfers = model.transfers
        #expect(transfers.count == 50)
        #expect(
            zip(transfers, transfers.dropFirst()).allSatisfy { $0.createdAt < $1.createdAt && $0.id < $1.id })
        #expect(transfers.first?.createdAt == .sample)
    }

    @Test("takes its random bits from where it is told")
    func randomBits() {
        var stamps = TransferStamps(startingAt: .sample, random: { 42 })
        #expect(stamps.next().id.bits == UUIDv7.make(at: .sample, random: 42))
        var system = TransferStamps(startingAt: .sample)
        let ids = (0..<100).map { _ in system.next().id }
        #expect(Set(ids).count == 100 && ids == ids.sorted())
    }
}
