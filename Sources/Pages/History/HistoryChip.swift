import Ledger
import Web

/// A condition that is in force, in words, with the address of the same list without it.
struct HistoryChip: Sendable {
    let label: String
    let removeAddress: String

    init(_ term: FilterTerm, label: String, in query: HistoryQuery, of user: UserID) {
        self.label = label
        removeAddress = PageURL.history(user, query.replacing { $0 == term }).text
    }

    /// What a term says to a person; a term that the form has no field for is shown as the grammar writes it.
    static func label(for term: FilterTerm, words: Words) -> String {
        guard let value = term.values.first, term.values.count == 1 else { return term.text }
        return switch (term.field, term.comparison) {
        case (FilterTerm.Field.account, .equal): words(.historyChipAccount, ["value": value])
        case (FilterTerm.Field.currency, .equal): value
        case (FilterTerm.Field.direction, .equal), (FilterTerm.Field.kind, .equal),
            (FilterTerm.Field.status, .equal):
            words.textIfPresent("history.\(term.field)_\(value)") ?? term.text
        case (FilterTerm.Field.amount, .atLeast): words(.historyChipMin, ["value": words.number(value)])
        case (FilterTerm.Field.amount, .atMost): words(.historyChipMax, ["value": words.number(value)])
        case (FilterTerm.Field.createdAt, .atLeast): words(.historyChipSince, ["value": day(value, words)])
        case (FilterTerm.Field.createdAt, .below):
            words(.historyChipUntil, ["value": day(value, words, daysBefore: 1)])
        case (FilterTerm.Field.text, .equal): words(.historyChipText, ["value": value])
        default: term.text
        }
    }

    private static func day(_ value: String, _ words: Words, daysBefore: Int64 = 0) -> String {
        Timestamp(date: value).map { words.date($0.startOfDay(daysBefore: daysBefore)) } ?? value
    }
}
