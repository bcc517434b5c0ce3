import HTTPTypes
import Hummingbird
import Web

/// `GET /metrics`: what was counted and measured, as Prometheus reads it. Not shown to the outside by nginx.
struct MetricsRoute: Sendable {
    let registry: PrometheusRegistry
    let gauges: @Sendable () -> [PrometheusGauge]

    func add(to router: Router<WebContext>) {
        router.resource("/metrics", [.get: { _, _ in answer() }])
    }

    private func answer() -> Response {
        var text = registry.text
        var nameBefore = ""
        for gauge in gauges() {
            if gauge.name != nameBefore { text += gauge.head }
            text += gauge.line
            nameBefore = gauge.name
        }
        return Response(
            .ok, .plain, Array(text.utf8), headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"]
        )
    }
}
