/// The number of an account. It carries its owner: `user × 100 + n`, so user 7 has 701, 702 and 703.
///
/// The owner of any account is known without a look-up, and rows of one client stay on one machine.
package struct AccountID: Hashable, Comparable, Sendable {
    package let value: Int64

    /// The largest number whose owner's number is in bounds, whatever its last two digits are.
    package static let valueMax = UserID.valueMax * 100 + 99

    /// `nil` when the number is not positive or too large to have an owner.
    package init?(_ value: Int64) {
        guard (1...Self.valueMax).contains(value) else { return nil }
        self.value = value
    }

    /// The account that a client holds in a currency.
    package init(owner: UserID, currency: Currency) {
        value = owner.value * 100 + currency.accountNumber
    }

    /// The client who holds the account, known from the number alone.
    package var owner: UserID {
        guard let owner = UserID(value / 100) else {
            preconditionFailure("a number up to valueMax divided by 100 is a user's number")
        }
        return owner
    }

    /// What a client's account of this number is held in, if there is such an account.
    package var currency: Currency? { Currency.allCases.first { $0.accountNumber == value % 100 } }

    package static func < (left: AccountID, right: AccountID) -> Bool { left.value < right.value }
}

extension AccountID: CustomStringConvertible {
    package var description: String { String(value) }
}
