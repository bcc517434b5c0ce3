package import Ledger
import Web

/// Every transfer of a client: filtered, sorted, a page at a time. Its whole state is in its address.
package struct HistoryView: Sendable {
    /// The transfers of one day; without a heading where the list is sorted by amount.
    struct Group: Sendable {
        let day: String?
        let rows: [TransferRow]
    }

    struct Preset: Sendable {
        let label: String
        let address: String
        let isChosen: Bool
    }

    struct Column: Sendable {
        let label: String
        let address: String
        /// `ascending`, `descending` or `none`, for `aria-sort`.
        let order: String
        let icon: String?
    }

    let filterForm: HistoryFilterForm
    let presets: [Preset]
    let chips: [HistoryChip]
    let hasChips: Bool
    let clearAddress: String
    let dateColumn: Column
    let amountColumn: Column
    let groups: [Group]
    let hasRows: Bool
    let isEmpty: Bool
    let isEmptyAfterFilter: Bool
    let moreAddress: String?
    /// Instead of `moreAddress` where the page is short and older transfers were not looked at.
    let furtherAddress: String?
    let newestAddress: String?
    let csvAddress: String
    let statementAddress: String
    let transferAddress: String
    let summary: FaultSummary?

    /// - Parameters:
    ///   - query: the terms as the address gave them, also those that were refused.
    ///   - nextCursor: where the list goes on; `nil` at its end.
    ///   - isShort: the filter matched so rarely that the page ended before it was full.
    package init(
        user: UserID, query: HistoryQuery, accounts: [AccountSummary], transfers: [TransferSummary],
        nextCursor: String?, isShort: Bool = false, now: Timestamp, faults: [FormFault] = [], words: Words
    ) {
        filterForm = HistoryFilterForm(
            user: user, query: query, accounts: accounts, faults: faults, words: words)
        let isFiltered = !query.filters.isEmpty
        presets = Self.presets(for: query, user: user, now: now, words: words)
        chips = query.filters.map { term in
            HistoryChip(term, label: HistoryChip.label(for: term, words: words), in: query, of: user)
        }
        hasChips = isFiltered
        clearAddress = PageURL.history(user).text
        dateColumn = Self.column(.createdAt, .historyColumnDate, query: query, user: user, words: words)
        amountColumn = Self.column(.amount, .historyColumnAmount, query: query, user: user, words: words)
        groups = Self.groups(transfers, query: query, user: user, now: now, words: words)
        hasRows = !transfers.isEmpty
        isEmpty = transfers.isEmpty && !isFiltered && faults.isEmpty
        isEmptyAfterFilter = transfers.isEmpty && isFiltered && faults.isEmpty
        let next = nextCursor.map { cursor in
            PageURL.history(user, HistoryQuery(filters: query.filters, sort: query.sort, cursor: cursor)).text
        }
        moreAddress = isShort ? nil : next
        furtherAddress = isShort ? next : nil
        newestAddress = query.cursor.map { _ in PageURL.history(user, query.withoutCursor).text }
        csvAddress = PageURL.historyCSV(user, query).text
        statementAddress = PageURL.statement(user, nil, nil).text
        transferAddress = PageURL.transfer(user).text
        summary = FormState(faults: faults, words: words).summary
    }

    private static func presets(
        for query: HistoryQuery, user: UserID, now: Timestamp, words: Words
    ) -> [Preset] {
        let chosen = query.filters.filter { $0.field == FilterTerm.Field.createdAt }
        return Period.allCases.map { period in
            let terms = period.terms(now: now)
            let other = query.replacing({ $0.field == FilterTerm.Field.createdAt }, with: terms)
            return Preset(
                label: words(period.title), address: PageURL.history(user, other).text,
                isChosen: chosen == terms)
        }
    }

    private static func column(
        _ field: HistorySort.Field, _ title: TextKey, query: HistoryQuery, user: UserID, words: Words
    ) -> Column {
        let order = field != query.sort.field ? "none" : query.sort.isDescending ? "descending" : "ascending"
        let icon = order == "none" ? nil : order == "descending" ? "down" : "up"
        return Column(
            label: words(title), address: PageURL.history(user, query.sorted(by: field)).text, order: order,
            icon: icon)
    }

    private static func groups(
        _ transfers: [TransferSummary], query: HistoryQuery, user: UserID, now: Timestamp, words: Words
    ) -> [Group] {
        let isByDay = query.sort.field == .createdAt
        var groups: [Group] = []
        var rest = transfers[...]
        while let first = rest.first {
            let rows = isByDay ? rest.prefix { $0.createdAt.day == first.createdAt.day } : rest
            rest = rest.dropFirst(rows.count)
            groups.append(
                Group(
                    day: isByDay ? words.day(first.createdAt, now: now) : nil,
                    rows: rows.map { TransferRow($0, reader: user, words: words) }))
        }
        return groups
    }
}
