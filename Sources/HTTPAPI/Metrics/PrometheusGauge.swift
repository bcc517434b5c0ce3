/// A number that is read when it is asked for: the pool's connections, transfers that wait.
package struct PrometheusGauge: Sendable {
    package let name: String
    package let help: String
    package let value: Int64

    package init(_ name: String, _ help: String, _ value: Int64) {
        self.name = name
        self.help = help
        self.value = value
    }

    var text: String { "# HELP \(name) \(help)\n# TYPE \(name) gauge\n\(name) \(value)\n" }
}
