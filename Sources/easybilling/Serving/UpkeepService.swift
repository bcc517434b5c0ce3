import Identity
import LedgerStore
import Logging
import ServiceLifecycle

/// Deletes, every hour, what no longer has a meaning in the database.
struct UpkeepService: Service {
    private static let pause: Duration = .seconds(3_600)

    let upkeep: IdentityUpkeep
    let quotes: PurgeQuotes
    let logger: Logger

    func run() async throws {
        // Ends by being cancelled, which is no failure.
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: Self.pause)
                do {
                    let outcome = try await upkeep.run()
                    let quotesCount = try await quotes.run()
                    logger.info(
                        "deleted what is over",
                        metadata: [
                            "sessions": "\(outcome.sessions)", "keys": "\(outcome.keys)",
                            "throttles": "\(outcome.throttles)", "limits": "\(outcome.quotas)",
                            "quotes": "\(quotesCount)",
                        ])
                } catch {
                    logger.warning(
                        "nothing could be deleted; the next hour tries again", metadata: ["error": "\(error)"]
                    )
                }
            }
        }
    }
}
