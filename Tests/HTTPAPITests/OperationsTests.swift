import Catalog
import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Metrics
import TestSupport
import Testing
import Web

@Suite("Documents, health and metrics")
struct OperationsTests {
    private struct DatabaseGone: Error {}

    @Test("both documents are served, may be kept, and are the ones of the table")
    func documents() async throws {
        try await withService { service in
            for (path, document) in [
                ("/openrpc.json", OpenRPC.document()), ("/openapi.json", OpenAPI.document()),
            ] {
                let answer = try await service.send(.get, path)
                #expect(
                    answer.headers[.contentType] == "application/json"
                        && answer.headers[.cacheControl] == "no-cache")
                #expect(try answer.json == document)
                let again = try await service.send(
                    .get, path, headers: [.ifNoneMatch: answer.headers[.eTag] ?? ""])
                #expect(again.status == .notModified)
            }
            #expect(try await service.rpc("rpc.discover", [:]) == OpenRPC.document())
        }
    }

    @Test("an instance is ready while its database serves and it has not been told to end")
    func ready() async throws {
        let readiness = Readiness()
        try await withService(readiness: readiness) { service in
            #expect(try await service.send(.get, "/livez").status == .ok)
            #expect(try await service.send(.get, "/readyz").status == .ok)
            readiness.startDraining()
            _ = try await service.send(.get, "/readyz").problem(503, "overloaded")
            #expect(try await service.send(.get, "/livez").status == .ok)
        }
    }

    @Test("a database that fails, or that takes longer than half a second, makes it unready")
    func unready() async throws {
        try await withService(checkDatabase: { throw DatabaseGone() }) { service in
            _ = try await service.send(.get, "/readyz").problem(503, "overloaded")
        }
        try await withService(checkDatabase: { try await Task.sleep(for: .patience) }) { service in
            _ = try await service.send(.get, "/readyz").problem(503, "overloaded")
        }
    }

    @Test("metrics are printed as Prometheus reads them")
    func metrics() async throws {
        try await withService { service in
            let registry = service.registry
            let counter = registry.makeCounter(
                label: "http.requests", dimensions: [("method", "GET"), ("code", "a\"b\\\n")])
            counter.increment(by: 2)
            registry.makeCounter(
                label: "http.requests", dimensions: [("method", "GET"), ("code", "a\"b\\\n")]
            ).increment(by: 1)
            registry.makeTimer(label: "took", dimensions: []).recordNanoseconds(3_000_000)
            registry.makeRecorder(label: "size", dimensions: [], aggregate: true).record(Int64(7))
            registry.makeRecorder(label: "level", dimensions: [], aggregate: false).record(1.5)
            let answer = try await service.send(.get, "/metrics")
            #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            let lines = answer.text.split(separator: "\n").map(String.init)
            let wanted = [
                "# TYPE http_requests counter", #"http_requests{method="GET",code="a\"b\\\n"} 3"#,
                "# TYPE took histogram", #"took_bucket{le="0.0025"} 0"#, #"took_bucket{le="0.005"} 1"#,
                #"took_bucket{le="+Inf"} 1"#, "took_sum 0.003", "took_count 1", "size_sum 7.0", "level 1.5",
                "# TYPE pool_connections gauge", #"held{purpose="fee",currency="USD"} 7"#,
                #"held{purpose="fee",currency="EUR"} -8"#,
            ]
            for line in wanted { #expect(lines.contains(line), "\(line)") }
            #expect(lines.count { $0 == "# TYPE held gauge" } == 1)
        }
    }

    @Test("series past the limit are measured nowhere and cost nothing")
    func seriesLimit() {
        let registry = PrometheusRegistry()
        for number in 0...PrometheusRegistry.seriesMax {
            registry.makeCounter(label: "requests", dimensions: [("path", "\(number)")]).increment(by: 1)
        }
        #expect(registry.text.split(separator: "\n").count == PrometheusRegistry.seriesMax + 1)
    }
}
