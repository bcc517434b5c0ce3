import Identity

extension Call {
    /// The same call, by nobody if the session or key that it came with has ended since.
    func stillAdmitted() async throws(Failure) -> Call {
        guard caller.userID != nil, caller.proof == nil else { return self }
        do {
            return try await isStillAdmitted() ? self : fromNobody
        } catch {
            throw Failure(error, logger: logger)
        }
    }

    /// Whether the caller may still be answered: asked by what goes on for longer than a moment.
    package func isStillAdmitted() async throws -> Bool {
        switch caller {
        case .nobody, .presumed, .keyInBrowser: false
        case .session(let session): try await services.identity.sessions.isLive(session)
        case .key(let key): try await services.identity.keys.isLive(key)
        }
    }
}
