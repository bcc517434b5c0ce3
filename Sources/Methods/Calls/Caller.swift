package import Identity
package import Ledger

/// Who calls.
package enum Caller: Sendable {
    case nobody
    case session(Session)

    package var userID: UserID? {
        switch self {
        case .nobody: nil
        case .session(let session): session.userID
        }
    }
}
