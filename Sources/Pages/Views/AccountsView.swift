package import Ledger
import Web

/// A client's own page: what every account holds, what it is worth together, the latest transfers.
package struct AccountsView: Sendable {
    struct Card: Sendable {
        let code: String
        let symbol: String
        let currencyName: String
        let whole: String
        let fraction: String
        let number: String
        let sendAddress: String
        let convertAddress: String
        let historyAddress: String
    }

    struct Total: Sendable {
        let whole: String
        let fraction: String
        let code: String
        let rateAge: String
        let choices: [TotalChoice]
    }

    struct TotalChoice: Sendable {
        let label: String
        let address: String
        let isChosen: Bool
    }

    let cards: [Card]
    let total: Total?
    let rows: [TransferRow]
    let hasRows: Bool
    let sendAddress: String
    let convertAddress: String
    let historyAddress: String

    /// - Parameters:
    ///   - total: the worth of all accounts in the chosen currency; `nil` while no rate is known.
    ///   - ratesSince: when the rates that the total was made with came into force.
    ///   - latest: the newest transfers first, as many as should be shown.
    package init(
        user: UserID, accounts: [AccountSummary], total: Money?, ratesSince: Timestamp,
        latest: [TransferSummary],
        now: Timestamp, words: Words
    ) {
        cards = accounts.map { Self.card($0, user: user, words: words) }
        self.total = total.map { total in
            let (whole, fraction) = words.parts(of: total)
            return Total(
                whole: whole, fraction: fraction, code: total.currency.code,
                rateAge: words(.accountsRateAge, ["age": words.age(of: ratesSince, now: now)]),
                choices: Currency.allCases.map { currency in
                    TotalChoice(
                        label: currency.code, address: PageURL.accounts(user, total: currency).text,
                        isChosen: currency == total.currency)
                })
        }
        rows = latest.map { TransferRow($0, reader: user, words: words) }
        hasRows = !rows.isEmpty
        sendAddress = PageURL.transfer(user, TransferDraft(form: .external)).text
        convertAddress = PageURL.transfer(user, TransferDraft(form: .own)).text
        historyAddress = PageURL.history(user).text
    }

    private static func card(_ account: AccountSummary, user: UserID, words: Words) -> Card {
        let (whole, fraction) = words.parts(of: account.balance)
        let currency = account.balance.currency
        let query = HistoryQuery(filters: [FilterTerm(FilterTerm.Field.account, .equal, "\(account.id)")])
        return Card(
            code: currency.code, symbol: currency.symbol, currencyName: words.name(of: currency),
            whole: whole,
            fraction: fraction, number: words(.transferAccount, ["number": "\(account.id)"]),
            sendAddress: PageURL.transfer(user, TransferDraft(form: .external, from: "\(account.id)")).text,
            convertAddress: PageURL.transfer(user, TransferDraft(form: .own, from: "\(account.id)")).text,
            historyAddress: PageURL.history(user, query).text)
    }
}
