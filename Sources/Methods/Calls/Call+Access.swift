package import Identity
package import Ledger

extension Call {
    /// The client who calls; `unauthenticated` for nobody.
    package func requireUser() throws(Failure) -> UserID {
        switch caller {
        case .session(let session): return session.userID
        case .presumed(let token, _): return token.userID
        case .key(let key): return key.userID
        case .nobody: throw Failure(.unauthenticated)
        case .keyInBrowser: throw Self.keyInBrowser
        }
    }

    /// The session that the call came with, for what no API key may do.
    package func requireSession() throws(Failure) -> Session {
        switch caller {
        case .session(let session): return session
        // What needs a session looks it up first (`confirmed`).
        case .nobody, .presumed: throw Failure(.unauthenticated)
        case .key: throw Failure(.forbidden, "an API key may not do this: log in")
        case .keyInBrowser: throw Self.keyInBrowser
        }
    }

    /// Whether the caller may call a method of that access at all.
    package func requireAccess(_ access: Access) throws(Failure) {
        switch (caller, access) {
        case (.session, _), (.presumed, _), (.nobody, .anybody), (.key, .anybody): return
        case (.nobody, _): throw Failure(.unauthenticated)
        case (.key(let key), .read): try require(.read, of: key)
        case (.key(let key), .transfer): try require(.transfer, of: key)
        case (.key, .session): _ = try requireSession()
        case (.keyInBrowser, _): throw Self.keyInBrowser
        }
    }

    private func require(_ scope: APIKeyScope, of key: APIKey) throws(Failure) {
        guard !key.scopes.contains(scope) else { return }
        throw Failure(.forbidden, "the API key does not have the scope \(scope.rawValue)")
    }

    private static let keyInBrowser = Failure(
        .forbidden, "an API key is not accepted from a page in a browser: log in")
}
