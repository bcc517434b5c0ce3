import Ledger
import PostgreSQL

/// A transfer that a page looked at.
struct HistoryRow: Sendable {
    let seen: SeenTransfer
    /// It passes the filter.
    let isMatch: Bool
    /// The last one that the page could look at on its side: behind it there may be more.
    let isLastRead: Bool

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        let transfer = try TransferRow.read(&row)
        seen = SeenTransfer(
            transfer, viewer: try row.userID(), counterpartyName: try row.textOrNull())
        isMatch = try row.bool()
        isLastRead = try row.bool()
    }
}
