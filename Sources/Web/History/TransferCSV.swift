import Ledger
package import Methods

/// Transfers as comma-separated values (RFC 4180): a line of names, then one line a transfer, each ended by
/// CR LF.
package enum TransferCSV {
    package static let contentType = "text/csv; charset=utf-8; header=present"

    package static let columns = [
        "uuid", "created_at", "status", "kind", "direction", "invoice_id_from", "currency_from", "amount",
        "fee",
        "invoice_id_to", "currency_to", "credited", "rate", "counterparty", "memo", "refusal",
    ]

    /// The table as UTF-8 without a byte order mark.
    package static func bytes(_ transfers: [TransferView]) -> [UInt8] {
        var text = columns.joined(separator: ",") + "\r\n"
        for transfer in transfers {
            text += cells(transfer).map(\.text).joined(separator: ",") + "\r\n"
        }
        return Array(text.utf8)
    }

    private static func cells(_ transfer: TransferView) -> [CSVCell] {
        [
            .own(transfer.id.description), .own(transfer.createdAt.rfc3339), .own(transfer.status.rawValue),
            .own(transfer.kind.rawValue), .own(transfer.direction.rawValue),
            .own(transfer.from.accountID.description),
            .own(transfer.from.currency?.code), .own(transfer.from.amount), .own(transfer.fee),
            .own(transfer.to.accountID.description), .own(transfer.to.currency?.code),
            .own(transfer.to.amount),
            .own(transfer.rate), .written(transfer.counterparty?.name), .written(transfer.memo?.text),
            .own(transfer.refusal?.rawValue),
        ]
    }
}
