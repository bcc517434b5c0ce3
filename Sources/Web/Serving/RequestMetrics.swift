import Metrics
import Synchronization

/// The counters and timers of requests, each looked up by its labels once and then kept.
///
/// Labels are from small closed sets, as `PrometheusRegistry` demands, so this stays small too.
final class RequestMetrics: Sendable {
    static let requestsCounter = "http_requests_total"
    static let durationTimer = "http_request_duration_seconds"

    /// What tells one series from another.
    struct Labels: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct Series {
        let requests: Counter
        let duration: Timer
    }

    private let series = Mutex<[Labels: Series]>([:])

    func observe(_ labels: Labels, nanoseconds: Int64) {
        let series = series.withLock { series in
            if let known = series[labels] { return known }
            let made = Self.make(labels)
            series[labels] = made
            return made
        }
        series.requests.increment()
        series.duration.recordNanoseconds(nanoseconds)
    }

    private static func make(_ labels: Labels) -> Series {
        let status = String(labels.status)
        return Series(
            requests: Counter(
                label: requestsCounter,
                dimensions: [("method", labels.method), ("route", labels.route), ("code", status)]),
            duration: Timer(label: durationTimer, dimensions: [("method", labels.method), ("code", status)]))
    }
}
