import Ledger
import Methods

extension TransferSummary {
    /// What a method tells of a transfer, as pages show it.
    init(_ transfer: TransferView) {
        let isOwn = transfer.kind == .own
        self.init(
            id: transfer.id, kind: transfer.kind,
            direction: isOwn ? .between : transfer.direction == .outgoing ? .outgoing : .incoming,
            refusal: transfer.refusal, from: Side(transfer.from, transfer.balances),
            to: Side(transfer.to, transfer.balances), fee: Self.fee(of: transfer),
            rate: transfer.from.currency == transfer.to.currency ? nil : transfer.rate,
            counterparty: transfer.counterparty?.name, memo: transfer.memo?.text,
            quote: transfer.quoteID, createdAt: transfer.createdAt)
    }

    /// `nil` when none was taken.
    private static func fee(of transfer: TransferView) -> Money? {
        guard let text = transfer.fee, let currency = transfer.from.currency,
            let fee = Money(decimalText: text, currency: currency), fee.minorUnits > 0
        else { return nil }
        return fee
    }
}

extension TransferSummary.Side {
    fileprivate init(_ side: TransferView.Side, _ balances: [AccountID: String]) {
        let currency = side.currency
        self.init(
            account: side.accountID, money: currency.flatMap { side.amount.flatMap(Money.reading(in: $0)) },
            balanceAfter: currency.flatMap { balances[side.accountID].flatMap(Money.reading(in: $0)) })
    }
}

extension QuoteSummary {
    /// What a method tells of a quote, as pages show it.
    init?(_ quote: QuoteView) {
        let source = Money.reading(in: quote.fromCurrency)
        guard let amount = source(quote.amount), let fee = source(quote.fee), let total = source(quote.total),
            let credited = Money(decimalText: quote.credited, currency: quote.toCurrency)
        else { return nil }
        self.init(
            id: quote.quoteID, from: quote.from, to: quote.to, amount: amount,
            fee: quote.payee.name == nil ? nil : fee, total: total, credited: credited,
            rate: quote.fromCurrency == quote.toCurrency ? nil : quote.rate, payee: quote.payee.name,
            expiresAt: quote.expiresAt)
    }
}

extension Money {
    /// Reads a method's decimal text as money of a currency.
    fileprivate static func reading(in currency: Currency) -> (String) -> Money? {
        { Money(decimalText: $0, currency: currency) }
    }
}
