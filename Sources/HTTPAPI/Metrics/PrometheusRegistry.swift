package import Metrics
import Synchronization

/// What swift-metrics writes to: holds every counter, gauge and histogram of the process and prints them for
/// Prometheus.
///
/// Labels have to be from small closed sets: each combination stays for as long as the process does. Past
/// `seriesMax` new ones are dropped, so that a mistake with a label costs measurements and not the memory.
package final class PrometheusRegistry: MetricsFactory, Sendable {
    package static let seriesMax = 5_000

    private let series = Mutex<[SeriesID: MetricSeries]>([:])

    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(.counter, label, dimensions)
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        find(aggregate ? .summary : .gauge, label, dimensions)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(.histogram, label, dimensions)
    }

    // Handlers are made anew for each measurement and come to the same series: there is nothing to destroy.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// Everything in the text format 0.0.4, in the order of names and labels.
    package var text: String {
        let all = series.withLock { Array($0) }
        let sorted = all.sorted { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) }
        var text = ""
        var namePrinted = ""
        for (id, series) in sorted {
            if id.name != namePrinted {
                text += "# TYPE \(id.name) \(series.kind.rawValue)\n"
                namePrinted = id.name
            }
            text += series.text(id)
        }
        return text
    }

    private func find(_ kind: MetricSeries.Kind, _ label: String, _ dimensions: [(String, String)])
        -> MetricSeries
    {
        let id = SeriesID(label, dimensions)
        return series.withLock { series in
            if let found = series[id] { return found }
            let made = MetricSeries(kind)
            if series.count < Self.seriesMax { series[id] = made }
            return made
        }
    }
}
