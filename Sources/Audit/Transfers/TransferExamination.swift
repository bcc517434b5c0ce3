import Ledger

/// Judges a transfer by its row alone: derives all that follows from it, by the rules of `Ledger`, and
/// compares.
struct TransferExamination {
    typealias Fault = (check: Check, what: String)

    let terms: BookedTerms
    /// Nothing is younger: the moment of the audit's snapshot, and how far an instance's clock may be ahead.
    let latest: Timestamp

    /// The first thing that is wrong with it.
    func fault(in transfer: TransferRow) -> Fault? {
        if let fault = partiesFault(transfer) ?? currenciesFault(transfer) ?? timeFault(transfer)
            ?? keyFault(transfer)
        {
            return fault
        }
        return transfer.refusal == nil ? completedFault(transfer) : refusedFault(transfer)
    }

    private func partiesFault(_ transfer: TransferRow) -> Fault? {
        guard let from = AccountID(transfer.fromAccount), let to = AccountID(transfer.toAccount) else {
            return (.transferParties, "an account's number is out of bounds")
        }
        let isRight: Bool
        switch TransferKind(rawValue: transfer.kind) {
        case .own?: isRight = transfer.payeeUser == transfer.user
        case .external?: isRight = transfer.payeeUser != transfer.user
        case .deposit?:
            isRight =
                transfer.payeeUser == transfer.user
                && Currency.allCases.contains { HouseAccount(.deposit, $0).id == from }
        case nil: isRight = false
        }
        // A refused one may name another's account as its source, or one of the house's as its destination.
        let isOwnSource =
            transfer.refusal != nil || transfer.kind == TransferKind.deposit.rawValue
            || from.owner.value == transfer.user
        let hasPayee = transfer.refusal != nil || transfer.payeeUser > 0
        guard isRight, isOwnSource, hasPayee, transfer.user > 0, to.owner.value == transfer.payeeUser else {
            return (
                .transferParties,
                "from \(from) to \(to) it is no \(transfer.kind) transfer to user \(transfer.payeeUser)"
            )
        }
        return nil
    }

    private func currenciesFault(_ transfer: TransferRow) -> Fault? {
        for (account, currency) in [
            (transfer.fromAccount, transfer.fromCurrency), (transfer.toAccount, transfer.toCurrency),
        ] {
            // Only a refused one may not know the currency of what it names.
            if currency == nil && transfer.refusal != nil { continue }
            guard let expected = Self.currency(ofAccount: account), expected.code == currency else {
                return (.transferCurrencies, "account \(account) is said to hold \(currency ?? "nothing")")
            }
        }
        return nil
    }

    /// The last two digits of a client's account say its currency, the last one of the house's.
    static func currency(ofAccount account: Int64) -> Currency? {
        let digits = account < 100 ? account % 10 : account % 100
        return Currency.allCases.first { $0.accountNumber == digits }
    }

    private func timeFault(_ transfer: TransferRow) -> Fault? {
        guard transfer.createdAt <= latest else {
            return (.transferTime, "it was made at \(transfer.createdAt.rfc3339), which is still to come")
        }
        // Above the random bits stand the time and the version.
        let prefix = UUIDv7.lowest(at: transfer.createdAt) >> 64
        guard transfer.id.bits >> 64 == prefix else {
            return (.transferTime, "it was made at \(transfer.createdAt.rfc3339), which is not its id's time")
        }
        return nil
    }

    private func keyFault(_ transfer: TransferRow) -> Fault? {
        // The service's own keys have a colon, which no client's can have.
        let bytes = transfer.key.utf8
        let isFormed =
            (1...80).contains(bytes.count)
            && bytes.allSatisfy { byte in
                byte == UInt8(ascii: ":") || IdempotencyKey.isAllowed(byte)
            }
        return isFormed ? nil : (.keyForm, "its key has a form that no door takes")
    }

    private func refusedFault(_ transfer: TransferRow) -> Fault? {
        let numbers: [Int64?] = [
            transfer.toAmount, transfer.fromSeq, transfer.fromBalance, transfer.toSeq, transfer.toBalance,
            transfer.rateVersion, transfer.rateFrom, transfer.rateTo, transfer.feeVersion,
            transfer.feeBasisPoints,
        ]
        guard numbers.allSatisfy({ $0 == nil }), transfer.fixedSide == nil, transfer.fee == 0,
            Amount(minorUnits: transfer.fromAmount) != nil,
            transfer.kind != TransferKind.deposit.rawValue
        else { return (.transferForm, "it was refused, and has a price or an effect") }
        let isSame = transfer.fromAccount == transfer.toAccount
        guard let reason = transfer.refusal.flatMap(Refusal.init(rawValue:)),
            isSame == (reason == .sameAccount)
        else {
            return (
                .refusalReason,
                "from \(transfer.fromAccount) to \(transfer.toAccount) it was refused as "
                    + "\(transfer.refusal ?? "")"
            )
        }
        return nil
    }

    private func completedFault(_ transfer: TransferRow) -> Fault? {
        guard let completed = CompletedTransfer(transfer) else {
            return (.transferForm, "it is completed, and a number of it is missing or out of bounds")
        }
        return feeFault(completed) ?? rateFault(completed) ?? conversionFault(completed)
    }

    private func feeFault(_ transfer: CompletedTransfer) -> Fault? {
        guard let policy = terms.policies[transfer.pricing.feeVersion] else {
            return (.transferFee, "it names policy \(transfer.pricing.feeVersion), which does not exist")
        }
        let isDue = transfer.kind == .external
        let basisPoints = isDue ? policy.basisPoints : 0
        guard transfer.pricing.feeBasisPoints == basisPoints else {
            return (
                .transferFee,
                "it has \(transfer.pricing.feeBasisPoints) basis points, "
                    + "policy \(policy.version) says \(basisPoints)"
            )
        }
        let fee = isDue ? policy.fee(on: transfer.amount) : 0
        guard transfer.fee == fee else {
            return (
                .transferFee, "the fee is \(transfer.fee), policy \(policy.version) makes it \(fee)"
            )
        }
        return nil
    }

    private func rateFault(_ transfer: CompletedTransfer) -> Fault? {
        guard let rates = terms.rates[transfer.pricing.rateVersion] else {
            return (
                .transferRate,
                "it names rates \(transfer.pricing.rateVersion), which do not exist or are not whole"
            )
        }
        let conversion = rates.conversion(from: transfer.from, to: transfer.to)
        guard transfer.pricing.conversion == conversion else {
            let used = transfer.pricing.conversion
            return (
                .transferRate,
                "its rates are \(used.rateFrom) and \(used.rateTo), version \(rates.version) has "
                    + "\(conversion.rateFrom) and \(conversion.rateTo)"
            )
        }
        return nil
    }

    private func conversionFault(_ transfer: CompletedTransfer) -> Fault? {
        let conversion = transfer.pricing.conversion
        let (amount, credited) = (transfer.amount.minorUnits, transfer.credited.minorUnits)
        let isRight: Bool
        if transfer.from == transfer.to {
            isRight = amount == credited
        } else {
            switch transfer.pricing.fixedSide {
            case .amount: isRight = credited == conversion.credited(for: amount)
            case .credit: isRight = amount == conversion.amount(crediting: credited)
            }
        }
        if isRight { return nil }
        return (
            .transferConversion,
            "\(amount) \(transfer.from.code) became \(credited) \(transfer.to.code), "
                + "which its rates do not say"
        )
    }
}
