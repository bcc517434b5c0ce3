import Audit
import HTTPAPI
import Ledger
import Synchronization

/// The ledger's imbalance as it was last computed, for whoever asks for the metrics.
final class ImbalanceWatch: Sendable {
    private struct Seen {
        var imbalance: CurrencySums?
        var at = Timestamp(microsecondsSince1970: 0)
    }

    private let seen = Mutex(Seen())

    func record(_ imbalance: CurrencySums, at time: Timestamp) {
        seen.withLock { $0 = Seen(imbalance: imbalance, at: time) }
    }

    /// Before the first computation there is no imbalance to show, not one of zero.
    var gauges: [PrometheusGauge] {
        let seen = seen.withLock { $0 }
        let imbalances = seen.imbalance.map { imbalance in
            Currency.allCases.map {
                PrometheusGauge(
                    "ledger_imbalance", "What all clients and the house hold together, in cents: must be 0.",
                    labels: [("currency", $0.code)], Int64(clamping: imbalance[$0]))
            }
        }
        return (imbalances ?? []) + [
            PrometheusGauge(
                "ledger_imbalance_computed_seconds", "When that was last computed, in seconds since 1970.",
                seen.at.microsecondsSince1970 / 1_000_000)
        ]
    }
}
