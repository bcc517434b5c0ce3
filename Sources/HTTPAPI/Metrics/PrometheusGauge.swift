/// A number that is read when it is asked for: the pool's connections, transfers that wait. Or several under
/// one name, told apart by labels.
package struct PrometheusGauge: Sendable {
    /// One number, and the labels that tell it from the others.
    package struct Sample: Sendable {
        package let labels: [(String, String)]
        package let value: Int64

        package init(_ labels: [(String, String)], _ value: Int64) {
            self.labels = labels
            self.value = value
        }
    }

    package let name: String
    package let help: String
    package let samples: [Sample]

    package init(_ name: String, _ help: String, _ value: Int64) {
        self.init(name, help, [Sample([], value)])
    }

    package init(_ name: String, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.help = help
        self.samples = samples
    }

    package var text: String {
        let lines = samples.map { "\(SeriesID(name, $0.labels).text()) \($0.value)\n" }
        return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" + lines.joined()
    }
}
