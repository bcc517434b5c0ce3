import HTTPTypes
import Identity
import Hummingbird
import Logging
import Metrics

/// Writes the log line of a request and counts it.
struct RequestObserver: Sendable {
    static let requestsCounter = "http_requests_total"
    static let durationTimer = "http_request_duration_seconds"

    let accessLogLevel: Logger.Level

    /// The address stands here by its pattern, `/api/user/{id}`, so that there are few of them; never with
    /// its query, which may hold what is private.
    func observe(_ request: Request, _ response: Response, took duration: Duration, _ context: WebContext) {
        let route = context.endpointPath ?? "unknown"
        let isServed = HTTPRequest.Method.served.contains(request.method)
        let method = isServed ? request.method.rawValue : "other"
        let status = String(response.status.code)
        let dimensions = [("method", method), ("route", route), ("code", status)]
        Counter(label: Self.requestsCounter, dimensions: dimensions).increment()
        Timer(label: Self.durationTimer, dimensions: [("method", method), ("code", status)])
            .recordNanoseconds(duration.nanoseconds)
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
