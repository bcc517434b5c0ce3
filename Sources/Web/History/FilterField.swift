/// What a filter can compare, by its public name; the first four keep the original's words.
package enum FilterField: String, CaseIterable, Sendable {
    /// Both accounts are that client's: own transfers.
    case user
    /// One of the two accounts.
    case account = "invoice"
    case createdAt = "created_at"
    case amount
    /// 0 or `completed`, -1 or `refused`.
    case status
    case kind
    case direction
    case currency
    /// Part of the memo or of the other client's name.
    case text
    /// Another name of `text`.
    case memo

    static let names = allCases.map(\.rawValue)

    var comparisons: [FilterTerm.Comparison] {
        switch self {
        case .createdAt, .amount: FilterTerm.Comparison.allCases
        case .user, .account, .status, .kind: [.equal, .unequal]
        case .direction, .currency, .text, .memo: [.equal]
        }
    }
}
