import Identity

extension Call {
    /// Counts calls of this caller: by the client, or by the address where nobody is known.
    ///
    /// Doors count each call once, before anything is done for it, each element of a batch too.
    package func count(_ calls: Int = 1) throws(Failure) {
        let limits = services.identity.limits
        guard let user = caller.userID else {
            return try honour(limits.countCalls(calls, from: client.address))
        }
        try honour(limits.countCalls(calls, by: user))
    }

    /// The same, but whose session is over learns that, and not how its client stands.
    func countConfirmed() async throws(Failure) {
        do throws(Failure) {
            try count()
        } catch {
            if caller.proof != nil { _ = try await confirmed().requireUser() }
            throw error
        }
    }

    /// Tells the client how they stand, and goes on only if they may; `nil` where nothing is limited.
    func honour(_ verdict: QuotaVerdict?) throws(Failure) {
        guard let verdict else { return }
        effects.tell(verdict)
        guard let retryAfter = verdict.retryAfter else { return }
        let failure = Failure(.rateLimited, verdict.policy.name.refusal, retryAfter: retryAfter)
        effects.tellRetry(of: failure)
        throw failure
    }
}

extension QuotaPolicy.Name {
    fileprivate var refusal: String {
        switch self {
        case .calls: "too many calls; wait a moment"
        case .signUps: "too many sign-ups from this address; wait a while"
        case .payees: "too many payees looked up; wait a while, or pay without asking for a price"
        }
    }
}
