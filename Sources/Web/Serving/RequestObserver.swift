import HTTPTypes
import Identity
import Hummingbird
import Logging

/// Writes the log line of a request and counts it.
struct RequestObserver: Sendable {
    let accessLogLevel: Logger.Level
    private let metrics = RequestMetrics()

    init(accessLogLevel: Logger.Level) { self.accessLogLevel = accessLogLevel }

    /// The address stands here by its pattern, `/api/user/{id}`, so that there are few of them; never with
    /// its query, which may hold what is private.
    func observe(_ request: Request, _ response: Response, took duration: Duration, _ context: WebContext) {
        let route = context.endpointPath ?? "unknown"
        let isServed = HTTPRequest.Method.served.contains(request.method)
        let method = isServed ? request.method.rawValue : "other"
        let status = response.status.code
        metrics.observe(
            RequestMetrics.Labels(method: method, route: route, status: status),
            nanoseconds: duration.nanoseconds)
        context.logger.log(
            level: accessLogLevel, "answered",
            metadata: [
                "method": "\(method)", "route": "\(route)", "status": "\(status)",
                "duration_ms":
                    "\(duration.nanoseconds / 1_000_000).\(padded(duration.nanoseconds / 1000 % 1000))",
                "client": "\(context.client.address?.text ?? "-")",
            ])
    }

    private func padded(_ thousandths: Int64) -> String {
        String(String(1000 + thousandths).dropFirst())
    }
}

extension Duration {
    /// Up to 292 years.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
