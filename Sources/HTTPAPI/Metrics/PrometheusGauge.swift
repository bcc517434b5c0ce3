/// A number that is read when it is asked for: the pool's connections, transfers that wait. Or several under
/// one name, told apart by labels.
package struct PrometheusGauge: Sendable {
    package let name: String
    package let help: String
    package let labels: [(String, String)]
    package let value: Int64

    package init(_ name: String, _ help: String, labels: [(String, String)] = [], _ value: Int64) {
        self.name = name
        self.help = help
        self.labels = labels
        self.value = value
    }

    /// What stands once above all gauges of the name, which follow each other.
    var head: String { "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" }
    var line: String { "\(SeriesID(name, labels).text()) \(value)\n" }
}
