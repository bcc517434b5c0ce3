import Identity

extension Call {
    /// Takes note of a refusal: one of access goes into the audit trail, when somebody known met it; after
    /// one of haste the answer says when to come again.
    ///
    /// - Parameter asked: the method, or the address, that was asked for.
    package func note(_ failure: Failure, of asked: String) async {
        effects.tellRetry(of: failure)
        guard failure.slug == .forbidden else { return }
        let refusals = services.identity.refusals
        switch caller {
        case .nobody, .presumed: return
        case .session(let session):
            await refusals.note(asked, by: session.userID, sessionID: session.id, client: client)
        case .key(let key), .keyInBrowser(let key):
            await refusals.note(asked, by: key.userID, keyID: key.id, client: client)
        }
    }
}
