extension Terms {
    /// Prices a transfer of a stated amount, rounding what arrives down.
    package func price(
        sending amount: Amount, from: Currency, to: Currency, kind: TransferKind
    ) throws(Refusal) -> Price {
        let pricing = pricing(from: from, to: to, kind: kind, fixedSide: .amount)
        guard let credited = credited(for: amount.minorUnits, pricing, from, to) else {
            throw .amountTooLarge
        }
        guard credited > 0 else { throw .amountTooSmall }
        return Price(
            amount: amount.minorUnits, fee: fee(on: amount, kind), credited: credited, pricing: pricing)
    }

    /// Prices a transfer that brings a stated sum, rounding what is paid up.
    package func price(
        crediting credit: Amount, from: Currency, to: Currency, kind: TransferKind
    ) throws(Refusal) -> Price {
        let pricing = pricing(from: from, to: to, kind: kind, fixedSide: .credit)
        let needed = from == to ? credit.minorUnits : pricing.conversion.amount(crediting: credit.minorUnits)
        guard let amount = needed.flatMap(Amount.init(minorUnits:)) else { throw .amountTooLarge }
        return Price(
            amount: amount.minorUnits, fee: fee(on: amount, kind), credited: credit.minorUnits,
            pricing: pricing)
    }

    /// The smallest amount that can be sent between two currencies.
    package func amountMin(from: Currency, to: Currency) -> Amount {
        guard from != to else { return .smallest }
        return Amount(minorUnits: rates.conversion(from: from, to: to).amountMin) ?? .smallest
    }

    private func pricing(from: Currency, to: Currency, kind: TransferKind, fixedSide: FixedSide) -> Pricing {
        Pricing(
            rateVersion: rates.version, conversion: rates.conversion(from: from, to: to),
            feeVersion: fee.version,
            feeBasisPoints: kind == .external ? fee.basisPoints : 0, fixedSide: fixedSide)
    }

    private func credited(for amount: Int64, _ pricing: Pricing, _ from: Currency, _ to: Currency) -> Int64? {
        from == to ? amount : pricing.conversion.credited(for: amount)
    }

    private func fee(on amount: Amount, _ kind: TransferKind) -> Int64 {
        kind == .external ? fee.fee(on: amount) : 0
    }
}
