import Ledger

extension TransferView {
    init(_ seen: SeenTransfer, replayed: Bool = false) {
        let transfer = seen.transfer
        let isOwn = seen.isOwn
        self.init(
            id: transfer.id, kind: transfer.kind, status: transfer.status, refusal: transfer.refusal,
            from: Side(transfer.from), to: Side(transfer.to), fee: isOwn ? Self.fee(of: transfer) : nil,
            rate: transfer.pricing?.conversion.decimalText, quoteID: isOwn ? transfer.quote : nil,
            memo: transfer.memo,
            direction: isOwn && transfer.kind != .deposit ? .outgoing : .incoming,
            counterparty: Self.counterparty(of: seen), balances: Self.balances(in: seen),
            idempotencyKey: isOwn ? transfer.key.text : nil, replayed: replayed, createdAt: transfer.createdAt
        )
    }

    private static func fee(of transfer: Transfer) -> String? {
        transfer.from.currency.map { Money(minorUnits: transfer.fee, currency: $0).decimalText }
    }

    private static func counterparty(of seen: SeenTransfer) -> Counterparty? {
        guard seen.transfer.kind == .external else { return nil }
        let side = seen.isOwn ? seen.transfer.to : seen.transfer.from
        return Counterparty(accountID: side.account, name: seen.counterpartyName)
    }

    private static func balances(in seen: SeenTransfer) -> [AccountID: String] {
        var balances: [AccountID: String] = [:]
        for side in [seen.transfer.from, seen.transfer.to] where side.account.owner == seen.viewer {
            guard let entry = side.entry, let currency = side.currency else { continue }
            balances[side.account] = Money(minorUnits: entry.balanceAfter, currency: currency).decimalText
        }
        return balances
    }
}

extension TransferView.Side {
    fileprivate init(_ side: TransferSide) {
        self.init(
            accountID: side.account, currency: side.currency,
            amount: side.amount.map { Money(minorUnits: $0, currency: side.currency ?? .usd).decimalText })
    }
}
