import Ledger
import Testing

@Suite("Currencies")
struct CurrencyTests {
    @Test("come in the order of sign-up, each with its account's number")
    func order() {
        #expect(Currency.allCases == [.usd, .cny, .eur])
        #expect(Currency.allCases.map(\.accountNumber) == [1, 2, 3])
    }

    @Test("have their ISO 4217 codes and names, and cents")
    func iso() {
        #expect(Currency.allCases.map(\.code) == ["USD", "CNY", "EUR"])
        #expect(Currency.allCases.map(\.name) == ["US Dollar", "Yuan Renminbi", "Euro"])
        #expect(Currency.allCases.allSatisfy { $0.exponent == 2 })
    }

    @Test("are read by their exact code alone", arguments: ["usd", "Usd", "USD ", "", "GBP", "US", "ＵＳＤ"])
    func unknown(code: String) {
        #expect(Currency(rawValue: code) == nil)
    }
}
