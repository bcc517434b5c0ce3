import JSON
import Ledger

extension TransferFilter {
    static let schema = Schema<TransferFilterParams>.object(
        "TransferFilter",
        .optional("account_id", accounts, \.accounts, "Your accounts that took part"),
        .optional("counterparty_account_id", accounts, \.counterparties, "The other side's accounts"),
        .optional(
            "direction", .enumeration(Direction.allCases), \.direction,
            "Money in or out; own transfers are both"),
        .optional("kind", .enumeration(TransferKind.allCases), \.kind, "Own, external or deposit"),
        .optional("currency", .currency, \.currency, "Of your side"),
        .optional(
            "status", .enumeration(TransferStatus.allCases), \.status,
            "Completed or refused; both unless said"),
        .optional("amount_min", .amount, \.amountMin, "At least this, on your side"),
        .optional("amount_max", .amount, \.amountMax, "At most this, on your side"),
        .optional("created_from", .timestamp, \.createdFrom, "From this moment on"),
        .optional("created_to", .timestamp, \.createdTo, "Up to this moment, which is not included"),
        .optional(
            "text", .string(minScalars: 1, maxScalars: textLengthMax), \.text,
            "Part of the memo or of the other client's shown name"),
        make: TransferFilterParams.init
    ).refined({ $0.filter }, encode: TransferFilterParams.init)

    private static let accounts = Schema<[AccountID]>.array(of: .accountID, min: 1, max: valuesMax)
}

/// A filter as it is written in parameters: every member may be absent.
struct TransferFilterParams: Sendable {
    let accounts: [AccountID]?
    let counterparties: [AccountID]?
    let direction: TransferFilter.Direction?
    let kind: TransferKind?
    let currency: Currency?
    let status: TransferStatus?
    let amountMin: Amount?
    let amountMax: Amount?
    let createdFrom: Timestamp?
    let createdTo: Timestamp?
    let text: String?

    var filter: TransferFilter {
        var filter = TransferFilter()
        filter.accounts = accounts
        filter.counterparties = counterparties
        filter.direction = direction
        if let kind { filter.kinds = [kind] }
        filter.currency = currency
        if let status { filter.statuses = [status] }
        filter.amountMin = amountMin?.minorUnits
        filter.amountMax = amountMax?.minorUnits
        filter.createdFrom = createdFrom
        filter.createdBefore = createdTo
        filter.text = text
        return filter
    }
}

extension TransferFilterParams {
    fileprivate init(_ filter: TransferFilter) {
        accounts = filter.accounts
        counterparties = filter.counterparties
        direction = filter.direction
        kind = filter.kinds.count == 1 ? filter.kinds.first : nil
        currency = filter.currency
        status = filter.statuses.count == 1 ? filter.statuses.first : nil
        amountMin = filter.amountMin.flatMap(Amount.init(minorUnits:))
        amountMax = filter.amountMax.flatMap(Amount.init(minorUnits:))
        createdFrom = filter.createdFrom
        createdTo = filter.createdBefore
        text = filter.text
    }
}
