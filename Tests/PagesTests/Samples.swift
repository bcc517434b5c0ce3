import Ledger
@testable import Pages

/// A client with some history, for every page to be rendered with: in tests, and for people to look at.
struct Samples {
    /// A page with its name, `history-empty`, and what it was made from.
    struct Page {
        let name: String
        let template: String
        let view: Any
        let visit: Visit
        let bytes: [UInt8]
    }

    let renderer: PageRenderer
    let words: Words
    let theme: Theme
    let names: Names

    /// The texts that clients write themselves: what hostile ones would fill.
    struct Names {
        var client = "Maria Sokolova"
        var payee = "Ann K."
        var payer = "Li W."
        var memo = "Rent for February"
        var email = "maria@example.com"
        var requestID = "0194c2f1-6d3a-7c50-9a51-3f2a8e1b7d44"
        var typed = "maria.example.com"
    }

    /// One for all tests: it is made once in the service, too.
    static let renderer = Result { try PageRenderer() }

    let user = Self.valid(UserID(7))
    let now = Self.valid(Timestamp(rfc3339: "2026-02-14T15:42:10Z"))

    init(renderer: PageRenderer, language: Language, theme: Theme = .automatic, names: Names = Names()) {
        self.renderer = renderer
        words = renderer.words(in: language)
        self.theme = theme
        self.names = names
    }

    var accounts: [AccountSummary] {
        [
            AccountSummary(id: Self.valid(AccountID(701)), balance: usd(12_480_35)),
            AccountSummary(id: Self.valid(AccountID(702)), balance: cny(3_960_00)),
            AccountSummary(
                id: Self.valid(AccountID(703)), balance: Money(minorUnits: 811_07, currency: .eur)),
        ]
    }

    var emptyAccounts: [AccountSummary] {
        accounts.map { account in
            let cents: Int64 = account.balance.currency == .usd ? 100_00 : 0
            return AccountSummary(
                id: account.id, balance: Money(minorUnits: cents, currency: account.balance.currency))
        }
    }

    /// A value that is known to exist, because this file says it.
    static func valid<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample is not valid") }
        return value
    }

    func page<View>(
        _ name: String, _ template: String, _ view: View, _ visit: Visit, _ render: (View, Visit) -> [UInt8]
    ) -> Page {
        Page(name: name, template: template, view: view, visit: visit, bytes: render(view, visit))
    }

    func usd(_ cents: Int64) -> Money { Money(minorUnits: cents, currency: .usd) }
    func cny(_ cents: Int64) -> Money { Money(minorUnits: cents, currency: .cny) }
    func eur(_ cents: Int64) -> Money { Money(minorUnits: cents, currency: .eur) }

    func signedIn(at url: PageURL, _ outcome: Outcome? = nil) -> Visit {
        Visit(
            language: words.language, theme: theme, visitor: Visitor(user: user, name: names.client),
            address: url.text, outcome: outcome)
    }

    func signedOut(at url: PageURL, _ outcome: Outcome? = nil) -> Visit {
        Visit(language: words.language, theme: theme, address: url.text, outcome: outcome)
    }
}
