import Audit
import Ledger
import Logging
import PostgreSQL
import ServiceLifecycle

/// Computes the ledger's imbalance at start and then once a period, for the metrics.
struct ImbalanceService: Service {
    let pool: ConnectionPool
    let period: Duration
    let watch: ImbalanceWatch
    let now: @Sendable () -> Timestamp
    let logger: Logger

    func run() async throws {
        // Ends by being cancelled, which is no failure.
        try? await cancelWhenGracefulShutdown {
            while true {
                await compute()
                try await Task.sleep(for: period)
            }
        }
    }

    func compute() async {
        do throws(PostgreSQLError) {
            let imbalance = try await Imbalance.run(in: pool)
            watch.record(imbalance, at: now())
            for currency in Currency.allCases where imbalance[currency] != 0 {
                logger.error(
                    "the books do not balance; run `easybilling verify`",
                    metadata: [
                        "currency": "\(currency.code)", "imbalance": "\(imbalance.decimalText(currency))",
                    ])
            }
        } catch {
            logger.warning(
                "the imbalance could not be computed; the next period tries again",
                metadata: ["error": "\(error)"])
        }
    }
}
