/// A currency that accounts are held in.
///
/// The books' table `ledger.currency` says the same; the service compares the two when it starts.
package enum Currency: String, CaseIterable, Sendable {
    case usd = "USD"
    case cny = "CNY"
    case eur = "EUR"

    /// The ISO 4217 code.
    package var code: String { rawValue }

    /// The ISO 4217 name in English.
    package var name: String {
        switch self {
        case .usd: "US Dollar"
        case .cny: "Yuan Renminbi"
        case .eur: "Euro"
        }
    }

    /// Digits of the minor unit: 2, so 1 USD is 100 cents.
    package var exponent: Int { 2 }

    /// The last two digits of an account in this currency, and its place in the order of sign-up: 1, 2, 3.
    package var accountNumber: Int64 {
        switch self {
        case .usd: 1
        case .cny: 2
        case .eur: 3
        }
    }
}
