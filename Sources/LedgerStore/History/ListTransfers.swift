package import Ledger
package import PostgreSQL

/// A page of a client's transfers: filtered, sorted, and continued by key, so that its time does not grow
/// with the history.
package enum ListTransfers {
    package static let limitMax = 200

    /// One statement an order. Each takes the client's own transfers by the primary key and what others paid
    /// by `transfer_by_payee`, both in order, and merges the two.
    static func statement(_ sort: TransferSort) -> Statement<SeenTransfer> {
        switch sort {
        case .newest: newest
        case .oldest: oldest
        case .largest: largest
        case .smallest: smallest
        }
    }

    static let newest = HistoryQuery.statement("transfers_newest", order: "transfer_id DESC", beyond: "true")
    static let oldest = HistoryQuery.statement("transfers_oldest", order: "transfer_id", beyond: "true")
    static let largest = HistoryQuery.statement(
        "transfers_largest", order: "amount DESC, transfer_id DESC",
        beyond: "$21::bigint IS NULL OR (amount, transfer_id) < ($21, $22::uuid)")
    static let smallest = HistoryQuery.statement(
        "transfers_smallest", order: "amount, transfer_id",
        beyond: "$21::bigint IS NULL OR (amount, transfer_id) > ($21, $22::uuid)")

    /// A page and whether more follow it.
    package struct Page: Sendable {
        package let items: [SeenTransfer]
        package let next: TransferCursor?
    }

    /// At most `limit` (1…200) transfers that pass the filter, beyond the cursor if there is one.
    package static func run(
        for user: UserID, _ filter: TransferFilter, sort: TransferSort, limit: Int,
        after cursor: TransferCursor?,
        in pool: ConnectionPool
    ) async throws -> Page {
        precondition((1...limitMax).contains(limit), "a page has 1 to 200 transfers")
        let rows = try await pool.query(
            HistoryQuery.bind(
                statement(sort), user: user, filter, sort: sort, limit: limit + 1, after: cursor))
        let items = Array(rows.prefix(limit))
        let last = rows.count > limit ? items.last : nil
        return Page(
            items: items, next: last.map { TransferCursor(id: $0.transfer.id, amount: $0.viewerAmount) })
    }
}

extension TransferSort {
    var isByAmount: Bool { self == .largest || self == .smallest }
}
