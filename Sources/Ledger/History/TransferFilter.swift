/// Which of a client's transfers to show. Everything combines: a transfer is shown when all that is set holds
/// for it.
package struct TransferFilter: Hashable, Sendable {
    /// Of the client's side: money arrives on an account of theirs, or leaves one. Own transfers do both.
    package enum Direction: String, CaseIterable, Sendable {
        case incoming = "in"
        case outgoing = "out"
    }

    /// An account of the client's side is among these.
    package var accounts: [AccountID]?
    /// One of its two accounts, on whichever side, is in each of these lists.
    package var parties: [[AccountID]] = []
    /// None of its accounts is among these.
    package var accountsExcluded: [AccountID] = []
    /// The other client's account (for own transfers: either) is among these.
    package var counterparties: [AccountID]?
    package var direction: Direction?
    package var kinds: Set<TransferKind> = Set(TransferKind.allCases)
    package var currency: Currency?
    package var statuses: Set<TransferStatus> = Set(TransferStatus.allCases)
    /// Of the amount on the client's side, in minor units of its currency.
    package var amountMin: Int64?
    package var amountMax: Int64?
    package var amounts: [Int64]?
    package var amountsExcluded: [Int64] = []
    /// From this moment on.
    package var createdFrom: Timestamp?
    /// Before this moment.
    package var createdBefore: Timestamp?
    /// Not within these spans.
    package var createdExcluded: [Range<Timestamp>] = []
    /// Part of the memo or of the other client's name as others see it, upper and lower case alike.
    package var text: String?

    package static let valuesMax = 100
    package static let partiesMax = 2
    package static let textLengthMax = 100

    package init() {}
}
