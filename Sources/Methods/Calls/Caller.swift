package import Identity
package import Ledger

/// Who calls.
package enum Caller: Sendable {
    case nobody
    case session(Session)
    /// Somebody whose session was live a moment ago. Becomes one of the others by `Call.confirmed`, or is
    /// proved by the transaction that moves the money (`Sessions.presume`).
    case presumed(SessionToken, CallerProof)

    package var userID: UserID? {
        switch self {
        case .nobody: nil
        case .session(let session): session.userID
        case .presumed(let token, _): token.userID
        }
    }

    /// What is left to be proved.
    var proof: CallerProof? { if case .presumed(_, let proof) = self { proof } else { nil } }
}
