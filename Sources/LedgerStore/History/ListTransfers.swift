package import Ledger
package import PostgreSQL

/// A page of a client's transfers: filtered, sorted, and continued by key, so that its time does not grow
/// with the history.
///
/// A page looks at no more than `candidatesMax` transfers made and as many received. Where few of them match
/// it is short, or even empty, and goes on behind the last one that it looked at.
package enum ListTransfers {
    package static let limitMax = 200
    package static let candidatesMax = HistoryQuery.candidatesMax

    /// One statement an order. Each takes the client's own transfers and what others paid by indexes that
    /// have them in that order, and merges the two.
    static func statement(_ sort: TransferSort) -> Statement<HistoryRow> {
        switch sort {
        case .newest: newest
        case .oldest: oldest
        case .largest: largest
        case .smallest: smallest
        }
    }

    static let newest = HistoryQuery.statement("transfers_newest", order: "transfer_id DESC")
    static let oldest = HistoryQuery.statement("transfers_oldest", order: "transfer_id")
    static let largest = HistoryQuery.statement(
        "transfers_largest", order: "amount DESC, transfer_id DESC",
        beyond: "(t.amount, t.transfer_id) < ($21::bigint, $22::uuid)")
    static let smallest = HistoryQuery.statement(
        "transfers_smallest", order: "amount, transfer_id",
        beyond: "(t.amount, t.transfer_id) > ($21::bigint, $22::uuid)")

    /// A page and where the next one starts, if there may be one.
    package struct Page: Sendable {
        package let items: [SeenTransfer]
        package let next: TransferCursor?
    }

    /// At most `limit` (1…200) transfers that pass the filter, behind the cursor if there is one.
    package static func run(
        for user: UserID, _ filter: TransferFilter, sort: TransferSort, limit: Int,
        after cursor: TransferCursor?,
        in pool: ConnectionPool
    ) async throws -> Page {
        precondition((1...limitMax).contains(limit), "a page has 1 to 200 transfers")
        let rows = try await pool.query(
            HistoryQuery.bind(
                statement(sort), user: user, filter, sort: sort, limit: limit + 1, after: cursor))
        return page(rows, limit: limit)
    }

    /// Up to `limit` matches, and no row behind the first one at which a side stopped looking.
    static func page(_ rows: [HistoryRow], limit: Int) -> Page {
        var items: [SeenTransfer] = []
        for row in rows {
            if row.isMatch {
                guard items.count < limit else { return Page(items: items, next: items.last?.position) }
                items.append(row.seen)
            }
            if row.isLastRead { return Page(items: items, next: row.seen.position) }
        }
        return Page(items: items, next: nil)
    }
}

extension SeenTransfer {
    fileprivate var position: TransferCursor { TransferCursor(id: transfer.id, amount: viewerAmount) }
}

extension TransferSort {
    var isByAmount: Bool { self == .largest || self == .smallest }
}
