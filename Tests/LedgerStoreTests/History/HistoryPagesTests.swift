import Ledger
import LedgerStore
import TestBank
import TestRandom
import Testing

@Suite("Pages of a history")
struct HistoryPagesTests {
    @Test(
        "show everything once, in order, whatever their size, many equal amounts included",
        arguments: TransferSort.allCases)
    func pages(sort: TransferSort) async throws {
        try await withBank { bank in
            let ann = try await Self.fill(bank)
            let whole = try await Self.walk(bank, ann, sort, limit: 200)
            #expect(whole.count == 61 && Set(whole.map(\.transfer.id)).count == 61)
            #expect(zip(whole, whole.dropFirst()).allSatisfy { Self.comesBefore($0, $1, sort) })
            for limit in [1, 2, 7, 60, 61, 62] {
                let pages = try await Self.walk(bank, ann, sort, limit: limit)
                #expect(pages.map(\.transfer.id) == whole.map(\.transfer.id), "pages of \(limit)")
            }
        }
    }

    @Test("stay right while transfers are added", arguments: TransferSort.allCases)
    func stable(sort: TransferSort) async throws {
        try await withBank { bank in
            let ann = try await Self.fill(bank)
            let before = try await Self.walk(bank, ann, sort, limit: 200).map(\.transfer.id)
            var seen: [TransferID] = []
            var (cursor, added): (TransferCursor?, Int) = (nil, 0)
            repeat {
                let page = try await ListTransfers.run(
                    for: ann, TransferFilter(), sort: sort, limit: 9, after: cursor, in: bank.pool)
                seen += page.items.map(\.transfer.id)
                cursor = page.next
                _ = try await bank.post(
                    try request(ann, .usd, ann, .eur, "0.1\(added % 10)", key: "added-\(added)"))
                added += 1
            } while cursor != nil && added < 40
            let old = Set(before)
            #expect(seen.filter(old.contains) == before, "what was there is shown once, in its order")
            #expect(Set(seen).count == seen.count)
        }
    }

    @Test("end with no cursor: on a full last page, and on an empty one")
    func ends() async throws {
        try await withBank { bank in
            let ann = try await Self.fill(bank)
            let full = try await ListTransfers.run(
                for: ann, TransferFilter(), sort: .newest, limit: 61, after: nil, in: bank.pool)
            #expect(full.items.count == 61 && full.next == nil)
            let nobody = try #require(UserID(99))
            let empty = try await ListTransfers.run(
                for: nobody, TransferFilter(), sort: .largest, limit: 5, after: nil, in: bank.pool)
            #expect(empty.items.isEmpty && empty.next == nil)
        }
    }

    @Test("with a filter go on within it")
    func filtered() async throws {
        try await withBank { bank in
            let ann = try await Self.fill(bank)
            var filter = TransferFilter()
            filter.direction = .incoming
            filter.kinds = [.external]
            for sort in TransferSort.allCases {
                let items = try await Self.walk(bank, ann, sort, limit: 4, filter)
                #expect(items.count == 20 && items.allSatisfy { !$0.isOwn }, "\(sort)")
            }
        }
    }

    /// Sixty transfers of client 1, of amounts that repeat, made and received, beside the deposit.
    private static func fill(_ bank: Bank) async throws -> UserID {
        let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
        for number in 0..<60 {
            let amount = "0.0\(number % 4 + 1)"
            let outcome = try await bank.post(
                number % 3 == 0
                    ? try request(bob, .usd, ann, .usd, amount, key: "k\(number)")
                    : try request(
                        ann, .usd, number % 3 == 1 ? bob : ann, number % 3 == 1 ? .usd : .cny, amount,
                        key: "k\(number)"))
            #expect(outcome.isDecided)
        }
        return ann
    }

    private static func walk(
        _ bank: Bank, _ user: UserID, _ sort: TransferSort, limit: Int,
        _ filter: TransferFilter = TransferFilter()
    ) async throws -> [SeenTransfer] {
        var items: [SeenTransfer] = []
        var cursor: TransferCursor?
        repeat {
            let page = try await ListTransfers.run(
                for: user, filter, sort: sort, limit: limit, after: cursor, in: bank.pool)
            #expect(page.items.count == limit || page.next == nil)
            items += page.items
            cursor = page.next
        } while cursor != nil && items.count < 1000
        return items
    }

    private static func comesBefore(_ left: SeenTransfer, _ right: SeenTransfer, _ sort: TransferSort) -> Bool
    {
        let (first, second) = (left.transfer.id, right.transfer.id)
        return switch sort {
        case .newest: first > second
        case .oldest: first < second
        case .largest: (left.viewerAmount, first) > (right.viewerAmount, second)
        case .smallest: (left.viewerAmount, first) < (right.viewerAmount, second)
        }
    }
}
