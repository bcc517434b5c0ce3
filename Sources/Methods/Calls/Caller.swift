package import Identity
package import Ledger

/// Who calls.
package enum Caller: Sendable {
    case nobody
    case session(Session)
    /// Somebody whose session was live a moment ago. Becomes one of the others by `Call.confirmed`, or is
    /// proved by the transaction that moves the money (`Sessions.presume`).
    case presumed(SessionToken, CallerProof)
    /// A program with an API key: it may do what the key's scopes name.
    case key(APIKey)
    /// An API key that a page sent, as its browser says with `Origin`: it may do nothing at all. A key in a
    /// page is a key in the hands of whoever can read the page.
    case keyInBrowser(APIKey)

    /// `nil` also for a caller who may do nothing.
    package var userID: UserID? {
        switch self {
        case .nobody, .keyInBrowser: nil
        case .session(let session): session.userID
        case .presumed(let token, _): token.userID
        case .key(let key): key.userID
        }
    }

    /// What is left to be proved.
    var proof: CallerProof? { if case .presumed(_, let proof) = self { proof } else { nil } }
}
