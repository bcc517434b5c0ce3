import Ledger

extension Transfer {
    /// Money from the house's deposit account, which becomes the last entry of a client's account.
    static func deposit(
        _ money: Money, on account: AccountID, _ position: EntryPosition, key: IdempotencyKey, memo: Memo?,
        _ stamp: TransferStamp, _ terms: Terms
    ) -> Transfer {
        let currency = money.currency
        return Transfer(
            id: stamp.id, user: account.owner, kind: .deposit, refusal: nil,
            from: TransferSide(
                account: HouseAccount(.deposit, currency).id, currency: currency, amount: money.minorUnits,
                entry: nil),
            to: TransferSide(
                account: account, currency: currency, amount: money.minorUnits, entry: position),
            fee: 0,
            pricing: Pricing(
                rateVersion: terms.rates.version,
                conversion: terms.rates.conversion(from: currency, to: currency),
                feeVersion: terms.fee.version, feeBasisPoints: 0, fixedSide: .amount),
            key: key, memo: memo, quote: nil, createdAt: stamp.time)
    }
}
