package import Ledger

extension Words {
    /// `US dollar`, in the language.
    package func name(of currency: Currency) -> String {
        text("currency.\(currency.code.lowercased())")
    }
}

extension Currency {
    /// The sign in a currency's round badge. Never alone: the code stands beside it.
    var symbol: String {
        switch self {
        case .usd: "$"
        case .cny: "¥"
        case .eur: "€"
        }
    }
}
