import Ledger

/// The numbers of a completed transfer, all there and within their bounds.
struct CompletedTransfer {
    let kind: TransferKind
    let from: Currency
    let to: Currency
    let amount: Amount
    let fee: Int64
    let credited: Amount
    let pricing: Pricing

    /// `nil` when a number is missing, out of its bounds, or there though it must not be.
    init?(_ row: TransferRow) {
        guard let kind = TransferKind(rawValue: row.kind),
            let from = row.fromCurrency.flatMap(Currency.init(rawValue:)),
            let to = row.toCurrency.flatMap(Currency.init(rawValue:)),
            let amount = Amount(minorUnits: row.fromAmount), row.fee >= 0,
            let credited = row.toAmount.flatMap(Amount.init(minorUnits:)),
            let rateVersion = row.rateVersion, let rateFrom = row.rateFrom, let rateTo = row.rateTo,
            rateFrom > 0, rateTo > 0, let feeVersion = row.feeVersion,
            let feeBasisPoints = row.feeBasisPoints,
            let fixedSide = row.fixedSide.flatMap(FixedSide.init(rawValue:)),
            row.fromAccount != row.toAccount, row.toSeq != nil, row.toBalance != nil
        else { return nil }
        // A deposit comes from the house, whose accounts have no chain.
        let hasChain = kind != .deposit
        guard (row.fromSeq != nil) == hasChain, (row.fromBalance != nil) == hasChain else { return nil }
        self.kind = kind
        self.from = from
        self.to = to
        self.amount = amount
        self.fee = row.fee
        self.credited = credited
        pricing = Pricing(
            rateVersion: rateVersion, conversion: Conversion(rateFrom: rateFrom, rateTo: rateTo),
            feeVersion: feeVersion, feeBasisPoints: feeBasisPoints, fixedSide: fixedSide)
    }
}
