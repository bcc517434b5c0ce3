import Identity

extension Call {
    /// Whether the caller may still be answered: asked by what goes on for longer than a moment.
    package func isStillAdmitted() async throws -> Bool {
        switch caller {
        case .nobody, .presumed, .keyInBrowser: false
        case .session(let session): try await services.identity.sessions.isLive(session)
        case .key(let key): try await services.identity.keys.isLive(key)
        }
    }
}
