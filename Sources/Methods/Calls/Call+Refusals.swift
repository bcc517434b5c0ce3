import Identity

extension Call {
    /// Puts a refusal of access into the audit trail, when it is one and somebody known met it.
    ///
    /// - Parameter asked: the method, or the address, that was asked for.
    package func note(_ failure: Failure, of asked: String) async {
        guard failure.slug == .forbidden else { return }
        let refusals = services.identity.refusals
        switch caller {
        case .nobody: return
        case .session(let session):
            await refusals.note(asked, by: session.userID, sessionID: session.id, client: client)
        case .key(let key), .keyInBrowser(let key):
            await refusals.note(asked, by: key.userID, keyID: key.id, client: client)
        }
    }
}
