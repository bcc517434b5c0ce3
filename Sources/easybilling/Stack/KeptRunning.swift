import Logging
import Synchronization

/// A part of the stack that is started again whenever it ends by itself.
struct KeptRunning: Sendable {
    /// The part's name in messages.
    let name: String
    let logger: Logger
    /// Runs the part until the task is cancelled, and says when it is of use; returns or throws when it
    /// ends by itself.
    let part: @Sendable (_ isReady: @escaping @Sendable () -> Void) async throws -> Void

    /// Starts the part, waits until it is of use, keeps it running while `body` runs, and stops it.
    ///
    /// - Throws: What the part throws before it was ever ready: then something is wrong that trying again
    ///   does not mend.
    ///   Otherwise what `body` throws.
    func during<Value>(_ body: () async throws -> Value) async throws -> Value {
        let (readiness, announce) = AsyncThrowingStream<Void, any Error>.makeStream()
        // Cancelled and awaited below, on every path.
        let life = Task { await keepRunning(announce) }
        do {
            try await Self.first(of: readiness)
            let value = try await body()
            await Self.stop(life)
            return value
        } catch {
            await Self.stop(life)
            throw error
        }
    }

    private static func first(of readiness: AsyncThrowingStream<Void, any Error>) async throws {
        for try await _ in readiness { return }
        throw CancellationError()
    }

    private static func stop(_ life: Task<Void, Never>) async {
        life.cancel()
        await life.value
    }

    private func keepRunning(_ announce: AsyncThrowingStream<Void, any Error>.Continuation) async {
        let clock = ContinuousClock()
        let wasReady = Atomic(false)
        var backOff = BackOff()
        while !Task.isCancelled {
            let begin = clock.now
            do {
                try await part {
                    wasReady.store(true, ordering: .relaxed)
                    announce.yield()
                }
                logger.error("a part ended", metadata: ["part": "\(name)"])
            } catch {
                if Task.isCancelled { break }
                logger.error("a part ended", metadata: ["part": "\(name)", "error": "\(error)"])
                guard wasReady.load(ordering: .relaxed) else { return announce.finish(throwing: error) }
            }
            // Cancelled: the loop ends.
            try? await Task.sleep(for: backOff.pause(afterRunning: clock.now - begin))
        }
        announce.finish()
    }
}
