import LedgerStore
import Logging
import ServiceLifecycle

/// Folds the house's accounts every few seconds and keeps what `/metrics` shows of them.
struct HouseService: Service {
    let fold: FoldHouse
    let gauges: HouseGauges
    let pause: Duration
    let logger: Logger

    func run() async throws {
        // Ends by being cancelled, which is no failure.
        try? await cancelWhenGracefulShutdown {
            while true {
                do {
                    try await foldAndLook()
                } catch {
                    try Task.checkCancellation()
                    logger.warning(
                        "the house was not folded; the next time tries again", metadata: ["error": "\(error)"]
                    )
                }
                try await Task.sleep(for: pause)
            }
        }
    }

    private func foldAndLook() async throws {
        let outcome = try await fold.run()
        if outcome.isRebased {
            logger.warning("the books were restored from a dump: the house's accounts were counted anew")
        }
        logger.debug("folded the house", metadata: ["legs": "\(outcome.legs)"])
        try await gauges.refresh()
    }
}
