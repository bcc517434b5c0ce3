package import Ledger

/// An account's statement, to be looked at and printed; and the form that chooses account and period.
package struct StatementPageView: Sendable {
    struct Preset: Sendable {
        let label: String
        let address: String
        let isChosen: Bool
    }

    struct Option: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    let actionAddress: String
    let historyAddress: String
    /// A file holds more lines than a page; there is none for a period that cannot be read.
    let csvAddress: String?
    let presets: [Preset]
    let accountOptions: [Option]
    let dateFrom: FieldView
    let dateTo: FieldView
    let summary: FaultSummary?
    /// `nil` where the form was not accepted.
    let sheet: StatementSheetView?

    /// - Parameter statement: `nil` where the period was refused for its faults.
    package init(
        reader: Visitor, account: AccountID, period: StatementPeriod, accounts: [AccountSummary],
        statement: StatementSummary?, now: Timestamp, faults: [FormFault] = [], words: Words
    ) {
        let state = FormState(faults: faults, words: words)
        func address(_ period: StatementPeriod) -> String {
            PageURL.statement(reader.user, account, period).text
        }
        actionAddress = PageURL.statement(reader.user, nil, nil).text
        historyAddress = PageURL.history(reader.user).text
        csvAddress =
            period.faults.isEmpty ? PageURL.statementCSV(reader.user, account, period).text : nil
        presets = [
            (TextKey.statementThisMonth, StatementPeriod.thisMonth(now: now)),
            (.statementLastMonth, .lastMonth(now: now)),
        ].map { Preset(label: words($0), address: address($1), isChosen: $1 == period) }
        accountOptions = accounts.map { one in
            Option(
                value: "\(one.id)",
                label: words(
                    .transferAccountWithCode, ["code": one.balance.currency.code, "number": "\(one.id)"]),
                isChosen: one.id == account)
        }
        dateFrom = state.field(.dateFrom, period.from)
        dateTo = state.field(.dateTo, period.to)
        summary = state.summary
        sheet = statement.map {
            StatementSheetView($0, of: reader, account: account, period: period, now: now, words: words)
        }
    }
}
