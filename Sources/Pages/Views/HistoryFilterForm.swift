import Ledger
import Web

/// The form beside a history: each field holds what the address says about it.
struct HistoryFilterForm: Sendable {
    struct Option: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    let actionAddress: String
    let accountOptions: [Option]
    let directionOptions: [Option]
    let kindOptions: [Option]
    let currencyOptions: [Option]
    let statusOptions: [Option]
    let amountMin: FieldView
    let amountMax: FieldView
    let dateFrom: FieldView
    let dateTo: FieldView
    let text: FieldView
    let sort: String
    /// Whether the fields are shown at once: one of them is wrong.
    let isOpen: Bool

    init(
        user: UserID, query: HistoryQuery, accounts: [AccountSummary], faults: [FormFault], words: Words
    ) {
        let state = FormState(faults: faults, words: words)
        func options(_ field: String, _ values: [(value: String, label: String)]) -> [Option] {
            let chosen = query.value(of: field, .equal)
            return values.map { Option(value: $0.value, label: $0.label, isChosen: $0.value == chosen) }
        }
        actionAddress = PageURL.history(user).text
        accountOptions = options(
            FilterTerm.Field.account,
            accounts.map { account in
                let code = account.balance.currency.code
                return (
                    "\(account.id)",
                    words(.transferAccountWithCode, ["code": code, "number": "\(account.id)"])
                )
            })
        directionOptions = options(
            FilterTerm.Field.direction,
            [("in", words(.historyDirectionIn)), ("out", words(.historyDirectionOut))])
        kindOptions = options(
            FilterTerm.Field.kind,
            TransferKind.allCases.map { ($0.rawValue, words.text("history.kind_\($0.rawValue)")) })
        currencyOptions = options(FilterTerm.Field.currency, Currency.allCases.map { ($0.code, $0.code) })
        statusOptions = options(
            FilterTerm.Field.status,
            TransferStatus.allCases.map { ($0.rawValue, words.text("history.status_\($0.rawValue)")) })
        amountMin = state.field(.amountMin, query.value(of: FilterTerm.Field.amount, .atLeast))
        amountMax = state.field(.amountMax, query.value(of: FilterTerm.Field.amount, .atMost))
        dateFrom = state.field(.dateFrom, query.value(of: FilterTerm.Field.createdAt, .atLeast))
        dateTo = state.field(.dateTo, query.lastDay)
        text = state.field(.text, query.value(of: FilterTerm.Field.text, .equal))
        sort = query.sort == .standard ? "" : query.sort.text
        isOpen = faults.contains { $0.field != nil }
    }
}
