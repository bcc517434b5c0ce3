/// Why a deposit is not booked. Nothing was changed.
package enum DepositFault: Error, Hashable, Sendable, CustomStringConvertible {
    case accountUnknown
    /// Above what an account can hold.
    case balanceTooLarge
    /// The key belongs to another deposit; the parameter that differs.
    case keyReused(field: String)

    package var description: String {
        switch self {
        case .accountUnknown: "no client has this account"
        case .balanceTooLarge: "the account would hold more than 90000000000000.00"
        case .keyReused(let field):
            "the key belongs to a deposit that is already booked, with another \(field)"
        }
    }
}
