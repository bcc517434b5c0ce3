import Ledger
import LedgerStore
import TestSupport
import TestBank
import Testing

@Suite("A filter that matches rarely in a long history")
struct HistoryBoundsTests {
    @Test("gives short pages, which together show every match once and in order")
    func shortPages() async throws {
        try await FilledBooks.run { bank, superuser in
            let ann = try #require(UserID(1))
            var filter = TransferFilter()
            filter.counterparties = [4, 15_000, 19_990].compactMap { AccountID($0 * 100 + 1) }
            for sort in TransferSort.allCases {
                let order = sort == .newest || sort == .largest ? "DESC" : ""
                let by = sort == .newest || sort == .oldest ? "" : "to_amount \(order),"
                let expected = try await superuser.texts(
                    """
                    SELECT transfer_id::text FROM ledger.transfer
                    WHERE user_id = 1 AND payee_user_id IN (4, 15000, 19990)
                       OR payee_user_id = 1 AND user_id IN (4, 15000, 19990)
                    ORDER BY \(by) transfer_id \(order)
                    """)
                var (shown, pages, cursor): ([String], Int, TransferCursor?) = ([], 0, nil)
                repeat {
                    let page = try await ListTransfers.run(
                        for: ann, filter, sort: sort, limit: 10, after: cursor, in: bank.pool)
                    shown += page.items.map { "\($0.transfer.id)" }
                    cursor = page.next
                    pages += 1
                } while cursor != nil && pages < 20
                #expect(expected.count > 3 && shown == expected, "\(sort)")
                // One page would do, were it not for its bound, and the bound moves on each time.
                #expect((2...4).contains(pages), "\(sort): \(pages)")
            }
        }
    }

    @Test("that matches nothing gives empty pages and then the end")
    func nothing() async throws {
        try await FilledBooks.run { bank, _ in
            let ann = try #require(UserID(1))
            var filter = TransferFilter()
            filter.text = "nobody"
            var (pages, cursor): (Int, TransferCursor?) = (0, nil)
            repeat {
                let page = try await ListTransfers.run(
                    for: ann, filter, sort: .newest, limit: 50, after: cursor, in: bank.pool)
                #expect(page.items.isEmpty)
                cursor = page.next
                pages += 1
            } while cursor != nil && pages < 20
            // Nearly 20,000 on each side, 10,000 at a time.
            #expect((2...4).contains(pages))
        }
    }
}
