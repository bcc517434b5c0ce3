/// Hashes and compares passwords on threads of its own, behind a bounded line.
///
/// Never on Swift's cooperative pool: that has as many threads as cores, and each comparison takes one for
/// 140 ms.
package final class PasswordHasher: Sendable {
    private let argon2: Argon2
    private let decoy: PasswordHash
    private let waitMax: Duration
    private let threads: HashingThreads

    /// Starts the threads, which run until `close()` or until the last reference is gone.
    package init(_ configuration: PasswordHasherConfiguration = PasswordHasherConfiguration())
        throws(IdentityError)
    {
        argon2 = Argon2(cost: configuration.cost)
        decoy = argon2.decoy()
        waitMax = configuration.waitMax
        threads = try HashingThreads(count: configuration.threads, waitingMax: configuration.waitingMax)
    }

    deinit { threads.close() }

    /// A new hash, with a salt of its own.
    ///
    /// Throws `.overloaded` at once when the line is full, or later when the wait was too long; `.cancelled`,
    /// `.stopping`, `.hashingFailed`. Nothing has happened then.
    package func hash(_ password: Password) async throws(IdentityError) -> PasswordHash {
        let argon2 = argon2
        return try await onThread { () throws(IdentityError) in
            guard let hash = argon2.hash(password) else { throw .hashingFailed }
            return hash
        }
    }

    /// Whether this is the password of that hash. `nil`, for an unknown user, costs the same and never
    /// matches.
    ///
    /// Throws as `hash(_:)` does.
    package func verify(
        _ password: Password, against hash: PasswordHash?
    ) async throws(IdentityError) -> PasswordVerdict {
        let (argon2, decoy) = (argon2, decoy)
        return try await onThread { () throws(IdentityError) in
            let verdict = argon2.verify(password, against: hash ?? decoy)
            return hash == nil ? .differs : verdict
        }
    }

    /// Refuses whoever waits and whoever comes; the comparisons under way finish.
    package func close() { threads.close() }

    /// How many wait for a thread now.
    package var waiting: Int { threads.waiting }

    private func onThread<Value: Sendable>(
        _ work: @escaping @Sendable () throws(IdentityError) -> Value
    ) async throws(IdentityError) -> Value {
        let id = HashingJob.ID()
        let deadline = ContinuousClock.now.advanced(by: waitMax)
        let result: Result<Value, IdentityError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let job = HashingJob(
                    id: id, deadline: deadline,
                    perform: { continuation.resume(returning: Result(catching: work)) },
                    refuse: { continuation.resume(returning: .failure($0)) })
                if Task.isCancelled { job.refuse(.cancelled) } else { threads.submit(job) }
            }
        } onCancel: {
            threads.cancel(id)
        }
        return try result.get()
    }
}
