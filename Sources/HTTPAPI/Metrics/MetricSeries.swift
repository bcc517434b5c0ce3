import Metrics
import Synchronization

/// The measurements under one name and one set of labels.
final class MetricSeries: CounterHandler, RecorderHandler, TimerHandler, Sendable {
    /// What Prometheus calls it.
    enum Kind: String, Sendable {
        case counter, gauge, summary, histogram
    }

    private struct State {
        var count: UInt64 = 0
        var sum = 0.0
        var last = 0.0
        /// How many were at most as long as each of `bounds`, and longer than the one before.
        var buckets = [UInt64](repeating: 0, count: MetricSeries.bounds.count)
    }

    /// Seconds: from half a millisecond to ten seconds.
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    let kind: Kind
    private let state = Mutex(State())

    init(_ kind: Kind) { self.kind = kind }

    func increment(by amount: Int64) {
        state.withLock { $0.count &+= UInt64(clamping: amount) }
    }

    func reset() { state.withLock { $0 = State() } }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        state.withLock { state in
            state.count &+= 1
            state.sum += value
            state.last = value
        }
    }

    func recordNanoseconds(_ duration: Int64) {
        let seconds = Double(duration) / 1e9
        state.withLock { state in
            state.count &+= 1
            state.sum += seconds
            if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) { state.buckets[bucket] &+= 1 }
        }
    }

    /// The lines of the series.
    func text(_ id: SeriesID) -> String {
        let state = state.withLock { $0 }
        switch kind {
        case .counter: return "\(id.text()) \(state.count)\n"
        case .gauge: return "\(id.text()) \(state.last)\n"
        case .summary: return sums(id, state)
        case .histogram:
            var total: UInt64 = 0
            let lines = zip(Self.bounds, state.buckets).map { bound, count in
                total += count
                return "\(id.text("_bucket", "le=\"\(bound)\"")) \(total)\n"
            }
            return lines.joined() + "\(id.text("_bucket", "le=\"+Inf\"")) \(state.count)\n" + sums(id, state)
        }
    }

    private func sums(_ id: SeriesID, _ state: State) -> String {
        "\(id.text("_sum")) \(state.sum)\n\(id.text("_count")) \(state.count)\n"
    }
}
