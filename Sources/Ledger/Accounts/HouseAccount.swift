/// An account of the house (user 0). No transfer updates a balance of it: its balance is the sum of its legs.
package struct HouseAccount: Hashable, Sendable {
    package enum Purpose: Int64, CaseIterable, Sendable {
        /// Earns the commissions.
        case fee = 0
        /// Takes the one currency of a conversion and gives the other.
        case conversion = 1
        /// Where deposits come from; its balance is what the house has given, below zero.
        case deposit = 2

        /// `fee`, `conversion` or `deposit`: as the books call it.
        package var name: String { "\(self)" }

        package init?(name: String) {
            guard let purpose = Self.allCases.first(where: { $0.name == name }) else { return nil }
            self = purpose
        }
    }

    package let purpose: Purpose
    package let currency: Currency

    package init(_ purpose: Purpose, _ currency: Currency) {
        self.purpose = purpose
        self.currency = currency
    }

    /// 1–3 for fees, 11–13 for conversions, 21–23 for deposits.
    package var id: AccountID {
        guard let id = AccountID(purpose.rawValue * 10 + currency.accountNumber) else {
            preconditionFailure("a house account's number is positive")
        }
        return id
    }
}
